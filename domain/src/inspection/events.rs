//! What happens in an inspection, and what can be asked of one.

use super::{EntryRef, Extent, SampleMethod, SeedSource, Verdict};
use crate::{
    assignment::Evidence,
    id::{AssignmentId, CommandId, DocumentId, MandateId, PositionId},
    text::{Line, Prose},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What happened in an inspection. `chain` is the authority relied on, the nearest mandate first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum InspectionEvent {
    #[serde(rename = "inspection.opened")]
    Opened {
        title: Line,
        /// The decision to inspect.
        basis: DocumentId,
        /// What is to be found out.
        subject: Prose,
        scope: Extent,
        /// The seats that write in it; the first leads.
        inspectors: Vec<PositionId>,
        chain: Vec<MandateId>,
    },
    #[serde(rename = "inspection.sample_drawn")]
    SampleDrawn {
        sample: CommandId,
        method: SampleMethod,
        seed: Line,
        seed_source: SeedSource,
        /// How many assignments there were to draw from.
        population: u32,
        /// SHA-256 over their sorted ids, each followed by a line feed, in hex.
        population_sha256: Line,
        chosen: Vec<AssignmentId>,
        chain: Vec<MandateId>,
    },
    #[serde(rename = "inspection.finding_recorded")]
    FindingRecorded {
        finding: CommandId,
        text: Prose,
        /// The rule or criterion that was not kept.
        criterion: Prose,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        assignment: Option<AssignmentId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entry: Option<EntryRef>,
        /// The seat that is heard.
        office: PositionId,
        evidence: Vec<Evidence>,
        chain: Vec<MandateId>,
    },
    /// By the office concerned: the one act in an inspection that is not an inspector's.
    #[serde(rename = "inspection.explanation_given")]
    ExplanationGiven { finding: CommandId, text: Prose, evidence: Vec<Evidence> },
    #[serde(rename = "inspection.finding_concluded")]
    FindingConcluded { finding: CommandId, verdict: Verdict, reason: Prose, chain: Vec<MandateId> },
    /// What is to be put right, and the assignments by which it is done, as far as they are given already.
    #[serde(rename = "inspection.remedy_required")]
    RemedyRequired {
        remedy: CommandId,
        finding: CommandId,
        text: Prose,
        assignments: Vec<AssignmentId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<NaiveDate>,
        chain: Vec<MandateId>,
    },
    #[serde(rename = "inspection.closed")]
    Closed { conclusion: Prose, document: DocumentId, chain: Vec<MandateId> },
}

/// What can be asked of an inspection.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum InspectionCommand {
    Open {
        title: Line,
        basis: DocumentId,
        subject: Prose,
        scope: Extent,
        inspectors: Vec<PositionId>,
    },
    /// `seed` is the sender's; without one the handler draws another, which is `drawn`.
    DrawSample {
        seed: Option<Line>,
        drawn: Option<Line>,
        size: u32,
    },
    /// Without an office, the lead of the assignment is heard.
    RecordFinding {
        text: Prose,
        criterion: Prose,
        assignment: Option<AssignmentId>,
        entry: Option<EntryRef>,
        office: Option<PositionId>,
        evidence: Vec<Evidence>,
    },
    GiveExplanation {
        finding: CommandId,
        text: Prose,
        evidence: Vec<Evidence>,
    },
    ConcludeFinding {
        finding: CommandId,
        verdict: Verdict,
        reason: Prose,
    },
    RequireRemedy {
        finding: CommandId,
        text: Prose,
        assignments: Vec<AssignmentId>,
        due: Option<NaiveDate>,
    },
    Close {
        conclusion: Prose,
        document: DocumentId,
    },
}

impl InspectionCommand {
    /// The assignment that a new finding is about: the one named, else the one whose entry is named.
    pub fn assignment(&self) -> Option<AssignmentId> {
        let Self::RecordFinding { assignment, entry, .. } = self else { return None };
        assignment.or_else(|| entry.as_ref().and_then(EntryRef::assignment))
    }

    /// The finding that the command is about, when it is about one recorded before.
    pub fn finding(&self) -> Option<CommandId> {
        match self {
            Self::GiveExplanation { finding, .. }
            | Self::ConcludeFinding { finding, .. }
            | Self::RequireRemedy { finding, .. } => Some(*finding),
            _ => None,
        }
    }
}
