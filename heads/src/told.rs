//! What a folder of heads tells of its log: every line of the journal, and the heads that lie beside it.

use crate::{Contradiction, HeadsError, Line, files};
use sauro_ledger::{Hash, checkpoint::SignedCheckpoint, tiles::Edge};
use std::{fs, path::Path};

/// Of the earlier heads that are kept, so many are read at a start; the journal has a line for each of them.
const HEADS: usize = 1_000;

/// Sizes and roots the log has to have, by size; and what was found of them so far.
#[derive(Debug)]
pub(crate) struct Told {
    roots: Vec<(u64, Hash)>,
    next: usize,
    /// The smallest size at which the log has another root.
    other: Option<u64>,
}

impl Told {
    /// Reads what lies in the folder. A head that the journal does not know was signed, and the journal is not whole.
    pub(crate) fn of(folder: &Path, lines: &[Line]) -> Result<Self, HeadsError> {
        let heads = heads(folder)?;
        let journalled = lines.last().map(|line| line.size);
        let signed = heads.iter().map(|(size, _)| *size).max();
        let damaged = |what: String| Err(HeadsError::Damaged { path: folder.join("journal"), what });
        if let Some(signed) = signed.filter(|_| signed > journalled) {
            let ends = journalled.map_or("it is gone".to_owned(), |last| format!("it ends at {last}"));
            return damaged(format!("{ends}, and a head of {signed} was signed"));
        }
        // The journal knows of everything before it is published.
        if journalled.is_none() && folder.join("tile").exists() {
            return damaged("it is gone, and tiles were published".to_owned());
        }
        let mut roots: Vec<_> = lines.iter().map(|line| (line.size, line.root)).chain(heads).collect();
        roots.sort_unstable();
        roots.dedup();
        Ok(Self { roots, next: 0, other: None })
    }

    /// Compares the log as far as it was read.
    pub(crate) fn look(&mut self, edge: &Edge) {
        while let Some((_, root)) = self.roots.get(self.next).filter(|(size, _)| *size == edge.size()) {
            if *root != edge.root() {
                self.other = self.other.or(Some(edge.size()));
            }
            self.next += 1;
        }
    }

    /// What speaks against the log, read to its end.
    pub(crate) fn against(&self, size: u64) -> Option<Contradiction> {
        let signed = self.roots.last().map_or(0, |(size, _)| *size);
        match self.other {
            Some(signed) => Some(Contradiction::Rewritten { signed }),
            None if signed > size => Some(Contradiction::Shorter { size, signed }),
            None => None,
        }
    }
}

/// The newest head, the published one, and the newest of the earlier ones.
fn heads(folder: &Path) -> Result<Vec<(u64, Hash)>, HeadsError> {
    let earlier = folder.join("checkpoints");
    let mut paths: Vec<_> = match fs::read_dir(&earlier) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(files::io(&earlier)(error)),
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
    };
    // Their names begin with their sizes, in as many digits each.
    paths.sort_unstable();
    let paths = paths.into_iter().rev().take(HEADS);
    let mut found = Vec::new();
    for path in [folder.join("head"), folder.join("checkpoint")].into_iter().chain(paths) {
        let Some(bytes) = files::read(&path)? else { continue };
        let head = SignedCheckpoint::parse(&bytes);
        let head =
            head.map_err(|error| HeadsError::Damaged { path: path.clone(), what: error.to_string() })?;
        found.push((head.checkpoint().size(), *head.checkpoint().root()));
    }
    Ok(found)
}
