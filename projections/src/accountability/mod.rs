//! Who answers: the seat, the person, since when, under which mandate, and who stands above.

mod answering;
mod exposure;
mod stretches;

use crate::AsOf;
use sauro_domain::{
    assignment::Phase,
    id::{AssignmentId, MandateId, PersonId, PositionId, ProgrammeId, UnitId},
    register::{Accountable, Capacity},
    time::Timestamp,
};

/// About whom or what somebody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Subject {
    Assignment(AssignmentId),
    Position(PositionId),
    Person(PersonId),
    Unit(UnitId),
    Programme(ProgrammeId),
}

/// Why somebody stands in the chain above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum AboveAs {
    Supervisor,
    Assigner,
    /// Head of the lead's unit, or of one above it.
    HeadOf(UnitId),
}

/// One link of the chain above.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Above {
    /// Why.
    pub role: AboveAs,
    /// The seat, after mergers.
    pub position: PositionId,
    /// Who answers in it; none when nobody is known to.
    pub answers: Option<Accountable>,
}

/// Who answers for one assignment at one moment; of work that is over, who did when it ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Answering {
    /// The assignment.
    pub assignment: AssignmentId,
    /// Its phase as known.
    pub phase: Phase,
    /// The moment answered for: the moment in force, or when the work was accepted or cancelled, whichever is earlier.
    /// Hand-overs after the end change nobody's part in it.
    pub at: Timestamp,
    /// The seat the record names as lead at that moment.
    pub lead: PositionId,
    /// Since when that seat leads.
    pub lead_since: Timestamp,
    /// The seat after mergers, the person, the capacity; none when nobody is known to sit there or above.
    pub answers: Option<Accountable>,
    /// The mandate the assigner relied on at issue, root last.
    pub mandates: Vec<MandateId>,
    /// Supervisor, assigner, heads of units, nearest first.
    pub above: Vec<Above>,
}

impl Answering {
    /// The same knowledge, at the moment answered for.
    pub fn then(&self, as_of: &AsOf) -> AsOf {
        AsOf { in_force_at: self.at, ..*as_of }
    }
}

/// Who answers for a seat, a person's seats, a unit or a programme, and for which open work.
#[derive(Debug, Clone, PartialEq)]
pub struct Exposure {
    /// The seats that the subject stands for: itself, the person's, the unit's head, the programme's owner.
    pub answers: Vec<Accountable>,
    /// Heads of units above the first of them, nearest first.
    pub above: Vec<Above>,
    /// Open assignments answered for, oldest first.
    pub open: Vec<AssignmentId>,
    /// Those of them past the current deadline on the day in force.
    pub overdue: Vec<AssignmentId>,
    /// Those of them due soon.
    pub due_soon: Vec<AssignmentId>,
}

/// A stretch of time in which one person in one seat answered for an assignment. Ends are exclusive; none = still.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// From.
    pub from: Timestamp,
    /// Until.
    pub to: Option<Timestamp>,
    /// The seat the record names as lead.
    pub lead: PositionId,
    /// The seat that answers, after mergers.
    pub position: PositionId,
    /// Who; none when nobody is known.
    pub person: Option<PersonId>,
    /// In what capacity.
    pub capacity: Option<Capacity>,
    /// The absent holder, when somebody acted for them.
    pub for_holder: Option<PersonId>,
}
