//! What the register knows of each thing.

use super::Ordinal;
use crate::{
    id::{DocumentId, PersonId, PositionId, ProgrammeId, UnitId},
    mandate::Grant,
    position::Rank,
    programme::ProgrammeKind,
    text::Line,
    time::{Timestamp, day_of, end_of, start_of},
    unit::UnitKind,
};
use chrono::NaiveDate;

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

impl UnitFacts {
    /// Whether it was merged or dissolved.
    pub fn ended(&self) -> bool {
        self.dissolved || self.merged_into.is_some()
    }
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

/// What the register knows of a person: never a personal value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonFacts {
    /// A made-up person of a demonstration.
    pub invented: bool,
    /// Registered by this event.
    pub known_from: Ordinal,
    /// The personal values were erased by this event.
    pub erased: Option<Ordinal>,
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
    /// Revocations, and ends by merger or abolition of the holding seat: known by which event, in force from when.
    pub ended: Vec<(Ordinal, Timestamp)>,
}

impl MandateFacts {
    /// The first moment it holds: the grant itself on the first day, else the start of that day.
    pub fn starts(&self) -> Timestamp {
        if day_of(self.granted_at) == self.grant.valid_from {
            self.granted_at
        } else {
            start_of(self.grant.valid_from)
        }
    }

    /// The first moment it no longer holds by its own term.
    pub fn expires(&self) -> Option<Timestamp> {
        self.grant.valid_until.map(end_of)
    }

    /// Since when it is over before its term, as known.
    pub fn revoked_at(&self, known: Ordinal) -> Option<Timestamp> {
        self.ended.iter().filter(|(ordinal, _)| *ordinal <= known).map(|(_, at)| *at).min()
    }
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
