//! Why something is not allowed: a stable code, the broken rule, and what would make it acceptable.

mod code;
mod macros;
#[cfg(test)]
mod tests;
mod words;

use crate::{assignment::Finding, document::BadNumber, id::BadId, text::BadText};
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

pub use code::Code;
pub use words::{Language, Words};

/// A refused command. A value, never a silent no-op; recorded apart from the event log.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Refusal {
    /// The stable code, for machines.
    pub code: Code,
    /// Which input is to blame, as a path of field names; empty when the whole command is.
    pub path: Vec<String>,
    /// Values for the words: names of positions, dates, ids.
    pub args: BTreeMap<&'static str, String>,
    /// Which clarities are missing and why, when the gate refused.
    pub findings: Vec<Finding>,
}

impl Refusal {
    /// A refusal of the whole command.
    pub fn new(code: Code) -> Self {
        Self { code, path: Vec::new(), args: BTreeMap::new(), findings: Vec::new() }
    }

    /// Nothing of that kind has this id.
    pub fn unknown(kind: &'static str, id: impl fmt::Display) -> Self {
        Self::new(Code::Unknown).with("kind", kind).with("id", id)
    }

    /// It exists, but not at the moment.
    pub fn not_in_force(kind: &'static str, id: impl fmt::Display) -> Self {
        Self::new(Code::NotInForce).with("kind", kind).with("id", id)
    }

    /// It was registered before.
    pub fn already_exists(kind: &'static str, id: impl fmt::Display) -> Self {
        Self::new(Code::AlreadyExists).with("kind", kind).with("id", id)
    }

    /// Something that must be stated is not.
    pub fn missing(what: &'static str) -> Self {
        Self::new(Code::Missing).with("what", what)
    }

    /// Names the input to blame: `"terms.time.date"`.
    #[must_use]
    pub fn at(mut self, path: &str) -> Self {
        self.path = path.split('.').map(str::to_owned).collect();
        self
    }

    /// Fills in a value that the words mention.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.insert(name, value.to_string());
        self
    }

    /// What rule was broken, in words.
    pub fn rule(&self, language: Language) -> String {
        words::fill(self.code.words().rule(language), &self.args, language)
    }

    /// What would make it acceptable, in words.
    pub fn remedy(&self, language: Language) -> String {
        words::fill(self.code.words().remedy(language), &self.args, language)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.code, self.rule(Language::English), self.remedy(Language::English))
    }
}

impl std::error::Error for Refusal {}

impl From<BadText> for Refusal {
    fn from(bad: BadText) -> Self {
        match bad {
            BadText::Empty => Self::new(Code::TextEmpty),
            BadText::TooLong { most, given } => {
                Self::new(Code::TextTooLong).with("most", most).with("given", given)
            }
            BadText::Forbidden(char) => Self::new(Code::TextForbidden).with("char", format!("U+{char:04X}")),
        }
    }
}

impl From<BadId> for Refusal {
    fn from(bad: BadId) -> Self {
        Self::new(Code::Unknown).with("kind", bad.kind).with("id", bad.given)
    }
}

impl From<BadNumber> for Refusal {
    fn from(bad: BadNumber) -> Self {
        match bad {
            BadNumber::Secret => Self::new(Code::SecretRefused),
            BadNumber::Malformed { given } => Self::new(Code::NumberMalformed).with("given", given),
        }
    }
}
