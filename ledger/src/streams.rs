//! The last entry of every stream at one moment, as a small tree of its own: with its root in the log, a few entries
//! taken out of the log can be shown to be *all* entries of their stream.
//!
//! A leaf is the line `<stream> <ver> <leaf hash of that entry, hex>` with its newline, hashed like any entry; lines are
//! sorted by stream.

use std::fmt;

use crate::{
    Hash, hex, leaf_hash,
    text::{base64, decimal, hash},
    tree::{MAX_PROOF, ProofError, Tree, inclusion},
};

/// The event type that records such a root, with the fields `root` (hex), `size` (how many log entries it covers) and
/// `streams` (how many lines).
pub const EVENT_TYPE: &str = "ledger.stream_heads";

/// The longest file read.
const MAX_FILE: usize = 4096;

/// Where a stream ended.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StreamHead {
    /// Its name.
    pub stream: String,
    /// The version of its last entry, from 0.
    pub ver: u64,
    /// The leaf hash of its last entry.
    pub leaf: Hash,
}

impl StreamHead {
    fn line(&self) -> String {
        format!("{} {} {}\n", self.stream, self.ver, hex::encode(&self.leaf))
    }

    fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let (stream, ver, leaf) = (words.next()?, words.next()?, words.next()?);
        let whole = words.next().is_none() && is_stream(stream);
        whole.then_some(Self { stream: stream.to_owned(), ver: decimal(ver)?, leaf: hex::decode(leaf)? })
    }
}

/// Whether a text can name a stream: 1 to 64 letters, digits, `_` and `-`.
pub fn is_stream(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// The heads of all streams at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamHeads {
    heads: Vec<StreamHead>,
    tree: Tree,
}

impl StreamHeads {
    /// Sorts them. None when a stream is there twice or has a name no stream has.
    pub fn new(heads: impl IntoIterator<Item = StreamHead>) -> Option<Self> {
        let mut heads: Vec<StreamHead> = heads.into_iter().collect();
        heads.sort_unstable();
        let twice = heads.windows(2).any(|pair| matches!(pair, [a, b] if a.stream == b.stream));
        if twice || !heads.iter().all(|head| is_stream(&head.stream)) {
            return None;
        }
        let tree = heads.iter().map(|head| leaf_hash(head.line().as_bytes())).collect();
        Some(Self { heads, tree })
    }

    /// How many streams.
    pub fn len(&self) -> u64 {
        self.heads.len() as u64
    }

    /// Whether there is no stream.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// What the log records.
    pub fn root(&self) -> Hash {
        self.tree.root()
    }

    /// Where a stream ended then, with its proof. None when it had no entry.
    pub fn prove(&self, stream: &str) -> Option<StreamHeadProof> {
        let index = self.heads.binary_search_by(|head| head.stream.as_str().cmp(stream)).ok()?;
        let head = self.heads.get(index)?.clone();
        let (index, count) = (index as u64, self.len());
        Some(StreamHeadProof { head, index, count, hashes: self.tree.inclusion(index, count)? })
    }
}

/// Where a stream ended, and the proof that the recorded root says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamHeadProof {
    /// Where it ended.
    pub head: StreamHead,
    index: u64,
    count: u64,
    hashes: Vec<Hash>,
}

impl StreamHeadProof {
    /// Reads one. Proves nothing.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let text = str::from_utf8(bytes).ok().filter(|text| text.len() <= MAX_FILE)?.strip_suffix('\n')?;
        let mut lines = text.split('\n');
        let head = StreamHead::parse(lines.next()?)?;
        let index = decimal(lines.next()?.strip_prefix("index ")?)?;
        let count = decimal(lines.next()?.strip_prefix("count ")?)?;
        let hashes: Option<Vec<Hash>> = lines.map(hash).collect();
        Some(Self { head, index, count, hashes: hashes.filter(|hashes| hashes.len() <= MAX_PROOF)? })
    }

    /// Checks it against the root and the number of streams that the log recorded.
    pub fn verify(&self, root: &Hash, count: u64) -> Result<(), ProofError> {
        if count != self.count {
            return Err(ProofError::Outside);
        }
        inclusion::verify(&leaf_hash(self.head.line().as_bytes()), self.index, count, &self.hashes, root)
    }
}

impl fmt::Display for StreamHeadProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}index {}\ncount {}\n", self.head.line(), self.index, self.count)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{}", base64(hash)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(count: u64) -> StreamHeads {
        let head =
            |n: u64| StreamHead { stream: format!("assignment-{n:03}"), ver: n, leaf: leaf_hash(&[n as u8]) };
        StreamHeads::new((0..count).rev().map(head)).unwrap_or_else(|| panic!("heads"))
    }

    #[test]
    fn each_stream_is_proven() {
        let heads = heads(13);
        for n in 0..13 {
            let proof = heads.prove(&format!("assignment-{n:03}")).unwrap();
            assert_eq!(proof.head.ver, n);
            let written = proof.to_string();
            let read = StreamHeadProof::parse(written.as_bytes()).unwrap();
            assert_eq!((&read, read.to_string()), (&proof, written));
            assert_eq!(read.verify(&heads.root(), 13), Ok(()));
            assert!(read.verify(&heads.root(), 14).is_err());
            assert!(read.verify(&[0; 32], 13).is_err());
            let shorter = StreamHeadProof { head: StreamHead { ver: n + 1, ..read.head.clone() }, ..read };
            assert!(shorter.verify(&heads.root(), 13).is_err());
        }
        assert_eq!(heads.prove("assignment-013"), None);
    }

    #[test]
    fn a_stream_is_there_once() {
        let head = StreamHead { stream: "unit-1".to_owned(), ver: 1, leaf: [0; 32] };
        assert_eq!(StreamHeads::new([head.clone(), StreamHead { ver: 2, ..head.clone() }]), None);
        assert_eq!(StreamHeads::new([StreamHead { stream: "a b".to_owned(), ..head }]), None);
    }
}
