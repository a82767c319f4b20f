//! What is known about a person, folded from the record's events.

use super::{PersonEvent, Sealed};
use crate::event::Meta;

/// A person's record at the end of its stream.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum State {
    /// Never registered.
    #[default]
    Absent,
    /// Registered.
    #[allow(missing_docs)]
    Registered { details: Sealed, invented: bool },
    /// The values are beyond recovery.
    Erased,
}

/// What the event means. Total: what makes no sense changes nothing.
pub fn evolve(state: State, event: &PersonEvent, _meta: &Meta) -> State {
    match (state, event) {
        (State::Absent, PersonEvent::Registered { details, invented }) => {
            State::Registered { details: details.clone(), invented: *invented }
        }
        (State::Registered { mut details, invented }, PersonEvent::DetailsCorrected { details: new, .. }) => {
            details.extend(new.clone());
            State::Registered { details, invented }
        }
        (State::Registered { .. }, PersonEvent::DataErased { .. }) => State::Erased,
        (state, _) => state,
    }
}
