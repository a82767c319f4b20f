//! C2SP tlog-proof: a receipt. One entry's place in the log, provable years later without the log.
//!
//! ```text
//! c2sp.org/tlog-proof@v1
//! extra <base64, optional, proven by nothing>
//! index 73894
//! <base64 hash, the leaf's neighbour first>
//! …
//!
//! <signed checkpoint>
//! ```

use std::{error::Error, fmt};

use crate::{
    Hash,
    checkpoint::{CheckpointError, SignedCheckpoint},
    note::MAX_NOTE,
    policy::{Judged, Policy, Refused},
    text::{base64, decimal, hash, unbase64},
    tree::{MAX_PROOF, ProofError, inclusion},
};

/// The largest receipt read: a note, as much again of extra, and the hashes.
pub const MAX_RECEIPT: usize = 2 * MAX_NOTE + 4096;

const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// That one entry is in the log. Reading one proves nothing: ask [`verify`](Self::verify).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    extra: Vec<u8>,
    index: u64,
    hashes: Vec<Hash>,
    checkpoint: SignedCheckpoint,
}

impl Receipt {
    /// The receipt of entry `index`, with its inclusion proof in the tree of the head.
    pub fn new(index: u64, hashes: Vec<Hash>, checkpoint: SignedCheckpoint) -> Self {
        Self { extra: Vec::new(), index, hashes, checkpoint }
    }

    /// Adds context for people or programs. It is proven by nothing.
    pub fn with_extra(self, extra: Vec<u8>) -> Self {
        Self { extra, ..self }
    }

    /// The context beside the proof; empty when there is none. Proven by nothing: anybody can have changed it.
    pub fn extra(&self) -> &[u8] {
        &self.extra
    }

    /// The index of the entry.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// The inclusion proof.
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    /// The head the proof leads to.
    pub fn checkpoint(&self) -> &SignedCheckpoint {
        &self.checkpoint
    }

    /// Reads a receipt. Proves nothing.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReceiptError> {
        if bytes.len() > MAX_RECEIPT {
            return Err(ReceiptError::TooLarge);
        }
        let whole = str::from_utf8(bytes).map_err(|_| ReceiptError::Lines)?;
        let (head, checkpoint) = whole.split_once("\n\n").ok_or(ReceiptError::Lines)?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(HEADER) {
            return Err(ReceiptError::Version);
        }
        let extra = match lines.next_if(|line| line.starts_with("extra ")) {
            Some(line) => {
                let bytes = line.strip_prefix("extra ").and_then(unbase64);
                bytes.filter(|bytes| !bytes.is_empty()).ok_or(ReceiptError::Lines)?
            }
            None => Vec::new(),
        };
        let index = lines.next().and_then(|line| line.strip_prefix("index ")).and_then(decimal);
        let index = index.ok_or(ReceiptError::Lines)?;
        let mut hashes = Vec::new();
        for line in lines {
            if hashes.len() == MAX_PROOF {
                return Err(ReceiptError::TooLarge);
            }
            hashes.push(hash(line).ok_or(ReceiptError::Lines)?);
        }
        Ok(Self { extra, index, hashes, checkpoint: SignedCheckpoint::parse(checkpoint.as_bytes())? })
    }

    /// Checks that the entry with this leaf hash is in a log the policy trusts, under a head its quorum has seen.
    ///
    /// The leaf hash is computed from the entry's own bytes, never taken from beside the receipt.
    pub fn verify(&self, leaf: &Hash, policy: &Policy) -> Result<Judged, ReceiptError> {
        let judged = policy.check(&self.checkpoint).map_err(ReceiptError::Refused)?;
        let head = self.checkpoint.checkpoint();
        inclusion::verify(leaf, self.index, head.size(), &self.hashes, head.root())
            .map_err(ReceiptError::Proof)?;
        Ok(judged)
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        if !self.extra.is_empty() {
            writeln!(f, "extra {}", base64(&self.extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{}", base64(hash)))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

/// Why a receipt is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReceiptError {
    /// More than [`MAX_RECEIPT`] bytes, or more hashes than any proof has.
    TooLarge,
    /// The first line is not that of a receipt of this version.
    Version,
    /// A line is missing or malformed.
    Lines,
    /// The head in it is malformed.
    Checkpoint(CheckpointError),
    /// The reader's policy does not accept the head.
    Refused(Refused),
    /// The proof does not hold.
    Proof(ProofError),
}

impl From<CheckpointError> for ReceiptError {
    fn from(error: CheckpointError) -> Self {
        Self::Checkpoint(error)
    }
}

impl fmt::Display for ReceiptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("the receipt is too large"),
            Self::Version => f.write_str("not a receipt of a known version"),
            Self::Lines => f.write_str("a line of the receipt is missing or malformed"),
            Self::Checkpoint(error) => error.fmt(f),
            Self::Refused(error) => error.fmt(f),
            Self::Proof(error) => error.fmt(f),
        }
    }
}

impl Error for ReceiptError {}
