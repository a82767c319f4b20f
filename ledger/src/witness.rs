//! C2SP tlog-witness: what a log sends to a witness, and what shows anybody that the log grew honestly.
//!
//! ```text
//! old 20852014
//! <base64 hash>
//! …
//!
//! <signed checkpoint>
//! ```

use std::{error::Error, fmt};

use crate::{
    Hash,
    checkpoint::{CheckpointError, SignedCheckpoint},
    note::MAX_NOTE,
    text::{base64, decimal, hash},
    tree::{ProofError, consistency},
};

/// The most proof lines of a request, as the format has it.
pub const MAX_LINES: usize = 63;

/// The largest request read: a note and the proof.
pub const MAX_REQUEST: usize = MAX_NOTE + 4096;

/// A head, and the proof that it continues an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size of the earlier head.
    pub old: u64,
    /// The consistency proof; empty when `old` is 0 or the size of the head.
    pub proof: Vec<Hash>,
    /// The head.
    pub checkpoint: SignedCheckpoint,
}

impl AddCheckpoint {
    /// Reads a request. Verifies nothing.
    pub fn parse(bytes: &[u8]) -> Result<Self, RequestError> {
        if bytes.len() > MAX_REQUEST {
            return Err(RequestError::TooLarge);
        }
        let whole = str::from_utf8(bytes).map_err(|_| RequestError::Lines)?;
        let (head, checkpoint) = whole.split_once("\n\n").ok_or(RequestError::Lines)?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(|line| line.strip_prefix("old ")).and_then(decimal);
        let old = old.ok_or(RequestError::Lines)?;
        let mut proof = Vec::new();
        for line in lines {
            if proof.len() == MAX_LINES {
                return Err(RequestError::TooLarge);
            }
            proof.push(hash(line).ok_or(RequestError::Lines)?);
        }
        Ok(Self { old, proof, checkpoint: SignedCheckpoint::parse(checkpoint.as_bytes())? })
    }

    /// Whether the head continues the earlier one, whose root the reader knows. Any head continues the empty log.
    pub fn continues(&self, old_root: &Hash) -> Result<(), ProofError> {
        let head = self.checkpoint.checkpoint();
        match self.old {
            0 if self.proof.is_empty() => Ok(()),
            0 => Err(ProofError::Length),
            old => consistency::verify(old, old_root, head.size(), head.root(), &self.proof),
        }
    }
}

impl fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old)?;
        self.proof.iter().try_for_each(|hash| writeln!(f, "{}", base64(hash)))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

/// Why a request is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestError {
    /// More than [`MAX_REQUEST`] bytes or [`MAX_LINES`] proof lines.
    TooLarge,
    /// A line is missing or malformed.
    Lines,
    /// The head in it is malformed.
    Checkpoint(CheckpointError),
}

impl From<CheckpointError> for RequestError {
    fn from(error: CheckpointError) -> Self {
        Self::Checkpoint(error)
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("the request is too large"),
            Self::Lines => f.write_str("a line of the request is missing or malformed"),
            Self::Checkpoint(error) => error.fmt(f),
        }
    }
}

impl Error for RequestError {}
