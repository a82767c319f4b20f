//! Who inspects: by what authority, and what an inspector may not do.

use super::Extent;
use crate::{
    command::Command,
    context::{Actor, Context},
    id::{MandateId, PersonId, PositionId},
    mandate::{Holder, Power},
    refusal::{Code, Refusal},
    register::{MandateFacts, View},
};

/// Mandates in force that the person in the position holds.
fn held<'a>(
    view: &View<'a>,
    position: PositionId,
    person: PersonId,
) -> impl Iterator<Item = &'a MandateFacts> {
    let view = *view;
    let mine = move |facts: &MandateFacts| match facts.grant.holder {
        Holder::Position(_) => view.holds(facts, position, person),
        Holder::Person(who) => who == person && view.holds(facts, position, person),
    };
    view.mandates()
        .filter(move |(id, facts)| mine(facts) && view.mandate_in_force(*id))
        .map(|(_, facts)| facts)
}

/// The mandates to inspect that the person in the position holds at the moment of the view.
pub fn inspects<'a>(view: &View<'a>, position: PositionId, person: PersonId) -> Vec<&'a MandateFacts> {
    held(view, position, person).filter(|facts| facts.grant.powers.contains(&Power::Inspect)).collect()
}

/// Whether the person in the position holds the power to inspect, and no other power at all.
pub fn inspects_only(view: &View<'_>, position: PositionId, person: PersonId) -> bool {
    let mut any = false;
    let only = held(view, position, person).all(|facts| {
        any = true;
        facts.grant.powers.iter().all(|power| *power == Power::Inspect)
    });
    any && only
}

/// Refuses whatever is no act of inspection to a seat that only inspects.
pub fn admit(command: &Command, cx: &Context<'_>) -> Result<(), Refusal> {
    let Actor::Person { person, position, .. } = cx.actor else { return Ok(()) };
    let inspecting = matches!(command, Command::Inspection(..));
    if !inspecting && inspects_only(&cx.view(), position, person) {
        return Err(Refusal::new(Code::InspectorReadsOnly));
    }
    Ok(())
}

/// The mandates by which the actor may inspect all of the scope: the chain of each field, root last, one after the other.
pub(super) fn covering(scope: &Extent, cx: &Context<'_>) -> Result<Vec<MandateId>, Refusal> {
    let reach = |field| cx.require_power(Power::Inspect, scope.unit, field, scope.programme);
    if scope.fields.is_empty() {
        return reach(None);
    }
    let mut all: Vec<MandateId> = Vec::new();
    for field in &scope.fields {
        let chain = reach(Some(field))?;
        if chain.first().is_none_or(|nearest| !all.contains(nearest)) {
            all.extend(chain);
        }
    }
    Ok(all)
}

/// Whether what an inspection was opened by holds still: every one of its mandates.
pub fn still_lent(view: &View<'_>, chain: &[MandateId]) -> bool {
    !chain.is_empty() && chain.iter().all(|mandate| view.mandate_in_force(*mandate))
}
