mod property;

use crate::{
    Event,
    assignment::AssignmentEvent,
    context::Actor,
    event::Meta,
    id::{CommandId, PersonId, ulid_of_stream},
    register::Register,
    testing::{moment, prose, ulid, ward},
};

#[test]
fn assignment_events_only_advance_the_ordinal() {
    let at = moment("2026-01-05 08:00");
    let meta = Meta {
        recorded_at: at,
        effective_at: at,
        command: CommandId(ulid(1)),
        actor: Actor::Founder(PersonId(ulid(2))),
        revision: 0,
    };
    let event = Event::Assignment(AssignmentEvent::DraftDiscarded { reason: prose("nhầm") });
    let mut register = Register::default();
    (0..1000).for_each(|_| register.apply(ulid(3), &event, &meta));
    register.pass(500);
    assert_eq!(register.ordinal(), 1500);
    assert!(register.now(at).units().is_empty());
}

#[test]
fn listings_are_in_order_and_in_force() {
    let (world, ids) = ward();
    let view = world.register.now(world.now);
    assert_eq!(
        view.units().iter().map(|(id, _)| *id).collect::<Vec<_>>(),
        [ids.party, ids.committee, ids.division]
    );
    assert_eq!(view.positions().len(), 5);
    assert_eq!(view.unit_ancestors(ids.division), [ids.division, ids.committee, ids.party]);
    assert_eq!(view.positions_of_unit(ids.division), [ids.head.1, ids.clerk.1]);
    assert_eq!(view.tenures(ids.head.1).len(), 1);
    assert_eq!(view.persons().len(), 6);
    assert_eq!(view.mandates().count(), 2);
    assert_eq!(view.known(), world.register.ordinal());
    let nobody = world.register.view(0, world.now);
    assert!(nobody.units().is_empty() && nobody.positions().is_empty() && nobody.persons().is_empty());
    assert_eq!(nobody.accountable(ids.head.1), None);
}

#[test]
fn streams_name_their_aggregate() {
    assert_eq!(ulid_of_stream("unit-0000000000000000000000000B"), Ok(ulid(11)));
    assert!(ulid_of_stream("unit").is_err());
    assert!(ulid_of_stream("unit-x").is_err());
}
