//! Who must act next: open items, addressed to seats.

use crate::assignments::AssignmentRow;
use chrono::NaiveDate;
use sauro_domain::{
    assignment::Judgement,
    id::{AssignmentId, CommandId, PositionId},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// The act that an open item waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Complete the draft and issue it: the assigner.
    Issue,
    /// Acknowledge: the lead.
    Acknowledge,
    /// Answer a clarity query: the assigner.
    AnswerQuery,
    /// Give a declined assignment to somebody else, or cancel it: the assigner.
    Reassign,
    /// Do the work and submit a result: the lead.
    Deliver,
    /// Decide an extension: the assigner, or another holder of the power.
    DecideExtension,
    /// Accept or return the result: the accepter.
    AcceptResult,
    /// Answer a proposal: its addressee.
    AnswerProposal,
    /// Resolve an obstacle: its addressee.
    ResolveObstacle,
    /// Contribute: the coordinator asked.
    Contribute,
    /// Answer an urge: the lead.
    AnswerUrge,
    /// Confirm an oral order in writing: the assigner.
    ConfirmBasis,
    /// Resume or cancel a suspended assignment: the assigner.
    Resume,
    /// Close the work file: the lead.
    CloseFile,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 14] = [
        Self::Issue,
        Self::Acknowledge,
        Self::AnswerQuery,
        Self::Reassign,
        Self::Deliver,
        Self::DecideExtension,
        Self::AcceptResult,
        Self::AnswerProposal,
        Self::ResolveObstacle,
        Self::Contribute,
        Self::AnswerUrge,
        Self::ConfirmBasis,
        Self::Resume,
        Self::CloseFile,
    ];

    pub(crate) fn code(self) -> i64 {
        self as i64
    }

    pub(crate) fn from_code(code: i64) -> Option<Self> {
        usize::try_from(code).ok().and_then(|index| Self::ALL.get(index).copied())
    }

    /// A decision or an answer that somebody else waits for.
    pub fn is_decision(self) -> bool {
        matches!(
            self,
            Self::AnswerQuery
                | Self::Reassign
                | Self::DecideExtension
                | Self::AcceptResult
                | Self::AnswerProposal
                | Self::ResolveObstacle
        )
    }
}

/// Something that waits for a seat to act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenItem {
    /// The assignment.
    pub assignment: AssignmentId,
    /// The act.
    pub act: Act,
    /// The query, request, submission … when the act answers one.
    pub item: Option<CommandId>,
    /// The seat it is addressed to, as the record names it.
    pub position: PositionId,
    /// Since when it waits.
    pub since: Timestamp,
    /// By when, when a date was set for this act.
    pub due: Option<NaiveDate>,
    /// What was asked, in the asker's words.
    pub text: Option<String>,
}

/// An open item with what a list needs to show beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkItem {
    /// What waits.
    pub item: OpenItem,
    /// The assignment, as known.
    pub assignment: AssignmentRow,
    /// Its time status on the day in force.
    pub judgement: Judgement,
}

/// What a reader answers for now. Each item stands in exactly one group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Worklist {
    /// Mine to do, past the deadline.
    pub overdue: Vec<WorkItem>,
    /// Mine to do, due soon.
    pub due_soon: Vec<WorkItem>,
    /// Somebody waits for my decision or answer.
    pub to_decide: Vec<WorkItem>,
    /// Mine to do, with time left.
    pub other: Vec<WorkItem>,
    /// On what I lead, somebody else must act.
    pub waiting_on_others: Vec<WorkItem>,
}
