//! The register: organisation, holders over time, mandates, programmes, document keys, calendar.
//!
//! Folded from the log in order; every fact is kept on two axes, *known* (the ordinal of the event that said so) and
//! *in force* (effective time), so that the present and any past moment are answered by the same code.

mod fold;
mod holders;
mod mandates;
mod view;

use crate::{
    calendar::Edition,
    document::DocumentNumber,
    id::{DocumentId, MandateId, PersonId, PositionId, ProgrammeId, UnitId},
    mandate::Grant,
    position::Rank,
    programme::ProgrammeKind,
    text::Line,
    time::Timestamp,
    unit::UnitKind,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

pub use view::{Accountable, Capacity, View};

/// How many events of the log had been applied: dense, monotone, the same on every node.
pub type Ordinal = u64;

/// A value with the stretch of knowledge and the stretch of time it holds for. Ends are exclusive; none = open.
#[derive(Debug, Clone, PartialEq)]
pub struct Versioned<T> {
    /// The value.
    pub value: T,
    /// Known from this event on.
    pub known_from: Ordinal,
    /// Superseded by this event.
    pub known_to: Option<Ordinal>,
    /// In force from.
    pub from: Timestamp,
    /// In force until.
    pub to: Option<Timestamp>,
}

/// What the register knows of a unit, one version.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct UnitFacts {
    pub name: Line,
    pub kind: UnitKind,
    pub parent: Option<UnitId>,
    pub merged_into: Option<UnitId>,
    pub dissolved: bool,
}

/// What the register knows of a seat.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct PositionFacts {
    pub unit: UnitId,
    pub title: Line,
    pub rank: Rank,
    /// The seat that took over its work, by a merger.
    pub successor: Option<PositionId>,
    pub abolished: bool,
}

/// A person in a seat.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Tenure {
    pub person: PersonId,
    pub basis: Option<DocumentId>,
    /// False for the holder, true for a substitute.
    pub acting: bool,
    /// The last day of a substitution, inclusive.
    pub until: Option<NaiveDate>,
}

/// A mandate and, once it is over, since when.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct MandateFacts {
    pub grant: Grant,
    /// For a personal delegation: the seat the person held when it was given.
    pub held_with: Option<PositionId>,
    pub known_from: Ordinal,
    pub granted_at: Timestamp,
    pub revoked: Option<(Ordinal, Timestamp)>,
}

/// A programme, as far as others need it.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct ProgrammeFacts {
    pub title: Line,
    pub kind: ProgrammeKind,
    pub owner: PositionId,
    pub parent: Option<ProgrammeId>,
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
    pub closed: bool,
}

/// The key of a document: issuer (folded), number, date.
pub type DocumentKey = (String, DocumentNumber, NaiveDate);

/// Everything commands and answers need to know of the organisation, small enough to be kept in memory.
#[derive(Debug, Clone, Default)]
pub struct Register {
    pub(crate) ordinal: Ordinal,
    pub(crate) units: HashMap<UnitId, Vec<Versioned<UnitFacts>>>,
    pub(crate) positions: HashMap<PositionId, Vec<Versioned<PositionFacts>>>,
    pub(crate) tenures: HashMap<PositionId, Vec<Versioned<Tenure>>>,
    pub(crate) mandates: BTreeMap<MandateId, MandateFacts>,
    pub(crate) programmes: HashMap<ProgrammeId, Vec<Versioned<ProgrammeFacts>>>,
    pub(crate) documents: HashMap<DocumentId, (DocumentKey, Ordinal)>,
    pub(crate) persons: BTreeMap<PersonId, (bool, Ordinal)>,
    pub(crate) calendar: Vec<(Ordinal, Edition)>,
}
