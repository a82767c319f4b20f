//! `access.db`, rows that are only ever added; and `access.head`, the head of their tree after the last batch.

use super::note::{Kind, Sealed};
use rusqlite::{Connection, params};
use sauro_domain::{ledger::AccessHead, time::Timestamp};
use sauro_ledger::{Frontier, Hash, hex, leaf_hash};
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    time::Duration,
};

/// Rows looked at for one page of a filtered list.
const MOST_LOOKED_AT: usize = 100_000;

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS access (
  n INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, person TEXT, record BLOB NOT NULL,
  leaf BLOB NOT NULL) STRICT;
CREATE TRIGGER IF NOT EXISTS access_update BEFORE UPDATE ON access
  BEGIN SELECT raise(ABORT, 'entries of the access log do not change'); END;
CREATE TRIGGER IF NOT EXISTS access_delete BEFORE DELETE ON access
  BEGIN SELECT raise(ABORT, 'entries of the access log are not deleted'); END;
PRAGMA user_version = 1;";

/// The access log cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// Its database says no.
    #[error("access.db: {0}")]
    Database(#[from] rusqlite::Error),
    /// Its head cannot be kept.
    #[error("access.head: {0}")]
    Head(#[from] std::io::Error),
}

/// The head as kept beside the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// How many entries.
    pub size: u64,
    /// The root of their tree, in hex.
    pub root: String,
}

/// An entry as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Row {
    /// Its number, from 0.
    pub n: u64,
    pub at: Timestamp,
    pub kind: Kind,
    /// The exact bytes that are hashed.
    pub record: Vec<u8>,
    pub leaf: Hash,
}

/// The two files.
#[derive(Debug)]
pub(super) struct AccessFile {
    database: Connection,
    head: Option<PathBuf>,
    tree: Frontier,
    trouble: Option<String>,
}

impl AccessFile {
    pub fn open(
        database: &Path,
        head: Option<PathBuf>,
        recorded: Option<&AccessHead>,
    ) -> Result<Self, AccessError> {
        Self::over(Connection::open(database)?, head, recorded)
    }

    pub fn in_memory() -> Result<Self, AccessError> {
        Self::over(Connection::open_in_memory()?, None, None)
    }

    fn over(
        database: Connection,
        head: Option<PathBuf>,
        recorded: Option<&AccessHead>,
    ) -> Result<Self, AccessError> {
        database.busy_timeout(Duration::from_secs(5))?;
        database.pragma_update(None, "journal_mode", "WAL")?;
        // The rows are on the disk before the head that speaks of them.
        database.pragma_update(None, "synchronous", "FULL")?;
        database.pragma_update(None, "trusted_schema", "OFF")?;
        database.execute_batch(SCHEMA)?;
        let mut file = Self { database, head, tree: Frontier::new(), trouble: None };
        file.trouble = file.recompute(recorded)?;
        // From the first moment on: a head that is gone is then always one that somebody took away.
        // On a full disk the next batch keeps it.
        if file.tree.size() == 0
            && file.head.as_ref().is_some_and(|head| !head.exists())
            && let Err(error) = file.keep()
        {
            tracing::warn!(%error, "the head of the access log is not kept yet");
        }
        Ok(file)
    }

    /// Computes the tree anew from the records, and says what does not fit what was kept beside them, or what the event
    /// log recorded of them.
    fn recompute(&mut self, recorded: Option<&AccessHead>) -> Result<Option<String>, AccessError> {
        let kept = self.kept();
        let mut at_kept =
            kept.as_ref().ok().and_then(Option::as_ref).map(|kept| Met::of(kept.size, &kept.root));
        let mut at_recorded = recorded.map(|head| Met::of(head.size, head.root.as_str()));
        let mut found = None;
        let mut trouble = |what: String| {
            found.get_or_insert(what);
        };
        let mut select = self.database.prepare("SELECT n, record, leaf FROM access ORDER BY n")?;
        let mut rows = select.query([])?;
        loop {
            for met in at_kept.iter_mut().chain(&mut at_recorded) {
                met.look(&self.tree);
            }
            let Some(row) = rows.next()? else { break };
            let (n, record): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
            let (leaf, stored) = (leaf_hash(&record), row.get::<_, Vec<u8>>(2)?);
            if n.unsigned_abs() != self.tree.size() {
                trouble(format!("entry {} of the access log is missing", self.tree.size()));
            }
            if stored != leaf {
                trouble(format!("entry {n} of the access log was altered"));
            }
            self.tree.push(leaf);
        }
        let against =
            |met: &Option<Met<'_>>, when| met.as_ref().and_then(|met| met.against(&self.tree, when));
        match (against(&at_kept, "when it was last written"), &kept) {
            (Some(wrong), _) => trouble(wrong),
            (None, Err(why)) => trouble(format!("the kept head of the access log cannot be read: {why}")),
            (None, Ok(None)) if self.head.is_some() && self.tree.size() > 0 => {
                trouble("the kept head of the access log is gone: access.head".to_owned());
            }
            (None, Ok(_)) => {}
        }
        if let Some(wrong) = against(&at_recorded, "when the event log recorded its head") {
            trouble(wrong);
        }
        Ok(found)
    }

    /// What was kept. An error is one more thing that does not fit, and no reason not to open.
    fn kept(&self) -> Result<Option<Kept>, AccessError> {
        let Some(path) = &self.head else { return Ok(None) };
        match fs::read(path) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes).map_err(std::io::Error::other)?)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    pub fn head(&self) -> (u64, Hash) {
        (self.tree.size(), self.tree.root())
    }

    /// Writes a batch durably. What was written is told by [`AccessFile::keep`]: when only that fails, only that is tried
    /// again, or the entries would stand here twice.
    pub fn append(&mut self, batch: &[Sealed]) -> Result<(), AccessError> {
        let mut tree = self.tree.clone();
        let transaction = self.database.unchecked_transaction()?;
        {
            let mut insert =
                transaction.prepare_cached("INSERT INTO access VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
            // Behind the last row there is, also when some before it are missing.
            let last: Option<i64> =
                transaction.query_row("SELECT max(n) FROM access", [], |row| row.get(0))?;
            for (n, sealed) in (last.map_or(0, |last| last + 1)..).zip(batch) {
                let person = sealed.person.map(|id| id.to_string());
                let (at, kind, leaf) =
                    (sealed.at.timestamp_millis(), sealed.kind.as_str(), sealed.leaf.as_slice());
                insert.execute(params![n, at, kind, person, sealed.record, leaf])?;
                tree.push(sealed.leaf);
            }
        }
        transaction.commit()?;
        self.tree = tree;
        Ok(())
    }

    /// Keeps the head of what is written. After trouble it stays as it was: it is the evidence.
    pub fn keep(&self) -> Result<(), AccessError> {
        let Some(path) = self.head.as_ref().filter(|_| self.trouble.is_none()) else { return Ok(()) };
        let kept = Kept { size: self.tree.size(), root: hex::encode(&self.tree.root()) };
        let text = serde_json::to_string(&kept).map_err(std::io::Error::other)?;
        let fresh = path.with_extension("head.new");
        let mut file = File::create(&fresh)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        Ok(fs::rename(&fresh, path)?)
    }

    pub fn rows(
        &self,
        before: Option<u64>,
        most: usize,
        fits: impl Fn(&Row) -> bool,
    ) -> Result<(Vec<Row>, bool), AccessError> {
        let before = before.and_then(|n| i64::try_from(n).ok()).unwrap_or(i64::MAX);
        let select = "SELECT n, at, kind, record, leaf FROM access WHERE n < ?1 ORDER BY n DESC LIMIT ?2";
        let mut statement = self.database.prepare_cached(select)?;
        let looked_at = i64::try_from(MOST_LOOKED_AT).unwrap_or(i64::MAX);
        let mut rows = statement.query((before, looked_at))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (kind, leaf): (String, Vec<u8>) = (row.get(2)?, row.get(4)?);
            let one = Row {
                n: row.get::<_, i64>(0)?.unsigned_abs(),
                at: Timestamp::from_timestamp_millis(row.get(1)?).unwrap_or_default(),
                kind: Kind::read(&kind).unwrap_or(Kind::Lost),
                record: row.get(3)?,
                leaf: leaf.try_into().unwrap_or_default(),
            };
            if fits(&one) {
                if found.len() == most {
                    return Ok((found, true));
                }
                found.push(one);
            }
        }
        Ok((found, false))
    }
}

/// What was told of the tree at a size, and what is met there.
struct Met<'a> {
    size: u64,
    told: &'a str,
    root: Option<Hash>,
}

impl<'a> Met<'a> {
    fn of(size: u64, told: &'a str) -> Self {
        Self { size, told, root: None }
    }

    fn look(&mut self, tree: &Frontier) {
        if tree.size() == self.size {
            self.root = Some(tree.root());
        }
    }

    /// What is wrong.
    fn against(&self, tree: &Frontier, when: &str) -> Option<String> {
        match self.root {
            None => {
                let (size, told) = (tree.size(), self.size);
                Some(format!("the access log holds {size} entries, and held {told} {when}"))
            }
            Some(root) if hex::encode(&root) != self.told => Some(format!(
                "the first {} entries of the access log are not those it held {when}",
                self.size
            )),
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Note, Who};
    use sauro_domain::{id::PersonId, text::Line};
    use ulid::Ulid;

    fn sealed(n: u128) -> Sealed {
        let who = Who { person: PersonId(Ulid(n)), position: None };
        Note::read(who, "Q", "{ a }", "{}", &[]).seal(Timestamp::default(), [7; 16]).expect("seals")
    }

    fn written(folder: &Path, count: u128) -> AccessFile {
        let mut file = open(folder);
        kept(&mut file, &(0..count).map(sealed).collect::<Vec<_>>());
        file
    }

    /// Appends, and keeps the head.
    fn kept(file: &mut AccessFile, batch: &[Sealed]) {
        file.append(batch).expect("appends");
        file.keep().expect("keeps");
    }

    fn open(folder: &Path) -> AccessFile {
        AccessFile::open(&folder.join("access.db"), Some(folder.join("access.head")), None).expect("opens")
    }

    #[test]
    fn both_files_written_anew_contradict_what_the_event_log_recorded() {
        let folder = tempfile::tempdir().expect("a folder");
        let (size, root) = written(folder.path(), 5).head();
        let root = Line::parse(&hex::encode(&root)).expect("a line");
        let recorded = AccessHead { size, root, at: Timestamp::default() };
        let opened = |folder: &Path| {
            let file = AccessFile::open(
                &folder.join("access.db"),
                Some(folder.join("access.head")),
                Some(&recorded),
            );
            file.expect("opens").trouble().map(str::to_owned)
        };
        assert_eq!(opened(folder.path()), None);
        kept(&mut open(folder.path()), &[sealed(9)]);
        assert_eq!(opened(folder.path()), None, "it may have grown since");
        // A log of other entries, in order in itself; a shorter one; none at all.
        for (count, said) in [(6, "the first 5 entries"), (3, "holds 3 entries, and held 5"), (0, "held 5")] {
            let folder = tempfile::tempdir().expect("a folder");
            let batch: Vec<_> = (0..count).map(|n| sealed(n + 40)).collect();
            kept(&mut open(folder.path()), &batch);
            assert_eq!(open(folder.path()).trouble(), None, "nothing in the files tells it");
            let trouble = opened(folder.path()).unwrap_or_default();
            assert!(trouble.contains(said) && trouble.contains("recorded its head"), "{trouble}");
        }
    }

    fn without_triggers(folder: &Path, sql: &str) {
        let file = Connection::open(folder.join("access.db")).expect("opens");
        file.execute_batch("DROP TRIGGER access_update; DROP TRIGGER access_delete;").expect("drops");
        file.execute_batch(sql).expect("changes");
    }

    #[test]
    fn what_was_written_is_found_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let head = written(folder.path(), 5).head();
        let mut again = open(folder.path());
        assert_eq!((again.head(), again.trouble()), (head, None));
        kept(&mut again, &[sealed(9)]);
        let (rows, more) = again.rows(None, 4, |_| true).expect("rows");
        assert_eq!((rows.iter().map(|row| row.n).collect::<Vec<_>>(), more), (vec![5, 4, 3, 2], true));
        let (rows, more) = again.rows(Some(2), 4, |_| true).expect("rows");
        assert_eq!((rows.len(), more), (2, false));
        let leaves: Vec<Hash> = again
            .rows(None, 99, |_| true)
            .expect("rows")
            .0
            .iter()
            .rev()
            .map(|row| leaf_hash(&row.record))
            .collect();
        assert_eq!(sauro_ledger::root_of(&leaves), again.head().1);
    }

    #[test]
    fn what_is_altered_taken_out_or_cut_off_is_noticed_and_stays_noticed() {
        let altered = hex::encode(&leaf_hash(b"{}"));
        let ways = [
            ("UPDATE access SET record = X'7B7D' WHERE n = 2", "entry 2 of the access log was altered"),
            (
                &*format!("UPDATE access SET record = X'7B7D', leaf = X'{altered}' WHERE n = 2"),
                "the first 5 entries of the access log are not those",
            ),
            ("DELETE FROM access WHERE n = 2", "entry 2 of the access log is missing"),
            ("DELETE FROM access WHERE n > 2", "entries, and held 5"),
        ];
        for (way, said) in ways {
            let folder = tempfile::tempdir().expect("a folder");
            written(folder.path(), 5);
            without_triggers(folder.path(), way);
            for _ in 0..2 {
                let mut file = open(folder.path());
                let trouble = file.trouble().unwrap_or_default().to_owned();
                assert!(trouble.contains(said), "{way}: {trouble}");
                // Going on does not heal it.
                kept(&mut file, &[sealed(8)]);
            }
        }
        let folder = tempfile::tempdir().expect("a folder");
        written(folder.path(), 5);
        fs::remove_file(folder.path().join("access.head")).expect("removes");
        assert!(open(folder.path()).trouble().is_some_and(|said| said.contains("access.head")));
    }

    #[test]
    fn rows_do_not_change() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = written(folder.path(), 2);
        for way in ["UPDATE access SET kind = 'x'", "DELETE FROM access"] {
            assert!(file.database.execute(way, []).is_err(), "{way}");
        }
    }
}
