//! One request inside the writer's transaction: look, decide, insert.

use super::{
    error::full,
    rows::{signed, unsigned},
};
use crate::{
    Appended, Guard, LogError, Position,
    codec::{event_id, time},
    prepare::Prepared,
};
use rusqlite::{Connection, OptionalExtension, params_from_iter, types::Value};
use sauro_domain::time::Timestamp;
use sauro_ledger::{Hash, leaf_hash};

/// Why a request was not done: the port's answer, or an error of SQLite that the writer has to judge.
pub(super) enum Failure {
    Answer(LogError),
    Sqlite(rusqlite::Error),
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        Self::Answer(error)
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Does one request. `head` is the last position, `last_at` when it was recorded; both move on success.
pub(super) fn append(
    connection: &Connection,
    request: &Prepared,
    head: &mut u64,
    last_at: &mut Option<Timestamp>,
) -> Result<Appended, Failure> {
    if let Some(before) = repeated(connection, request)? {
        return Ok(before);
    }
    let current = last_of(connection, &request.stream)?;
    request.check(current.map(|(revision, _)| revision))?;
    if let Some(guard) = &request.guard {
        refuse_guarded(connection, guard)?;
    }
    let mut statement = connection.prepare_cached(
        "INSERT INTO event (position, stream, revision, event_id, type, recorded_at, envelope, leaf)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut revision = current.map_or(0, |(revision, _)| revision + 1);
    let mut previous = current.map(|(_, leaf)| leaf);
    let (mut position, mut at) = (*head, *last_at);
    let mut leaves = Vec::with_capacity(request.drafts.len());
    for draft in &request.drafts {
        let now = at.map_or(draft.at, |last| last.max(draft.at));
        let bytes = draft.finish(revision, previous.as_ref(), now);
        let leaf = leaf_hash(&bytes);
        position += 1;
        // Canonical bytes are UTF-8; SQLite takes them as text without a copy.
        let envelope = std::str::from_utf8(&bytes).map_err(|why| LogError::Unacceptable(why.to_string()))?;
        let mut id = uuid::Uuid::encode_buffer();
        let id: &str = draft.id.hyphenated().encode_lower(&mut id);
        let place = (signed(position), &request.stream, signed(revision));
        let (position, stream, revision_now) = place;
        statement.execute((
            position,
            stream,
            revision_now,
            id,
            draft.kind,
            time::write(now),
            envelope,
            leaf,
        ))?;
        leaves.push(leaf);
        previous = Some(leaf);
        revision += 1;
        at = Some(now);
    }
    (*head, *last_at) = (position, at);
    Ok(Appended {
        position: Position::from_parts(position, 0),
        revision: revision - 1,
        leaves,
        repeated: false,
    })
}

/// The answer given before, if the command has been recorded: event ids are derived from the command id.
fn repeated(connection: &Connection, request: &Prepared) -> Result<Option<Appended>, Failure> {
    let mut by_id = connection
        .prepare_cached("SELECT position, revision, leaf, stream = ?2 FROM event WHERE event_id = ?1")?;
    let mut find = |index: usize| {
        by_id
            .query_row((event_id(request.command, index).to_string(), &request.stream), |row| {
                Ok((unsigned(row, 0)?, unsigned(row, 1)?, row.get::<_, Hash>(2)?, row.get::<_, bool>(3)?))
            })
            .optional()
    };
    let Some((mut position, mut revision, leaf, same_stream)) = find(0)? else { return Ok(None) };
    if !same_stream {
        return Err(LogError::CommandReused(request.command).into());
    }
    let mut leaves = vec![leaf];
    while let Some((next, its_revision, leaf, _)) = find(leaves.len())? {
        (position, revision) = (next, its_revision);
        leaves.push(leaf);
    }
    Ok(Some(Appended { position: Position::from_parts(position, 0), revision, leaves, repeated: true }))
}

/// Revision and leaf of the stream's last event.
fn last_of(connection: &Connection, stream: &str) -> rusqlite::Result<Option<(u64, Hash)>> {
    connection
        .prepare_cached("SELECT revision, leaf FROM event WHERE stream = ?1 ORDER BY revision DESC LIMIT 1")?
        .query_row([stream], |row| Ok((unsigned(row, 0)?, row.get(1)?)))
        .optional()
}

fn refuse_guarded(connection: &Connection, guard: &Guard) -> Result<(), Failure> {
    if guard.types.is_empty() {
        return Ok(());
    }
    let marks = vec!["?"; guard.types.len()].join(", ");
    let sql = format!(
        "SELECT position FROM event WHERE position > ? AND type IN ({marks}) ORDER BY position LIMIT 1"
    );
    let after = Value::Integer(signed(guard.after.parts().0));
    let types = guard.types.iter().map(|kind| Value::Text((*kind).to_owned()));
    let found = connection
        .prepare_cached(&sql)?
        .query_row(params_from_iter(std::iter::once(after).chain(types)), |row| unsigned(row, 0))
        .optional()?;
    match found {
        Some(position) => Err(LogError::Guarded { at: Position::from_parts(position, 0) }.into()),
        None => Ok(()),
    }
}

/// An error that concerns one request only: the rest of the batch may go on.
pub(super) fn concerns_one(error: &rusqlite::Error) -> Option<LogError> {
    use rusqlite::ErrorCode::{ConstraintViolation, DiskFull, TooBig};
    match error.sqlite_error_code() {
        Some(ConstraintViolation | TooBig) => Some(LogError::Unacceptable(error.to_string())),
        Some(DiskFull) => Some(full()),
        _ => None,
    }
}
