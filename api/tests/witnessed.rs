//! Witnesses: ours over HTTP, and, where `SAURO_AICS_WITNESS` names the program, one that nobody here wrote. Growth is
//! cosigned; an old copy, a fork and a history rewritten with the log's true key are refused, and the evidence kept.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;

use common::{Office, found, id};
use sauro_api::{
    application::Act,
    config::{Config, Witness as Settings},
    installation::Installation,
    integrity::WitnessState,
    witness,
};
use sauro_domain::{
    Command,
    id::UnitId,
    text::Line,
    unit::{UnitCommand, UnitKind},
};
use sauro_heads::witness::Witness;
use sauro_ledger::policy::Policy;
use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command as Process, Stdio},
    sync::Arc,
    time::Duration,
};

const ORIGIN: &str = "phuong.example.vn/so/2026";

/// A witness under test.
struct Judge {
    key: String,
    url: String,
    folder: tempfile::TempDir,
    ours: Option<Arc<Witness>>,
    other: Option<(PathBuf, Child)>,
}

impl Drop for Judge {
    fn drop(&mut self) {
        if let Some((_, child)) = &mut self.other {
            let _ended = child.kill();
            let _ended = child.wait();
        }
    }
}

impl Judge {
    async fn ours() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let witness = Arc::new(Witness::create(folder.path(), "thanhtra.example.vn/w1", &[9; 32]).unwrap());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = witness::router(Arc::clone(&witness));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { key: witness.verifier().to_string(), url, folder, ours: Some(witness), other: None }
    }

    /// The one of PyPI, on loopback.
    fn aics(program: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let listen = format!("127.0.0.1:{port}");
        let said = Process::new(program)
            .args(["init", "--config", "witness.json", "--name", "other.example/w1", "--listen", &listen])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let out = String::from_utf8(said.stdout).unwrap();
        let key = out.split_whitespace().find(|word| word.starts_with("other.example/w1+"));
        let key = key.unwrap_or_else(|| panic!("{out}{}", String::from_utf8_lossy(&said.stderr))).to_owned();
        let url = format!("http://{listen}");
        let nobody = Process::new("true").spawn().unwrap();
        Self { key, url, folder, ours: None, other: Some((program.to_owned(), nobody)) }
    }

    async fn trust(&mut self, log: &str) {
        if let Some(ours) = &self.ours {
            return ours.trust(&log.parse().unwrap()).unwrap();
        }
        let (program, child) = self.other.as_mut().unwrap();
        let run = |arguments: &[&str]| {
            let mut process = Process::new(&*program);
            process.args(arguments).args(["--config", "witness.json"]).current_dir(self.folder.path());
            process.stdout(Stdio::null()).stderr(Stdio::null());
            process
        };
        assert!(run(&["add-log", "--origin", ORIGIN, "--vkey", log]).status().unwrap().success());
        *child = run(&["serve"]).spawn().unwrap();
        let address = self.url.strip_prefix("http://").unwrap();
        for _ in 0..200 {
            if std::net::TcpStream::connect(address).is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the witness does not listen");
    }

    fn evidence(&self) -> usize {
        if let Some(ours) = &self.ours {
            return ours.evidence().unwrap().len();
        }
        let (program, _) = self.other.as_ref().unwrap();
        let said = Process::new(program)
            .args(["evidence", "--config", "witness.json"])
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let text = String::from_utf8(said.stdout).unwrap();
        let kept: Vec<serde_json::Value> = match serde_json::from_str(&text) {
            Ok(serde_json::Value::Array(kept)) => kept,
            _ => text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect(),
        };
        kept.len()
    }
}

/// An installation witnessed by the judge.
async fn open(data: &Path, judge: &Judge) -> Installation {
    let policy = data.with_extension("policy");
    fs::write(&policy, format!("witness w1 {} {}\nquorum w1\n", judge.key, judge.url)).unwrap();
    let mut config =
        Config { witness: Settings { policy: Some(policy), timeout_seconds: 5 }, ..Config::default() };
    config.heads.origin = Some(ORIGIN.to_owned());
    common::open(data, config).await
}

async fn establish(installation: &Installation, office: &Office, name: &str) {
    let act = Act::new(id(), office.head_actor(), "cli");
    let unit = UnitId::from(act.command_id);
    let (name, kind) = (Line::parse(name).unwrap(), UnitKind::Division);
    let establish = UnitCommand::Establish { name, kind, parent: Some(office.unit), basis: None };
    installation.app.execute(act.request(Command::Unit(unit, establish))).await.unwrap();
}

async fn round(installation: &Installation) {
    installation.app.integrity().round(installation.app.log().as_ref()).await.unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target)
        } else {
            let _bytes = fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// How the witness stands, and the problem it had.
fn standing(installation: &Installation) -> (WitnessState, Option<String>) {
    let standing = installation.app.integrity().standing();
    let witness = standing.witnesses[0].clone();
    (witness.state, witness.last_problem)
}

async fn judged_by(mut judge: Judge) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let installation = open(&data, &judge).await;
    let office = found(&installation).await;
    let key = installation.app.integrity().standing().key.clone().unwrap();
    round(&installation).await;
    // Before the witness knows the log, nothing is published; the log's own head is kept all the same.
    let early = installation.app.integrity().standing();
    assert!(early.head.is_some() && early.published.is_none() && !early.provable_to_all());
    let begun = matches!(standing(&installation).0, WitnessState::Unreachable);
    assert!(begun, "{:?}", standing(&installation));
    judge.trust(&key).await;
    installation.app.integrity().forget_failures();

    let policy = format!("log {key}\nwitness w1 {}\nquorum w1\n", judge.key);
    let policy = Policy::parse(policy.as_bytes()).unwrap();
    for number in 0..20 {
        establish(&installation, &office, &format!("Tổ {number}")).await;
        round(&installation).await;
        let now = installation.app.integrity().standing();
        assert_eq!(standing(&installation), (WitnessState::Cosigned, None), "round {number}");
        let published = now.published.as_ref().unwrap();
        assert_eq!(published.head.checkpoint(), now.head.as_ref().unwrap().head.checkpoint());
        assert!(policy.check(&published.head).is_ok());
        assert!(now.provable_to_all());
    }
    assert_eq!(judge.evidence(), 0);
    installation.close().await;
    let old = folder.path().join("old");
    copy(&data, &old);
    let installation = open(&data, &judge).await;
    for number in 20..23 {
        establish(&installation, &office, &format!("Tổ {number}")).await;
    }
    round(&installation).await;
    assert_eq!(standing(&installation).0, WitnessState::Cosigned);
    let size = installation.app.integrity().standing().head.as_ref().unwrap().head.checkpoint().size();
    installation.close().await;

    // An old copy put back, its journal and key with it: by itself it looks sound.
    let put_back = open(&old, &judge).await;
    establish(&put_back, &office, "Tổ khác").await;
    round(&put_back).await;
    let (state, problem) = standing(&put_back);
    assert_eq!(state, WitnessState::Refused, "{problem:?}");
    assert!(problem.unwrap().contains(&size.to_string()));
    // Ours keeps every head that the log signed and it had to refuse; the other those that do not continue.
    let ours = judge.ours.is_some();
    assert!(!ours || judge.evidence() >= 1, "the rollback is kept");
    // Grown to the very size that was witnessed, with other entries: a fork.
    establish(&put_back, &office, "Tổ khác 2").await;
    establish(&put_back, &office, "Tổ khác 3").await;
    put_back.app.integrity().forget_failures();
    round(&put_back).await;
    assert_eq!(put_back.app.integrity().standing().head.as_ref().unwrap().head.checkpoint().size(), size);
    assert_eq!(standing(&put_back).0, WitnessState::Refused, "{:?}", standing(&put_back));
    let forked = judge.evidence();
    assert!(!ours || forked >= 2, "the fork is kept: {forked}");
    // And beyond it.
    establish(&put_back, &office, "Tổ khác 4").await;
    put_back.app.integrity().forget_failures();
    round(&put_back).await;
    assert_eq!(standing(&put_back).0, WitnessState::Refused);
    assert!(judge.evidence() >= 1, "what did not continue is kept");
    let standing_now = put_back.app.integrity().standing();
    let published = standing_now.published.as_ref().unwrap().head.checkpoint().size();
    assert!(published < size, "nothing that was refused is published");
    put_back.close().await;

    // All of it written anew and signed with the true key.
    let rewritten = folder.path().join("rewritten");
    fs::create_dir_all(rewritten.join("heads")).unwrap();
    fs::copy(data.join("heads/key"), rewritten.join("heads/key")).unwrap();
    let installation = open(&rewritten, &judge).await;
    let office = found(&installation).await;
    for number in 0..40 {
        establish(&installation, &office, &format!("Tổ {number}")).await;
    }
    let before = judge.evidence();
    round(&installation).await;
    assert_eq!(installation.app.integrity().standing().key, Some(key));
    assert_eq!(standing(&installation).0, WitnessState::Refused, "{:?}", standing(&installation));
    assert!(installation.app.integrity().standing().published.is_none());
    assert!(judge.evidence() > before, "the rewritten history is kept");
    installation.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn our_witness_cosigns_growth_and_nothing_else() {
    judged_by(Judge::ours().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_nobody_here_wrote_cosigns_growth_and_nothing_else() {
    let Some(program) = std::env::var_os("SAURO_AICS_WITNESS") else {
        println!("skipped: SAURO_AICS_WITNESS names no program; `cargo xtask test --only outside` gives one");
        return;
    };
    judged_by(Judge::aics(Path::new(&program))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_that_is_away_holds_nothing_up() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut judge = Judge::ours().await;
    // Nobody listens there.
    judge.url = "http://127.0.0.1:9".to_owned();
    let installation = open(&data, &judge).await;
    let office = found(&installation).await;
    let began = std::time::Instant::now();
    round(&installation).await;
    establish(&installation, &office, "Tổ 1").await;
    round(&installation).await;
    assert!(began.elapsed() < Duration::from_secs(10));
    assert_eq!(standing(&installation).0, WitnessState::Unreachable);
    installation.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_without_a_network_is_visited_with_files() {
    let folder = tempfile::tempdir().unwrap();
    let (data, carried) = (folder.path().join("data"), folder.path().join("usb"));
    let place = tempfile::tempdir().unwrap();
    let witness = Witness::create(place.path(), "luutru.example.vn/w1", &[8; 32]).unwrap();
    let policy = folder.path().join("data.policy");
    fs::write(&policy, format!("witness archive {}\nquorum archive\n", witness.verifier())).unwrap();
    let config =
        Config { witness: Settings { policy: Some(policy), timeout_seconds: 5 }, ..Config::default() };
    let installation = common::open(&data, config).await;
    let office = found(&installation).await;
    round(&installation).await;
    assert_eq!(standing(&installation).0, WitnessState::ByFile);
    let key = installation.app.integrity().standing().key.clone().unwrap();
    witness.trust(&key.parse().unwrap()).unwrap();
    drop(witness);
    let sauro = |arguments: &[&str]| {
        let said = Process::new(env!("CARGO_BIN_EXE_sauro")).arg("--json").args(arguments).output().unwrap();
        let text =
            format!("{}{}", String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
        (
            said.status.code().unwrap(),
            serde_json::from_str::<serde_json::Value>(&text).unwrap_or_else(|_| panic!("{text}")),
        )
    };
    let (data, place, usb) =
        (data.to_str().unwrap(), place.path().to_str().unwrap(), carried.to_str().unwrap());
    let (code, asked) = sauro(&["witness", "request", "--data", data, "--to", usb]);
    assert_eq!(code, 0, "{asked}");
    let request = asked["requests"][0]["file"].as_str().unwrap().to_owned();
    // The log goes on meanwhile.
    establish(&installation, &office, "Tổ 1").await;
    round(&installation).await;
    let answer = format!("{usb}/answer");
    let (code, said) = sauro(&["witness", "answer", "--data", place, &request, "--to", &answer]);
    assert_eq!(code, 0, "{said}");
    let altered = fs::read_to_string(&answer).unwrap().replacen('\n', "\nx", 1);
    fs::write(format!("{usb}/altered"), altered).unwrap();
    let (code, said) = sauro(&["witness", "accept", "--data", data, &format!("{usb}/altered")]);
    assert_eq!((code, &said["error"]["code"]), (3, &serde_json::json!("REFUSED")));
    assert!(installation.app.integrity().standing().published.is_none());
    let (code, said) = sauro(&["witness", "accept", "--data", data, &answer]);
    assert_eq!(code, 0, "{said}");
    round(&installation).await;
    let now = installation.app.integrity().standing();
    let published = now.published.as_ref().unwrap().head.checkpoint().size();
    assert_eq!(published, asked["requests"][0]["size"].as_u64().unwrap());
    assert!(published < now.head.as_ref().unwrap().head.checkpoint().size());
    assert_eq!(now.witnesses[0].last_size, Some(published));
    assert!(now.provable_to_all());
    let (code, status) = sauro(&["witness", "status", "--data", place]);
    assert_eq!((code, &status["logs"][0]["size"]), (0, &serde_json::json!(published)));
    // Asked with the same request again, it is the same head: cosigned afresh, nothing else.
    let (code, _) = sauro(&["witness", "answer", "--data", place, &request, "--to", &format!("{usb}/again")]);
    assert_eq!(code, 3, "the old size is no longer that of what it has seen");
    let (_, kept) = sauro(&["witness", "evidence", "--data", place]);
    assert_eq!(kept["evidence"], serde_json::json!([]));
    installation.close().await;
}
