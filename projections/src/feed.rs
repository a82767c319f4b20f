//! What has changed since a position: for those who follow.

use crate::{
    Result, Views,
    sql::{moment, position, ulid},
    tick,
};
use sauro_domain::{id::AssignmentId, register::Ordinal, time::Timestamp};
use sauro_store::Position;

/// One event that the views have taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Where it stands in the log.
    pub position: Position,
    /// Its number.
    pub ordinal: Ordinal,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The assignment it is about; none when it is about the organisation.
    pub assignment: Option<AssignmentId>,
    /// Its place in its stream.
    pub revision: u64,
}

impl Views {
    /// Events after a position that the views hold, in order, at most so many: no gap and no duplicate when the last
    /// position is given back.
    pub fn changes(&self, after: Position, most: usize) -> Result<Vec<Change>> {
        let head = self.0.head();
        self.0.pool.ask(|file| {
            let from = tick::at_position(file, head.ordinal.cast_signed(), after)?.ordinal;
            let select = "SELECT t.ordinal, t.major, t.minor, t.recorded_at, s.id, t.revision FROM tick t \
                 LEFT JOIN subject s ON s.n = t.subject WHERE t.ordinal > ?1 AND t.ordinal <= ?2 ORDER BY t.ordinal LIMIT ?3";
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let mut statement = file.prepare_cached(select)?;
            let rows = statement.query_map((from, head.ordinal.cast_signed(), most), |row| {
                Ok(Change {
                    ordinal: row.get::<_, i64>(0)?.unsigned_abs(),
                    position: position(row.get(1)?, row.get(2)?),
                    recorded_at: moment(row.get(3)?)?,
                    assignment: row.get::<_, Option<[u8; 16]>>(4)?.map(|id| AssignmentId(ulid(id))),
                    revision: row.get::<_, i64>(5)?.unsigned_abs(),
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
