mod evaluation;
mod property;

use super::*;
use crate::{
    Code, Command,
    context::Actor,
    position::{Cover, PositionCommand},
    programme::{ProgrammeCommand, ProgrammeKind},
    testing::{Ward, World, day, line, moment, office, prose, ulid, ward},
};

const NEW: MandateId = MandateId(ulid::Ulid(350));
const NEXT: MandateId = MandateId(ulid::Ulid(351));

/// The chair delegates assigning within the division to its head, for January.
fn delegation(ids: &Ward) -> Grant {
    Grant {
        kind: MandateKind::Delegation,
        giver: Some(ids.chair.1),
        holder: Holder::Position(ids.head.1),
        powers: [Power::Assign].into(),
        scope: Scope { unit: ids.division, fields: BTreeSet::new(), programme: None },
        basis: None,
        legal_basis: line("Điều 14 Luật 72/2025/QH15"),
        valid_from: day("2026-01-05"),
        valid_until: Some(day("2026-01-31")),
        conditions: None,
        depth: 0,
        parent: Some(ids.chair_office),
    }
}

fn give(id: MandateId, grant: Grant) -> Command {
    Command::Mandate(id, MandateCommand::Grant { grant })
}

fn revoke(id: MandateId) -> Command {
    Command::Mandate(id, MandateCommand::Revoke { reason: prose("thu hồi"), basis: None })
}

fn ask(who: (PersonId, PositionId), power: Power, target_unit: UnitId) -> Ask {
    Ask { actor_position: who.1, actor_person: who.0, power, target_unit, field: None, programme: None }
}

fn verdict(world: &World, at: &str, ask: &Ask) -> Option<Vec<MandateId>> {
    match explain(&world.register.now(moment(at)), ask).verdict {
        Verdict::Allowed { chain } => Some(chain),
        Verdict::Denied => None,
    }
}

fn link(world: &World, at: &str, ask: &Ask, id: MandateId) -> Option<MissingLink> {
    let explanation = explain(&world.register.now(moment(at)), ask);
    explanation.considered.into_iter().find(|(considered, _)| *considered == id).map(|(_, link)| link)
}

#[test]
fn a_child_is_within_its_parent() {
    type Change = fn(&mut Grant, &Ward);
    let within = Code::MandateNotWithinParent;
    let table: [(Change, Code, Option<&str>); 24] = [
        (|g, _| g.powers = [Power::Organise].into(), within, Some("powers")),
        (|g, w| g.scope.unit = w.party, within, Some("unit")),
        (|g, _| g.depth = 2, within, Some("depth")),
        (|g, _| g.kind = MandateKind::Office, within, Some("kind")),
        (|g, _| g.valid_until = None, Code::MandateEndMissing, None),
        (|g, _| g.valid_until = Some(day("2026-01-04")), Code::DateOrder, None),
        (|g, _| g.valid_until = Some(day("9999-01-04")), Code::DateImplausible, None),
        (|g, _| g.valid_from = day("1900-01-04"), within, Some("period")),
        (|g, _| g.valid_from = day("2026-01-04"), Code::EffectiveTooEarly, None),
        (|g, _| g.powers = BTreeSet::new(), Code::Missing, Some("powers")),
        (|g, _| g.parent = None, Code::Missing, Some("parent")),
        (|g, _| g.giver = None, Code::Missing, Some("giver")),
        (|g, w| g.parent = Some(w.root), Code::MandateNotHeld, None),
        (|g, _| g.parent = Some(NEXT), Code::Unknown, None),
        (|g, w| g.giver = Some(w.vice.1), Code::NotYourPosition, None),
        (|g, w| g.holder = Holder::Position(w.chair.1), Code::SelfGrant, None),
        (|g, w| g.holder = Holder::Person(w.chair.0), Code::SelfGrant, None),
        (|g, _| g.holder = Holder::Position(PositionId(ulid(9))), Code::Unknown, None),
        (|g, _| g.holder = Holder::Person(PersonId(ulid(9))), Code::Unknown, None),
        (|g, w| g.holder = Holder::Person(w.spare), Code::NotInForce, None),
        (|g, _| g.scope.unit = UnitId(ulid(9)), within, Some("unit")),
        (|g, _| g.scope.programme = Some(ProgrammeId(ulid(9))), Code::Unknown, None),
        (|g, _| g.basis = Some(DocumentId(ulid(9))), Code::Unknown, None),
        (|g, _| g.scope.fields = (0..201).map(|n| line(&n.to_string())).collect(), Code::TooMany, None),
    ];
    for (index, (change, code, what)) in table.into_iter().enumerate() {
        let (mut world, ids) = ward();
        world.by(ids.chair.0, ids.chair.1);
        let mut grant = delegation(&ids);
        change(&mut grant, &ids);
        let refusal = world.when(give(NEW, grant)).then_refused(code);
        assert_eq!(refusal.args.get("what").map(String::as_str), what, "row {index}: {refusal}");
    }
}

#[test]
fn granted_once_then_as_it_is() {
    let (mut world, ids) = ward();
    world.by(ids.chair.0, ids.chair.1);
    world.when(give(NEW, delegation(&ids))).then([MandateEvent::Granted { grant: delegation(&ids) }]);
    world.when(give(NEW, delegation(&ids))).then_nothing();
    world.when(give(NEW, Grant { depth: 1, ..delegation(&ids) })).then_refused(Code::AlreadyExists);
    world.effective("2026-02-05 08:00");
    let later =
        Grant { valid_from: day("2026-02-06"), valid_until: Some(day("2026-02-07")), ..delegation(&ids) };
    world.when(give(NEXT, later)).then_refused(Code::EffectiveInFuture);
    world.effective = None;
    world
        .by_actor(Actor::Founder(ids.spare))
        .when(give(NEXT, delegation(&ids)))
        .then_refused(Code::ActorNotAllowed);
}

#[test]
fn roots_come_from_the_founder_or_the_organiser() {
    let (mut world, ids) = ward();
    let root = |seat| office(seat, ids.division, [Power::Assign], 0);
    world.when(give(NEW, root(ids.head.1))).then_done();
    world.when(give(NEXT, root(ids.secretary.1))).then_refused(Code::SelfGrant);
    world
        .when(give(NEXT, office(ids.head.1, UnitId(ulid(9)), [Power::Assign], 0)))
        .then_refused(Code::Unknown);
    world
        .by(ids.chair.0, ids.chair.1)
        .when(give(NEXT, root(ids.vice.1)))
        .then_refused(Code::AuthorityMissing);
    world.when(revoke(NEW)).then_refused(Code::AuthorityMissing);
    world.by(ids.secretary.0, ids.secretary.1).when(revoke(NEW)).then_done();
}

#[test]
fn what_may_not_be_passed_on() {
    let (mut world, ids) = ward();
    world.by(ids.chair.0, ids.chair.1).given(give(NEW, delegation(&ids)));
    world.by(ids.head.0, ids.head.1);
    let further = |parent| Grant {
        giver: Some(ids.head.1),
        holder: Holder::Position(ids.clerk.1),
        parent: Some(parent),
        ..delegation(&ids)
    };
    world.when(give(NEXT, further(NEW))).then_refused(Code::MandateDepthSpent);
    world.by(ids.chair.0, ids.chair.1);
    let deeper = MandateId(ulid(352));
    world.given(give(deeper, Grant { depth: 1, ..delegation(&ids) }));
    world.by(ids.head.0, ids.head.1);
    world.when(give(NEXT, further(deeper))).then_refused(Code::AuthorityMissing);
    world.at("2026-02-01 00:00");
    let now = (day("2026-02-01"), Some(day("2026-02-02")));
    let late = Grant { valid_from: now.0, valid_until: now.1, ..further(deeper) };
    world.when(give(NEXT, late)).then_refused(Code::MandateOver);
}
