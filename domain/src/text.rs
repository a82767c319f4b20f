//! Text as people type it: normalised to NFC, bounded, free of control characters; and folded for search.

mod collate;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

pub use collate::{fold, name_key, sort_key};

/// Why a text cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadText {
    /// Nothing but white space.
    #[error("the text is empty")]
    Empty,
    /// Longer than the field takes.
    #[error("the text has {given} characters; at most {most} are allowed")]
    TooLong {
        /// The bound, in Unicode scalar values.
        most: usize,
        /// What was given, likewise.
        given: usize,
    },
    /// A control character or an unpaired direction mark.
    #[error("the text has a character that cannot be kept: U+{0:04X}")]
    Forbidden(u32),
}

fn clean(given: &str, most: usize, lines: bool) -> Result<String, BadText> {
    // Bound first: a hostile megabyte is not normalised before it is refused.
    let count = given.chars().take(most * 4 + 1).count();
    if count > most * 4 {
        return Err(BadText::TooLong { most, given: given.chars().count() });
    }
    let text: String = given.trim().replace("\r\n", "\n").nfc().collect();
    if text.is_empty() {
        return Err(BadText::Empty);
    }
    let count = text.chars().count();
    if count > most {
        return Err(BadText::TooLong { most, given: count });
    }
    let forbidden =
        |c: &char| (c.is_control() && !(lines && matches!(c, '\n' | '\t'))) || is_bidi_control(*c);
    match text.chars().find(forbidden) {
        Some(c) => Err(BadText::Forbidden(c as u32)),
        None => Ok(text),
    }
}

/// Direction overrides and isolates can make a name or a number read as another.
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

macro_rules! bounded_text {
    ($($(#[$doc:meta])* $name:ident up to $most:literal, lines: $lines:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The longest it can be, in Unicode scalar values.
            pub const MOST: usize = $most;

            /// Trims, normalises to NFC and checks the bound.
            pub fn parse(given: &str) -> Result<Self, BadText> { clean(given, $most, $lines).map(Self) }
            /// The text itself.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str { &self.0 }
        }
    )*};
}

bounded_text! {
    /// One line: a title, a name, a symbol.
    Line up to 500, lines: false;
    /// A paragraph or several: a reason, a report, a criterion.
    Prose up to 10000, lines: true;
}
