//! The right edge of a growing tree: all that is needed to add leaves and to know the root, in 64 hashes at most.

use super::MAX_SIZE;
use crate::{Hash, empty_root, node_hash};

/// The roots of the perfect subtrees a tree is made of, largest first: one per set bit of its size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    edge: Vec<Hash>,
}

impl Frontier {
    /// The edge of the tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// An edge kept from before. None when the number of hashes does not fit the size, or the size is beyond
    /// [`MAX_SIZE`].
    pub fn from_parts(size: u64, edge: Vec<Hash>) -> Option<Self> {
        (size <= MAX_SIZE && edge.len() == size.count_ones() as usize).then_some(Self { size, edge })
    }

    /// How many leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hashes of the edge, largest subtree first: what to keep.
    pub fn edge(&self) -> &[Hash] {
        &self.edge
    }

    /// Adds a leaf. Each subtree it completes is folded into its left neighbour.
    pub fn push(&mut self, leaf: Hash) {
        let mut node = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.edge.pop() {
                node = node_hash(&left, &node);
            }
        }
        self.edge.push(node);
        self.size += 1;
    }

    /// The root: the edge folded from the right.
    pub fn root(&self) -> Hash {
        let mut subtrees = self.edge.iter().rev();
        match subtrees.next() {
            None => empty_root(),
            Some(rightmost) => subtrees.fold(*rightmost, |right, left| node_hash(left, &right)),
        }
    }
}

impl Extend<Hash> for Frontier {
    fn extend<I: IntoIterator<Item = Hash>>(&mut self, leaves: I) {
        leaves.into_iter().for_each(|leaf| self.push(leaf));
    }
}
