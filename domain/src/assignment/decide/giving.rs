//! Receiving: acknowledged, questioned, answered, declined.

use super::{Case, Decided};
use crate::assignment::{AssignmentCommand as C, AssignmentEvent as E};

pub(super) fn decide(case: &Case<'_>, command: &C) -> Option<Decided> {
    Some(Ok(vec![match command {
        C::Acknowledge { note } => E::Acknowledged { note: note.clone() },
        C::QueryClarity { clarity, question } => {
            E::ClarityQueried { query: case.new_item(), clarity: *clarity, question: question.clone() }
        }
        C::AnswerClarity { query, answer } => {
            E::ClarityAnswered { query: *query, answer: answer.clone(), chain: case.chain.clone() }
        }
        C::Decline { clarity, reason } => E::Declined { clarity: *clarity, reason: reason.clone() },
        _ => return None,
    }]))
}
