//! From a request to a parsed document: by id or free-form, within bounds, parsed once.

use super::{
    incoming::Incoming,
    limits::{Limits, check_document, check_text},
    persisted::{Persisted, id_of},
};
use crate::{auth::viewer::Credential, clock::locked};
use async_graphql::parser::{
    parse_query,
    types::{ExecutableDocument, OperationType},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

/// Parsed documents kept.
const KEPT: usize = 1_000;

/// Why there is no document to execute.
#[derive(Debug)]
pub enum NoDocument {
    /// The request is malformed: neither a document nor an id, or both.
    Malformed(&'static str),
    /// This credential may not send it.
    NotAllowed(&'static str),
    /// A bound was passed.
    TooCostly(String),
    /// The text is not GraphQL.
    Syntax(String),
}

/// The text and its parsed form.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// As sent or as persisted.
    pub text: Arc<str>,
    /// Parsed.
    pub document: Arc<ExecutableDocument>,
}

impl Parsed {
    /// What kind of operation would run; none when the name picks none.
    pub fn operation(&self, name: Option<&str>) -> Option<OperationType> {
        let mut operations = self.document.operations.iter();
        let picked = match name {
            Some(name) => operations.find(|(given, _)| given.is_some_and(|given| given.as_str() == name)),
            None => operations.next().filter(|_| operations.next().is_none()),
        };
        picked.map(|(_, operation)| operation.node.ty)
    }
}

/// The documents of this server.
#[derive(Debug)]
pub struct Documents {
    persisted: Persisted,
    limits: Limits,
    freeform_for_sessions: bool,
    parsed: Mutex<HashMap<String, Parsed>>,
}

impl Documents {
    /// With the persisted documents and the bounds of free-form ones.
    pub fn new(persisted: Persisted, limits: Limits, freeform_for_sessions: bool) -> Self {
        Self { persisted, limits, freeform_for_sessions, parsed: Mutex::default() }
    }

    /// Finds the document of a request.
    pub fn find(&self, incoming: &Incoming, credential: Credential) -> Result<Parsed, NoDocument> {
        match (&incoming.query, &incoming.document_id) {
            (Some(_), Some(_)) => Err(NoDocument::Malformed("give either query or documentId, not both")),
            (None, None) => Err(NoDocument::Malformed("query or documentId is missing")),
            (None, Some(id)) => match self.persisted.get(id) {
                Some(text) => self.parse(text),
                None => Err(NoDocument::NotAllowed("there is no persisted document with this id")),
            },
            (Some(_), None) if credential == Credential::Session && !self.freeform_for_sessions => {
                Err(NoDocument::NotAllowed(
                    "a browser session sends documentId only; free-form documents need an API token",
                ))
            }
            (Some(text), None) => {
                check_text(text, &self.limits).map_err(NoDocument::TooCostly)?;
                let parsed = self.parse(text)?;
                check_document(&parsed.document, &self.limits).map_err(NoDocument::TooCostly)?;
                Ok(parsed)
            }
        }
    }

    fn parse(&self, text: &str) -> Result<Parsed, NoDocument> {
        let key = id_of(text);
        if let Some(parsed) = locked(&self.parsed).get(&key) {
            return Ok(parsed.clone());
        }
        let document = parse_query(text).map_err(|error| NoDocument::Syntax(error.to_string()))?;
        let parsed = Parsed { text: text.into(), document: Arc::new(document) };
        let mut kept = locked(&self.parsed);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, parsed.clone());
        Ok(parsed)
    }
}
