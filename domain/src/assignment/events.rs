//! What can have happened to an assignment.
use super::{Basis, Cause, Clarity, Coordinator, Deadline, Evidence, Reassignment, Terms};
use crate::id::{CommandId, DocumentId, MandateId, PositionId};
use crate::text::{Line, Prose};
use serde::{Deserialize, Serialize};

/// What happened. Items inside an assignment (queries, requests, obstacles …) are named by the command that made them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, clippy::large_enum_variant)]
pub enum AssignmentEvent {
    #[serde(rename = "assignment.drafted")]
    Drafted { code: Line, assigner: PositionId, terms: Terms },
    #[serde(rename = "assignment.draft_revised")]
    DraftRevised { terms: Terms },
    #[serde(rename = "assignment.draft_discarded")]
    DraftDiscarded { reason: Prose },
    /// Passed the gate. `terms` are complete; `chain` is the mandate relied on, root last.
    #[serde(rename = "assignment.issued")]
    Issued {
        assigner: PositionId,
        terms: Terms,
        deadline: Deadline,
        chain: Vec<MandateId>,
        warnings: Vec<Line>,
    },
    #[serde(rename = "assignment.acknowledged")]
    Acknowledged { note: Option<Prose> },
    #[serde(rename = "assignment.clarity_queried")]
    ClarityQueried { query: CommandId, clarity: Clarity, question: Prose },
    #[serde(rename = "assignment.clarity_answered")]
    ClarityAnswered {
        query: CommandId,
        answer: Prose,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.declined")]
    Declined { clarity: Clarity, reason: Prose },
    #[serde(rename = "assignment.progress_reported")]
    ProgressReported { percent: Option<u8>, text: Prose, evidence: Vec<Evidence> },
    /// Index into the milestones of the terms.
    #[serde(rename = "assignment.milestone_reached")]
    MilestoneReached { milestone: u32, note: Option<Prose> },
    #[serde(rename = "assignment.evidence_attached")]
    EvidenceAttached { item: CommandId, evidence: Evidence },
    /// `index`: which of the pieces that `old` attached, from 0.
    #[serde(rename = "assignment.evidence_superseded")]
    EvidenceSuperseded {
        old: CommandId,
        #[serde(default)]
        index: u32,
        item: CommandId,
        evidence: Evidence,
        reason: Prose,
    },
    #[serde(rename = "assignment.obstacle_reported")]
    ObstacleReported { obstacle: CommandId, text: Prose, addressed_to: PositionId },
    #[serde(rename = "assignment.obstacle_resolved")]
    ObstacleResolved { obstacle: CommandId, resolution: Prose },
    #[serde(rename = "assignment.proposal_made")]
    ProposalMade { proposal: CommandId, text: Prose, addressed_to: PositionId },
    #[serde(rename = "assignment.proposal_answered")]
    ProposalAnswered { proposal: CommandId, agreed: bool, answer: Prose },
    /// Bảo lưu ý kiến.
    #[serde(rename = "assignment.opinion_reserved")]
    OpinionReserved { text: Prose, addressed_to: PositionId },
    #[serde(rename = "assignment.contribution_requested")]
    ContributionRequested { request: CommandId, from: PositionId, part: Prose, reply_by: chrono::NaiveDate },
    #[serde(rename = "assignment.contribution_made")]
    ContributionMade { request: CommandId, text: Prose, evidence: Vec<Evidence> },
    #[serde(rename = "assignment.contribution_missed")]
    ContributionMissed { request: CommandId },
    #[serde(rename = "assignment.extension_requested")]
    ExtensionRequested {
        request: CommandId,
        until: chrono::NaiveDate,
        reason: Prose,
        claimed_cause: Cause,
        after_expiry: bool,
    },
    #[serde(rename = "assignment.extension_granted")]
    ExtensionGranted {
        request: CommandId,
        deadline: Deadline,
        reason: Prose,
        chain: Vec<MandateId>,
        after_expiry: bool,
    },
    #[serde(rename = "assignment.extension_refused")]
    ExtensionRefused {
        request: CommandId,
        reason: Prose,
        after_expiry: bool,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.cause_confirmed")]
    CauseConfirmed {
        cause: Cause,
        reason: Prose,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.lead_reassigned")]
    LeadReassigned {
        change: Reassignment,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.coordinator_added")]
    CoordinatorAdded {
        coordinator: Coordinator,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.coordinator_removed")]
    CoordinatorRemoved {
        position: PositionId,
        reason: Prose,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.supervisor_changed")]
    SupervisorChanged {
        to: PositionId,
        reason: Prose,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.accepter_changed")]
    AccepterChanged {
        to: PositionId,
        reason: Prose,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.urged")]
    Urged {
        urge: CommandId,
        text: Prose,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.urge_answered")]
    UrgeAnswered { urge: CommandId, answer: Prose },
    #[serde(rename = "assignment.escalated")]
    Escalated {
        to: PositionId,
        reason: Prose,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.result_submitted")]
    ResultSubmitted { submission: CommandId, text: Prose, evidence: Vec<Evidence> },
    #[serde(rename = "assignment.result_returned")]
    ResultReturned {
        submission: CommandId,
        reason: Prose,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.result_accepted")]
    ResultAccepted { submission: CommandId, note: Option<Prose>, chain: Vec<MandateId> },
    #[serde(rename = "assignment.suspended")]
    Suspended {
        reason: Prose,
        basis: Option<DocumentId>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    /// Goes on after a suspension; or the assigner sends a declined assignment back to its lead.
    #[serde(rename = "assignment.resumed")]
    Resumed {
        reason: Prose,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.cancelled")]
    Cancelled {
        reason: Prose,
        basis: Option<DocumentId>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    #[serde(rename = "assignment.reopened")]
    Reopened {
        reason: Prose,
        deadline: Deadline,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        chain: Vec<MandateId>,
    },
    /// Lập hồ sơ công việc: the file is complete and closed.
    #[serde(rename = "assignment.work_file_closed")]
    WorkFileClosed { note: Option<Prose> },
    #[serde(rename = "assignment.basis_confirmed")]
    BasisConfirmed { basis: Basis },
    /// A correction beside the entry it corrects; both stay visible. `revision` counts from 0 in this stream.
    #[serde(rename = "assignment.entry_corrected")]
    EntryCorrected { revision: u64, text: Prose, reason: Prose },
}
