//! A rebuild writes the pages of its file by itself: rows as they come, indexes sorted at the end. Through SQL every
//! row costs a statement and every index entry a search; here they cost a copy. SQLite makes the empty file and takes
//! it over when it is complete; until then nothing reads it.

mod keys;
mod page;
mod pages;
mod record;
mod tables;
#[cfg(test)]
mod tests;
mod tree;

use crate::{Result, ViewError, kept::Line, sql::blob};
use keys::{Ids, code};
use pages::Pages;
use record::Record;
use rusqlite::Connection;
use std::path::Path;
use tables::LAYOUTS;
pub(crate) use tables::Table;
use tree::TableTree;
use ulid::Ulid;

/// Columns of a row, said one after another.
pub(crate) trait Columns {
    /// A whole number, or none.
    fn int(&mut self, value: impl Into<Option<i64>>);
    /// An id, or none.
    fn id(&mut self, value: impl Into<Option<Ulid>>);
    /// A text, or none.
    fn text<'t>(&mut self, value: impl Into<Option<&'t str>>);
    /// Bytes.
    fn bytes(&mut self, value: &[u8]);
}

/// The file being written.
#[derive(Debug)]
pub(crate) struct Bulk {
    pages: Pages,
    tables: Vec<Rows>,
    ids: Ids,
    record: Record,
}

/// A table, and what its indexes will be made of.
#[derive(Debug)]
struct Rows {
    tree: TableTree,
    kept: Vec<u32>,
    /// The numbers of the rows, where they are not 1, 2, 3 …
    numbers: Vec<u32>,
    count: u32,
}

impl Bulk {
    /// Goes on with a file in which SQLite has made the tables and indexes, all empty, and which it has closed.
    pub fn open(path: &Path) -> Result<Self> {
        let file = Connection::open(path)?;
        let size: i64 = file.pragma_query_value(None, "page_size", |row| row.get(0))?;
        if size != page::SIZE as i64 {
            return Err(ViewError::unreadable("page size", size));
        }
        let table = |layout: &tables::Layout| {
            let tree = TableTree::new(root(&file, layout.name)?);
            Ok(Rows { tree, kept: Vec::new(), numbers: Vec::new(), count: 0 })
        };
        let tables = LAYOUTS.iter().map(table).collect::<Result<_>>()?;
        file.close().map_err(|(_, error)| error)?;
        Ok(Self { pages: Pages::open(path)?, tables, ids: Ids::default(), record: Record::default() })
    }

    /// Writes a line. Numbers must rise.
    pub fn line<L: Line>(&mut self, line: &L) -> Result<()> {
        let layout = &LAYOUTS[L::TABLE as usize];
        let Self { pages, tables, ids, record } = self;
        let rows = &mut tables[L::TABLE as usize];
        let mut row = Row { record, ids, kept: &mut rows.kept, wanted: layout.kept, column: 0, failed: None };
        if line.number().is_some() {
            // SQLite keeps the number of a row beside the row, and nothing in its place.
            row.int(None);
        }
        line.columns(&mut row)?;
        if let Some(error) = row.failed {
            return Err(error);
        }
        rows.count += 1;
        let number = line.number().unwrap_or_else(|| i64::from(rows.count));
        if number != i64::from(rows.count) || !rows.numbers.is_empty() {
            let short = u32::try_from(number).map_err(|e| ViewError::unreadable("row", e))?;
            if rows.numbers.is_empty() {
                rows.numbers.extend(1..rows.count);
            }
            rows.numbers.push(short);
        }
        rows.tree.push(pages, number, record.finish())
    }

    /// Writes the indexes and completes the file. From here on it is SQLite's.
    pub fn finish(self, path: &Path) -> Result<()> {
        let Self { mut pages, tables, ids, .. } = self;
        let ranks = ids.ranks();
        let file = Connection::open(path)?;
        let mut roots = Vec::new();
        for index in LAYOUTS.iter().flat_map(|layout| layout.indexes) {
            roots.push(root(&file, index.name)?);
        }
        file.close().map_err(|(_, error)| error)?;
        let mut roots = roots.into_iter();
        for (rows, layout) in tables.into_iter().zip(&LAYOUTS) {
            rows.tree.finish(&mut pages)?;
            let number = |index: usize| rows.numbers.get(index).copied().unwrap_or(index as u32 + 1);
            for (index, root) in layout.indexes.iter().zip(&mut roots) {
                index.write(&mut pages, root, (&rows.kept, layout.kept.len()), number, &ranks)?;
            }
        }
        pages.finish()
    }
}

/// The page that a table or an index begins on.
fn root(file: &Connection, name: &str) -> Result<u32> {
    Ok(file.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [name], |row| row.get(0))?)
}

/// A row being said.
pub(crate) struct Row<'b> {
    record: &'b mut Record,
    ids: &'b mut Ids,
    kept: &'b mut Vec<u32>,
    wanted: &'static [usize],
    column: usize,
    failed: Option<ViewError>,
}

impl Row<'_> {
    /// Whether the next column is kept for an index; it counts as said.
    fn is_kept(&mut self) -> bool {
        let kept = self.wanted.first() == Some(&self.column);
        if kept {
            self.wanted = &self.wanted[1..];
        }
        self.column += 1;
        kept
    }
}

impl Columns for Row<'_> {
    fn int(&mut self, value: impl Into<Option<i64>>) {
        let value = value.into();
        match value {
            Some(value) => self.record.int(value),
            None => self.record.null(),
        }
        if self.is_kept() {
            match code(value) {
                Ok(code) => self.kept.push(code),
                Err(error) => self.failed = Some(error),
            }
        }
    }

    fn id(&mut self, value: impl Into<Option<Ulid>>) {
        let value = value.into();
        match value {
            Some(id) => self.record.blob(&blob(id)),
            None => self.record.null(),
        }
        if self.is_kept() {
            self.kept.push(value.map_or(0, |id| self.ids.code(id)));
        }
    }

    fn text<'t>(&mut self, value: impl Into<Option<&'t str>>) {
        match value.into() {
            Some(text) => self.record.text(text),
            None => self.record.null(),
        }
        self.column += 1;
    }

    fn bytes(&mut self, value: &[u8]) {
        self.record.blob(value);
        self.column += 1;
    }
}
