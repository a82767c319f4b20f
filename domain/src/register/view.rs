//! The register as known at one ordinal and in force at one moment: what decisions and answers look at.

use super::timeline::current;
use super::{DocumentKey, Ordinal, PersonFacts, PositionFacts, ProgrammeFacts, Register, UnitFacts};
use crate::{
    calendar::WorkingCalendar,
    id::{DocumentId, PersonId, PositionId, ProgrammeId, UnitId},
    time::Timestamp,
};

/// In what capacity a person answers for a position's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Capacity {
    /// Holds the seat.
    Holder,
    /// Substitutes for the holder, or for a vacant seat; the holder, if any, stays named beside.
    Acting,
    /// The seat is vacant and nobody was named: the head of the unit, or of the nearest unit above, answers.
    Superior,
}

/// Who answers for a position's work at the view's moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accountable {
    /// The position asked about, after following mergers.
    pub position: PositionId,
    /// The person who answers.
    pub person: PersonId,
    /// In what capacity.
    pub capacity: Capacity,
    /// The absent holder, when somebody acts for them.
    pub for_holder: Option<PersonId>,
    /// Since when this person, in this capacity.
    pub since: Timestamp,
    /// The document behind the appointment, when one was named.
    pub basis: Option<DocumentId>,
}

/// The register at one pair of moments. Copyable, borrowed, pure.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub(crate) register: &'a Register,
    pub(crate) known: Ordinal,
    pub(crate) at: Timestamp,
}

impl<'a> View<'a> {
    /// The moment in force.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// After how many events.
    pub fn known(&self) -> Ordinal {
        self.known
    }

    /// The same knowledge, another moment in force.
    #[must_use]
    pub fn moved_to(&self, at: Timestamp) -> View<'a> {
        View { at, ..*self }
    }

    /// The unit; after its end, what it last was.
    pub fn unit(&self, id: UnitId) -> Option<&'a UnitFacts> {
        current(self.register.units.get(&id)?, self.known, self.at).map(|row| &row.value)
    }

    /// Units in force, by id.
    pub fn units(&self) -> Vec<(UnitId, &'a UnitFacts)> {
        let all = self.register.units.keys().filter_map(|id| Some((*id, self.unit(*id)?)));
        all.filter(|(_, facts)| !facts.ended()).collect()
    }

    /// The unit and all above it: itself first, root last. From a merged unit it goes on to the one that took over.
    pub fn unit_ancestors(&self, id: UnitId) -> Vec<UnitId> {
        let mut line = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| !line.contains(id)) {
            let Some(facts) = self.unit(id) else { break };
            line.push(id);
            next = facts.merged_into.or(facts.parent);
        }
        line
    }

    /// Whether the unit is `root` or stands below it.
    pub fn within(&self, unit: UnitId, root: UnitId) -> bool {
        let mut next = Some(unit);
        let mut steps = self.register.units.len();
        while let Some(id) = next {
            let Some(facts) = self.unit(id) else { return false };
            if id == root {
                return true;
            }
            if steps == 0 {
                return false;
            }
            steps -= 1;
            next = facts.merged_into.or(facts.parent);
        }
        false
    }

    /// The seat; after its end, what it last was.
    pub fn position(&self, id: PositionId) -> Option<&'a PositionFacts> {
        self.position_row(id).map(|row| &row.value)
    }

    /// Whether the seat was ever created, at whatever moment.
    pub fn position_known(&self, id: PositionId) -> bool {
        self.register.positions.get(&id).is_some_and(|rows| rows.iter().any(|row| row.known_at(self.known)))
    }

    /// Seats in force, by id.
    pub fn positions(&self) -> Vec<(PositionId, &'a PositionFacts)> {
        let all = self.register.positions.keys().filter_map(|id| Some((*id, self.position(*id)?)));
        all.filter(|(_, facts)| !facts.abolished).collect()
    }

    /// Seats in force of the unit itself, by id.
    pub fn positions_of_unit(&self, unit: UnitId) -> Vec<PositionId> {
        let seats = self.register.seats_of_unit.get(&unit).into_iter().flatten().copied();
        seats.filter(|id| self.position(*id).is_some_and(|facts| !facts.abolished)).collect()
    }

    /// The seat that answers now for the work of this one: itself, unless mergers moved the work.
    pub fn successor(&self, id: PositionId) -> PositionId {
        self.succession(id).0
    }

    /// The seat after all mergers, and the moment of the last of them.
    pub(super) fn succession(&self, id: PositionId) -> (PositionId, Option<Timestamp>) {
        let mut passed = vec![id];
        let mut moved = None;
        let mut seat = id;
        while let Some((next, at)) =
            self.position_row(seat).and_then(|row| Some((row.value.successor?, row.from)))
        {
            if passed.contains(&next) {
                break;
            }
            passed.push(next);
            moved = moved.max(Some(at));
            seat = next;
        }
        (seat, moved)
    }

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
