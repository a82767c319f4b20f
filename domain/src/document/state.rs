//! What is known of a document, folded from its events.

use super::{DocumentEvent, DocumentFacts};
use crate::{event::Meta, id::DocumentId};

/// A document at the end of its stream.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(clippy::large_enum_variant)]
pub enum State {
    /// Never registered.
    #[default]
    Absent,
    /// Registered, as last corrected.
    #[allow(missing_docs)]
    Registered { facts: DocumentFacts, replaced_by: Option<DocumentId> },
}

/// What the event means. Total: what makes no sense changes nothing.
pub fn evolve(state: State, event: &DocumentEvent, _meta: &Meta) -> State {
    match (state, event) {
        (State::Absent, DocumentEvent::Registered { facts }) => {
            State::Registered { facts: facts.clone(), replaced_by: None }
        }
        (State::Registered { replaced_by, .. }, DocumentEvent::Corrected { facts, .. }) => {
            State::Registered { facts: facts.clone(), replaced_by }
        }
        (State::Registered { facts, .. }, DocumentEvent::Replaced { by, .. }) => {
            State::Registered { facts, replaced_by: Some(*by) }
        }
        (state, _) => state,
    }
}
