//! What witnesses have signed, kept beside the heads: the newest head of each witness, and heads that wait for more
//! signatures because witnesses are visited by hand.

use crate::{HeadsError, Published, files};
use sauro_ledger::{
    checkpoint::SignedCheckpoint,
    note::{Signature, VerifierKey},
    policy::{Policy, Refused},
    witness::AddCheckpoint,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Heads that may wait for signatures at a time.
const MOST_PENDING: usize = 50;

/// The signatures kept in a folder of heads.
#[derive(Debug, Clone)]
pub struct Cosigned {
    folder: PathBuf,
}

impl Cosigned {
    /// Of a folder of heads.
    pub fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    fn path(&self, witness: &VerifierKey) -> PathBuf {
        self.folder.join("witnesses").join(format!("{:08x}", witness.id()))
    }

    /// The newest head a witness signed, and when it did, in seconds since 1970.
    pub fn newest(&self, witness: &VerifierKey) -> Result<Option<(SignedCheckpoint, u64)>, HeadsError> {
        let bytes = files::read(&self.path(witness))?;
        let head = bytes.and_then(|bytes| SignedCheckpoint::parse(&bytes).ok());
        Ok(head.and_then(|head| time(&head, witness).map(|at| (head, at))))
    }

    /// Keeps the newest head a witness signed.
    pub fn keep(&self, witness: &VerifierKey, head: &SignedCheckpoint) -> Result<(), HeadsError> {
        files::write(&self.path(witness), head.to_string().as_bytes(), false)
    }

    /// What a witness is to be asked: the head, and the proof that it continues what the witness signed last.
    pub fn request(&self, old: u64, head: &SignedCheckpoint) -> Result<AddCheckpoint, HeadsError> {
        let size = head.checkpoint().size();
        let proof = if old == 0 || old == size {
            Vec::new()
        } else {
            Published::of(&self.folder).consistency(old, size)?
        };
        Ok(AddCheckpoint { old, proof, checkpoint: head.clone() })
    }

    /// Lets a head wait for the signatures of witnesses that are visited.
    pub fn wait(&self, head: &SignedCheckpoint) -> Result<(), HeadsError> {
        let path = self.waiting(head.checkpoint().size());
        if path.exists() { Ok(()) } else { files::write(&path, head.to_string().as_bytes(), false) }
    }

    fn waiting(&self, size: u64) -> PathBuf {
        self.folder.join("pending").join(format!("{size:012}"))
    }

    /// Takes the answer of a witness that was visited: the head with its signature. Gives the name of the witness and
    /// the size of the head.
    pub fn accept(&self, policy: &Policy, answer: &[u8]) -> Result<(String, u64), HeadsError> {
        let refused = |what: &str| HeadsError::Contradiction(format!("the answer cannot be taken: {what}"));
        let head = SignedCheckpoint::parse(answer).map_err(|error| refused(&error.to_string()))?;
        if let Err(error @ (Refused::Note(_) | Refused::NoLog)) = policy.check(&head) {
            return Err(refused(&error.to_string()));
        }
        let size = head.checkpoint().size();
        let bytes = files::read(&self.waiting(size))?.ok_or_else(|| refused("no such head was given out"))?;
        let mut waiting = SignedCheckpoint::parse(&bytes).map_err(|error| refused(&error.to_string()))?;
        if waiting.checkpoint() != head.checkpoint() {
            return Err(refused("it is of another head"));
        }
        let signed = policy.witnesses().iter().filter_map(|witness| {
            let own =
                |line: &&Signature| (line.name(), line.key_id()) == (witness.key.name(), witness.key.id());
            head.note().signatures().iter().find(own).map(|line| (witness, line.clone()))
        });
        let mut names = Vec::new();
        for (witness, line) in signed {
            waiting.add(line).map_err(|error| refused(&error.to_string()))?;
            let newer = self.newest(&witness.key)?.is_none_or(|(kept, _)| kept.checkpoint().size() <= size);
            if newer {
                self.keep(&witness.key, &head)?;
            }
            names.push(String::from_utf8_lossy(&witness.name).into_owned());
        }
        if names.is_empty() {
            return Err(refused("no witness of the policy signed it"));
        }
        files::write(&self.waiting(size), waiting.to_string().as_bytes(), false)?;
        Ok((names.join(", "), size))
    }

    /// The largest waiting head that satisfies the policy now. Heads not beyond `published` wait no longer.
    pub fn ripe(&self, policy: &Policy, published: u64) -> Result<Option<SignedCheckpoint>, HeadsError> {
        let folder = self.folder.join("pending");
        if !folder.exists() {
            return Ok(None);
        }
        let mut sizes = Vec::new();
        for entry in fs::read_dir(&folder).map_err(files::io(&folder))? {
            let name = entry.map_err(files::io(&folder))?.file_name();
            sizes.extend(name.to_str().and_then(|name| name.parse::<u64>().ok()));
        }
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        let mut ripe = None;
        for (place, size) in sizes.into_iter().enumerate() {
            if size <= published || ripe.is_some() || place >= MOST_PENDING {
                let path = self.waiting(size);
                fs::remove_file(&path).map_err(files::io(&path))?;
                continue;
            }
            let bytes = files::read(&self.waiting(size))?.unwrap_or_default();
            ripe = SignedCheckpoint::parse(&bytes).ok().filter(|head| policy.check(head).is_ok());
        }
        Ok(ripe)
    }
}

/// When a witness signed a head; none when it did not.
pub fn time(head: &SignedCheckpoint, witness: &VerifierKey) -> Option<u64> {
    head.verify([witness]).ok()?.iter().filter_map(|signed| signed.time).max()
}
