//! What may happen to a unit.

use super::state::{End, Established, State};
use super::{UnitCommand, UnitEvent, merge};
use crate::{
    context::Context,
    id::UnitId,
    mandate::Power,
    refusal::{Code, Refusal},
};

/// Decides a command addressed to the unit. Nothing = already so.
pub fn decide(
    id: UnitId,
    state: &State,
    command: &UnitCommand,
    cx: &Context<'_>,
) -> Result<Vec<UnitEvent>, Refusal> {
    match (state, command) {
        (_, UnitCommand::Establish { .. }) => establish(id, state, command, cx),
        (State::Absent, _) => Err(Refusal::unknown(UnitId::KIND, id)),
        (State::Established(unit), command) => change(id, unit, command, cx),
    }
}

fn establish(
    id: UnitId,
    state: &State,
    command: &UnitCommand,
    cx: &Context<'_>,
) -> Result<Vec<UnitEvent>, Refusal> {
    let UnitCommand::Establish { name, kind, parent, basis } = command else { return Ok(Vec::new()) };
    match parent {
        Some(parent) => {
            cx.check_unit_stays(*parent).map_err(|refusal| refusal.at("parent"))?;
            cx.authorise(Power::Organise, *parent)?;
        }
        // A root has nobody above who could authorise it.
        None => cx.require_founding()?,
    }
    if let State::Established(unit) = state {
        let same = unit.name == *name && unit.kind == *kind && unit.parent == *parent && unit.end.is_none();
        return if same { Ok(Vec::new()) } else { Err(Refusal::already_exists(UnitId::KIND, id)) };
    }
    cx.check_basis(*basis)?;
    Ok(vec![UnitEvent::Established { name: name.clone(), kind: *kind, parent: *parent, basis: *basis }])
}

fn change(
    id: UnitId,
    unit: &Established,
    command: &UnitCommand,
    cx: &Context<'_>,
) -> Result<Vec<UnitEvent>, Refusal> {
    cx.not_before(unit.last)?;
    cx.authorise(Power::Organise, id)?;
    if already(unit, command) {
        return Ok(Vec::new());
    }
    if unit.end.is_some() {
        return Err(Refusal::not_in_force(UnitId::KIND, id));
    }
    match command {
        UnitCommand::Establish { .. } => Ok(Vec::new()),
        UnitCommand::Rename { name, basis } => {
            cx.check_basis(*basis)?;
            Ok(vec![UnitEvent::Renamed { name: name.clone(), basis: *basis }])
        }
        UnitCommand::Move { parent, basis } => {
            cx.check_basis(*basis)?;
            cx.check_unit_stays(*parent).map_err(|refusal| refusal.at("parent"))?;
            if cx.view().within(*parent, id) {
                return Err(Refusal::new(Code::CycleInTree).at("parent"));
            }
            cx.authorise(Power::Organise, *parent)?;
            Ok(vec![UnitEvent::Moved { parent: *parent, basis: *basis }])
        }
        UnitCommand::Merge { into, successions, mandates, basis } => {
            cx.check_basis(*basis)?;
            merge::check(id, *into, successions, mandates, cx)?;
            cx.authorise(Power::Organise, *into)?;
            let (successions, mandates) = (successions.clone(), mandates.clone());
            Ok(vec![UnitEvent::Merged { into: *into, successions, mandates, basis: *basis }])
        }
        UnitCommand::Dissolve { basis } => {
            cx.check_basis(*basis)?;
            dissolvable(id, cx)?;
            Ok(vec![UnitEvent::Dissolved { basis: *basis }])
        }
    }
}

/// What the command asks for is how it is.
fn already(unit: &Established, command: &UnitCommand) -> bool {
    match command {
        UnitCommand::Establish { .. } => false,
        UnitCommand::Rename { name, .. } => unit.end.is_none() && unit.name == *name,
        UnitCommand::Move { parent, .. } => unit.end.is_none() && unit.parent == Some(*parent),
        UnitCommand::Merge { into, .. } => unit.end == Some(End::Merged(*into)),
        UnitCommand::Dissolve { .. } => unit.end == Some(End::Dissolved),
    }
}

/// No open work, no seat and no unit below may be orphaned.
fn dissolvable(id: UnitId, cx: &Context<'_>) -> Result<(), Refusal> {
    if cx.open_work.led > 0 {
        return Err(Refusal::new(Code::OpenWorkLeft).with("count", cx.open_work.led));
    }
    let view = cx.view();
    let below = view.units().into_iter().filter(|(_, facts)| facts.parent == Some(id)).count();
    let left = below + view.positions_of_unit(id).len();
    if left > 0 { Err(Refusal::new(Code::NotEmpty).with("count", left)) } else { Ok(()) }
}
