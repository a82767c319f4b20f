//! Who the actor is in this assignment.

use super::no_such_item;
use crate::{
    assignment::{Item, ItemKind, State, clarity::persons},
    context::Context,
    id::{CommandId, MandateId, PersonId, PositionId, UnitId},
    mandate::Power,
    refusal::{Code, Refusal},
    register::View,
};

/// The acting person and seat beside the assignment.
pub(super) struct Roles<'a> {
    pub state: &'a State,
    pub cx: &'a Context<'a>,
    pub view: View<'a>,
    pub person: PersonId,
    pub seat: PositionId,
}

impl<'a> Roles<'a> {
    pub fn of(state: &'a State, cx: &'a Context<'a>) -> Result<Self, Refusal> {
        let (person, seat) = cx.check_actor()?;
        Ok(Self { state, cx, view: cx.view(), person, seat })
    }

    /// Acts in that seat, or in the seat that a merger put in its place.
    pub fn is(&self, seat: Option<PositionId>) -> bool {
        seat.is_some_and(|seat| seat == self.seat || self.view.successor(seat) == self.seat)
    }

    pub fn is_lead(&self) -> bool {
        self.is(self.state.terms.lead)
    }

    pub fn is_assigner(&self) -> bool {
        self.is(self.state.assigner)
    }

    pub fn is_supervisor(&self) -> bool {
        self.is(self.state.terms.supervisor)
    }

    pub fn is_coordinator(&self) -> bool {
        self.state.terms.coordinators.iter().any(|coordinator| self.is(Some(coordinator.position)))
    }

    /// Whether the seat is over and no other took its place: nobody can act in it any more.
    pub fn gone(&self, seat: Option<PositionId>) -> bool {
        let last = seat.map(|seat| self.view.successor(seat));
        last.is_none_or(|seat| self.view.position(seat).is_none_or(|facts| facts.abolished))
    }

    /// The same person as the lead, whatever hat they wear, or acting in the lead's name: when the act takes effect, or now.
    pub fn is_person_of_lead(&self) -> bool {
        let Some(lead) = self.state.terms.lead else { return false };
        let now = self.cx.register.moved_to(self.cx.now);
        let is = |view: &View<'_>| {
            view.successor(lead) == self.seat || persons(view, lead).any(|person| person == self.person)
        };
        self.is_lead() || is(&self.view) || is(&now)
    }

    /// The unit in which the lead sits.
    pub fn unit_of_lead(&self) -> Result<UnitId, Refusal> {
        let lead = self.state.terms.lead.map(|lead| self.view.successor(lead));
        let facts = lead.and_then(|lead| self.view.position(lead));
        facts.map(|facts| facts.unit).ok_or_else(|| Refusal::missing("lead"))
    }

    /// The chain by which the actor may do this in the lead's unit, in the field and programme of the assignment.
    pub fn power(&self, power: Power) -> Result<Vec<MandateId>, Refusal> {
        self.power_over(power, self.unit_of_lead()?)
    }

    pub fn power_over(&self, power: Power, unit: UnitId) -> Result<Vec<MandateId>, Refusal> {
        let terms = &self.state.terms;
        self.cx.require_power(power, unit, terms.field.as_ref(), terms.programme)
    }

    /// Open items of a kind; the one named, when one is.
    pub fn open(
        &self,
        kind: fn(ItemKind) -> bool,
        target: Option<CommandId>,
    ) -> Result<Vec<&'a Item>, Refusal> {
        let named = |id: CommandId| target.is_none_or(|target| target == id);
        let open = self.state.open_items().filter(|(id, item)| kind(item.kind) && named(*id));
        let items: Vec<_> = open.map(|(_, item)| item).collect();
        if items.is_empty() {
            return Err(target.map_or_else(|| no_such_item(""), no_such_item));
        }
        Ok(items)
    }
}

/// Refuses unless it holds.
pub(super) fn only(allowed: bool, code: Code) -> Result<Vec<MandateId>, Refusal> {
    if allowed { Ok(Vec::new()) } else { Err(Refusal::new(code)) }
}
