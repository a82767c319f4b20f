//! Evidence: a stored file or a registered document.

use super::Reader;
use crate::graphql::scalars::{Date, Sha256};
use async_graphql::{ID, InputObject};
use sauro_domain::assignment::{Evidence, limits};

/// A piece of evidence (minh chứng): a file stored before under its SHA-256, or a registered document.
#[derive(InputObject, Debug, Clone)]
pub struct EvidenceInput {
    /// What it is (tên minh chứng).
    pub title: String,
    /// The stored file (tệp).
    pub sha256: Option<Sha256>,
    /// The registered document (văn bản).
    pub document: Option<ID>,
    /// The day it speaks of (ngày của minh chứng).
    pub dated: Date,
}

impl EvidenceInput {
    /// Reads it.
    pub fn read(self, r: &mut Reader) -> Option<Evidence> {
        let sha256 = r.hash_if("sha256", self.sha256.as_ref());
        let document = r.id_if("document", self.document.as_ref());
        let dated = r.day("dated", self.dated);
        Some(Evidence { title: r.line("title", &self.title)?, sha256, document, dated })
    }
}

/// Reads a list of evidence.
pub fn read_evidence(r: &mut Reader, given: Option<Vec<EvidenceInput>>) -> Vec<Evidence> {
    r.each("evidence", limits::EVIDENCE, given, |r, item| item.read(r))
}
