//! Overdue work: by unit and week as it was known then, by age, and its course over the weeks.

mod query;

pub use query::MOST_WEEKS;

use crate::AsOf;
use chrono::NaiveDate;
use sauro_domain::id::{AssignmentId, UnitId};

/// One week, Monday to Sunday, judged at its end; the running one at the moment of the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// Its Monday.
    pub from: NaiveDate,
    /// Its end, as known and in force then.
    pub as_of: AsOf,
    /// Dated work that was open at its end.
    pub open: Vec<AssignmentId>,
    /// Those of it past the deadline.
    pub overdue: Vec<AssignmentId>,
    /// Issued in the week.
    pub issued: Vec<AssignmentId>,
    /// Completed in the week by a result submitted in time, as known at the moment of the answer.
    pub on_time: Vec<AssignmentId>,
    /// Completed in the week by a result submitted late, as known at the moment of the answer.
    pub late: Vec<AssignmentId>,
}

/// One unit in one week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Dated work led from the unit that was open at the end of the week.
    pub open: Vec<AssignmentId>,
    /// Those of it past the deadline.
    pub overdue: Vec<AssignmentId>,
}

/// Days past the deadline: from, until; the last has no end.
pub const AGES: [(i64, Option<i64>); 4] = [(1, Some(7)), (8, Some(30)), (31, Some(90)), (91, None)];

/// The whole answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Overdue {
    /// The weeks, oldest first.
    pub weeks: Vec<Week>,
    /// Units that led open dated work in one of the weeks, with one cell per week; by id.
    pub units: Vec<(UnitId, Vec<Cell>)>,
    /// What is overdue at the moment of the answer, by [`AGES`].
    pub ages: [Vec<AssignmentId>; 4],
}
