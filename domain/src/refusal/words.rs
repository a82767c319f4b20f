//! The two languages refusals and findings are spoken in.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The languages of the product, Vietnamese first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vietnamese,
    /// English.
    English,
}

/// A rule and its remedy in both languages. `{name}` stands for a value of the refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The rule in Vietnamese and English.
    pub rule: [&'static str; 2],
    /// What to do, likewise.
    pub remedy: [&'static str; 2],
}

impl Words {
    /// The rule in the language asked for.
    pub fn rule(&self, language: Language) -> &'static str {
        self.rule[language as usize]
    }

    /// The remedy in the language asked for.
    pub fn remedy(&self, language: Language) -> &'static str {
        self.remedy[language as usize]
    }
}

/// Puts the values where the words name them.
pub(crate) fn fill(words: &str, args: &BTreeMap<&'static str, String>) -> String {
    args.iter().fold(words.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}
