//! The entries against the root of the head, and which entry it is when they do not lead there.

use std::collections::BTreeMap;

use sauro_ledger::{
    Frontier, Hash, leaf_hash,
    tiles::{self, Edge, Row, Tile, decode_entries, decode_hashes},
};

use crate::report::{Code, Report};

/// A head the log had earlier, to be met on the way.
struct Mark {
    root: Hash,
    code: Code,
    what: String,
}

/// The tree of a whole log, growing as tiles and entries are read.
pub struct Tree {
    size: u64,
    root: Hash,
    /// Leaf hashes as the tiles have them.
    tiled: Edge,
    leaves: Vec<Hash>,
    /// Higher tiles that follow from the leaf hashes, once these are all read; read ones are taken out.
    expected: Option<BTreeMap<Tile, Vec<Hash>>>,
    completed: BTreeMap<Tile, Vec<Hash>>,
    /// Leaf hashes of the entries themselves.
    entries: Frontier,
    marks: BTreeMap<u64, Vec<Mark>>,
    /// The largest mark that held, and the first that did not.
    held: u64,
    broken: Option<(u64, String)>,
    /// Entries whose bytes do not hash to the tile's leaf.
    differing: Vec<(u64, Option<(String, u64)>)>,
    earlier: Vec<Hash>,
}

/// Looks at an entry: its index, leaf hash and bytes. Tells its stream and version, if it can be read.
pub type Each<'e> = &'e mut dyn FnMut(u64, Hash, &[u8], &mut Report) -> Option<(String, u64)>;

/// Entries named one by one; where all that follow are shifted, more say nothing.
const NAMED: usize = 20;

impl Tree {
    /// The tree under a head. `earlier`: leaf hashes of a bundle the reader kept.
    pub fn new(size: u64, root: Hash, earlier: Vec<Hash>) -> Self {
        Self {
            size,
            root,
            tiled: Edge::new(),
            leaves: Vec::new(),
            expected: None,
            completed: BTreeMap::new(),
            entries: Frontier::new(),
            marks: BTreeMap::new(),
            held: 0,
            broken: None,
            differing: Vec::new(),
            earlier,
        }
    }

    /// A head that must be met when the tree has this size.
    pub fn mark(&mut self, size: u64, root: Hash, code: Code, what: String) {
        self.marks.entry(size).or_default().push(Mark { root, code, what });
    }

    /// Takes in a tile of hashes.
    pub fn hashes(&mut self, tile: &Tile, bytes: &[u8], report: &mut Report) {
        let hashes = decode_hashes(tile, bytes).filter(|_| bytes.len() == usize::from(tile.width()) * 32);
        let Some(hashes) = hashes else { return report.found(Code::Tile, None, tile.to_string()) };
        if Tile::in_tree(tile.row(), tile.index(), self.size) != Some(*tile) {
            // Too wide or too narrow for the head: said, and read on, to find where it went wrong.
            report.found(Code::Tile, None, tile.to_string());
        }
        if tile.row() == Row::Hashes(0) {
            if tile.index() * u64::from(tiles::WIDTH) != self.tiled.size() {
                return report.found(Code::Missing, None, format!("tile/0, {tile}"));
            }
            for leaf in hashes {
                self.leaves.push(leaf);
                let higher =
                    self.tiled.push(leaf).into_iter().filter(|(tile, _)| tile.row() != Row::Hashes(0));
                self.completed.extend(higher);
            }
        } else if self.expected().remove(tile).is_none_or(|expected| expected != hashes) {
            report.found(Code::Tile, None, tile.to_string());
        }
    }

    fn expected(&mut self) -> &mut BTreeMap<Tile, Vec<Hash>> {
        let (completed, tiled) = (&mut self.completed, &self.tiled);
        self.expected.get_or_insert_with(|| {
            let mut expected = std::mem::take(completed);
            expected.extend(tiled.partials().into_iter().filter(|(tile, _)| tile.row() != Row::Hashes(0)));
            expected
        })
    }

    /// Takes in a bundle of entries; gives each with its index and leaf hash.
    pub fn bundle(&mut self, tile: &Tile, bytes: &[u8], report: &mut Report, each: Each<'_>) {
        let next = self.entries.size();
        if tile.index() * u64::from(tiles::WIDTH) != next {
            return report.found(Code::Missing, Some((next, None)), format!("tile/entries, {tile}"));
        }
        let Some(entries) = decode_entries(tile, bytes) else {
            return report.found(Code::Tile, Some((next, None)), tile.to_string());
        };
        for (index, bytes) in (next..).zip(entries) {
            let leaf = leaf_hash(bytes);
            let place = each(index, leaf, bytes, report);
            let at = usize::try_from(index).unwrap_or(usize::MAX);
            if self.earlier.get(at).is_some_and(|kept| *kept != leaf) {
                let place = place.as_ref().map(|(stream, ver)| (stream.as_str(), *ver));
                report.found(Code::Earlier, Some((index, place)), String::new());
            }
            if self.leaves.get(at) != Some(&leaf) && self.differing.len() < NAMED {
                self.differing.push((index, place));
            }
            self.entries.push(leaf);
            let Some(marks) = self.marks.remove(&self.entries.size()) else { continue };
            let root = self.entries.root();
            for mark in marks {
                if mark.root == root {
                    self.held = self.entries.size();
                } else {
                    self.broken.get_or_insert((self.entries.size(), mark.what.clone()));
                    report.found(mark.code, None, mark.what);
                }
            }
        }
    }

    /// Tells what does not fit together.
    pub fn finish(mut self, report: &mut Report) {
        let (size, read) = (self.size, self.entries.size());
        if read != size {
            report.found(Code::EntryCount, Some((read, None)), format!("{read} / {size}"));
        }
        if self.tiled.size() != size {
            report.found(Code::Missing, None, "tile/0");
        }
        let rest: Vec<String> = self.expected().keys().map(Tile::to_string).collect();
        rest.into_iter().for_each(|tile| report.found(Code::Missing, None, tile));
        let leads = self.entries.root() == self.root && read == size;
        match self.differing.first() {
            None => {}
            Some((index, _)) if leads => {
                let tile = Tile::in_tree(Row::Hashes(0), index / u64::from(tiles::WIDTH), size);
                report.found(Code::Tile, None, tile.map_or(String::new(), |tile| tile.to_string()));
            }
            // The tiles lead to the root and the entries do not, or neither: what differs is known.
            Some(_) => {
                for (index, place) in &self.differing {
                    let place = place.as_ref().map(|(stream, ver)| (stream.as_str(), *ver));
                    report.found(Code::EntryBytes, Some((*index, place)), String::new());
                }
            }
        }
        // Heads that were signed on the way say from where on.
        let (until, what) = match self.broken {
            Some((until, what)) => (until, what),
            None if leads => return,
            None => (size, "checkpoint".to_owned()),
        };
        let range = format!("{}–{} ({what})", self.held, until.saturating_sub(1));
        report.found(Code::Rewritten, Some((self.held, None)), range);
    }
}
