//! Random histories against a plain model, and the canonical form against a full RFC 8785 canonicaliser.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

use proptest::{collection::vec, prelude::*, test_runner::TestRunner};
use sauro_domain::id::CommandId;
use sauro_store::{
    Append, Appended, EventLog, Expect, Guard, LogError, Position, Recorded, Unsealed,
    codec::canonical,
    contract::noted,
    memory::MemoryLog,
    sqlite::{Options, SqliteLog, verify_all},
};
use serde_json::{Map, Value};
use std::path::Path;
use ulid::Ulid;

/// One step of a history.
#[derive(Debug, Clone)]
enum Step {
    /// A command on one of four streams; `off` is how far the belief is from the truth.
    Append { stream: usize, off: i8, events: u64, backwards: bool },
    /// An earlier command again, on its own stream or on another.
    Repeat { which: usize, moved: bool },
    /// A command guarded against events after a share of the log.
    Guarded { stream: usize, share: u8 },
    /// Closed and opened.
    Reopen,
    /// Everything since the last sync of the file system is as a crash leaves it: files copied while open.
    Crash,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0usize..4, prop_oneof![4 => Just(0i8), 1 => -2i8..3], 1u64..5, any::<bool>())
            .prop_map(|(stream, off, events, backwards)| Step::Append { stream, off, events, backwards }),
        2 => (any::<prop::sample::Index>(), any::<bool>())
            .prop_map(|(which, moved)| Step::Repeat { which: which.index(1_000), moved }),
        2 => (0usize..4, any::<u8>()).prop_map(|(stream, share)| Step::Guarded { stream, share }),
        1 => Just(Step::Reopen),
        1 => Just(Step::Crash),
    ]
}

fn open(directory: &Path) -> SqliteLog {
    SqliteLog::open(directory, Options::default()).unwrap()
}

fn answer(given: Result<Appended, LogError>) -> Result<Appended, String> {
    given.map_err(|why| why.to_string())
}

async fn both(log: &SqliteLog, model: &MemoryLog, append: Append) {
    let expected = answer(model.append(append.clone()).await);
    assert_eq!(answer(log.append(append).await), expected);
}

async fn whole(log: &dyn EventLog) -> Vec<Recorded> {
    log.read_all(Position::START, usize::MAX).await.unwrap()
}

/// Returns the directory in use, which changes with a crash.
async fn play(steps: Vec<Step>) {
    let mut directory = tempfile::tempdir().unwrap();
    let mut log = open(directory.path());
    let model = MemoryLog::new();
    let mut sent: Vec<Append> = Vec::new();
    for (number, step) in steps.into_iter().enumerate() {
        let command = CommandId(Ulid::from(u128::from(number as u64) << 70 | 1));
        let name = |stream: usize| format!("thing-{stream}");
        match step {
            Step::Append { stream, off, events, backwards } => {
                let length = model.read_stream(&name(stream), 0).await.unwrap().len() as i64 + i64::from(off);
                let expect = u64::try_from(length - 1).map_or(Expect::NoStream, Expect::Revision);
                let event = |n: u64| {
                    let hours =
                        chrono::Duration::hours(if backwards { -(number as i64) } else { number as i64 });
                    Unsealed { at: noted(n).at + hours, nonce: [n as u8; 16], ..noted(n) }
                };
                let events = (0..events).map(event).collect();
                let append = Append { stream: name(stream), expect, guard: None, command, events };
                sent.push(append.clone());
                both(&log, &model, append).await;
            }
            Step::Repeat { which, moved } => {
                let Some(mut again) = sent.get(which % sent.len().max(1)).cloned() else { continue };
                if moved {
                    again.stream = name(which % 4);
                }
                both(&log, &model, again).await;
            }
            Step::Guarded { stream, share } => {
                let head = model.head().await.unwrap().parts().0;
                let after = Position::from_parts(head * u64::from(share) / 255, 0);
                let expect = match model.read_stream(&name(stream), 0).await.unwrap().last() {
                    None => Expect::NoStream,
                    Some(last) => Expect::Revision(last.revision),
                };
                let guard = Some(Guard { types: vec!["contract.noted"], after });
                let events = vec![Unsealed { nonce: [1; 16], ..noted(7) }];
                both(&log, &model, Append { stream: name(stream), expect, guard, command, events }).await;
            }
            Step::Reopen => {
                log.close().await;
                log = open(directory.path());
            }
            Step::Crash => {
                let survivor = tempfile::tempdir().unwrap();
                for entry in std::fs::read_dir(directory.path()).unwrap() {
                    let from = entry.unwrap().path();
                    // Shared memory dies with the machine.
                    if !from.to_str().unwrap().ends_with("-shm") {
                        std::fs::copy(&from, survivor.path().join(from.file_name().unwrap())).unwrap();
                    }
                }
                log = open(survivor.path());
                directory = survivor;
            }
        }
        assert_eq!(log.head().await.unwrap(), model.head().await.unwrap());
    }
    assert_eq!(whole(&log).await, whole(&model).await);
    for stream in 0..4 {
        let name = format!("thing-{stream}");
        let expected = model.read_stream(&name, 0).await.unwrap();
        assert_eq!(log.read_stream(&name, 0).await.unwrap(), expected);
    }
    log.close().await;
    let verified = verify_all(directory.path(), &mut |_, _| {}).unwrap();
    let mut tree = sauro_ledger::Frontier::new();
    tree.extend(whole(&model).await.iter().map(|event| event.leaf));
    assert_eq!((verified.events, verified.root), (tree.size(), tree.root()));
}

#[test]
fn any_history_with_crashes_and_restarts_equals_the_model() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() });
    runner
        .run(&vec(step(), 1..60), |steps| {
            runtime.block_on(play(steps));
            Ok(())
        })
        .unwrap();
}

fn document() -> impl Strategy<Value = Value> {
    let most = canonical::MOST_INTEGER as i64;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-most..=most).prop_map(Value::from),
        (-3i64..3).prop_map(Value::from),
        "\\PC{0,12}".prop_map(|text| Value::from(nfc(&text))),
        "[\\x00-\\x20\"\\\\/\u{7f}-\u{a0}\u{2028}𝄞]{0,6}".prop_map(|text| Value::from(nfc(&text))),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            vec(("[a-z0-9_-]{1,6}", inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn nfc(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfc(text).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_is_written_is_what_rfc_8785_says(value in document()) {
        let written = canonical::write(&value).unwrap();
        prop_assert_eq!(&written, &serde_json_canonicalizer::to_vec(&value).unwrap());
        prop_assert_eq!(canonical::check(&written), Ok(()));
    }

    /// Whatever passes the check comes back from a parser and a canonicaliser as the same bytes; in particular, no
    /// single changed, lost or added byte makes a second form of a document.
    #[test]
    fn what_passes_the_check_has_one_form(value in document(), at in any::<prop::sample::Index>(), byte in any::<u8>(), how in 0..3) {
        let mut bytes = canonical::write(&value).unwrap();
        let at = at.index(bytes.len());
        match how {
            0 => bytes[at] = byte,
            1 => { bytes.remove(at); }
            _ => bytes.insert(at, byte),
        }
        if canonical::check(&bytes).is_ok() {
            let text = std::str::from_utf8(&bytes).unwrap();
            prop_assert_eq!(serde_json_canonicalizer::pipe(text).unwrap(), text);
        }
    }

    /// And what is in another form, though it says the same, does not pass.
    #[test]
    fn another_form_of_the_same_does_not_pass(value in document()) {
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        let canonical = canonical::write(&value).unwrap();
        prop_assert_eq!(canonical::check(pretty.as_bytes()).is_ok(), pretty.as_bytes() == canonical);
        let padded = [b" ".as_slice(), &canonical].concat();
        prop_assert!(canonical::check(&padded).is_err());
    }
}

#[test]
fn what_other_parsers_let_pass_is_refused() {
    for bad in [
        r#"{"a":1,"a":2}"#,
        r#"{"b":1,"a":2}"#,
        r#"{"a":9007199254740992}"#,
        r#"{"a":-9007199254740992}"#,
        r#"{"a":1.0}"#,
        r#"{"a":1e3}"#,
        r#"{"a":-0}"#,
        r#"{"a":01}"#,
        r#"{"a":"\u0041"}"#,
        r#"{"a":"\/"}"#,
        r#"{"a":"\u000A"}"#,
        r#"{"a":"\u001F"}"#,
        r#"{"a":"\ud800"}"#,
        "{\"a\":\"e\u{301}\"}",
        "{\"a\":\"\t\"}",
        "\u{feff}{}",
        r#"{"A":1}"#,
        r#"{"a.b":1}"#,
        r#"{"":1}"#,
        "{} ",
        "",
        "nul",
        r#"{"a":1,}"#,
        "[1,]",
        "\"",
    ] {
        assert!(canonical::check(bad.as_bytes()).is_err(), "{bad}");
    }
    assert!(canonical::check(b"\"\xff\"").is_err());
    // An escape before a combining mark does not compose with it.
    assert_eq!(canonical::check("\"\\n\u{303}\"".as_bytes()), Ok(()));
}
