//! Hashes out of stored tiles, so that proofs need neither all leaves nor a database.

use std::{collections::BTreeMap, error::Error, fmt};

use super::{Row, Tile, WIDTH};
use crate::{
    Hash,
    tree::{HashReader, MAX_SIZE, root_of},
};

/// Where tiles are stored.
pub trait TileSource {
    /// Why a tile cannot be had.
    type Error;

    /// The bytes of this tile, or of a wider one of the same row and index: a partial tile may be gone once the full
    /// one is there.
    fn read(&mut self, tile: &Tile) -> Result<Vec<u8>, Self::Error>;
}

impl<S: TileSource + ?Sized> TileSource for &mut S {
    type Error = S::Error;

    fn read(&mut self, tile: &Tile) -> Result<Vec<u8>, S::Error> {
        (**self).read(tile)
    }
}

/// Why a hash cannot be had from tiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadError<E> {
    /// The tree of this size has no such hash.
    NotInTree,
    /// The stored bytes are too few or not whole hashes.
    Malformed(Tile),
    /// The source failed.
    Source(E),
}

impl<E: fmt::Display> fmt::Display for ReadError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInTree => f.write_str("the tree has no such hash"),
            Self::Malformed(tile) => write!(f, "{tile} is damaged"),
            Self::Source(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> Error for ReadError<E> {}

/// The bytes of a tile of hashes.
pub fn encode_hashes(hashes: &[Hash]) -> Vec<u8> {
    hashes.concat()
}

/// The hashes of a tile: the first ones when the bytes are those of a wider tile. None when they are too few, more than
/// a full tile, not whole hashes, or the tile is one of entries.
pub fn decode_hashes(tile: &Tile, bytes: &[u8]) -> Option<Vec<Hash>> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    let sound = tile.row() != Row::Entries && rest.is_empty() && hashes.len() <= WIDTH.into();
    hashes.get(..tile.width().into()).filter(|_| sound).map(<[Hash]>::to_vec)
}

/// Reads the hashes of a tree of a given size from its tiles. Keeps the tiles it has read: one reader serves the proofs
/// of one head. Tiles are not authenticated: check what is made from them against the signed root.
#[derive(Debug)]
pub struct TileReader<S> {
    source: S,
    size: u64,
    read: BTreeMap<Tile, Vec<Hash>>,
}

/// Tiles kept by a reader before it forgets them all: 8 MiB.
const KEPT: usize = 1024;

impl<S: TileSource> TileReader<S> {
    /// Reads the tree of the first `size` leaves.
    pub fn new(source: S, size: u64) -> Self {
        Self { source, size, read: BTreeMap::new() }
    }

    /// How many leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hashes of a tile of this tree.
    pub(super) fn hashes(&mut self, row: u8, index: u64) -> Result<&[Hash], ReadError<S::Error>> {
        let tile = Tile::in_tree(Row::Hashes(row), index, self.size).ok_or(ReadError::NotInTree)?;
        if !self.read.contains_key(&tile) {
            let bytes = self.source.read(&tile).map_err(ReadError::Source)?;
            let hashes = decode_hashes(&tile, &bytes).ok_or(ReadError::Malformed(tile))?;
            if self.read.len() >= KEPT {
                self.read.clear();
            }
            self.read.insert(tile, hashes);
        }
        self.read.get(&tile).map(Vec::as_slice).ok_or(ReadError::NotInTree)
    }
}

impl<S: TileSource> HashReader for TileReader<S> {
    type Error = ReadError<S::Error>;

    fn node(&mut self, level: u8, index: u64) -> Result<Hash, Self::Error> {
        let width = 1usize << (level % 8);
        let first =
            index.checked_mul(width as u64).filter(|first| *first <= MAX_SIZE).ok_or(ReadError::NotInTree)?;
        let place = (first % u64::from(WIDTH)) as usize;
        let hashes = self.hashes(level / 8, first / u64::from(WIDTH))?;
        hashes.get(place..place + width).map(root_of).ok_or(ReadError::NotInTree)
    }
}
