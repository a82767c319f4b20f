//! Many at once: one winner, nothing lost, nothing doubled.

use super::{Subject, append, new_stream, noted, numbers, read};
use crate::{Expect, LogError};
use std::sync::Arc;

/// Eight writers race for one stream; each revision has one winner, and losers learn the truth.
pub async fn one_winner_per_revision(subject: &dyn Subject) {
    const WRITERS: u64 = 8;
    const EACH: u64 = 6;
    let log = subject.open().await;
    let stream = new_stream();
    let writers = (0..WRITERS).map(|writer| {
        let (log, stream) = (Arc::clone(&log), stream.clone());
        tokio::spawn(async move {
            let mut won = Vec::new();
            let mut expect = Expect::NoStream;
            while (won.len() as u64) < EACH {
                let n = writer * EACH + won.len() as u64;
                match log.append(append(&stream, expect, vec![noted(n)])).await {
                    Ok(done) => {
                        won.push(done.revision);
                        expect = Expect::Revision(done.revision);
                    }
                    Err(LogError::Conflict { current, .. }) => {
                        expect = current.map_or(Expect::NoStream, Expect::Revision);
                    }
                    Err(other) => panic!("{other}"),
                }
            }
            won
        })
    });
    let mut won = Vec::new();
    for writer in writers.collect::<Vec<_>>() {
        won.extend(writer.await.unwrap());
    }
    won.sort_unstable();
    assert_eq!(won, (0..WRITERS * EACH).collect::<Vec<_>>(), "each revision was won once");
    let mut said = read(&*log, &stream).await;
    said.sort_unstable();
    assert_eq!(said, (0..WRITERS * EACH).collect::<Vec<_>>(), "each event stands once");
}

/// A client that retries impatiently, eight times at once.
pub async fn one_command_sent_by_many_is_done_once(subject: &dyn Subject) {
    let log = subject.open().await;
    for _ in 0..10 {
        let command = append(&new_stream(), Expect::NoStream, vec![noted(0), noted(1)]);
        let sent: Vec<_> = (0..8)
            .map(|_| {
                let (log, command) = (Arc::clone(&log), command.clone());
                tokio::spawn(async move { log.append(command).await.unwrap() })
            })
            .collect();
        let mut answers = Vec::new();
        for answer in sent {
            answers.push(answer.await.unwrap());
        }
        assert_eq!(answers.iter().filter(|answer| !answer.repeated).count(), 1);
        assert!(answers.iter().all(|answer| answer.leaves == answers[0].leaves && answer.revision == 1));
        assert!(answers.iter().all(|answer| answer.position == answers[0].position));
        assert_eq!(read(&*log, &command.stream).await, [0, 1]);
    }
}

/// Sixteen streams grow at once, with readers beside them that must see a prefix at every moment.
pub async fn many_streams_at_once(subject: &dyn Subject) {
    let log = subject.open().await;
    let start = log.head().await.unwrap();
    let writers: Vec<_> = (0..16)
        .map(|_| {
            let log = Arc::clone(&log);
            tokio::spawn(async move { super::write_stream(&*log, 10).await.0 })
        })
        .collect();
    let reader = tokio::spawn({
        let log = Arc::clone(&log);
        async move {
            let mut position = start;
            let mut seen = 0;
            // Others may write too: the count of ours is enough to stop.
            while seen < 160 {
                let page = log.read_all(position, 50).await.unwrap();
                assert!(page.is_sorted_by(|a, b| a.position < b.position));
                position = page.last().map_or(position, |event| event.position);
                seen += page.iter().filter(|event| event.stream.starts_with("contract-")).count();
                tokio::task::yield_now().await;
            }
        }
    });
    for writer in writers {
        let stream = writer.await.unwrap();
        let events = log.read_stream(&stream, 0).await.unwrap();
        assert_eq!(numbers(&events), (0..10).collect::<Vec<_>>());
    }
    tokio::time::timeout(std::time::Duration::from_secs(30), reader).await.unwrap().unwrap();
}
