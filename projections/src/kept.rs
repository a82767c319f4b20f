//! Versions of rows: what is known still, and what was known until an event came.

use crate::sql::OPEN;
use rusqlite::{CachedStatement, Connection};

/// A row that a view keeps in versions.
pub(crate) trait Row: Clone + PartialEq {
    /// Inserts `(n, known_from, known_to, …)`.
    const INSERT: &'static str;
    /// Closes the open version: `known_to = ?1` where `n = ?2`, it is open, and the key from `?3` on matches.
    const CLOSE: &'static str;
    /// Writes one version.
    fn insert(
        &self,
        to: &mut CachedStatement<'_>,
        n: i64,
        known_from: i64,
        known_to: i64,
    ) -> rusqlite::Result<()>;
    /// Closes the stored open version.
    fn close(&self, at: &mut CachedStatement<'_>, n: i64, known_to: i64) -> rusqlite::Result<()>;
}

/// An open version.
#[derive(Debug, Clone)]
pub(crate) struct Kept<R> {
    pub row: R,
    pub known_from: i64,
    /// Whether the file holds it, as open.
    pub stored: bool,
}

/// Versions that a batch has ended.
#[derive(Debug)]
pub(crate) struct Ended<R> {
    /// Begun and ended since the last flush: `(n, known_from, known_to, row)`.
    whole: Vec<(i64, i64, i64, R)>,
    /// Ended, but in the file as open: `(n, known_to, row)`.
    stored: Vec<(i64, i64, R)>,
}

impl<R> Default for Ended<R> {
    fn default() -> Self {
        Self { whole: Vec::new(), stored: Vec::new() }
    }
}

impl<R: Row> Ended<R> {
    /// Takes in a version that `ordinal` has ended.
    pub fn end(&mut self, n: i64, ordinal: i64, kept: Kept<R>) {
        if kept.stored {
            self.stored.push((n, ordinal, kept.row));
        } else {
            self.whole.push((n, kept.known_from, ordinal, kept.row));
        }
    }

    /// Writes them out.
    pub fn flush(&mut self, file: &Connection) -> rusqlite::Result<()> {
        if !self.stored.is_empty() {
            let mut close = file.prepare_cached(R::CLOSE)?;
            for (n, known_to, row) in self.stored.drain(..) {
                row.close(&mut close, n, known_to)?;
            }
        }
        if !self.whole.is_empty() {
            let mut insert = file.prepare_cached(R::INSERT)?;
            for (n, known_from, known_to, row) in self.whole.drain(..) {
                row.insert(&mut insert, n, known_from, known_to)?;
            }
        }
        Ok(())
    }
}

/// Writes the open versions that the file does not hold yet.
pub(crate) fn store<'k, R: Row + 'k>(
    file: &Connection,
    n: i64,
    open: impl IntoIterator<Item = &'k mut Kept<R>>,
) -> rusqlite::Result<()> {
    let mut insert = None;
    for kept in open.into_iter().filter(|kept| !kept.stored) {
        let statement = match &mut insert {
            Some(statement) => statement,
            none => none.insert(file.prepare_cached(R::INSERT)?),
        };
        kept.row.insert(statement, n, kept.known_from, OPEN)?;
        kept.stored = true;
    }
    Ok(())
}

/// Makes the open versions say `now`: what is gone ends, what is new begins, what stays the same is left alone.
pub(crate) fn reconcile<R: Row>(
    open: &mut Vec<Kept<R>>,
    mut now: Vec<R>,
    n: i64,
    ordinal: i64,
    ended: &mut Ended<R>,
) {
    let mut index = 0;
    while index < open.len() {
        match now.iter().position(|row| *row == open[index].row) {
            Some(same) => {
                now.swap_remove(same);
                index += 1;
            }
            None => ended.end(n, ordinal, open.remove(index)),
        }
    }
    open.extend(now.into_iter().map(|row| Kept { row, known_from: ordinal, stored: false }));
}
