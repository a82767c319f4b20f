//! Mandates as known and in force.

use super::{MandateFacts, View};
use crate::{
    id::{MandateId, PersonId, PositionId},
    mandate::{Holder, standing},
};

/// Longer chains do not exist: the depth of a mandate is one byte.
const LONGEST_CHAIN: usize = 257;

impl<'a> View<'a> {
    /// A mandate as known, in force or not.
    pub fn mandate(&self, id: MandateId) -> Option<&'a MandateFacts> {
        self.register.mandates.get(&id).filter(|facts| facts.known_from <= self.known)
    }

    /// Every mandate known, by id, in force or not.
    pub fn mandates(&self) -> impl Iterator<Item = (MandateId, &'a MandateFacts)> + use<'a> {
        let known = self.known;
        self.register
            .mandates
            .iter()
            .filter(move |(_, facts)| facts.known_from <= known)
            .map(|(id, facts)| (*id, facts))
    }

    /// The mandate and all it is cut from: itself first, root last. Ends early when a parent is not known.
    pub fn mandate_chain(&self, id: MandateId) -> Vec<MandateId> {
        let mut chain = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| chain.len() < LONGEST_CHAIN && !chain.contains(id)) {
            let Some(facts) = self.mandate(id) else { break };
            chain.push(id);
            next = facts.grant.parent;
        }
        chain
    }

    /// Whether any mandate belongs to the seat that holds at the moment, or will.
    pub(crate) fn empowered(&self, seat: PositionId) -> bool {
        let seat = self.successor(seat);
        let its = |facts: &MandateFacts| match facts.grant.holder {
            Holder::Position(holder) => self.successor(holder) == seat,
            Holder::Person(_) => false,
        };
        let over = |facts: &MandateFacts| {
            facts.revoked_at(self.known()).or(facts.expires()).is_some_and(|end| end <= self.at())
        };
        self.mandates().any(|(_, facts)| its(facts) && !over(facts))
    }

    /// Whether the mandate and its whole chain hold at the moment.
    pub fn mandate_in_force(&self, id: MandateId) -> bool {
        let chain = self.mandate_chain(id);
        let rooted =
            chain.last().and_then(|id| self.mandate(*id)).is_some_and(|root| root.grant.parent.is_none());
        rooted && chain.iter().filter_map(|id| self.mandate(*id)).all(|facts| standing(self, facts).is_none())
    }

    /// Whether a personal delegate still holds the seat the delegation is tied to.
    pub(crate) fn still_seated(&self, facts: &MandateFacts, person: PersonId) -> bool {
        facts.held_with.is_some_and(|seat| {
            self.holder(self.successor(seat)).is_some_and(|tenure| tenure.person == person)
        })
    }

    /// Whether the person in the position holds the mandate: by the seat or by name.
    pub(crate) fn holds(&self, facts: &MandateFacts, position: PositionId, person: PersonId) -> bool {
        match facts.grant.holder {
            Holder::Position(seat) => seat == position || self.successor(seat) == position,
            Holder::Person(delegate) => delegate == person && self.still_seated(facts, delegate),
        }
    }
}
