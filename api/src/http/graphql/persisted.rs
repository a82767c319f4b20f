//! The documents the screens were built with: a browser session may send their ids and nothing else.

use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Written by the web build; `{}` where the screens have not been built.
const EMBEDDED: &str = include_str!(concat!(env!("OUT_DIR"), "/persisted.json"));

/// Document texts by id.
#[derive(Debug, Clone, Default)]
pub struct Persisted(HashMap<String, String>);

impl Persisted {
    /// The documents of the screens in this binary. In a debug build, `SAURO_WEB_DOCUMENTS` names a list to take
    /// instead, so that work on the screens needs no compiler.
    pub fn embedded() -> Self {
        let named = if cfg!(debug_assertions) { std::env::var_os("SAURO_WEB_DOCUMENTS") } else { None };
        let named = named.and_then(|path| std::fs::read_to_string(path).ok());
        Self::from_json(named.as_deref().unwrap_or(EMBEDDED)).unwrap_or_else(|error| {
            tracing::error!(%error, "the list of persisted documents in this binary cannot be read");
            Self::default()
        })
    }

    /// A list as the web build writes it: id → text.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        Ok(Self(serde_json::from_str(json)?))
    }

    /// The text of a document; the id may carry the `sha256:` of the GraphQL-over-HTTP appendix.
    pub fn get(&self, id: &str) -> Option<&str> {
        self.0.get(id.strip_prefix("sha256:").unwrap_or(id)).map(String::as_str)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The screens have not been built into this binary.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The id of a document text.
pub fn id_of(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}
