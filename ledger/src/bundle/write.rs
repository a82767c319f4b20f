//! Writes a bundle. Who calls gives the parts in the order of [`Name`]; the writer lays out tiles and sums.

use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
};

use sha2::{Digest, Sha256};

use super::{FORMAT, HOWTO, Name, tar::Archive};
use crate::{
    Hash, hex,
    sealed::SALT_BYTES,
    tiles::{Edge, Row, Tile, WIDTH, encode_entries, encode_hashes},
};

/// How much of the log a bundle holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every entry under the head.
    Whole,
    /// Some entries, among them all of these streams; sorted.
    Streams(Vec<String>),
}

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
        let mut writer = Self { archive: Archive::new(out), last: None, sums: String::new() };
        writer.add(Name::Howto, HOWTO.as_bytes())?;
        writer.add(Name::Manifest, manifest(origin, size, scope).as_bytes())?;
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
        let mut edge = Edge::new();
        let mut higher: BTreeMap<Tile, Vec<Hash>> = BTreeMap::new();
        for leaf in leaves {
            for (tile, hashes) in edge.push(leaf) {
                if tile.row() == Row::Hashes(0) {
                    self.add(Name::Tile(tile), &encode_hashes(&hashes))?;
                } else {
                    higher.insert(tile, hashes);
                }
            }
        }
        higher.extend(edge.partials());
        higher.into_iter().try_for_each(|(tile, hashes)| self.add(Name::Tile(tile), &encode_hashes(&hashes)))
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

fn manifest(origin: &str, size: u64, scope: &Scope) -> String {
    let scope = match scope {
        Scope::Whole => "\"whole\"".to_owned(),
        Scope::Streams(streams) => {
            format!("[{}]", streams.iter().map(|stream| quoted(stream)).collect::<Vec<_>>().join(","))
        }
    };
    format!("{{\"format\":\"{FORMAT}\",\"origin\":{},\"scope\":{scope},\"size\":{size}}}\n", quoted(origin))
}

/// A JSON string, escaped as RFC 8785 has it.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_those_of_json() {
        for text in ["", "ông Nguyễn Văn Đạt", "a\"b\\c\n\r\t\u{8}\u{c}\u{1}\u{7f}é/\u{1f600}"] {
            assert_eq!(quoted(text), serde_json::to_string(text).unwrap());
        }
    }

    #[test]
    fn files_stand_in_order_and_once() {
        let mut writer = Writer::new(Vec::new(), "a.example", 1, &Scope::Whole).unwrap();
        writer.add(Name::Checkpoint, b"x").unwrap();
        assert!(writer.add(Name::Checkpoint, b"x").is_err());
        assert!(writer.add(Name::Policy, b"x").is_err());
        assert!(writer.add(Name::File([0; 32]), b"x").is_err(), "not the bytes of its name");
    }
}
