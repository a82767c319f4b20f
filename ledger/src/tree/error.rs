//! Why a proof does not hold, or cannot be made.

use std::{error::Error, fmt};

/// Why a proof is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProofError {
    /// The tree has no leaf of this index.
    Outside,
    /// The old tree is larger than the new one.
    Shrunk,
    /// The old tree is empty: any tree continues it, so there is nothing to prove.
    Nothing,
    /// The proof has more or fewer hashes than these sizes need.
    Length,
    /// The proof leads to another root.
    Root,
}

impl fmt::Display for ProofError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Outside => "the index lies outside the tree",
            Self::Shrunk => "the old tree is larger than the new one",
            Self::Nothing => "an empty tree proves nothing",
            Self::Length => "the proof has the wrong number of hashes",
            Self::Root => "the proof leads to another root",
        })
    }
}

impl Error for ProofError {}

/// Why a proof cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MakeError<E> {
    /// The leaf or the sizes asked for are not those of any tree here: beyond the end, or in the wrong order.
    NotInTree,
    /// A hash could not be read.
    Read(E),
}

impl<E> From<E> for MakeError<E> {
    fn from(error: E) -> Self {
        Self::Read(error)
    }
}

impl<E: fmt::Display> fmt::Display for MakeError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInTree => f.write_str("no such leaf or size in the tree"),
            Self::Read(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> Error for MakeError<E> {}
