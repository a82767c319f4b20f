//! The contract, on the adapters that need no server.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

use async_trait::async_trait;
use sauro_store::{
    EventLog,
    contract::Subject,
    memory::MemoryLog,
    sqlite::{Options, SqliteLog},
};
use std::sync::Arc;
use tempfile::TempDir;

struct Memory;

#[async_trait]
impl Subject for Memory {
    async fn open(&self) -> Arc<dyn EventLog> {
        Arc::new(MemoryLog::new())
    }

    fn durable(&self) -> bool {
        false
    }
}

struct Sqlite(TempDir);

impl Sqlite {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
}

#[async_trait]
impl Subject for Sqlite {
    async fn open(&self) -> Arc<dyn EventLog> {
        Arc::new(SqliteLog::open(self.0.path(), Options::default()).unwrap())
    }
}

sauro_store::contract!(memory, Memory);
sauro_store::contract!(sqlite, Sqlite::new());
