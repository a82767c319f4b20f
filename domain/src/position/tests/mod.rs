mod powers;

use super::*;
use crate::{
    Code, Command,
    context::Actor,
    id::{DocumentId, PositionId},
    register::Capacity,
    testing::{day, line, moment, prose, ulid, ward},
};

const NEW: PositionId = PositionId(ulid::Ulid(250));

fn create(unit: UnitId) -> Command {
    let (title, rank) = (line("Phó Trưởng phòng"), Rank::Deputy);
    Command::Position(NEW, PositionCommand::Create { unit, title, rank, basis: None })
}

fn appoint(id: PositionId, person: PersonId) -> Command {
    Command::Position(id, PositionCommand::Appoint { person, basis: None })
}

fn relieve(id: PositionId, cover: Option<Cover>) -> Command {
    Command::Position(id, PositionCommand::Relieve { cover, basis: None, reason: prose("chuyển công tác") })
}

fn acting(id: PositionId, person: PersonId, from: &str, until: Option<&str>) -> Command {
    let (from, until, reason) = (day(from), until.map(day), prose("đi học"));
    Command::Position(id, PositionCommand::AppointActing { person, from, until, basis: None, reason })
}

fn end_acting(id: PositionId, person: PersonId) -> Command {
    Command::Position(id, PositionCommand::EndActing { person, reason: prose("đã về") })
}

fn abolish(id: PositionId) -> Command {
    Command::Position(id, PositionCommand::Abolish { basis: None })
}

#[test]
fn created_filled_emptied_abolished() {
    let (mut world, ids) = ward();
    world.when(create(UnitId(ulid(99)))).then_refused(Code::Unknown);
    world.when(create(ids.division)).then_done();
    world.when(create(ids.division)).then_nothing();
    world.when(create(ids.party)).then_refused(Code::AlreadyExists);
    world.when(relieve(NEW, None)).then_refused(Code::Vacant);
    world.when(appoint(NEW, PersonId(ulid(99)))).then_refused(Code::Unknown);
    world.when(appoint(NEW, ids.spare)).then([PositionEvent::Appointed { person: ids.spare, basis: None }]);
    world.when(appoint(NEW, ids.spare)).then_nothing();
    world.when(appoint(NEW, ids.clerk.0)).then_refused(Code::Occupied);
    world.later(1).when(abolish(NEW)).then_refused(Code::Occupied);
    world.when(relieve(NEW, None)).then_done();
    world.leading(3).when(abolish(NEW)).then_refused(Code::OpenWorkLeft);
    world.leading(0).when(abolish(NEW)).then([PositionEvent::Abolished { basis: None }]);
    world.when(abolish(NEW)).then_nothing();
    world.when(appoint(NEW, ids.spare)).then_refused(Code::NotInForce);
    world.when(appoint(PositionId(ulid(99)), ids.spare)).then_refused(Code::Unknown);
}

#[test]
fn nobody_leaves_open_work_behind() {
    let (mut world, ids) = ward();
    let seat = ids.head.1;
    let refusal = world.later(1).leading(4).when(relieve(seat, None)).then_refused(Code::SuccessorMissing);
    assert_eq!(refusal.args.get("count").map(String::as_str), Some("4"));
    world.when(relieve(seat, Some(Cover::Successor(ids.head.0)))).then_refused(Code::Duplicate);
    world.when(relieve(seat, Some(Cover::Acting(PersonId(ulid(99)))))).then_refused(Code::Unknown);
    world.when(relieve(seat, Some(Cover::Acting(ids.clerk.0)))).then_done();
    let who = world.register.now(world.now).accountable(seat);
    assert_eq!(who.map(|who| (who.person, who.capacity)), Some((ids.clerk.0, Capacity::Acting)));
    world.when(end_acting(seat, ids.clerk.0)).then_refused(Code::SuccessorMissing);
    world.later(1).when(appoint(seat, ids.spare)).then_done();
    let view = world.register.now(world.now);
    assert_eq!(view.accountable(seat).map(|who| who.person), Some(ids.spare));
    assert_eq!(view.may_act(ids.clerk.0, seat), None, "the substitute's time ended with the appointment");
    world.when(end_acting(seat, ids.clerk.0)).then_nothing();
    world.later(1).when(relieve(seat, Some(Cover::Successor(ids.vice.0)))).then_done();
    let seats = world.register.now(world.now).positions_of_person(ids.vice.0);
    assert_eq!(seats, vec![(ids.vice.1, Capacity::Holder), (seat, Capacity::Holder)], "two hats");
}

#[test]
fn substitutes_for_dates() {
    let (mut world, ids) = ward();
    let seat = ids.head.1;
    let week = |person| acting(seat, person, "2026-01-12", Some("2026-01-16"));
    world.when(acting(seat, ids.clerk.0, "2026-01-16", Some("2026-01-12"))).then_refused(Code::DateOrder);
    world.when(acting(seat, ids.clerk.0, "1800-01-16", None)).then_refused(Code::DateImplausible);
    world.when(acting(seat, ids.clerk.0, "2026-01-12", None)).then_refused(Code::Missing);
    world.when(week(ids.head.0)).then_refused(Code::Duplicate);
    world.when(week(PersonId(ulid(99)))).then_refused(Code::Unknown);
    world.when(week(ids.clerk.0)).then_done();
    world.when(week(ids.clerk.0)).then_nothing();
    world.when(acting(seat, ids.vice.0, "2026-01-16", Some("2026-01-20"))).then_refused(Code::Overlapping);
    world.when(acting(seat, ids.vice.0, "2026-01-17", Some("2026-01-20"))).then_done();
    world.when(end_acting(seat, ids.chair.0)).then_refused(Code::Unknown);

    let at = |text| world.register.now(moment(text)).accountable(seat);
    let people = |text| at(text).map(|who| (who.person, who.capacity, who.for_holder));
    let holder = Some((ids.head.0, Capacity::Holder, None));
    assert_eq!(people("2026-01-11 23:59"), holder);
    assert_eq!(people("2026-01-12 00:00"), Some((ids.clerk.0, Capacity::Acting, Some(ids.head.0))));
    assert_eq!(people("2026-01-16 23:59"), Some((ids.clerk.0, Capacity::Acting, Some(ids.head.0))));
    assert_eq!(people("2026-01-17 00:00"), Some((ids.vice.0, Capacity::Acting, Some(ids.head.0))));
    assert_eq!(people("2026-01-21 00:00"), holder);

    world.at("2026-01-13 10:00").when(end_acting(seat, ids.clerk.0)).then_done();
    world.when(end_acting(seat, ids.clerk.0)).then_nothing();
    let back = world.register.now(moment("2026-01-13 10:00")).accountable(seat);
    assert_eq!(back.map(|who| who.person), Some(ids.head.0), "back early");
    world.effective("2026-02-01 00:00");
    world
        .when(acting(seat, ids.clerk.0, "2026-02-10", Some("2026-02-11")))
        .then_refused(Code::EffectiveInFuture);
    world.effective = None;
    world
        .when(acting(seat, ids.clerk.0, "2025-06-10", Some("2025-07-11")))
        .then_refused(Code::EffectiveTooEarly);
}

#[test]
fn one_acts_only_in_a_seat_one_sits_in() {
    let (mut world, ids) = ward();
    world.by(ids.chair.0, ids.secretary.1).when(create(ids.division)).then_refused(Code::NotYourPosition);
    world.by(ids.secretary.0, ids.secretary.1);
    world.given(acting(ids.secretary.1, ids.chair.0, "2026-01-05", Some("2026-01-09")));
    let for_whom =
        |on_behalf_of| Actor::Person { person: ids.chair.0, position: ids.secretary.1, on_behalf_of };
    world.by_actor(for_whom(Some(ids.vice.0))).when(create(ids.division)).then_refused(Code::NotYourPosition);
    world.by_actor(for_whom(Some(ids.secretary.0))).when(create(ids.division)).then_done();
    world.by(ids.secretary.0, ids.secretary.1);
    let only_now = "2026-01-05 07:00";
    world.given(relieve(ids.vice.1, None)).given(appoint(ids.vice.1, ids.spare));
    world.by(ids.spare, ids.vice.1).effective(only_now);
    world.when(abolish(NEW)).then_refused(Code::NotYourPosition);
}

#[test]
fn late_and_early_entries() {
    let (mut world, ids) = ward();
    let seat = ids.head.1;
    world.effective("2025-06-30 08:00").when(relieve(seat, None)).then_refused(Code::NotYourPosition);
    world.by_actor(Actor::Founder(ids.spare)).when(relieve(seat, None)).then_refused(Code::EffectiveTooEarly);
    world.by(ids.secretary.0, ids.secretary.1);
    let before = world.register.ordinal();
    world.effective("2025-12-01 00:00").given(relieve(seat, Some(Cover::Successor(ids.spare))));
    let who = |known, at| world.register.view(known, moment(at)).accountable(seat).map(|who| who.person);
    let now = world.register.ordinal();
    assert_eq!(who(now, "2025-12-15 00:00"), Some(ids.spare), "in force since, entered late");
    assert_eq!(who(before, "2025-12-15 00:00"), Some(ids.head.0), "as it was known then");
    assert_eq!(who(now, "2025-11-15 00:00"), Some(ids.head.0));

    world.effective("2026-03-01 00:00").given(relieve(seat, Some(Cover::Successor(ids.clerk.0))));
    assert_eq!(
        world.register.now(moment("2026-02-28 23:59")).accountable(seat).map(|w| w.person),
        Some(ids.spare)
    );
    assert_eq!(
        world.register.now(moment("2026-03-01 00:00")).accountable(seat).map(|w| w.person),
        Some(ids.clerk.0)
    );
    world.effective = None;
    world.when(relieve(seat, None)).then_refused(Code::EffectiveTooEarly);
    world.when(acting(seat, ids.vice.0, "2026-02-01", Some("2026-02-10"))).then_done();
    world
        .when(acting(seat, ids.vice.0, "2026-02-20", Some("2026-03-10")))
        .then_refused(Code::EffectiveTooEarly);
}

#[test]
fn a_vacant_seat_falls_to_the_head_above() {
    let (mut world, ids) = ward();
    world.later(1).given(relieve(ids.clerk.1, None));
    let emptied = world.now;
    let who = |world: &crate::testing::World| {
        let who = world.register.now(world.now).accountable(ids.clerk.1);
        who.map(|who| (who.person, who.capacity, who.since))
    };
    assert_eq!(who(&world), Some((ids.head.0, Capacity::Superior, emptied)), "head of the same unit");
    world.later(1).given(relieve(ids.head.1, None));
    assert_eq!(who(&world), Some((ids.chair.0, Capacity::Superior, emptied)), "head of the unit above");
    world.later(1).given(acting(ids.clerk.1, ids.spare, "2026-01-05", None));
    assert_eq!(who(&world), Some((ids.spare, Capacity::Acting, world.now)), "its own substitute wins");
    world.given(end_acting(ids.clerk.1, ids.spare));
    assert_eq!(who(&world).map(|who| who.1), Some(Capacity::Superior));
    assert_eq!(
        world.register.now(world.now).may_act(ids.chair.0, ids.clerk.1),
        None,
        "answering is not acting"
    );
    let basis = Some(DocumentId(ulid(9)));
    let undocumented = PositionCommand::Appoint { person: ids.spare, basis };
    world.when(Command::Position(ids.clerk.1, undocumented)).then_refused(Code::Unknown);
}
