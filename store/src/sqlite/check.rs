//! Whether the log contradicts itself: quickly at each start, completely when asked.

use super::{
    error::log_error,
    rows::{self, signed, unsigned},
    schema,
};
use crate::{
    LogError, Recorded,
    codec::{self, canonical, time},
};
use rusqlite::{Connection, OptionalExtension, Row};
use sauro_domain::time::Timestamp;
use sauro_ledger::{Frontier, Hash, hex, leaf_hash};
use std::{collections::HashMap, path::Path};

/// Where a log stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Position of the last event; 0 when there is none.
    pub position: u64,
    /// When it was recorded.
    pub at: Option<Timestamp>,
    /// Its leaf.
    pub leaf: Option<Hash>,
}

/// A log that was read from its first byte to its last and does not contradict itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many events.
    pub events: u64,
    /// How many streams.
    pub streams: u64,
    /// When the last event was recorded.
    pub last_at: Option<Timestamp>,
    /// The root of the Merkle tree over all leaves (RFC 6962).
    pub root: Hash,
}

const TAIL: &str =
    "SELECT e.position, e.stream, e.revision, e.event_id, e.type, e.recorded_at, e.envelope, e.leaf, p.leaf
    FROM event e LEFT JOIN event p ON p.stream = e.stream AND p.revision = e.revision - 1
    WHERE e.position > ?1 ORDER BY e.position";
const ALL: &str = "SELECT position, stream, revision, event_id, type, recorded_at, envelope, leaf
    FROM event ORDER BY position";

/// The check at each start: no gap in the positions, and the last `tail` events are what their leaves say.
pub(super) fn quick(connection: &Connection, tail: u64) -> Result<Head, LogError> {
    let (count, last) = connection
        .query_row("SELECT count(*), coalesce(max(position), 0) FROM event", (), |row| {
            Ok((unsigned(row, 0)?, unsigned(row, 1)?))
        })
        .map_err(log_error)?;
    if count != last {
        return Err(corrupt("event", format!("{count} events, but the last has position {last}")));
    }
    let mut head = Head::default();
    let mut statement = connection.prepare(TAIL).map_err(log_error)?;
    let mut rows = statement.query([signed(last.saturating_sub(tail))]).map_err(log_error)?;
    while let Some(row) = rows.next().map_err(log_error)? {
        let facts = Facts::read(row).map_err(log_error)?;
        let before: Option<Hash> = row.get(8).map_err(log_error)?;
        facts.vet(before, head.at)?;
        head = Head { position: facts.position, at: time::parse(&facts.recorded_at), leaf: Some(facts.leaf) };
    }
    Ok(head)
}

/// The leaf of the event at a position.
pub(super) fn leaf_at(connection: &Connection, position: u64) -> Result<Option<Hash>, LogError> {
    let sql = "SELECT leaf FROM event WHERE position = ?1";
    connection.query_row(sql, [signed(position)], |row| row.get(0)).optional().map_err(log_error)
}

/// The events of a stream of the log in a directory; also beside a running server.
pub fn read_stream(directory: &Path, stream: &str) -> Result<Vec<Recorded>, LogError> {
    rows::stream(&schema::open_reader(&directory.join(super::FILE))?, stream, 0)
}

/// Reads every event of the log in a directory, beside a running server if need be. `progress` is told now and then
/// how many events of how many have been read. The first contradiction ends it, with its place.
pub fn verify_all(directory: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<Verified, LogError> {
    let file = directory.join(super::FILE);
    if std::fs::metadata(&file).map_or(0, |found| found.len()) == 0 {
        return Err(corrupt(super::FILE, "the file is missing or empty".to_owned()));
    }
    let connection = schema::open_reader(&file)?;
    // One transaction: the log may grow meanwhile.
    connection.execute_batch("BEGIN").map_err(log_error)?;
    let sound: String =
        connection.query_row("PRAGMA quick_check(1)", (), |row| row.get(0)).map_err(log_error)?;
    if sound != "ok" {
        return Err(corrupt(super::FILE, sound));
    }
    let total = quick(&connection, 1)?.position;
    let mut streams: HashMap<String, (u64, Hash)> = HashMap::new();
    let mut tree = Frontier::new();
    let mut last_at = None;
    let mut statement = connection.prepare(ALL).map_err(log_error)?;
    let mut rows = statement.query(()).map_err(log_error)?;
    while let Some(row) = rows.next().map_err(log_error)? {
        let facts = Facts::read(row).map_err(log_error)?;
        let before = streams.get(&facts.stream).copied();
        if facts.position != tree.size() + 1 {
            return Err(facts.corrupt(format!("expected position {}", tree.size() + 1)));
        }
        if facts.revision != before.map_or(0, |(revision, _)| revision + 1) {
            return Err(facts.corrupt("a revision is missing or doubled".to_owned()));
        }
        facts.vet(before.map(|(_, leaf)| leaf), last_at)?;
        last_at = time::parse(&facts.recorded_at);
        tree.push(facts.leaf);
        streams.insert(facts.stream, (facts.revision, facts.leaf));
        if tree.size().is_multiple_of(10_000) || tree.size() == total {
            progress(tree.size(), total);
        }
    }
    Ok(Verified { events: tree.size(), streams: streams.len() as u64, last_at, root: tree.root() })
}

fn corrupt(place: &str, what: String) -> LogError {
    LogError::Corrupt { place: place.to_owned(), what }
}

/// Everything a row says.
struct Facts {
    position: u64,
    stream: String,
    revision: u64,
    event_id: String,
    kind: String,
    recorded_at: String,
    envelope: Vec<u8>,
    leaf: Hash,
}

impl Facts {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            position: unsigned(row, 0)?,
            stream: row.get(1)?,
            revision: unsigned(row, 2)?,
            event_id: row.get(3)?,
            kind: row.get(4)?,
            recorded_at: row.get(5)?,
            envelope: row.get_ref(6)?.as_bytes()?.to_vec(),
            leaf: row.get(7)?,
        })
    }

    fn corrupt(&self, what: String) -> LogError {
        corrupt(&format!("position {}, {} at revision {}", self.position, self.stream, self.revision), what)
    }

    /// The bytes match the leaf and are canonical, the columns say what the bytes say, and the link back holds.
    fn vet(&self, before: Option<Hash>, last_at: Option<Timestamp>) -> Result<(), LogError> {
        if leaf_hash(&self.envelope) != self.leaf {
            return Err(self.corrupt("the envelope does not match its leaf hash".to_owned()));
        }
        canonical::check(&self.envelope).map_err(|why| self.corrupt(why.to_string()))?;
        let envelope = codec::open(&self.envelope).map_err(|why| self.corrupt(why))?;
        let said = [&*envelope.stream, &*envelope.id, &*envelope.kind, &*time::write(envelope.at)];
        let columns = [&*self.stream, &*self.event_id, &*self.kind, &*self.recorded_at];
        if said != columns || envelope.ver != self.revision {
            return Err(self.corrupt("a column differs from the envelope".to_owned()));
        }
        if envelope.prev.as_deref() != before.map(|leaf| hex::encode(&leaf)).as_deref() {
            return Err(self.corrupt("the link to the stream's previous event does not hold".to_owned()));
        }
        if (self.revision == 0) != before.is_none() {
            return Err(self.corrupt("the stream's previous event is missing".to_owned()));
        }
        if last_at.is_some_and(|last| envelope.at < last) {
            return Err(self.corrupt("recorded before the event it follows".to_owned()));
        }
        Ok(())
    }
}
