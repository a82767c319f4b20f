//! What the views hold: published after each batch, in one piece.

use sauro_domain::{
    id::PositionId,
    register::{Ordinal, Register},
    time::Timestamp,
};
use sauro_store::Position;
use std::{collections::BTreeSet, sync::Arc};

/// The newest moment that can be asked about.
#[derive(Debug, Clone, Default)]
pub(crate) struct Head {
    /// Events taken in.
    pub ordinal: Ordinal,
    /// Position of the last of them.
    pub position: Position,
    /// When it was recorded.
    pub recorded_at: Option<Timestamp>,
    /// The organisation. Knows of fewer events than `ordinal` when the newest do not concern it.
    pub register: Arc<Register>,
    /// Every seat there ever was, by id.
    pub seats: Arc<Vec<PositionId>>,
    /// Seats whose work a merger moved elsewhere, at whatever time.
    pub merged: Arc<Vec<PositionId>>,
    /// Moments at which units or seats began, moved, merged or ended.
    pub turns: Arc<BTreeSet<Timestamp>>,
}
