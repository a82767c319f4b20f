//! Ending: handed in, returned or accepted; suspended, resumed, cancelled, reopened; the work file closed.

use super::{Case, Decided, wrong_state};
use crate::{
    assignment::{AssignmentCommand as C, AssignmentEvent as E, Deadline, TimeTerm},
    id::{CommandId, PositionId},
    refusal::{Code, Refusal},
    text::Prose,
};

pub(super) fn decide(case: &Case<'_>, command: &C) -> Option<Decided> {
    let chain = case.chain.clone();
    Some(match command {
        C::SubmitResult { text, evidence } => Ok(vec![E::ResultSubmitted {
            submission: case.new_item(),
            text: text.clone(),
            evidence: evidence.clone(),
        }]),
        C::ReturnResult { reason } => submission(case)
            .map(|submission| vec![E::ResultReturned { submission, reason: reason.clone(), chain }]),
        C::AcceptResult { note } => submission(case)
            .map(|submission| vec![E::ResultAccepted { submission, note: note.clone(), chain }]),
        C::Suspend { reason, basis } => {
            Ok(vec![E::Suspended { reason: reason.clone(), basis: *basis, chain }])
        }
        C::Resume { reason } => Ok(vec![E::Resumed { reason: reason.clone(), chain }]),
        C::Cancel { reason, basis } => {
            Ok(vec![E::Cancelled { reason: reason.clone(), basis: *basis, chain }])
        }
        C::Reopen { reason, time } => reopen(case, reason, time),
        C::CloseWorkFile { note } => Ok(vec![E::WorkFileClosed { note: note.clone() }]),
        _ => return None,
    })
}

fn submission(case: &Case<'_>) -> Result<CommandId, Refusal> {
    case.state.pending_submission().map(|submission| submission.id).ok_or_else(|| wrong_state(case.state))
}

/// Work goes on with a new deadline; the first one stays in the ledger. Somebody must answer for it.
fn reopen(case: &Case<'_>, reason: &Prose, time: &TimeTerm) -> Decided {
    let view = case.cx.view();
    let lead = case.state.terms.lead;
    if lead.and_then(|lead| view.accountable(lead)).is_none() {
        let seat = lead.map_or_else(String::new, |lead: PositionId| lead.to_string());
        return Err(Refusal::new(Code::Vacant).with("position", seat));
    }
    if let Some(lead) = lead {
        case.cx.check_position_stays(view.successor(lead)).map_err(|refusal| refusal.at("lead"))?;
    }
    let today = case.cx.day();
    let resolved = view.calendar().resolve(time, today).map_err(|refusal| refusal.at("time"))?;
    if let Some(due) = resolved.due.filter(|due| *due < today) {
        return Err(super::date_order(due, today, "time"));
    }
    let deadline = Deadline::from(resolved);
    Ok(vec![E::Reopened { reason: reason.clone(), deadline, chain: case.chain.clone() }])
}
