//! The file of views: where it lies, how it is opened, and how a new one takes the place of an old one.
//!
//! `views-<shape>-<build>.db` is complete; `….building` is not, and is thrown away at the next start. A new build or
//! a new shape lies beside the old file until it has caught up; then readers move over and the old one is deleted.

use crate::{Result, bulk::Bulk, schema, sql::marks};
use rusqlite::{Connection, OpenFlags, config::DbConfig, params_from_iter, types::Value};
use std::{
    fs,
    path::{Path, PathBuf},
};

const CACHE_STATEMENTS: usize = 128;

/// Acts that a file must hold before its counts say something of how it will be.
const WORTH_COUNTING: i64 = 10_000;

/// A directory that holds the views.
#[derive(Debug, Clone)]
pub(crate) struct Directory(PathBuf);

impl Directory {
    /// Makes it, if need be.
    pub fn open(path: &Path) -> Result<Self> {
        fs::create_dir_all(path)?;
        Ok(Self(path.to_owned()))
    }

    /// Complete files: `(shape, build, path)`.
    fn complete(&self) -> Result<Vec<(u32, u64, PathBuf)>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let path = entry?.path();
            if let Some((shape, build)) = path.file_name().and_then(|name| name.to_str()).and_then(read_name)
            {
                found.push((shape, build, path));
            }
        }
        found.sort();
        Ok(found)
    }

    /// The newest complete file of this shape.
    pub fn newest(&self) -> Result<Option<(u64, PathBuf)>> {
        let mut all = self.complete()?;
        all.retain(|(shape, ..)| *shape == schema::SHAPE);
        Ok(all.pop().map(|(_, build, path)| (build, path)))
    }

    /// The name of a build of this shape.
    pub fn name(&self, build: u64) -> PathBuf {
        self.0.join(format!("views-{}-{build}.db", schema::SHAPE))
    }

    /// Deletes every file of views but one, what was left half built, and what SQLite keeps beside them.
    pub fn keep_only(&self, kept: &Path) -> Result<()> {
        let kept = kept.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        for entry in fs::read_dir(&self.0)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.starts_with("views-") && !name.starts_with(&kept) {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }
}

fn read_name(name: &str) -> Option<(u32, u64)> {
    let (shape, build) = name.strip_prefix("views-")?.strip_suffix(".db")?.split_once('-')?;
    Some((shape.parse().ok()?, build.parse().ok()?))
}

/// Begins a file: empty tables and indexes, to be filled by a [`Bulk`]. It is nothing until [`finish`] has been called.
pub(crate) fn begin(path: &Path) -> Result<Bulk> {
    let building = building(path);
    if building.exists() {
        fs::remove_file(&building)?;
    }
    let file = alone(&building)?;
    file.execute_batch(schema::TABLES)?;
    file.execute_batch(schema::SORTED)?;
    file.close().map_err(|(_, error)| error)?;
    Bulk::open(&building)
}

/// The tables of a file that need more than rows one after another, in memory until [`finish`].
pub(crate) fn aside() -> Result<Connection> {
    let file = Connection::open_in_memory()?;
    file.execute_batch(schema::TABLES)?;
    // A statement is planned once, and not again whenever another value is bound to it.
    file.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    file.set_prepared_statement_cache_capacity(CACHE_STATEMENTS);
    Ok(file)
}

/// Completes a file: what stood aside, the other indexes, what `last` does to it; then its name.
pub(crate) fn finish(
    bulk: Bulk,
    aside: &Connection,
    path: &Path,
    last: impl FnOnce(&Connection) -> Result<()>,
) -> Result<Connection> {
    let building = building(path);
    bulk.finish(&building)?;
    let file = alone(&building)?;
    file.execute_batch("BEGIN")?;
    for table in ["indicator", "measurement", "inspection", "sample", "finding"] {
        copy(aside, &file, table)?;
    }
    file.execute_batch(schema::OTHERS)?;
    file.execute_batch(schema::TRIGGERS)?;
    last(&file)?;
    file.execute_batch("COMMIT")?;
    // By the counts of a nearly empty file SQLite would read whole tables for ever; without any it takes all for large.
    let acts: i64 = file.query_row("SELECT count(*) FROM tick", [], |row| row.get(0))?;
    if acts >= WORTH_COUNTING {
        file.execute_batch("PRAGMA analysis_limit = 400; ANALYZE")?;
    }
    file.close().map_err(|(_, error)| error)?;
    fs::rename(building, path)?;
    write(path)
}

/// Opens a file that nobody else knows of: no journal, no locks.
fn alone(path: &Path) -> Result<Connection> {
    let file = Connection::open(path)?;
    file.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;",
    )?;
    file.execute_batch("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;")?;
    Ok(file)
}

fn copy(from: &Connection, to: &Connection, table: &str) -> Result<()> {
    let mut select = from.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = select.column_count();
    let mut insert = to.prepare(&format!("INSERT INTO {table} VALUES ({})", marks(columns)))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let values: Vec<Value> =
            (0..columns).map(|column| row.get(column)).collect::<rusqlite::Result<_>>()?;
        insert.execute(params_from_iter(values))?;
    }
    Ok(())
}

/// Opens a complete file for the one who writes.
pub(crate) fn write(path: &Path) -> Result<Connection> {
    let file = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    file.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA busy_timeout = 5000;")?;
    file.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cache_size = -16384;")?;
    // A statement is planned once, and not again whenever another value is bound to it.
    file.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    file.set_prepared_statement_cache_capacity(CACHE_STATEMENTS);
    forget_early_counts(&file)?;
    Ok(file)
}

/// Throws away counts that were taken while the file was nearly empty.
fn forget_early_counts(file: &Connection) -> Result<()> {
    let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'";
    if file.query_row(tables, [], |row| row.get::<_, i64>(0))? == 0 {
        return Ok(());
    }
    let counted = "SELECT ifnull(max(CAST(stat AS INTEGER)), 0) FROM sqlite_stat1 WHERE tbl = 'tick'";
    if file.query_row(counted, [], |row| row.get::<_, i64>(0))? < WORTH_COUNTING {
        file.execute_batch("DELETE FROM sqlite_stat1; ANALYZE sqlite_schema")?;
    }
    Ok(())
}

/// Opens a complete file for one who reads.
pub(crate) fn read(path: &Path) -> Result<Connection> {
    let file = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    file.execute_batch("PRAGMA query_only = ON; PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF;")?;
    file.execute_batch("PRAGMA cache_size = -8192;")?;
    // A statement is planned once, and not again whenever another value is bound to it.
    file.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    file.set_prepared_statement_cache_capacity(CACHE_STATEMENTS);
    Ok(file)
}

fn building(path: &Path) -> PathBuf {
    path.with_extension("building")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(path: &Path) -> i64 {
        let file = Connection::open(path).unwrap();
        let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'";
        if file.query_row(tables, [], |row| row.get::<_, i64>(0)).unwrap() == 0 {
            return 0;
        }
        file.query_row("SELECT count(*) FROM sqlite_stat1", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_file_that_begins_nearly_empty_keeps_no_counts_and_loses_those_it_was_given() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("views-1-1.db");
        let bulk = begin(&path).unwrap();
        let file = finish(bulk, &aside().unwrap(), &path, |_| Ok(())).unwrap();
        assert_eq!(counts(&path), 0);
        file.execute_batch("INSERT INTO tick VALUES (1, 1, 0, 0, NULL, 0); ANALYZE").unwrap();
        drop(file);
        assert!(counts(&path) > 0);
        drop(write(&path).unwrap());
        assert_eq!(counts(&path), 0);
    }
}
