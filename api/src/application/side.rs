//! `app.db`: what the doors note for themselves. Refusals, facts about the installation, kinds of evidence files.
//!
//! None of it is history: the event log holds facts only, and a refused command is not one.

use crate::{auth::write_anew, clock::locked};
use rusqlite::{Connection, OptionalExtension, params};
use sauro_domain::{Refusal, context::Actor, time::Timestamp};
use serde::{Deserialize, Serialize};
use std::{path::Path, sync::Mutex, time::Duration};

/// Refusals kept; the oldest give way.
const MOST_REFUSALS: i64 = 100_000;

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS refusals (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, code TEXT NOT NULL, command TEXT NOT NULL,
  stream TEXT NOT NULL, via TEXT NOT NULL, person TEXT, position TEXT, on_behalf_of TEXT, detail TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS file (
  sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, type TEXT NOT NULL, account TEXT NOT NULL) STRICT;
PRAGMA user_version = 1;";

/// What an installation says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The office's name.
    pub name: String,
    /// Holds invented people and tasks, and says so on every screen.
    pub demo: bool,
    /// The accounts a demonstration offers, with their passwords. Empty in a real installation.
    pub accounts: Vec<DemoAccount>,
}

/// An account that a demonstration offers on its first page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct DemoAccount {
    pub account: String,
    pub password: String,
    /// What to try with it.
    pub label: String,
    /// The office it is.
    pub office: String,
}

/// A refused command, as noted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct RefusalNote {
    pub at: Timestamp,
    pub code: String,
    pub command: String,
    pub stream: String,
    pub via: String,
    pub person: Option<String>,
    pub position: Option<String>,
    pub on_behalf_of: Option<String>,
    /// The whole refusal as JSON: path, values, findings.
    pub detail: String,
}

/// The file.
#[derive(Debug)]
pub struct Side {
    file: Mutex<Connection>,
}

impl Side {
    /// Opens the file, and makes it when there is none.
    pub fn open(path: &Path) -> rusqlite::Result<Self> {
        Self::over(Connection::open(path)?)
    }

    /// For tests and previews: gone when dropped.
    pub fn in_memory() -> rusqlite::Result<Self> {
        Self::over(Connection::open_in_memory()?)
    }

    fn over(file: Connection) -> rusqlite::Result<Self> {
        file.busy_timeout(Duration::from_secs(5))?;
        file.pragma_update(None, "journal_mode", "WAL")?;
        file.pragma_update(None, "synchronous", "NORMAL")?;
        file.pragma_update(None, "trusted_schema", "OFF")?;
        file.pragma_update(None, "secure_delete", "ON")?;
        file.pragma_update(None, "temp_store", "MEMORY")?;
        file.execute_batch(SCHEMA)?;
        Ok(Self { file: Mutex::new(file) })
    }

    /// Notes a refusal: who tried what, by which door, and why not.
    pub fn note_refusal(
        &self,
        at: Timestamp,
        command: &str,
        stream: &str,
        via: &str,
        actor: Actor,
        refusal: &Refusal,
    ) -> rusqlite::Result<()> {
        let (person, position, on_behalf_of) = match actor {
            Actor::Person { person, position, on_behalf_of } => (Some(person), Some(position), on_behalf_of),
            Actor::Founder(person) => (Some(person), None, None),
            Actor::Scheduler => (None, None, None),
        };
        let detail = serde_json::to_string(refusal).unwrap_or_default();
        let file = locked(&self.file);
        file.prepare_cached(
            "INSERT INTO refusals(at, code, command, stream, via, person, position, on_behalf_of, detail)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            at.timestamp_millis(),
            refusal.code.as_str(),
            command,
            stream,
            via,
            person.map(|id| id.to_string()),
            position.map(|id| id.to_string()),
            on_behalf_of.map(|id| id.to_string()),
            detail
        ])?;
        let newest = file.last_insert_rowid();
        if newest % 1_000 == 0 {
            file.execute("DELETE FROM refusals WHERE id <= ?1", [newest - MOST_REFUSALS])?;
        }
        Ok(())
    }

    /// The newest refusals first.
    pub fn refusals(&self, limit: u32) -> rusqlite::Result<Vec<RefusalNote>> {
        let file = locked(&self.file);
        let mut query = file.prepare_cached(
            "SELECT at, code, command, stream, via, person, position, on_behalf_of, detail FROM refusals
             ORDER BY id DESC LIMIT ?1",
        )?;
        let rows = query.query_map([limit], note_of)?;
        rows.collect()
    }

    /// Refusals before one (all when none is named) that fit, newest first, with their numbers; and whether there are
    /// more.
    pub fn refusals_before(
        &self,
        before: Option<i64>,
        most: usize,
        fits: impl Fn(&RefusalNote) -> bool,
    ) -> rusqlite::Result<(Vec<(i64, RefusalNote)>, bool)> {
        let file = locked(&self.file);
        let mut query = file.prepare_cached(
            "SELECT at, code, command, stream, via, person, position, on_behalf_of, detail, id FROM refusals
             WHERE id < ?1 ORDER BY id DESC",
        )?;
        let mut rows = query.query([before.unwrap_or(i64::MAX)])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let note = note_of(row)?;
            if fits(&note) {
                if found.len() == most {
                    return Ok((found, true));
                }
                found.push((row.get(9)?, note));
            }
        }
        Ok((found, false))
    }

    /// What the installation says about itself.
    pub fn facts(&self) -> rusqlite::Result<Facts> {
        let file = locked(&self.file);
        let text: Option<String> = file
            .query_row("SELECT value FROM fact WHERE name = 'installation'", [], |row| row.get(0))
            .optional()?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Writes it down.
    pub fn set_facts(&self, facts: &Facts) -> rusqlite::Result<()> {
        let text = serde_json::to_string(facts).unwrap_or_default();
        let sql = "INSERT INTO fact(name, value) VALUES ('installation', ?1)
                   ON CONFLICT(name) DO UPDATE SET value = excluded.value";
        locked(&self.file).execute(sql, [text]).map(|_| ())
    }

    /// Notes what kind of file stands under a hash.
    pub fn note_file(&self, sha256: &str, size: u64, media: &str, account: &str) -> rusqlite::Result<()> {
        let sql =
            "INSERT INTO file(sha256, size, type, account) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        locked(&self.file).execute(sql, params![sha256, size, media, account]).map(|_| ())
    }

    /// The media type of the file under a hash.
    pub fn file(&self, sha256: &str) -> rusqlite::Result<Option<String>> {
        let file = locked(&self.file);
        file.query_row("SELECT type FROM file WHERE sha256 = ?1", [sha256], |row| row.get(0)).optional()
    }

    /// Forgets by which account files came in, leaving no byte of its name.
    pub fn forget_account(&self, account: &str) -> rusqlite::Result<()> {
        let file = locked(&self.file);
        let changed = file.execute("UPDATE file SET account = '' WHERE account = ?1", [account])?;
        if changed == 0 { Ok(()) } else { write_anew(&file) }
    }

    /// Moves what was written into the file itself, so that it is whole without the log beside it.
    pub fn checkpoint(&self) -> rusqlite::Result<()> {
        locked(&self.file).query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
    }

    /// Copies the whole file into a new one.
    pub fn copy_to(&self, path: &Path) -> rusqlite::Result<()> {
        locked(&self.file).execute("VACUUM INTO ?1", [path.to_string_lossy()]).map(|_| ())
    }
}

fn note_of(row: &rusqlite::Row<'_>) -> rusqlite::Result<RefusalNote> {
    Ok(RefusalNote {
        at: Timestamp::from_timestamp_millis(row.get(0)?).unwrap_or_default(),
        code: row.get(1)?,
        command: row.get(2)?,
        stream: row.get(3)?,
        via: row.get(4)?,
        person: row.get(5)?,
        position: row.get(6)?,
        on_behalf_of: row.get(7)?,
        detail: row.get(8)?,
    })
}
