//! Two moments side by side: which assignments came, went, or stand otherwise.

mod query;

use sauro_domain::{assignment::TimeStatus, id::AssignmentId};

/// How an assignment stood at one of the moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stood {
    /// Against the current deadline.
    pub current: TimeStatus,
    /// Against the deadline as first issued.
    pub original: TimeStatus,
}

/// An assignment that differs between the moments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Which.
    pub id: AssignmentId,
    /// How it stood at the first moment; none when it was not in the list.
    pub before: Option<Stood>,
    /// How it stood at the second moment; none when it was not in the list.
    pub after: Option<Stood>,
    /// Events recorded on it after the first moment, up to the second.
    pub events: u64,
}

/// What differs, oldest assignment first, and how many stand the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Came, went, or stand otherwise.
    pub entries: Vec<Compared>,
    /// In the list at both moments, with no event between them and the same standing.
    pub unchanged: u64,
}
