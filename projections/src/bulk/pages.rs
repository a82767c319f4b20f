//! The file as a growing row of pages, each written once and in order.

use super::page::SIZE;
use crate::Result;
use std::{
    fs::{File, OpenOptions},
    io::{BufWriter, Read, Seek, SeekFrom, Write},
    path::Path,
};

/// SQLite locks bytes at 1 GiB; the page that holds them is never used.
const LOCK_PAGE: u32 = (0x4000_0000 / SIZE as u32) + 1;
/// Bytes handed to the system at once.
const AT_ONCE: usize = 1 << 18;

/// Pages appended to a file that SQLite has made and closed, with empty tables and indexes in it.
#[derive(Debug)]
pub(super) struct Pages {
    file: BufWriter<File>,
    next: u32,
    /// Pages that take the place of empty ones: the roots of what was written.
    roots: Vec<(u32, [u8; SIZE])>,
}

impl Pages {
    pub fn open(path: &Path) -> Result<Self> {
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        let next = u32::try_from(file.seek(SeekFrom::End(0))? / SIZE as u64).map_err(too_large)? + 1;
        Ok(Self { file: BufWriter::with_capacity(AT_ONCE, file), next, roots: Vec::new() })
    }

    /// The number of the page after this one.
    fn after(page: u32) -> u32 {
        if page + 1 == LOCK_PAGE { page + 2 } else { page + 1 }
    }

    /// Writes a page and says its number.
    pub fn append(&mut self, page: &[u8; SIZE]) -> Result<u32> {
        if self.next == LOCK_PAGE {
            self.file.write_all(&[0; SIZE])?;
            self.next += 1;
        }
        let number = self.next;
        self.next = number.checked_add(1).ok_or_else(|| too_large("more than 2^32 pages"))?;
        self.file.write_all(page)?;
        Ok(number)
    }

    /// Appends to a cell what of the record stays beside its neighbours, and writes the rest to pages of its own.
    /// `most` is what may stay at most.
    pub fn spill(&mut self, record: &[u8], most: usize, cell: &mut Vec<u8>) -> Result<()> {
        const LEAST: usize = (SIZE - 12) * 32 / 255 - 23;
        const HELD: usize = SIZE - 4;
        if record.len() <= most {
            cell.extend_from_slice(record);
            return Ok(());
        }
        let local = LEAST + (record.len() - LEAST) % HELD;
        let local = if local <= most { local } else { LEAST };
        let (local, rest) = record.split_at(local);
        cell.extend_from_slice(local);
        let first = if self.next == LOCK_PAGE { self.next + 1 } else { self.next };
        cell.extend_from_slice(&first.to_be_bytes());
        let mut chunks = rest.chunks(HELD).peekable();
        let mut number = first;
        while let Some(chunk) = chunks.next() {
            let next = if chunks.peek().is_some() { Self::after(number) } else { 0 };
            let mut page = [0; SIZE];
            page[..4].copy_from_slice(&next.to_be_bytes());
            page[4..4 + chunk.len()].copy_from_slice(chunk);
            self.append(&page)?;
            number = next;
        }
        Ok(())
    }

    /// Puts a page in the place of an empty root, once everything else is written.
    pub fn root(&mut self, number: u32, page: &[u8; SIZE]) {
        self.roots.push((number, *page));
    }

    /// Writes the roots, and how long the file has become.
    pub fn finish(mut self) -> Result<()> {
        self.file.flush()?;
        let mut file = self.file.into_inner().map_err(|error| error.into_error())?;
        for (number, page) in &self.roots {
            file.seek(SeekFrom::Start(u64::from(number - 1) * SIZE as u64))?;
            file.write_all(page)?;
        }
        let mut counter = [0; 4];
        file.seek(SeekFrom::Start(24))?;
        file.read_exact(&mut counter)?;
        let counter = u32::from_be_bytes(counter).wrapping_add(1).to_be_bytes();
        // The file is longer than SQLite left it: its length counts only if both change counters agree.
        file.seek(SeekFrom::Start(24))?;
        file.write_all(&counter)?;
        file.write_all(&(self.next - 1).to_be_bytes())?;
        file.seek(SeekFrom::Start(92))?;
        file.write_all(&counter)?;
        Ok(())
    }
}

fn too_large(error: impl std::fmt::Display) -> std::io::Error {
    std::io::Error::other(format!("the file of the views grows too large: {error}"))
}
