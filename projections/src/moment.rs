//! Which past, or the present: as known then, in force then.

use sauro_domain::{
    register::Ordinal,
    time::{Timestamp, day_of},
};
use sauro_store::Position;

/// How much of the log counts as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownAt {
    /// Everything up to and including this position.
    Position(Position),
    /// Everything recorded up to and including this moment.
    Time(Timestamp),
}

/// What a reader asks for. Both absent = the present.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moment {
    /// Knowledge; absent = all that is in the views now.
    pub known_at: Option<KnownAt>,
    /// Effective time; absent = the moment of `known_at` when that is given, else now.
    pub in_force_at: Option<Timestamp>,
}

/// A moment resolved against the views: every answer is a function of it, and can say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// How many events are known.
    pub ordinal: Ordinal,
    /// The position of the last of them.
    pub position: Position,
    /// When that one was recorded; none before the first event.
    pub recorded_at: Option<Timestamp>,
    /// The moment in force that judgements are made for.
    pub in_force_at: Timestamp,
    /// Whether a moment was asked for: the answer is a picture of then, not the present.
    pub past: bool,
}

impl AsOf {
    /// The day in Vietnam on which time statuses are judged.
    pub fn day(&self) -> chrono::NaiveDate {
        day_of(self.in_force_at)
    }

    /// The ordinal as SQLite keeps it.
    pub(crate) fn known(&self) -> i64 {
        i64::try_from(self.ordinal).unwrap_or(i64::MAX - 1)
    }
}
