//! By what authority an act of organisation is done: the power it needs, where, and the chain of mandates relied on.
//! Acts on assignments and inspections state their own chain where they rely on one.

use crate::{
    command::Command,
    context::{Actor, Context},
    id::{MandateId, PersonId, UnitId},
    mandate::{Ask, MandateCommand, Power, Verdict, explain},
    person::PersonCommand,
    position::PositionCommand,
    programme::ProgrammeCommand,
    unit::UnitCommand,
};

/// The power that the command needs and the unit it must reach; none for a new root, which only a founder sets up,
/// and for acts that rest on a mandate of one's own (granting, taking back) or on being a party (assignments).
pub fn needed(command: &Command, cx: &Context<'_>) -> Option<(Power, UnitId)> {
    let view = cx.view();
    let root_above = |unit: UnitId| view.unit_ancestors(unit).last().copied();
    let needed = match command {
        Command::Unit(_, UnitCommand::Establish { parent, .. }) => (Power::Organise, (*parent)?),
        Command::Unit(id, _) => (Power::Organise, *id),
        Command::Position(_, PositionCommand::Create { unit, .. }) => (Power::Organise, *unit),
        Command::Position(id, _) => (Power::Organise, view.position(*id)?.unit),
        Command::Person(_, PersonCommand::EraseData { .. }) => (Power::Erase, root_above(home(cx)?)?),
        Command::Person(id, PersonCommand::CorrectDetails { .. }) => {
            (Power::Organise, unit_of_person(*id, cx)?)
        }
        Command::Person(_, PersonCommand::Register { .. }) => (Power::Organise, home(cx)?),
        Command::Document(..) => (Power::Register, home(cx)?),
        Command::Programme(id, command) => {
            let owner = match command {
                ProgrammeCommand::Launch { owner, .. } => *owner,
                _ => view.programme(*id)?.owner,
            };
            (Power::Register, view.position(view.successor(owner))?.unit)
        }
        Command::Calendar(..) => (Power::Calendar, root_above(home(cx)?)?),
        Command::Mandate(_, MandateCommand::Grant { grant }) => match grant.parent {
            None => (Power::Organise, root_above(grant.scope.unit)?),
            Some(_) => return None,
        },
        Command::Mandate(id, MandateCommand::Revoke { .. }) => {
            let grant = &view.mandate(*id)?.grant;
            match grant.parent {
                None => (Power::Organise, root_above(grant.scope.unit)?),
                Some(_) => return None,
            }
        }
        // The system records what the log says of itself; nobody's mandate reaches there.
        Command::Assignment(..) | Command::Inspection(..) | Command::Ledger(..) => return None,
    };
    Some(needed)
}

/// The chain relied on, the nearest mandate first, the root last; empty for a founder and where none is relied on.
pub fn chain(command: &Command, cx: &Context<'_>) -> Vec<MandateId> {
    let Actor::Person { person, position, .. } = cx.actor else { return Vec::new() };
    let view = cx.view();
    let parent = match command {
        Command::Mandate(_, MandateCommand::Grant { grant }) => grant.parent,
        Command::Mandate(id, MandateCommand::Revoke { .. }) => {
            view.mandate(*id).and_then(|facts| facts.grant.parent)
        }
        _ => None,
    };
    if let Some(parent) = parent {
        return view.mandate_chain(parent);
    }
    let Some((power, target_unit)) = needed(command, cx) else { return Vec::new() };
    let (field, programme) = (None, None);
    let ask = Ask { actor_position: position, actor_person: person, power, target_unit, field, programme };
    match explain(&view, &ask).verdict {
        Verdict::Allowed { chain } => chain,
        Verdict::Denied => Vec::new(),
    }
}

/// The unit of the position acted in.
fn home(cx: &Context<'_>) -> Option<UnitId> {
    Some(cx.view().position(cx.actor.position()?)?.unit)
}

/// The unit of the first seat the person holds or acts in; whoever sits nowhere is anybody's to correct.
pub(crate) fn unit_of_person(id: PersonId, cx: &Context<'_>) -> Option<UnitId> {
    let view = cx.view();
    match view.positions_of_person(id).first() {
        Some((seat, _)) => Some(view.position(*seat)?.unit),
        None => home(cx),
    }
}
