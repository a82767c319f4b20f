//! `sauro-verify` on a whole log of a million entries: time and memory of the real program.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a measurement that cannot be made is a panic")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use sauro_ledger::{
    Frontier,
    bundle::{Name, Scope, Writer},
    checkpoint::{Checkpoint, SignedCheckpoint},
    hex, leaf_hash,
};
use support::{ORIGIN, START, log_key, moment, witness};

/// Entries of an assignment in this log.
const LONG: u64 = 12;

/// Entry `index`, about 800 bytes, as the store writes them.
fn entry(index: u64, prev: Option<&[u8; 32]>) -> Vec<u8> {
    let prev = prev.map_or(String::new(), |leaf| format!(",\"prev\":\"{}\"", hex::encode(leaf)));
    let at = moment((index / 2) as i64 % 800_000);
    format!(
        "{{\"actor\":{{\"person\":{{\"person\":\"01M5PF23Z0H2HHXWPDMK1ZGNZP\",\"position\":\"01M5PEWM60MYG1BPWPSA1R4P19\"}}}},\
         \"at\":\"{at}\",\"authority\":{{\"basis\":\"Luật 72/2025/QH15, Điều 22\",\"chain\":[\"{}\"]}},\
         \"cmd\":\"01M5PNT610AKFKSGP2MJNKDXM3\",\"data\":{{\"text\":\"Đã hoàn thành bước {index}: tổng hợp số liệu của các \
         tổ dân phố, đối chiếu với sổ theo dõi, gửi lấy ý kiến các đơn vị phối hợp và trình lãnh đạo ký ban hành.\"}},\
         \"id\":\"{index:032x}\",\"nonce\":\"9PUN7UA/W4UFjNQyKIfFJw==\"{prev},\"stream\":\"assignment-{:026}\",\
         \"type\":\"assignment.progress_reported\",\"type_v\":1,\"v\":1,\"ver\":{},\"via\":\"web\"}}",
        support::MANDATE,
        index / LONG,
        index % LONG,
    )
    .into_bytes()
}

/// All entries, the mandate first.
fn entries(count: u64) -> impl Iterator<Item = Vec<u8>> {
    let mut prev = None;
    let grant = serde_json::json!({"grant": {"valid_from": "2026-01-01", "valid_until": "2026-12-31"}});
    let mut first = support::Log::default();
    first.add(
        &format!("mandate-{}", support::MANDATE),
        "mandate.granted",
        grant,
        serde_json::json!({"at": moment(0)}),
    );
    let rest = (0..count - 1).map(move |index| {
        let bytes = entry(index, prev.as_ref().filter(|_| index % LONG != 0));
        prev = Some(leaf_hash(&bytes));
        bytes
    });
    first.entries.into_iter().chain(rest)
}

fn write(path: &Path, count: u64) -> u64 {
    let mut frontier = Frontier::new();
    frontier.extend(entries(count).map(|bytes| leaf_hash(&bytes)));
    let head = Checkpoint::new(ORIGIN, count, frontier.root()).unwrap();
    let mut head = SignedCheckpoint::sign(head, &log_key()).unwrap();
    for number in [1, 2] {
        let line = witness(number).cosign(head.checkpoint(), (START + 900_000) as u64).unwrap();
        head.add(line).unwrap();
    }
    let file = BufWriter::with_capacity(1 << 20, File::create(path).unwrap());
    let mut writer = Writer::new(file, ORIGIN, count, &Scope::Whole).unwrap();
    writer.add(Name::Checkpoint, head.to_string().as_bytes()).unwrap();
    writer.tiles(entries(count).map(|bytes| leaf_hash(&bytes))).unwrap();
    writer.entries(entries(count).map(Ok)).unwrap();
    writer.finish().unwrap().flush().unwrap();
    fs::metadata(path).unwrap().len()
}

/// The most memory the process has held so far, in MiB.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

fn main() {
    let count = std::env::var("SAURO_ENTRIES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (bundle, policy) = (folder.join("million.tar"), folder.join("million.policy"));
    let witnesses: String = (1..=2).map(|n| format!("witness w{n} {}\n", witness(n).verifier())).collect();
    let trusted = format!("log {}\n{witnesses}group two all w1 w2\nquorum two\n", log_key().verifier());
    fs::write(&policy, trusted).unwrap();
    let started = Instant::now();
    let size = write(&bundle, count);
    println!("wrote {count} entries, {} MiB, in {:.1?}", size >> 20, started.elapsed());

    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_sauro-verify"))
        .arg(&bundle)
        .arg("--policy")
        .arg(&policy)
        .args(["--lang", "en"])
        .stdout(Stdio::inherit())
        .spawn()
        .unwrap();
    let mut most = 0;
    let status = loop {
        most = peak(child.id()).unwrap_or(most).max(most);
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None => sleep(Duration::from_millis(20)),
        }
    };
    let taken = started.elapsed();
    fs::remove_file(&bundle).unwrap();
    println!("verified {count} entries in {taken:.1?}, at most {most} MiB");
    assert!(status.success(), "{status}");
    assert!(
        count < 1_000_000 || (taken < Duration::from_secs(60) && most < 512),
        "60 s and 512 MiB are the target"
    );
}
