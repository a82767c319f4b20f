//! The journal: one line for every head, durable before the head is signed. It is only ever appended to.

use crate::{HeadsError, files};
use sauro_ledger::{Hash, hex};
use std::{
    collections::VecDeque,
    fs::{File, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

/// A head that was, or was about to be, signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// How many entries.
    pub size: u64,
    /// Their root.
    pub root: Hash,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

#[derive(Debug)]
pub(crate) struct Journal {
    path: PathBuf,
    file: File,
    last: Option<Line>,
    /// The newest lines, oldest first.
    recent: VecDeque<Line>,
}

/// Lines kept in memory.
const RECENT: usize = 100;

impl Journal {
    /// Opens the journal, made if need be, and gives every line. What a crash left of a line is cut off: nothing was
    /// signed for it.
    pub(crate) fn open(path: &Path) -> Result<(Self, Vec<Line>), HeadsError> {
        let bytes = files::read(path)?.unwrap_or_default();
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let mut last: Option<Line> = None;
        let (mut lines, mut recent) = (Vec::new(), VecDeque::new());
        for (number, line) in
            bytes[..whole].split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).enumerate()
        {
            let line = std::str::from_utf8(line).ok().and_then(parse);
            let grows = |line: &Line| {
                last.is_none_or(|last| last.size < line.size || last == Line { at: last.at, ..*line })
            };
            let line = line.filter(grows);
            let what = || HeadsError::Damaged { path: path.to_owned(), what: format!("line {}", number + 1) };
            last = Some(line.ok_or_else(what)?);
            lines.extend(last);
            push(&mut recent, last);
        }
        let opened = OpenOptions::new().create(true).append(true).open(path).and_then(|file| {
            file.set_len(whole as u64)?;
            file.sync_all()?;
            Ok(file)
        });
        Ok((Self { path: path.to_owned(), file: opened.map_err(files::io(path))?, last, recent }, lines))
    }

    /// The newest line.
    pub(crate) fn last(&self) -> Option<Line> {
        self.last
    }

    /// Adds a line, durably.
    pub(crate) fn add(&mut self, line: Line) -> Result<(), HeadsError> {
        let text = format!("{} {} {}\n", line.size, hex::encode(&line.root), line.at);
        let written = self.file.write_all(text.as_bytes()).and_then(|()| self.file.sync_all());
        written.map_err(files::io(&self.path))?;
        self.last = Some(line);
        push(&mut self.recent, self.last);
        Ok(())
    }

    /// The newest lines, newest first.
    pub(crate) fn recent(&self) -> impl Iterator<Item = Line> {
        self.recent.iter().rev().copied()
    }
}

/// The newest lines of a journal that may be damaged, newest first: for looking at, not for going on.
pub fn recent_lines(folder: &Path) -> Result<Vec<Line>, HeadsError> {
    let bytes = files::read(&folder.join("journal"))?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().rev().filter_map(parse).take(RECENT).collect())
}

fn push(recent: &mut VecDeque<Line>, line: Option<Line>) {
    recent.extend(line);
    if recent.len() > RECENT {
        recent.pop_front();
    }
}

fn parse(line: &str) -> Option<Line> {
    let mut words = line.split(' ');
    let (size, root, at) = (words.next()?, words.next()?, words.next()?);
    let whole = words.next().is_none();
    Some(Line { size: size.parse().ok()?, root: hex::decode(root)?, at: at.parse().ok()? }).filter(|_| whole)
}
