//! `sauro witness`: a witness for the heads of other installations, and, on the log's own machine, requests and answers
//! by file for places without a network.

use super::{
    Data,
    exit::Failure,
    output::Output,
    serve::{listen, start_logging, told_to_stop},
};
use crate::{
    clock::{Clock, Random, SystemClock, SystemRandom},
    config::Config,
    http,
    installation::Layout,
    witness,
};
use clap::Subcommand;
use sauro_heads::{Cosigned, HeadsError, witness::Witness as Keeper};
use sauro_ledger::{
    checkpoint::SignedCheckpoint,
    hex,
    note::VerifierKey,
    policy::Policy,
    witness::{AddCheckpoint, MAX_REQUEST},
};
use serde_json::json;
use std::{
    fs,
    io::Read,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tokio::sync::watch;

/// How long a log may stay connected between two requests: it comes back every ten seconds, unless its settings say else,
/// and must not find the connection closed just then.
const BETWEEN: Duration = Duration::from_secs(30);

/// Witnessing.
#[derive(Debug, Subcommand)]
pub enum Witness {
    /// Make a witness: a key, and a memory of what it will see. Prints the public key to hand out.
    Init {
        #[command(flatten)]
        data: Data,
        /// Its name, such as thanhtra.example.vn/w1.
        #[arg(long)]
        name: String,
    },
    /// Trust a log from now on, by its public key; also beside the witness that serves.
    Trust {
        #[command(flatten)]
        data: Data,
        /// The key as `integrity.key` or the log's administrator gave it: name+id+base64.
        key: String,
    },
    /// Serve until told to stop (C2SP tlog-witness).
    Serve {
        #[command(flatten)]
        data: Data,
        /// Address and port.
        #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8047")]
        listen: SocketAddr,
    },
    /// What it has seen of each log.
    Status(Data),
    /// Requests that it refused although the log had signed them, kept byte for byte.
    Evidence(Data),
    /// Answer a request that came by file.
    Answer {
        #[command(flatten)]
        data: Data,
        /// The request.
        request: PathBuf,
        /// The file to write the answer to; must not exist.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// On the log's machine: write a request for each witness of the policy that is visited by hand.
    Request {
        #[command(flatten)]
        data: Data,
        /// The directory to write into.
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// Also for witnesses that have an address.
        #[arg(long)]
        all: bool,
    },
    /// On the log's machine: take in an answer; the running server publishes the head once enough have signed.
    Accept {
        #[command(flatten)]
        data: Data,
        /// The answer.
        answer: PathBuf,
    },
}

impl Witness {
    /// The data directory, whose settings hold.
    pub fn data(&self) -> &Path {
        match self {
            Self::Status(data) | Self::Evidence(data) => &data.data,
            Self::Init { data, .. }
            | Self::Trust { data, .. }
            | Self::Serve { data, .. }
            | Self::Answer { data, .. }
            | Self::Request { data, .. }
            | Self::Accept { data, .. } => &data.data,
        }
    }

    /// Does what is asked.
    pub async fn run(self, config: Config, output: &Output) -> Result<(), Failure> {
        let folder = self.data().to_owned();
        match self {
            Self::Init { name, .. } => init(&folder, &name, output),
            Self::Trust { key, .. } => trust(&folder, &key, output),
            Self::Serve { listen: address, .. } => serve(&folder, address, config, output).await,
            Self::Status(_) => status(&folder, output),
            Self::Evidence(_) => evidence(&folder, output),
            Self::Answer { request, to, .. } => answer(&folder, &request, &to, output),
            Self::Request { to, all, .. } => request(&heads(&folder, &config), &to, all, output),
            Self::Accept { answer, .. } => accept(&heads(&folder, &config), &answer, output),
        }
    }
}

fn heads(data: &Path, config: &Config) -> PathBuf {
    config.heads.folder.clone().unwrap_or_else(|| Layout::of(data).heads())
}

impl From<HeadsError> for Failure {
    fn from(error: HeadsError) -> Self {
        match &error {
            HeadsError::Io { .. } => Self::other(error),
            HeadsError::Contradiction(_) => Self::new(3, "REFUSED", error),
            _ => Self::damaged(error),
        }
    }
}

fn init(folder: &Path, name: &str, output: &Output) -> Result<(), Failure> {
    if folder.join("key").exists() {
        return Err(Failure::new(3, "ALREADY_THERE", format!("{} holds a witness", folder.display())));
    }
    let plain = |c: char| !(c.is_whitespace() || c.is_control() || c == '+');
    if !(1..=200).contains(&name.len()) || !name.chars().all(plain) {
        let words = "--name: expected a name without spaces and plus signs, at most 200 bytes, such as \
                     thanhtra.example.vn/w1";
        return Err(Failure::usage(words));
    }
    let mut seed = [0_u8; 32];
    SystemRandom.fill(&mut seed);
    let witness = Keeper::create(folder, name, &seed)?;
    let key = witness.verifier().to_string();
    let words = format!(
        "The witness stands in {}.\n\n{key}\n\nHand this key to inspectors and to the log's administrator: a line\n  witness NAME {key} [URL]\nof their policy. Then: sauro witness trust --data {} LOG-KEY",
        folder.display(),
        folder.display()
    );
    output.say(&json!({ "key": key }), &words);
    Ok(())
}

fn trust(folder: &Path, key: &str, output: &Output) -> Result<(), Failure> {
    let key: VerifierKey =
        key.trim().parse().map_err(|error| Failure::usage(format!("not a public key: {error}")))?;
    Keeper::look(folder)?.trust(&key)?;
    let words = format!("Heads of {} are judged from now on.", key.name());
    output.say(&json!({ "origin": key.name() }), &words);
    Ok(())
}

async fn serve(folder: &Path, address: SocketAddr, config: Config, output: &Output) -> Result<(), Failure> {
    start_logging(&config.logging)?;
    let stop = told_to_stop()?;
    let listener = listen(address).await?;
    let witness = Keeper::open(folder)?;
    let (address, key) = (listener.local_addr()?, witness.verifier().to_string());
    let words = format!("Witness {key}\n\n  http://{address}/add-checkpoint\n");
    output.say(&json!({ "listen": address, "key": key }), &words);
    let (stopping, _stopped) = watch::channel(false);
    let bounds = http::Bounds { head: BETWEEN, ..http::Bounds::of(&config.server) };
    http::serve(listener, witness::router(Arc::new(witness)), stop, stopping, bounds).await;
    Ok(())
}

fn status(folder: &Path, output: &Output) -> Result<(), Failure> {
    let witness = Keeper::look(folder)?;
    let (seen, keys) = (witness.seen(), witness.keys()?);
    let logs: Vec<_> = keys
        .iter()
        .map(|key| {
            let seen = seen.get(key.name());
            json!({
                "origin": key.name(), "key": key.to_string(), "size": seen.map(|seen| seen.size),
                "root": seen.map(|seen| hex::encode(&seen.root)), "cosignedAt": seen.map(|seen| moment(seen.at)),
            })
        })
        .collect();
    let mut words = format!("Witness {}\n", witness.verifier());
    for key in &keys {
        words += &match seen.get(key.name()) {
            Some(seen) => format!("\n  {:<40} {:>12}  {}", key.name(), seen.size, moment(seen.at)),
            None => format!("\n  {:<40} nothing seen yet", key.name()),
        };
    }
    output.say(&json!({ "key": witness.verifier().to_string(), "logs": logs }), &words);
    Ok(())
}

fn evidence(folder: &Path, output: &Output) -> Result<(), Failure> {
    let kept = Keeper::look(folder)?.evidence()?;
    let list: Vec<_> = kept
        .iter()
        .map(|one| {
            json!({ "origin": one.origin, "old": one.old, "size": one.size, "root": hex::encode(&one.root), "file": one.file })
        })
        .collect();
    let lines = kept.iter().map(|one| {
        format!(
            "{}  {} → {}  {}\n  {}",
            one.origin,
            one.old,
            one.size,
            hex::encode(&one.root),
            one.file.display()
        )
    });
    let words = match kept.as_slice() {
        [] => "Nothing was refused that a log had signed.".to_owned(),
        _ => lines.collect::<Vec<_>>().join("\n"),
    };
    output.say(&json!({ "evidence": list }), &words);
    Ok(())
}

fn moment(seconds: u64) -> String {
    let at = i64::try_from(seconds).ok().and_then(|at| chrono::DateTime::from_timestamp(at, 0));
    at.map_or_else(String::new, |at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
}

fn now() -> u64 {
    u64::try_from(SystemClock.now().timestamp()).unwrap_or_default()
}

/// A small file.
fn bounded(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MAX_REQUEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn answer(folder: &Path, request: &Path, to: &Path, output: &Output) -> Result<(), Failure> {
    let bytes = bounded(request)?;
    let answer = Keeper::open(folder)?.add(&bytes, now())?;
    let sauro_heads::witness::Answer::Cosigned(line) = &answer else {
        let words = format!("refused ({}): {}", answer.status(), answer.body().trim_end());
        return Err(Failure::new(3, "WITNESS_REFUSES", words));
    };
    let asked = AddCheckpoint::parse(&bytes).map_err(Failure::other)?;
    let cosigned = format!("{}{line}", asked.checkpoint);
    let head = asked.checkpoint.checkpoint();
    std::io::Write::write_all(&mut fs::File::create_new(to)?, cosigned.as_bytes())?;
    let words =
        format!("{} at {} entries was cosigned; take {} back.", head.origin(), head.size(), to.display());
    output.say(&json!({ "origin": head.origin(), "size": head.size(), "file": to }), &words);
    Ok(())
}

fn policy(heads: &Path) -> Result<Policy, Failure> {
    let path = heads.join("policy");
    let bytes =
        fs::read(&path).map_err(|_| Failure::missing(format!("no heads are kept in {}", heads.display())))?;
    Policy::parse(&bytes).map_err(|error| Failure::damaged(format!("{}: {error}", path.display())))
}

fn request(heads: &Path, to: &Path, all: bool, output: &Output) -> Result<(), Failure> {
    let (policy, kept) = (policy(heads)?, Cosigned::of(heads));
    let head = fs::read(heads.join("head")).ok();
    let head = head.and_then(|bytes| SignedCheckpoint::parse(&bytes).ok());
    let head = head.ok_or_else(|| Failure::missing("no head has been signed yet"))?;
    let size = head.checkpoint().size();
    fs::create_dir_all(to)?;
    let mut written = Vec::new();
    for witness in policy.witnesses().iter().filter(|witness| all || witness.url.is_none()) {
        let old = kept.newest(&witness.key)?.map_or(0, |(head, _)| head.checkpoint().size()).min(size);
        let path = to.join(format!("{:08x}-{size}.request", witness.key.id()));
        fs::write(&path, kept.request(old, &head)?.to_string())?;
        let name = String::from_utf8_lossy(&witness.name).into_owned();
        written.push(json!({ "witness": name, "file": path, "old": old, "size": size }));
    }
    if written.is_empty() {
        return Err(Failure::missing("the policy names no witness that is visited by hand"));
    }
    kept.wait(&head)?;
    let files = written.iter().map(|one| format!("  {}  {}", one["witness"], one["file"]));
    let words = format!(
        "Requests for the head of {size} entries:\n{}\nThere: sauro witness answer FILE --to ANSWER; back here: sauro witness accept ANSWER",
        files.collect::<Vec<_>>().join("\n")
    );
    output.say(&json!({ "requests": written }), &words);
    Ok(())
}

fn accept(heads: &Path, answer: &Path, output: &Output) -> Result<(), Failure> {
    let (policy, bytes) = (policy(heads)?, bounded(answer)?);
    let (witness, size) = Cosigned::of(heads).accept(&policy, &bytes)?;
    let words =
        format!("{witness} has seen the head of {size} entries. The server publishes it when enough have.");
    output.say(&json!({ "witness": witness, "size": size }), &words);
    Ok(())
}
