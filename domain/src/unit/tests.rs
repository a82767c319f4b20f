use super::*;
use crate::{
    Code, Command,
    context::Actor,
    id::UnitId,
    testing::{Ward, World, line, moment, ulid, ward},
};

fn rename(id: UnitId, name: &str) -> Command {
    Command::Unit(id, UnitCommand::Rename { name: line(name), basis: None })
}

fn establish(id: UnitId, parent: Option<UnitId>) -> Command {
    let (name, kind) = (line("Tổ dân phố 12"), UnitKind::ResidentialGroup);
    Command::Unit(id, UnitCommand::Establish { name, kind, parent, basis: None })
}

fn move_to(id: UnitId, parent: UnitId) -> Command {
    Command::Unit(id, UnitCommand::Move { parent, basis: None })
}

fn merge(id: UnitId, into: UnitId, successions: Vec<Succession>) -> Command {
    Command::Unit(id, UnitCommand::Merge { into, successions, mandates: Vec::new(), basis: None })
}

fn dissolve(id: UnitId) -> Command {
    Command::Unit(id, UnitCommand::Dissolve { basis: None })
}

fn into_committee(ids: &Ward) -> Vec<Succession> {
    vec![Succession { from: ids.head.1, to: ids.vice.1 }, Succession { from: ids.clerk.1, to: ids.vice.1 }]
}

const NEW: UnitId = UnitId(ulid::Ulid(14));
const OTHER: UnitId = UnitId(ulid::Ulid(15));

#[test]
fn established_renamed_moved() {
    let (mut world, ids) = ward();
    world.when(establish(NEW, Some(ids.party))).then_done();
    world.when(establish(NEW, Some(ids.party))).then_nothing();
    world.when(establish(NEW, Some(ids.committee))).then_refused(Code::AlreadyExists);
    world.when(establish(OTHER, Some(UnitId(ulid(99))))).then_refused(Code::Unknown);
    world.when(establish(OTHER, None)).then_refused(Code::ActorNotAllowed);
    world.later(1);
    world.when(rename(NEW, "Tổ 12A")).then([UnitEvent::Renamed { name: line("Tổ 12A"), basis: None }]);
    world.when(rename(NEW, "Tổ 12A")).then_nothing();
    world.when(rename(UnitId(ulid(99)), "x")).then_refused(Code::Unknown);
    world.by(ids.chair.0, ids.chair.1).when(rename(NEW, "x")).then_refused(Code::AuthorityMissing);
    world.by(ids.secretary.0, ids.secretary.1);
    world.when(move_to(NEW, ids.committee)).then([UnitEvent::Moved { parent: ids.committee, basis: None }]);
    world.when(move_to(NEW, ids.committee)).then_nothing();
    world.when(move_to(ids.committee, NEW)).then_refused(Code::CycleInTree);
    world.when(move_to(ids.committee, ids.committee)).then_refused(Code::CycleInTree);
    let unknown = UnitCommand::Rename { name: line("x"), basis: Some(crate::id::DocumentId(ulid(7))) };
    world.when(Command::Unit(NEW, unknown)).then_refused(Code::Unknown);
    world.effective("2026-01-05 07:00").when(rename(NEW, "Tổ 12B")).then_refused(Code::EffectiveTooEarly);
}

#[test]
fn history_keeps_the_old_name() {
    let (mut world, ids) = ward();
    let before = world.register.ordinal();
    world.effective("2026-01-02 00:00").given(rename(ids.division, "Phòng mới"));
    let name = |known, at| {
        let view = world.register.view(known, moment(at));
        view.unit(ids.division).map(|facts| facts.name.to_string())
    };
    let now = world.register.ordinal();
    let (old, new) = (Some("Phòng Văn hóa - Xã hội".to_owned()), Some("Phòng mới".to_owned()));
    assert_eq!(name(now, "2025-12-31 12:00"), old, "before it took effect");
    assert_eq!(name(now, "2026-01-03 12:00"), new, "entered late, in force since");
    assert_eq!(name(before, "2026-01-03 12:00"), old, "not known then");
    assert_eq!(name(now, "2025-06-30 12:00"), None, "before it was established");
}

#[test]
fn a_merger_moves_every_seat() {
    let (mut world, ids) = ward();
    world.later(24);
    let left_out = vec![Succession { from: ids.head.1, to: ids.vice.1 }];
    world.when(merge(ids.division, ids.committee, left_out)).then_refused(Code::SuccessionIncomplete);
    let twice = [into_committee(&ids), into_committee(&ids)].concat();
    world.when(merge(ids.division, ids.committee, twice)).then_refused(Code::Duplicate);
    let elsewhere = vec![
        Succession { from: ids.head.1, to: ids.secretary.1 },
        Succession { from: ids.clerk.1, to: ids.vice.1 },
    ];
    world.when(merge(ids.division, ids.committee, elsewhere)).then_refused(Code::SuccessionIncomplete);
    world.when(merge(ids.committee, ids.division, Vec::new())).then_refused(Code::CycleInTree);
    let foreign = vec![Succession { from: ids.chair.1, to: ids.vice.1 }];
    world.when(merge(ids.division, ids.committee, foreign)).then_refused(Code::NotInForce);
    let many = vec![Succession { from: ids.chair.1, to: ids.vice.1 }; 2001];
    world.when(merge(ids.division, ids.committee, many)).then_refused(Code::TooMany);

    world.when(merge(ids.division, ids.committee, into_committee(&ids))).then_done();
    world.when(merge(ids.division, ids.committee, into_committee(&ids))).then_nothing();
    world.when(rename(ids.division, "x")).then_refused(Code::NotInForce);
    let view = world.register.now(world.now);
    assert_eq!(view.successor(ids.clerk.1), ids.vice.1);
    assert_eq!(view.accountable(ids.clerk.1).map(|who| who.person), Some(ids.vice.0));
    assert_eq!(view.accountable(ids.clerk.1).map(|who| who.since), Some(world.now), "since the merger");
    assert_eq!(view.positions_of_unit(ids.division), Vec::new());
    assert_eq!(view.may_act(ids.clerk.0, ids.clerk.1), None);
    let before = view.moved_to(moment("2026-01-05 09:00"));
    assert_eq!(before.accountable(ids.clerk.1).map(|who| who.person), Some(ids.clerk.0), "history stays");
    assert!(view.within(ids.division, ids.committee), "what was the division is now within the committee");
}

#[test]
fn a_merger_ends_mandates_that_are_not_carried_over() {
    use crate::mandate::{Holder, MandateCommand, Power};
    for carried in [false, true] {
        let (mut world, ids) = ward();
        let id = crate::id::MandateId(ulid(310));
        let mut grant =
            world.register.now(world.now).mandate(ids.root).map(|facts| facts.grant.clone()).unwrap();
        grant.holder = Holder::Position(ids.head.1);
        grant.powers = [Power::Supervise].into();
        grant.depth = 0;
        world.by_actor(Actor::Founder(ids.spare));
        world.given(Command::Mandate(id, MandateCommand::Grant { grant }));
        world.by(ids.secretary.0, ids.secretary.1).later(1);
        let mandates = if carried { vec![id] } else { Vec::new() };
        let (into, successions) = (ids.committee, into_committee(&ids));
        let wrong = vec![ids.chair_office];
        let foreign =
            UnitCommand::Merge { into, successions: successions.clone(), mandates: wrong, basis: None };
        world.when(Command::Unit(ids.division, foreign)).then_refused(Code::MandateNotHeld);
        world.given(Command::Unit(
            ids.division,
            UnitCommand::Merge { into, successions, mandates, basis: None },
        ));
        let view = world.register.now(world.now);
        assert_eq!(view.mandate_in_force(id), carried);
        let facts = view.mandate(id).unwrap();
        assert!(view.holds(facts, ids.vice.1, ids.vice.0), "it follows the seat");
    }
}

#[test]
fn dissolved_only_when_empty() {
    let (mut world, ids) = ward();
    world.given(establish(NEW, Some(ids.party))).later(1);
    world.when(dissolve(ids.committee)).then_refused(Code::NotEmpty);
    world.leading(2).when(dissolve(NEW)).then_refused(Code::OpenWorkLeft);
    world.leading(0).when(dissolve(NEW)).then([UnitEvent::Dissolved { basis: None }]);
    world.when(dissolve(NEW)).then_nothing();
    world.when(move_to(NEW, ids.committee)).then_refused(Code::NotInForce);
    world.when(establish(OTHER, Some(NEW))).then_refused(Code::NotInForce);
    let refusal = world.when(dissolve(UnitId(ulid(99)))).then_refused(Code::Unknown);
    assert!(!refusal.rule(crate::refusal::Language::Vietnamese).contains('{'));
}

#[test]
fn founding_ends_with_the_day() {
    let (mut world, ids) = ward();
    world.by_actor(Actor::Founder(ids.spare));
    world.when(establish(NEW, None)).then_done();
    world.later(24).when(establish(OTHER, None)).then_refused(Code::ActorNotAllowed);
    world.by_actor(Actor::Scheduler).when(rename(NEW, "x")).then_refused(Code::ActorNotAllowed);
    let mut empty = World::new(moment("2026-01-05 08:00"));
    empty.given(establish(NEW, None)).later(24 * 30).when(establish(OTHER, None)).then_done();
}

#[test]
fn nothing_new_under_a_unit_that_will_end() {
    use crate::position::{PositionCommand, Rank};
    let (mut world, ids) = ward();
    world.effective("2026-03-01 00:00").given(merge(ids.division, ids.committee, into_committee(&ids)));
    world.effective = None;
    world.when(establish(NEW, Some(ids.division))).then_refused(Code::NotInForce);
    let create =
        PositionCommand::Create { unit: ids.division, title: line("x"), rank: Rank::Staff, basis: None };
    let seat = crate::id::PositionId(ulid(260));
    world.when(Command::Position(seat, create)).then_refused(Code::NotInForce);
    let who = |at| world.register.now(moment(at)).accountable(ids.clerk.1).map(|who| who.person);
    assert_eq!(who("2026-02-28 23:59"), Some(ids.clerk.0));
    assert_eq!(who("2026-03-01 00:00"), Some(ids.vice.0), "recorded ahead, in force on the day");
}
