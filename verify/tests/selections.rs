//! What a selection shows, and what it cannot hide.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use sauro_ledger::{bundle::Request, streams::StreamHeads};
use sauro_verify::{
    Earlier, Report, Trust, Verdict,
    report::Code,
    words::{self, Language},
};
use serde_json::json;
use support::{Log, MANDATE, judge, rewritten, trust};

/// The mandate was revoked after the one act that relied on it; then the log recorded where its streams end.
fn log() -> (Log, StreamHeads, Vec<u64>) {
    let mut log = Log::small();
    let data = json!({"reason": "Thôi giao", "basis": null});
    let revoked = log.add(&format!("mandate-{MANDATE}"), "mandate.revoked", data, json!({}));
    let recorded = log.record_stream_heads();
    let since = log.add("assignment-9", "assignment.drafted", json!({}), json!({}));
    log.head();
    (log, recorded, vec![2, 3, 4, 9, 10, revoked, revoked + 1, since])
}

fn has(report: &Report, code: Code, entry: Option<u64>) -> bool {
    report.findings.iter().any(|found| found.code == code && found.entry == entry)
}

#[test]
fn a_head_of_the_same_size_needs_no_proof() {
    let (log, recorded, all) = log();
    let bundle = log.selection("assignment-1", &all, &recorded, &[]);
    let with = |head: String| {
        let earlier = Earlier::from_head(head.as_bytes());
        judge(&bundle, &Trust { earlier, ..trust() })
    };
    let report = with(log.heads.last().unwrap().to_string());
    assert_eq!(
        (report.verdict(), report.continues),
        (Verdict::Pass, Some(log.size())),
        "{:?}",
        report.findings
    );
    // Another log of that size.
    let mut other = log.clone();
    other.entries[0] = b"{}".to_vec();
    other.head();
    let report = with(other.heads.last().unwrap().to_string());
    assert_eq!((report.verdict(), report.continues), (Verdict::Fail, None));
    assert!(has(&report, Code::History, None), "{:?}", report.findings);
}

#[test]
fn an_act_whose_mandate_is_left_out_is_named() {
    let (log, recorded, all) = log();
    let without: Vec<u64> = all.iter().copied().filter(|index| *index != 2 && *index != 12).collect();
    for bundle in [
        log.selection("assignment-1", &without, &recorded, &[]),
        log.selection_asked(&without, &recorded, Request::default()),
    ] {
        let report = judge(&bundle, &trust());
        assert_ne!(report.verdict(), Verdict::Pass);
        assert!(has(&report, Code::AuthorityUnknown, Some(4)), "{:?}", report.findings);
    }
}

#[test]
fn a_revocation_cannot_be_left_out() {
    let (log, recorded, all) = log();
    let asked = |indices: &[u64]| log.selection_asked(indices, &recorded, Request::default());
    let report = judge(&asked(&all), &trust());
    assert_eq!((report.verdict(), report.mandates_unshown), (Verdict::Pass, 0), "{:?}", report.findings);
    let without: Vec<u64> = all.iter().copied().filter(|index| *index != 12).collect();
    let report = judge(&asked(&without), &trust());
    assert_eq!(report.verdict(), Verdict::Fail);
    assert!(has(&report, Code::Selection, None), "{:?}", report.findings);
    // Nor with what shows where its stream ends.
    let ends = format!("heads/mandate-{MANDATE}");
    let bundle = rewritten(&asked(&without), |path, bytes| (path != ends).then_some(bytes));
    let report = judge(&bundle, &trust());
    assert_eq!(report.verdict(), Verdict::Incomplete);
    assert!(has(&report, Code::SelectionUnproven, None), "{:?}", report.findings);
    // A bundle of the former kind shows no ends of mandates: it holds, and says so.
    let report = judge(&log.selection("assignment-1", &all, &recorded, &[]), &trust());
    assert_eq!((report.verdict(), report.mandates_unshown), (Verdict::Pass, 1), "{:?}", report.findings);
    assert!(words::write(&report, Language::English).contains("a revocation may be left out"));
}

#[test]
fn it_says_what_was_asked_and_whose_word_that_is() {
    let (log, recorded, all) = log();
    let said = |request: Request| {
        let report = judge(&log.selection_asked(&all, &recorded, request), &trust());
        assert_eq!(report.verdict(), Verdict::Pass, "{:?}", report.findings);
        (words::write(&report, Language::English), report.to_json())
    };
    let text = |text: &str| Some(text.to_owned());
    let (words, json) =
        said(Request { unit: text("Unit_1"), from: text("2026-01-01"), ..Request::default() });
    assert!(words.contains("asked for     from 2026-01-01, unit Unit_1; 1 streams"), "{words}");
    assert!(words.contains("assignment-1\n") && words.contains("only the whole log proves it"), "{words}");
    assert_eq!(json["request"], json!({"from": "2026-01-01", "unit": "Unit_1"}));
    let (words, _) = said(Request { assignment: text("NV-1"), ..Request::default() });
    assert!(words.contains("assignment NV-1") && !words.contains("whole log proves"), "{words}");
    assert!(said(Request::default()).0.contains("the bundle does not say"));
}

#[test]
fn many_findings_hide_none_that_decides() {
    let (log, recorded, all) = log();
    let mut log = log;
    let start = log.size();
    // Hundreds of acts by a mandate that is not there, and one entry that goes back in time.
    for _ in 0..300 {
        let relies = support::by(support::PERSON, support::SEAT, &["01M5PFB8Y0MFGMBYDHF61KHMKH"]);
        log.add("assignment-9", "assignment.urged", json!({}), relies);
    }
    log.add("assignment-9", "assignment.urged", json!({}), json!({"at": "2026-11-19T00:00:00.000Z"}));
    log.head();
    let all: Vec<u64> = all.into_iter().chain(start..log.size()).collect();
    let report = judge(&log.selection("assignment-1", &all, &recorded, &[]), &trust());
    assert_eq!(report.verdict(), Verdict::Fail);
    assert!(has(&report, Code::TimeBack, Some(log.size() - 1)));
}
