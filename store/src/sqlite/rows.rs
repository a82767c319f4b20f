//! Rows as they are read: no bytes leave this module that do not match their leaf.

use super::error::log_error;
use crate::{LogError, Position, Recorded};
use rusqlite::{Connection, Row, types::Type};
use sauro_ledger::{Hash, leaf_hash};

const STREAM: &str = "SELECT position, stream, revision, envelope, leaf FROM event
    WHERE stream = ?1 AND revision >= ?2 ORDER BY revision";
const AFTER: &str = "SELECT position, stream, revision, envelope, leaf FROM event
    WHERE position > ?1 ORDER BY position LIMIT ?2";

/// The events of a stream from a revision on.
pub(super) fn stream(connection: &Connection, stream: &str, from: u64) -> Result<Vec<Recorded>, LogError> {
    collect(connection, STREAM, (stream, signed(from)))
}

/// Up to `limit` events after a position.
pub(super) fn after(
    connection: &Connection,
    position: Position,
    limit: usize,
) -> Result<Vec<Recorded>, LogError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    collect(connection, AFTER, (signed(position.parts().0), limit))
}

fn collect(
    connection: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<Recorded>, LogError> {
    let mut statement = connection.prepare_cached(sql).map_err(log_error)?;
    let mut rows = statement.query(params).map_err(log_error)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(log_error)? {
        let recorded = recorded(row).map_err(log_error)?;
        if leaf_hash(&recorded.bytes) != recorded.leaf {
            return Err(LogError::Corrupt {
                place: format!("position {}", recorded.position),
                what: "the envelope does not match its leaf hash".to_owned(),
            });
        }
        found.push(recorded);
    }
    Ok(found)
}

fn recorded(row: &Row<'_>) -> rusqlite::Result<Recorded> {
    Ok(Recorded {
        position: Position::from_parts(unsigned(row, 0)?, 0),
        stream: row.get(1)?,
        revision: unsigned(row, 2)?,
        bytes: row.get_ref(3)?.as_bytes()?.to_vec(),
        leaf: row.get::<_, Hash>(4)?,
    })
}

/// A column that is never negative.
pub(super) fn unsigned(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(column)?;
    u64::try_from(number)
        .map_err(|why| rusqlite::Error::FromSqlConversionFailure(column, Type::Integer, Box::new(why)))
}

/// SQLite's integers are signed; no log has 2^63 events.
pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{super::schema, *};
    use rusqlite::StatementStatus;

    /// Preparing costs more than a short read: other values are no reason to do it again.
    #[test]
    fn a_statement_is_prepared_once_whatever_is_bound_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("log.db");
        let writer = schema::open_writer(&file, None).unwrap();
        let reader = schema::open_reader(&file).unwrap();
        for connection in [&writer, &reader] {
            let mut by_stream = connection.prepare(STREAM).unwrap();
            let mut after = connection.prepare(AFTER).unwrap();
            for n in 0..10 {
                assert!(by_stream.query((format!("assignment-{n}"), n)).unwrap().next().unwrap().is_none());
                assert!(after.query((n, 100 - n)).unwrap().next().unwrap().is_none());
            }
            for statement in [&by_stream, &after] {
                assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
            }
        }
    }
}
