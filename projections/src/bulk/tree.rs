//! B-trees filled from the left: leaves as they come, then the levels above them.

use super::{
    page::{Kind, Page},
    pages::Pages,
    record::varint,
};
use crate::Result;

/// Children of an interior page of a table: as many as surely fit.
const CHILDREN: usize = 256;
/// The most of a record that stays in a leaf of a table.
const TABLE_MOST: usize = super::page::SIZE - 35;
/// The most of a key that stays in a page of an index.
const INDEX_MOST: usize = (super::page::SIZE - 12) * 64 / 255 - 23;

/// A table whose rows come by rising rowid.
#[derive(Debug)]
pub(super) struct TableTree {
    root: u32,
    leaf: Page,
    /// Pages and the last rowid in each.
    leaves: Vec<(u32, i64)>,
    last: i64,
    cell: Vec<u8>,
}

impl TableTree {
    pub fn new(root: u32) -> Self {
        Self { root, leaf: Page::new(Kind::TableLeaf), leaves: Vec::new(), last: 0, cell: Vec::new() }
    }

    pub fn push(&mut self, pages: &mut Pages, rowid: i64, record: &[u8]) -> Result<()> {
        self.cell.clear();
        varint(&mut self.cell, record.len() as u64);
        varint(&mut self.cell, rowid.cast_unsigned());
        pages.spill(record, TABLE_MOST, &mut self.cell)?;
        if !self.leaf.fits(self.cell.len()) {
            self.leaves.push((pages.append(self.leaf.seal(None))?, self.last));
            self.leaf.clear();
        }
        self.leaf.push(&self.cell, &[]);
        self.last = rowid;
        Ok(())
    }

    pub fn finish(mut self, pages: &mut Pages) -> Result<()> {
        if self.leaves.is_empty() {
            pages.root(self.root, self.leaf.seal(None));
            return Ok(());
        }
        let mut level = self.leaves;
        level.push((pages.append(self.leaf.seal(None))?, self.last));
        loop {
            // Even shares, so that no page is left with a single child.
            let count = level.len().div_ceil(CHILDREN);
            let mut above = Vec::with_capacity(count);
            for share in 0..count {
                let share = &level[level.len() * share / count..level.len() * (share + 1) / count];
                let Some(((right, last), others)) = share.split_last() else { continue };
                let mut page = Page::new(Kind::TableInterior);
                for (child, rowid) in others {
                    self.cell.clear();
                    varint(&mut self.cell, rowid.cast_unsigned());
                    page.push(&child.to_be_bytes(), &self.cell);
                }
                let page = page.seal(Some(*right));
                if count == 1 {
                    pages.root(self.root, page);
                    return Ok(());
                }
                above.push((pages.append(page)?, *last));
            }
            level = above;
        }
    }
}

/// An index whose keys come in order.
#[derive(Debug)]
pub(super) struct IndexTree {
    root: u32,
    leaf: Page,
    /// The key that found no room: it goes up between two leaves, if another comes.
    waiting: Option<Vec<u8>>,
    /// Leaves, and the key after each.
    leaves: Vec<(u32, Vec<u8>)>,
    cell: Vec<u8>,
}

impl IndexTree {
    pub fn new(root: u32) -> Self {
        let leaf = Page::new(Kind::IndexLeaf);
        Self { root, leaf, waiting: None, leaves: Vec::new(), cell: Vec::new() }
    }

    pub fn push(&mut self, pages: &mut Pages, record: &[u8]) -> Result<()> {
        self.cell.clear();
        varint(&mut self.cell, record.len() as u64);
        pages.spill(record, INDEX_MOST, &mut self.cell)?;
        if let Some(between) = self.waiting.take() {
            self.leaves.push((pages.append(self.leaf.seal(None))?, between));
            self.leaf.clear();
        }
        if self.leaf.fits(self.cell.len()) {
            self.leaf.push(&self.cell, &[]);
        } else {
            self.waiting = Some(self.cell.clone());
        }
        Ok(())
    }

    pub fn finish(mut self, pages: &mut Pages) -> Result<()> {
        if let Some(last) = self.waiting.take() {
            // No page may be empty: the last key stays, the one before it goes up.
            let between = self.leaf.pop();
            self.leaves.push((pages.append(self.leaf.seal(None))?, between));
            self.leaf.clear();
            self.leaf.push(&last, &[]);
        }
        if self.leaves.is_empty() {
            pages.root(self.root, self.leaf.seal(None));
            return Ok(());
        }
        let mut right = pages.append(self.leaf.seal(None))?;
        let mut level = self.leaves;
        loop {
            let mut page = Page::new(Kind::IndexInterior);
            let mut above: Vec<(u32, Vec<u8>)> = Vec::new();
            let mut keys = level.into_iter().peekable();
            while let Some((child, key)) = keys.next() {
                if page.fits(4 + key.len()) {
                    page.push(&child.to_be_bytes(), &key);
                } else if keys.peek().is_some() {
                    above.push((pages.append(page.seal(Some(child)))?, key));
                    page.clear();
                } else {
                    let before = page.pop();
                    let (left, between) = before.split_at(4);
                    let left = left.try_into().map_or(0, u32::from_be_bytes);
                    above.push((pages.append(page.seal(Some(left)))?, between.to_vec()));
                    page.clear();
                    page.push(&child.to_be_bytes(), &key);
                }
            }
            if above.is_empty() {
                pages.root(self.root, page.seal(Some(right)));
                return Ok(());
            }
            right = pages.append(page.seal(Some(right)))?;
            level = above;
        }
    }
}
