//! Any history, sensible or not: what was known after K events is what folding the first K events says.

use crate::{
    Event,
    context::Actor,
    event::Meta,
    id::{CommandId, MandateId, PersonId, PositionId, UnitId},
    mandate::{Holder, MandateEvent, Power},
    position::{Cover, PositionEvent, Rank},
    register::{Register, View},
    testing::{line, moment, office, prose, ulid},
    time::{Timestamp, day_of},
    unit::{Succession, UnitEvent, UnitKind},
};
use chrono::{Days, Duration};
use proptest::prelude::*;
use ulid::Ulid;

const UNITS: u128 = 4;
const SEATS: u128 = 6;
const PEOPLE: u128 = 4;
const MANDATES: u128 = 4;

fn unit(n: u128) -> UnitId {
    UnitId(ulid(10 + n % UNITS))
}
fn seat(n: u128) -> PositionId {
    PositionId(ulid(20 + n % SEATS))
}
fn person(n: u128) -> PersonId {
    PersonId(ulid(30 + n % PEOPLE))
}
fn mandate(n: u128) -> MandateId {
    MandateId(ulid(40 + n % MANDATES))
}

type Step = (u8, u128, u128, u128, i64);

fn start() -> Timestamp {
    moment("2026-01-05 08:00")
}

/// One event out of five numbers.
fn event((kind, a, b, c, hours): Step) -> (Ulid, Event, Timestamp) {
    let at = start() + Duration::hours(hours);
    let (basis, reason) = (None, prose("x"));
    let on_unit = |event: UnitEvent| (unit(a).0, Event::from(event));
    let on_seat = |event: PositionEvent| (seat(a).0, Event::from(event));
    let (stream, event) = match kind % 15 {
        0 | 1 => on_unit(UnitEvent::Established {
            name: line("u"),
            kind: UnitKind::Office,
            parent: (a % UNITS != 0).then(|| unit(b)),
            basis,
        }),
        2 => on_unit(UnitEvent::Renamed { name: line(&format!("u{b}")), basis }),
        3 => on_unit(UnitEvent::Moved { parent: unit(b), basis }),
        4 => on_unit(UnitEvent::Merged {
            into: unit(b),
            successions: vec![Succession { from: seat(b), to: seat(c) }],
            mandates: vec![mandate(c)],
            basis,
        }),
        5 => on_unit(UnitEvent::Dissolved { basis }),
        6 | 7 => {
            let rank = if c % 2 == 0 { Rank::Head } else { Rank::Staff };
            on_seat(PositionEvent::Created { unit: unit(b), title: line("s"), rank, basis })
        }
        8 => on_seat(PositionEvent::Abolished { basis }),
        9 => on_seat(PositionEvent::Appointed { person: person(b), basis }),
        10 => {
            let cover =
                [None, Some(Cover::Successor(person(c))), Some(Cover::Acting(person(c)))][(c % 3) as usize];
            on_seat(PositionEvent::Relieved { person: person(b), cover, basis, reason })
        }
        11 => {
            let until = (c % 3 != 0).then(|| day_of(at) + Days::new((c % 9) as u64));
            on_seat(PositionEvent::ActingAppointed {
                person: person(b),
                from: day_of(at),
                until,
                basis,
                reason,
            })
        }
        12 => on_seat(PositionEvent::ActingEnded { person: person(b), reason }),
        13 => {
            let mut grant = office(seat(b), unit(c), [Power::Organise], 1);
            grant.holder = if c % 2 == 0 { Holder::Position(seat(b)) } else { Holder::Person(person(b)) };
            grant.parent = (a % MANDATES > 1).then(|| mandate(b));
            (mandate(a).0, MandateEvent::Granted { grant }.into())
        }
        _ => (mandate(a).0, MandateEvent::Revoked { reason, basis }.into()),
    };
    (stream, event, at)
}

/// Everything a view can say, in words.
fn told(view: View<'_>) -> String {
    let units =
        (0..UNITS).map(unit).map(|id| (view.unit(id), view.unit_ancestors(id), view.positions_of_unit(id)));
    let seats = (0..SEATS).map(seat).map(|id| {
        let tenures: Vec<_> =
            view.tenures(id).into_iter().map(|row| (&row.value, row.from, row.to)).collect();
        (
            view.position(id),
            view.successor(id),
            view.holder(id),
            view.acting(id),
            view.accountable(id),
            tenures,
        )
    });
    let people = (0..PEOPLE).map(person).map(|id| view.positions_of_person(id));
    let mandates = (0..MANDATES).map(mandate).map(|id| {
        let facts =
            view.mandate(id).map(|facts| (&facts.grant, facts.held_with, facts.revoked_at(view.known())));
        (facts, view.mandate_chain(id), view.mandate_in_force(id))
    });
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        view.units(),
        view.positions(),
        view.founded(),
        units.collect::<Vec<_>>(),
        seats.collect::<Vec<_>>(),
        people.collect::<Vec<_>>(),
        mandates.collect::<Vec<_>>()
    )
}

fn fold(steps: &[Step]) -> Register {
    let mut register = Register::default();
    for (number, step) in steps.iter().enumerate() {
        let (stream, event, effective_at) = event(*step);
        let recorded_at = start() + Duration::hours(number as i64);
        let (command, actor) = (CommandId(ulid(number as u128)), Actor::Founder(PersonId(ulid(1))));
        register.apply(stream, &event, &Meta { recorded_at, effective_at, command, actor, revision: 0 });
    }
    register
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn as_of_is_the_fold_of_the_prefix(steps in proptest::collection::vec((any::<u8>(), 0u128..64, 0u128..64, 0u128..64, -300i64..300), 1..60)) {
        let full = fold(&steps);
        prop_assert_eq!(full.ordinal(), steps.len() as u64);
        for known in 0..=steps.len() {
            let prefix = fold(&steps[..known]);
            for hours in [-400, -90, 0, 31, 400] {
                let at = start() + Duration::hours(hours);
                prop_assert_eq!(told(full.view(known as u64, at)), told(prefix.now(at)), "known {} at {}", known, hours);
            }
        }
    }

    #[test]
    fn one_holder_at_a_time_and_somebody_answers(steps in proptest::collection::vec((any::<u8>(), 0u128..64, 0u128..64, 0u128..64, -300i64..300), 1..80)) {
        let register = fold(&steps);
        for known in 0..=register.ordinal() {
            let view = register.view(known, start());
            for id in (0..SEATS).map(seat) {
                let mut end = None;
                for row in view.tenures(id).into_iter().filter(|row| !row.value.acting) {
                    prop_assert!(end.is_none_or(|end: Option<Timestamp>| end.is_some_and(|end| end <= row.from)), "two holders");
                    end = Some(row.to);
                }
                let Some(facts) = view.position(view.successor(id)).filter(|facts| !facts.abolished) else { continue };
                let headed = view.unit_ancestors(facts.unit).into_iter().flat_map(|unit| view.positions_of_unit(unit)).any(|head| {
                    let head_of = view.position(head).is_some_and(|facts| facts.rank == Rank::Head);
                    head_of && (view.holder(head).is_some() || view.acting(head).is_some())
                });
                prop_assert!(!headed || view.accountable(id).is_some(), "a head above, and nobody answers");
            }
        }
    }
}
