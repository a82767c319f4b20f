//! Random grants, revocations and changes of holder, against an evaluator that reads the history of acts one by one.

use super::*;
use crate::{
    Event,
    event::Meta,
    position::PositionEvent,
    time::{Timestamp, day_of},
};
use chrono::{Days, Duration};
use proptest::prelude::*;

const POWERS: [Power; 4] = [Power::Assign, Power::Accept, Power::Grant, Power::Organise];
const FIELDS: [&str; 2] = ["dat dai", "van hoa"];

#[derive(Debug, Clone)]
enum Act {
    Give { by: usize, parent: usize, root: bool, to: usize, person: bool, shape: Shape },
    Revoke { by: usize, mandate: usize, delay: i64 },
    Change { seat: usize, to: usize },
    Wait { hours: i64 },
}

#[derive(Debug, Clone)]
struct Shape {
    powers: u8,
    unit: usize,
    fields: u8,
    depth: u8,
    start: u64,
    length: Option<u64>,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let length = proptest::option::of(0u64..20);
    let shape = (1u8..16, 0usize..3, 0u8..4, 0u8..4, 0u64..4, length).prop_map(
        |(powers, unit, fields, depth, start, length)| Shape { powers, unit, fields, depth, start, length },
    );
    let act = prop_oneof![
        6 => (0usize..5, 0usize..12, any::<bool>(), 0usize..5, any::<bool>(), shape).prop_map(
            |(by, parent, root, to, person, shape)| Act::Give { by, parent, root, to, person, shape }
        ),
        2 => (0usize..5, 0usize..12, 0i64..60).prop_map(|(by, mandate, delay)| Act::Revoke { by, mandate, delay }),
        1 => (1usize..5, 0usize..6).prop_map(|(seat, to)| Act::Change { seat, to }),
        2 => (1i64..100).prop_map(|hours| Act::Wait { hours }),
    ];
    proptest::collection::vec(act, 1..40)
}

fn pick<T: Copy>(bits: u8, all: &[T]) -> impl Iterator<Item = T> {
    all.iter().copied().enumerate().filter(move |(index, _)| bits & (1 << index) != 0).map(|(_, item)| item)
}

/// Who holds the seat, told from the acts on it alone.
fn seated(log: &[(ulid::Ulid, Event, Meta)], seat: PositionId, at: Timestamp) -> Option<PersonId> {
    let acts = log.iter().filter(|(stream, _, meta)| *stream == seat.0 && meta.effective_at <= at);
    let takes = |event: &Event| match event {
        Event::Position(PositionEvent::Appointed { person, .. }) => Some(*person),
        Event::Position(PositionEvent::Relieved { cover: Some(Cover::Successor(person)), .. }) => {
            Some(*person)
        }
        _ => None,
    };
    acts.filter_map(|(_, event, _)| takes(event)).next_back()
}

/// Whether the mandate allows it to somebody: it and all above it, day by day, from the grants themselves.
fn allows(world: &World, units: &[UnitId], id: MandateId, ask: &Ask, at: Timestamp) -> bool {
    let granted = world.log.iter().find_map(|(stream, event, meta)| match event {
        Event::Mandate(MandateEvent::Granted { grant }) if *stream == id.0 => {
            Some((grant, meta.effective_at))
        }
        _ => None,
    });
    let Some((grant, granted_at)) = granted else { return false };
    let revoked = world.log.iter().any(|(stream, event, meta)| {
        matches!(event, Event::Mandate(MandateEvent::Revoked { .. }))
            && *stream == id.0
            && meta.effective_at <= at
    });
    let place = |unit: &UnitId| units.iter().position(|other| other == unit);
    let (today, scope) = (day_of(at), &grant.scope);
    let given = granted_at <= at || grant.valid_from < day_of(granted_at);
    let seat_kept = match grant.holder {
        Holder::Position(_) => true,
        Holder::Person(person) => world
            .register
            .now(at)
            .mandate(id)
            .and_then(|facts| facts.held_with)
            .is_some_and(|seat| seated(&world.log, seat, at) == Some(person)),
    };
    given
        && !revoked
        && seat_kept
        && grant.valid_from <= today
        && grant.valid_until.is_none_or(|until| today <= until)
        && grant.powers.contains(&ask.power)
        // The units of the ward stand in one line, root first.
        && place(&ask.target_unit) >= place(&scope.unit)
        && (scope.fields.is_empty() || ask.field.as_ref().is_some_and(|field| scope.fields.contains(field)))
        && grant.parent.is_none_or(|parent| allows(world, units, parent, ask, at))
}

fn holds(world: &World, id: MandateId, ask: &Ask, at: Timestamp) -> bool {
    match world.register.now(at).mandate(id).map(|facts| facts.grant.holder) {
        Some(Holder::Position(seat)) => seat == ask.actor_position,
        Some(Holder::Person(person)) => person == ask.actor_person,
        None => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_reading_the_history(acts in acts(), asks in proptest::collection::vec((0usize..5, 0usize..4, 0usize..3, 0usize..3, 0i64..900), 30)) {
        let (mut world, ids) = ward();
        let seats = [ids.secretary, ids.chair, ids.vice, ids.head, ids.clerk];
        let people = [ids.secretary.0, ids.chair.0, ids.vice.0, ids.head.0, ids.clerk.0, ids.spare];
        let units = [ids.party, ids.committee, ids.division];
        let mut mandates = vec![ids.root, ids.chair_office];
        let begin = world.now;
        for (number, act) in acts.into_iter().enumerate() {
            let person_in = |world: &World, seat: usize| {
                world.register.now(world.now).holder(seats[seat].1).map(|tenure| tenure.person)
            };
            match act {
                Act::Wait { hours } => drop(world.later(hours)),
                Act::Change { seat, to } => {
                    world.by(ids.secretary.0, ids.secretary.1);
                    let (cover, reason) = (Some(Cover::Successor(people[to])), prose("điều động"));
                    world.when(Command::Position(seats[seat].1, PositionCommand::Relieve { cover, basis: None, reason }));
                }
                Act::Revoke { by, mandate, delay } => {
                    let Some(person) = person_in(&world, by) else { continue };
                    world.by(person, seats[by].1);
                    world.effective = Some(world.now + Duration::hours(delay));
                    world.when(revoke(mandates[mandate % mandates.len()]));
                    world.effective = None;
                }
                Act::Give { by, parent, root, to, person, shape } => {
                    let Some(giver) = person_in(&world, by) else { continue };
                    world.by(giver, seats[by].1);
                    let parent = mandates[parent % mandates.len()];
                    let valid_from = day_of(world.now) + Days::new(shape.start);
                    let grant = Grant {
                        kind: if root { MandateKind::Office } else { MandateKind::Allocation },
                        giver: (!root).then_some(seats[by].1),
                        holder: if person { Holder::Person(people[to]) } else { Holder::Position(seats[to].1) },
                        powers: pick(shape.powers, &POWERS).collect(),
                        scope: Scope { unit: units[shape.unit], fields: pick(shape.fields, &FIELDS).map(line).collect(), programme: None },
                        valid_from,
                        valid_until: shape.length.map(|days| valid_from + Days::new(days)),
                        depth: shape.depth,
                        parent: (!root).then_some(parent),
                        ..delegation(&ids)
                    };
                    let id = MandateId(ulid(1000 + number as u128));
                    if world.when(give(id, grant.clone())).result.is_ok() {
                        mandates.push(id);
                        let own = match grant.holder {
                            Holder::Position(seat) => seat == seats[by].1,
                            Holder::Person(person) => person == giver,
                        };
                        prop_assert!(!own, "no self-grant");
                        let above = world.register.now(world.now).mandate(parent).map(|facts| facts.grant.clone()).filter(|_| !root);
                        prop_assert!(above.is_none_or(|above| {
                            let place = |unit| units.iter().position(|other| *other == unit);
                            above.powers.contains(&Power::Grant)
                                && grant.powers.iter().all(|power| above.powers.contains(power))
                                && place(grant.scope.unit) >= place(above.scope.unit)
                                && (above.scope.fields.is_empty() || !grant.scope.fields.is_empty())
                                && grant.depth < above.depth
                                && above.valid_until.is_none_or(|end| grant.valid_until.is_some_and(|own| own <= end))
                        }), "a child within its parent");
                    }
                }
            }
        }
        for (seat, power, unit, field, hours) in asks {
            let at = begin + Duration::hours(hours);
            let Some(person) = world.register.now(at).holder(seats[seat].1).map(|tenure| tenure.person) else { continue };
            let field = FIELDS.get(field).map(|field| line(field));
            let ask = Ask { field, ..ask((person, seats[seat].1), POWERS[power], units[unit]) };
            let expected = mandates.iter().any(|id| holds(&world, *id, &ask, at) && allows(&world, &units, *id, &ask, at));
            let explanation = explain(&world.register.now(at), &ask);
            let allowed = matches!(explanation.verdict, Verdict::Allowed { .. });
            prop_assert_eq!(allowed, expected, "{:?} at {} -> {:?}", ask, at, explanation);
            if let Verdict::Allowed { chain } = explanation.verdict {
                // No escalation: everything the chain rests on allows the same, down to a root.
                prop_assert!(chain.iter().all(|id| allows(&world, &units, *id, &ask, at)));
                let root = chain.last().and_then(|id| world.register.now(at).mandate(*id).map(|facts| facts.grant.giver));
                prop_assert_eq!(root, Some(None), "a chain ends at a root");
            }
        }
    }
}
