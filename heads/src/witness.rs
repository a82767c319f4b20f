//! A witness: another authority's machine. It cosigns heads of the logs it was told to trust, only ever growing ones, and
//! keeps what it refused as evidence. The protocol is C2SP tlog-witness; who carries requests to it and answers away,
//! HTTP or a file, is not its business.
//!
//! What it has seen is durable before it answers. A witness that lost its memory is retired, never begun anew under the
//! same key: it would cosign what it once refused.

use crate::{HeadsError, files};
use sauro_ledger::{
    Hash, checkpoint::SignedCheckpoint, cosignature::CosigningKey, hex, leaf_hash, note::VerifierKey,
    witness::AddCheckpoint,
};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Refused requests kept; later ones are refused as well and not kept.
const MOST_EVIDENCE: usize = 10_000;

/// What a witness answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// 200: its signature line, with its newline.
    Cosigned(String),
    /// 400: not a request, or the old size is beyond the head.
    Malformed,
    /// 404: a log it was not told to trust.
    UnknownLog,
    /// 403: no key trusted for this log signed the head.
    Unsigned,
    /// 409: the old size is not that of the head it cosigned last, which is this.
    OtherSize(u64),
    /// 409: a head of the same size with another root.
    OtherRoot(u64),
    /// 422: the head does not continue the one it cosigned last.
    NotContinued,
}

impl Answer {
    /// The status of HTTP.
    pub fn status(&self) -> u16 {
        match self {
            Self::Cosigned(_) => 200,
            Self::Malformed => 400,
            Self::Unsigned => 403,
            Self::UnknownLog => 404,
            Self::OtherSize(_) | Self::OtherRoot(_) => 409,
            Self::NotContinued => 422,
        }
    }

    /// The body: a signature line, a size, or a word.
    pub fn body(&self) -> String {
        match self {
            Self::Cosigned(line) => line.clone(),
            Self::Malformed => "malformed request\n".to_owned(),
            Self::Unsigned => "no trusted key signed this head\n".to_owned(),
            Self::UnknownLog => "unknown log\n".to_owned(),
            Self::OtherSize(size) | Self::OtherRoot(size) => format!("{size}\n"),
            Self::NotContinued => "the head does not continue the one cosigned last\n".to_owned(),
        }
    }
}

/// The head of a log that was cosigned last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Its size.
    pub size: u64,
    /// Its root.
    pub root: Hash,
    /// When, in seconds since 1970.
    pub at: u64,
}

/// A request that was refused although the log's own key had signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The file that holds it, byte for byte as it came.
    pub file: PathBuf,
    /// Whose.
    pub origin: String,
    /// The size of the refused head.
    pub size: u64,
    /// Its root.
    pub root: Hash,
    /// From which size it was said to have grown.
    pub old: u64,
}

/// A witness and its memory.
#[derive(Debug)]
pub struct Witness {
    folder: PathBuf,
    key: CosigningKey,
    /// Held while this process may cosign.
    lock: Option<File>,
    seen: Mutex<BTreeMap<String, Seen>>,
}

impl Witness {
    /// Makes a witness of this name in an empty folder; `seed` is 32 bytes nobody can foresee.
    pub fn create(folder: &Path, name: &str, seed: &[u8; 32]) -> Result<Self, HeadsError> {
        let path = folder.join("key");
        if path.exists() || folder.join("state").exists() {
            return Err(HeadsError::Damaged { path, what: "a witness was made here before".to_owned() });
        }
        let unfit = |error: sauro_ledger::note::KeyError| HeadsError::Damaged {
            path: path.clone(),
            what: error.to_string(),
        };
        let key = CosigningKey::new(name, seed).map_err(unfit)?;
        files::write(&folder.join("state"), b"", true)?;
        files::write(&folder.join("logs"), b"", false)?;
        files::write(&path, format!("{}\n", key.to_private_text()).as_bytes(), true)?;
        Self::open(folder)
    }

    /// Opens a witness with all it remembers, to cosign: one process at a time.
    pub fn open(folder: &Path) -> Result<Self, HeadsError> {
        let mut witness = Self::look(folder)?;
        let path = folder.join("lock");
        let lock = File::options().create(true).append(true).open(&path).map_err(files::io(&path))?;
        if lock.try_lock().is_err() {
            return Err(HeadsError::Damaged { path, what: "another process serves this witness".to_owned() });
        }
        // What the other one cosigned before it let go.
        witness.seen = Self::look(folder)?.seen;
        witness.lock = Some(lock);
        Ok(witness)
    }

    /// Opens a witness only to look at what it knows, also beside the process that serves it.
    pub fn look(folder: &Path) -> Result<Self, HeadsError> {
        let need = |name: &str, missing: &str| {
            let path = folder.join(name);
            let bytes = files::read(&path)?;
            let bytes = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
            bytes.ok_or(HeadsError::Damaged { path, what: missing.to_owned() })
        };
        let key = need("key", "there is no witness here")?;
        let key = CosigningKey::parse(key.trim_end())
            .map_err(|error| HeadsError::Damaged { path: folder.join("key"), what: error.to_string() })?;
        let state = need("state", "its memory is gone: retire this witness and make one with a new key")?;
        let mut seen = BTreeMap::new();
        for line in state.lines() {
            let (origin, one) = parse(line).ok_or_else(|| HeadsError::Damaged {
                path: folder.join("state"),
                what: "a line cannot be read".to_owned(),
            })?;
            seen.insert(origin, one);
        }
        Ok(Self { folder: folder.to_owned(), key, lock: None, seen: Mutex::new(seen) })
    }

    /// Its public key, to hand out.
    pub fn verifier(&self) -> &VerifierKey {
        self.key.verifier()
    }

    /// Trusts a log's key from now on; the name of the key is the log's origin.
    pub fn trust(&self, key: &VerifierKey) -> Result<(), HeadsError> {
        let _turn = self.memory();
        let mut keys = self.keys()?;
        if !keys.contains(key) {
            keys.push(key.clone());
            let text: String = keys.iter().map(|key| format!("{key}\n")).collect();
            files::write(&self.folder.join("logs"), text.as_bytes(), false)?;
        }
        Ok(())
    }

    /// The keys of the logs it trusts.
    pub fn keys(&self) -> Result<Vec<VerifierKey>, HeadsError> {
        let path = self.folder.join("logs");
        let text = files::read(&path)?.unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        let key = |line: &str| {
            line.parse::<VerifierKey>()
                .map_err(|error| HeadsError::Damaged { path: path.clone(), what: error.to_string() })
        };
        text.lines().filter(|line| !line.is_empty()).map(key).collect()
    }

    /// What it cosigned last of each log.
    pub fn seen(&self) -> BTreeMap<String, Seen> {
        self.memory().clone()
    }

    /// The head it cosigned last of a log, with its signature.
    pub fn checkpoint(&self, origin: &str) -> Result<Option<Vec<u8>>, HeadsError> {
        files::read(&self.folder.join("checkpoints").join(name_of(origin)))
    }

    /// Judges a request. One at a time: what was compared is what is replaced. `now` in seconds since 1970.
    pub fn add(&self, request: &[u8], now: u64) -> Result<Answer, HeadsError> {
        if self.lock.is_none() {
            let what = "opened only to be looked at".to_owned();
            return Err(HeadsError::Damaged { path: self.folder.clone(), what });
        }
        let Ok(asked) = AddCheckpoint::parse(request) else { return Ok(Answer::Malformed) };
        let head = asked.checkpoint.checkpoint();
        let keys = self.keys()?;
        let own: Vec<_> = keys.iter().filter(|key| key.name() == head.origin()).collect();
        if own.is_empty() {
            return Ok(Answer::UnknownLog);
        }
        if asked.checkpoint.verify(own.iter().copied()).is_err() {
            return Ok(Answer::Unsigned);
        }
        if asked.old > head.size() {
            return Ok(Answer::Malformed);
        }
        let mut memory = self.memory();
        let last = memory.get(head.origin()).copied();
        let last_size = last.map_or(0, |last| last.size);
        let refused = match last {
            Some(last) if head.size() == last.size && *head.root() != last.root => {
                Some(Answer::OtherRoot(last.size))
            }
            // A head behind the last: a log that was put back, or a request that came late. Kept either way.
            Some(last) if head.size() < last.size => Some(Answer::OtherSize(last.size)),
            _ if asked.old != last_size => return Ok(Answer::OtherSize(last_size)),
            Some(last) if asked.old > 0 && asked.continues(&last.root).is_err() => Some(Answer::NotContinued),
            // Any head continues the empty log; a proof of it would be a mistake.
            _ if asked.old == 0 && !asked.proof.is_empty() => return Ok(Answer::NotContinued),
            _ => None,
        };
        if let Some(answer) = refused {
            self.keep(request)?;
            return Ok(answer);
        }
        let at = now.max(last.map_or(0, |last| last.at));
        let Some(signature) = self.key.cosign(head, at) else { return Ok(Answer::Malformed) };
        let mut cosigned = asked.checkpoint.clone();
        if cosigned.add(signature.clone()).is_err() {
            return Ok(Answer::Malformed);
        }
        let path = self.folder.join("checkpoints").join(name_of(head.origin()));
        files::write(&path, cosigned.to_string().as_bytes(), false)?;
        let mut after = memory.clone();
        after.insert(head.origin().to_owned(), Seen { size: head.size(), root: *head.root(), at });
        let text: String = after.iter().map(|(origin, one)| line(origin, one)).collect();
        files::write(&self.folder.join("state"), text.as_bytes(), true)?;
        *memory = after;
        Ok(Answer::Cosigned(format!("{signature}\n")))
    }

    /// Keeps a refused request, once.
    fn keep(&self, request: &[u8]) -> Result<(), HeadsError> {
        let folder = self.folder.join("evidence");
        let path = folder.join(format!("{}.request", &hex::encode(&leaf_hash(request))[..32]));
        if path.exists() {
            return Ok(());
        }
        let kept =
            if folder.exists() { fs::read_dir(&folder).map_err(files::io(&folder))?.count() } else { 0 };
        if kept < MOST_EVIDENCE { files::write(&path, request, false) } else { Ok(()) }
    }

    /// The refused requests, by log and size.
    pub fn evidence(&self) -> Result<Vec<Evidence>, HeadsError> {
        let folder = self.folder.join("evidence");
        if !folder.exists() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for entry in fs::read_dir(&folder).map_err(files::io(&folder))? {
            let file = entry.map_err(files::io(&folder))?.path();
            let bytes = files::read(&file)?.unwrap_or_default();
            if let Ok(asked) = AddCheckpoint::parse(&bytes) {
                let (origin, size, root) = of(&asked.checkpoint);
                found.push(Evidence { file, origin, size, root, old: asked.old });
            }
        }
        found.sort_by(|a, b| (&a.origin, a.size, a.old, &a.file).cmp(&(&b.origin, b.size, b.old, &b.file)));
        Ok(found)
    }

    fn memory(&self) -> MutexGuard<'_, BTreeMap<String, Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn of(head: &SignedCheckpoint) -> (String, u64, Hash) {
    let head = head.checkpoint();
    (head.origin().to_owned(), head.size(), *head.root())
}

/// The name of the file of a log: origins may hold slashes.
pub fn name_of(origin: &str) -> String {
    hex::encode(&leaf_hash(origin.as_bytes()))
}

fn line(origin: &str, seen: &Seen) -> String {
    format!("{} {} {} {origin}\n", seen.size, hex::encode(&seen.root), seen.at)
}

fn parse(line: &str) -> Option<(String, Seen)> {
    let mut words = line.splitn(4, ' ');
    let size = words.next()?.parse().ok()?;
    let root = hex::decode(words.next()?)?;
    let at = words.next()?.parse().ok()?;
    Some((words.next()?.to_owned(), Seen { size, root, at }))
}
