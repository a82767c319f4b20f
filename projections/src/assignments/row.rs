//! An assignment as lists show it, one version.

use crate::worklists::Act;
use chrono::NaiveDate;
use sauro_domain::{
    assignment::Cause,
    id::{AssignmentId, CommandId, PositionId, ProgrammeId},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// The workflow axis: who must act next. Never merged with the time axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Dự thảo: with the assigner.
    Draft,
    /// The draft was thrown away.
    Discarded,
    /// Passed the gate, not yet acknowledged by the lead.
    Issued,
    /// Acknowledged; being done.
    InProgress,
    /// A result waits for the accepter.
    Submitted,
    /// The result was accepted.
    Accepted,
    /// The work file is closed.
    Closed,
    /// The lead declined; back with the assigner.
    Declined,
    /// Halted, the clock stands still.
    Suspended,
    /// Ended without a result.
    Cancelled,
}

impl Phase {
    /// Every phase, in the order of the workflow.
    pub const ALL: [Self; 10] = [
        Self::Draft,
        Self::Discarded,
        Self::Issued,
        Self::InProgress,
        Self::Submitted,
        Self::Accepted,
        Self::Closed,
        Self::Declined,
        Self::Suspended,
        Self::Cancelled,
    ];

    /// As kept in the views.
    pub(crate) fn code(self) -> i64 {
        self as i64
    }

    /// Back from the views.
    pub(crate) fn from_code(code: i64) -> Option<Self> {
        usize::try_from(code).ok().and_then(|index| Self::ALL.get(index).copied())
    }

    /// Work somebody still answers for: issued and neither accepted, closed nor cancelled.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Issued | Self::InProgress | Self::Submitted | Self::Declined | Self::Suspended)
    }

    /// A result was accepted.
    pub fn is_completed(self) -> bool {
        matches!(self, Self::Accepted | Self::Closed)
    }
}

/// Who must act next, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingOn {
    /// The act that is waited for.
    pub act: Act,
    /// The seat it is addressed to (mergers not followed).
    pub position: PositionId,
    /// Since when.
    pub since: Timestamp,
}

/// An assignment as known at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AssignmentRow {
    pub id: AssignmentId,
    pub code: String,
    pub title: Option<String>,
    pub phase: Phase,
    pub assigner: PositionId,
    /// As the record names it; follow `View::successor` for the seat that answers after a merger.
    pub lead: Option<PositionId>,
    pub accepter: Option<PositionId>,
    pub supervisor: Option<PositionId>,
    pub programme: Option<ProgrammeId>,
    pub field: Option<String>,
    pub parent: Option<AssignmentId>,
    pub series: Option<AssignmentId>,
    /// The last day as first issued; none while a draft, or undated.
    pub due_original: Option<NaiveDate>,
    /// The last day after extensions and reopenings.
    pub due_current: Option<NaiveDate>,
    pub undated: bool,
    pub recurring: bool,
    pub starred: bool,
    pub ad_hoc: bool,
    pub drafted_at: Timestamp,
    /// The effective moment of issue.
    pub issued_at: Option<Timestamp>,
    pub issued_on: Option<NaiveDate>,
    /// Day of the submission that waits or was accepted.
    pub submitted_on: Option<NaiveDate>,
    /// Day of the submission that was accepted.
    pub completed_on: Option<NaiveDate>,
    /// When it was accepted, cancelled or closed: the effective moment of the last of these.
    pub ended_at: Option<Timestamp>,
    /// Extensions granted.
    pub extensions: u32,
    /// Leads so far, the present one included.
    pub leads: u32,
    /// Results returned.
    pub returns: u32,
    /// Urges received.
    pub urges: u32,
    /// As last reported.
    pub percent: Option<u8>,
    pub cause: Option<Cause>,
    /// The submission that waits for the accepter.
    pub submission: Option<CommandId>,
    /// Suspended since.
    pub suspended_at: Option<Timestamp>,
    pub waiting_on: Option<WaitingOn>,
    /// The event that made this version.
    pub known_from: u64,
    /// When the last act on it was recorded, shown in this row or not.
    pub last_act_at: Timestamp,
    /// Revision of that act: what an update must expect.
    pub revision: u64,
}
