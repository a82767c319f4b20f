//! What the log last recorded of itself.

use super::LedgerEvent;
use crate::{event::Meta, text::Line};

/// The stream's state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// How many entries the last record of stream heads covers.
    pub covered: Option<u64>,
    /// The key in use since the last rotation.
    pub key: Option<Line>,
}

/// What the event means. Total.
#[must_use]
pub fn evolve(state: State, event: &LedgerEvent, _meta: &Meta) -> State {
    match event {
        LedgerEvent::StreamHeads { size, .. } => State { covered: Some(*size), ..state },
        LedgerEvent::KeyRotated { new, .. } => State { key: Some(new.clone()), ..state },
    }
}
