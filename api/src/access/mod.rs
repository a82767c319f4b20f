//! The access log: sign-ins, what inspectors read, what was taken away. Apart from the event log, and with a Merkle tree
//! of its own: an entry that is altered, taken out or cut off is noticed at the next start.
//!
//! Whoever can write to both its files is held by the event log, which records the head of the tree from time to time.
//!
//! Entries are taken at once and written in batches, at most a second later, each batch made durable before the head of
//! the tree is kept beside it. What cannot be taken refuses the read it would have told of.

mod file;
mod note;
mod writer;

use crate::clock::{Random, SystemRandom, locked};
use file::AccessFile;
use sauro_domain::{ledger::AccessHead, time::Timestamp};
use sauro_ledger::Hash;
use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError, RwLock},
};
use writer::Writer;

pub use file::{AccessError, Kept, Row};
pub use note::{Kind, Note, Who};

/// The log of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Access(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    file: Arc<Mutex<AccessFile>>,
    writer: Writer,
    trouble: Arc<RwLock<Option<String>>>,
    recorded: RwLock<Option<AccessHead>>,
}

/// The queue of entries is full: the disk does not take them as fast as they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the access log cannot take more entries now")]
pub struct Full;

/// The head of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// How many entries.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// What is wrong with the log, found at the start or while writing; none = nothing.
    pub trouble: Option<String>,
    /// The last head that the event log recorded; none when it recorded none yet.
    pub recorded: Option<AccessHead>,
}

impl Access {
    /// Opens the log in a data directory, and makes it when there is none. What is wrong with it is said loudly, and
    /// stays said: see [`Access::check`]. It has to hold what the event log last recorded of it, where that is known.
    pub fn open(data: &Path, recorded: Option<AccessHead>) -> Result<Self, AccessError> {
        let (rows, head) = (data.join("access.db"), data.join("access.head"));
        Self::over(AccessFile::open(&rows, Some(head), recorded.as_ref())?, recorded)
    }

    /// For tests and previews: gone when dropped.
    pub fn in_memory() -> Result<Self, AccessError> {
        Self::over(AccessFile::in_memory()?, None)
    }

    fn over(file: AccessFile, recorded: Option<AccessHead>) -> Result<Self, AccessError> {
        let trouble = file.trouble().map(str::to_owned);
        if let Some(trouble) = &trouble {
            tracing::error!(trouble, "THE ACCESS LOG IS NOT WHAT IT WAS");
        }
        let trouble = Arc::new(RwLock::new(trouble));
        let file = Arc::new(Mutex::new(file));
        let writer = Writer::start(Arc::clone(&file), Arc::clone(&trouble))?;
        Ok(Self(Arc::new(Inner { file, writer, trouble, recorded: RwLock::new(recorded) })))
    }

    /// Takes an entry. Written within a second.
    pub fn note(&self, at: Timestamp, note: &Note) -> Result<(), Full> {
        let mut nonce = [0; 16];
        SystemRandom.fill(&mut nonce);
        let taken = note.seal(at, nonce).map(|sealed| self.0.writer.take(sealed));
        match taken {
            Ok(true) => Ok(()),
            Ok(false) => Err(Full),
            Err(error) => {
                tracing::error!(%error, "an entry of the access log cannot be written down");
                Err(Full)
            }
        }
    }

    /// Waits until everything taken so far is written.
    pub async fn flush(&self) {
        self.0.writer.flush().await;
    }

    /// The head of what is written.
    pub fn head(&self) -> Head {
        let (size, root) = locked(&self.0.file).head();
        let recorded = self.0.recorded.read().unwrap_or_else(PoisonError::into_inner).clone();
        Head { size, root, trouble: self.trouble(), recorded }
    }

    /// The event log has recorded a head.
    pub(crate) fn recorded(&self, head: AccessHead) {
        *self.0.recorded.write().unwrap_or_else(PoisonError::into_inner) = Some(head);
    }

    /// Entries before one (all when none is named) that fit, newest first, and whether there are more.
    pub fn rows(
        &self,
        before: Option<u64>,
        most: usize,
        fits: impl Fn(&Row) -> bool,
    ) -> Result<(Vec<Row>, bool), AccessError> {
        locked(&self.0.file).rows(before, most, fits)
    }

    /// What is wrong with it, for readiness.
    pub fn check(&self) -> Result<(), String> {
        self.trouble().map_or(Ok(()), Err)
    }

    fn trouble(&self) -> Option<String> {
        self.0.trouble.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Writes what is left and ends.
    pub fn close(&self) {
        self.0.writer.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn noted(data: &Path, count: u64) {
        let access = Access::open(data, None).expect("opens");
        for _ in 0..count {
            access.note(Timestamp::default(), &Note::taken(None, "export", "whole")).expect("there is room");
        }
        access.close();
    }

    #[test]
    fn a_head_that_cannot_be_read_is_trouble_and_no_failed_start() {
        for garbage in [b"".as_slice(), b"{\"size\":", b"\xff\xfe", b"{\"size\":-1,\"root\":\"\"}"] {
            for count in [0, 3] {
                let folder = tempfile::tempdir().expect("a folder");
                noted(folder.path(), count);
                fs::write(folder.path().join("access.head"), garbage).expect("writes");
                for _ in 0..2 {
                    let access = Access::open(folder.path(), None).expect("opens");
                    let trouble = access.check().expect_err("said on /readyz");
                    assert!(trouble.contains("access.head"), "{garbage:?}: {trouble}");
                    // It goes on taking entries.
                    access
                        .note(Timestamp::default(), &Note::taken(None, "export", "x"))
                        .expect("there is room");
                    access.close();
                }
                assert_eq!(fs::read(folder.path().join("access.head")).expect("reads"), garbage, "evidence");
            }
        }
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("access.head")).expect("a folder");
        assert!(Access::open(folder.path(), None).expect("opens").check().is_err());
    }

    #[test]
    fn the_head_is_there_from_the_first_moment_on() {
        let folder = tempfile::tempdir().expect("a folder");
        noted(folder.path(), 0);
        let head = folder.path().join("access.head");
        let empty = fs::read(&head).expect("it was kept when the log was made");
        // Cut off between the first entries and their head.
        noted(folder.path(), 2);
        fs::write(&head, empty).expect("writes");
        let access = Access::open(folder.path(), None).expect("opens");
        assert_eq!((access.head().size, access.check()), (2, Ok(())));
        access.close();
        fs::remove_file(&head).expect("removes");
        assert!(Access::open(folder.path(), None).expect("opens").check().is_err(), "it was taken away");
    }
}
