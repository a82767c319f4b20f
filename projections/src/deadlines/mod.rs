//! The deadline ledger: the original date, everything that was asked and decided, and the current date.

mod query;
mod rows;

use chrono::NaiveDate;
pub(crate) use rows::{Body, LineRow, fold};
use sauro_domain::{
    assignment::{Cause, Deadline},
    id::{CommandId, MandateId},
    time::Timestamp,
};
use sauro_store::Acted;
use serde::{Deserialize, Serialize};

/// Who did it, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doing {
    /// Who, in which seat, for whom.
    pub by: Acted,
    /// When it was recorded.
    #[serde(with = "chrono::serde::ts_milliseconds")]
    pub recorded_at: Timestamp,
    /// When it took effect.
    #[serde(with = "chrono::serde::ts_milliseconds")]
    pub effective_at: Timestamp,
}

/// How the first deadline was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Original {
    pub set: Doing,
    pub deadline: Deadline,
    /// The original wording ("trước ngày 15/5").
    pub wording: Option<String>,
    /// The mandate the assigner relied on at issue, root last.
    pub chain: Vec<MandateId>,
}

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Asked {
    pub doing: Doing,
    pub until: NaiveDate,
    pub reason: String,
    pub claimed_cause: Cause,
    /// Asked when the term was over already.
    pub after_expiry: bool,
}

/// What was decided on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Decided {
    pub doing: Doing,
    pub granted: bool,
    pub reason: String,
    /// Decided when the term was over already.
    pub after_expiry: bool,
    /// The mandate relied on, root last.
    pub chain: Vec<MandateId>,
}

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Line {
    /// An extension asked for, and what became of it. `due_after` is set once it is granted.
    Extension {
        request: CommandId,
        asked: Asked,
        decided: Option<Decided>,
        due_before: Option<NaiveDate>,
        due_after: Option<Deadline>,
    },
    /// A finished assignment was opened again with a new deadline.
    Reopening { doing: Doing, reason: String, due_before: Option<NaiveDate>, due_after: Deadline },
    /// The cause of lateness was confirmed.
    CauseConfirmed { doing: Doing, cause: Cause, reason: String },
    /// The clock stood still from here.
    Suspended { doing: Doing, reason: String },
    /// The clock runs again.
    Resumed { doing: Doing, reason: String },
}

/// The whole ledger of one assignment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// None before issue.
    pub original: Option<Original>,
    /// The last day as it stands; none before issue, or undated.
    pub current: Option<NaiveDate>,
    /// In order of recording.
    pub lines: Vec<Line>,
}
