//! C2SP tlog-tiles: the tree and its entries as files that never change once full.
//!
//! A tile of row `l` holds up to 256 hashes, each the root of `256^l` leaves; row 0 holds the leaves. A tile at the
//! right edge is partial and lies under another name, so that the full one can take its place. Entry bundles are cut
//! like row 0.
//!
//! [`Edge`] makes the tiles of a growing log; [`TileReader`] makes proofs from stored ones; [`grown`] tells which files
//! a log that grew must have.

mod bundle;
mod edge;
mod path;
mod reader;

pub use bundle::{EntryTooLong, MAX_ENTRY, decode_entries, encode_entries};
pub use edge::{Edge, HashTile};
pub use path::{Row, Tile};
pub use reader::{ReadError, TileReader, TileSource, decode_hashes, encode_hashes};

/// How many hashes or entries a full tile has.
pub const WIDTH: u16 = 256;

/// How many rows a tree of any size can have.
pub const ROWS: u8 = 8;

/// The tiles of a tree of `new` leaves that the tree of `old` leaves did not have, lowest row first. For the entry
/// bundles take those of row 0 [as entries](Tile::as_entries).
pub fn grown(old: u64, new: u64) -> impl Iterator<Item = Tile> {
    (0..ROWS).flat_map(move |row| {
        let (before, now) = (old >> (8 * row), new >> (8 * row));
        let tiles = if now > before { before / u64::from(WIDTH)..now.div_ceil(WIDTH.into()) } else { 0..0 };
        tiles.filter_map(move |index| Tile::in_tree(Row::Hashes(row), index, new))
    })
}
