//! Lost replies, slow answers, refusals: an unknown outcome never becomes two events.

use crate::{QUICK, append, double::Double, insist, log, stream};
use sauro_store::{EventLog, Expect, LogError, kurrent::KurrentLog};
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_reply_and_a_retry_give_one_event() {
    let double = Double::start().await;
    let log = log(&double);
    for (n, events) in [(1, 1), (2, 3)] {
        double.faults().lose_replies(1);
        let lost = log.append(append(&stream(n), Expect::NoStream, n, events)).await;
        assert!(matches!(lost, Err(LogError::Unavailable(_))), "{lost:?}");
        let again = insist(&log, append(&stream(n), Expect::NoStream, n, events)).await;
        assert!(again.repeated);
        let stored = log.read_stream(&stream(n), 0).await.unwrap();
        assert_eq!(stored.len(), events);
        assert_eq!(again.leaves, stored.iter().map(|e| e.leaf).collect::<Vec<_>>());
        assert_eq!(again.position, stored.last().unwrap().position);
    }
}

/// The retry goes to another node of the installation, which has never heard of the command.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_reply_is_recognised_by_another_node_after_a_new_decision() {
    let double = Double::start().await;
    let log = log(&double);
    insist(&log, append(&stream(1), Expect::NoStream, 1, 1)).await;
    double.faults().lose_replies(1);
    assert!(log.append(append(&stream(1), Expect::Revision(0), 2, 2)).await.is_err());
    let other = KurrentLog::connect_with(&double.url(), QUICK).unwrap();
    let again = insist(&other, append(&stream(1), Expect::Revision(2), 2, 2)).await;
    assert!(again.repeated);
    assert_eq!(again.revision, 2);
    assert_eq!(other.read_stream(&stream(1), 0).await.unwrap().len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_answer_is_an_unknown_outcome_and_the_retry_gives_one_event() {
    let double = Double::start().await;
    let log = log(&double);
    for (n, slow_before) in [(1, true), (2, false)] {
        let wait = Duration::from_millis(700);
        if slow_before {
            double.faults().slow_before(wait);
        } else {
            double.faults().slow_after(wait);
        }
        let begun = Instant::now();
        let slow = log.append(append(&stream(n), Expect::NoStream, n, 1)).await;
        assert!(matches!(slow, Err(LogError::Unavailable(_))), "{slow:?}");
        assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
        double.faults().slow_before(Duration::ZERO);
        double.faults().slow_after(Duration::ZERO);
        insist(&log, append(&stream(n), Expect::NoStream, n, 1)).await;
        tokio::time::sleep(wait).await;
        assert_eq!(log.read_stream(&stream(n), 0).await.unwrap().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_request_wrote_nothing() {
    let double = Double::start().await;
    let log = log(&double);
    insist(&log, append(&stream(1), Expect::NoStream, 1, 1)).await;
    double.faults().refuse_requests(1);
    let refused = log.append(append(&stream(2), Expect::NoStream, 2, 1)).await;
    assert!(matches!(refused, Err(LogError::Unavailable(_))), "{refused:?}");
    assert!(!insist(&log, append(&stream(2), Expect::NoStream, 2, 1)).await.repeated);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_sent_to_a_follower_goes_to_the_leader() {
    let double = Double::start().await;
    let log = log(&double);
    insist(&log, append(&stream(1), Expect::NoStream, 1, 1)).await;
    double.faults().not_leader(1);
    let done = log.append(append(&stream(2), Expect::NoStream, 2, 1)).await.unwrap();
    assert_eq!(done.revision, 0);
}
