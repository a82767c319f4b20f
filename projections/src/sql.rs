//! Values of the domain as SQLite keeps them: ids as 16 bytes, moments in milliseconds, days as day numbers.

use crate::{Result, bulk::Columns};
use chrono::{DateTime, Datelike, NaiveDate};
use rusqlite::{
    Statement, ToSql,
    types::{FromSqlError, Value},
};
use sauro_domain::time::Timestamp;
use sauro_store::Position;
use ulid::Ulid;

/// The end of what is known still.
pub(crate) const OPEN: i64 = i64::MAX;

pub(crate) fn blob(id: Ulid) -> [u8; 16] {
    id.0.to_be_bytes()
}

pub(crate) fn ulid(bytes: [u8; 16]) -> Ulid {
    Ulid(u128::from_be_bytes(bytes))
}

pub(crate) fn id_value(id: Ulid) -> Value {
    Value::Blob(blob(id).to_vec())
}

pub(crate) fn millis(at: Timestamp) -> i64 {
    at.timestamp_millis()
}

pub(crate) fn moment(millis: i64) -> rusqlite::Result<Timestamp> {
    DateTime::from_timestamp_millis(millis).ok_or_else(|| FromSqlError::OutOfRange(millis).into())
}

pub(crate) fn day(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}

pub(crate) fn date(day: i32) -> rusqlite::Result<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(day).ok_or_else(|| FromSqlError::OutOfRange(day.into()).into())
}

pub(crate) fn parts(position: Position) -> (i64, i64) {
    let (major, minor) = position.parts();
    (i64::try_from(major).unwrap_or(i64::MAX), i64::try_from(minor).unwrap_or(i64::MAX))
}

pub(crate) fn position(major: i64, minor: i64) -> Position {
    Position::from_parts(major.unsigned_abs(), minor.unsigned_abs())
}

/// `?,?,?` for a list.
pub(crate) fn marks(count: usize) -> String {
    let mut marks = "?,".repeat(count);
    marks.pop();
    marks
}

/// The version known after `?1` events.
pub(crate) const KNOWN: &str = "known_from <= ?1 AND known_to > ?1";

/// The columns of a row as the parameters of a statement.
#[derive(Debug)]
pub(crate) struct Bind<'b, 'c> {
    statement: &'b mut Statement<'c>,
    column: usize,
    outcome: rusqlite::Result<()>,
}

impl<'b, 'c> Bind<'b, 'c> {
    /// From the first parameter on.
    pub fn to(statement: &'b mut Statement<'c>) -> Self {
        Self { statement, column: 0, outcome: Ok(()) }
    }

    fn bind(&mut self, value: impl ToSql) {
        self.column += 1;
        if self.outcome.is_ok() {
            self.outcome = self.statement.raw_bind_parameter(self.column, value);
        }
    }

    /// Runs the statement.
    pub fn execute(self) -> Result<()> {
        self.outcome?;
        self.statement.raw_execute()?;
        Ok(())
    }
}

impl Columns for Bind<'_, '_> {
    fn int(&mut self, value: impl Into<Option<i64>>) {
        self.bind(value.into());
    }

    fn id(&mut self, value: impl Into<Option<Ulid>>) {
        self.bind(value.into().map(blob));
    }

    fn text<'t>(&mut self, value: impl Into<Option<&'t str>>) {
        self.bind(value.into());
    }

    fn bytes(&mut self, value: &[u8]) {
        self.bind(value);
    }
}
