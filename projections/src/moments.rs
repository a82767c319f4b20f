//! The moments at which something was recorded: what a reader steps through.

use crate::{AsOf, Result, Views, tick};
use sauro_domain::time::Timestamp;
use sauro_store::{Position, Recorded};

/// A moment at which something was recorded, and the last thing recorded then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The moment.
    pub recorded_at: Timestamp,
    /// The last event of the moment.
    pub position: Position,
    /// The event before that one.
    pub after: Position,
    /// How many events were recorded at the moment.
    pub count: u64,
}

impl Views {
    /// The last moment before `at` at which something was recorded, of what `within` knows.
    pub fn mark_before(&self, at: Timestamp, within: &AsOf) -> Result<Option<Mark>> {
        let just_before = at - chrono::TimeDelta::milliseconds(1);
        self.0.pool.ask(|file| {
            let last = tick::at_time(file, within.known(), just_before)?;
            if last.ordinal == 0 { Ok(None) } else { mark(file, within, last.ordinal).map(Some) }
        })
    }

    /// The first moment after `at` at which something was recorded, of what `within` knows.
    pub fn mark_after(&self, at: Timestamp, within: &AsOf) -> Result<Option<Mark>> {
        self.0.pool.ask(|file| {
            let next = tick::at_time(file, within.known(), at)?.ordinal + 1;
            if next > within.known() { Ok(None) } else { mark(file, within, next).map(Some) }
        })
    }

    /// The last event of a mark, as the log keeps it.
    pub async fn recorded_at_mark(&self, mark: &Mark) -> Result<Option<Recorded>> {
        Ok(self.0.log.read_all(mark.after, 1).await?.pop())
    }
}

/// The moment of event number `ordinal`.
fn mark(file: &rusqlite::Connection, within: &AsOf, ordinal: i64) -> Result<Mark> {
    let own = tick::at_ordinal(file, ordinal)?;
    let recorded_at = own.recorded_at.unwrap_or(within.in_force_at);
    let last = tick::at_time(file, within.known(), recorded_at)?;
    let before = tick::at_time(file, within.known(), recorded_at - chrono::TimeDelta::milliseconds(1))?;
    Ok(Mark {
        recorded_at,
        position: last.position,
        after: tick::at_ordinal(file, last.ordinal - 1)?.position,
        count: (last.ordinal - before.ordinal).unsigned_abs(),
    })
}
