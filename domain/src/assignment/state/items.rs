//! What is kept inside an assignment: questions, the deadline ledger, results handed in, evidence.

use crate::{
    assignment::{Cause, Clarity, Deadline, Evidence},
    id::{CommandId, MandateId, PersonId, PositionId},
    text::Prose,
    time::Timestamp,
};
use chrono::NaiveDate;

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
