//! The official client's known defects, as they would show through the adapter.

use crate::{QUICK, append, double::Double, insist, log, reaches, stream};
use eventstore::Client;
use sauro_store::{EventLog, Expect, LogError, Position, kurrent::KurrentLog};
use std::{
    sync::{Arc, atomic::Ordering::SeqCst},
    time::Duration,
};

// 1. After a failed discovery the client is dead for good.

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_down_at_first_contact_is_used_once_it_is_up() {
    let double = Double::down(Arc::default()).await;
    let log = log(&double);
    let refused = log.append(append(&stream(1), Expect::NoStream, 1, 1)).await;
    assert!(matches!(refused, Err(LogError::Unavailable(_))), "{refused:?}");
    double.up().await;
    let done = insist(&log, append(&stream(1), Expect::NoStream, 1, 1)).await;
    assert!(!done.repeated);
    reaches(&log, done.position).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_restarts_is_used_again() {
    let double = Double::start().await;
    let log = log(&double);
    let first = insist(&log, append(&stream(1), Expect::NoStream, 1, 1)).await;
    reaches(&log, first.position).await;
    double.stop().await;
    assert!(matches!(log.head().await, Err(LogError::Unavailable(_))));
    assert!(matches!(log.read_stream(&stream(1), 0).await, Err(LogError::Unavailable(_))));
    double.up().await;
    let second = insist(&log, append(&stream(1), Expect::Revision(0), 2, 1)).await;
    assert!(second.position > first.position);
    // Another node writes: only the subscription can tell.
    let other = KurrentLog::connect_with(&double.url(), QUICK).unwrap();
    let third = insist(&other, append(&stream(2), Expect::NoStream, 3, 1)).await;
    reaches(&log, third.position).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_raw_client_is_indeed_dead_after_a_failed_discovery() {
    let double = Double::down(Arc::default()).await;
    let client = Client::new(double.url().parse().unwrap()).unwrap();
    assert!(client.read_all(&Default::default()).await.is_err());
    double.up().await;
    let error = client.read_all(&Default::default()).await.unwrap_err();
    assert!(matches!(error, eventstore::Error::ConnectionClosed), "the client was mended: {error:?}");
}

// 2. The TLS set-up: a damaged certificate file panics inside the client.

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_certificate_file_is_an_answer_and_not_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    std::fs::write(&file, "-----BEGIN CERTIFICATE-----\nnot base64 at all\n-----END CERTIFICATE-----\n")
        .unwrap();
    for file in [file, folder.path().join("missing.pem")] {
        let url = format!("kurrentdb://127.0.0.1:1?tls=true&tlsCaFile={}", file.display());
        let log = KurrentLog::connect_with(&url, QUICK).unwrap();
        assert!(matches!(log.head().await, Err(LogError::Unavailable(_))));
    }
}

// 3. A subscription that ends without an error makes the client loop for ever without yielding.

/// One worker thread: a spinning poll would stop everything, this test included.
#[tokio::test(flavor = "current_thread")]
async fn a_subscription_that_ends_without_an_error_neither_spins_nor_stalls() {
    let double = Double::start().await;
    let log = log(&double);
    let first = insist(&log, append(&stream(1), Expect::NoStream, 1, 1)).await;
    reaches(&log, first.position).await;
    for n in 2..6 {
        double.faults().end_subscriptions();
        let other = KurrentLog::connect_with(&double.url(), QUICK).unwrap();
        let next = insist(&other, append(&stream(n), Expect::NoStream, n, 1)).await;
        other.close().await;
        reaches(&log, next.position).await;
    }
}

#[tokio::test(flavor = "current_thread")]
async fn subscriptions_that_keep_ending_are_renewed_with_a_pause() {
    let double = Double::start().await;
    double.faults().end_subscriptions_at_once(1_000);
    let log = log(&double);
    insist(&log, append(&stream(1), Expect::NoStream, 1, 1)).await;
    tokio::time::sleep(Duration::from_millis(800)).await;
    let opened = double.node.subscriptions.load(SeqCst);
    assert!((3..=25).contains(&opened), "{opened} subscriptions in 800 ms");
    double.faults().end_subscriptions_at_once(0);
    let other = KurrentLog::connect_with(&double.url(), QUICK).unwrap();
    let done = insist(&other, append(&stream(2), Expect::NoStream, 2, 1)).await;
    reaches(&log, done.position).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subscription_that_falls_silent_is_made_anew() {
    let double = Double::start().await;
    double.faults().mute_subscriptions(2);
    let log = log(&double);
    let other = KurrentLog::connect_with(&double.url(), QUICK).unwrap();
    let done = insist(&other, append(&stream(1), Expect::NoStream, 1, 1)).await;
    reaches(&log, done.position).await;
}

// 4. The client panics on what it does not expect (its persistent subscriptions do so on a clean end; they are not
//    used here), and on kinds of message that a newer server may send.

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_of_an_unknown_kind_fails_one_call_only() {
    let double = Double::start().await;
    let log = log(&double);
    let done = insist(&log, append(&stream(1), Expect::NoStream, 1, 1)).await;
    reaches(&log, done.position).await;
    double.faults().unknown_messages(1);
    let broken = log.read_stream(&stream(1), 0).await;
    assert!(matches!(broken, Err(LogError::Unavailable(_))), "{broken:?}");
    assert_eq!(log.read_stream(&stream(1), 0).await.unwrap().len(), 1);
}

// 5. On its own reconnect the client resumes from events only, not from checkpoints.

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_renewed_subscription_resumes_from_the_checkpoint() {
    let double = Double::start().await;
    let log = log(&double);
    let first = insist(&log, append(&stream(1), Expect::NoStream, 1, 1)).await;
    reaches(&log, first.position).await;
    for _ in 0..50 {
        double.database().foreign("other-product", "x.y");
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    let (commit, prepare) = double.database().all().last().unwrap().place();
    double.faults().end_subscriptions();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let resumed = *double.node.resumed.lock().unwrap().last().unwrap();
    assert_eq!(resumed, Some((commit, prepare)));
    assert_eq!(*log.watch().borrow(), first.position, "a checkpoint is not an event");
}

/// Several events of one write share the commit position: a reader that kept only that would lose some.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_that_stops_within_a_write_loses_nothing() {
    let double = Double::start().await;
    let log = log(&double);
    insist(&log, append(&stream(1), Expect::NoStream, 1, 5)).await;
    double.database().foreign("$stats-127.0.0.1", "$statsCollected");
    insist(&log, append(&stream(2), Expect::NoStream, 2, 3)).await;
    let mut after = Position::START;
    let mut seen = Vec::new();
    while let [event] = log.read_all(after, 1).await.unwrap().as_slice() {
        assert!(event.position > after);
        after = event.position;
        seen.push((event.stream.clone(), event.revision));
    }
    let expected = (0..5).map(|n| (stream(1), n)).chain((0..3).map(|n| (stream(2), n)));
    assert_eq!(seen, expected.collect::<Vec<_>>());
    assert_eq!(log.head().await.unwrap(), after);
}
