//! A merger leaves no seat without a successor: one event moves all accountability.

use super::Succession;
use crate::{
    context::{Actor, Context},
    id::{MandateId, PositionId, UnitId},
    mandate::Holder,
    refusal::{Code, Refusal},
};
use std::collections::BTreeSet;

/// More seats than any unit has.
const MOST: usize = 2000;

pub(super) fn check(
    id: UnitId,
    into: UnitId,
    successions: &[Succession],
    mandates: &[MandateId],
    cx: &Context<'_>,
) -> Result<(), Refusal> {
    let given = successions.len().max(mandates.len());
    if given > MOST {
        return Err(Refusal::new(Code::TooMany).with("given", given).with("most", MOST));
    }
    cx.check_unit_stays(into).map_err(|refusal| refusal.at("into"))?;
    if cx.view().within(into, id) {
        return Err(Refusal::new(Code::CycleInTree).at("into"));
    }
    let mut mapped = BTreeSet::new();
    for step in successions {
        if !mapped.insert(step.from) {
            return Err(Refusal::new(Code::Duplicate).with("what", step.from).at("successions"));
        }
        check_step(id, into, step, cx).map_err(|refusal| refusal.at("successions"))?;
    }
    if let Some(left) = seats_from_now_on(id, cx).into_iter().find(|seat| !mapped.contains(seat)) {
        return Err(Refusal::new(Code::SuccessionIncomplete).with("position", left).at("successions"));
    }
    mandates.iter().try_for_each(|mandate| {
        check_carried(*mandate, successions, cx).map_err(|refusal| refusal.at("mandates"))
    })
}

/// Seats of the unit in force at the merger, and those whose creation was recorded for later.
fn seats_from_now_on(id: UnitId, cx: &Context<'_>) -> Vec<PositionId> {
    let (view, register) = (cx.view(), cx.register.register);
    let seats = register.seats_of_unit.get(&id).into_iter().flatten().copied();
    let open = |seat: &PositionId| {
        let rows = register.positions.get(seat).into_iter().flatten();
        let mut rows =
            rows.filter(|row| row.known_at(view.known()) && row.to.is_none_or(|to| view.at() < to));
        rows.any(|row| !row.value.abolished)
    };
    seats.filter(open).collect()
}

fn check_step(id: UnitId, into: UnitId, step: &Succession, cx: &Context<'_>) -> Result<(), Refusal> {
    let view = cx.view();
    cx.check_position(step.to)?;
    match view.position(step.from) {
        None => return Err(Refusal::unknown(PositionId::KIND, step.from)),
        Some(facts) if facts.abolished || facts.unit != id => {
            return Err(Refusal::not_in_force(PositionId::KIND, step.from));
        }
        Some(_) => {}
    }
    let arrives =
        view.position(step.to).is_some_and(|facts| facts.unit != id && view.within(facts.unit, into));
    if arrives { Ok(()) } else { Err(Refusal::new(Code::SuccessionIncomplete).with("position", step.from)) }
}

/// Only mandates held by the seats that end can be carried over; and nobody carries one over to themselves that they did
/// not hold before.
fn check_carried(id: MandateId, successions: &[Succession], cx: &Context<'_>) -> Result<(), Refusal> {
    let facts = cx.register.mandate(id).ok_or_else(|| Refusal::unknown(MandateId::KIND, id))?;
    let seat = match facts.grant.holder {
        Holder::Position(seat) => Some(seat),
        Holder::Person(_) => facts.held_with,
    };
    let step = successions.iter().find(|step| Some(step.from) == seat);
    let step = step.ok_or_else(|| Refusal::new(Code::MandateNotHeld))?;
    let own = |seat| match cx.actor {
        Actor::Person { person, .. } => cx.view().sits_from_now_on(person, seat),
        Actor::Founder(_) | Actor::Scheduler => false,
    };
    let gains = matches!(facts.grant.holder, Holder::Position(_)) && own(step.to) && !own(step.from);
    if gains { Err(Refusal::new(Code::SelfGrant)) } else { Ok(()) }
}
