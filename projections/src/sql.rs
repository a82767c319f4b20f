//! Values of the domain as SQLite keeps them: ids as 16 bytes, moments in milliseconds, days as day numbers.

use chrono::{DateTime, Datelike, NaiveDate};
use rusqlite::types::{FromSqlError, Value};
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

pub(crate) fn day(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
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
