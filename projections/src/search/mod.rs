//! Full text over code, title, description and names of results, folded; exact matches first.

mod query;
mod rows;

pub(crate) use query::query;
pub(crate) use rows::{Wording, fold};
use sauro_domain::id::AssignmentId;

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
