//! The growing end of a tiled log: the partial tiles, and which tiles a new leaf completes.

use super::{ReadError, Row, Tile, TileReader, TileSource, WIDTH};
use crate::{
    Hash,
    tree::{Frontier, MAX_SIZE, root_of},
};

/// A tile and its hashes.
pub type HashTile = (Tile, Vec<Hash>);

/// The partial tile of each row, lowest first: at most 255 hashes in each of eight rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    rows: Vec<Vec<Hash>>,
}

impl Edge {
    /// The edge of the log without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// The edge of a stored log of `size` leaves. Compare its [`root`](Self::root) with the last head before going on.
    pub fn load<S: TileSource>(source: S, size: u64) -> Result<Self, ReadError<S::Error>> {
        if size > MAX_SIZE {
            return Err(ReadError::NotInTree);
        }
        let mut reader = TileReader::new(source, size);
        let mut rows = Vec::new();
        let mut hashes = size;
        while hashes > 0 {
            let partial = !hashes.is_multiple_of(u64::from(WIDTH));
            let row = rows.len() as u8;
            rows.push(if partial {
                reader.hashes(row, hashes / u64::from(WIDTH))?.to_vec()
            } else {
                Vec::new()
            });
            hashes /= u64::from(WIDTH);
        }
        Ok(Self { size, rows })
    }

    /// How many leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf. Gives the tiles it completes, lowest row first: mostly none. They are to be stored before a head
    /// that covers them is told to anyone.
    pub fn push(&mut self, leaf: Hash) -> Vec<HashTile> {
        self.size += 1;
        let mut completed = Vec::new();
        let (mut hash, mut hashes) = (leaf, self.size);
        for row in 0..=u8::MAX {
            if self.rows.len() <= row.into() {
                self.rows.push(Vec::new());
            }
            let Some(tile) = self.rows.get_mut(usize::from(row)) else { break };
            tile.push(hash);
            hashes /= u64::from(WIDTH);
            if tile.len() < WIDTH.into() {
                break;
            }
            let full = std::mem::take(tile);
            hash = root_of(&full);
            let name = hashes.checked_sub(1).and_then(|index| Tile::new(Row::Hashes(row), index, WIDTH));
            completed.extend(name.map(|name| (name, full)));
        }
        completed
    }

    /// The partial tiles, lowest row first: what a head of this size needs stored beside the full ones.
    pub fn partials(&self) -> Vec<HashTile> {
        let rows = self.rows.iter().zip(0u8..).filter(|(hashes, _)| !hashes.is_empty());
        let tile = |(hashes, row): (&Vec<Hash>, u8)| {
            let index = (self.size >> (8 * u32::from(row))) / u64::from(WIDTH);
            Some((Tile::in_tree(Row::Hashes(row), index, self.size)?, hashes.clone()))
        };
        rows.filter_map(tile).collect()
    }

    /// The edge as perfect subtrees.
    pub fn frontier(&self) -> Frontier {
        let mut subtrees = Vec::new();
        for row in self.rows.iter().rev() {
            let mut rest = row.as_slice();
            while let Some(bit) = rest.len().checked_ilog2() {
                let (left, right) = rest.split_at(1 << bit);
                subtrees.push(root_of(left));
                rest = right;
            }
        }
        Frontier::from_parts(self.size, subtrees).unwrap_or_default()
    }

    /// The root of all leaves.
    pub fn root(&self) -> Hash {
        self.frontier().root()
    }
}
