//! The bundle a reader kept: what makes it no worse to compare with, and what does.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use sauro_verify::{Earlier, Report, Trust, Verdict, report::Code};
use serde_json::json;
use std::{env, fs, process};
use support::{Log, MANDATE, PERSON, by, judge, rewritten, trust};

/// A log in which somebody relied on the mandate of another seat, so often.
fn log(times: usize) -> Log {
    let mut log = Log::small();
    for _ in 0..times {
        let relies = by(PERSON, "01M5PEYES0Y7CRB2D65MS27G5W", &[MANDATE]);
        log.add("assignment-2", "assignment.suspended", json!({}), relies);
    }
    log.head();
    log
}

/// The same, with an entry changed behind the only head: that shows at the very end.
fn changed(times: usize) -> Vec<u8> {
    let mut log = log(times);
    log.heads.drain(..log.heads.len() - 1);
    let text = String::from_utf8(log.entries[3].clone()).unwrap();
    log.entries[3] = text.replace("Việc 1", "Việc 7").into_bytes();
    log.bundle()
}

fn refused(bundle: &[u8]) -> Report {
    *Earlier::from_bundle(bundle).err().unwrap()
}

#[test]
fn what_somebody_did_does_not_make_it_useless() {
    let mut log = log(1);
    let old = log.bundle();
    let kept = judge(&old, &trust());
    assert_eq!((kept.verdict(), kept.findings[0].code), (Verdict::Fail, Code::AuthorityHolder));
    let earlier = Some(Earlier::from_bundle(&*old).unwrap());
    let with = Trust { earlier, ..trust() };
    log.wait(3600);
    log.add("assignment-2", "assignment.progress_reported", json!({}), json!({}));
    log.head();
    assert_eq!(judge(&log.bundle(), &with).continues, Some(13));
    // Entry by entry.
    let text = String::from_utf8(log.entries[3].clone()).unwrap();
    log.entries[3] = text.replace("Việc 1", "Việc 7").into_bytes();
    log.head();
    let report = judge(&log.bundle(), &with);
    assert!(report.findings.iter().any(|found| (found.code, found.entry) == (Code::Earlier, Some(3))));
}

#[test]
fn a_tree_or_an_archive_that_does_not_hold_is_named_first() {
    // However much else there is to say.
    for times in [1, 300] {
        let report = refused(&changed(times));
        assert_eq!(report.findings[0].code, Code::Rewritten);
    }
    let cut = log(1).bundle();
    let report = refused(&cut[..cut.len() / 2]);
    assert_eq!(report.findings[0].code, Code::Archive);
    let headless = rewritten(&log(1).bundle(), |path, bytes| (path != "checkpoint").then_some(bytes));
    assert!(refused(&headless).findings[0].code.is_of_the_log());
    assert!(refused(b"").findings[0].code.is_of_the_log());
}

#[test]
fn the_program_says_why() {
    let folder = env::temp_dir().join(format!("sauro-verify-earlier-{}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (kept, new) = (folder.join("kept.tar"), folder.join("new.tar"));
    fs::write(&new, log(1).bundle()).unwrap();
    let run = |bundle: &[u8]| {
        fs::write(&kept, bundle).unwrap();
        let mut program = process::Command::new(env!("CARGO_BIN_EXE_sauro-verify"));
        let output = program.arg(&new).arg("--earlier").arg(&kept).args(["--lang", "en"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said)
    };
    let (code, said) = run(&log(1).bundle());
    assert_eq!((code, said.as_str()), (Some(1), ""), "judged, and it fails for the act alone");
    let (code, said) = run(&changed(1));
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(code, Some(3));
    let why = said.lines().next().unwrap();
    assert!(why.contains("kept.tar: FAIL: ") && why.contains("do not lead to the root of the head"), "{why}");
}
