//! The table of events, its guards, and the small migrator.

use super::OpenError;
use crate::LogError;
use rusqlite::{Connection, OpenFlags, TransactionBehavior, config::DbConfig};
use std::{path::Path, time::Duration};

/// "SAUR": tells our file from any other SQLite file.
const APPLICATION_ID: i32 = 0x5341_5552;
/// Versions from 3.7.0 to 3.51.2 can lose commits in WAL mode (the WAL-reset bug).
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);
/// How long the writer waits for a lock that somebody else's tool holds.
pub(super) const BUSY: Duration = Duration::from_secs(5);

/// One step per version of the file. Steps already released never change; events themselves are never migrated.
const MIGRATIONS: &[&str] = &[include_str!("v1.sql")];

/// Refuses a SQLite that can lose commits.
pub(super) fn refuse_old(version: &str) -> Result<(), OpenError> {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().ok());
    let mut next = || parts.next().flatten();
    match (next(), next(), next()) {
        (Some(major), Some(minor), Some(patch)) if (major, minor, patch) >= OLDEST_SQLITE => Ok(()),
        _ => Err(OpenError::OldSqlite { found: version.to_owned() }),
    }
}

/// A statement is planned once, and not again whenever another value is bound to it.
fn plan_once(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

/// The one connection that writes, ready for use; the file is made on the first occasion.
pub(super) fn open_writer(file: &Path, max_page_count: Option<u32>) -> Result<Connection, OpenError> {
    let mut connection = Connection::open(file)?;
    connection.busy_timeout(BUSY)?;
    identify(&connection)?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;
         PRAGMA trusted_schema = OFF; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864;
         PRAGMA cell_size_check = ON;",
    )?;
    migrate(&mut connection)?;
    compare(&connection)?;
    if let Some(pages) = max_page_count {
        connection.pragma_update_and_check(None, "max_page_count", pages, |row| row.get::<_, i64>(0))?;
    }
    plan_once(&connection)?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

/// A connection that can only read.
pub(super) fn open_reader(file: &Path) -> Result<Connection, LogError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags).map_err(super::error::log_error)?;
    connection
        .execute_batch("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")
        .map_err(super::error::log_error)?;
    let ready = connection.busy_timeout(BUSY).and_then(|()| plan_once(&connection));
    ready.map_err(super::error::log_error)?;
    Ok(connection)
}

fn corrupt(place: &str, what: impl Into<String>) -> OpenError {
    OpenError::Log(LogError::Corrupt { place: place.to_owned(), what: what.into() })
}

/// Ours, or empty and about to become ours; anything else is left untouched.
fn identify(connection: &Connection) -> Result<(), OpenError> {
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let things: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get(0))?;
    match (application, usize::try_from(version)) {
        (0, Ok(0)) if things == 0 => Ok(()),
        (APPLICATION_ID, Ok(version)) if (1..=MIGRATIONS.len()).contains(&version) => Ok(()),
        (APPLICATION_ID, Ok(version)) if version > MIGRATIONS.len() => {
            Err(OpenError::Newer { found: version })
        }
        _ => Err(corrupt("log.db", "a database, but not an event log of this product")),
    }
}

fn migrate(connection: &mut Connection) -> Result<(), OpenError> {
    let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for (step, sql) in MIGRATIONS.iter().enumerate().skip(usize::try_from(version).unwrap_or(0)) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", step as i32 + 1)?;
        transaction.commit()?;
    }
    Ok(())
}

/// The file's schema is the one the migrations make: no guard was dropped, no column added.
fn compare(connection: &Connection) -> Result<(), OpenError> {
    let expected = Connection::open_in_memory()?;
    for sql in MIGRATIONS {
        expected.execute_batch(sql)?;
    }
    if describe(&expected)? == describe(connection)? {
        Ok(())
    } else {
        Err(corrupt("log.db, schema", "a table, index or guard was added, changed or dropped"))
    }
}

fn describe(connection: &Connection) -> rusqlite::Result<Vec<(String, String, Option<String>)>> {
    // SQLite's own statistics tables are welcome.
    connection
        .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name")?
        .query_map((), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_sqlite_is_refused() {
        for old in ["3.40.1", "3.51.2", "3.7.17", "2.8.17", "3.51", "", "nonsense", "3.x.9"] {
            assert!(refuse_old(old).is_err(), "{old}");
        }
        for good in ["3.51.3", "3.53.2", "3.54.1", "4.0.0", rusqlite::version()] {
            assert!(refuse_old(good).is_ok(), "{good}");
        }
    }
}
