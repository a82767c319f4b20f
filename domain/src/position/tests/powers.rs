//! Seats that hold powers, and seats that end.

use super::*;
use crate::{
    id::MandateId,
    mandate::{MandateCommand, Power},
    testing::{World, office},
    unit::{Succession, UnitCommand, UnitKind},
};

const GIVEN: MandateId = MandateId(ulid::Ulid(900));

fn grant(world: &mut World, unit: UnitId) -> crate::testing::Outcome {
    let grant = office(NEW, unit, [Power::Assign], 0);
    world.when(Command::Mandate(GIVEN, MandateCommand::Grant { grant }))
}

/// A grant to oneself in two steps: powers for an empty seat, then the seat.
#[test]
fn nobody_puts_themselves_into_a_seat_that_holds_powers() {
    let (mut world, ids) = ward();
    let own = ids.secretary.0;
    world.given(create(ids.division)).when(appoint(NEW, own)).then_done();
    world.later(1).when(relieve(NEW, None)).then_done();
    let grant = office(NEW, ids.division, [Power::Assign], 0);
    world.later(1).given(Command::Mandate(MandateId(ulid(900)), MandateCommand::Grant { grant }));
    world.when(appoint(NEW, own)).then_refused(Code::SelfGrant);
    world.when(acting(NEW, own, "2026-01-12", None)).then_refused(Code::SelfGrant);
    world.when(appoint(NEW, ids.spare)).then_done();
    world.later(1).when(relieve(NEW, Some(Cover::Successor(own)))).then_refused(Code::SelfGrant);
    world.when(relieve(NEW, Some(Cover::Acting(own)))).then_refused(Code::SelfGrant);
    // The chair's own seat holds powers too.
    world.when(acting(ids.chair.1, own, "2026-01-12", Some("2026-01-16"))).then_refused(Code::SelfGrant);
    // Once the powers are gone, the seat is one like any other; and others may put them there.
    let revoke = MandateCommand::Revoke { basis: None, reason: prose("hết nhiệm vụ") };
    world.given(Command::Mandate(MandateId(ulid(900)), revoke));
    world.when(relieve(NEW, Some(Cover::Successor(own)))).then_done();
}

#[test]
fn work_is_not_given_to_a_seat_that_is_recorded_to_end() {
    let (mut world, ids) = ward();
    world.given(create(ids.division));
    assert!(world.register.now(world.now).position(NEW).is_some());
    world.effective("2026-03-01 00:00").given(abolish(NEW));
    world.effective = None;
    let cx = world.context();
    assert!(cx.check_position(NEW).is_ok(), "it is there now");
    assert_eq!(cx.check_position_stays(NEW).map_err(|refusal| refusal.code), Err(Code::NotInForce));
    assert_eq!(cx.check_position_stays(ids.head.1), Ok(()));
}

/// The same steps the other way round, with a moment of one's own choice.
#[test]
fn nobody_grants_to_a_seat_they_sit_in_now_or_will_whatever_moment_is_named() {
    let (mut world, ids) = ward();
    let own = ids.secretary.0;
    world.given(create(ids.division)).later(2).given(appoint(NEW, own));
    world.later(1);
    grant(&mut world, ids.division).then_refused(Code::SelfGrant);
    world.effective("2026-01-05 09:00");
    grant(&mut world, ids.division).then_refused(Code::SelfGrant);
    // Appointed, or acting, from a day to come.
    for later in [appoint(NEW, own), acting(NEW, own, "2026-02-01", None)] {
        let (mut world, ids) = ward();
        world.given(create(ids.division)).effective("2026-02-01 00:00");
        if !matches!(later, Command::Position(_, PositionCommand::Appoint { .. })) {
            world.effective = None;
        }
        world.given(later);
        world.effective = None;
        grant(&mut world, ids.division).then_refused(Code::SelfGrant);
    }
}

#[test]
fn a_merger_brings_nobody_powers_they_did_not_hold() {
    let (mut world, ids) = ward();
    let (own, unit) = (ids.secretary, UnitId(ulid(901)));
    let establish = |parent| UnitCommand::Establish {
        name: line("Tổ công tác"),
        kind: UnitKind::Division,
        parent: Some(parent),
        basis: None,
    };
    world.given(Command::Unit(unit, establish(ids.party))).given(create(unit));
    grant(&mut world, ids.party).then_done();
    let merge = |to: PositionId, into: UnitId| UnitCommand::Merge {
        into,
        successions: vec![Succession { from: NEW, to }],
        mandates: vec![GIVEN],
        basis: None,
    };
    world.later(1).when(Command::Unit(unit, merge(own.1, ids.party))).then_refused(Code::SelfGrant);
    world.when(Command::Unit(unit, merge(ids.head.1, ids.division))).then_done();
}
