//! The KurrentDB adapter against the protocol double, and against a real server where one is named.
//!
//! `contract` is the suite every log adapter must pass; the rest shows what only this adapter has to stand.
//! `defects` goes through the official client's known defects: each of its tests fails without the adapter's care.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails is a panic")]

#[path = "../double/mod.rs"]
mod double;

mod bounds;
mod contract;
mod defects;
mod nodes;
mod outcomes;
mod storm;

use double::Double;
use sauro_domain::id::{AssignmentId, CommandId, PersonId, PositionId};
use sauro_store::{
    Acted, Append, Appended, EventLog, Expect, LogError, Position, Unsealed,
    kurrent::{KurrentLog, Patience},
};
use std::time::{Duration, Instant};
use ulid::Ulid;

/// So that no test waits long.
pub const QUICK: Patience = Patience {
    deadline: Duration::from_millis(400),
    heartbeat: Duration::from_millis(400),
    least_pause: Duration::from_millis(10),
    most_pause: Duration::from_millis(80),
};
/// Longer than anything here takes.
pub const SOON: Duration = Duration::from_secs(10);

/// A node of the product over the double.
pub fn log(double: &Double) -> KurrentLog {
    KurrentLog::connect_with(&double.url(), QUICK).unwrap()
}

/// The name of an assignment's stream.
pub fn stream(n: u128) -> String {
    format!("{}-{}", AssignmentId::KIND, Ulid(n))
}

/// One command with so many events.
pub fn append(stream: &str, expect: Expect, command: u128, events: usize) -> Append {
    let event = |n: usize| Unsealed {
        kind: "assignment.issued",
        kind_version: 1,
        data: serde_json::json!({ "n": n, "result": "Đường sạch trước ngày 5 tháng 12" }),
        at: "2026-11-23T02:00:00Z".parse().unwrap(),
        effective_at: None,
        actor: Acted::Person { person: PersonId(Ulid(7)), position: PositionId(Ulid(8)), on_behalf_of: None },
        via: "cli",
        authority: None,
        why: None,
        nonce: [n as u8; 16],
    };
    Append {
        stream: stream.to_owned(),
        expect,
        guard: None,
        command: CommandId(Ulid(command)),
        events: (0..events).map(event).collect(),
    }
}

/// What a caller does with an unknown outcome: the same again, until it is known.
pub async fn insist(log: &KurrentLog, append: Append) -> Appended {
    let begun = Instant::now();
    loop {
        match log.append(append.clone()).await {
            Ok(done) => return done,
            Err(LogError::Unavailable(_)) if begun.elapsed() < SOON => {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            Err(error) => panic!("{error}"),
        }
    }
}

/// Waits until `watch` has reached a position, or fails.
pub async fn reaches(log: &KurrentLog, position: Position) {
    let mut newest = log.watch();
    let reached = tokio::time::timeout(SOON, newest.wait_for(|newest| *newest >= position)).await;
    assert!(reached.is_ok(), "watch stalled before {position}");
}
