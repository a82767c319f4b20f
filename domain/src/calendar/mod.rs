//! The working calendar: data with a source document and a version, never computed.

mod deadline;
mod decide;
mod state;
#[cfg(test)]
mod tests;

use crate::{id::DocumentId, text::Line};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use deadline::{Resolved, WorkingCalendar};
pub use decide::decide;
pub use state::{State, evolve};

/// A published edition. Each replaces the one before for new deadlines; deadlines already set keep theirs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    /// 1, 2, 3 …
    pub version: u32,
    /// The document it follows.
    pub basis: Option<DocumentId>,
    /// That document in words.
    pub source: Line,
    /// Days off besides Saturdays and Sundays, with why.
    pub days_off: BTreeMap<NaiveDate, Line>,
    /// Saturdays and Sundays worked in exchange, with why.
    pub worked: BTreeMap<NaiveDate, Line>,
    /// Ad-hoc closures such as storms, with the order.
    pub closures: BTreeMap<NaiveDate, Line>,
    /// A term that ends on a day off rolls to the next working day (Civil Code Art. 148, by analogy).
    pub roll_forward: bool,
}

/// What happened to the calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum CalendarEvent {
    #[serde(rename = "calendar.published")]
    Published { edition: Edition },
}

/// What can be asked of the calendar.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum CalendarCommand {
    Publish { edition: Edition },
}
