//! In which seats a person may act.

use super::{Capacity, View};
use crate::{
    id::{PersonId, PositionId, UnitId},
    position::Rank,
};

impl View<'_> {
    /// Seats in which the person may act, as holder or substitute, by id.
    pub fn positions_of_person(&self, person: PersonId) -> Vec<(PositionId, Capacity)> {
        let seats = self.register.seats_of_person.get(&person).into_iter().flatten();
        seats.filter_map(|id| self.may_act(person, *id).map(|capacity| (*id, capacity))).collect()
    }

    /// The seat to start in when none was chosen: one held rather than one acted in, and the office that carries most
    /// work rather than a committee seat held beside it.
    pub fn first_seat(&self, person: PersonId) -> Option<(PositionId, Capacity)> {
        let weight = |id: PositionId| match self.position(id).map(|facts| facts.rank) {
            Some(Rank::Head) => 0,
            Some(Rank::Deputy) => 1,
            Some(Rank::Staff) => 2,
            Some(Rank::Member) | None => 3,
        };
        let seats = self.positions_of_person(person).into_iter();
        seats.min_by_key(|(id, capacity)| (*capacity != Capacity::Holder, weight(*id), *id))
    }

    /// In what capacity the person may act in the seat. Answering as a superior for a vacant seat is no right to act
    /// in it.
    pub fn may_act(&self, person: PersonId, position: PositionId) -> Option<Capacity> {
        if self.position(position)?.abolished {
            return None;
        }
        if self.holder(position).is_some_and(|tenure| tenure.person == person) {
            return Some(Capacity::Holder);
        }
        self.acting(position).filter(|tenure| tenure.person == person).map(|_| Capacity::Acting)
    }

    /// The seat that a personal delegation is tied to: one the person holds within the scope, else any they hold.
    pub(crate) fn seat_of_delegate(&self, person: PersonId, scope: UnitId) -> Option<PositionId> {
        let held: Vec<_> = self.positions_of_person(person);
        let held: Vec<_> =
            held.into_iter().filter(|(_, as_)| *as_ == Capacity::Holder).map(|(id, _)| id).collect();
        let inside =
            |id: &&PositionId| self.position(**id).is_some_and(|facts| self.within(facts.unit, scope));
        held.iter().find(inside).or(held.first()).copied()
    }
}
