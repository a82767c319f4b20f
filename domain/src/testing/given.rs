//! Values as tests write them.

use crate::{
    text::{Line, Prose},
    time::{Timestamp, vietnam},
};
use chrono::{NaiveDate, NaiveDateTime};
use ulid::Ulid;

/// A line that must parse.
pub fn line(text: &str) -> Line {
    Line::parse(text).expect("a line")
}

/// Prose that must parse.
pub fn prose(text: &str) -> Prose {
    Prose::parse(text).expect("prose")
}

/// A day, `2026-02-14`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A moment in Vietnam, `2026-02-14 08:00`.
pub fn moment(text: &str) -> Timestamp {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a moment");
    local.and_local_timezone(vietnam()).single().expect("one moment").to_utc()
}

/// A made-up, stable ULID; small numbers are for tests, commands of the world count from a million.
pub fn ulid(number: u128) -> Ulid {
    Ulid(number)
}
