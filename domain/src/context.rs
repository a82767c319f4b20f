//! What a decision may know besides the aggregate's own history.

mod checks;

use crate::{
    id::{AssignmentId, CommandId, PersonId, PositionId},
    inspection::Inspected,
    register::View,
    text::Prose,
    time::Timestamp,
};

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A person acting in a position. `on_behalf_of` is the absent holder the person acts for.
    #[allow(missing_docs)]
    Person { person: PersonId, position: PositionId, on_behalf_of: Option<PersonId> },
    /// The first set-up of an installation: founds units, seats and root mandates while nobody holds authority yet.
    Founder(PersonId),
    /// The scheduler: only acts that need no judgement (missed contributions, escalation by the ladder, the next
    /// period of recurring work).
    Scheduler,
}

impl Actor {
    /// The position acted in, when there is one.
    pub fn position(&self) -> Option<PositionId> {
        match self {
            Self::Person { position, .. } => Some(*position),
            Self::Founder(_) | Self::Scheduler => None,
        }
    }
}

/// Facts about open work that another aggregate's decision needs; gathered by the handler from the views.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenWork {
    /// Open assignments led by the position (or any position of the unit) the command is about.
    pub led: u64,
    /// Some of them, for the refusal.
    pub examples: Vec<AssignmentId>,
    /// Positions of the unit with open work, when the command is about a unit.
    pub positions: Vec<PositionId>,
    /// Overdue assignments led by the lead of a draft, for a warning.
    pub lead_overdue: u64,
    /// Who gives the work of a recurring series, when the scheduler drafts its next period.
    pub series_assigner: Option<PositionId>,
    /// What an inspection must know of other streams.
    pub inspected: Inspected,
}

/// Everything a decision may look at. No clock, no ids, no look-ups inside `decide`.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// The idempotency key; items a command creates are named by it.
    pub command: CommandId,
    /// When it is recorded.
    pub now: Timestamp,
    /// When it took or takes effect; equal to `now` unless the sender said otherwise.
    pub effective: Timestamp,
    /// Who acts.
    pub actor: Actor,
    /// Why, in the actor's words, where the command itself carries no reason.
    pub why: Option<Prose>,
    /// The organisation, mandates and calendar as known now and in force at `effective`.
    pub register: View<'a>,
    /// Open work the decision must not orphan.
    pub open_work: OpenWork,
}
