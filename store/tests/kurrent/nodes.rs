//! Several nodes: of the cluster, and of this product over one cluster.

use crate::{
    QUICK, append,
    double::{Database, Double},
    insist, log, reaches, stream,
};
use sauro_store::{Append, EventLog, Expect, Guard, LogError, kurrent::KurrentLog};
use std::{sync::Arc, time::Duration};

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
        let (a, b) =
            tokio::join!(insist(&one, append(&stream(n), Expect::NoStream, n, 2)), insist(&two, other));
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
    assert!(
        matches!(one.append(guarded(4)).await, Err(LogError::Guarded { at }) if at <= meanwhile.position)
    );
    assert!(one.read_stream(&stream(4), 0).await.unwrap().is_empty());
}

/// The guard of a repeated command would find the command's own events.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_guarded_command_repeated_on_another_node_is_recognised() {
    let double = Double::start().await;
    let (one, two) = (log(&double), log(&double));
    let seen = insist(&one, append(&stream(1), Expect::NoStream, 1, 1)).await;
    let guard = Some(Guard { types: vec!["assignment.issued"], after: seen.position });
    let guarded = Append { guard, ..append(&stream(2), Expect::NoStream, 2, 2) };
    let done = insist(&one, guarded.clone()).await;
    let again = insist(&two, guarded).await;
    assert!(again.repeated && again.leaves == done.leaves, "{again:?}");
}
