//! What must survive: a process killed at any moment, a full disk, a failing disk, a second process, an edited file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

mod child;
mod disk;
mod kill;
mod process;
mod tamper;

use sauro_domain::id::CommandId;
use sauro_store::{
    Append, EventLog, Expect, LogError, Recorded, Unsealed,
    contract::noted,
    sqlite::{Options, SqliteLog},
};
use std::path::Path;
use ulid::Ulid;

fn open(directory: &Path) -> SqliteLog {
    SqliteLog::open(directory, Options { tail: 100, ..Options::default() }).unwrap()
}

/// Command number `n`: known to the process that was killed and to the one that looks after it.
fn command(n: u64) -> CommandId {
    CommandId(Ulid::from(u128::from(n) | 1 << 80))
}

fn append(stream: &str, expect: Expect, n: u64, count: u64) -> Append {
    let event = |index| Unsealed { nonce: [index as u8; 16], ..noted(n * 100 + index) };
    let events = (0..count).map(event).collect();
    Append { stream: stream.to_owned(), expect, guard: None, command: command(n), events }
}

fn numbers(events: &[Recorded]) -> Vec<u64> {
    let number = |event: &Recorded| {
        let envelope: serde_json::Value = serde_json::from_slice(&event.bytes).unwrap();
        envelope["data"]["n"].as_u64().unwrap()
    };
    events.iter().map(number).collect()
}

/// Records `count` events, one by one, on one stream.
async fn fill(log: &SqliteLog, stream: &str, count: u64) {
    for n in 0..count {
        let expect = n.checked_sub(1).map_or(Expect::NoStream, Expect::Revision);
        log.append(append(stream, expect, n, 1)).await.unwrap();
    }
}

fn is_unavailable<T>(answer: &Result<T, LogError>, saying: &str) -> bool {
    matches!(answer, Err(LogError::Unavailable(why)) if why.contains(saying))
}
