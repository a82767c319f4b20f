//! What is read is what was written, in order.

use super::{Subject, append, new_stream, noted, numbers, read, write_stream};
use crate::{
    EventLog, Expect, Position, Recorded,
    codec::{self, canonical, event_id},
};
use sauro_ledger::{hex, leaf_hash};
use std::time::Duration;

/// Bytes, leaf, links, revision and positions, as promised.
pub async fn appended_events_are_read_back(subject: &dyn Subject) {
    let log = subject.open().await;
    let stream = new_stream();
    let first = append(&stream, Expect::NoStream, vec![noted(0), noted(1)]);
    let command = first.command;
    let done = log.append(first).await.unwrap();
    let next = log.append(append(&stream, Expect::Revision(1), vec![noted(2)])).await.unwrap();
    assert_eq!((done.revision, done.leaves.len(), done.repeated), (1, 2, false));
    assert_eq!((next.revision, next.leaves.len(), next.repeated), (2, 1, false));
    assert!(done.position < next.position);

    let events = log.read_stream(&stream, 0).await.unwrap();
    assert_eq!(events.len(), 3);
    assert_eq!(events[1].position, done.position);
    assert_eq!(events[2].position, next.position);
    let leaves: Vec<_> = done.leaves.iter().chain(&next.leaves).copied().collect();
    let mut previous = None;
    for (revision, (event, leaf)) in events.iter().zip(leaves).enumerate() {
        assert_eq!((&event.stream, event.revision), (&stream, revision as u64));
        assert_eq!((event.leaf, leaf_hash(&event.bytes)), (leaf, leaf));
        canonical::check(&event.bytes).unwrap();
        let envelope = codec::open(&event.bytes).unwrap();
        assert_eq!((&*envelope.stream, envelope.ver), (&*stream, revision as u64));
        assert_eq!(envelope.prev.as_deref().map(str::to_owned), previous, "the link back");
        assert_eq!((&*envelope.kind, envelope.type_v, &*envelope.via), ("contract.noted", 1, "job"));
        if revision < 2 {
            assert_eq!(envelope.cmd, command);
            assert_eq!(*envelope.id, event_id(command, revision).to_string());
        }
        previous = Some(hex::encode(&leaf));
    }
    assert_eq!(numbers(&events), [0, 1, 2]);
}

/// Events of three streams written in turn: each in its order, and the whole in the order of the answers.
pub async fn streams_and_the_whole_keep_their_order(subject: &dyn Subject) {
    let log = subject.open().await;
    let start = log.head().await.unwrap();
    let streams = [new_stream(), new_stream(), new_stream()];
    let mut answered = Vec::new();
    for n in 0..12 {
        let stream = &streams[n as usize % 3];
        let expect = (n / 3u64).checked_sub(1).map_or(Expect::NoStream, Expect::Revision);
        answered.push(log.append(append(stream, expect, vec![noted(n)])).await.unwrap().position);
    }
    assert!(answered.is_sorted_by(|a, b| a < b));
    let whole = after(&*log, start, &streams, 100).await;
    assert_eq!(whole.iter().map(|event| event.position).collect::<Vec<_>>(), answered);
    assert_eq!(numbers(&whole), (0..12).collect::<Vec<_>>());
    for (offset, stream) in (0..).zip(&streams) {
        assert_eq!(read(&*log, stream).await, [offset, offset + 3, offset + 6, offset + 9]);
    }
}

/// Pages of any size, each after the last position of the one before, miss nothing and repeat nothing.
pub async fn pages_add_up_to_the_whole(subject: &dyn Subject) {
    let log = subject.open().await;
    let start = log.head().await.unwrap();
    let (stream, _) = write_stream(&*log, 23).await;
    let own = [stream];
    for limit in [1, 2, 7, 22, 23, 24] {
        let pages = after(&*log, start, &own, limit).await;
        assert_eq!(numbers(&pages), (0..23).collect::<Vec<_>>(), "pages of {limit}");
    }
    let head = log.head().await.unwrap();
    assert!(after(&*log, head, &own, 10).await.is_empty());
    assert!(log.read_all(start, 0).await.unwrap().is_empty());
}

/// From the middle, from the end, beyond the end, and of a stream that does not exist.
pub async fn a_stream_is_read_from_any_revision(subject: &dyn Subject) {
    let log = subject.open().await;
    let (stream, _) = write_stream(&*log, 5).await;
    for from in 0..7 {
        let expected: Vec<u64> = (from..5).collect();
        assert_eq!(numbers(&log.read_stream(&stream, from).await.unwrap()), expected, "from {from}");
    }
    assert!(log.read_stream(&stream, u64::MAX).await.unwrap().is_empty());
    assert!(log.read_stream(&new_stream(), 0).await.unwrap().is_empty());
}

/// Whoever waits for a position with `>=` is woken, before or after it was reached; and an answer is never ahead of
/// what `read_all` shows.
pub async fn the_head_is_a_level(subject: &dyn Subject) {
    let log = subject.open().await;
    let mut early = log.watch();
    let (stream, done) = write_stream(&*log, 3).await;
    let position = done[2].position;
    let wait = Duration::from_secs(10);
    tokio::time::timeout(wait, early.wait_for(|head| *head >= position)).await.unwrap().unwrap();
    tokio::time::timeout(wait, log.watch().wait_for(|head| *head >= position)).await.unwrap().unwrap();
    assert!(log.head().await.unwrap() >= position);
    let seen = after(&*log, done[0].position, &[stream], 10).await;
    assert_eq!(seen.last().map(|event| event.position), Some(position));
}

/// A sender whose clock is behind does not write the stream's past.
pub async fn time_never_falls_within_a_stream(subject: &dyn Subject) {
    let log = subject.open().await;
    let stream = new_stream();
    let late = noted(0);
    let mut early = noted(1);
    early.at = late.at - chrono::Duration::hours(1);
    log.append(append(&stream, Expect::NoStream, vec![late])).await.unwrap();
    log.append(append(&stream, Expect::Revision(0), vec![early])).await.unwrap();
    let events = log.read_stream(&stream, 0).await.unwrap();
    let at = |index: usize| codec::open(&events[index].bytes).unwrap().at;
    assert!(at(0) <= at(1));
}

/// Everything after a position, in pages, of these streams only.
async fn after(log: &dyn EventLog, mut position: Position, own: &[String], limit: usize) -> Vec<Recorded> {
    let mut found = Vec::new();
    loop {
        let page = log.read_all(position, limit).await.unwrap();
        assert!(page.len() <= limit);
        let Some(last) = page.last() else { return found };
        assert!(page[0].position > position && page.is_sorted_by(|a, b| a.position < b.position));
        position = last.position;
        found.extend(page.into_iter().filter(|event| own.contains(&event.stream)));
    }
}
