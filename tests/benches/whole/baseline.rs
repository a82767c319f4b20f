//! The baseline: SQLite, WAL, `synchronous=FULL`, one writer thread that commits whatever waits together.

use crate::{Anyhow, load::Rate};
use std::{
    path::Path,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    time::{Duration, Instant},
};

/// Mean size of the envelopes of progress reports in a log, in bytes.
pub fn mean_envelope(data: &Path) -> Result<usize, Anyhow> {
    let log = rusqlite::Connection::open_with_flags(
        data.join("log.db"),
        rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY,
    )?;
    let sql = "SELECT CAST(avg(length(CAST(envelope AS BLOB))) AS INTEGER) FROM event WHERE type = 'assignment.progress_reported'";
    Ok(log.query_row(sql, [], |row| row.get::<_, i64>(0))?.unsigned_abs() as usize)
}

/// Closed-loop clients, each waiting for its own acknowledgement.
pub fn group_commit(clients: usize, bytes: usize, seconds: u64) -> Result<Rate, Anyhow> {
    let folder = tempfile::tempdir_in("../target")?;
    let connection = rusqlite::Connection::open(folder.path().join("bare.db"))?;
    connection.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
         CREATE TABLE event(position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL,
           envelope TEXT NOT NULL, UNIQUE(stream, revision)) STRICT;",
    )?;
    let (send, receive) = sync_channel::<(String, i64, SyncSender<()>)>(1024);
    let text = "x".repeat(bytes);
    let writer = std::thread::spawn(move || write(connection, &receive, &text));
    let until = Instant::now() + Duration::from_secs(seconds);
    let workers: Vec<_> = (0..clients)
        .map(|client| {
            let send = send.clone();
            std::thread::spawn(move || {
                let mut times = Vec::new();
                while Instant::now() < until {
                    let (done, wait) = sync_channel(1);
                    let began = Instant::now();
                    let sent = send.send((format!("assignment-{client}"), times.len() as i64, done));
                    if sent.is_err() || wait.recv().is_err() {
                        break;
                    }
                    times.push(began.elapsed());
                }
                times
            })
        })
        .collect();
    drop(send);
    let mut times = Vec::new();
    for worker in workers {
        times.extend(worker.join().map_err(|_| "a client ended early")?);
    }
    writer.join().map_err(|_| "the writer ended early")??;
    Ok(Rate::of(times, clients))
}

fn write(
    mut connection: rusqlite::Connection,
    receive: &Receiver<(String, i64, SyncSender<()>)>,
    text: &str,
) -> Result<(), rusqlite::Error> {
    while let Ok(first) = receive.recv() {
        let mut waiting = Vec::new();
        let transaction = connection.transaction()?;
        {
            let mut insert = transaction
                .prepare_cached("INSERT INTO event(stream, revision, envelope) VALUES (?1, ?2, ?3)")?;
            for (stream, revision, done) in std::iter::once(first).chain(receive.try_iter()) {
                insert.execute((&stream, revision, text))?;
                waiting.push(done);
            }
        }
        transaction.commit()?;
        for done in waiting {
            // A client that has gone away no longer waits.
            let _gone = done.send(());
        }
    }
    Ok(())
}
