//! Who must act next: open items, addressed to seats.

mod items;
mod query;

use crate::assignments::AssignmentRow;
use chrono::NaiveDate;
pub(crate) use items::{ItemRow, Words, act_of, fold};
use sauro_domain::{
    assignment::{Act, Judgement},
    id::{AssignmentId, CommandId, PositionId},
    time::Timestamp,
};

/// Something that waits for a seat to act.
#[derive(Debug, Clone, PartialEq)]
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
