//! Durable appends through the SQLite adapter, beside a bare SQLite group commit of the same bytes: one table, one
//! index, one thread, nothing checked. Rounds of both take turns in one run, so that the disk's moods hit both.
//!
//! `cargo bench -p sauro-store --bench append`; `SAURO_BENCH_SECONDS` sets the length of a round.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)]

use rusqlite::Connection;
use sauro_domain::id::{CommandId, PersonId, PositionId};
use sauro_store::{
    Acted, Append, EventLog, Expect, Unsealed,
    codec::{self, time},
    sqlite::{Options, SqliteLog},
};
use serde_json::json;
use std::{
    future::Future,
    path::Path,
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};
use tokio::sync::oneshot;
use ulid::Ulid;

const ROUNDS: usize = 7;

fn main() {
    // `cargo test --benches` only asks whether it starts.
    if std::env::args().any(|argument| argument == "--test") || !std::env::args().any(|a| a == "--bench") {
        return;
    }
    let seconds = std::env::var("SAURO_BENCH_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(1.0);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        println!(
            "one event of {} bytes per command; synchronous=FULL; {ROUNDS} rounds each",
            envelope(0, 0).len()
        );
        for clients in [1, 32] {
            compare(clients, Duration::from_secs_f64(seconds)).await;
        }
    });
}

async fn compare(clients: u64, length: Duration) {
    let (ours, bare) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let log = Arc::new(SqliteLog::open(ours.path(), Options::default()).unwrap());
    let queue = bare_group_commit(&bare.path().join("bare.db"));
    let (mut adapter, mut baseline) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS as u64 {
        let through_log = drive(clients, length, |client| {
            let log = Arc::clone(&log);
            let stream = stream(round, client);
            move |n| {
                let (log, stream) = (Arc::clone(&log), stream.clone());
                async move {
                    let expect = n.checked_sub(1).map_or(Expect::NoStream, Expect::Revision);
                    let command = CommandId(Ulid::generate());
                    let events = vec![event(n)];
                    log.append(Append { stream, expect, guard: None, command, events }).await.unwrap();
                }
            }
        })
        .await;
        let bare = drive(clients, length, |client| {
            let queue = queue.clone();
            let stream = stream(round, client);
            move |n| {
                let (queue, stream) = (queue.clone(), stream.clone());
                async move {
                    let (reply, done) = oneshot::channel();
                    queue.send(Insert { stream, version: n, bytes: envelope(client, n), reply }).unwrap();
                    done.await.unwrap();
                }
            }
        })
        .await;
        // The first round warms both up.
        if round > 0 {
            adapter.push(through_log);
            baseline.push(bare);
        }
    }
    let mut ratios: Vec<f64> =
        adapter.iter().zip(&baseline).map(|(ours, bare)| ours.rate / bare.rate).collect();
    ratios.sort_by(f64::total_cmp);
    println!("{clients:>2} clients  adapter     {}", summary(&mut adapter));
    println!("{clients:>2} clients  bare SQLite {}", summary(&mut baseline));
    println!(
        "{clients:>2} clients  ratio       median {:.2} (of {:.2} to {:.2}); aim 0.50 or more",
        ratios[ratios.len() / 2],
        ratios[0],
        ratios[ratios.len() - 1]
    );
    log.close().await;
}

struct Measured {
    rate: f64,
    waits: Vec<Duration>,
}

/// Each client waits for its own answer before it sends again.
async fn drive<F, Fut>(clients: u64, length: Duration, client: impl Fn(u64) -> F) -> Measured
where
    F: Fn(u64) -> Fut + Send + 'static,
    Fut: Future<Output = ()> + Send,
{
    let start = Instant::now();
    let running: Vec<_> = (0..clients)
        .map(|number| {
            let send = client(number);
            tokio::spawn(async move {
                let mut waits = Vec::new();
                while start.elapsed() < length {
                    let sent = Instant::now();
                    send(waits.len() as u64).await;
                    waits.push(sent.elapsed());
                }
                waits
            })
        })
        .collect();
    let mut waits = Vec::new();
    for client in running {
        waits.extend(client.await.unwrap());
    }
    Measured { rate: waits.len() as f64 / start.elapsed().as_secs_f64(), waits }
}

fn summary(rounds: &mut [Measured]) -> String {
    rounds.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    let mut waits: Vec<Duration> = rounds.iter().flat_map(|round| round.waits.iter().copied()).collect();
    waits.sort_unstable();
    let at = |share: f64| waits[(waits.len() as f64 * share) as usize].as_micros();
    format!(
        "{:>6.0} commands/s (of {:.0} to {:.0}), p50 {} us, p99 {} us",
        rounds[rounds.len() / 2].rate,
        rounds[0].rate,
        rounds[rounds.len() - 1].rate,
        at(0.5),
        at(0.99)
    )
}

fn stream(round: u64, client: u64) -> String {
    format!("assignment-{round}x{client}")
}

/// An act as committee members make it.
fn event(n: u64) -> Unsealed {
    Unsealed {
        kind: "assignment.progress_reported",
        kind_version: 1,
        data: json!({
            "percent": n % 100,
            "text": "Đã khảo sát 10 trên 24 tổ dân phố; còn lại xong trước ngày 15.",
            "evidence": [{ "title": "Biên bản khảo sát", "dated": "2026-11-20" }],
        }),
        at: time::parse("2026-11-23T08:00:00.000Z").unwrap(),
        effective_at: None,
        actor: Acted::Person {
            person: PersonId(Ulid::nil()),
            position: PositionId(Ulid::nil()),
            on_behalf_of: None,
        },
        via: "web",
        authority: None,
        why: None,
        nonce: [7; 16],
    }
}

/// The bytes the adapter would store.
fn envelope(client: u64, n: u64) -> Vec<u8> {
    let command = CommandId(Ulid::from(u128::from(n)));
    codec::seal(&event(n), &stream(0, client), n + 1, Some(&[7; 32]), event(n).at, command, 0).unwrap()
}

struct Insert {
    stream: String,
    version: u64,
    bytes: Vec<u8>,
    reply: oneshot::Sender<()>,
}

/// The least that a durable, ordered, versioned log can do.
fn bare_group_commit(file: &Path) -> mpsc::Sender<Insert> {
    let connection = Connection::open(file).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE event (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL,
                 data TEXT NOT NULL, UNIQUE (stream, version)) STRICT;",
        )
        .unwrap();
    let (queue, waiting) = mpsc::channel::<Insert>();
    std::thread::spawn(move || {
        let mut batch = Vec::new();
        while let Ok(first) = waiting.recv() {
            batch.push(first);
            batch.extend(waiting.try_iter().take(255));
            connection.prepare_cached("BEGIN IMMEDIATE").unwrap().execute(()).unwrap();
            for insert in &batch {
                connection
                    .prepare_cached("INSERT INTO event (stream, version, data) VALUES (?1, ?2, ?3)")
                    .unwrap()
                    .execute((
                        &insert.stream,
                        insert.version as i64,
                        std::str::from_utf8(&insert.bytes).unwrap(),
                    ))
                    .unwrap();
            }
            connection.prepare_cached("COMMIT").unwrap().execute(()).unwrap();
            for insert in batch.drain(..) {
                let _gone = insert.reply.send(());
            }
        }
    });
    queue
}
