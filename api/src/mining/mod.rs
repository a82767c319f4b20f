//! The history for process mining: OCEL 2.0 (JSON) and XES, read from the log and from nothing else.
//!
//! No name of a person and no sentence anybody wrote goes out: people are ids, what was said stays behind. The same log
//! gives the same bytes.

mod ocel;
mod relations;
mod things;
mod xes;

use crate::ApiError;
use chrono::SecondsFormat;
use sauro_domain::time::Timestamp;
use sauro_store::{EventLog, Position};
use std::io;

pub use ocel::write as write_ocel;
pub use xes::write as write_xes;

/// Events read at a time.
const BATCH: usize = 2_000;

/// Why no export came to be.
#[derive(Debug, thiserror::Error)]
pub enum MiningError {
    /// The log says no.
    #[error(transparent)]
    Log(#[from] ApiError),
    /// The file cannot be written.
    #[error(transparent)]
    File(#[from] io::Error),
}

impl From<sauro_store::LogError> for MiningError {
    fn from(error: sauro_store::LogError) -> Self {
        Self::Log(error.into())
    }
}

/// What went out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Events.
    pub events: u64,
    /// Objects of OCEL, or traces of XES.
    pub things: u64,
}

/// Called with how many more events were read.
pub type Progress<'a> = &'a (dyn Fn(u64) + Sync);

/// A moment as both formats write it.
fn moment(at: Timestamp) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// The log from one place to another, a batch at a time.
struct Reading<'a> {
    log: &'a dyn EventLog,
    after: Position,
    until: Position,
}

impl<'a> Reading<'a> {
    fn new(log: &'a dyn EventLog, until: Position) -> Self {
        Self { log, after: Position::START, until }
    }

    /// The next batch; empty at the end.
    async fn next(&mut self) -> Result<Vec<sauro_store::Recorded>, MiningError> {
        if self.after >= self.until {
            return Ok(Vec::new());
        }
        let mut batch = self.log.read_all(self.after, BATCH).await?;
        batch.retain(|recorded| recorded.position <= self.until);
        match batch.last() {
            Some(last) => self.after = last.position,
            None => self.after = self.until,
        }
        Ok(batch)
    }
}
