//! A command is done once, however often it is sent, and whatever happens between.

use super::{Subject, append, new_stream, noted, read, write_stream};
use crate::{Appended, Expect, Guard, LogError, Position};

fn repeated(done: &Appended) -> Appended {
    Appended { repeated: true, ..done.clone() }
}

/// The same answer, marked as a repeat; nothing new is written, however far the stream has gone since.
pub async fn a_repeat_is_answered_as_before(subject: &dyn Subject) {
    let log = subject.open().await;
    let stream = new_stream();
    let command = append(&stream, Expect::NoStream, vec![noted(0), noted(1), noted(2)]);
    let done = log.append(command.clone()).await.unwrap();
    assert_eq!(log.append(command.clone()).await.unwrap(), repeated(&done));
    log.append(append(&stream, Expect::Revision(2), vec![noted(3)])).await.unwrap();
    assert_eq!(log.append(command).await.unwrap(), repeated(&done));
    assert_eq!(read(&*log, &stream).await, [0, 1, 2, 3]);
}

/// A client that lost the answer decides again: another belief, other nonces, a guard. The first answer stands.
pub async fn a_repeat_is_recognised_whatever_it_says(subject: &dyn Subject) {
    let log = subject.open().await;
    let (stream, _) = write_stream(&*log, 2).await;
    let command = append(&stream, Expect::Revision(1), vec![noted(2)]);
    let done = log.append(command.clone()).await.unwrap();
    let mut again = command;
    again.expect = Expect::Revision(2);
    again.events = vec![noted(7)];
    again.guard = Some(Guard { types: vec!["contract.noted"], after: Position::START });
    assert_eq!(log.append(again).await.unwrap(), repeated(&done));
    assert_eq!(read(&*log, &stream).await, [0, 1, 2]);
}

/// The id of a command that wrote to one stream cannot write to another.
pub async fn a_command_id_is_for_one_stream(subject: &dyn Subject) {
    let log = subject.open().await;
    let (one, other) = (new_stream(), new_stream());
    let command = append(&one, Expect::NoStream, vec![noted(0)]);
    log.append(command.clone()).await.unwrap();
    let mut moved = command.clone();
    moved.stream.clone_from(&other);
    let answer = log.append(moved).await;
    assert!(matches!(answer, Err(LogError::CommandReused(id)) if id == command.command), "{answer:?}");
    assert!(read(&*log, &other).await.is_empty());
}

/// A refusal uses nothing up: decided again on the truth, the same command id is accepted.
pub async fn a_refused_command_may_be_sent_again(subject: &dyn Subject) {
    let log = subject.open().await;
    let (stream, _) = write_stream(&*log, 2).await;
    let mut command = append(&stream, Expect::Revision(0), vec![noted(2)]);
    assert!(matches!(log.append(command.clone()).await, Err(LogError::Conflict { .. })));
    command.expect = Expect::Revision(1);
    assert!(!log.append(command).await.unwrap().repeated);
    assert_eq!(read(&*log, &stream).await, [0, 1, 2]);
}

/// Closed and opened again: the events, the order and the commands are known.
pub async fn a_restart_forgets_nothing(subject: &dyn Subject) {
    if !subject.durable() {
        return;
    }
    let log = subject.open().await;
    let (stream, done) = write_stream(&*log, 3).await;
    let command = append(&stream, Expect::Revision(2), vec![noted(3), noted(4)]);
    let last = log.append(command.clone()).await.unwrap();
    let events = log.read_stream(&stream, 0).await.unwrap();
    log.close().await;
    drop(log);

    let log = subject.open().await;
    assert_eq!(log.read_stream(&stream, 0).await.unwrap(), events);
    assert!(log.head().await.unwrap() >= last.position);
    assert_eq!(log.append(command).await.unwrap(), repeated(&last));
    log.append(append(&stream, Expect::Revision(4), vec![noted(5)])).await.unwrap();
    assert_eq!(read(&*log, &stream).await, [0, 1, 2, 3, 4, 5]);
    assert!(log.read_all(done[0].position, 1_000).await.unwrap().iter().any(|event| event.stream == stream));
}

/// After `close` every call says so, and nothing hangs.
pub async fn a_closed_log_is_not_available(subject: &dyn Subject) {
    let log = subject.open().await;
    let (stream, _) = write_stream(&*log, 1).await;
    log.close().await;
    log.close().await;
    let answer = log.append(append(&stream, Expect::Revision(0), vec![noted(1)])).await;
    assert!(matches!(answer, Err(LogError::Unavailable(_))), "{answer:?}");
    assert!(matches!(log.read_stream(&stream, 0).await, Err(LogError::Unavailable(_))));
    assert!(matches!(log.read_all(Position::START, 1).await, Err(LogError::Unavailable(_))));
    assert!(matches!(log.head().await, Err(LogError::Unavailable(_))));
}
