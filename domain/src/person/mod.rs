//! A person. Personal values are sealed: the event holds salted commitments, the vault holds the values.

mod decide;
mod state;
#[cfg(test)]
mod tests;

use crate::{id::DocumentId, text::Prose};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use decide::decide;
pub use state::{State, evolve};

/// The personal details that can be kept about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// Họ và tên, as written.
    FullName,
    /// Tên gọi: the part people are addressed by, and sorted by.
    GivenName,
    /// How to address: đồng chí, ông, bà.
    Title,
    /// Office telephone.
    Phone,
    /// Office e-mail.
    Email,
}

/// A salted SHA-256 commitment to a value in the vault, as lower-case hex.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Commitment(pub String);

/// Sealed details: what is known about, never what it says.
pub type Sealed = BTreeMap<Detail, Commitment>;

/// What happened to a person's record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum PersonEvent {
    /// `invented`: a made-up person of a demonstration, said so on every screen.
    #[serde(rename = "person.registered")]
    Registered { details: Sealed, invented: bool },
    #[serde(rename = "person.details_corrected")]
    DetailsCorrected { details: Sealed, reason: Prose },
    /// The per-person key was destroyed; the values are beyond recovery.
    #[serde(rename = "person.data_erased")]
    DataErased { basis: Option<DocumentId>, legal_ground: Prose },
}

/// What can be asked. The application seals the values before it decides.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum PersonCommand {
    Register { details: Sealed, invented: bool },
    CorrectDetails { details: Sealed, reason: Prose },
    EraseData { basis: Option<DocumentId>, legal_ground: Prose },
}
