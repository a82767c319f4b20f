//! What cannot stand in the log for ever is refused before it is written.

use super::{Subject, append, new_stream, noted, read};
use crate::{Authority, Expect, LogError, Unsealed, codec::canonical::MOST_INTEGER, envelope::MOST_BYTES};
use serde_json::{Value, json};

/// Each with `Unacceptable`, and the stream stays empty.
pub async fn what_cannot_stand_is_refused(subject: &dyn Subject) {
    let log = subject.open().await;
    let stream = new_stream();
    let says = |data: Value| Unsealed { data, ..noted(0) };
    let mut deep = json!(0);
    for _ in 0..40 {
        deep = json!([deep]);
    }
    let bad: Vec<(&str, Vec<Unsealed>)> = vec![
        ("no events", vec![]),
        ("a fraction", vec![says(json!({ "n": 0.5 }))]),
        ("a whole number written as a fraction", vec![says(json!({ "n": 1.0 }))]),
        ("an integer too large", vec![says(json!({ "n": MOST_INTEGER + 1 }))]),
        ("an integer too small", vec![says(json!({ "n": -(MOST_INTEGER as i64) - 1 }))]),
        ("a key in capitals", vec![says(json!({ "N": 0 }))]),
        ("a key with a letter outside ASCII", vec![says(json!({ "số": 0 }))]),
        ("an empty key", vec![says(json!({ "": 0 }))]),
        ("text not in NFC", vec![says(json!({ "text": "Ca\u{302}\u{309}m" }))]),
        ("too deep", vec![says(deep)]),
        ("too large", vec![says(json!({ "text": "x".repeat(MOST_BYTES) }))]),
        ("why not in NFC", vec![Unsealed { why: Some("e\u{301}".to_owned()), ..noted(0) }]),
        (
            "a basis not in NFC",
            vec![Unsealed {
                authority: Some(Authority { chain: vec![], basis: "e\u{301}".to_owned() }),
                ..noted(0)
            }],
        ),
    ];
    for (name, events) in bad {
        let answer = log.append(append(&stream, Expect::NoStream, events)).await;
        assert!(matches!(answer, Err(LogError::Unacceptable(_))), "{name}: {answer:?}");
    }
    for name in
        ["", "contract", "-x", "contract-", "Contract-1", "contract-a b", "contract-ă", "con\u{0}tract-1"]
    {
        let answer = log.append(append(name, Expect::NoStream, vec![noted(0)])).await;
        assert!(matches!(answer, Err(LogError::Unacceptable(_))), "{name:?}: {answer:?}");
    }
    assert!(log.read_stream(&stream, 0).await.unwrap().is_empty());
}

/// Close below the limit is accepted and read back whole.
pub async fn the_largest_envelope_fits(subject: &dyn Subject) {
    let log = subject.open().await;
    let stream = new_stream();
    let event = Unsealed { data: json!({ "n": 0, "text": "x".repeat(MOST_BYTES - 700) }), ..noted(0) };
    log.append(append(&stream, Expect::NoStream, vec![event])).await.unwrap();
    let events = log.read_stream(&stream, 0).await.unwrap();
    assert!(events[0].bytes.len() > MOST_BYTES - 700 && events[0].bytes.len() <= MOST_BYTES);
    assert_eq!(read(&*log, &stream).await, [0]);
}

/// Vietnamese, quotes, line ends, and what lies outside the basic plane.
pub async fn text_survives_unchanged(subject: &dyn Subject) {
    let log = subject.open().await;
    let stream = new_stream();
    let text = "Số 12-NQ/ĐU: \"rõ người, rõ việc\"\n\t\\ \u{1} 𝄞 ✓ \u{7f}";
    let data = json!({ "n": MOST_INTEGER, "least": -(MOST_INTEGER as i64), "text": text, "2026-09-02": [null, true] });
    let event = Unsealed { data: data.clone(), why: Some(text.to_owned()), ..noted(0) };
    log.append(append(&stream, Expect::NoStream, vec![event])).await.unwrap();
    let events = log.read_stream(&stream, 0).await.unwrap();
    let envelope: Value = serde_json::from_slice(&events[0].bytes).unwrap();
    assert_eq!((&envelope["data"], envelope["why"].as_str()), (&data, Some(text)));
}
