//! Between positions and moments of the log on one side, and ordinals on the other. Ordinals are dense and both of the
//! others grow with them, so a place is found by halving.

use crate::{
    Result, ViewError,
    bulk::{Columns, Table},
    kept::Line,
    sql::{moment, parts, position},
};
use rusqlite::{Connection, OptionalExtension};
use sauro_domain::time::Timestamp;
use sauro_store::Position;

/// One event's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tick {
    pub ordinal: i64,
    pub position: Position,
    /// None before the first event.
    pub recorded_at: Option<Timestamp>,
}

const BEFORE_ALL: Tick = Tick { ordinal: 0, position: Position::START, recorded_at: None };

/// An event's place on its way to the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewTick {
    pub ordinal: i64,
    pub position: Position,
    /// Milliseconds.
    pub recorded_at: i64,
    /// The number of the assignment it is about.
    pub subject: Option<i64>,
    pub revision: u64,
}

impl Line for NewTick {
    const TABLE: Table = Table::Tick;
    const INSERT: &'static str = "INSERT INTO tick VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

    fn number(&self) -> Option<i64> {
        Some(self.ordinal)
    }

    fn columns(&self, to: &mut impl Columns) -> Result<()> {
        let (major, minor) = parts(self.position);
        [major, minor, self.recorded_at].into_iter().for_each(|number| to.int(number));
        to.int(self.subject);
        to.int(i64::try_from(self.revision).unwrap_or(i64::MAX));
        Ok(())
    }
}

/// The event number `ordinal`; 0 = before all.
pub(crate) fn at_ordinal(file: &Connection, ordinal: i64) -> Result<Tick> {
    if ordinal == 0 {
        return Ok(BEFORE_ALL);
    }
    let select = "SELECT major, minor, recorded_at FROM tick WHERE ordinal = ?1";
    let found = file
        .prepare_cached(select)?
        .query_row([ordinal], |row| {
            let recorded_at = Some(moment(row.get(2)?)?);
            Ok(Tick { ordinal, position: position(row.get(0)?, row.get(1)?), recorded_at })
        })
        .optional()?;
    found.ok_or_else(|| ViewError::unreadable("tick", format!("no event number {ordinal}")))
}

/// The last of the first `head` events at or before the position.
pub(crate) fn at_position(file: &Connection, head: i64, wanted: Position) -> Result<Tick> {
    last(file, head, |tick| tick.position <= wanted)
}

/// The last of the first `head` events recorded at or before the moment.
pub(crate) fn at_time(file: &Connection, head: i64, wanted: Timestamp) -> Result<Tick> {
    last(file, head, |tick| tick.recorded_at.is_none_or(|at| at <= wanted))
}

fn last(file: &Connection, head: i64, within: impl Fn(&Tick) -> bool) -> Result<Tick> {
    let (mut low, mut high) = (BEFORE_ALL, head);
    while low.ordinal < high {
        let middle = at_ordinal(file, low.ordinal + (high - low.ordinal + 1) / 2)?;
        if within(&middle) {
            low = middle;
        } else {
            high = middle.ordinal - 1;
        }
    }
    Ok(low)
}
