//! An edited, cut or foreign file is refused, with the place named.

use super::{append, fill, open};
use rusqlite::Connection;
use sauro_store::{
    EventLog, Expect, LogError, Position,
    sqlite::{FILE, OpenError, Options, SqliteLog, verify_all},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A closed log of sixty events on one stream.
async fn filled() -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let log = open(directory.path());
    fill(&log, "load-1", 60).await;
    log.close().await;
    let file = directory.path().join(FILE);
    (directory, file)
}

fn damage(directory: &Path) -> (String, String) {
    match SqliteLog::open(directory, Options::default()) {
        Err(OpenError::Log(LogError::Corrupt { place, what })) => (place, what),
        other => panic!("{other:?}"),
    }
}

/// Changes what the guards forbid, by taking them down and putting them up again.
fn behind_the_guards(file: &Path, sql: &str) {
    let connection = Connection::open(file).unwrap();
    let guards: Vec<(String, String)> = connection
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map((), |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(guards.len(), 3);
    for (name, _) in &guards {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    assert!(connection.execute(sql, ()).unwrap() > 0, "{sql}");
    for (_, sql) in &guards {
        connection.execute_batch(sql).unwrap();
    }
}

#[tokio::test]
async fn the_guards_hold_against_any_connection() {
    let (directory, file) = filled().await;
    let connection = Connection::open(&file).unwrap();
    let columns = "position, stream, revision, event_id, type, recorded_at, envelope, leaf";
    let copy = |position: &str, revision: &str, id: &str| {
        format!(
            "SELECT {position}, stream, {revision}, {id}, type, recorded_at, envelope, leaf FROM event
             WHERE position = 60"
        )
    };
    let attempts = [
        "UPDATE event SET envelope = '{}' WHERE position = 7".to_owned(),
        "UPDATE event SET position = 99 WHERE position = 60".to_owned(),
        "UPDATE OR REPLACE event SET revision = 3 WHERE position = 60".to_owned(),
        "DELETE FROM event WHERE position = 60".to_owned(),
        "DELETE FROM event".to_owned(),
        format!("INSERT OR REPLACE INTO event ({columns}) {}", copy("60", "59", "'x'")),
        format!("INSERT OR REPLACE INTO event ({columns}) {}", copy("61", "59", "'x'")),
        format!("INSERT OR REPLACE INTO event ({columns}) {}", copy("61", "60", "event_id")),
        format!("REPLACE INTO event ({columns}) {}", copy("7", "6", "'x'")),
        format!("INSERT OR IGNORE INTO event ({columns}) {}", copy("62", "60", "'x'")),
        format!("INSERT INTO event ({columns}) {}", copy("61", "61", "'x'")),
        format!("INSERT INTO event ({columns}) {}", copy("0", "60", "'x'")),
        format!("INSERT INTO event ({columns}) {}", copy("NULL", "60", "'x'")),
    ];
    for sql in attempts {
        let answer = connection.execute(&sql, ());
        assert!(
            answer.as_ref().is_err_and(|why| why.to_string().contains("append-only")),
            "{sql}: {answer:?}"
        );
    }
    drop(connection);
    assert_eq!(verify_all(directory.path(), &mut |_, _| {}).unwrap().events, 60);
    let log = open(directory.path());
    log.append(append("load-1", Expect::Revision(59), 60, 1)).await.unwrap();
}

#[tokio::test]
async fn edits_behind_the_guards_are_found_at_the_next_start() {
    for (sql, expected) in [
        (
            "UPDATE event SET envelope = replace(envelope, 'Rà soát', 'Bỏ qua') WHERE position = 40",
            "leaf hash",
        ),
        ("UPDATE event SET leaf = zeroblob(32) WHERE position = 40", "leaf hash"),
        ("UPDATE event SET type = 'contract.other' WHERE position = 40", "column"),
        ("UPDATE event SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE position = 40", "column"),
        ("UPDATE event SET stream = 'load-2', revision = 0 WHERE position = 60", "column"),
        ("DELETE FROM event WHERE position = 40", "59 events"),
        ("DELETE FROM event WHERE position = 1", "59 events"),
    ] {
        let (directory, file) = filled().await;
        behind_the_guards(&file, sql);
        let (place, what) = damage(directory.path());
        assert!(what.contains(expected), "{sql}: {place}: {what}");
        assert!(verify_all(directory.path(), &mut |_, _| {}).is_err(), "{sql}");
    }
}

#[tokio::test]
async fn an_edit_long_ago_is_found_when_read_and_when_verified() {
    let (directory, file) = filled().await;
    behind_the_guards(
        &file,
        "UPDATE event SET envelope = replace(envelope, '\"n\":400', '\"n\":401') WHERE position = 5",
    );
    // The start checks the last events only.
    let log = SqliteLog::open(directory.path(), Options { tail: 20, ..Options::default() }).unwrap();
    assert_eq!(log.read_all(Position::from_parts(5, 0), 100).await.unwrap().len(), 55);
    for answer in [log.read_all(Position::START, 100).await, log.read_stream("load-1", 0).await] {
        assert!(
            matches!(&answer, Err(LogError::Corrupt { place, .. }) if place.contains("position 5")),
            "{answer:?}"
        );
    }
    let verified = verify_all(directory.path(), &mut |_, _| {});
    assert!(
        matches!(&verified, Err(LogError::Corrupt { place, .. }) if place.contains("position 5")),
        "{verified:?}"
    );
}

#[tokio::test]
async fn a_guard_taken_down_is_noticed() {
    let (directory, file) = filled().await;
    let connection = Connection::open(&file).unwrap();
    connection.execute_batch("DROP TRIGGER event_delete").unwrap();
    drop(connection);
    assert!(damage(directory.path()).0.contains("schema"));
}

#[tokio::test]
async fn a_flipped_byte_is_found() {
    let (directory, file) = filled().await;
    let clean = fs::read(&file).unwrap();
    let text = "Rà soát".as_bytes();
    let all = || -> Vec<Vec<u8>> {
        let connection = Connection::open(&file).unwrap();
        let mut rows =
            connection.prepare("SELECT CAST(envelope AS BLOB) FROM event ORDER BY position").unwrap();
        rows.query_map((), |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let before = all();
    let mut found = 0;
    for at in (0..clean.len()).filter(|at| clean[*at..].starts_with(text)) {
        let mut bytes = clean.clone();
        bytes[at] ^= 0x04;
        fs::write(&file, &bytes).unwrap();
        // Pages that were split leave copies behind that nobody reads.
        if all() != before {
            let (place, _) = damage(directory.path());
            assert!(place.contains("position"), "{place}");
            found += 1;
        }
    }
    assert_eq!(found, 60);
}

#[tokio::test]
async fn a_cut_file_is_refused() {
    let (directory, file) = filled().await;
    let clean = fs::read(&file).unwrap();
    for keep in [clean.len() / 2, clean.len() - 4096, 4096, 1000, 50, 0] {
        fs::write(&file, &clean[..keep]).unwrap();
        let (_, what) = damage(directory.path());
        assert!(!what.is_empty());
        assert_eq!(fs::read(&file).unwrap(), clean[..keep], "nothing was written");
    }
    fs::remove_file(&file).unwrap();
    assert!(damage(directory.path()).1.contains("missing or empty"));
    assert!(!file.exists());
}

#[tokio::test]
async fn a_foreign_file_is_refused_and_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join(FILE);
    let text = "This is a letter, not a database. ".repeat(300);
    fs::write(&file, &text).unwrap();
    damage(directory.path());
    assert_eq!(fs::read_to_string(&file).unwrap(), text);

    fs::remove_file(&file).unwrap();
    let other = Connection::open(&file).unwrap();
    other.execute_batch("CREATE TABLE recipe(name); PRAGMA user_version = 1;").unwrap();
    drop(other);
    assert!(damage(directory.path()).1.contains("not an event log"));

    fs::remove_file(&file).unwrap();
    open(directory.path()).close().await;
    let newer = Connection::open(&file).unwrap();
    newer.execute_batch("PRAGMA user_version = 99;").unwrap();
    drop(newer);
    let refused = SqliteLog::open(directory.path(), Options::default()).unwrap_err();
    assert_eq!(refused.code(), "LOG_FORMAT_NEWER");
}
