//! The six clarities: the gate every assignment passes, and the questions a draft still leaves open.
//!
//! The same evaluation serves the gate, the live form, the preview of an import and the statistics.

mod authority;
mod catalogue;
mod finding;
mod person;
mod responsibility;
mod result;
mod task;
mod time;
mod wording;

use super::{Deadline, Terms};
use crate::{
    id::{MandateId, PositionId},
    register::View,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use catalogue::FindingCode;
pub use finding::{Finding, Warning};
pub(crate) use person::persons;
pub(super) use person::same;

/// One of the six clarities, in the order of the motto. Keys are fixed; labels are configured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clarity {
    /// Rõ người.
    Person,
    /// Rõ việc.
    Task,
    /// Rõ thời gian.
    Time,
    /// Rõ kết quả.
    Result,
    /// Rõ trách nhiệm.
    Responsibility,
    /// Rõ thẩm quyền.
    Authority,
}

impl Clarity {
    /// All six.
    pub const ALL: [Clarity; 6] =
        [Self::Person, Self::Task, Self::Time, Self::Result, Self::Responsibility, Self::Authority];

    /// The key, as stored.
    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Task => "task",
            Self::Time => "time",
            Self::Result => "result",
            Self::Responsibility => "responsibility",
            Self::Authority => "authority",
        }
    }
}

/// Whether one clarity holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Standing {
    Clear,
    Unclear { findings: Vec<Finding> },
}

/// What the evaluation found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// The six, in their order.
    pub standings: Vec<(Clarity, Standing)>,
    /// Doubts that do not block.
    pub warnings: Vec<Warning>,
    /// The mandate relied on, named in the terms or found, with what it is cut from: root last.
    pub chain: Vec<MandateId>,
    /// The deadline as the calendar in force resolves it.
    pub deadline: Option<Deadline>,
}

impl Evaluation {
    /// Whether all six hold.
    pub fn passes(&self) -> bool {
        self.standings.iter().all(|(_, standing)| *standing == Standing::Clear)
    }

    /// Everything that blocks, in the order of the six.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.standings.iter().flat_map(|(_, standing)| match standing {
            Standing::Clear => &[][..],
            Standing::Unclear { findings } => findings,
        })
    }

    /// Whether this one holds.
    pub fn is_clear(&self, clarity: Clarity) -> bool {
        self.standings.iter().any(|(key, standing)| *key == clarity && *standing == Standing::Clear)
    }
}

/// What the rules look at.
struct Case<'a> {
    terms: &'a Terms,
    assigner: PositionId,
    view: &'a View<'a>,
    issued: NaiveDate,
    lead_overdue: u64,
    deadline: Option<Deadline>,
}

/// Evaluates the terms as if `assigner` issued them on `issue_day`, with the organisation as in `view`.
/// `lead_overdue`: how many overdue assignments the lead holds already.
pub fn evaluate(
    terms: &Terms,
    assigner: PositionId,
    view: &View<'_>,
    issue_day: NaiveDate,
    lead_overdue: u64,
) -> Evaluation {
    let resolved = terms.time.as_ref().map(|term| view.calendar().resolve(term, issue_day));
    let (deadline, implausible) = match resolved {
        Some(Ok(resolved)) => (Some(Deadline::from(resolved)), None),
        Some(Err(refusal)) => (None, Some(refusal)),
        None => (None, None),
    };
    let case = Case { terms, assigner, view, issued: issue_day, lead_overdue, deadline };
    let mut found = Vec::new();
    person::check(&case, &mut found);
    task::check(&case, &mut found);
    time::check(&case, implausible, &mut found);
    result::check(&case, &mut found);
    responsibility::check(&case, &mut found);
    let chain = authority::check(&case, &mut found);
    let (blocking, warnings): (Vec<_>, Vec<_>) = found.into_iter().partition(|finding| finding.code.blocks());
    let standing = |clarity| {
        let findings: Vec<_> =
            blocking.iter().filter(|finding| finding.clarity == clarity).cloned().collect();
        if findings.is_empty() { Standing::Clear } else { Standing::Unclear { findings } }
    };
    let standings = Clarity::ALL.into_iter().map(|clarity| (clarity, standing(clarity))).collect();
    Evaluation { standings, warnings, chain, deadline: case.deadline }
}

impl Case<'_> {
    /// The seat exists and has not ended.
    fn in_force(&self, seat: PositionId) -> bool {
        self.view.position(seat).is_some_and(|facts| !facts.abolished)
    }

    /// Somebody holds the seat or acts in it.
    fn seated(&self, seat: PositionId) -> bool {
        self.in_force(seat) && (self.view.holder(seat).is_some() || self.view.acting(seat).is_some())
    }

    /// What the seat is called, for the words.
    fn title(&self, seat: PositionId) -> String {
        self.view.position(seat).map_or_else(|| seat.to_string(), |facts| facts.title.to_string())
    }
}
