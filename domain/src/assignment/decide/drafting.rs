//! Drafting, and the gate.

use super::{Case, Decided};
use crate::{
    assignment::{AssignmentCommand as C, AssignmentEvent as E, Terms, TimeTerm, evaluate},
    context::Actor,
    id::PositionId,
    refusal::{Code, Refusal},
    text::Line,
};

pub(super) fn decide(case: &Case<'_>, command: &C) -> Option<Decided> {
    Some(match command {
        C::Draft { code, terms } => match (assigner(case, terms), code) {
            (Some(assigner), Some(code)) => {
                Ok(vec![E::Drafted { code: code.clone(), assigner, terms: terms.clone() }])
            }
            (Some(_), None) => Err(Refusal::missing("code").at("code")),
            (None, _) => Err(Refusal::new(Code::ActorNotAllowed)),
        },
        C::ReviseDraft { terms } if *terms == case.state.terms => Ok(Vec::new()),
        C::ReviseDraft { terms } => Ok(vec![E::DraftRevised { terms: terms.clone() }]),
        C::DiscardDraft { reason } => Ok(vec![E::DraftDiscarded { reason: reason.clone() }]),
        C::Issue => issue(case),
        _ => return None,
    })
}

/// Who gives the work: the seat acted in; for the next period of recurring work, whoever gives the series.
fn assigner(case: &Case<'_>, terms: &Terms) -> Option<PositionId> {
    let recurring = terms.series.is_some() && matches!(terms.time, Some(TimeTerm::Recurring { .. }));
    match case.cx.actor {
        Actor::Scheduler => case.cx.open_work.series_assigner.filter(|_| recurring),
        _ => case.cx.actor.position(),
    }
}

/// All six clarities, or nothing. What is issued names the mandate relied on, even when the draft did not.
fn issue(case: &Case<'_>) -> Decided {
    let (state, cx) = (case.state, case.cx);
    let view = cx.view();
    let assigner = state.assigner.or(cx.actor.position()).map(|seat| view.successor(seat));
    let assigner = assigner.ok_or_else(|| Refusal::new(Code::ActorNotAllowed))?;
    let found = evaluate(&state.terms, assigner, &view, cx.day(), cx.open_work.lead_overdue);
    let deadline = match found.deadline.clone().filter(|_| found.passes()) {
        Some(deadline) => deadline,
        None => {
            let mut refusal = Refusal::new(Code::ClarityBlocked);
            refusal.findings = found.findings().cloned().collect();
            return Err(refusal);
        }
    };
    let mut terms = state.terms.clone();
    terms.mandate = terms.mandate.or(found.chain.first().copied());
    terms.series = terms.series.or_else(|| case.starts_series());
    let warnings = found.warnings.iter().filter_map(|warning| Line::parse(warning.code.as_str()).ok());
    Ok(vec![E::Issued {
        assigner,
        terms,
        deadline,
        chain: found.chain.clone(),
        warnings: warnings.collect(),
    }])
}
