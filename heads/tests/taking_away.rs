//! Bundles taken away from a log that is sound, and from one that somebody has been at.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use async_trait::async_trait;
use sauro_heads::{Keeper, Opened, Source, Wanted, stream_heads, write_inspection, write_selection};
use sauro_ledger::{
    bundle::{Manifest, Name, Request, Scope, Writer, tar},
    hex,
    policy::Policy,
};
use sauro_store::{
    Acted, Append, Appended, Authority, EventLog, Expect, LogError, Position, Recorded, Unsealed,
    contract::{append, new_stream, noted},
    memory::MemoryLog,
};
use sauro_verify::{Report, Trust, Verdict, report::Code};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, path::Path, sync::Arc};
use tokio::sync::watch;

const ORIGIN: &str = "agency.example/tracker/2026";
const MANDATE: &str = "01M5PF9EB0S7GTPEJD01V408E0";
const SEAT: &str = "01M5PEWM60MYG1BPWPSA1R4P19";
const PERSON: &str = "01M5PF23Z0H2HHXWPDMK1ZGNZP";

/// The log as somebody left it who changed what one event says, and everything in the database that follows from it.
#[derive(Debug)]
struct Altered {
    log: Arc<MemoryLog>,
    index: usize,
}

#[async_trait]
impl EventLog for Altered {
    async fn append(&self, append: Append) -> Result<Appended, LogError> {
        self.log.append(append).await
    }

    async fn read_stream(&self, stream: &str, from: u64) -> Result<Vec<Recorded>, LogError> {
        self.log.read_stream(stream, from).await
    }

    async fn read_all(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError> {
        let target = self.log.read_all(Position::START, self.index + 1).await?.pop().unwrap().position;
        let mut batch = self.log.read_all(after, limit).await?;
        for recorded in batch.iter_mut().filter(|recorded| recorded.position == target) {
            let text = String::from_utf8(recorded.bytes.clone()).unwrap();
            let changed = text.replace("Rà soát", "Bỏ qua");
            assert_ne!(text, changed);
            recorded.bytes = changed.into_bytes();
        }
        Ok(batch)
    }

    async fn head(&self) -> Result<Position, LogError> {
        self.log.head().await
    }

    fn watch(&self) -> watch::Receiver<Position> {
        self.log.watch()
    }

    async fn close(&self) {}
}

async fn keeper(folder: &Path, log: &dyn EventLog) -> Keeper {
    match Keeper::open(folder, ORIGIN, log, || [7; 32]).await.unwrap() {
        Opened::Sound(keeper) => *keeper,
        Opened::Contradicts(why) => panic!("{why}"),
    }
}

fn trust(keeper: &Keeper) -> Trust {
    let text = format!("log {}\nquorum none\n", keeper.public_key());
    Trust { policy: Some(Policy::parse(text.as_bytes()).unwrap()), ..Trust::default() }
}

async fn whole(folder: &Path, log: &dyn EventLog) -> Vec<u8> {
    let source = Source::of(folder).unwrap().unwrap();
    write_inspection(Vec::new(), &source, log, Wanted::default()).await.unwrap().0
}

#[tokio::test]
async fn an_event_altered_behind_signed_heads_is_named() {
    let (folder, log) = (tempfile::tempdir().unwrap(), Arc::new(MemoryLog::new()));
    let mut keeper = keeper(folder.path(), &*log).await;
    for now in 1..=3 {
        for _ in 0..55 {
            let events = vec![noted(0), noted(1)];
            log.append(append(&new_stream(), Expect::NoStream, events)).await.unwrap();
        }
        keeper.round(&*log, now * 60_000).await.unwrap();
    }
    let trust = trust(&keeper);
    let honest = sauro_verify::verify(&*whole(folder.path(), &*log).await, &trust);
    assert_eq!(honest.verdict(), Verdict::Pass, "{:?}", honest.findings);
    // In a full tile, and in the one that is not full yet; the last of its stream each time.
    for index in [101, 321] {
        let altered = Altered { log: Arc::clone(&log), index };
        let report = sauro_verify::verify(&*whole(folder.path(), &altered).await, &trust);
        assert_eq!(report.verdict(), Verdict::Fail);
        let named = report.findings.iter().filter(|found| found.code == Code::EntryBytes);
        let named: Vec<Option<u64>> = named.map(|found| found.entry).collect();
        assert_eq!(named, [Some(index as u64)], "{:?}", report.findings);
    }
    // Tiles that are not there, or damaged, are computed.
    fs::remove_file(folder.path().join("tile/0/000")).unwrap();
    fs::write(folder.path().join("tile/0/001.p/74"), b"cut").unwrap();
    let report = sauro_verify::verify(&*whole(folder.path(), &*log).await, &trust);
    assert_eq!(report.verdict(), Verdict::Pass, "{:?}", report.findings);
}

fn event(kind: &'static str, data: Value, chain: &[&str]) -> Unsealed {
    let actor = Acted::Person {
        person: PERSON.parse().unwrap(),
        position: SEAT.parse().unwrap(),
        on_behalf_of: None,
    };
    let chain: Vec<_> = chain.iter().map(|id| id.parse().unwrap()).collect();
    let authority = (!chain.is_empty()).then(|| Authority { chain, basis: "Điều lệ".to_owned() });
    Unsealed { kind, data, actor, authority, ..noted(0) }
}

async fn add(log: &dyn EventLog, stream: &str, expect: Expect, event: Unsealed) {
    log.append(append(stream, expect, vec![event])).await.unwrap();
}

/// Two mandates, one of them revoked; work given by the other; where all streams end; one entry more.
async fn office(log: &dyn EventLog) {
    let other = "01M5PFB8Y0MFGMBYDHF61KHMKH";
    let grant = |powers: Value| {
        json!({"grant": {"giver": null, "holder": {"position": SEAT}, "parent": null, "powers": powers,
            "valid_from": "2026-01-01", "valid_until": null}})
    };
    for id in [MANDATE, other] {
        let stream = format!("mandate-{id}");
        add(log, &stream, Expect::NoStream, event("mandate.granted", grant(json!(["assign"])), &[])).await;
    }
    add(log, "assignment-1", Expect::NoStream, event("assignment.issued", json!({}), &[MANDATE])).await;
    let revoked = event("mandate.revoked", json!({"reason": "Thôi giao", "basis": null}), &[]);
    add(log, &format!("mandate-{MANDATE}"), Expect::Revision(0), revoked).await;
    for _ in 0..20 {
        add(log, &new_stream(), Expect::NoStream, noted(0)).await;
    }
    let size = log.head().await.unwrap().parts().0;
    let (root, streams) = stream_heads(log, size).await.unwrap().unwrap();
    let data = json!({"root": hex::encode(&root), "size": size, "streams": streams});
    add(log, "ledger-1", Expect::NoStream, event("ledger.stream_heads", data, &[])).await;
    add(log, &new_stream(), Expect::NoStream, noted(0)).await;
}

/// The bundle without some files, its sums made right.
fn without(bundle: &[u8], source: &Source, gone: impl Fn(&str) -> bool) -> Vec<u8> {
    let head = source.head.checkpoint();
    let scope = Scope::Streams(vec!["assignment-1".to_owned()]);
    let manifest = Manifest::new(head.origin(), head.size(), &scope).with_mandates();
    let mut writer = Writer::begin(Vec::new(), &manifest).unwrap();
    let mut reader = tar::Reader::new(bundle);
    while let Some((path, _)) = reader.next_file().unwrap() {
        let (name, bytes) = (path.parse::<Name>().unwrap(), reader.bytes(1 << 30).unwrap());
        if ![Name::Howto, Name::Manifest, Name::Sums].contains(&name) && !gone(&path) {
            writer.add(name, &bytes).unwrap();
        }
    }
    writer.finish().unwrap()
}

#[tokio::test]
async fn a_selection_says_what_was_asked_and_shows_its_mandates_whole() {
    let (folder, log) = (tempfile::tempdir().unwrap(), MemoryLog::new());
    let mut keeper = keeper(folder.path(), &log).await;
    office(&log).await;
    keeper.round(&log, 60_000).await.unwrap();
    let request = Request { person: Some(PERSON.to_owned()), ..Request::default() };
    let source = Source::of(folder.path()).unwrap().unwrap().asked(request);
    let streams = BTreeSet::from(["assignment-1".to_owned()]);
    let (bundle, _) = write_selection(Vec::new(), &source, &log, &streams, Wanted::default()).await.unwrap();
    let judge = |bundle: &[u8]| -> Report { sauro_verify::verify(bundle, &trust(&keeper)) };
    let report = judge(&bundle);
    assert_eq!(report.verdict(), Verdict::Pass, "{:?}", report.findings);
    assert_eq!((report.acts, report.acts_unchecked, report.mandates_unshown), (1, 0, 0));
    assert_eq!(report.request, [("person".to_owned(), PERSON.to_owned())]);
    assert_eq!(report.asked, ["assignment-1"]);

    // The entries of the mandates, by number: granted, granted, issued, revoked.
    let gone = |path: &str, index: u64| {
        path == format!("entries/{index:012}.json") || path == format!("proofs/{index:012}.tlog-proof")
    };
    let ends = format!("heads/mandate-{MANDATE}");
    let without = |gone: &dyn Fn(&str) -> bool| judge(&without(&bundle, &source, gone));
    assert_eq!(without(&|_| false).verdict(), Verdict::Pass);
    let revoked = without(&|path| gone(path, 3));
    assert_eq!(revoked.verdict(), Verdict::Fail, "the revocation is left out");
    assert!(revoked.findings.iter().any(|found| found.code == Code::Selection), "{:?}", revoked.findings);
    let both = |path: &str| gone(path, 3) || path == ends;
    assert_eq!(without(&both).verdict(), Verdict::Incomplete, "and where its stream ends");
    let mandate = without(&|path| gone(path, 0) || both(path));
    assert_eq!(mandate.verdict(), Verdict::Incomplete, "the mandate itself");
    let unknown = mandate.findings.iter().find(|found| found.code == Code::AuthorityUnknown);
    assert_eq!(unknown.map(|found| found.entry), Some(Some(2)), "{:?}", mandate.findings);
}
