//! Entry bundles: each entry after its length in two bytes, the higher first.

use std::{error::Error, fmt};

use super::{Row, Tile};

/// The longest entry the format can carry, in bytes.
pub const MAX_ENTRY: usize = u16::MAX as usize;

/// The entry of this place in the bundle is longer than [`MAX_ENTRY`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryTooLong(pub usize);

impl fmt::Display for EntryTooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {} of the bundle is longer than {MAX_ENTRY} bytes", self.0)
    }
}

impl Error for EntryTooLong {}

/// The bytes of a bundle.
pub fn encode_entries<E: AsRef<[u8]>>(entries: impl IntoIterator<Item = E>) -> Result<Vec<u8>, EntryTooLong> {
    let mut bytes = Vec::new();
    for (place, entry) in entries.into_iter().enumerate() {
        let length = u16::try_from(entry.as_ref().len()).map_err(|_| EntryTooLong(place))?;
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(entry.as_ref());
    }
    Ok(bytes)
}

/// The entries of a bundle, exactly as many as it is wide. None when the bytes are another number of entries, end
/// within one, or the tile is one of hashes.
pub fn decode_entries<'b>(tile: &Tile, bytes: &'b [u8]) -> Option<Vec<&'b [u8]>> {
    if tile.row() != Row::Entries {
        return None;
    }
    let mut rest = bytes;
    let mut entries = Vec::with_capacity(tile.width().into());
    for _ in 0..tile.width() {
        let (length, after) = rest.split_first_chunk()?;
        let (entry, after) = after.split_at_checked(u16::from_be_bytes(*length).into())?;
        entries.push(entry);
        rest = after;
    }
    rest.is_empty().then_some(entries)
}
