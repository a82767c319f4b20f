//! Inspections, their samples and findings, in versions; and what a sample is drawn from.

mod fold;
mod population;
mod query;

use chrono::NaiveDate;
pub(crate) use fold::apply;
use sauro_domain::{
    assignment::Evidence,
    id::{AssignmentId, CommandId, DocumentId, InspectionId, MandateId, PositionId},
    inspection::{EntryRef, Extent, SampleMethod, SeedSource, Verdict},
    time::Timestamp,
};
use sauro_store::Acted;
use serde::{Deserialize, Serialize};

/// Who said something, and when it was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom.
    pub by: Acted,
}

/// The end of an inspection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Closing {
    pub conclusion: String,
    pub document: DocumentId,
    pub said: Said,
}

/// An inspection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectionRow {
    /// Its id.
    pub id: InspectionId,
    /// What it is called.
    pub title: String,
    /// The decision to inspect.
    pub basis: DocumentId,
    /// What is to be found out.
    pub subject: String,
    /// What is inspected.
    pub scope: Extent,
    /// The seats that write in it.
    pub inspectors: Vec<PositionId>,
    /// The authority it was opened by.
    pub chain: Vec<MandateId>,
    /// Its opening.
    pub opened: Said,
    /// Its end; none while it is open.
    pub closed: Option<Closing>,
}

/// A sample, as drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct SampleRow {
    pub id: CommandId,
    pub method: SampleMethod,
    pub seed: String,
    pub seed_source: SeedSource,
    pub population: u32,
    pub population_sha256: String,
    pub chosen: Vec<AssignmentId>,
    pub said: Said,
}

/// What the office concerned said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ExplanationRow {
    pub id: CommandId,
    pub text: String,
    pub evidence: Vec<Evidence>,
    pub said: Said,
}

/// What came of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ConclusionRow {
    pub verdict: Verdict,
    pub reason: String,
    pub said: Said,
}

/// What is to be put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct RemedyRow {
    pub id: CommandId,
    pub text: String,
    pub assignments: Vec<AssignmentId>,
    pub due: Option<NaiveDate>,
    pub said: Said,
}

/// A finding with what was said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct FindingRow {
    pub id: CommandId,
    pub inspection: InspectionId,
    /// Its place in the stream of the inspection.
    pub revision: u64,
    pub text: String,
    pub criterion: String,
    pub assignment: Option<AssignmentId>,
    pub entry: Option<EntryRef>,
    pub office: PositionId,
    pub evidence: Vec<Evidence>,
    pub said: Said,
    pub explanations: Vec<ExplanationRow>,
    pub conclusion: Option<ConclusionRow>,
    pub remedies: Vec<RemedyRow>,
}
