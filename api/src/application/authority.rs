//! By what authority an act was done: the chain of mandates relied on, kept beside every event that relies on one.

use sauro_domain::{
    Command, Context,
    context::Actor,
    id::{MandateId, UnitId},
    mandate::{Ask, MandateCommand, Power, Verdict, explain},
    position::PositionCommand,
    register::View,
    unit::UnitCommand,
};
use sauro_store::Authority;
use serde::Deserialize;
use serde_json::Value;

/// The authority behind an event, as far as it relies on a mandate: the chain its payload states, or, for acts of
/// organisation, the one that answers for them now.
pub fn behind(command: &Command, payload: &Value, cx: &Context<'_>) -> Option<Authority> {
    let view = cx.register.moved_to(cx.effective);
    let stated: Option<Vec<MandateId>> = payload.get("chain").and_then(|chain| Vec::deserialize(chain).ok());
    let chain = match stated {
        Some(chain) => chain,
        None => relied_on(command, cx, &view)?,
    };
    let basis = view.mandate(*chain.first()?)?.grant.legal_basis.to_string();
    Some(Authority { chain, basis })
}

/// For acts of organisation the power is known from the command; the chain is the one that answers for it now.
fn relied_on(command: &Command, cx: &Context<'_>, view: &View<'_>) -> Option<Vec<MandateId>> {
    let Actor::Person { person, position, .. } = cx.actor else { return None };
    let home = || Some(view.position(position)?.unit);
    let root = || view.unit_ancestors(home()?).last().copied();
    let (power, unit): (Power, Option<UnitId>) = match command {
        Command::Unit(_, UnitCommand::Establish { parent, .. }) => (Power::Organise, *parent),
        Command::Unit(id, _) => (Power::Organise, Some(*id)),
        Command::Position(_, PositionCommand::Create { unit, .. }) => (Power::Organise, Some(*unit)),
        Command::Position(id, _) => (Power::Organise, view.position(*id).map(|facts| facts.unit)),
        Command::Person(_, sauro_domain::person::PersonCommand::EraseData { .. }) => (Power::Erase, root()),
        Command::Person(..) => (Power::Organise, home()),
        Command::Document(..) | Command::Programme(..) => (Power::Register, home()),
        Command::Calendar(..) => (Power::Calendar, root()),
        Command::Mandate(_, MandateCommand::Grant { grant }) => {
            return grant.parent.map(|parent| view.mandate_chain(parent));
        }
        Command::Mandate(id, MandateCommand::Revoke { .. }) => {
            (Power::Grant, view.mandate(*id).map(|facts| facts.grant.scope.unit))
        }
        // What else is done to an assignment rests on being a party to it, which the assignment itself records.
        Command::Assignment(..) => return None,
    };
    let ask = Ask {
        actor_position: position,
        actor_person: person,
        power,
        target_unit: unit?,
        field: None,
        programme: None,
    };
    match explain(view, &ask).verdict {
        Verdict::Allowed { chain } => Some(chain),
        Verdict::Denied => None,
    }
}
