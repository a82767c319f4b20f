//! The Merkle tree of RFC 6962 §2.1: roots, and the two proofs a stranger can check.
//!
//! Proofs are made from any [`HashReader`]: leaves in memory ([`Tree`], `&[Hash]`) or stored tiles
//! ([`TileReader`](crate::tiles::TileReader)). They are checked by the algorithms RFC 9162 §2.1.3.2 and §2.1.4.2 write
//! out, which share no code with the making.

pub mod consistency;
mod error;
mod frontier;
pub mod inclusion;
mod reader;

pub use error::{MakeError, ProofError};
pub use frontier::Frontier;
pub use reader::{HashReader, Missing, root};

use crate::{Hash, empty_root, node_hash};

/// The largest number of leaves: what fits a signed 64-bit number, as other implementations of the formats have it.
pub const MAX_SIZE: u64 = i64::MAX as u64;

/// The longest proof a tree of [`MAX_SIZE`] can need. A consistency proof may carry one hash more than the tree is high.
pub const MAX_PROOF: usize = 64;

/// The root of these leaf hashes: `MTH(D[n]) = node(MTH(D[0:k]), MTH(D[k:n]))`, k the largest power of two below n.
pub fn root_of(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(1 << (leaves.len() - 1).ilog2());
            node_hash(&root_of(left), &root_of(right))
        }
    }
}

/// The largest power of two below `width`, for a width of two or more: where RFC 6962 divides a subtree.
fn split(width: u64) -> u64 {
    1 << width.saturating_sub(1).max(1).ilog2()
}

/// All leaves of a log, and its right edge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    leaves: Vec<Hash>,
    frontier: Frontier,
}

impl Tree {
    /// The tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a leaf and tells its index.
    pub fn push(&mut self, leaf: Hash) -> usize {
        self.leaves.push(leaf);
        self.frontier.push(leaf);
        self.leaves.len() - 1
    }

    /// The leaves, in order.
    pub fn leaves(&self) -> &[Hash] {
        &self.leaves
    }

    /// The root now.
    pub fn root(&self) -> Hash {
        self.frontier.root()
    }

    /// The root when the tree had `size` leaves. None when it never had so many.
    pub fn root_at(&self, size: usize) -> Option<Hash> {
        self.leaves.get(..size).map(root_of)
    }

    /// The proof that leaf `index` is in the tree of the first `size` leaves. None when it is not.
    pub fn inclusion(&self, index: u64, size: u64) -> Option<Vec<Hash>> {
        inclusion::prove(&mut self.leaves(), index, size).ok()
    }

    /// The proof that the tree of `old` leaves is a beginning of the tree of `new` leaves. None when there is none.
    pub fn consistency(&self, old: u64, new: u64) -> Option<Vec<Hash>> {
        consistency::prove(&mut self.leaves(), old, new).ok()
    }
}

impl FromIterator<Hash> for Tree {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
        let mut tree = Self::new();
        leaves.into_iter().for_each(|leaf| {
            tree.push(leaf);
        });
        tree
    }
}
