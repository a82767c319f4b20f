//! What the facts add up to: everything that decisions, time status and attribution need.

mod course;
mod evolve;
mod track;

use super::{Cause, Clarity, Deadline, Evidence, Terms};
use crate::{
    id::{CommandId, MandateId, PersonId, PositionId},
    text::{Line, Prose},
    time::Timestamp,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

pub use evolve::evolve;
pub(super) use track::{Holding, Mark, Stage};

/// The workflow state: who must act next. Never merged with the time status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Nothing has happened.
    #[default]
    Absent,
    /// Dự thảo.
    Draft,
    /// Đã giao, not yet acknowledged.
    Issued,
    /// Đang thực hiện: acknowledged, or progress reported.
    InProgress,
    /// Chờ nghiệm thu.
    Submitted,
    /// Đã trả lại khi nhận: back with the assigner.
    Declined,
    /// Tạm dừng.
    Suspended,
    /// Đã nghiệm thu.
    Accepted,
    /// Đã lập hồ sơ, đóng.
    Closed,
    /// Đã hủy.
    Cancelled,
    /// A draft that was thrown away before it was issued.
    Discarded,
}

impl Phase {
    /// The stable name, as in refusals and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Absent => "ABSENT",
            Self::Draft => "DRAFT",
            Self::Issued => "ISSUED",
            Self::InProgress => "IN_PROGRESS",
            Self::Submitted => "SUBMITTED",
            Self::Declined => "DECLINED",
            Self::Suspended => "SUSPENDED",
            Self::Accepted => "ACCEPTED",
            Self::Closed => "CLOSED",
            Self::Cancelled => "CANCELLED",
            Self::Discarded => "DISCARDED",
        }
    }

    /// Issued and neither accepted nor ended: exactly one lead answers.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Issued | Self::InProgress | Self::Submitted | Self::Declined | Self::Suspended)
    }

    /// The lead is at work.
    pub fn is_working(self) -> bool {
        matches!(self, Self::Issued | Self::InProgress)
    }
}

/// What somebody asked of somebody inside an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ItemKind {
    Query(Clarity),
    Proposal,
    Obstacle,
    Contribution,
    Urge,
}

/// One such question, named by the command that asked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// The seat that asked.
    pub by: Option<PositionId>,
    /// The seat it is addressed to.
    pub to: Option<PositionId>,
    /// When it was asked.
    pub opened: Timestamp,
    /// For contributions: the last day to answer.
    pub reply_by: Option<NaiveDate>,
    /// For contributions: the reply-by date passed in silence, and that was recorded.
    pub missed: bool,
    /// When it was answered, resolved or became pointless.
    pub closed: Option<Timestamp>,
}

/// One line of the deadline ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Extension {
    pub request: CommandId,
    pub by: Option<PositionId>,
    /// Who asked: the same person never decides it.
    pub person: Option<PersonId>,
    pub requested_at: Timestamp,
    pub until: NaiveDate,
    pub reason: Prose,
    pub claimed_cause: Cause,
    /// Asked after the deadline of that time had passed.
    pub after_expiry: bool,
    pub decision: Option<Decision>,
}

/// How a request for an extension was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Decision {
    /// The new deadline; none = refused.
    pub granted: Option<Deadline>,
    pub at: Timestamp,
    pub by: Option<PositionId>,
    pub reason: Prose,
    /// Decided after the deadline of that time had passed.
    pub after_expiry: bool,
    pub chain: Vec<MandateId>,
}

/// A result handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Submission {
    pub id: CommandId,
    /// Who handed it in: the same person never accepts it.
    pub person: Option<PersonId>,
    pub at: Timestamp,
    pub recorded_at: Timestamp,
    /// Whether it was accepted; none = undecided.
    pub accepted: Option<bool>,
}

/// A piece of evidence in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct EvidenceItem {
    /// The act that attached it, and which of its pieces.
    pub item: CommandId,
    pub index: u32,
    pub by: Option<PositionId>,
    pub evidence: Evidence,
    /// The act that put another in its place.
    pub superseded_by: Option<CommandId>,
}

/// An assignment, as its events left it.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)]
pub struct State {
    pub phase: Phase,
    /// Since when it is in this phase.
    pub since: Option<Timestamp>,
    pub code: Option<Line>,
    pub assigner: Option<PositionId>,
    /// As last changed: the lead, coordinators, supervisor, accepter and basis of now.
    pub terms: Terms,
    pub issued_at: Option<Timestamp>,
    /// By the present lead.
    pub acknowledged_at: Option<Timestamp>,
    /// Since when the present lead leads.
    pub lead_since: Option<Timestamp>,
    /// The present lead has reported progress.
    pub progressed: bool,
    pub percent: Option<u8>,
    pub deadline_original: Option<Deadline>,
    pub deadline_current: Option<Deadline>,
    /// The deadline ledger.
    pub extensions: Vec<Extension>,
    /// Queries, proposals, obstacles, contributions, urges, open and closed.
    pub items: BTreeMap<CommandId, Item>,
    pub submissions: Vec<Submission>,
    pub evidence: Vec<EvidenceItem>,
    pub milestones_reached: BTreeMap<u32, Timestamp>,
    pub cause: Option<Cause>,
    /// Who made each entry, by revision; none = the scheduler.
    pub entries: Vec<Option<PositionId>>,
    /// Commands that took effect: each does so once.
    pub applied: BTreeSet<CommandId>,
    /// The last moment at which the one who holds the work changed.
    pub floor: Option<Timestamp>,
    pub(super) track: Vec<Mark>,
}

impl State {
    /// The last day as things stand; none when undated or not issued.
    pub fn due(&self) -> Option<NaiveDate> {
        self.deadline_current.as_ref().and_then(|deadline| deadline.due)
    }

    /// Questions nobody has answered yet, by id (ids are in order of time).
    pub fn open_items(&self) -> impl Iterator<Item = (CommandId, &Item)> {
        self.items.iter().filter(|(_, item)| item.closed.is_none()).map(|(id, item)| (*id, item))
    }

    /// The request for an extension that waits for a decision: at most one.
    pub fn pending_extension(&self) -> Option<&Extension> {
        self.extensions.iter().find(|extension| extension.decision.is_none())
    }

    /// The submission that waits for a decision.
    pub fn pending_submission(&self) -> Option<&Submission> {
        self.submissions.last().filter(|submission| submission.accepted.is_none())
    }

    /// The submission that was accepted and not reopened since.
    pub fn accepted_submission(&self) -> Option<&Submission> {
        self.submissions.last().filter(|submission| submission.accepted == Some(true))
    }

    /// How many entries the history holds.
    pub fn revisions(&self) -> u64 {
        self.entries.len() as u64
    }
}
