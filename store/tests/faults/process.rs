//! One process at a time.

use super::{child, fill, open};
use sauro_store::{
    EventLog, LogError,
    sqlite::{OpenError, Options, SqliteLog},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_process_is_refused_and_told_who_holds_the_directory() {
    let directory = tempfile::tempdir().unwrap();
    let (mut process, mut lines) = child::start("hold", directory.path(), 0, "");
    child::wait_for(&mut lines, "ready");
    let refused = SqliteLog::open(directory.path(), Options::default()).unwrap_err();
    assert_eq!(refused.code(), "DATA_DIRECTORY_IN_USE");
    let said = refused.to_string();
    assert!(said.contains(&process.id().to_string()), "{said}");
    assert!(said.contains(directory.path().to_str().unwrap()), "{said}");
    assert!(matches!(LogError::from(refused), LogError::Unavailable(_)));
    // The lock goes with its process, whatever ended it.
    process.kill().unwrap();
    process.wait().unwrap();
    let log = open(directory.path());
    fill(&log, "load-1", 1).await;
    // And holds within one process as well.
    assert!(matches!(SqliteLog::open(directory.path(), Options::default()), Err(OpenError::InUse { .. })));
    log.close().await;
    let next = open(directory.path());
    assert_eq!(next.read_stream("load-1", 0).await.unwrap().len(), 1);
}

#[test]
fn a_directory_that_cannot_be_made_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("file");
    std::fs::write(&file, "").unwrap();
    let refused = SqliteLog::open(&file, Options::default()).unwrap_err();
    assert_eq!(refused.code(), "DATA_DIRECTORY_UNUSABLE");
}
