//! Kiểm tra: what an inspector opens, draws, finds, hears and concludes. Everything else an inspector only reads.

mod decide;
mod events;
mod facts;
mod finding;
mod input;
mod role;
mod sample;
mod state;
#[cfg(test)]
mod tests;

pub use decide::decide;
pub use events::{InspectionCommand, InspectionEvent};
pub use facts::{Inspected, Parties};
pub use role::{admit, inspects, inspects_only, still_lent};
pub use sample::{digest, draw};
pub use state::{Finding, Inspection, State, evolve};

use crate::{
    id::{AssignmentId, ProgrammeId, UnitId},
    text::Line,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Bounds of what one inspection may hold.
pub mod limits {
    /// Inspectors.
    pub const INSPECTORS: usize = 20;
    /// Fields of the scope.
    pub const FIELDS: usize = 50;
    /// Samples.
    pub const SAMPLES: usize = 20;
    /// Assignments in one sample: an event holds them all.
    pub const SAMPLE: usize = 500;
    /// Findings.
    pub const FINDINGS: usize = 300;
    /// Explanations of one finding.
    pub const EXPLANATIONS: usize = 20;
    /// Remedies of one finding.
    pub const REMEDIES: usize = 20;
    /// Assignments one remedy may link.
    pub const LINKS: usize = 50;
}

/// What is inspected: work led from a unit or below, in these fields, for this programme, given in this period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// The unit and everything below it.
    pub unit: UnitId,
    /// Fields of work (lĩnh vực), as folded keys; empty = all.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub fields: BTreeSet<Line>,
    /// Only for this programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    /// First day of the period inspected.
    pub from: NaiveDate,
    /// Its last day.
    pub until: NaiveDate,
}

/// How a sample is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SampleMethod {
    /// In the order of SHA-256 over `seed/assignment`: the first so many are the sample. See [`draw`].
    Sha256Order,
}

/// Where the seed of a sample comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeedSource {
    /// An inspector named it, before the draw.
    Given,
    /// The system drew it.
    Drawn,
}

/// An entry of the log that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRef {
    /// The stream, `{kind}-{ulid}`.
    pub stream: Line,
    /// Its place in the stream, from 0.
    pub revision: u64,
}

impl EntryRef {
    /// The assignment whose entry it is.
    pub fn assignment(&self) -> Option<AssignmentId> {
        self.stream.as_str().strip_prefix(AssignmentId::KIND)?.strip_prefix('-')?.parse().ok()
    }
}

/// What came of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It stands.
    Upheld,
    /// It does not.
    NotUpheld,
}
