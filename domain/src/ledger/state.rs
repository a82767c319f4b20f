//! What the log last recorded of itself.

use super::LedgerEvent;
use crate::{event::Meta, text::Line, time::Timestamp};

/// How far the access log had come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessHead {
    /// How many entries.
    pub size: u64,
    /// The root of their tree, 64 hexadecimal digits.
    pub root: Line,
    /// When it was recorded.
    pub at: Timestamp,
}

/// The stream's state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// How many entries the last record of stream heads covers.
    pub covered: Option<u64>,
    /// The last head of the access log that was recorded.
    pub access: Option<AccessHead>,
    /// The key in use since the last rotation.
    pub key: Option<Line>,
}

/// What the event means. Total.
#[must_use]
pub fn evolve(state: State, event: &LedgerEvent, meta: &Meta) -> State {
    match event {
        LedgerEvent::StreamHeads { size, .. } => State { covered: Some(*size), ..state },
        LedgerEvent::AccessHead { root, size } => State {
            access: Some(AccessHead { size: *size, root: root.clone(), at: meta.recorded_at }),
            ..state
        },
        LedgerEvent::KeyRotated { new, .. } => State { key: Some(new.clone()), ..state },
    }
}
