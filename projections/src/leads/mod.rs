//! Which seat leads an assignment, over time: the line that accountability is read from.

use crate::{
    Result,
    bulk::{Columns, Table},
    kept::Row,
    sql::{OPEN, millis},
};
use rusqlite::{CachedStatement, params};
use sauro_domain::{assignment::AssignmentEvent, id::PositionId, time::Timestamp};

/// A stretch of time led by one seat. The end is exclusive; none = still.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LeadSpan {
    pub position: PositionId,
    pub from: Timestamp,
    pub to: Option<Timestamp>,
}

/// The line of leads of one assignment, as known. From issue to close it has neither gap nor overlap.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    spans: Vec<LeadSpan>,
}

impl Line {
    pub fn spans(&self) -> &[LeadSpan] {
        &self.spans
    }

    /// What the event changes from the moment it takes effect. `lead` is the lead before the event.
    pub fn apply(&mut self, event: &AssignmentEvent, lead: Option<PositionId>, at: Timestamp) -> bool {
        match event {
            AssignmentEvent::Issued { terms, .. } => self.hand(terms.lead, at),
            AssignmentEvent::LeadReassigned { change, .. } => self.hand(Some(change.to), at),
            AssignmentEvent::Cancelled { .. } | AssignmentEvent::WorkFileClosed { .. } => self.end(at),
            AssignmentEvent::Reopened { .. } if !self.is_open() => self.hand(lead, at),
            _ => return false,
        }
        true
    }

    fn is_open(&self) -> bool {
        self.spans.last().is_some_and(|span| span.to.is_none())
    }

    fn end(&mut self, at: Timestamp) {
        self.spans.retain(|span| span.from < at);
        if let Some(last) = self.spans.last_mut() {
            last.to = Some(last.to.map_or(at, |to| to.min(at)));
        }
    }

    fn hand(&mut self, to: Option<PositionId>, at: Timestamp) {
        self.end(at);
        self.spans.extend(to.map(|position| LeadSpan { position, from: at, to: None }));
    }
}

impl Row for LeadSpan {
    const TABLE: Table = Table::Lead;
    const INSERT: &'static str = "INSERT INTO lead VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    const CLOSE: &'static str = "UPDATE lead INDEXED BY lead_n SET known_to = ?1 \
        WHERE n = ?2 AND known_to = 9223372036854775807 AND known_from < ?1 AND valid_from = ?3 AND valid_to = ?4";

    fn columns(&self, to: &mut impl Columns) -> Result<()> {
        to.id(self.position.0);
        to.int(millis(self.from));
        to.int(self.to.map_or(OPEN, millis));
        Ok(())
    }

    fn close(&self, at: &mut CachedStatement<'_>, n: i64, known_to: i64) -> rusqlite::Result<()> {
        at.execute(params![known_to, n, millis(self.from), self.to.map_or(OPEN, millis)])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use ulid::Ulid;

    fn at(second: i64) -> Timestamp {
        DateTime::from_timestamp(second, 0).expect("in range")
    }

    fn seat(n: u128) -> Option<PositionId> {
        Some(PositionId(Ulid(n)))
    }

    #[test]
    fn hand_overs_leave_neither_gap_nor_overlap() {
        let mut line = Line::default();
        line.hand(seat(1), at(10));
        line.hand(seat(2), at(20));
        line.hand(seat(3), at(15));
        let said: Vec<_> = line.spans().iter().map(|s| (s.position.0.0, s.from, s.to)).collect();
        assert_eq!(said, [(1, at(10), Some(at(15))), (3, at(15), None)]);
        line.end(at(30));
        assert!(!line.is_open());
        line.hand(seat(3), at(40));
        assert_eq!(line.spans().len(), 3);
    }
}
