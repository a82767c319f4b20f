//! A tree with all its leaves at hand. The recursive definition of RFC 6962 §2.1, word for word.

use crate::{Frontier, Hash, empty_root, node_hash};

/// The root of these leaf hashes: `MTH(D[n]) = node(MTH(D[0:k]), MTH(D[k:n]))`, k the largest power of two below n.
pub fn root_of(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            node_hash(&root_of(left), &root_of(right))
        }
    }
}

/// The largest power of two below `n`, for `n` of two or more.
fn split(n: usize) -> usize {
    1 << (n - 1).ilog2()
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
