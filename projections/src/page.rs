//! Pages of long lists, by keyset: stable while the list grows, because a cursor names the ordinal it was read at.

use crate::{Result, ViewError};
use std::{fmt, str::FromStr};

/// The most entries on one page.
pub const MOST: u32 = 100;

/// How much, and from which end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// From the front.
    First(u32),
    /// From the back.
    Last(u32),
}

/// Which page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// How much.
    pub take: Take,
    /// Only entries after this one.
    pub after: Option<Cursor>,
    /// Only entries before this one.
    pub before: Option<Cursor>,
}

impl Paging {
    /// The first `count` entries.
    pub fn first(count: u32) -> Self {
        Self { take: Take::First(count), after: None, before: None }
    }

    /// The same page size, after an entry.
    #[must_use]
    pub fn after(mut self, cursor: Cursor) -> Self {
        self.after = Some(cursor);
        self
    }

    /// The number of entries and whether they are taken from the back.
    pub(crate) fn size(&self) -> Result<(usize, bool)> {
        let (given, back) = match self.take {
            Take::First(count) => (count, false),
            Take::Last(count) => (count, true),
        };
        match given {
            1..=MOST => Ok((given as usize, back)),
            _ => Err(ViewError::PageSize { given, most: MOST }),
        }
    }
}

/// The place of an entry in a list: its sort key, its number, and the ordinal the list was read at. Opaque outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) ordinal: i64,
    pub(crate) key: String,
    pub(crate) number: i64,
}

impl Cursor {
    /// The ordinal the list was read at: resolve the same moment again and the pages fit together.
    pub fn ordinal(&self) -> sauro_domain::register::Ordinal {
        self.ordinal.unsigned_abs()
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}.{:x}.", self.ordinal, self.number)?;
        self.key.bytes().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Cursor {
    type Err = ViewError;
    fn from_str(text: &str) -> Result<Self> {
        read(text).ok_or(ViewError::BadCursor)
    }
}

fn read(text: &str) -> Option<Cursor> {
    let mut parts = text.splitn(3, '.');
    let mut number = || i64::from_str_radix(parts.next()?, 16).ok().filter(|n| *n >= 0);
    let (ordinal, number) = (number()?, number()?);
    let digits = parts.next().filter(|hex| hex.len() <= 4096 && hex.is_ascii())?;
    let bytes: Option<Vec<u8>> = digits
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    Some(Cursor { ordinal, key: String::from_utf8(bytes?).ok()?, number })
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The entries in order, each with its place.
    pub edges: Vec<(Cursor, T)>,
    /// Whether there are entries after the last.
    pub has_next: bool,
    /// Whether there are entries before the first.
    pub has_previous: bool,
}

impl<T> Page<T> {
    /// The entries without their places.
    pub fn nodes(&self) -> impl Iterator<Item = &T> {
        self.edges.iter().map(|(_, node)| node)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back() {
        let cursor = Cursor { ordinal: 77, key: "2026-01-09".into(), number: 12 };
        assert_eq!(cursor.to_string().parse::<Cursor>().expect("ours"), cursor);
    }

    #[test]
    fn a_foreign_cursor_is_refused() {
        for text in ["", "1", "1.2", "x.1.00", "1.1.0g", "1.1.é", "-1.1.00", "1.1.ff"] {
            assert!(matches!(text.parse::<Cursor>(), Err(ViewError::BadCursor)), "{text}");
        }
    }

    #[test]
    fn a_page_is_bounded() {
        assert!(Paging::first(0).size().is_err());
        assert!(Paging::first(101).size().is_err());
        assert_eq!(Paging::first(100).size().expect("in bounds"), (100, false));
    }
}
