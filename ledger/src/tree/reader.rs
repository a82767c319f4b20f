//! Where the hashes of a tree come from when a proof is made.

use std::{error::Error, fmt};

use super::root_of;
use crate::{Hash, empty_root, node_hash};

/// Gives the roots of perfect subtrees. What it answers is believed: check the proof made from it against a signed
/// root before handing it out.
pub trait HashReader {
    /// Why a hash cannot be had.
    type Error;

    /// The root of the `2^level` leaves from leaf `index · 2^level` on.
    fn node(&mut self, level: u8, index: u64) -> Result<Hash, Self::Error>;
}

/// The leaves in memory do not reach so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing;

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a hash beyond the leaves at hand")
    }
}

impl Error for Missing {}

impl HashReader for &[Hash] {
    type Error = Missing;

    fn node(&mut self, level: u8, index: u64) -> Result<Hash, Missing> {
        let width = 1usize.checked_shl(level.into()).ok_or(Missing)?;
        let start = usize::try_from(index).ok().and_then(|index| index.checked_mul(width)).ok_or(Missing)?;
        let end = start.checked_add(width).ok_or(Missing)?;
        self.get(start..end).map(root_of).ok_or(Missing)
    }
}

/// The root of the first `size` leaves.
pub fn root<R: HashReader>(reader: &mut R, size: u64) -> Result<Hash, R::Error> {
    range(reader, 0, size)
}

/// The root of the leaves from `start` to before `end`: a subtree as the recursion of RFC 6962 cuts them, so that
/// `start` is a multiple of every power of two that fits between them.
pub(super) fn range<R: HashReader>(reader: &mut R, start: u64, end: u64) -> Result<Hash, R::Error> {
    let mut perfect = Vec::new();
    let mut at = start;
    while at < end {
        let level = (end - at).ilog2();
        perfect.push(reader.node(level as u8, at >> level)?);
        at += 1 << level;
    }
    let folded = perfect.into_iter().rev().reduce(|right, left| node_hash(&left, &right));
    Ok(folded.unwrap_or_else(empty_root))
}
