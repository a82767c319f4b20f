//! What every `EventLog` must do, as cases to run on each adapter. Behind the feature `testing`.
//!
//! A case never assumes that the log is empty or that it is alone: a real cluster is shared. It uses streams and
//! command ids of its own, and compares positions only by their order.
//!
//! ```ignore
//! sauro_store::contract!(memory, MemorySubject::new());
//! ```

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is a panic")]
#![allow(
    clippy::disallowed_methods,
    reason = "the cases need ids nobody else uses, and have no clock to be given"
)]

mod bounds;
mod concurrency;
mod expectations;
mod order;
mod repeats;

use crate::{Acted, Append, Appended, EventLog, Expect, LogError, Recorded, Unsealed, codec::time};
use async_trait::async_trait;
use sauro_domain::id::CommandId;
use serde_json::json;
use std::sync::Arc;
use ulid::Ulid;

pub use bounds::*;
pub use concurrency::*;
pub use expectations::*;
pub use order::*;
pub use repeats::*;

/// What a case is run on.
#[async_trait]
pub trait Subject: Send + Sync {
    /// Opens the log. Opening again after `close` finds what was written, if `durable`.
    async fn open(&self) -> Arc<dyn EventLog>;

    /// Whether the log outlives being closed.
    fn durable(&self) -> bool {
        true
    }
}

/// Makes one test of each case, in a module of the given name; the subject is made anew for each.
#[macro_export]
macro_rules! contract {
    ($name:ident, $subject:expr) => {
        $crate::contract!(@cases $name, $subject,
            appended_events_are_read_back, streams_and_the_whole_keep_their_order, pages_add_up_to_the_whole,
            a_stream_is_read_from_any_revision, the_head_is_a_level, time_never_falls_within_a_stream,
            the_first_expects_no_stream, a_wrong_belief_conflicts_and_writes_nothing,
            a_guard_sees_what_came_after, an_append_is_all_or_nothing,
            a_repeat_is_answered_as_before, a_repeat_is_recognised_whatever_it_says, a_command_id_is_for_one_stream,
            a_refused_command_may_be_sent_again, a_restart_forgets_nothing, a_closed_log_is_not_available,
            what_cannot_stand_is_refused, the_largest_envelope_fits, text_survives_unchanged,
            one_winner_per_revision, one_command_sent_by_many_is_done_once, many_streams_at_once,
        );
    };
    (@cases $name:ident, $subject:expr, $($case:ident),* $(,)?) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $case() {
                    let subject = $subject;
                    $crate::contract::$case(&subject).await;
                }
            )*
        }
    };
}

/// A command id nobody has used.
pub fn new_command() -> CommandId {
    CommandId(Ulid::generate())
}

/// A stream nobody has used.
pub fn new_stream() -> String {
    format!("contract-{}", Ulid::generate())
}

/// An event that says `n`.
pub fn noted(n: u64) -> Unsealed {
    Unsealed {
        kind: "contract.noted",
        kind_version: 1,
        data: json!({ "n": n, "text": "Rà soát hồ sơ tổ dân phố" }),
        at: time::parse("2026-11-23T08:00:00.000Z").unwrap(),
        effective_at: None,
        actor: Acted::Scheduler,
        via: "job",
        authority: None,
        why: None,
        nonce: Ulid::generate().0.to_be_bytes(),
    }
}

/// One command that records the given events.
pub fn append(stream: &str, expect: Expect, events: Vec<Unsealed>) -> Append {
    Append { stream: stream.to_owned(), expect, guard: None, command: new_command(), events }
}

/// Records `count` events, one command each, on a new stream.
async fn write_stream(log: &dyn EventLog, count: u64) -> (String, Vec<Appended>) {
    let stream = new_stream();
    let mut done = Vec::new();
    for n in 0..count {
        let expect = n.checked_sub(1).map_or(Expect::NoStream, Expect::Revision);
        done.push(log.append(append(&stream, expect, vec![noted(n)])).await.unwrap());
    }
    (stream, done)
}

/// The numbers that the events of a stream say.
fn numbers(events: &[Recorded]) -> Vec<u64> {
    let number = |event: &Recorded| {
        let envelope: serde_json::Value = serde_json::from_slice(&event.bytes).unwrap();
        envelope["data"]["n"].as_u64().unwrap()
    };
    events.iter().map(number).collect()
}

async fn read(log: &dyn EventLog, stream: &str) -> Vec<u64> {
    numbers(&log.read_stream(stream, 0).await.unwrap())
}

fn is_conflict(answer: &Result<Appended, LogError>, at: Option<u64>) -> bool {
    matches!(answer, Err(LogError::Conflict { current, .. }) if *current == at)
}
