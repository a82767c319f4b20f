//! The names of the files of a bundle, in the order they stand in.

use std::{fmt, str::FromStr};

use crate::{Hash, hex, streams::is_stream, tiles::Tile};

/// A file of a bundle. The order of the variants is the order of the files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// `HOWTO.txt`: how to check by hand.
    Howto,
    /// `manifest.json`: which log, how much of it.
    Manifest,
    /// `policy.claimed`: the keys the log says are its own and its witnesses'. Shown, never trusted.
    Policy,
    /// `checkpoint`: the signed head.
    Checkpoint,
    /// `checkpoints/<size>.<number>`: a head before it, and the how many-th of that size.
    #[allow(missing_docs)]
    Head { size: u64, number: u64 },
    /// `consistency/<size>`: the proof, as a witness is sent it, that the head continues the head of that size.
    Consistency(u64),
    /// `sealed.jsonl`: the personal values shown to this reader.
    Sealed,
    /// `proofs/<index>.tlog-proof`: that an entry of a selection is in the log.
    Proof(u64),
    /// `heads/<stream>`: where a stream ended, by the log's own record.
    StreamHead(String),
    /// `tile/…`: hashes, then bundles of entries.
    Tile(Tile),
    /// `entries/<index>.json`: an entry of a selection.
    Entry(u64),
    /// `files/<SHA-256>`: a file that an entry speaks of.
    File(Hash),
    /// `SHA256SUMS`: all of the above.
    Sums,
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Howto => f.write_str("HOWTO.txt"),
            Self::Manifest => f.write_str("manifest.json"),
            Self::Policy => f.write_str("policy.claimed"),
            Self::Checkpoint => f.write_str("checkpoint"),
            Self::Head { size, number } => write!(f, "checkpoints/{size:012}.{number}"),
            Self::Consistency(size) => write!(f, "consistency/{size:012}"),
            Self::Sealed => f.write_str("sealed.jsonl"),
            Self::Proof(index) => write!(f, "proofs/{index:012}.tlog-proof"),
            Self::StreamHead(stream) => write!(f, "heads/{stream}"),
            Self::Tile(tile) => tile.fmt(f),
            Self::Entry(index) => write!(f, "entries/{index:012}.json"),
            Self::File(hash) => write!(f, "files/{}", hex::encode(hash)),
            Self::Sums => f.write_str("SHA256SUMS"),
        }
    }
}

/// The text names no file of a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAName;

impl fmt::Display for NotAName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the name of a file of a bundle")
    }
}

impl std::error::Error for NotAName {}

impl FromStr for Name {
    type Err = NotAName;

    fn from_str(path: &str) -> Result<Self, NotAName> {
        parse(path).filter(|name| name.to_string() == path).ok_or(NotAName)
    }
}

/// Reads a name, not yet checked for being the one spelling.
fn parse(path: &str) -> Option<Name> {
    match path {
        "HOWTO.txt" => return Some(Name::Howto),
        "manifest.json" => return Some(Name::Manifest),
        "policy.claimed" => return Some(Name::Policy),
        "checkpoint" => return Some(Name::Checkpoint),
        "sealed.jsonl" => return Some(Name::Sealed),
        "SHA256SUMS" => return Some(Name::Sums),
        _ => {}
    }
    let (folder, rest) = path.split_once('/').filter(|_| path.len() <= super::tar::MAX_PATH)?;
    match folder {
        "tile" => path.parse().ok().map(Name::Tile),
        "checkpoints" => {
            let (size, number) = rest.split_once('.')?;
            Some(Name::Head { size: size.parse().ok()?, number: number.parse().ok()? })
        }
        "consistency" => rest.parse().ok().map(Name::Consistency),
        "proofs" => rest.strip_suffix(".tlog-proof")?.parse().ok().map(Name::Proof),
        "heads" => is_stream(rest).then(|| Name::StreamHead(rest.to_owned())),
        "entries" => rest.strip_suffix(".json")?.parse().ok().map(Name::Entry),
        "files" => hex::decode(rest).map(Name::File),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_and_one_order() {
        let paths = [
            "HOWTO.txt",
            "manifest.json",
            "policy.claimed",
            "checkpoint",
            "checkpoints/000000000007.0",
            "checkpoints/000000000007.1",
            "checkpoints/000000000010.0",
            "consistency/000000000009",
            "sealed.jsonl",
            "proofs/000000000003.tlog-proof",
            "heads/assignment-01M5PF23Z0H2HHXWPDMK1ZGNZP",
            "tile/0/000",
            "tile/0/001.p/9",
            "tile/1/000.p/1",
            "tile/entries/000",
            "entries/000000000003.json",
            "files/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "SHA256SUMS",
        ];
        let names: Vec<Name> =
            paths.iter().map(|path| path.parse().unwrap_or_else(|_| panic!("{path}"))).collect();
        assert!(names.is_sorted());
        for bad in [
            "",
            "/",
            "x",
            "checkpoints/7.0",
            "checkpoints/+00000000007.0",
            "files/AB",
            "../checkpoint",
            "heads/a/b",
            "heads/",
            "entries/3.json",
            "tile/0/0",
            "HOWTO.TXT",
            "checkpoint/",
        ] {
            assert_eq!(bad.parse::<Name>(), Err(NotAName), "{bad}");
        }
    }
}
