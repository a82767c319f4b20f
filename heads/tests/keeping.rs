//! Heads over a log that grows, and what a start finds when somebody has been at the files.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use sauro_heads::{
    Contradiction, HeadsError, Keeper, Opened, ReadOnly, Round, Source, Wanted, write_inspection,
};
use sauro_ledger::{leaf_hash, policy::Policy, tiles::Edge};
use sauro_store::{
    EventLog, Expect, LogError, Position,
    contract::{append, new_stream, noted},
    memory::MemoryLog,
};
use sauro_verify::{Earlier, Trust, Verdict};
use std::{fs, path::Path, sync::Arc};

const ORIGIN: &str = "agency.example/tracker/2026";
const HOUR: i64 = 3_600_000;

async fn grow(log: &dyn EventLog, count: u64) {
    for _ in 0..count {
        let stream = new_stream();
        log.append(append(&stream, Expect::NoStream, vec![noted(0), noted(1)])).await.unwrap();
    }
}

async fn open(folder: &Path, log: &dyn EventLog) -> Opened {
    Keeper::open(folder, ORIGIN, log, || [7; 32]).await.unwrap()
}

async fn sound(folder: &Path, log: &dyn EventLog) -> Keeper {
    match open(folder, log).await {
        Opened::Sound(keeper) => *keeper,
        Opened::Contradicts(why) => panic!("{why}"),
    }
}

async fn contradicts(folder: &Path, log: &dyn EventLog) -> String {
    match open(folder, log).await {
        Opened::Sound(_) => panic!("nothing was noticed"),
        Opened::Contradicts(why) => why.to_string(),
    }
}

async fn bundle(keeper: &Keeper, log: &dyn EventLog) -> Vec<u8> {
    write_inspection(Vec::new(), &Source::of(keeper.folder()).unwrap().unwrap(), log, Wanted::default())
        .await
        .unwrap()
        .0
}

#[tokio::test]
async fn heads_are_signed_as_the_log_grows_and_a_bundle_passes() {
    let (folder, log) = (tempfile::tempdir().unwrap(), MemoryLog::new());
    let mut keeper = sound(folder.path(), &log).await;
    let mut now = 1_795_420_800_000;
    let Round::Signed(empty) = keeper.round(&log, now).await.unwrap() else { panic!("the first head") };
    assert_eq!(empty.size, 0);
    let mut bundles = Vec::new();
    for count in [1, 127, 200, 3] {
        grow(&log, count).await;
        now += 60_000;
        let Round::Signed(line) = keeper.round(&log, now).await.unwrap() else { panic!("it grew") };
        assert_eq!(keeper.round(&log, now + 1).await.unwrap(), Round::Nothing);
        let published =
            sauro_ledger::checkpoint::SignedCheckpoint::parse(&fs::read(folder.path().join("head")).unwrap())
                .unwrap();
        assert_eq!((published.checkpoint().size(), published.checkpoint().root()), (line.size, &line.root));
        let read = |tile: &sauro_ledger::tiles::Tile| fs::read(folder.path().join(tile.to_string()));
        assert_eq!(
            Edge::load(&mut Tiles(read), line.size).unwrap().root(),
            line.root,
            "anybody can follow the tiles"
        );
        bundles.push(bundle(&keeper, &log).await);
    }
    assert!(matches!(keeper.round(&log, now + HOUR).await.unwrap(), Round::Signed(_)), "silence is said");
    let policy = Policy::parse(format!("log {}\nquorum none\n", keeper.public_key()).as_bytes()).unwrap();
    for (earlier, later) in bundles.iter().zip(&bundles[1..]) {
        let earlier = Earlier::from_bundle(&**earlier).unwrap();
        let trust = Trust { policy: Some(policy.clone()), earlier: Some(earlier), ..Trust::default() };
        let report = sauro_verify::verify(&**later, &trust);
        // Its entries are those of a contract, without fields a verifier misses.
        assert_eq!(report.verdict(), Verdict::Pass, "{:?}", report.findings);
        assert!(report.heads > 0 && report.continues.is_some());
    }
}

struct Tiles<F>(F);

impl<F: FnMut(&sauro_ledger::tiles::Tile) -> std::io::Result<Vec<u8>>> sauro_ledger::tiles::TileSource
    for Tiles<F>
{
    type Error = std::io::Error;
    fn read(&mut self, tile: &sauro_ledger::tiles::Tile) -> std::io::Result<Vec<u8>> {
        (self.0)(tile)
    }
}

#[tokio::test]
async fn a_start_finds_a_log_that_is_shorter_or_other() {
    let (folder, log) = (tempfile::tempdir().unwrap(), MemoryLog::new());
    grow(&log, 5).await;
    let mut keeper = sound(folder.path(), &log).await;
    keeper.round(&log, 1000).await.unwrap();
    drop(keeper);
    // The same log, grown or not, is sound.
    grow(&log, 1).await;
    let mut keeper = sound(folder.path(), &log).await;
    keeper.round(&log, 2000).await.unwrap();
    drop(keeper);

    let other = MemoryLog::new();
    assert!(contradicts(folder.path(), &other).await.contains("its end is missing"));
    grow(&other, 4).await;
    assert!(contradicts(folder.path(), &other).await.contains("has 8 events, a head was signed for 12"));
    grow(&other, 9).await;
    let why = contradicts(folder.path(), &other).await;
    assert!(why.contains("rewritten"), "{why}");

    let read_only = ReadOnly::new(Arc::new(other), why);
    let refused = read_only.append(append(&new_stream(), Expect::NoStream, vec![noted(0)])).await;
    assert!(matches!(refused, Err(LogError::Corrupt { .. })));
    assert_eq!(read_only.read_all(sauro_store::Position::START, 3).await.unwrap().len(), 3);
    sound(folder.path(), &log).await;
}

#[tokio::test]
async fn a_journal_that_is_gone_cut_or_altered_does_not_make_another_log_sound() {
    let (folder, log) = (tempfile::tempdir().unwrap(), MemoryLog::new());
    let mut keeper = sound(folder.path(), &log).await;
    for now in 1..4 {
        grow(&log, 70).await;
        keeper.round(&log, now * HOUR).await.unwrap();
        keeper.publish_head().unwrap();
    }
    drop(keeper);
    let kept = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let journal = kept("journal");
    let lines: Vec<_> = journal.lines().collect();
    assert_eq!(lines.len(), 3);
    let shorter = format!("{}\n{}\n", lines[0], lines[1]);
    let altered = journal.replacen("140 ", "140 00", 1).replacen(&lines[0][4..6], "", 1);
    let published = fs::read(folder.path().join("tile/0/000")).unwrap();
    for (what, text) in
        [("gone", None), ("empty", Some("")), ("shorter", Some(&*shorter)), ("altered", Some(&*altered))]
    {
        match text {
            None => fs::remove_file(folder.path().join("journal")).unwrap(),
            Some(text) => fs::write(folder.path().join("journal"), text).unwrap(),
        }
        match Keeper::open(folder.path(), ORIGIN, &log, || [7; 32]).await {
            Err(HeadsError::Damaged { path, .. }) => assert!(path.ends_with("journal"), "{what}"),
            Ok(Opened::Contradicts(Contradiction::Rewritten { signed: 140 })) => assert_eq!(what, "altered"),
            other => panic!("{what}: {other:?}"),
        }
        fs::write(folder.path().join("journal"), &journal).unwrap();
    }
    sound(folder.path(), &log).await;
    // With every head taken away as well, what was published still speaks.
    let away: Vec<_> = ["journal", "head", "checkpoint"]
        .iter()
        .map(|name| (folder.path().join(name), fs::read(folder.path().join(name)).unwrap()))
        .collect();
    away.iter().for_each(|(path, _)| fs::remove_file(path).unwrap());
    let checkpoints = folder.path().join("checkpoints");
    fs::rename(&checkpoints, folder.path().join("aside")).unwrap();
    let opened = Keeper::open(folder.path(), ORIGIN, &log, || [7; 32]).await;
    assert!(matches!(opened, Err(HeadsError::Damaged { .. })));
    fs::rename(folder.path().join("aside"), &checkpoints).unwrap();
    away.iter().for_each(|(path, bytes)| fs::write(path, bytes).unwrap());
    // A head that cannot be read is not as if it were not there.
    fs::write(folder.path().join("head"), b"x").unwrap();
    let opened = Keeper::open(folder.path(), ORIGIN, &log, || [7; 32]).await;
    assert!(matches!(opened, Err(HeadsError::Damaged { path, .. }) if path.ends_with("head")));
    fs::write(folder.path().join("head"), &away[1].1).unwrap();
    // Another log of the same length: what was published of the first one stays as it is.
    let other = MemoryLog::new();
    grow(&other, 210).await;
    assert!(contradicts(folder.path(), &other).await.contains("140"));
    assert_eq!(fs::read(folder.path().join("tile/0/000")).unwrap(), published);
}

#[tokio::test]
async fn a_tile_that_cannot_be_written_is_written_later_and_nothing_is_counted_twice() {
    let (folder, log) = (tempfile::tempdir().unwrap(), MemoryLog::new());
    let mut keeper = sound(folder.path(), &log).await;
    grow(&log, 125).await;
    keeper.round(&log, 1).await.unwrap();
    // The disk of the heads takes nothing for a while, just as the next full tile is due.
    let (tiles, aside) = (folder.path().join("tile"), folder.path().join("aside"));
    fs::rename(&tiles, &aside).unwrap();
    fs::write(&tiles, b"in the way").unwrap();
    grow(&log, 25).await;
    for _ in 0..3 {
        keeper.round(&log, 2).await.unwrap_err();
    }
    fs::remove_file(&tiles).unwrap();
    fs::rename(&aside, &tiles).unwrap();
    let Round::Signed(line) = keeper.round(&log, 3).await.unwrap() else { panic!("it goes on") };
    let mut edge = Edge::new();
    for recorded in log.read_all(Position::START, 1_000).await.unwrap() {
        edge.push(leaf_hash(&recorded.bytes));
    }
    assert_eq!((line.size, line.root), (300, edge.root()));
    assert!(tiles.join("0/000").exists(), "the tile that could not be written");
    drop(keeper);
    assert_eq!(sound(folder.path(), &log).await.size(), 300);
}

#[tokio::test]
async fn key_and_journal_are_not_replaced_silently() {
    let (folder, log) = (tempfile::tempdir().unwrap(), MemoryLog::new());
    grow(&log, 2).await;
    let mut keeper = sound(folder.path(), &log).await;
    keeper.round(&log, 1000).await.unwrap();
    let public = keeper.public_key();
    drop(keeper);
    assert_eq!(sound(folder.path(), &log).await.public_key(), public);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(folder.path().join("key")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // What a crash left of a line.
    let journal = folder.path().join("journal");
    let whole = fs::read(&journal).unwrap();
    fs::write(&journal, [whole.as_slice(), b"7 ab"].concat()).unwrap();
    sound(folder.path(), &log).await;
    assert_eq!(fs::read(&journal).unwrap(), whole);
    // A line changed.
    let changed = String::from_utf8(whole.clone()).unwrap().replacen("4 ", "x ", 1);
    fs::write(&journal, changed).unwrap();
    assert!(Keeper::open(folder.path(), ORIGIN, &log, || [7; 32]).await.is_err());
    fs::write(&journal, whole).unwrap();
    fs::remove_file(folder.path().join("key")).unwrap();
    assert!(Keeper::open(folder.path(), ORIGIN, &log, || [8; 32]).await.is_err());
}

#[tokio::test]
async fn full_tiles_take_the_place_of_partial_ones_and_receipts_hold() {
    let (folder, log) = (tempfile::tempdir().unwrap(), MemoryLog::new());
    let mut keeper = sound(folder.path(), &log).await;
    for now in 1..=20 {
        grow(&log, 10).await;
        keeper.round(&log, now * 60_000).await.unwrap();
    }
    let head = keeper.head().unwrap().clone();
    assert_eq!(head.checkpoint().size(), 400);
    assert!(folder.path().join("tile/0/000").exists() && !folder.path().join("tile/0/000.p").exists());
    let policy = Policy::parse(keeper.claimed_policy().as_bytes()).unwrap();
    let published = sauro_heads::Published::of(folder.path());
    let stored = log.read_all(sauro_store::Position::START, 1_000).await.unwrap();
    // Under the newest head, and under one from before the first tile was full.
    for head in [head, published.earlier(200).unwrap().unwrap()] {
        let size = head.checkpoint().size();
        for index in [0, 17, size - 1] {
            let receipt = published.receipt(index, &head).unwrap().unwrap();
            let leaf = sauro_ledger::leaf_hash(&stored[index as usize].bytes);
            receipt.verify(&leaf, &policy).unwrap();
        }
        assert_eq!(published.receipt(size, &head).unwrap(), None);
    }
}
