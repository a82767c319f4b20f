//! Everything that was ever recorded, whatever it is about: who, on whose behalf, in which seat, what, when.
//!
//! The index holds a few words per event and follows the log in memory; what an entry says is read from the log itself.

mod follow;
mod paging;
mod patterns;
mod query;

use chrono::NaiveDate;
pub(crate) use follow::Index;
use sauro_domain::{
    id::{PersonId, PositionId, UnitId},
    time::Timestamp,
};
use sauro_store::Position;

pub use paging::{EventPage, EventPaging};
pub use patterns::{Pattern, Patterns};

/// Which events. All conditions given must hold; within one list, any.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventFilter {
    /// Done by this person.
    pub actor: Option<PersonId>,
    /// Done on behalf of this absent holder; `Some(None)` = on whosever behalf but one's own.
    pub on_behalf_of: Option<Option<PersonId>>,
    /// Done in this seat, or in one whose work it took over.
    pub position: Option<PositionId>,
    /// Wire names, or the kind of thing before the dot.
    pub kinds: Option<Vec<String>>,
    /// Done from a seat of this unit or below, or on work led from there.
    pub unit: Option<UnitId>,
    /// About this thing, by stream name.
    pub stream: Option<String>,
    /// About an assignment whose words hold these.
    pub text: Option<String>,
    /// Recorded at or after.
    pub recorded_from: Option<Timestamp>,
    /// Recorded before.
    pub recorded_until: Option<Timestamp>,
    /// In effect at or after.
    pub effective_from: Option<Timestamp>,
    /// In effect before.
    pub effective_until: Option<Timestamp>,
    /// Entered on a later day than the one it took effect on.
    pub back_dated: Option<bool>,
    /// A later entry corrects it.
    pub corrected: Option<bool>,
    /// Through this door.
    pub via: Option<String>,
}

/// Where one event stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its place in the log.
    pub position: Position,
    /// Its stream.
    pub stream: String,
    /// Its place in the stream.
    pub revision: u64,
}

/// What one event says of itself, in few words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deed {
    pub position: Position,
    pub recorded_at: i64,
    pub effective_at: i64,
    pub kind: u32,
    pub stream: u32,
    pub revision: u32,
    /// None for the system itself.
    pub person: Option<u32>,
    pub seat: Option<u32>,
    pub on_behalf_of: Option<u32>,
    pub via: u32,
    /// The first later entry that corrects it.
    pub corrected: Option<Position>,
    /// Asked or decided when the term was over already.
    pub after_expiry: bool,
    /// The deadline of the assignment when it was recorded.
    pub due: Option<NaiveDate>,
}
