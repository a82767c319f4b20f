//! What the facts add up to: everything that decisions, time status and attribution need.

mod course;
mod evolve;
mod items;
mod phase;
mod track;

use super::{Cause, Deadline, Terms};
use crate::{
    id::{CommandId, PositionId},
    text::Line,
    time::Timestamp,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

pub use evolve::evolve;
pub use items::{Decision, EvidenceItem, Extension, Item, ItemKind, Submission};
pub use phase::Phase;
pub(super) use track::{Holding, Mark, Stage};

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
