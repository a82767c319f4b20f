//! What an administrator can do to his log, and who notices.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use sauro_ledger::checkpoint::SignedCheckpoint;
use sauro_verify::{Earlier, Report, Trust, Verdict, report::Code};
use serde_json::json;
use support::{Log, judge, log_key, policy, rewritten, trust};

fn finds(report: &Report, code: Code, entry: Option<u64>) {
    assert_eq!(report.verdict(), Verdict::Fail, "{:#?}", report.findings);
    let found =
        report.findings.iter().any(|found| found.code == code && (entry.is_none() || found.entry == entry));
    assert!(found, "{code:?} at {entry:?} not in {:#?}", report.findings);
}

/// Changes entries as somebody would who leaves tiles and head alone.
fn entries_only(log: &Log, change: impl Fn(&mut Vec<Vec<u8>>)) -> Vec<u8> {
    let mut changed = log.clone();
    change(&mut changed.entries);
    let (good, bad) = (log.bundle(), changed);
    let width = bad.entries.len();
    let mut bytes = Vec::new();
    for entry in &bad.entries {
        bytes.extend_from_slice(&(entry.len() as u16).to_be_bytes());
        bytes.extend_from_slice(entry);
    }
    assert_eq!(width, log.entries.len(), "as many entries as before");
    rewritten(&good, |path, old| Some(if path.starts_with("tile/entries/") { bytes.clone() } else { old }))
}

/// Changes the log and everything that follows from it, but cannot sign.
fn without_key(log: &Log, change: impl Fn(&mut Vec<Vec<u8>>)) -> Vec<u8> {
    let mut changed = log.clone();
    change(&mut changed.entries);
    let size = changed.entries.len();
    let head = log.heads.last().unwrap();
    let mut bundle = changed.bundle_under(head);
    if size != log.entries.len() {
        bundle = rewritten(&bundle, |_, bytes| Some(bytes));
    }
    bundle
}

/// Owns the server and its key: changes everything, makes links and tiles right again and signs.
fn with_key(log: &Log, edit: u64) -> Log {
    let mut forged =
        Log { heads: Vec::new(), sealed: log.sealed.clone(), files: log.files.clone(), ..Log::default() };
    for (index, bytes) in log.entries.iter().enumerate() {
        let mut entry: serde_json::Value = serde_json::from_slice(bytes).unwrap();
        let fields = entry.as_object_mut().unwrap();
        let (stream, kind) =
            (fields["stream"].as_str().unwrap().to_owned(), fields["type"].as_str().unwrap().to_owned());
        fields.remove("prev");
        if index as u64 == edit {
            fields.insert("data".into(), json!({"title": "Việc khác"}));
        }
        let data = fields["data"].clone();
        forged.add(&stream, &kind, data, entry);
    }
    forged.heads = vec![forged.signed()];
    forged
}

fn edit(entries: &mut [Vec<u8>], index: usize) {
    let text = String::from_utf8(entries[index].clone()).unwrap();
    entries[index] = text.replace("Việc 1", "Việc 8").into_bytes();
}

#[test]
fn an_edited_entry_is_named() {
    let log = Log::small();
    let report = judge(&entries_only(&log, |entries| edit(entries, 3)), &trust());
    finds(&report, Code::EntryBytes, Some(3));
    assert_eq!(report.findings.iter().filter(|found| found.code == Code::EntryBytes).count(), 1);
    finds(&report, Code::Link, Some(4));
    let report = judge(&without_key(&log, |entries| edit(entries, 3)), &trust());
    finds(&report, Code::Link, Some(4));
    finds(&report, Code::HeadForked, None);
    // The heads on the way say between which entries: after 3, before 5.
    finds(&report, Code::Rewritten, Some(3));
    let range = report.findings.iter().find(|found| found.code == Code::Rewritten).unwrap();
    assert!(
        range.detail.starts_with("3–4 ") && range.detail.contains("w1 2026-11-20T00:05:05Z"),
        "{range:?}"
    );
}

#[test]
fn a_deleted_entry_is_noticed() {
    let log = Log::small();
    let report = judge(&without_key(&log, |entries| drop(entries.remove(4))), &trust());
    assert_eq!(report.verdict(), Verdict::Fail);
    finds(&report, Code::Order, None);
}

#[test]
fn an_inserted_entry_is_noticed() {
    let log = Log::small();
    let insert = |entries: &mut Vec<Vec<u8>>| {
        let text = String::from_utf8(entries[4].clone()).unwrap();
        entries.insert(5, text.replace("\"ver\":1", "\"ver\":2").into_bytes());
    };
    let report = judge(&without_key(&log, insert), &trust());
    finds(&report, Code::Link, Some(5));
}

#[test]
fn reordered_entries_are_named() {
    let log = Log::small();
    let report = judge(&entries_only(&log, |entries| entries.swap(3, 4)), &trust());
    finds(&report, Code::EntryBytes, Some(3));
    finds(&report, Code::EntryBytes, Some(4));
    finds(&report, Code::Order, Some(3));
    // Of different streams: only the tree knows.
    let report = judge(&entries_only(&log, |entries| entries.swap(4, 5)), &trust());
    finds(&report, Code::EntryBytes, Some(4));
    finds(&report, Code::EntryBytes, Some(5));
}

#[test]
fn a_cut_tail_is_noticed() {
    let log = Log::small();
    let report = judge(&without_key(&log, |entries| drop(entries.pop())), &trust());
    assert_eq!(report.verdict(), Verdict::Fail);
    // With an older head that was really signed: the file passes, unless the reader kept a newer head.
    let old = Log {
        entries: log.entries[..9].to_vec(),
        heads: log.heads[..4].to_vec(),
        sealed: Vec::new(),
        files: Default::default(),
        ..Log::default()
    };
    assert_eq!(judge(&old.bundle(), &trust()).verdict(), Verdict::Pass);
    let kept = Earlier::from_head(log.heads[4].to_string().as_bytes());
    finds(&judge(&old.bundle(), &Trust { earlier: kept, ..trust() }), Code::Shorter, None);
}

#[test]
fn who_owns_the_key_is_stopped_by_what_others_hold() {
    let log = Log::small();
    let forged = with_key(&log, 3);
    let outsiders = || Trust { policy: Some(policy("none")), ..Trust::default() };
    // Alone the forgery is perfect: the product says so itself.
    assert_eq!(judge(&forged.bundle(), &outsiders()).verdict(), Verdict::Pass);

    // Witnesses do not sign it.
    let report = judge(&forged.bundle(), &trust());
    assert_eq!((report.verdict(), report.findings[0].code), (Verdict::Incomplete, Code::Quorum));
    // Their old lines do not fit it.
    let mut pasted = forged.clone();
    for line in &log.heads[4].note().signatures()[1..] {
        pasted.heads[0].add(line.clone()).unwrap();
    }
    finds(&judge(&pasted.bundle(), &trust()), Code::Signature, None);
    // Heads witnesses had seen contradict it.
    let mut mixed = forged.clone();
    mixed.heads.splice(0..0, log.heads[..4].to_vec());
    let report = judge(&mixed.bundle(), &outsiders());
    finds(&report, Code::HeadForked, None);
    finds(&report, Code::Rewritten, Some(3));
    // So does a head the reader kept, an old bundle, a receipt: the last two name the entry.
    let kept = Earlier::from_head(log.heads[2].to_string().as_bytes());
    finds(&judge(&forged.bundle(), &Trust { earlier: kept, ..outsiders() }), Code::History, None);
    let kept = Earlier::from_bundle(&*log.bundle()).ok();
    finds(&judge(&forged.bundle(), &Trust { earlier: kept, ..outsiders() }), Code::Earlier, Some(3));
    let receipts = vec![log.receipt(3, &log.heads[1])];
    finds(&judge(&forged.bundle(), &Trust { receipts, ..outsiders() }), Code::Receipt, Some(3));
}

#[test]
fn a_back_dated_entry_is_named() {
    let mut log = Log::small();
    // Nothing happens for six hours; witnesses see that each hour.
    for _ in 0..6 {
        log.wait(3600);
        log.heads.pop();
        log.head();
    }
    // Then somebody records an act «of five hours ago».
    let when = support::moment(12 * 60 + 3600);
    let index = log.add("assignment-2", "assignment.result_submitted", json!({}), json!({"at": when}));
    log.head();
    finds(&judge(&log.bundle(), &trust()), Code::BackDated, Some(index));
    // Where a witness is visited once a day, that lies within what can be known.
    assert_eq!(judge(&log.bundle(), &Trust { slack: 86_400, ..trust() }).verdict(), Verdict::Pass);
}

#[test]
fn moments_do_not_go_back_nor_ahead() {
    let mut log = Log::small();
    let before =
        log.add("assignment-2", "assignment.urged", json!({}), json!({"at": "2026-11-19T00:00:00.000Z"}));
    let ahead =
        log.add("assignment-3", "assignment.urged", json!({}), json!({"at": "2026-11-21T00:00:00.000Z"}));
    log.head();
    let report = judge(&log.bundle(), &trust());
    finds(&report, Code::TimeBack, Some(before));
    finds(&report, Code::Future, Some(ahead));
}

#[test]
fn a_swapped_file_names_the_entry_that_speaks_of_it() {
    let log = Log::small();
    let swapped = |path: &str, bytes: Vec<u8>| {
        Some(if path.starts_with("files/") { b"another".to_vec() } else { bytes })
    };
    finds(&judge(&rewritten(&log.bundle(), swapped), &trust()), Code::FileWrong, Some(9));
    let mut more = log.clone();
    more.attach(b"nobody speaks of it");
    finds(&judge(&more.bundle(), &trust()), Code::FileStray, None);
    let mut fewer = log.clone();
    fewer.files.clear();
    let report = judge(&fewer.bundle(), &trust());
    assert_eq!(
        (report.verdict(), report.files_absent),
        (Verdict::Pass, 1),
        "a file may be withheld, and is counted"
    );
}

#[test]
fn personal_values_match_or_are_said_to_be_gone() {
    let log = Log::small();
    let mut other = log.clone();
    other.sealed[0].value = "Nguyễn Văn Anh".to_owned();
    finds(&judge(&other.bundle(), &trust()), Code::SealedWrong, Some(0));
    let mut stray = log.clone();
    stray.sealed[1].path = "email".to_owned();
    stray.sealed.swap(0, 1);
    finds(&judge(&stray.bundle(), &trust()), Code::SealedStray, Some(0));
    let mut fewer = log.clone();
    fewer.sealed.clear();
    let report = judge(&fewer.bundle(), &trust());
    assert_eq!((report.verdict(), report.sealed_withheld, report.sealed_erased), (Verdict::Pass, 2, 1));
}

#[test]
fn an_erased_value_that_is_still_there_is_named() {
    let mut log = Log::default();
    let name = log.seal("full_name", "Trần Thị Bình");
    log.add("person-B", "person.registered", json!({"details": {"full_name": name}}), json!({}));
    let erased = log.add("person-B", "person.data_erased", json!({"legal_ground": "Điều 14"}), json!({}));
    log.head();
    finds(&judge(&log.bundle(), &trust()), Code::SealedErased, Some(erased));
}

#[test]
fn an_act_without_a_mandate_then_is_named() {
    let mut log = Log::small();
    let relies = |chain: serde_json::Value| json!({"authority": {"basis": "x", "chain": chain}});
    let late = json!({"authority": {"basis": "x", "chain": [support::MANDATE]}, "effective_at": "2025-12-31T10:00:00.000Z"});
    let too_early = log.add("assignment-2", "assignment.issued", json!({}), late);
    let unknown = log.add(
        "assignment-2",
        "assignment.issued",
        json!({}),
        relies(json!(["01M5PFB8Y0MFGMBYDHF61KHMKH"])),
    );
    let no_parent = log.add(
        "assignment-2",
        "assignment.issued",
        json!({}),
        relies(json!([support::MANDATE, support::MANDATE])),
    );
    log.add(&format!("mandate-{}", support::MANDATE), "mandate.revoked", json!({"basis": null}), json!({}));
    let revoked = log.add("assignment-2", "assignment.issued", json!({}), relies(json!([support::MANDATE])));
    log.head();
    let report = judge(&log.bundle(), &trust());
    for index in [too_early, unknown, no_parent, revoked] {
        finds(&report, Code::Authority, Some(index));
    }
}

#[test]
fn entries_have_one_form() {
    for (what, bytes) in [
        ("spaces", br#"{"a": 1}"#.to_vec()),
        ("not JSON", b"\xff".to_vec()),
        ("empty", Vec::new()),
        ("no object", b"1".to_vec()),
        ("deep", [b'['; 10_000].to_vec()),
    ] {
        let mut log = Log::small();
        log.entries.push(bytes);
        log.head();
        finds(&judge(&log.bundle(), &trust()), Code::Envelope, Some(12));
        assert_eq!(judge(&log.bundle(), &trust()).entries, 13, "{what}");
    }
    // One key twice: a reader that takes the first would see another stream.
    let mut log = Log::small();
    let text = String::from_utf8(log.entries[3].clone()).unwrap();
    log.entries.push(text.replace("\"v\":1", "\"v\":1,\"v\":1").into_bytes());
    log.head();
    finds(&judge(&log.bundle(), &trust()), Code::Envelope, Some(12));
    // A later version is not judged, and not called false.
    let mut log = Log::small();
    log.add("assignment-2", "assignment.urged", json!({}), json!({"v": 2}));
    log.head();
    assert_eq!(judge(&log.bundle(), &trust()).verdict(), Verdict::Incomplete);
}

#[test]
fn files_left_out_or_slipped_in_are_named() {
    let bundle = Log::small().bundle();
    let mut paths = Vec::new();
    let all = std::cell::RefCell::new(&mut paths);
    rewritten(&bundle, |path, bytes| {
        all.borrow_mut().push(path.to_owned());
        Some(bytes)
    });
    for left_out in &paths {
        let report = judge(&rewritten(&bundle, |path, bytes| (path != left_out).then_some(bytes)), &trust());
        // What may be withheld may be left out by who makes the bundle; of earlier heads, as long as some are there.
        let may = left_out == "sealed.jsonl"
            || left_out.starts_with("files/")
            || left_out.starts_with("checkpoints/");
        assert_eq!(report.verdict() == Verdict::Pass, may, "{left_out}: {:?}", report.findings);
    }
    for end in [0, 1, 511, 512, bundle.len() / 2, bundle.len() - 1024, bundle.len() - 1] {
        finds(&judge(&bundle[..end], &trust()), Code::Archive, None);
    }
    finds(&judge(&[bundle.as_slice(), b"x"].concat(), &trust()), Code::Archive, None);
}

#[test]
fn another_log_is_not_this_log() {
    let log = Log::small();
    let kept = Earlier::from_head(
        SignedCheckpoint::sign(
            sauro_ledger::checkpoint::Checkpoint::new("other.example", 3, [0; 32]).unwrap(),
            &log_key(),
        )
        .unwrap()
        .to_string()
        .as_bytes(),
    );
    finds(&judge(&log.bundle(), &Trust { earlier: kept, ..trust() }), Code::History, None);
    let renamed = rewritten(&log.bundle(), |path, bytes| {
        let text = String::from_utf8_lossy(&bytes).replace("tracker/2026\"", "tracker/2027\"");
        Some(if path == "manifest.json" { text.into_bytes() } else { bytes })
    });
    finds(&judge(&renamed, &trust()), Code::Manifest, None);
}
