//! kill −9 in the middle of concurrent commands, again and again on the same directory. After each: nothing that was
//! acknowledged is lost, nothing is half there, and the commands without an answer are sent again with the same ids.

use super::{append, child, command, numbers, open};
use sauro_store::{
    EventLog, Expect, Position, codec,
    sqlite::{FILE, verify_all},
};
use std::{
    collections::{BTreeMap, HashMap},
    io::{BufRead, Read},
    time::Duration,
};

const CYCLES: u64 = 220;

/// A command as the killed process announced it.
#[derive(Debug, Clone)]
struct Tried {
    stream: String,
    first: u64,
    count: u64,
    acknowledged: Option<u64>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_two_hundred_times_and_nothing_lost_halved_or_doubled() {
    let directory = tempfile::tempdir().unwrap();
    let mut all: BTreeMap<u64, Tried> = BTreeMap::new();
    let (mut acknowledged, mut repeated, mut sent_anew) = (0u64, 0u64, 0u64);
    for cycle in 0..CYCLES {
        let tried = loaded_and_killed(directory.path(), cycle);
        let log = open(directory.path());
        let mut streams: HashMap<String, Vec<u64>> = HashMap::new();
        for (n, tried) in &tried {
            if !streams.contains_key(&tried.stream) {
                let events = log.read_stream(&tried.stream, 0).await.unwrap();
                streams.insert(tried.stream.clone(), numbers(&events));
            }
            let stream = &streams[&tried.stream];
            let expected: Vec<u64> = (0..tried.count).map(|index| n * 100 + index).collect();
            let place = tried.first as usize..(tried.first + tried.count) as usize;
            let found = stream.get(place);
            let there = stream.iter().filter(|said| *said / 100 == *n).count() as u64;
            assert!(there == 0 || there == tried.count, "cycle {cycle}: command {n} is half there");
            if there > 0 || tried.acknowledged.is_some() {
                assert_eq!(found, Some(&expected[..]), "cycle {cycle}: command {n}, {tried:?}");
            }
            acknowledged += u64::from(tried.acknowledged.is_some());
        }
        // What had no answer is sent again: found, or done now; never twice.
        for (n, tried) in tried.iter().filter(|(_, tried)| tried.acknowledged.is_none()) {
            let expect = tried.first.checked_sub(1).map_or(Expect::NoStream, Expect::Revision);
            let there = streams[&tried.stream].iter().any(|said| said / 100 == *n);
            let done = log.append(append(&tried.stream, expect, *n, tried.count)).await.unwrap();
            assert_eq!((done.repeated, done.leaves.len() as u64), (there, tried.count), "cycle {cycle}: {n}");
            assert_eq!(done.revision, tried.first + tried.count - 1);
            if there { repeated += 1 } else { sent_anew += 1 }
        }
        log.close().await;
        all.extend(tried);
    }

    // The whole log at the end: sound, and every command in it exactly once.
    let verified = verify_all(directory.path(), &mut |_, _| {}).unwrap();
    let log = open(directory.path());
    let mut counts: HashMap<String, u64> = HashMap::new();
    let mut position = Position::START;
    loop {
        let page = log.read_all(position, 5_000).await.unwrap();
        let Some(last) = page.last() else { break };
        position = last.position;
        for event in &page {
            *counts.entry(codec::open(&event.bytes).unwrap().cmd.to_string()).or_default() += 1;
        }
    }
    assert_eq!(counts.len(), all.len());
    for (n, tried) in &all {
        assert_eq!(counts.get(&command(*n).to_string()), Some(&tried.count), "command {n}");
    }
    println!(
        "{CYCLES} kills: {} commands, {acknowledged} acknowledged, 0 lost; without an answer: {repeated} were there, \
         {sent_anew} were not; {} events verified, {} bytes",
        all.len(),
        verified.events,
        std::fs::metadata(directory.path().join(FILE)).unwrap().len()
    );
    assert!(acknowledged > CYCLES, "the load was real");
}

fn loaded_and_killed(directory: &std::path::Path, cycle: u64) -> BTreeMap<u64, Tried> {
    let (mut process, mut lines) = child::start("load", directory, cycle, "");
    child::wait_for(&mut lines, "ready");
    // From just started to well under way, never the same moment twice in a row.
    std::thread::sleep(Duration::from_micros(1_000 + cycle * 7_919 % 50_000));
    process.kill().unwrap();
    process.wait().unwrap();
    let mut said = Vec::new();
    lines.read_to_end(&mut said).unwrap();
    let mut tried = BTreeMap::new();
    // The last line may be cut off: it was not said.
    for line in said.lines().take(said.iter().filter(|byte| **byte == b'\n').count()) {
        let line = line.unwrap();
        let words: Vec<&str> = line.split(' ').collect();
        let number = |index: usize| words[index].parse::<u64>().unwrap();
        match words[0] {
            "try" => {
                let (first, count) = (number(3), number(4));
                let stream = words[2].to_owned();
                tried.insert(number(1), Tried { stream, first, count, acknowledged: None });
            }
            "ack" => {
                let tried = tried.get_mut(&number(1)).unwrap();
                assert_eq!(number(2), tried.first + tried.count - 1);
                tried.acknowledged = Some(number(2));
            }
            other => panic!("{other}"),
        }
    }
    tried
}
