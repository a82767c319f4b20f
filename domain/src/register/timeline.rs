//! Values on two axes. A change closes what was known and writes what is known from then on; nothing is overwritten.

use super::Ordinal;
use crate::time::Timestamp;

/// A value with the stretch of knowledge and the stretch of time it holds for. Ends are exclusive; none = open.
#[derive(Debug, Clone, PartialEq)]
pub struct Versioned<T> {
    /// The value.
    pub value: T,
    /// Known from this event on.
    pub known_from: Ordinal,
    /// Superseded by this event.
    pub known_to: Option<Ordinal>,
    /// In force from.
    pub from: Timestamp,
    /// In force until.
    pub to: Option<Timestamp>,
}

impl<T> Versioned<T> {
    /// Whether it was held to be so after `known` events.
    pub fn known_at(&self, known: Ordinal) -> bool {
        self.known_from <= known && self.known_to.is_none_or(|to| known < to)
    }

    /// Whether its stretch of time includes the moment.
    pub fn covers(&self, at: Timestamp) -> bool {
        self.from <= at && self.to.is_none_or(|to| at < to)
    }
}

/// The version known and in force.
pub(crate) fn current<T>(rows: &[Versioned<T>], known: Ordinal, at: Timestamp) -> Option<&Versioned<T>> {
    rows.iter().rev().find(|row| row.known_at(known) && row.covers(at))
}

/// Adds a value that holds from a moment on.
pub(crate) fn begin<T>(
    rows: &mut Vec<Versioned<T>>,
    known_from: Ordinal,
    from: Timestamp,
    to: Option<Timestamp>,
    value: T,
) {
    if to.is_none_or(|to| from < to) {
        rows.push(Versioned { value, known_from, known_to: None, from, to });
    }
}

/// Ends, from a moment on, the values that `which` names.
pub(crate) fn cut<T: Clone>(
    rows: &mut Vec<Versioned<T>>,
    ordinal: Ordinal,
    at: Timestamp,
    which: impl Fn(&T) -> bool,
) {
    for index in 0..rows.len() {
        let row = &mut rows[index];
        if row.known_to.is_some() || row.to.is_some_and(|to| to <= at) || !which(&row.value) {
            continue;
        }
        row.known_to = Some(ordinal);
        let (value, from) = (row.value.clone(), row.from);
        begin(rows, ordinal, from, Some(at), value);
    }
}

/// Changes the value from a moment on.
pub(crate) fn amend<T: Clone>(
    rows: &mut Vec<Versioned<T>>,
    ordinal: Ordinal,
    at: Timestamp,
    change: impl Fn(&mut T),
) {
    for index in 0..rows.len() {
        let row = &mut rows[index];
        if row.known_to.is_some() || row.to.is_some_and(|to| to <= at) {
            continue;
        }
        row.known_to = Some(ordinal);
        let (before, from, to) = (row.value.clone(), row.from, row.to);
        let mut after = before.clone();
        change(&mut after);
        begin(rows, ordinal, from, Some(at), before);
        begin(rows, ordinal, from.max(at), to, after);
    }
}
