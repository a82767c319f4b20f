//! The other process: this same test binary, started again with a part to play. It tells what it does by lines.

use super::{append, open};
use sauro_store::{EventLog, Expect, LogError};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::Arc,
    time::Duration,
};

/// Writers at once in the loaded process.
pub const WRITERS: u64 = 12;
/// Of these, so many go on with the streams of the process before.
pub const LASTING: u64 = 4;

/// Starts a part. `wrap` is a shell prefix, such as limits to set.
pub fn start(part: &str, directory: &Path, cycle: u64, wrap: &str) -> (Child, BufReader<ChildStdout>) {
    let own = std::env::current_exe().unwrap();
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(format!("{wrap} exec \"$0\" \"$@\""))
        .arg(own)
        .args(["--exact", "child::play", "--ignored", "--nocapture", "--test-threads=1"])
        .env("PART", part)
        .env("DIRECTORY", directory)
        .env("CYCLE", cycle.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap());
    (child, lines)
}

/// Reads lines until one begins so.
pub fn wait_for(lines: &mut BufReader<ChildStdout>, beginning: &str) -> String {
    let mut line = String::new();
    loop {
        line.clear();
        assert!(
            lines.read_line(&mut line).unwrap() > 0,
            "the other process ended before it said {beginning}"
        );
        if line.starts_with(beginning) {
            return line;
        }
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a part that the other tests start in a process of its own"]
async fn play() {
    let Ok(directory) = std::env::var("DIRECTORY") else { return };
    let cycle: u64 = std::env::var("CYCLE").unwrap().parse().unwrap();
    let log = Arc::new(open(Path::new(&directory)));
    say("\nready");
    match std::env::var("PART").unwrap().as_str() {
        "load" => load(log, cycle).await,
        "hold" => tokio::time::sleep(Duration::from_secs(60)).await,
        "limited" => limited(&log).await,
        other => panic!("no such part: {other}"),
    }
}

/// Writes as fast as it can until it is killed. `try` before each command, `ack` after its answer.
async fn load(log: Arc<sauro_store::sqlite::SqliteLog>, cycle: u64) {
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let log = Arc::clone(&log);
            tokio::spawn(async move {
                let age = if writer < LASTING { 0 } else { cycle };
                let stream = format!("load-{writer}x{age}");
                let mut length = log.read_stream(&stream, 0).await.unwrap().len() as u64;
                for turn in 0.. {
                    let n = (cycle * WRITERS + writer) * 10_000 + turn;
                    let count = 1 + (n + turn) % 3;
                    let expect = length.checked_sub(1).map_or(Expect::NoStream, Expect::Revision);
                    say(&format!("try {n} {stream} {length} {count}"));
                    let done = log.append(append(&stream, expect, n, count)).await.unwrap();
                    assert!(!done.repeated);
                    length += count;
                    say(&format!("ack {n} {}", done.revision));
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
}

/// Writes until the disk fails, then until it works again; then twenty more, and ends.
async fn limited(log: &sauro_store::sqlite::SqliteLog) {
    let (mut length, mut failed, mut after) = (0u64, false, 0);
    while after < 20 {
        let expect = length.checked_sub(1).map_or(Expect::NoStream, Expect::Revision);
        // The same command again after a failure: nobody knows whether it was recorded.
        match log.append(append("load-limited", expect, length, 1)).await {
            Ok(done) => {
                assert_eq!(done.revision, length);
                say(&format!("ack {length} {}", done.revision));
                length += 1;
                after += u32::from(failed);
            }
            Err(LogError::Unavailable(why)) => {
                if !failed {
                    say(&format!("failed {why}"));
                }
                failed = true;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            Err(other) => panic!("{other}"),
        }
    }
    log.close().await;
    say("done");
}
