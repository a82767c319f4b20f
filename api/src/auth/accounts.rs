//! `accounts.db`: who may sign in. Kept apart from the event log: secrets are not history.

use super::passwords::{self, HashingFailed, WeakPassword};
use crate::clock::{Random, locked};
use rusqlite::{Connection, OptionalExtension, params};
use sauro_domain::{id::PersonId, time::Timestamp};
use std::{path::Path, sync::Mutex, time::Duration};

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS account (
  name TEXT PRIMARY KEY, person TEXT NOT NULL, hash TEXT NOT NULL, created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL, disabled_at INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS session (
  hash BLOB PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES account(name),
  created_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, agent TEXT NOT NULL, address TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS session_account ON session(account);
CREATE TABLE IF NOT EXISTS token (
  hash BLOB PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES account(name),
  label TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, seen_at INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS erasing (account TEXT PRIMARY KEY) STRICT;
PRAGMA user_version = 1;";

/// Why an account cannot be made, found or used.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The name has characters that account names do not have.
    #[error("an account name has 2 to 40 of the characters a-z, 0-9, dot, hyphen, underscore and @")]
    BadName,
    /// It is taken.
    #[error("the account {0} exists already")]
    Exists(String),
    /// There is none.
    #[error("there is no account {0}")]
    Unknown(String),
    /// The password is not taken.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// No hash could be computed.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
    /// The file does not do as asked.
    #[error("accounts.db: {0}")]
    Storage(#[from] rusqlite::Error),
}

/// An account, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Account {
    /// The name used to sign in.
    pub name: String,
    /// The person it is bound to.
    pub person: PersonId,
    /// Made on.
    pub created_at: Timestamp,
    /// May not sign in since.
    pub disabled_at: Option<Timestamp>,
}

/// The accounts of an installation, their sessions and tokens.
#[derive(Debug)]
pub struct Accounts {
    pub(super) file: Mutex<Connection>,
}

/// An account name as it is stored: lower case, plain characters.
pub fn parse_name(given: &str) -> Result<String, AccountError> {
    let name = given.trim().to_lowercase();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_' | '@');
    if (2..=40).contains(&name.len()) && name.chars().all(plain) {
        Ok(name)
    } else {
        Err(AccountError::BadName)
    }
}

impl Accounts {
    /// Opens the file, and makes it when there is none.
    pub fn open(path: &Path) -> Result<Self, AccountError> {
        let file = Connection::open(path)?;
        file.busy_timeout(Duration::from_secs(5))?;
        file.pragma_update(None, "journal_mode", "WAL")?;
        file.pragma_update(None, "synchronous", "FULL")?;
        file.pragma_update(None, "foreign_keys", "ON")?;
        file.pragma_update(None, "secure_delete", "ON")?;
        file.pragma_update(None, "temp_store", "MEMORY")?;
        file.pragma_update(None, "trusted_schema", "OFF")?;
        file.execute_batch(SCHEMA)?;
        Ok(Self { file: Mutex::new(file) })
    }

    /// Makes an account with its password.
    pub fn add(
        &self,
        name: &str,
        person: PersonId,
        password: &str,
        random: &dyn Random,
        now: Timestamp,
    ) -> Result<String, AccountError> {
        let name = parse_name(name)?;
        passwords::acceptable(&name, password)?;
        let hash = passwords::hash(random, password)?;
        self.add_hashed(&name, person, &hash, now)?;
        Ok(name)
    }

    /// Makes an account whose password has been hashed already.
    pub fn add_hashed(
        &self,
        name: &str,
        person: PersonId,
        hash: &str,
        now: Timestamp,
    ) -> Result<(), AccountError> {
        let at = now.timestamp_millis();
        let added = locked(&self.file).execute(
            "INSERT INTO account(name, person, hash, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?4)
             ON CONFLICT DO NOTHING",
            params![name, person.to_string(), hash, at],
        )?;
        if added == 1 { Ok(()) } else { Err(AccountError::Exists(name.to_owned())) }
    }

    /// Gives the account a new password and ends its sessions, except the one named.
    pub fn set_hash(
        &self,
        name: &str,
        hash: &str,
        keep: Option<&str>,
        now: Timestamp,
    ) -> Result<(), AccountError> {
        let mut file = locked(&self.file);
        let change = file.transaction()?;
        let changed = change.execute(
            "UPDATE account SET hash = ?2, changed_at = ?3 WHERE name = ?1",
            params![name, hash, now.timestamp_millis()],
        )?;
        if changed == 0 {
            return Err(AccountError::Unknown(name.to_owned()));
        }
        change.execute("DELETE FROM session WHERE account = ?1 AND id IS NOT ?2", params![name, keep])?;
        Ok(change.commit()?)
    }

    /// Forbids or allows signing in; forbidding ends sessions and tokens at once.
    pub fn set_disabled(&self, name: &str, disabled: bool, now: Timestamp) -> Result<(), AccountError> {
        let mut file = locked(&self.file);
        let change = file.transaction()?;
        let at = disabled.then(|| now.timestamp_millis());
        let changed =
            change.execute("UPDATE account SET disabled_at = ?2 WHERE name = ?1", params![name, at])?;
        if changed == 0 {
            return Err(AccountError::Unknown(name.to_owned()));
        }
        if disabled {
            change.execute("DELETE FROM session WHERE account = ?1", [name])?;
            change.execute("DELETE FROM token WHERE account = ?1", [name])?;
        }
        Ok(change.commit()?)
    }

    /// Removes the accounts of a person whose personal data is erased, with their sessions and tokens: an account may
    /// be named like its owner. First `elsewhere` forgets each name; then no byte of it is left in this file.
    pub fn erase(
        &self,
        person: PersonId,
        elsewhere: impl Fn(&str) -> rusqlite::Result<()>,
    ) -> Result<(), AccountError> {
        let mut file = locked(&self.file);
        let change = file.transaction()?;
        let person = person.to_string();
        change
            .execute("INSERT OR IGNORE INTO erasing SELECT name FROM account WHERE person = ?1", [&person])?;
        let of = "account IN (SELECT name FROM account WHERE person = ?1)";
        change.execute(&format!("DELETE FROM session WHERE {of}"), [&person])?;
        change.execute(&format!("DELETE FROM token WHERE {of}"), [&person])?;
        change.execute("DELETE FROM account WHERE person = ?1", [&person])?;
        change.commit()?;
        let names = file
            .prepare("SELECT account FROM erasing")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<String>>>()?;
        if names.is_empty() {
            return Ok(());
        }
        names.iter().filter(|name| !name.is_empty()).try_for_each(|name| elsewhere(name))?;
        // Cut short anywhere before the last line, the rest is done the next time: the empty name says so.
        file.execute_batch("BEGIN; DELETE FROM erasing; INSERT INTO erasing VALUES (''); COMMIT")?;
        write_anew(&file)?;
        file.execute("DELETE FROM erasing", [])?;
        Ok(())
    }

    /// The account.
    pub fn find(&self, name: &str) -> Result<Option<Account>, AccountError> {
        Ok(self.list()?.into_iter().find(|account| account.name == name))
    }

    /// The password hash of an account that may sign in.
    pub fn hash_of(&self, name: &str) -> Result<Option<String>, AccountError> {
        let file = locked(&self.file);
        let mut query =
            file.prepare_cached("SELECT hash FROM account WHERE name = ?1 AND disabled_at IS NULL")?;
        Ok(query.query_row([name], |row| row.get(0)).optional()?)
    }

    /// All accounts by name.
    pub fn list(&self) -> Result<Vec<Account>, AccountError> {
        let file = locked(&self.file);
        let mut query =
            file.prepare_cached("SELECT name, person, created_at, disabled_at FROM account ORDER BY name")?;
        let rows = query.query_map([], |row| {
            Ok(Account {
                name: row.get(0)?,
                person: parsed(row, 1)?,
                created_at: moment(row.get(2)?),
                disabled_at: row.get::<_, Option<i64>>(3)?.map(moment),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Moves what was written into the file itself, so that it is whole without the log beside it.
    pub fn checkpoint(&self) -> Result<(), AccountError> {
        Ok(locked(&self.file).query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }

    /// Copies the whole file into a new one.
    pub fn copy_to(&self, path: &Path) -> Result<(), AccountError> {
        locked(&self.file).execute("VACUUM INTO ?1", [path.to_string_lossy()])?;
        Ok(())
    }
}

/// Writes a whole database anew and empties its write-ahead log, so that nothing deleted is left anywhere in it.
pub(crate) fn write_anew(file: &Connection) -> rusqlite::Result<()> {
    file.execute_batch("VACUUM")?;
    let busy: i64 = file.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 {
        return Ok(());
    }
    let why = "somebody reads the file; erased bytes are still in its write-ahead log".to_owned();
    Err(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY), Some(why)))
}

pub(super) fn moment(milliseconds: i64) -> Timestamp {
    Timestamp::from_timestamp_millis(milliseconds).unwrap_or_default()
}

pub(super) fn parsed<T: std::str::FromStr>(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    row.get::<_, String>(column)?.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })
}
