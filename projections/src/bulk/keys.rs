//! What indexes are sorted by, in four bytes a column: a rebuild keeps these of every row until the end.

use super::{pages::Pages, record::Record, tree::IndexTree};
use crate::{Result, ViewError, sql};
use std::collections::HashMap;
use ulid::Ulid;

/// A column of an index. The number says which of the kept columns it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Key {
    /// A whole number from 0, or [`sql::OPEN`], or none.
    Int(usize),
    /// The same, with the day that stands for none.
    Day(usize, u32),
    /// An id, or none.
    Id(usize),
    /// The number of the row itself.
    Row,
}

/// An index, as `schema.rs` declares it.
#[derive(Debug)]
pub(super) struct Index {
    pub name: &'static str,
    pub keys: &'static [Key],
    /// Whether rows without the first column are left out.
    pub partial: bool,
}

/// A value in four bytes, in order: none, then numbers, then what is open.
const NONE: u32 = 0;
const OPEN: u32 = u32::MAX;

pub(super) fn code(value: Option<i64>) -> Result<u32> {
    match value {
        None => Ok(NONE),
        Some(sql::OPEN) => Ok(OPEN),
        Some(value) => u32::try_from(value)
            .ok()
            .filter(|value| *value < OPEN - 1)
            .map(|value| value + 1)
            .ok_or_else(|| ViewError::unreadable("index", format!("{value} is out of bounds"))),
    }
}

fn value(code: u32) -> Option<i64> {
    match code {
        NONE => None,
        OPEN => Some(sql::OPEN),
        code => Some(i64::from(code) - 1),
    }
}

/// Ids that rows name, each with a number.
#[derive(Debug, Default)]
pub(super) struct Ids {
    numbers: HashMap<u128, u32>,
    ids: Vec<u128>,
    last: Option<(u128, u32)>,
}

impl Ids {
    /// The number of an id, from 1.
    pub fn code(&mut self, id: Ulid) -> u32 {
        if let Some((last, number)) = self.last
            && last == id.0
        {
            return number;
        }
        let number = *self.numbers.entry(id.0).or_insert_with(|| {
            self.ids.push(id.0);
            self.ids.len() as u32
        });
        self.last = Some((id.0, number));
        number
    }

    /// Numbers in the order of the ids, 0 for none; and the ids in that order.
    pub fn ranks(&self) -> Ranks {
        let mut order: Vec<u32> = (0..self.ids.len() as u32).collect();
        order.sort_unstable_by_key(|index| self.ids[*index as usize]);
        let mut ranks = vec![0; self.ids.len() + 1];
        for (rank, index) in (1..).zip(&order) {
            ranks[*index as usize + 1] = rank;
        }
        Ranks { ranks, sorted: order.iter().map(|index| self.ids[*index as usize]).collect() }
    }
}

/// Ids in order.
#[derive(Debug)]
pub(super) struct Ranks {
    ranks: Vec<u32>,
    sorted: Vec<u128>,
}

/// The most columns of an index, the row's number included.
const MOST: usize = 6;

impl Index {
    /// Sorts and writes the index of a table. `kept` holds `width` codes a row; `rowids` says the number of a row.
    pub fn write(
        &self,
        pages: &mut Pages,
        root: u32,
        (kept, width): (&[u32], usize),
        rowid: impl Fn(usize) -> u32,
        ranks: &Ranks,
    ) -> Result<()> {
        let width = width.max(1);
        let mut sorted: Vec<[u64; MOST / 2]> = Vec::with_capacity(kept.len() / width);
        for (index, row) in kept.chunks_exact(width).enumerate() {
            let mut columns = [0u32; MOST];
            for (to, key) in columns.iter_mut().zip(self.keys) {
                *to = match *key {
                    Key::Int(column) => row[column],
                    Key::Day(column, none) => {
                        if row[column] == NONE {
                            none + 1
                        } else {
                            row[column]
                        }
                    }
                    Key::Id(column) => ranks.ranks[row[column] as usize],
                    Key::Row => rowid(index) + 1,
                };
            }
            if self.partial && columns[0] == NONE {
                continue;
            }
            columns[self.keys.len()] = rowid(index) + 1;
            let pair = |n: usize| u64::from(columns[n]) << 32 | u64::from(columns[n + 1]);
            sorted.push([pair(0), pair(2), pair(4)]);
        }
        // What is superseded was written in the order of its end: runs that a merge sort makes use of.
        sorted.sort();
        let mut tree = IndexTree::new(root);
        let mut record = Record::default();
        for key in &sorted {
            for (n, kind) in self.keys.iter().chain(&[Key::Row]).enumerate() {
                let code = (key[n / 2] >> (32 * (1 - n % 2))) as u32;
                match kind {
                    Key::Id(_) if code == NONE => record.null(),
                    Key::Id(_) => record.blob(&ranks.sorted[code as usize - 1].to_be_bytes()),
                    Key::Int(_) | Key::Day(..) | Key::Row => match value(code) {
                        Some(value) => record.int(value),
                        None => record.null(),
                    },
                }
            }
            tree.push(pages, record.finish())?;
        }
        tree.finish(pages)
    }
}
