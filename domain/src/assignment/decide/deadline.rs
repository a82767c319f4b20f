//! The deadline ledger: asked for by the lead, decided by somebody else, every line kept.

use super::{Case, Decided, date_order, input::out_of_range, no_such_item};
use crate::{
    assignment::{AssignmentCommand as C, AssignmentEvent as E, Deadline, TimeTerm},
    id::CommandId,
    refusal::Refusal,
    text::Prose,
};
use chrono::NaiveDate;

pub(super) fn decide(case: &Case<'_>, command: &C) -> Option<Decided> {
    let chain = case.chain.clone();
    Some(match command {
        C::RequestExtension { until, reason, claimed_cause } => later_than_now(case, *until).map(|()| {
            vec![E::ExtensionRequested {
                request: case.new_item(),
                until: *until,
                reason: reason.clone(),
                claimed_cause: *claimed_cause,
                after_expiry: case.expired(),
            }]
        }),
        C::GrantExtension { request, until, reason } => grant(case, *request, *until, reason),
        C::RefuseExtension { request, reason } => Ok(vec![E::ExtensionRefused {
            request: *request,
            reason: reason.clone(),
            after_expiry: case.expired(),
            chain,
        }]),
        C::ConfirmCause { cause, .. } if case.state.cause == Some(*cause) => Ok(Vec::new()),
        C::ConfirmCause { cause, reason } => {
            Ok(vec![E::CauseConfirmed { cause: *cause, reason: reason.clone(), chain }])
        }
        _ => return None,
    })
}

/// An extension moves the deadline forward, or it is none.
fn later_than_now(case: &Case<'_>, until: NaiveDate) -> Result<(), Refusal> {
    match case.state.due() {
        Some(due) if until <= due => Err(date_order(until, due, "until")),
        _ => Ok(()),
    }
}

/// As asked, or less; never more than was asked.
fn grant(case: &Case<'_>, request: CommandId, until: Option<NaiveDate>, reason: &Prose) -> Decided {
    let pending = case.state.pending_extension().filter(|pending| pending.request == request);
    let asked = pending.ok_or_else(|| no_such_item(request))?.until;
    let until = until.unwrap_or(asked);
    later_than_now(case, until)?;
    if until > asked {
        let least = case.state.due().unwrap_or(asked);
        return Err(out_of_range(until, least, asked, "until"));
    }
    let resolved = case.cx.view().calendar().resolve(&TimeTerm::On { date: until }, case.cx.day())?;
    Ok(vec![E::ExtensionGranted {
        request,
        deadline: Deadline::from(resolved),
        reason: reason.clone(),
        chain: case.chain.clone(),
        after_expiry: case.expired(),
    }])
}
