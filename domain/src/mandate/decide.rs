//! What may happen to a mandate: it is granted within what its giver holds, and revoked from a moment on.

use super::state::State;
use super::{Grant, Holder, MandateCommand, MandateEvent, MandateKind, Power, within};
use crate::{
    context::{Actor, Context},
    id::{MandateId, PersonId, PositionId, ProgrammeId, UnitId},
    refusal::{Code, Refusal},
    time::plausible,
};

/// Powers are few; fields of one mandate are bounded.
const MOST_FIELDS: usize = 200;

/// Decides a command addressed to the mandate. Nothing = already so.
pub fn decide(
    id: MandateId,
    state: &State,
    command: &MandateCommand,
    cx: &Context<'_>,
) -> Result<Vec<MandateEvent>, Refusal> {
    match (state, command) {
        (State::Absent, MandateCommand::Grant { grant }) => {
            authorise_grant(grant, cx)?;
            check(grant, cx)?;
            Ok(vec![MandateEvent::Granted { grant: grant.clone() }])
        }
        (State::Granted { grant: known }, MandateCommand::Grant { grant }) if known == grant => {
            Ok(Vec::new())
        }
        (_, MandateCommand::Grant { .. }) => Err(Refusal::already_exists(MandateId::KIND, id)),
        (State::Absent, MandateCommand::Revoke { .. }) => Err(Refusal::unknown(MandateId::KIND, id)),
        (State::Granted { grant } | State::Revoked { grant }, MandateCommand::Revoke { reason, basis }) => {
            authorise_revocation(id, grant, cx)?;
            if matches!(state, State::Revoked { .. }) {
                return Ok(Vec::new());
            }
            cx.not_before(cx.now)?;
            cx.check_basis(*basis)?;
            Ok(vec![MandateEvent::Revoked { reason: reason.clone(), basis: *basis }])
        }
    }
}

/// A root states what law or statute gives a seat: whoever organises the whole installation records it, for others.
/// Everything else is given by a seat out of a mandate it holds.
fn authorise_grant(grant: &Grant, cx: &Context<'_>) -> Result<(), Refusal> {
    match (grant.giver, grant.parent) {
        (None, None) if grant.kind == MandateKind::Office => {
            authorise_root(grant, cx)?;
            match cx.actor {
                Actor::Person { person, position, .. } => within::no_self_grant(grant, position, person, cx),
                Actor::Founder(_) | Actor::Scheduler => Ok(()),
            }
        }
        (None, _) => Err(Refusal::missing("giver").at("grant.giver")),
        (Some(_), None) => Err(Refusal::missing("parent").at("grant.parent")),
        (Some(giver), Some(parent)) => {
            let (person, position) = cx.check_actor()?;
            if position != giver {
                return Err(Refusal::new(Code::NotYourPosition).with("position", giver).at("grant.giver"));
            }
            if grant.kind == MandateKind::Office {
                return Err(Refusal::new(Code::MandateNotWithinParent).with("what", "kind").at("grant.kind"));
            }
            within::no_self_grant(grant, position, person, cx)?;
            within::held_parent(parent, position, person, cx)?;
            within::parent_covers(grant, parent, cx)
        }
    }
}

fn authorise_root(grant: &Grant, cx: &Context<'_>) -> Result<(), Refusal> {
    let line = cx.view().unit_ancestors(grant.scope.unit);
    match line.last() {
        Some(root) => cx.authorise(Power::Organise, *root),
        None => Err(Refusal::unknown(UnitId::KIND, grant.scope.unit).at("grant.scope.unit")),
    }
}

/// The giver takes back what it gave; so may whoever holds a mandate it was cut from. A root ends as it began.
fn authorise_revocation(id: MandateId, grant: &Grant, cx: &Context<'_>) -> Result<(), Refusal> {
    let Some(giver) = grant.giver else { return authorise_root(grant, cx) };
    let (person, position) = cx.check_actor()?;
    let view = cx.view();
    let above = view.mandate_chain(id).into_iter().skip(1).filter_map(|id| view.mandate(id));
    if view.successor(giver) == position || above.into_iter().any(|facts| view.holds(facts, position, person))
    {
        return Ok(());
    }
    Err(Refusal::new(Code::AuthorityMissing)
        .with("position", position)
        .with("power", Power::Grant)
        .with("holders", view.successor(giver)))
}

fn check(grant: &Grant, cx: &Context<'_>) -> Result<(), Refusal> {
    cx.not_in_future()?;
    cx.check_basis(grant.basis)?;
    check_days(grant, cx)?;
    if grant.powers.is_empty() {
        return Err(Refusal::missing("powers").at("grant.powers"));
    }
    if grant.scope.fields.len() > MOST_FIELDS {
        let given = grant.scope.fields.len();
        return Err(Refusal::new(Code::TooMany).with("given", given).with("most", MOST_FIELDS));
    }
    cx.check_unit(grant.scope.unit).map_err(|refusal| refusal.at("grant.scope.unit"))?;
    if let Some(programme) = grant.scope.programme.filter(|id| cx.view().programme(*id).is_none()) {
        return Err(Refusal::unknown(ProgrammeId::KIND, programme).at("grant.scope.programme"));
    }
    match grant.holder {
        Holder::Position(seat) => cx.check_position(seat),
        Holder::Person(person) => check_delegate(person, grant, cx),
    }
    .map_err(|refusal| refusal.at("grant.holder"))
}

fn check_days(grant: &Grant, cx: &Context<'_>) -> Result<(), Refusal> {
    if let Some(day) =
        [Some(grant.valid_from), grant.valid_until].into_iter().flatten().find(|day| !plausible(*day))
    {
        return Err(Refusal::new(Code::DateImplausible).with("date", day).at("grant.validFrom"));
    }
    match grant.valid_until {
        None if grant.kind == MandateKind::Delegation => {
            return Err(Refusal::new(Code::MandateEndMissing).at("grant.validUntil"));
        }
        Some(until) if until < grant.valid_from => {
            let refusal = Refusal::new(Code::DateOrder).with("date", until).with("after", grant.valid_from);
            return Err(refusal.at("grant.validUntil"));
        }
        _ => {}
    }
    // Law may have given an office its powers long ago; a person gives from the day of giving.
    if grant.giver.is_some() && grant.valid_from < cx.day() {
        return Err(Refusal::new(Code::EffectiveTooEarly).with("after", cx.day()).at("grant.validFrom"));
    }
    Ok(())
}

/// A personal delegation is tied to the seat the person holds.
fn check_delegate(person: PersonId, grant: &Grant, cx: &Context<'_>) -> Result<(), Refusal> {
    cx.check_person(person)?;
    match cx.view().seat_of_delegate(person, grant.scope.unit) {
        Some(_) => Ok(()),
        None => Err(Refusal::not_in_force(PositionId::KIND, person)),
    }
}
