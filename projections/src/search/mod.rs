//! Full text over code, title, description and names of results, folded; exact matches first.

mod query;
mod rows;

pub(crate) use query::query;
pub(crate) use rows::{Wording, fold};
use sauro_domain::id::AssignmentId;

/// Hyphens and dashes, as keyboards and programs write them.
const DASHES: [char; 7] = ['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'];

/// A text as it is searched: no tones, no marks, lower case, hyphens and dashes as spaces.
pub fn plain(text: &str) -> String {
    sauro_domain::text::fold(&text.replace(DASHES, " "))
}

/// A hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The assignment.
    pub assignment: AssignmentId,
    /// Its human code.
    pub code: String,
    /// Its title.
    pub title: Option<String>,
    /// Whether the words stand there with exactly these tones and letters.
    pub exact: bool,
}
