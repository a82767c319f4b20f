//! What the sender believes is checked; what it relied on is guarded.

use super::{Subject, append, is_conflict, new_stream, noted, read, write_stream};
use crate::{Expect, Guard, LogError};

/// A stream begins once.
pub async fn the_first_expects_no_stream(subject: &dyn Subject) {
    let log = subject.open().await;
    let stream = new_stream();
    let too_far = log.append(append(&stream, Expect::Revision(0), vec![noted(0)])).await;
    assert!(is_conflict(&too_far, None), "{too_far:?}");
    log.append(append(&stream, Expect::NoStream, vec![noted(0)])).await.unwrap();
    let again = log.append(append(&stream, Expect::NoStream, vec![noted(1)])).await;
    assert!(is_conflict(&again, Some(0)), "{again:?}");
    assert_eq!(read(&*log, &stream).await, [0]);
}

/// Behind or ahead of the truth, the answer names the truth.
pub async fn a_wrong_belief_conflicts_and_writes_nothing(subject: &dyn Subject) {
    let log = subject.open().await;
    let (stream, _) = write_stream(&*log, 3).await;
    for belief in [
        Expect::NoStream,
        Expect::Revision(0),
        Expect::Revision(1),
        Expect::Revision(3),
        Expect::Revision(99),
    ] {
        let answer = log.append(append(&stream, belief, vec![noted(9)])).await;
        assert!(is_conflict(&answer, Some(2)), "{belief:?}: {answer:?}");
    }
    assert_eq!(read(&*log, &stream).await, [0, 1, 2]);
    log.append(append(&stream, Expect::Revision(2), vec![noted(3)])).await.unwrap();
    assert_eq!(read(&*log, &stream).await, [0, 1, 2, 3]);
}

/// A guard refuses when an event of its types came after its position, and only then.
pub async fn a_guard_sees_what_came_after(subject: &dyn Subject) {
    let log = subject.open().await;
    let before = log.head().await.unwrap();
    let revoked = new_stream();
    let mut event = noted(0);
    event.kind = "contract.revoked";
    let revoked_at = log.append(append(&revoked, Expect::NoStream, vec![event])).await.unwrap().position;

    let stream = new_stream();
    let guarded = |types: Vec<&'static str>, after| {
        let mut append = append(&stream, Expect::NoStream, vec![noted(0)]);
        append.guard = Some(Guard { types, after });
        append
    };
    let answer = log.append(guarded(vec!["contract.granted", "contract.revoked"], before)).await;
    assert!(matches!(answer, Err(LogError::Guarded { at }) if at >= revoked_at), "{answer:?}");
    assert!(read(&*log, &stream).await.is_empty());
    // Seen by the sender, of another type, or of no type at all: no obstacle.
    let head = log.head().await.unwrap();
    log.append(guarded(vec!["contract.revoked"], head)).await.unwrap();
    let mut other = append(&stream, Expect::Revision(0), vec![noted(1)]);
    other.guard = Some(Guard { types: vec!["contract.granted"], after: before });
    log.append(other).await.unwrap();
    let mut none = append(&stream, Expect::Revision(1), vec![noted(2)]);
    none.guard = Some(Guard { types: vec![], after: before });
    log.append(none).await.unwrap();
    assert_eq!(read(&*log, &stream).await, [0, 1, 2]);
}

/// Twenty events of one command, the last of which cannot stand: none is written.
pub async fn an_append_is_all_or_nothing(subject: &dyn Subject) {
    let log = subject.open().await;
    let stream = new_stream();
    let mut events: Vec<_> = (0..20).map(noted).collect();
    events[19].data = serde_json::json!({ "n": 1.5 });
    let answer = log.append(append(&stream, Expect::NoStream, events)).await;
    assert!(matches!(answer, Err(LogError::Unacceptable(_))), "{answer:?}");
    assert!(log.read_stream(&stream, 0).await.unwrap().is_empty());
    let done = log.append(append(&stream, Expect::NoStream, (0..20).map(noted).collect())).await.unwrap();
    assert_eq!((done.revision, done.leaves.len()), (19, 20));
    assert_eq!(read(&*log, &stream).await, (0..20).collect::<Vec<_>>());
}
