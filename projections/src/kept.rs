//! Versions of rows: what is known still, and what was known until an event came.

use crate::{
    Result,
    bulk::{Bulk, Columns, Table},
    sql::{Bind, OPEN},
};
use rusqlite::{CachedStatement, Connection};
use std::iter;

/// A line of a table.
pub(crate) trait Line {
    /// Where it stands.
    const TABLE: Table;
    /// Inserts the columns, the number first if it has one.
    const INSERT: &'static str;
    /// The number of the row, where that is a column.
    fn number(&self) -> Option<i64> {
        None
    }
    /// Says the columns, the number aside.
    fn columns(&self, to: &mut impl Columns) -> Result<()>;
}

/// A row that a view keeps in versions.
pub(crate) trait Row: Clone + PartialEq {
    /// Where it stands.
    const TABLE: Table;
    /// Inserts `(n, known_from, known_to, …)`.
    const INSERT: &'static str;
    /// Closes the open version: `known_to = ?1` where `n = ?2`, it is open and began before, and the key from `?3` on
    /// matches. A rebuild closes at its end, when a later version of the same key may be open as well. The index is named:
    /// without counts SQLite would rather look through all open versions there are.
    const CLOSE: &'static str;
    /// Says the columns after `n`, `known_from` and `known_to`.
    fn columns(&self, to: &mut impl Columns) -> Result<()>;
    /// Closes the stored open version.
    fn close(&self, at: &mut CachedStatement<'_>, n: i64, known_to: i64) -> rusqlite::Result<()>;
}

/// A version on its way to the file.
struct Version<'r, R> {
    n: i64,
    known_from: i64,
    known_to: i64,
    row: &'r R,
}

impl<R: Row> Line for Version<'_, R> {
    const TABLE: Table = R::TABLE;
    const INSERT: &'static str = R::INSERT;

    fn columns(&self, to: &mut impl Columns) -> Result<()> {
        [self.n, self.known_from, self.known_to].into_iter().for_each(|number| to.int(number));
        self.row.columns(to)
    }
}

/// Where rows go.
#[derive(Debug)]
pub(crate) enum Sink<'s> {
    /// Into a complete file.
    File(&'s Connection),
    /// Into one that is being built.
    Bulk(&'s mut Bulk),
}

impl Sink<'_> {
    /// Writes lines of one table.
    pub fn write<L: Line>(&mut self, mut lines: impl Iterator<Item = L>) -> Result<()> {
        let file = match self {
            Self::Bulk(bulk) => return lines.try_for_each(|line| bulk.line(&line)),
            Self::File(file) => file,
        };
        let Some(first) = lines.next() else { return Ok(()) };
        let mut statement = file.prepare_cached(L::INSERT)?;
        iter::once(first).chain(lines).try_for_each(|line| {
            let mut columns = Bind::to(&mut statement);
            line.number().into_iter().for_each(|number| columns.int(number));
            line.columns(&mut columns)?;
            columns.execute()
        })
    }
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

    /// Closes those that the file holds: after a rebuild has its indexes, or the whole table would be searched for each.
    pub fn close(&mut self, file: &Connection) -> Result<()> {
        if !self.stored.is_empty() {
            let mut close = file.prepare_cached(R::CLOSE)?;
            for (n, known_to, row) in self.stored.drain(..) {
                row.close(&mut close, n, known_to)?;
            }
        }
        Ok(())
    }

    /// Writes those that the file does not hold.
    pub fn write(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        sink.write(self.whole.iter().map(|(n, known_from, known_to, row)| Version {
            n: *n,
            known_from: *known_from,
            known_to: *known_to,
            row,
        }))?;
        self.whole.clear();
        Ok(())
    }
}

/// Writes the open versions that the file does not hold yet.
pub(crate) fn store<'k, R: Row + 'k>(
    sink: &mut Sink<'_>,
    n: i64,
    open: impl IntoIterator<Item = &'k mut Kept<R>>,
) -> Result<()> {
    sink.write(open.into_iter().filter(|kept| !kept.stored).map(|kept| {
        kept.stored = true;
        Version { n, known_from: kept.known_from, known_to: OPEN, row: &kept.row }
    }))
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
