//! What the adapter does when the cluster, the network or the client library misbehaves, shown on the protocol
//! double. The first group names the official client's known defects; each test fails without the adapter's care.

mod double;

use double::{Database, Double};
use eventstore::{Client, SubscribeToAllOptions};
use sauro_domain::id::{AssignmentId, CommandId, PersonId, PositionId, UnitId};
use sauro_store::{
    Acted, Append, Appended, EventLog, Expect, Guard, LogError, Position, Unsealed,
    kurrent::{KurrentLog, Patience},
};
use std::{
    sync::{Arc, atomic::Ordering::SeqCst},
    time::{Duration, Instant},
};
use ulid::Ulid;

const QUICK: Patience = Patience {
    deadline: Duration::from_millis(400),
    heartbeat: Duration::from_millis(400),
    least_pause: Duration::from_millis(10),
    most_pause: Duration::from_millis(80),
};
const SOON: Duration = Duration::from_secs(10);

fn log(double: &Double) -> KurrentLog {
    KurrentLog::connect_with(&double.url(), QUICK).unwrap()
}

fn stream(n: u128) -> String {
    format!("{}-{}", AssignmentId::KIND, Ulid(n))
}

fn append(stream: &str, expect: Expect, command: u128, events: usize) -> Append {
    let event = |n: usize| Unsealed {
        kind: "assignment.issued",
        kind_version: 1,
        data: serde_json::json!({ "n": n, "result": "Đường sạch trước ngày 5 tháng 12" }),
        at: "2026-11-23T02:00:00Z".parse().unwrap(),
        effective_at: None,
        actor: Acted::Person {
            person: PersonId(Ulid(7)),
            position: PositionId(Ulid(8)),
            on_behalf_of: None,
        },
        via: "cli",
        authority: None,
        why: None,
        nonce: [n as u8; 16],
    };
    Append {
        stream: stream.to_owned(),
        expect,
        guard: None,
        command: CommandId(Ulid(command)),
        events: (0..events).map(event).collect(),
    }
}

/// What a caller does with an unknown outcome: the same again, until it is known.
async fn insist(log: &KurrentLog, append: Append) -> Appended {
    let begun = Instant::now();
    loop {
        match log.append(append.clone()).await {
            Ok(done) => return done,
            Err(LogError::Unavailable(_)) if begun.elapsed() < SOON => {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            Err(error) => panic!("{error}"),
        }
    }
}

async fn reaches(log: &KurrentLog, position: Position) {
    let mut newest = log.watch();
    let reached = tokio::time::timeout(SOON, newest.wait_for(|newest| *newest >= position)).await;
    assert!(reached.is_ok(), "watch stalled before {position}");
}

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
    std::fs::write(&file, "-----BEGIN CERTIFICATE-----\nnot base64 at all\n-----END CERTIFICATE-----\n").unwrap();
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_raw_client_is_indeed_stuck_on_a_dead_node_of_a_cluster() {
    let (one, two, url) = cluster().await;
    one.stop().await;
    let client = Client::new(url.parse().unwrap()).unwrap();
    // It begins on the leader, which is down, or fails to find one: either way no call succeeds by itself.
    drop((client, two));
}

// Unknown outcomes.

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

// Several nodes.

async fn cluster() -> (Double, Double, String) {
    let database: Arc<Database> = Arc::default();
    let (one, two) = (Double::over(Arc::clone(&database)).await, Double::over(database).await);
    for node in [&one, &two] {
        *node.node.members.write().unwrap() = vec![(one.port(), true), (two.port(), false)];
    }
    let url = format!(
        "kurrentdb://127.0.0.1:{},127.0.0.1:{}?tls=false&discoveryInterval=5&gossipTimeout=300&maxDiscoverAttempts=5",
        one.port(),
        two.port()
    );
    (one, two, url)
}

/// After a server error the client keeps the node it had: without a new client it would never leave a dead one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_leader_dies_the_next_one_is_used() {
    let (one, two, url) = cluster().await;
    let log = KurrentLog::connect_with(&url, QUICK).unwrap();
    let first = insist(&log, append(&stream(1), Expect::NoStream, 1, 1)).await;
    reaches(&log, first.position).await;
    one.stop().await;
    *two.node.members.write().unwrap() = vec![(two.port(), true)];
    let second = insist(&log, append(&stream(1), Expect::Revision(0), 2, 1)).await;
    assert_eq!(second.revision, 1);
    let other = KurrentLog::connect_with(&two.url(), QUICK).unwrap();
    let third = insist(&other, append(&stream(2), Expect::NoStream, 3, 1)).await;
    reaches(&log, third.position).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_that_repeat_one_command_at_once_write_it_once() {
    let double = Double::start().await;
    let (one, two) = (log(&double), log(&double));
    double.faults().slow_before(Duration::from_millis(50));
    for n in 1..6 {
        let mut other = append(&stream(n), Expect::NoStream, n, 2);
        other.events.iter_mut().for_each(|event| event.nonce = [99; 16]);
        let (a, b) = tokio::join!(
            insist(&one, append(&stream(n), Expect::NoStream, n, 2)),
            insist(&two, other)
        );
        assert_eq!(one.read_stream(&stream(n), 0).await.unwrap().len(), 2);
        assert_eq!((a.position, &a.leaves), (b.position, &b.leaves));
        assert!(a.repeated != b.repeated, "exactly one of them wrote it");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_guard_sees_what_another_node_wrote() {
    let double = Double::start().await;
    let (one, two) = (log(&double), log(&double));
    let seen = insist(&one, append(&stream(1), Expect::NoStream, 1, 1)).await;
    let guard = Guard { types: vec!["assignment.issued"], after: seen.position };
    let guarded = |n| Append { guard: Some(guard.clone()), ..append(&stream(n), Expect::NoStream, n, 1) };
    assert!(one.append(guarded(2)).await.is_ok());
    let meanwhile = insist(&two, append(&stream(3), Expect::NoStream, 3, 1)).await;
    assert!(matches!(one.append(guarded(4)).await, Err(LogError::Guarded { at }) if at <= meanwhile.position));
    assert!(one.read_stream(&stream(4), 0).await.unwrap().is_empty());
}

// What an administrator can do to the files.

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn edited_redacted_and_truncated_events_are_found() {
    let double = Double::start().await;
    let writer = log(&double);
    for n in 1..4 {
        insist(&writer, append(&stream(n), Expect::NoStream, n, 3)).await;
    }
    let corrupt = |outcome: Result<_, LogError>, place: String| match outcome {
        Err(LogError::Corrupt { place: found, .. }) => assert_eq!(found, place),
        other => panic!("{other:?}"),
    };
    // An edit that keeps valid JSON: the next event does not follow from it.
    double.database().tamper(&stream(1), 1, |data| {
        let edited = String::from_utf8(data.clone()).unwrap().replace("sạch", "xanh");
        *data = edited.into_bytes();
    });
    let reader = log(&double);
    corrupt(reader.read_stream(&stream(1), 0).await.map(drop), format!("{}@2", stream(1)));
    corrupt(reader.read_stream(&stream(1), 2).await.map(drop), format!("{}@2", stream(1)));
    corrupt(reader.read_all(Position::START, 100).await.map(drop), format!("{}@2", stream(1)));
    // Redaction overwrites with FF bytes.
    double.database().tamper(&stream(2), 1, |data| data.fill(0xFF));
    corrupt(reader.read_stream(&stream(2), 0).await.map(drop), format!("{}@1", stream(2)));
    // Acknowledged, then truncated: whoever had read it notices.
    double.database().truncate(1);
    let next = append(&stream(3), Expect::Revision(2), 9, 1);
    corrupt(writer.append(next).await.map(drop), format!("{}@2", stream(3)));
}

// Connection strings.

#[tokio::test]
async fn a_connection_string_that_cannot_work_is_refused_without_repeating_its_password() {
    for url in [
        "http://admin:sesame@127.0.0.1:2113",
        "kurrentdb://admin:sesame@:2113",
        "kurrentdb://admin:sesame@127.0.0.1:2113?nodePreference=best",
        "kurrentdb://admin:sesame@127.0.0.1:2113?tls=maybe",
        "kurrentdb://admin:sesame@127.0.0.1:2113?maxDiscoverAttempts=1",
        "",
    ] {
        match KurrentLog::connect(url) {
            Err(LogError::Unacceptable(words)) => assert!(!words.contains("sesame"), "{words}"),
            other => panic!("{url}: {other:?}"),
        }
    }
    let log = KurrentLog::connect("kurrentdb://admin:sesame@127.0.0.1:1?tls=false").unwrap();
    assert!(!format!("{log:?}").contains("sesame"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_closing_nothing_answers() {
    let double = Double::start().await;
    let log = log(&double);
    insist(&log, append(&stream(1), Expect::NoStream, 1, 1)).await;
    log.close().await;
    assert!(matches!(log.head().await, Err(LogError::Unavailable(_))));
    assert!(matches!(log.read_all(Position::START, 1).await, Err(LogError::Unavailable(_))));
    let late = log.append(append(&stream(2), Expect::NoStream, 2, 1)).await;
    assert!(matches!(late, Err(LogError::Unavailable(_))), "{late:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn streams_of_others_are_neither_read_nor_written() {
    let double = Double::start().await;
    double.database().foreign("$$assignment", "$metadata");
    double.database().foreign("order-1", "order.placed");
    double.database().foreign("assignments", "assignment.issued");
    let log = log(&double);
    assert_eq!(log.read_all(Position::START, 10).await.unwrap(), Vec::new());
    assert_eq!(log.head().await.unwrap(), Position::START);
    let outside = log.append(append(&format!("order-{}", Ulid(1)), Expect::NoStream, 1, 1)).await;
    assert!(matches!(outside, Err(LogError::Unacceptable(_))), "{outside:?}");
    let unit = format!("{}-{}", UnitId::KIND, Ulid(1));
    assert!(log.append(append(&unit, Expect::NoStream, 2, 1)).await.is_ok());
    let _ = SubscribeToAllOptions::default();
}
