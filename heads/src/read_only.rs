//! A log that is read and no longer written, because it contradicts what was signed.

use async_trait::async_trait;
use sauro_store::{Append, Appended, EventLog, LogError, Position, Recorded};
use std::sync::Arc;
use tokio::sync::watch;

/// Passes every question on, and refuses every append with the reason.
#[derive(Debug)]
pub struct ReadOnly {
    log: Arc<dyn EventLog>,
    why: String,
}

impl ReadOnly {
    /// The log, from now on only to be read.
    pub fn new(log: Arc<dyn EventLog>, why: String) -> Self {
        Self { log, why }
    }
}

#[async_trait]
impl EventLog for ReadOnly {
    async fn append(&self, _append: Append) -> Result<Appended, LogError> {
        Err(LogError::Corrupt { place: "head journal".to_owned(), what: self.why.clone() })
    }

    async fn read_stream(&self, stream: &str, from: u64) -> Result<Vec<Recorded>, LogError> {
        self.log.read_stream(stream, from).await
    }

    async fn read_all(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError> {
        self.log.read_all(after, limit).await
    }

    async fn head(&self) -> Result<Position, LogError> {
        self.log.head().await
    }

    fn watch(&self) -> watch::Receiver<Position> {
        self.log.watch()
    }

    async fn close(&self) {
        self.log.close().await;
    }
}
