//! Writes a bundle. Who calls gives the parts in the order of [`Name`]; the writer lays out tiles and sums.

use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
};

use sha2::{Digest, Sha256};

use super::{HOWTO, Manifest, Name, Scope, manifest::quoted, tar::Archive};
use crate::{
    Hash, hex,
    sealed::SALT_BYTES,
    tiles::{Edge, Row, Tile, WIDTH, encode_entries, encode_hashes},
};

/// A personal value shown to this reader, with what proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SealedRow {
    /// The entry that commits to it.
    pub index: u64,
    /// The name of the detail, as the entry writes it.
    pub path: String,
    pub salt: [u8; SALT_BYTES],
    pub value: String,
}

/// Tells the hashes of a tile as they were published; none when they never were.
pub type Publishing<'p> = &'p mut dyn FnMut(&Tile) -> io::Result<Option<Vec<Hash>>>;

/// A bundle being written.
#[derive(Debug)]
pub struct Writer<W> {
    archive: Archive<W>,
    last: Option<Name>,
    sums: String,
}

fn wrong(what: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, what)
}

impl<W: Write> Writer<W> {
    /// Begins a bundle of the log of this origin, under a head of this size.
    pub fn new(out: W, origin: &str, size: u64, scope: &Scope) -> io::Result<Self> {
        Self::begin(out, &Manifest::new(origin, size, scope))
    }

    /// Begins the bundle that this manifest tells of.
    pub fn begin(out: W, manifest: &Manifest<'_>) -> io::Result<Self> {
        let mut writer = Self { archive: Archive::new(out), last: None, sums: String::new() };
        writer.add(Name::Howto, HOWTO.as_bytes())?;
        writer.add(Name::Manifest, manifest.to_string().as_bytes())?;
        Ok(writer)
    }

    /// Adds a file held in memory.
    pub fn add(&mut self, name: Name, bytes: &[u8]) -> io::Result<()> {
        self.stream(name, bytes.len() as u64, &mut &*bytes)
    }

    /// Adds a file of exactly `size` bytes. Files come in the order of their names, each once.
    pub fn stream(&mut self, name: Name, size: u64, from: &mut dyn Read) -> io::Result<()> {
        if self.last.as_ref().is_some_and(|last| *last >= name) {
            return Err(wrong(format!("{name} comes too late in the bundle")));
        }
        let mut sum = Sha256::new();
        self.archive.add(&name.to_string(), size, from, &mut |part| sum.update(part))?;
        let hash: Hash = sum.finalize().into();
        if name != Name::Sums {
            self.sums.push_str(&format!("{}  {name}\n", hex::encode(&hash)));
        }
        match &name {
            Name::File(said) if *said != hash => {
                Err(wrong(format!("{name} has other bytes than its name says")))
            }
            _ => {
                self.last = Some(name);
                Ok(())
            }
        }
    }

    /// Adds the values shown, in the order of entry and path. Nothing when there are none.
    pub fn sealed(&mut self, rows: &[SealedRow]) -> io::Result<()> {
        let line = |row: &SealedRow| {
            let (path, value) = (quoted(&row.path), quoted(&row.value));
            format!(
                "{{\"index\":{},\"path\":{path},\"salt\":\"{}\",\"value\":{value}}}\n",
                row.index,
                hex::encode(&row.salt)
            )
        };
        match rows {
            [] => Ok(()),
            rows => self.add(Name::Sealed, rows.iter().map(line).collect::<String>().as_bytes()),
        }
    }

    /// Adds the tiles of all leaf hashes.
    pub fn tiles(&mut self, leaves: impl IntoIterator<Item = Hash>) -> io::Result<()> {
        let leaves: Vec<Hash> = leaves.into_iter().collect();
        self.tiles_as(&leaves, &mut |_| Ok(None))
    }

    /// Adds the tiles of a log of these leaf hashes, each as `published` gives it. What was never published is computed:
    /// a leaf from the leaf hashes, what stands above from the tiles below.
    pub fn tiles_as(&mut self, leaves: &[Hash], published: Publishing<'_>) -> io::Result<()> {
        let mut edge = Edge::new();
        let mut higher: BTreeMap<Tile, Vec<Hash>> = BTreeMap::new();
        for (index, computed) in (0..).zip(leaves.chunks(WIDTH.into())) {
            let Some(tile) = Tile::new(Row::Hashes(0), index, computed.len() as u16) else { continue };
            let hashes = published(&tile)?.filter(|hashes| hashes.len() == computed.len());
            let hashes = hashes.unwrap_or_else(|| computed.to_vec());
            self.add(Name::Tile(tile), &encode_hashes(&hashes))?;
            for leaf in hashes {
                higher.extend(edge.push(leaf));
            }
        }
        higher.extend(edge.partials());
        for (tile, computed) in higher.into_iter().filter(|(tile, _)| tile.row() != Row::Hashes(0)) {
            let hashes = published(&tile)?.filter(|hashes| hashes.len() == computed.len());
            self.add(Name::Tile(tile), &encode_hashes(&hashes.unwrap_or(computed)))?;
        }
        Ok(())
    }

    /// Adds all entries, from the first, as bundles of 256. Tells how many.
    pub fn entries(&mut self, entries: impl IntoIterator<Item = io::Result<Vec<u8>>>) -> io::Result<u64> {
        let (mut index, mut kept) = (0, Vec::with_capacity(WIDTH.into()));
        for entry in entries {
            kept.push(entry?);
            if kept.len() == usize::from(WIDTH) {
                self.entry_bundle(index, &kept)?;
                index += 1;
                kept.clear();
            }
        }
        self.entry_bundle(index, &kept)?;
        Ok(index * u64::from(WIDTH) + kept.len() as u64)
    }

    /// Adds entries `256 · index` and on: 256 of them, or the last ones. Nothing when there are none.
    pub fn entry_bundle(&mut self, index: u64, entries: &[Vec<u8>]) -> io::Result<()> {
        let Some(tile) = Tile::new(Row::Entries, index, entries.len() as u16) else { return Ok(()) };
        let bytes = encode_entries(entries).map_err(|error| wrong(error.to_string()))?;
        self.add(Name::Tile(tile), &bytes)
    }

    /// Closes the bundle with its sums.
    pub fn finish(mut self) -> io::Result<W> {
        let sums = std::mem::take(&mut self.sums);
        self.add(Name::Sums, sums.as_bytes())?;
        self.archive.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_stand_in_order_and_once() {
        let mut writer = Writer::new(Vec::new(), "a.example", 1, &Scope::Whole).unwrap();
        writer.add(Name::Checkpoint, b"x").unwrap();
        assert!(writer.add(Name::Checkpoint, b"x").is_err());
        assert!(writer.add(Name::Policy, b"x").is_err());
        assert!(writer.add(Name::File([0; 32]), b"x").is_err(), "not the bytes of its name");
    }

    #[test]
    fn tiles_stand_as_they_were_published() {
        let leaves: Vec<Hash> = (0..600u16).map(|n| crate::leaf_hash(&n.to_be_bytes())).collect();
        let other = |tile: &Tile| (tile.index() == 1).then(|| vec![[7; 32]; tile.width().into()]);
        let mut writer = Writer::new(Vec::new(), "a.example", 600, &Scope::Whole).unwrap();
        writer
            .tiles_as(&leaves, &mut |tile| Ok(other(tile).filter(|_| tile.row() == Row::Hashes(0))))
            .unwrap();
        let bytes = writer.finish().unwrap();
        let mut reader = super::super::tar::Reader::new(&*bytes);
        let mut tiles = BTreeMap::new();
        while let Some((path, _)) = reader.next_file().unwrap() {
            tiles.insert(path, reader.bytes(1 << 20).unwrap());
        }
        assert_eq!(tiles["tile/0/000"], encode_hashes(&leaves[..256]));
        assert_eq!(tiles["tile/0/001"], [7; 8192]);
        assert_eq!(tiles["tile/0/002.p/88"], encode_hashes(&leaves[512..]));
        assert_eq!(
            tiles["tile/1/000.p/2"][32..],
            crate::tree::root_of(&[[7; 32]; 256]),
            "what stands above follows"
        );
    }
}
