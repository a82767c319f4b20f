//! What may be recorded of the log itself: only by the system, and never less than before.

use super::{LedgerCommand, LedgerEvent, State};
use crate::{
    context::{Actor, Context},
    id::LedgerId,
    refusal::{Code, Refusal},
};

/// Decides a command addressed to the log. Nothing = already so.
pub fn decide(
    _id: LedgerId,
    state: &State,
    command: &LedgerCommand,
    cx: &Context<'_>,
) -> Result<Vec<LedgerEvent>, Refusal> {
    if cx.actor != Actor::Scheduler {
        return Err(Refusal::new(Code::ActorNotAllowed));
    }
    Ok(match command {
        LedgerCommand::RecordStreamHeads { size, .. } if state.covered.is_some_and(|last| last >= *size) => {
            Vec::new()
        }
        LedgerCommand::RecordStreamHeads { root, size, streams } => {
            vec![LedgerEvent::StreamHeads { root: root.clone(), size: *size, streams: *streams }]
        }
        LedgerCommand::RecordAccessHead { size, .. }
            if state.access.as_ref().is_some_and(|last| last.size >= *size) =>
        {
            Vec::new()
        }
        LedgerCommand::RecordAccessHead { root, size } => {
            vec![LedgerEvent::AccessHead { root: root.clone(), size: *size }]
        }
        LedgerCommand::RecordKeyRotation { new, .. } if state.key.as_ref() == Some(new) => Vec::new(),
        LedgerCommand::RecordKeyRotation { old, new, signature } => {
            let (old, new, signature) = (old.clone(), new.clone(), signature.clone());
            vec![LedgerEvent::KeyRotated { old, new, signature }]
        }
    })
}
