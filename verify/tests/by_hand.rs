//! The scripts of `HOWTO.txt`, followed on bundles of both kinds.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use sauro_ledger::bundle::{HOWTO, tar};
use serde_json::json;
use std::{fs, path::Path, process::Command};
use support::{Log, rewritten};

/// A script, as it stands in the text.
fn script(name: &str) -> &'static str {
    let (_, rest) = HOWTO.split_once(&format!("--8<-- {name}\n")).unwrap();
    rest.split_once("--8<--\n").unwrap().0
}

fn unpack(bundle: &[u8], into: &Path) {
    let mut reader = tar::Reader::new(bundle);
    while let Some((path, _)) = reader.next_file().unwrap() {
        let to = into.join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, reader.bytes(1 << 30).unwrap()).unwrap();
    }
}

/// What the script answers and its exit code.
fn run(name: &str, bundle: &[u8]) -> (String, Option<i32>) {
    let unique = format!("sauro-by-hand-{}-{:?}", std::process::id(), std::thread::current().id());
    let folder = std::env::temp_dir().join(unique);
    fs::create_dir_all(&folder).unwrap();
    unpack(bundle, &folder);
    let mut python = Command::new("python3");
    python.args(["-c", script(name)]).env("PYTHONUTF8", "1").current_dir(&folder);
    let output = python.output().unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (text + &String::from_utf8_lossy(&output.stderr), output.status.code())
}

#[test]
fn both_kinds_of_bundles_are_checked_by_hand() {
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: there is no python3 here");
        return;
    }
    let mut log = Log::small();
    let recorded = log.record_stream_heads();
    log.add("assignment-9", "assignment.drafted", json!({}), json!({}));
    log.head();
    let (text, code) = run("root.py", &log.bundle());
    assert!(text.starts_with("PASS 14 ") && code == Some(0), "{text}");
    let all = [2, 3, 4, 9, 10, 12, 13];
    let selection = log.selection("assignment-1", &all, &recorded, &[]);
    let (text, code) = run("root.py", &selection);
    assert!(text.starts_with("SELECTION") && code == Some(2), "{text}");
    let (text, code) = run("selection.py", &selection);
    assert!(text.starts_with("PASS 7 of 14") && code == Some(0), "{text}");
    // Begun since the record: nothing says where it ended, and nothing needs to.
    let (text, code) = run("selection.py", &log.selection("assignment-9", &[12, 13], &recorded, &[]));
    assert!(text.starts_with("PASS") && code == Some(0), "{text}");
    for (what, without) in [("last before", vec![2, 3, 4, 9, 12, 13]), ("since", vec![2, 3, 4, 9, 10, 12])] {
        let (text, code) = run("selection.py", &log.selection("assignment-1", &without, &recorded, &[]));
        assert!(text.starts_with("FAIL") && code == Some(1), "{what}: {text}");
    }
    for place in ["entries/000000000003.json", "heads/assignment-1"] {
        let bent = rewritten(&selection, |path, mut bytes| {
            if path == place {
                let at = bytes.iter().position(|byte| *byte == b'1').unwrap();
                bytes[at] = b'2';
            }
            Some(bytes)
        });
        let (text, code) = run("selection.py", &bent);
        assert!(text.starts_with("FAIL") && code == Some(1), "{place}: {text}");
    }
}
