//! What is refused, what is found damaged, and what is left alone.

use crate::{append, double::Double, insist, log, stream};
use sauro_domain::id::UnitId;
use sauro_store::{EventLog, Expect, LogError, Position, kurrent::KurrentLog};
use ulid::Ulid;

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
    // Acknowledged, then truncated: whoever had read it notices, also when another event stands in its place.
    double.database().truncate(1);
    let next = append(&stream(3), Expect::Revision(2), 9, 1);
    corrupt(writer.append(next).await.map(drop), format!("{}@2", stream(3)));
    insist(&reader, append(&stream(3), Expect::Revision(1), 10, 1)).await;
    corrupt(writer.read_stream(&stream(3), 0).await.map(drop), format!("{}@2", stream(3)));
    assert_eq!(reader.read_stream(&stream(3), 0).await.unwrap().len(), 3);
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
}
