//! Keeps the heads of one log: compares, journals, signs, publishes; in that order.

use crate::{
    Contradiction, HeadsError, files,
    journal::{Journal, Line},
    told::Told,
};
use sauro_ledger::{
    Hash,
    bundle::Name,
    checkpoint::{Checkpoint, SignedCheckpoint},
    leaf_hash,
    note::{Note, Signature, SigningKey, VerifierKey},
    tiles::{Edge, HashTile, encode_hashes},
};
use sauro_store::{EventLog, Position};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Events read at a time.
const BATCH: usize = 2_000;
/// When nothing happens, a head is signed all the same after so long, in milliseconds: silence is visible.
const IDLE: i64 = 3_600_000;
/// Earlier heads are kept for inspectors this far apart, in milliseconds.
const APART: i64 = 60_000;

/// What is done with each state of the edge and the tiles it completes.
type Each<'a> = dyn FnMut(&Edge, &mut Vec<HashTile>) -> Result<(), HeadsError> + Send + 'a;

/// What a start found.
#[derive(Debug)]
pub enum Opened {
    /// The log is what was signed, and whatever came after.
    Sound(Box<Keeper>),
    /// It is not. No head is signed over it.
    Contradicts(Contradiction),
}

/// What a round did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Round {
    /// Nothing new, and not yet time to say so.
    Nothing,
    /// A head was signed.
    Signed(Line),
}

/// Keeps the heads of one log. The only one at a time: it belongs to the process that owns the log.
#[derive(Debug)]
pub struct Keeper {
    folder: PathBuf,
    key: SigningKey,
    journal: Journal,
    edge: Edge,
    after: Position,
    /// Tiles that the next head covers.
    unpublished: Vec<HashTile>,
    head: Option<SignedCheckpoint>,
    kept_at: Option<i64>,
    /// The lines of the policy about witnesses; without any, no witness is asked.
    witnesses: String,
    /// Public keys that signed heads before, one a line.
    former: String,
}

/// A key that took the place of another.
#[derive(Debug, Clone)]
pub struct Rotation {
    /// The key until now.
    pub old: VerifierKey,
    /// The key from now on.
    pub new: VerifierKey,
    /// The note that the old key signed over both.
    pub note: Note,
}

impl Keeper {
    /// Reads the log from its first event and compares it with every line of the journal in `folder`, and with the heads
    /// kept there. A folder without a key gets one
    /// from `seed`, 32 bytes nobody can foresee, under the name `origin`; an existing key keeps its name.
    pub async fn open(
        folder: &Path,
        origin: &str,
        log: &dyn EventLog,
        seed: impl FnOnce() -> [u8; 32],
    ) -> Result<Opened, HeadsError> {
        fs::create_dir_all(folder).map_err(files::io(folder))?;
        let (journal, lines) = Journal::open(&folder.join("journal"))?;
        let mut told = Told::of(folder, &lines)?;
        let key = key(&folder.join("key"), origin, journal.last().is_some(), seed)?;
        let head = files::read(&folder.join("head"))?.and_then(|bytes| SignedCheckpoint::parse(&bytes).ok());
        let former = files::read(&folder.join("former-keys"))?.unwrap_or_default();
        let former = String::from_utf8_lossy(&former).into_owned();
        let folder = folder.to_owned();
        let mut keeper = Self {
            folder,
            key,
            journal,
            edge: Edge::new(),
            after: Position::START,
            unpublished: Vec::new(),
            head,
            kept_at: None,
            witnesses: String::new(),
            former,
        };
        if files::read(&keeper.folder.join("policy"))?.is_none() {
            keeper.witnessed_by(String::new())?;
        }
        told.look(&keeper.edge);
        let tiles = keeper.folder.clone();
        keeper
            .read(log, &mut |edge, completed| {
                told.look(edge);
                for at in (0..completed.len()).rev() {
                    if is_there(&tiles, &completed[at])? {
                        completed.swap_remove(at);
                    }
                }
                Ok(())
            })
            .await?;
        Ok(match told.against(keeper.edge.size()) {
            Some(why) => Opened::Contradicts(why),
            None => Opened::Sound(Box::new(keeper)),
        })
    }

    /// Folds what is new in the log; shows each state of the edge with the tiles it completes, of which those that are left
    /// are published with the next head.
    async fn read(&mut self, log: &dyn EventLog, each: &mut Each<'_>) -> Result<(), HeadsError> {
        loop {
            let batch = log.read_all(self.after, BATCH).await?;
            let Some(last) = batch.last() else { return Ok(()) };
            // What fails is read again: the edge moves on together with the place it was read to.
            let (mut edge, mut tiles) = (self.edge.clone(), Vec::new());
            for recorded in &batch {
                // From the bytes, not from what is stored beside them.
                let mut completed = edge.push(leaf_hash(&recorded.bytes));
                each(&edge, &mut completed)?;
                tiles.append(&mut completed);
            }
            self.unpublished.append(&mut tiles);
            (self.edge, self.after) = (edge, last.position);
        }
    }

    /// Signs a head if the log grew, or if it is time to say that it did not. `now` in milliseconds since 1970.
    pub async fn round(&mut self, log: &dyn EventLog, now: i64) -> Result<Round, HeadsError> {
        self.read(log, &mut |_, _| Ok(())).await?;
        let (size, last) = (self.edge.size(), self.journal.last());
        let signed = self.head.as_ref().is_some_and(|head| head.checkpoint().size() == size);
        if signed && last.is_some_and(|last| last.size == size && now - last.at < IDLE) {
            return Ok(Round::Nothing);
        }
        let line = Line { size, root: self.edge.root(), at: now };
        self.sign(line)?;
        Ok(Round::Signed(line))
    }

    fn sign(&mut self, line: Line) -> Result<(), HeadsError> {
        self.journal.add(line)?;
        let refused = |what: String| HeadsError::Contradiction(format!("no head can be signed: {what}"));
        let head = Checkpoint::new(self.key.verifier().name(), line.size, line.root);
        let head = head.ok_or_else(|| refused("origin or size".to_owned()))?;
        let head = SignedCheckpoint::sign(head, &self.key).map_err(|error| refused(error.to_string()))?;
        // What a head covers is there before the head is; and nothing is published that the journal does not know.
        self.unpublished.iter().try_for_each(|tile| publish(&self.folder, tile))?;
        self.unpublished.clear();
        self.edge.partials().iter().try_for_each(|tile| publish(&self.folder, tile))?;
        if let Some(before) = self.head.take().filter(|_| self.kept_at.is_none_or(|at| line.at - at >= APART))
        {
            let size = before.checkpoint().size();
            let name = Name::Head { size, number: 0 };
            if size < line.size {
                files::write(&self.folder.join(name.to_string()), before.to_string().as_bytes(), false)?;
                self.kept_at = Some(line.at);
            }
        }
        files::write(&self.folder.join("head"), head.to_string().as_bytes(), false)?;
        self.head = Some(head);
        Ok(())
    }

    /// Adds a witness's signature to the newest head. Who calls has verified it.
    pub fn cosigned(&mut self, signature: Signature) -> Result<(), HeadsError> {
        let Some(head) = self.head.as_mut() else { return Ok(()) };
        head.add(signature)
            .map_err(|error| HeadsError::Contradiction(format!("a signature does not fit: {error}")))?;
        files::write(&self.folder.join("head"), head.to_string().as_bytes(), false)
    }

    /// Publishes the newest head: who calls has found that it satisfies the policy. Witnesses that sign it later are
    /// published by another call.
    pub fn publish_head(&self) -> Result<(), HeadsError> {
        let Some(head) = &self.head else { return Ok(()) };
        files::write(&self.folder.join("checkpoint"), head.to_string().as_bytes(), false)
    }

    /// Publishes a head that waited for its witnesses; ours, and larger than the one published.
    pub fn publish_other(&self, head: &SignedCheckpoint) -> Result<(), HeadsError> {
        files::write(&self.folder.join("checkpoint"), head.to_string().as_bytes(), false)
    }

    /// The head that was published last.
    pub fn published_head(&self) -> Result<Option<SignedCheckpoint>, HeadsError> {
        let bytes = files::read(&self.folder.join("checkpoint"))?;
        Ok(bytes.and_then(|bytes| SignedCheckpoint::parse(&bytes).ok()))
    }

    /// The newest signed head.
    pub fn head(&self) -> Option<&SignedCheckpoint> {
        self.head.as_ref()
    }

    /// Puts another key in the place of the one in use. The old key signs, once more, a note that names both; gives that
    /// note. From now on the new key signs, and the old one stays among the keys claimed.
    pub fn rotate(&mut self, seed: &[u8; 32]) -> Result<Rotation, HeadsError> {
        let path = self.folder.join("key");
        let unfit = |what: String| HeadsError::Damaged { path: path.clone(), what };
        let new = SigningKey::new(self.origin(), seed).map_err(|error| unfit(error.to_string()))?;
        let (old, next) = (self.key.verifier().clone(), new.verifier().clone());
        let text = format!("{}\nold {old}\nnew {next}\n", self.origin());
        let mut note = Note::new(text).map_err(|error| unfit(error.to_string()))?;
        self.key.sign(&mut note).map_err(|error| unfit(error.to_string()))?;
        let former = format!("{}{old}\n", self.former);
        let signed = self.folder.join("rotations").join(format!("{:08x}", next.id()));
        files::write(&signed, note.to_string().as_bytes(), false)?;
        files::write(&self.folder.join("former-keys"), former.as_bytes(), false)?;
        files::write(&path, format!("{}\n", new.to_private_text()).as_bytes(), true)?;
        (self.key, self.former) = (new, former);
        // The next round signs under the new key, whether or not the log grew.
        self.head = None;
        let witnesses = std::mem::take(&mut self.witnesses);
        self.witnessed_by(witnesses)?;
        Ok(Rotation { old, new: next, note })
    }

    /// The newest journal lines, newest first: at most 100.
    pub fn recent(&self) -> impl Iterator<Item = Line> {
        self.journal.recent()
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The log's identity.
    pub fn origin(&self) -> &str {
        self.key.verifier().name()
    }

    /// What the log says of its own keys and witnesses, as a policy file; whoever trusts them has them from elsewhere.
    pub fn claimed_policy(&self) -> String {
        let witnesses = if self.witnesses.is_empty() { "quorum none\n" } else { &self.witnesses };
        let former: String = self.former.lines().map(|key| format!("log {key}\n")).collect();
        format!("log {}\n{former}{witnesses}", self.key.verifier())
    }

    /// Names the witnesses and their quorum: the lines of a policy file without those of logs.
    pub fn witnessed_by(&mut self, witnesses: String) -> Result<(), HeadsError> {
        self.witnesses = witnesses;
        let (path, text) = (self.folder.join("policy"), self.claimed_policy());
        // A start writes nothing that is there already: it must succeed on a full disk.
        match files::read(&path)? {
            Some(kept) if kept == text.as_bytes() => Ok(()),
            _ => files::write(&path, text.as_bytes(), false),
        }
    }

    /// The log's public key as others write it.
    pub fn public_key(&self) -> String {
        self.key.verifier().to_string()
    }

    /// How many events were read so far.
    pub fn size(&self) -> u64 {
        self.edge.size()
    }

    /// The root of all events read so far.
    pub fn root(&self) -> Hash {
        self.edge.root()
    }
}

fn is_there(folder: &Path, (tile, hashes): &HashTile) -> Result<bool, HeadsError> {
    Ok(files::read(&folder.join(tile.to_string()))?.is_some_and(|kept| kept == encode_hashes(hashes)))
}

fn publish(folder: &Path, one: &HashTile) -> Result<(), HeadsError> {
    if is_there(folder, one)? {
        return Ok(());
    }
    let (tile, hashes) = one;
    files::write(&folder.join(tile.to_string()), &encode_hashes(hashes), false)?;
    // A full tile takes the place of its partial ones.
    let partial = folder.join(format!("{tile}.p"));
    if !tile.is_partial() && partial.exists() {
        fs::remove_dir_all(&partial).map_err(files::io(&partial))?;
    }
    Ok(())
}

/// The log's key. One that is missing although heads were signed is not replaced silently.
fn key(
    path: &Path,
    origin: &str,
    used: bool,
    seed: impl FnOnce() -> [u8; 32],
) -> Result<SigningKey, HeadsError> {
    let damaged = |what: String| HeadsError::Damaged { path: path.to_owned(), what };
    match files::read(path)? {
        Some(bytes) => {
            let text = String::from_utf8(bytes).map_err(|error| damaged(error.to_string()))?;
            SigningKey::parse(text.trim_end()).map_err(|error| damaged(error.to_string()))
        }
        None if used => Err(damaged("it is gone, and heads were signed with it".to_owned())),
        None => {
            let key = SigningKey::new(origin, &seed()).map_err(|error| damaged(error.to_string()))?;
            files::write(path, format!("{}\n", key.to_private_text()).as_bytes(), true)?;
            Ok(key)
        }
    }
}
