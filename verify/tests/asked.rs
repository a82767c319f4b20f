//! What a selection says of itself, changed by somebody who knows the format.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use sauro_ledger::{bundle::Request, streams::StreamHeads};
use sauro_verify::{
    Report, Verdict,
    report::Code,
    words::{self, Language},
};
use serde_json::json;
use support::{Log, MANDATE, SEAT, grant, judge, rewritten, trust};

/// A mandate that no act relies on.
const UNUSED: &str = "01M5PFB8Y0MFGMBYDHF61KHMKH";

/// Two mandates, one of them relied on, and both revoked; then the record of where streams end.
fn log() -> (Log, StreamHeads, Vec<u64>) {
    let mut log = Log::small();
    let unused = format!("mandate-{UNUSED}");
    let given = grant(json!({"position": SEAT}), &["assign"], None);
    let start = log.add(&unused, "mandate.granted", given, json!({}));
    log.add(&unused, "mandate.revoked", json!({}), json!({}));
    log.add(&format!("mandate-{MANDATE}"), "mandate.revoked", json!({}), json!({}));
    let recorded = log.record_stream_heads();
    log.head();
    let all = [2, 3, 4, 9, 10].into_iter().chain(start..log.size()).collect();
    (log, recorded, all)
}

fn asked(request: Request) -> Vec<u8> {
    let (log, recorded, all) = log();
    log.selection_asked(&all, &recorded, request)
}

fn code(code: &str) -> Request {
    Request { assignment: Some(code.to_owned()), ..Request::default() }
}

/// The bundle with another manifest.
fn said(bundle: &[u8], from: &str, to: &str) -> Report {
    let bundle = rewritten(bundle, |path, bytes| {
        if path != "manifest.json" {
            return Some(bytes);
        }
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains(from), "{text}");
        Some(text.replace(from, to).into_bytes())
    });
    judge(&bundle, &trust())
}

fn only(report: &Report, verdict: Verdict, code: Code) {
    let codes: Vec<Code> = report.findings.iter().map(|found| found.code).collect();
    assert_eq!((report.verdict(), codes), (verdict, vec![code]), "{:?}", report.findings);
}

#[test]
fn the_bundle_of_one_assignment_is_not_that_of_another() {
    for request in [code("NV-1"), code(" NV-1 ")] {
        let report = judge(&asked(request), &trust());
        assert_eq!(report.verdict(), Verdict::Pass, "{:?}", report.findings);
    }
    let bundle = asked(code("NV-1"));
    let report = said(&bundle, "NV-1", "NV-2");
    only(&report, Verdict::Fail, Code::Request);
    assert_eq!(report.findings[0].detail, "assignment-1: NV-1 ≠ NV-2");
    // Nor does another condition hide it.
    let request = Request { from: Some("2026-01-01".to_owned()), ..code("NV-1") };
    only(&said(&asked(request), "NV-1", "NV-2"), Verdict::Fail, Code::Request);
    // What is no assignment has no code; nor has one whose draft says none.
    let (mut log, ..) = log();
    log.add("assignment-9", "assignment.drafted", json!({}), json!({}));
    let recorded = log.record_stream_heads();
    log.head();
    let all: Vec<u64> = (0..log.size()).collect();
    let bundle = log.selection_asked(&all, &recorded, code("NV-1"));
    for other in ["assignment-9", "ledger-1", "person-A"] {
        let report = said(&bundle, "[\"assignment-1\"]", &format!("[\"{other}\"]"));
        assert_eq!(report.verdict(), Verdict::Fail);
        let found = report.findings.iter().any(|found| found.code == Code::Request);
        assert!(found, "{other}: {:?}", report.findings);
    }
}

#[test]
fn a_selection_of_nothing_is_refused_and_says_what_was_asked() {
    let person = Request { person: Some("Person_1".to_owned()), ..Request::default() };
    let report = said(&asked(person), "[\"assignment-1\"]", "[]");
    only(&report, Verdict::Fail, Code::Manifest);
    let text = words::write(&report, Language::English);
    assert!(text.contains("asked for     person Person_1; 0 streams to be whole"), "{text}");
    assert!(text.contains("only the whole log proves it"), "{text}");
    // A whole log that says so, too.
    let report = said(&Log::small().bundle(), "\"scope\"", "\"request\":{\"unit\":\"Unit_1\"},\"scope\"");
    let text = words::write(&report, Language::English);
    assert_eq!(report.verdict(), Verdict::Pass, "{text}");
    assert!(text.contains("asked for     unit Unit_1\n"), "{text}");
}

#[test]
fn it_is_not_made_one_of_the_former_kind() {
    let (log, recorded, all) = log();
    let bundle = log.selection_asked(&all, &recorded, code("NV-1"));
    let report = said(&bundle, "\"mandates\":\"whole\",", "");
    only(&report, Verdict::Incomplete, Code::SelectionUnproven);
    // Nor with the revocation left out, and where its stream ends.
    let ends = format!("heads/mandate-{MANDATE}");
    let without: Vec<u64> = all.iter().copied().filter(|index| *index != 14).collect();
    let bundle = log.selection_asked(&without, &recorded, code("NV-1"));
    let bundle = rewritten(&bundle, |path, bytes| (path != ends).then_some(bytes));
    let report = said(&bundle, "\"mandates\":\"whole\",", "");
    only(&report, Verdict::Incomplete, Code::SelectionUnproven);
}

#[test]
fn a_mandate_nobody_relied_on_is_whole_as_well() {
    let (log, recorded, all) = log();
    let with = |left_out: &[u64], ended: bool| {
        let kept: Vec<u64> = all.iter().copied().filter(|index| !left_out.contains(index)).collect();
        let bundle = log.selection_asked(&kept, &recorded, Request::default());
        let ends = format!("heads/mandate-{UNUSED}");
        judge(&rewritten(&bundle, |path, bytes| (ended || path != ends).then_some(bytes)), &trust())
    };
    assert_eq!(with(&[], true).verdict(), Verdict::Pass);
    only(&with(&[13], true), Verdict::Fail, Code::Selection);
    only(&with(&[13], false), Verdict::Incomplete, Code::SelectionUnproven);
    // Where it ended, and nothing of it.
    only(&with(&[12, 13], true), Verdict::Fail, Code::Selection);
}
