//! What a mandate is, folded from its events.

use super::{Grant, MandateEvent};
use crate::event::Meta;

/// A mandate at the end of its stream.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(clippy::large_enum_variant)]
pub enum State {
    /// Never granted.
    #[default]
    Absent,
    /// Granted.
    #[allow(missing_docs)]
    Granted { grant: Grant },
    /// Granted, then revoked.
    #[allow(missing_docs)]
    Revoked { grant: Grant },
}

/// What the event means. Total: what makes no sense changes nothing.
pub fn evolve(state: State, event: &MandateEvent, _meta: &Meta) -> State {
    match (state, event) {
        (State::Absent, MandateEvent::Granted { grant }) => State::Granted { grant: grant.clone() },
        (State::Granted { grant }, MandateEvent::Revoked { .. }) => State::Revoked { grant },
        (state, _) => state,
    }
}
