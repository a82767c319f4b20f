//! The register as known at one ordinal and in force at one moment: what decisions and answers look at.

use super::timeline::current;
use super::{Ordinal, PositionFacts, Register, UnitFacts};
use crate::{
    id::{DocumentId, PersonId, PositionId, UnitId},
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

    /// Whether the unit is known to end, at whatever moment.
    pub fn unit_ends(&self, id: UnitId) -> bool {
        let rows = self.register.units.get(&id).into_iter().flatten();
        rows.filter(|row| row.known_at(self.known)).any(|row| row.value.ended())
    }

    /// Units in force, by id.
    pub fn units(&self) -> Vec<(UnitId, &'a UnitFacts)> {
        let all = self.register.units.keys().filter_map(|id| Some((*id, self.unit(*id)?)));
        all.filter(|(_, facts)| !facts.ended()).collect()
    }

    /// Units that were merged or dissolved by the moment, by id.
    pub fn ended_units(&self) -> Vec<(UnitId, &'a UnitFacts)> {
        let all = self.register.units.keys().filter_map(|id| Some((*id, self.unit(*id)?)));
        all.filter(|(_, facts)| facts.ended()).collect()
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

    /// Whether the seat is known to be abolished, at whatever moment.
    pub fn position_ends(&self, id: PositionId) -> bool {
        let rows = self.register.positions.get(&id).into_iter().flatten();
        rows.filter(|row| row.known_at(self.known)).any(|row| row.value.abolished)
    }

    /// Seats in force, by id.
    pub fn positions(&self) -> Vec<(PositionId, &'a PositionFacts)> {
        let all = self.register.positions.keys().filter_map(|id| Some((*id, self.position(*id)?)));
        all.filter(|(_, facts)| !facts.abolished).collect()
    }

    /// Seats that were abolished by the moment, by id.
    pub fn abolished_positions(&self) -> Vec<(PositionId, &'a PositionFacts)> {
        let all = self.register.positions.keys().filter_map(|id| Some((*id, self.position(*id)?)));
        all.filter(|(_, facts)| facts.abolished).collect()
    }

    /// Seats in force of the unit itself, by id.
    pub fn positions_of_unit(&self, unit: UnitId) -> Vec<PositionId> {
        let seats = self.register.seats_of_unit.get(&unit).into_iter().flatten().copied();
        let here = |facts: &PositionFacts| facts.unit == unit && !facts.abolished;
        seats.filter(|id| self.position(*id).is_some_and(here)).collect()
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
}
