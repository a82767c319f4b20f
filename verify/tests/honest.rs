//! What an honest log shows, and what is missing to rely on it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use sauro_verify::{
    Earlier, Trust, Verdict,
    report::Code,
    words::{self, Language},
};
use support::{Log, judge, policy, trust};

#[test]
fn a_whole_log_passes_and_says_what_was_checked() {
    let log = Log::small();
    let report = judge(&log.bundle(), &trust());
    assert_eq!(report.verdict(), Verdict::Pass, "{:#?}", report.findings);
    assert_eq!((report.entries, report.streams, report.heads), (12, 6, 4));
    assert_eq!((report.sealed_open, report.sealed_erased, report.sealed_withheld), (2, 1, 0));
    assert_eq!((report.files_matching, report.files_absent), (1, 0));
    assert_eq!((report.late_count, report.late[0].days), (1, 3));
    assert_eq!((report.acts, report.acts_unchecked, report.acts_without), (3, 0, 9));
    assert_eq!(report.erasures, [(11, "Luật 91/2025/QH15, Điều 14".to_owned())]);
    assert_eq!(report.witnesses.iter().filter(|w| w.seen.is_some()).count(), 2);
    assert!(report.widest_window.is_some_and(|seconds| seconds > 0));
    assert_eq!(judge(&log.bundle(), &trust()), report, "the same bundle, the same report");
    assert_eq!(log.bundle(), log.bundle(), "the same log, the same bytes");

    let (vi, en) = (words::write(&report, Language::Vietnamese), words::write(&report, Language::English));
    assert!(vi.contains("KẾT QUẢ       PASS") && en.contains("RESULT        PASS"), "{vi}{en}");
    assert!(en.contains("w1 OK 2026-11-20T") && en.contains("w3 absent"), "{en}");
    let json = report.to_json();
    assert_eq!((json["result"].as_str(), json["entries"]["read"].as_u64()), (Some("PASS"), Some(12)));
}

#[test]
fn what_is_needed_and_not_there_is_incomplete() {
    let log = Log::small();
    let nothing = judge(&log.bundle(), &Trust::default());
    assert_eq!((nothing.verdict(), nothing.findings[0].code), (Verdict::Incomplete, Code::NoPolicy));
    assert_eq!(nothing.claimed.len(), 1, "keys of the bundle are shown");
    assert_eq!(nothing.key, None, "and not believed");

    let alone = log.bundle_under(&log.signed());
    let report = judge(&alone, &trust());
    assert_eq!((report.verdict(), report.findings[0].code), (Verdict::Incomplete, Code::Quorum));
    let outsiders = Trust { policy: Some(policy("none")), ..Trust::default() };
    let report = judge(&alone, &outsiders);
    assert_eq!(report.verdict(), Verdict::Pass);
    assert!(words::write(&report, Language::English).contains("proves nothing against who owns the server"));
}

#[test]
fn it_continues_what_the_reader_kept() {
    let mut log = Log::small();
    let (old, old_bundle) = (log.heads.last().unwrap().to_string(), log.bundle());
    log.wait(3600);
    log.add("assignment-2", "assignment.progress_reported", serde_json::json!({}), serde_json::json!({}));
    log.head();
    for earlier in [Earlier::from_head(old.as_bytes()).unwrap(), Earlier::from_bundle(&*old_bundle).unwrap()]
    {
        let report = judge(&log.bundle(), &Trust { earlier: Some(earlier), ..trust() });
        assert_eq!((report.verdict(), report.continues), (Verdict::Pass, Some(12)), "{:?}", report.findings);
    }
    let receipt = log.receipt(4, &log.heads[2]);
    let report = judge(&log.bundle(), &Trust { receipts: vec![receipt], ..trust() });
    assert_eq!((report.verdict(), report.receipts), (Verdict::Pass, 1));
}

#[test]
fn a_selection_shows_that_it_is_whole() {
    let mut log = Log::small();
    log.wait(3600);
    let recorded = log.record_stream_heads();
    log.add("assignment-1", "assignment.result_submitted", serde_json::json!({}), serde_json::json!({}));
    log.add("assignment-9", "assignment.drafted", serde_json::json!({}), serde_json::json!({}));
    log.head();
    // The mandate and all of assignment-1, the record, and everything since.
    let (own, since) = ([2, 3, 4, 9, 10], [12, 13, 14]);
    let all: Vec<u64> = own.into_iter().chain(since).collect();
    let report = judge(&log.selection("assignment-1", &all, &recorded, &[]), &trust());
    assert_eq!((report.verdict(), report.whole), (Verdict::Pass, false), "{:?}", report.findings);
    assert_eq!((report.acts, report.acts_unchecked), (1, 0));

    // Begun since the record.
    let report = judge(&log.selection("assignment-9", &since, &recorded, &[]), &trust());
    assert_eq!(report.verdict(), Verdict::Pass, "{:?}", report.findings);

    let without = |left_out: u64| all.iter().copied().filter(|index| *index != left_out).collect::<Vec<_>>();
    for (left_out, code) in [
        (9, Code::Order),
        (10, Code::Order),
        (13, Code::SelectionUnproven),
        (14, Code::SelectionUnproven),
        (12, Code::SelectionUnproven),
    ] {
        let report = judge(&log.selection("assignment-1", &without(left_out), &recorded, &[]), &trust());
        assert_ne!(report.verdict(), Verdict::Pass, "{left_out}");
        assert!(report.findings.iter().any(|found| found.code == code), "{left_out}: {:?}", report.findings);
    }
    // The newest entry before the record left out, with all that follow it in the stream.
    let cut: Vec<u64> = [2, 3, 4, 9].into_iter().chain([12, 14]).collect();
    let report = judge(&log.selection("assignment-1", &cut, &recorded, &[]), &trust());
    assert_ne!(report.verdict(), Verdict::Pass);
    // A stream that is named and not there.
    let report = judge(&log.selection("assignment-7", &since, &recorded, &[]), &trust());
    assert_eq!(report.verdict(), Verdict::Fail, "{:?}", report.findings);

    // From the head the reader kept, by its proof.
    let earlier = Earlier::from_head(log.heads[3].to_string().as_bytes()).unwrap();
    let with = Trust { earlier: Some(earlier), ..trust() };
    let report = judge(&log.selection("assignment-1", &all, &recorded, &[9]), &with);
    assert_eq!((report.verdict(), report.continues), (Verdict::Pass, Some(9)), "{:?}", report.findings);
    let report = judge(&log.selection("assignment-1", &all, &recorded, &[]), &with);
    assert_eq!((report.verdict(), report.findings[0].code), (Verdict::Incomplete, Code::HistoryUnproven));
}
