//! A disk that is full, and a disk that fails.

use super::{append, child, fill, is_unavailable, numbers, open};
use sauro_store::{
    EventLog, Expect, Position,
    sqlite::{Options, SqliteLog, verify_all},
};
use std::{io::BufRead, process::Command, sync::Arc};

fn small(directory: &std::path::Path, pages: u32) -> SqliteLog {
    SqliteLog::open(directory, Options { max_page_count: Some(pages), ..Options::default() }).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_with_a_code_and_writes_resume_with_space() {
    let directory = tempfile::tempdir().unwrap();
    let log = Arc::new(small(directory.path(), 60));
    // Eight writers, so that requests that fit and requests that do not share a transaction.
    let writers: Vec<_> = (0..8u64)
        .map(|writer| {
            let log = Arc::clone(&log);
            tokio::spawn(async move {
                let stream = format!("load-{writer}");
                let mut length = 0u64;
                loop {
                    let expect = length.checked_sub(1).map_or(Expect::NoStream, Expect::Revision);
                    let n = writer * 10_000 + length;
                    match log.append(append(&stream, expect, n, 5)).await {
                        Ok(done) => length = done.revision + 1,
                        answer => {
                            assert!(is_unavailable(&answer, "DISK_FULL"), "{answer:?}");
                            return (stream, n, length);
                        }
                    }
                }
            })
        })
        .collect();
    let mut stopped = Vec::new();
    for writer in writers {
        stopped.push(writer.await.unwrap());
    }
    // Reads go on; what was acknowledged is there, what was refused is not.
    for (stream, _, length) in &stopped {
        assert_eq!(log.read_stream(stream, 0).await.unwrap().len() as u64, *length);
    }
    let total: u64 = stopped.iter().map(|(_, _, length)| length).sum();
    assert_eq!(log.head().await.unwrap(), Position::from_parts(total, 0));
    assert!(total > 50, "there was space for a while");
    log.close().await;
    assert_eq!(verify_all(directory.path(), &mut |_, _| {}).unwrap().events, total);

    // More space: the refused commands go through, once.
    let log = small(directory.path(), 6_000);
    for (stream, n, length) in &stopped {
        let expect = length.checked_sub(1).map_or(Expect::NoStream, Expect::Revision);
        let again = append(stream, expect, *n, 5);
        assert!(!log.append(again.clone()).await.unwrap().repeated);
        assert!(log.append(again).await.unwrap().repeated);
    }
    log.close().await;
    assert_eq!(verify_all(directory.path(), &mut |_, _| {}).unwrap().events, total + 40);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_small_request_still_fits_when_a_large_one_does_not() {
    let directory = tempfile::tempdir().unwrap();
    let log = small(directory.path(), 100);
    fill(&log, "load-small", 10).await;
    let large = log.append(append("load-large", Expect::NoStream, 50, 900)).await;
    assert!(is_unavailable(&large, "DISK_FULL"), "{large:?}");
    let done = log.append(append("load-small", Expect::Revision(9), 10, 1)).await.unwrap();
    assert_eq!(done.position, Position::from_parts(11, 0), "nothing of the large one was left");
    assert!(log.read_stream("load-large", 0).await.unwrap().is_empty());
}

/// Writing beyond a limit fails with EFBIG, which SQLite reports as an I/O error in the middle of a commit.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failing_disk_loses_nothing_and_the_log_reopens_by_itself() {
    if Command::new("prlimit").arg("--version").output().is_err() {
        println!("skipped: prlimit is not installed");
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    open(directory.path()).close().await;
    let (mut process, mut lines) =
        child::start("limited", directory.path(), 0, "trap '' XFSZ; ulimit -S -f 200;");
    let failed = child::wait_for(&mut lines, "failed");
    assert!(failed.contains("I/O"), "{failed}");
    let lifted = Command::new("prlimit")
        .args(["--pid", &process.id().to_string(), "--fsize=unlimited:unlimited"])
        .status()
        .unwrap();
    assert!(lifted.success());
    let said: Vec<String> = lines.lines().map(Result::unwrap).collect();
    assert!(said.iter().any(|line| line == "done"));
    let last = said.iter().rfind(|line| line.starts_with("ack ")).unwrap();
    let last: u64 = last.split(' ').nth(1).unwrap().parse().unwrap();
    assert!(process.wait().unwrap().success());

    let verified = verify_all(directory.path(), &mut |_, _| {}).unwrap();
    assert_eq!(verified.events, last + 1, "each command once, in order, none lost");
    let log = open(directory.path());
    let expected: Vec<u64> = (0..=last).map(|n| n * 100).collect();
    assert_eq!(numbers(&log.read_stream("load-limited", 0).await.unwrap()), expected);
}
