//! Numbers and symbols of documents, in both shapes: Party `12-NQ/ĐU`, state `345/QĐ-UBND`, `15/2021/QĐ-UBND`,
//! `123/UBND-VP` (a letter has no type).

use super::marked_secret;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use unicode_normalization::UnicodeNormalization;

/// Symbols that are not written in capitals throughout.
const MIXED_CASE: [(&str, &str); 5] =
    [("TTR", "TTr"), ("CTR", "CTr"), ("QYĐ", "QyĐ"), ("TTG", "TTg"), ("TCTTTG", "TCTTTg")];

/// Types of document that stand in symbols. A first symbol not among them is a body: the document is a letter.
const TYPES: [&str; 24] = [
    "NQ", "CT", "KL", "QĐ", "QyĐ", "QC", "CTr", "KH", "TB", "BC", "TTr", "HD", "CV", "BB", "GM", "NĐ", "TT",
    "PA", "ĐA", "TTLT", "NQLT", "GGT", "GUQ", "TC",
];

const LONGEST: usize = 60;

/// Why a text is not a document number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadNumber {
    /// Neither shape.
    #[error("{given:?} has neither the form 345/QĐ-UBND nor 12-NQ/ĐU")]
    Malformed {
        /// What was given, cut to 60 characters.
        given: String,
    },
    /// It carries a marking of a state secret.
    #[error("a document marked as a state secret is refused")]
    Secret,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Shape {
    /// `12-NQ/ĐU`.
    Party,
    /// `345/QĐ-UBND`.
    State,
    /// `15/2021/QĐ-UBND`.
    StateWithYear(u16),
}

/// A number and symbol in canonical form: no spaces, plain hyphens, capitals, at least two digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct DocumentNumber {
    shape: Shape,
    number: u32,
    /// A letter after the number, as in `12a`.
    suffix: Option<char>,
    /// Party: type and body. State: what stands after the last slash, cut at the hyphens.
    symbols: Vec<String>,
}

impl DocumentNumber {
    /// Reads a number as people write it: with or without `Số:`, any dash, any Đ, any case, stray spaces.
    pub fn parse(given: &str) -> Result<Self, BadNumber> {
        let malformed = || BadNumber::Malformed { given: given.chars().take(LONGEST).collect() };
        if given.chars().nth(4 * LONGEST).is_some() {
            return Err(malformed());
        }
        if marked_secret(given) {
            return Err(BadNumber::Secret);
        }
        let text = normalise(given);
        if text.chars().count() > LONGEST {
            return Err(malformed());
        }
        read(&text).ok_or_else(malformed)
    }

    /// The running number.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The type (`NQ`, `QĐ`); a letter in the state's form has none.
    pub fn document_type(&self) -> Option<&str> {
        self.symbols.first().map(String::as_str).filter(|symbol| self.is_party() || TYPES.contains(symbol))
    }

    /// Whether it has the Party's form.
    pub fn is_party(&self) -> bool {
        self.shape == Shape::Party
    }

    /// The year within the number, as normative texts carry it.
    pub fn year(&self) -> Option<u16> {
        match self.shape {
            Shape::StateWithYear(year) => Some(year),
            Shape::Party | Shape::State => None,
        }
    }
}

fn normalise(given: &str) -> String {
    let plain = |c: char| match c {
        'Ð' | 'ð' | 'Ɖ' | 'đ' => 'Đ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{2044}' | '\u{2215}' | '\u{FF0F}' => '/',
        '\u{FF1A}' => ':',
        other => other,
    };
    let invisible = |c: &char| c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}');
    let text: String =
        given.nfc().filter(|c| !invisible(c)).map(plain).flat_map(char::to_uppercase).collect();
    let bare = ["SỐKÝHIỆU", "SỐ,KÝHIỆU", "SỐHIỆU", "SỐ", "SÔ", "SO"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(&text);
    bare.trim_start_matches([':', '.']).to_owned()
}

fn read(text: &str) -> Option<DocumentNumber> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = text.get(..digits)?.parse().ok().filter(|number| (1..=999_999).contains(number))?;
    let mut rest = text.get(digits..)?;
    let suffix = rest.chars().next().filter(char::is_ascii_uppercase);
    if suffix.is_some() {
        rest = rest.get(1..)?;
    }
    let (shape, symbols) = if let Some(rest) = rest.strip_prefix('-') {
        let (kind, body) = rest.split_once('/')?;
        (
            Shape::Party,
            vec![symbol(kind)?, body.split('-').map(symbol).collect::<Option<Vec<_>>>()?.join("-")],
        )
    } else {
        let rest = rest.strip_prefix('/')?;
        let year = rest.split_once('/');
        let (shape, rest) = match year {
            Some((year, rest)) if year.len() == 4 => (Shape::StateWithYear(plausible_year(year)?), rest),
            Some(_) => return None,
            None => (Shape::State, rest),
        };
        let symbols = rest.split('-').map(symbol).collect::<Option<Vec<_>>>()?;
        if shape == Shape::State && symbols.len() < 2 {
            return None;
        }
        (shape, symbols)
    };
    Some(DocumentNumber { shape, number, suffix: suffix.map(|c| c.to_ascii_lowercase()), symbols })
}

fn plausible_year(text: &str) -> Option<u16> {
    text.parse().ok().filter(|year| (1945..=2199).contains(year))
}

/// One symbol between hyphens: a letter, then letters and digits.
fn symbol(text: &str) -> Option<String> {
    let lettered = text.chars().next()?.is_alphabetic() && text.chars().all(char::is_alphanumeric);
    if !lettered || text.chars().count() > 20 {
        return None;
    }
    let mixed = MIXED_CASE.iter().find(|(capitals, _)| *capitals == text);
    Some(mixed.map_or(text, |(_, mixed)| mixed).to_owned())
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.number)?;
        if let Some(suffix) = self.suffix {
            write!(f, "{suffix}")?;
        }
        match self.shape {
            Shape::Party => write!(f, "-{}", self.symbols.join("/")),
            Shape::State => write!(f, "/{}", self.symbols.join("-")),
            Shape::StateWithYear(year) => write!(f, "/{year}/{}", self.symbols.join("-")),
        }
    }
}

impl FromStr for DocumentNumber {
    type Err = BadNumber;
    fn from_str(text: &str) -> Result<Self, BadNumber> {
        Self::parse(text)
    }
}

impl From<DocumentNumber> for String {
    fn from(number: DocumentNumber) -> Self {
        number.to_string()
    }
}

impl TryFrom<String> for DocumentNumber {
    type Error = BadNumber;
    fn try_from(text: String) -> Result<Self, BadNumber> {
        Self::parse(&text)
    }
}
