//! Names of tiles: `tile/<row>/<index>[.p/<width>]`, the index in groups of three digits.

use std::{fmt, str::FromStr};

use super::{ROWS, WIDTH};
use crate::text::decimal;

/// The highest row the format can name. No tree is that high: see [`ROWS`].
const MAX_ROW: u8 = 63;

/// What a tile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// Hashes, each the root of `256^row` leaves.
    Hashes(u8),
    /// Entries.
    Entries,
}

/// Which tile: its row, its index in the row, and how many hashes or entries it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    row: Row,
    index: u64,
    width: u16,
}

impl Tile {
    /// A tile of 1 to 256 hashes or entries. None for another width, or a row or index that no tile can have.
    pub fn new(row: Row, index: u64, width: u16) -> Option<Self> {
        let named = match row {
            Row::Hashes(row) => row <= MAX_ROW,
            Row::Entries => true,
        };
        let fits = index <= crate::tree::MAX_SIZE && (1..=WIDTH).contains(&width);
        (named && fits).then_some(Self { row, index, width })
    }

    /// The tile as it is in a tree of `size` leaves: full, partial, or none.
    pub fn in_tree(row: Row, index: u64, size: u64) -> Option<Self> {
        let hashes = match row {
            Row::Hashes(row) if row < ROWS => size >> (8 * row),
            Row::Hashes(_) => 0,
            Row::Entries => size,
        };
        let left = hashes.checked_sub(index.checked_mul(WIDTH.into())?)?;
        Self::new(row, index, left.min(WIDTH.into()) as u16)
    }

    /// What it holds.
    pub fn row(&self) -> Row {
        self.row
    }

    /// The how many-th of its row, from 0.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// How many hashes or entries, 1 to 256.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Whether hashes or entries can still be added.
    pub fn is_partial(&self) -> bool {
        self.width < WIDTH
    }

    /// The entry bundle cut like this tile of leaves.
    pub fn as_entries(self) -> Self {
        Self { row: Row::Entries, ..self }
    }
}

impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            Row::Hashes(row) => write!(f, "tile/{row}/")?,
            Row::Entries => f.write_str("tile/entries/")?,
        }
        let mut groups = vec![self.index % 1000];
        let mut rest = self.index / 1000;
        while rest > 0 {
            groups.push(rest % 1000);
            rest /= 1000;
        }
        for (left, group) in groups.iter().enumerate().rev() {
            if left > 0 { write!(f, "x{group:03}/") } else { write!(f, "{group:03}") }?;
        }
        if self.is_partial() { write!(f, ".p/{}", self.width) } else { Ok(()) }
    }
}

/// The text is not the name of a tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotATile;

impl fmt::Display for NotATile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the name of a tile")
    }
}

impl std::error::Error for NotATile {}

impl FromStr for Tile {
    type Err = NotATile;

    fn from_str(path: &str) -> Result<Self, NotATile> {
        parse(path).filter(|tile| tile.to_string() == path).ok_or(NotATile)
    }
}

/// Reads a name, not yet checked for being the one spelling.
fn parse(path: &str) -> Option<Tile> {
    let (row, rest) = path.strip_prefix("tile/").filter(|_| path.len() <= 64)?.split_once('/')?;
    let row = match row {
        "entries" => Row::Entries,
        number => Row::Hashes(u8::try_from(decimal(number)?).ok()?),
    };
    let (index, width) = match rest.split_once(".p/") {
        Some((index, width)) => (index, u16::try_from(decimal(width)?).ok()?),
        None => (rest, WIDTH),
    };
    let mut number = 0u64;
    for group in index.split('/') {
        let digits = group.strip_prefix('x').unwrap_or(group);
        let value =
            digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.parse::<u64>().ok())??;
        number = number.checked_mul(1000)?.checked_add(value)?;
    }
    Tile::new(row, number, width)
}
