//! The register: organisation, holders over time, mandates, programmes, document keys, calendar.
//!
//! Folded from the log in order; every fact is kept on two axes, *known* (the ordinal of the event that said so) and
//! *in force* (effective time), so that the present and any past moment are answered by the same code.

mod catalogue;
mod facts;
mod fold;
mod holders;
mod mandates;
mod seats;
#[cfg(test)]
mod tests;
mod timeline;
mod view;

use crate::{
    calendar::Edition,
    document::DocumentNumber,
    id::{DocumentId, MandateId, PersonId, PositionId, ProgrammeId, UnitId},
    time::Timestamp,
};
use chrono::NaiveDate;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

pub use facts::{MandateFacts, PersonFacts, PositionFacts, ProgrammeFacts, Tenure, UnitFacts};
pub(crate) use holders::acting_starts;
pub use timeline::Versioned;
pub use view::{Accountable, Capacity, View};

/// How many events of the log had been applied: dense, monotone, the same on every node.
pub type Ordinal = u64;

/// The key of a document: issuer (folded), number, date.
pub type DocumentKey = (String, DocumentNumber, NaiveDate);

/// Everything commands and answers need to know of the organisation, small enough to be kept in memory.
#[derive(Debug, Clone, Default)]
pub struct Register {
    pub(crate) ordinal: Ordinal,
    pub(crate) units: BTreeMap<UnitId, Vec<Versioned<UnitFacts>>>,
    pub(crate) positions: BTreeMap<PositionId, Vec<Versioned<PositionFacts>>>,
    pub(crate) seats_of_unit: HashMap<UnitId, BTreeSet<PositionId>>,
    pub(crate) tenures: HashMap<PositionId, Vec<Versioned<Tenure>>>,
    pub(crate) seats_of_person: HashMap<PersonId, BTreeSet<PositionId>>,
    pub(crate) mandates: BTreeMap<MandateId, MandateFacts>,
    pub(crate) programmes: BTreeMap<ProgrammeId, Vec<Versioned<ProgrammeFacts>>>,
    pub(crate) documents: HashMap<DocumentId, Vec<(Ordinal, DocumentKey)>>,
    pub(crate) document_keys: HashMap<DocumentKey, Vec<DocumentId>>,
    pub(crate) persons: BTreeMap<PersonId, PersonFacts>,
    pub(crate) calendar: Vec<(Ordinal, Arc<Edition>)>,
    pub(crate) founded: Option<(Ordinal, Timestamp)>,
}

impl Register {
    /// How many events have been applied.
    pub fn ordinal(&self) -> Ordinal {
        self.ordinal
    }

    /// As known after `known` events and in force at `at`.
    pub fn view(&self, known: Ordinal, at: Timestamp) -> View<'_> {
        View { register: self, known, at }
    }

    /// As known now and in force at `at`.
    pub fn now(&self, at: Timestamp) -> View<'_> {
        self.view(self.ordinal, at)
    }
}
