//! A document that something rests on. Keyed by issuer, type, number and date: numbers restart.

mod decide;
mod number;
mod secret;
mod state;
#[cfg(test)]
mod tests;

use crate::{
    id::{DocumentId, PositionId},
    register::DocumentKey,
    text::{Line, Prose, fold},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use decide::decide;
pub use number::{BadNumber, DocumentNumber};
pub use secret::marked_secret;
pub use state::{State, evolve};

/// In what form it was signed (NĐ 30/2020 Art. 13; HD 36-HD/VPTW).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureForm {
    /// In one's own name.
    Own,
    /// TM. — thay mặt.
    OnBehalfOfBody,
    /// KT. — ký thay.
    ForSuperior,
    /// TL. — thừa lệnh.
    ByOrder,
    /// TUQ. — thừa ủy quyền.
    UnderAuthorisation,
    /// Q. — quyền.
    ActingHead,
}

/// What the document says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentFacts {
    /// Who issued it, as printed.
    pub issuer: Line,
    /// Number and symbol, in canonical form (`345/QĐ-UBND`, `12-NQ/ĐU`).
    pub number: DocumentNumber,
    /// The date printed on it.
    pub dated: NaiveDate,
    /// Trích yếu.
    pub subject: Line,
    /// Who signed, as printed; a person outside the organisation has no id here.
    pub signer: Option<Line>,
    /// The signer's seat, when it is one of ours.
    pub signer_position: Option<PositionId>,
    /// Form of signature.
    pub signature: SignatureForm,
    /// A document of the real world (true) or invented for a demonstration (false).
    pub real: bool,
}

impl DocumentFacts {
    /// What tells it from every other document: issuer (folded), number and date. Numbers alone restart.
    pub fn key(&self) -> DocumentKey {
        (fold(self.issuer.as_str()), self.number.clone(), self.dated)
    }
}

/// What happened to a registered document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum DocumentEvent {
    #[serde(rename = "document.registered")]
    Registered { facts: DocumentFacts },
    #[serde(rename = "document.corrected")]
    Corrected { facts: DocumentFacts, reason: Prose },
    #[serde(rename = "document.replaced")]
    Replaced { by: DocumentId, reason: Prose },
}

/// What can be asked of a document.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum DocumentCommand {
    Register { facts: DocumentFacts },
    Correct { facts: DocumentFacts, reason: Prose },
    Replace { by: DocumentId, reason: Prose },
}
