//! Pushing: urged, answered, escalated.

use super::{Case, Decided};
use crate::assignment::{AssignmentCommand as C, AssignmentEvent as E};

pub(super) fn decide(case: &Case<'_>, command: &C) -> Option<Decided> {
    let chain = case.chain.clone();
    Some(match command {
        C::Urge { text } => Ok(vec![E::Urged { urge: case.new_item(), text: text.clone(), chain }]),
        C::AnswerUrge { urge, answer } => Ok(vec![E::UrgeAnswered { urge: *urge, answer: answer.clone() }]),
        C::Escalate { to, reason } => case
            .cx
            .check_position(*to)
            .map_err(|refusal| refusal.at("to"))
            .map(|()| vec![E::Escalated { to: *to, reason: reason.clone(), chain }]),
        _ => return None,
    })
}
