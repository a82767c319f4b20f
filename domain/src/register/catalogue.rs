//! Programmes, documents, persons and the calendar as known.

use super::timeline::current;
use super::{DocumentKey, PersonFacts, ProgrammeFacts, View};
use crate::{
    calendar::WorkingCalendar,
    id::{DocumentId, PersonId, ProgrammeId},
    time::Timestamp,
};

impl<'a> View<'a> {
    /// The programme.
    pub fn programme(&self, id: ProgrammeId) -> Option<&'a ProgrammeFacts> {
        current(self.register.programmes.get(&id)?, self.known, self.at).map(|row| &row.value)
    }

    /// Programmes, closed ones included, by id.
    pub fn programmes(&self) -> Vec<(ProgrammeId, &'a ProgrammeFacts)> {
        self.register.programmes.keys().filter_map(|id| Some((*id, self.programme(*id)?))).collect()
    }

    /// Whether the programme is `root` or a part of it.
    pub fn programme_within(&self, programme: ProgrammeId, root: ProgrammeId) -> bool {
        let mut next = Some(programme);
        let mut steps = self.register.programmes.len();
        while let Some(id) = next {
            if id == root {
                return true;
            }
            if steps == 0 {
                return false;
            }
            steps -= 1;
            next = self.programme(id).and_then(|facts| facts.parent);
        }
        false
    }

    /// The document registered under this key.
    pub fn document_by_key(&self, key: &DocumentKey) -> Option<DocumentId> {
        let ids = self.register.document_keys.get(key)?;
        ids.iter().copied().find(|id| self.document_key(*id) == Some(key))
    }

    /// The key of a document, as last corrected.
    pub fn document_key(&self, id: DocumentId) -> Option<&'a DocumentKey> {
        let rows = self.register.documents.get(&id)?;
        rows.iter().rev().find(|(known_from, _)| *known_from <= self.known).map(|(_, key)| key)
    }

    /// Whether the document is registered.
    pub fn document_known(&self, id: DocumentId) -> bool {
        self.document_key(id).is_some()
    }

    /// What is known of a person.
    pub fn person(&self, id: PersonId) -> Option<PersonFacts> {
        let facts = self.register.persons.get(&id).filter(|facts| facts.known_from <= self.known)?;
        Some(PersonFacts { erased: facts.erased.filter(|n| *n <= self.known), ..*facts })
    }

    /// Whether the person is registered.
    pub fn person_known(&self, id: PersonId) -> bool {
        self.person(id).is_some()
    }

    /// Everybody registered, by id.
    pub fn persons(&self) -> Vec<PersonId> {
        self.register.persons.keys().copied().filter(|id| self.person_known(*id)).collect()
    }

    /// When the first organiser by a root mandate was recorded as seated: from then on the founder's work is done.
    pub fn founded(&self) -> Option<Timestamp> {
        self.register.founded.filter(|(n, _)| *n <= self.known).map(|(_, at)| at)
    }

    /// The newest edition known; Monday to Friday, version 0, while none is published.
    pub fn calendar(&self) -> WorkingCalendar {
        let edition = self.register.calendar.iter().rev().find(|(n, _)| *n <= self.known);
        WorkingCalendar::of(edition.map(|(_, edition)| edition.clone()))
    }
}
