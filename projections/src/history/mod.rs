//! What happened to one thing, entry by entry, read from the log itself and never copied.

mod changes;
mod query;

use sauro_domain::{Event, id::CommandId, time::Timestamp};
use sauro_store::{Acted, Authority, Position};

pub(crate) use changes::difference;

/// A field that an entry changed. Values are JSON; none = was not, or is no longer, set.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// Dotted path: `terms.time`, `lead`, `due`.
    pub field: String,
    /// Before.
    pub old: Option<serde_json::Value>,
    /// After.
    pub new: Option<serde_json::Value>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Where it stands in the log.
    pub position: Position,
    /// Its stream.
    pub stream: String,
    /// Place in the stream, from 0.
    pub revision: u64,
    /// Event id.
    pub id: String,
    /// Wire name, such as `assignment.issued`.
    pub kind: String,
    /// Version of the payload as it was written.
    pub kind_version: u16,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// When it took effect.
    pub effective_at: Timestamp,
    /// Calendar days (in Vietnam) between effect and record; 0 when entered the same day, or ahead.
    pub entered_days_late: u32,
    /// Who, in which seat, for whom.
    pub actor: Acted,
    /// Through which door.
    pub via: String,
    /// By what authority.
    pub authority: Option<Authority>,
    /// Why, where the payload carries no reason of its own.
    pub why: Option<String>,
    /// The command.
    pub command: CommandId,
    /// What happened, in its newest shape.
    pub event: Event,
    /// What it changed. Nothing for persons: their values stay sealed.
    pub changes: Vec<FieldChange>,
    /// Revisions of later entries that correct this one.
    pub corrected_by: Vec<u64>,
    /// The exact bytes that are hashed.
    pub bytes: Vec<u8>,
    /// Their leaf hash.
    pub leaf: [u8; 32],
}
