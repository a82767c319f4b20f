//! Who sits where: tenures folded from the seats' events, and the questions asked of them.

use super::timeline::{amend, begin, current, cut};
use super::{Accountable, Capacity, Ordinal, PositionFacts, Register, Tenure, Versioned, View};
use crate::{
    id::{DocumentId, PersonId, PositionId, UnitId},
    position::{Cover, PositionEvent, Rank},
    time::{Timestamp, day_of, end_of, start_of},
};
use chrono::NaiveDate;

/// The first moment of a substitution: the act itself on its first day, else the start of that day.
pub(crate) fn acting_starts(from: NaiveDate, effective: Timestamp) -> Timestamp {
    if day_of(effective) == from { effective } else { start_of(from) }
}

impl Register {
    pub(super) fn position(&mut self, id: PositionId, event: &PositionEvent, n: Ordinal, at: Timestamp) {
        match event {
            PositionEvent::Created { unit, title, rank, .. } => {
                let facts = PositionFacts {
                    unit: *unit,
                    title: title.clone(),
                    rank: *rank,
                    successor: None,
                    abolished: false,
                };
                begin(self.positions.entry(id).or_default(), n, at, None, facts);
                self.seats_of_unit.entry(*unit).or_default().insert(id);
            }
            PositionEvent::Abolished { .. } => {
                amend(self.positions.entry(id).or_default(), n, at, |facts| facts.abolished = true);
                self.vacate(id, n, at);
                self.end_mandates_of(id, &[], n, at);
            }
            PositionEvent::Appointed { person, basis } => {
                self.vacate(id, n, at);
                self.seat(id, n, at, None, Tenure::of(*person, *basis, false, None));
            }
            PositionEvent::Relieved { cover, basis, .. } => {
                self.vacate(id, n, at);
                match cover {
                    Some(Cover::Successor(p)) => {
                        self.seat(id, n, at, None, Tenure::of(*p, *basis, false, None))
                    }
                    Some(Cover::Acting(p)) => self.seat(id, n, at, None, Tenure::of(*p, *basis, true, None)),
                    None => {}
                }
            }
            PositionEvent::ActingAppointed { person, from, until, basis, .. } => {
                let tenure = Tenure::of(*person, *basis, true, *until);
                self.seat(id, n, acting_starts(*from, at), until.map(end_of), tenure);
            }
            PositionEvent::ActingEnded { person, .. } => {
                let rows = self.tenures.entry(id).or_default();
                cut(rows, n, at, |tenure| tenure.acting && tenure.person == *person);
            }
        }
    }

    /// A change of holder ends every tenure of the seat, substitutions included: they were for the one who left.
    pub(super) fn vacate(&mut self, id: PositionId, n: Ordinal, at: Timestamp) {
        cut(self.tenures.entry(id).or_default(), n, at, |_| true);
    }

    fn seat(&mut self, id: PositionId, n: Ordinal, from: Timestamp, to: Option<Timestamp>, tenure: Tenure) {
        self.seats_of_person.entry(tenure.person).or_default().insert(id);
        begin(self.tenures.entry(id).or_default(), n, from, to, tenure);
    }
}

impl Tenure {
    fn of(person: PersonId, basis: Option<DocumentId>, acting: bool, until: Option<NaiveDate>) -> Self {
        Self { person, basis, acting, until }
    }
}

impl<'a> View<'a> {
    fn tenure(&self, id: PositionId, acting: bool) -> Option<&'a Versioned<Tenure>> {
        let rows = self.register.tenures.get(&id)?;
        rows.iter()
            .rev()
            .find(|row| row.value.acting == acting && row.known_at(self.known) && row.covers(self.at))
    }

    /// Who holds the seat itself (mergers are not followed).
    pub fn holder(&self, id: PositionId) -> Option<&'a Tenure> {
        self.tenure(id, false).map(|row| &row.value)
    }

    /// Who acts for the holder, or for a vacant seat.
    pub fn acting(&self, id: PositionId) -> Option<&'a Tenure> {
        self.tenure(id, true).map(|row| &row.value)
    }

    /// Every tenure of the seat, past and future, as known, by start.
    pub fn tenures(&self, id: PositionId) -> Vec<&'a Versioned<Tenure>> {
        let rows = self.register.tenures.get(&id).map_or(&[][..], Vec::as_slice);
        let mut known: Vec<_> = rows.iter().filter(|row| row.known_at(self.known)).collect();
        known.sort_by_key(|row| row.from);
        known
    }

    /// Whether the person holds the seat, or acts in it, at the moment of the view or at any later one, as recorded; or the
    /// seat that took its place.
    pub(crate) fn sits_from_now_on(&self, person: PersonId, id: PositionId) -> bool {
        let lasts = |row: &&Versioned<Tenure>| row.to.is_none_or(|to| self.at < to);
        let sits = |seat| self.tenures(seat).into_iter().filter(lasts).any(|row| row.value.person == person);
        sits(id) || sits(self.successor(id))
    }

    /// Every tenure of the person in whatever seat, past and future, as known, by start.
    pub fn tenures_of_person(&self, person: PersonId) -> Vec<(PositionId, &'a Versioned<Tenure>)> {
        let seats = self.register.seats_of_person.get(&person).into_iter().flatten();
        let rows = seats.flat_map(|id| self.tenures(*id).into_iter().map(|row| (*id, row)));
        let mut own: Vec<_> = rows.filter(|(_, row)| row.value.person == person).collect();
        own.sort_by_key(|(id, row)| (row.from, *id));
        own
    }

    /// Who answers for the work of the seat. Never empty while the seat is in force and a head sits above it.
    pub fn accountable(&self, id: PositionId) -> Option<Accountable> {
        let (position, merged) = self.succession(id);
        let seat = self.position_row(position)?;
        if seat.value.abolished {
            return None;
        }
        let holder = self.tenure(position, false);
        let (row, capacity, after) = match (self.tenure(position, true), holder) {
            (Some(acting), _) => (acting, Capacity::Acting, None),
            (None, Some(holder)) => (holder, Capacity::Holder, None),
            (None, None) => {
                let head = self.head_above(position, seat.value.unit)?;
                (head, Capacity::Superior, self.vacant_since(position))
            }
        };
        let since = [after, merged].into_iter().flatten().fold(row.from, Timestamp::max);
        let for_holder = if capacity == Capacity::Acting { holder.map(|row| row.value.person) } else { None };
        Some(Accountable {
            position,
            person: row.value.person,
            capacity,
            for_holder,
            since,
            basis: row.value.basis,
        })
    }

    /// The tenure of the first seated head of the unit, or of the nearest unit above; a substitute before a holder.
    fn head_above(&self, vacant: PositionId, unit: UnitId) -> Option<&'a Versioned<Tenure>> {
        self.unit_ancestors(unit).into_iter().find_map(|unit| {
            self.positions_of_unit(unit).into_iter().filter(|id| *id != vacant).find_map(|id| {
                let facts = self.position(id)?;
                if facts.rank != Rank::Head {
                    return None;
                }
                self.tenure(id, true).or_else(|| self.tenure(id, false))
            })
        })
    }

    /// Since when nobody sits in the seat: the end of the last tenure, or the creation of the seat.
    fn vacant_since(&self, id: PositionId) -> Option<Timestamp> {
        let ends = self.tenures(id).into_iter().filter_map(|row| row.to).filter(|to| *to <= self.at);
        let rows = self.register.positions.get(&id)?;
        let created = rows.iter().filter(|row| row.known_at(self.known)).map(|row| row.from).min();
        ends.max().or(created)
    }

    pub(super) fn position_row(&self, id: PositionId) -> Option<&'a Versioned<PositionFacts>> {
        current(self.register.positions.get(&id)?, self.known, self.at)
    }
}
