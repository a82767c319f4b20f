//! A log in which one event cannot be read, until it is mended.

use async_trait::async_trait;
use sauro_store::{Append, Appended, EventLog, LogError, Position, Recorded, memory::MemoryLog};
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::watch;

#[derive(Debug)]
pub struct Broken {
    pub log: MemoryLog,
    /// The position of the bad event; 0 = mended.
    pub at: AtomicU64,
}

impl Broken {
    fn spoil(&self, mut events: Vec<Recorded>) -> Vec<Recorded> {
        for recorded in &mut events {
            if recorded.position.parts().0 == self.at.load(Ordering::SeqCst) {
                let text = String::from_utf8(recorded.bytes.clone()).expect("JSON");
                recorded.bytes = text.replace("\"type\":\"", "\"type\":\"un").into_bytes();
            }
        }
        events
    }
}

#[async_trait]
impl EventLog for Broken {
    async fn append(&self, append: Append) -> Result<Appended, LogError> {
        self.log.append(append).await
    }
    async fn read_stream(&self, stream: &str, from: u64) -> Result<Vec<Recorded>, LogError> {
        self.log.read_stream(stream, from).await.map(|events| self.spoil(events))
    }
    async fn read_all(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError> {
        self.log.read_all(after, limit).await.map(|events| self.spoil(events))
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
