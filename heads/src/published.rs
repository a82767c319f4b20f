//! What is published, read by path: tiles and the proofs made from them.

use crate::{HeadsError, files};
use sauro_ledger::{
    Hash,
    checkpoint::SignedCheckpoint,
    proof::Receipt,
    tiles::{Tile, TileReader, TileSource, WIDTH},
    tree::{consistency, inclusion},
};
use std::path::{Path, PathBuf};

/// The published files of a folder of heads. Cheap to clone, needs no lock: files appear whole and never change.
#[derive(Debug, Clone)]
pub struct Published {
    folder: PathBuf,
}

impl Published {
    /// Of a folder of heads.
    pub fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// A tile's bytes; none when it was never published.
    pub fn tile(&self, tile: &Tile) -> Result<Option<Vec<u8>>, HeadsError> {
        files::read(&self.folder.join(tile.to_string()))
    }

    /// A head that was kept, by its size.
    pub fn earlier(&self, size: u64) -> Result<Option<SignedCheckpoint>, HeadsError> {
        let name = sauro_ledger::bundle::Name::Head { size, number: 0 };
        let bytes = files::read(&self.folder.join(name.to_string()))?;
        Ok(bytes.and_then(|bytes| SignedCheckpoint::parse(&bytes).ok()))
    }

    /// The receipt of an entry under a head; none while the head does not cover it.
    pub fn receipt(&self, index: u64, head: &SignedCheckpoint) -> Result<Option<Receipt>, HeadsError> {
        let size = head.checkpoint().size();
        if index >= size {
            return Ok(None);
        }
        let hashes = inclusion::prove(&mut TileReader::new(self.clone(), size), index, size);
        let hashes = hashes.map_err(|error| HeadsError::Tiles(error.to_string()))?;
        Ok(Some(Receipt::new(index, hashes, head.clone())))
    }

    /// The proof that a head continues the log of `old` entries.
    pub fn consistency(&self, old: u64, new: u64) -> Result<Vec<Hash>, HeadsError> {
        consistency::prove(&mut TileReader::new(self.clone(), new), old, new)
            .map_err(|error| HeadsError::Tiles(error.to_string()))
    }
}

impl TileSource for Published {
    type Error = HeadsError;

    fn read(&mut self, tile: &Tile) -> Result<Vec<u8>, HeadsError> {
        if let Some(bytes) = self.tile(tile)? {
            return Ok(bytes);
        }
        // The full tile takes the place of a partial one.
        let full = Tile::new(tile.row(), tile.index(), WIDTH).filter(|_| tile.is_partial());
        let bytes = full.map(|full| self.tile(&full)).transpose()?.flatten();
        bytes.ok_or_else(|| HeadsError::Tiles(format!("{tile} is not there")))
    }
}
