//! Which assignments a list shows, and in what order.

use chrono::NaiveDate;
use sauro_domain::{
    assignment::{Phase, TimeStatus},
    id::{AssignmentId, PersonId, PositionId, ProgrammeId, UnitId},
};

/// Which deadline something is measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Against {
    /// As first issued.
    Original,
    /// After extensions and reopenings.
    Current,
}

/// What a reader may see. An assignment is seen when its lead sits in one of the units, or one of the seats is a party.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sight {
    /// Units with everything below them.
    pub units: Vec<UnitId>,
    /// Seats.
    pub positions: Vec<PositionId>,
}

/// All conditions given must hold; within one list, any.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)]
pub struct AssignmentFilter {
    pub ids: Option<Vec<AssignmentId>>,
    pub codes: Option<Vec<String>>,
    /// Folded full-text search over code, title, description and names of results.
    pub text: Option<String>,
    pub phases: Option<Vec<Phase>>,
    /// Issued and not yet accepted, cancelled or closed.
    pub open: Option<bool>,
    /// Judged on the day in force against the current deadline.
    pub time: Option<Vec<TimeStatus>>,
    /// Led by one of these seats, or by a seat whose work they took over in a merger.
    pub leads: Option<Vec<PositionId>>,
    pub assigners: Option<Vec<PositionId>>,
    pub accepters: Option<Vec<PositionId>>,
    /// One of these seats is a party, in whatever role.
    pub parties: Option<Vec<PositionId>>,
    /// The lead's seat belongs to this unit or one below.
    pub lead_unit: Option<UnitId>,
    /// Whoever answers now is this person.
    pub accountable: Option<PersonId>,
    /// This programme or a part of it.
    pub programme: Option<ProgrammeId>,
    pub field: Option<String>,
    pub parent: Option<AssignmentId>,
    /// Current deadline on or after.
    pub due_from: Option<NaiveDate>,
    /// Current deadline on or before.
    pub due_until: Option<NaiveDate>,
    pub issued_from: Option<NaiveDate>,
    pub issued_until: Option<NaiveDate>,
    /// Completed late, or open past the deadline, on the day in force.
    pub late_against: Option<Against>,
    pub starred: Option<bool>,
    pub ad_hoc: Option<bool>,
    pub recurring: Option<bool>,
    /// An open item is addressed to one of these seats.
    pub needs_act_by: Option<Vec<PositionId>>,
    /// Only what the reader may see.
    pub sight: Option<Sight>,
}

/// In what order. Ties are broken by age.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Nearest current deadline first; undated last.
    #[default]
    Due,
    /// Last changed first.
    Changed,
    /// Newest first.
    Newest,
    /// Human code.
    Code,
}
