//! Samples that anybody can draw again.

use super::world::{IT, draw, opened, team};
use crate::{
    Code, Command, Event,
    id::AssignmentId,
    inspection::{self, InspectionCommand, InspectionEvent, SampleMethod, SeedSource},
    testing::{line, ulid},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn population(count: u128) -> Vec<AssignmentId> {
    (1..=count).map(|n| AssignmentId(ulid(n))).collect()
}

#[test]
fn a_draw_records_all_it_needs_to_be_drawn_again() {
    let (mut world, team) = opened();
    world.when(draw(1)).then_refused(Code::OutOfRange);
    world.open_work.inspected.population = population(30);
    for size in [0, 31, u32::MAX] {
        world.when(draw(size)).then_refused(Code::OutOfRange);
    }
    let id = world.context().command;
    let chosen = inspection::draw("2026-01-05/7", &population(30), 5);
    world.when(draw(5)).then([InspectionEvent::SampleDrawn {
        sample: id,
        method: SampleMethod::Sha256Order,
        seed: line("2026-01-05/7"),
        seed_source: SeedSource::Given,
        population: 30,
        population_sha256: line(&inspection::digest(&population(30))),
        chosen: chosen.clone(),
        chain: vec![team.mandate, team.ward.root],
    }]);
    assert_eq!(chosen.len(), 5);
    world.by(team.ward.head.0, team.ward.head.1).when(draw(5)).then_refused(Code::OnlyInspector);
    world.by(team.member.0, team.member.1);
    let by_itself = |drawn: Option<&str>| {
        let drawn = drawn.map(line);
        Command::Inspection(IT, InspectionCommand::DrawSample { seed: None, drawn, size: 2 })
    };
    world.when(by_itself(None)).then_refused(Code::Missing);
    let outcome = world.when(by_itself(Some("01AN4Z07BY79KA1307SR9X4MV3")));
    let Ok([Event::Inspection(InspectionEvent::SampleDrawn { seed, seed_source, .. })]) =
        outcome.result.as_deref()
    else {
        panic!("drawn");
    };
    assert_eq!((seed.as_str(), *seed_source), ("01AN4Z07BY79KA1307SR9X4MV3", SeedSource::Drawn));
}

#[test]
fn samples_are_bounded() {
    let (mut world, _) = opened();
    world.open_work.inspected.population = population(600);
    world.when(draw(501)).then_refused(Code::OutOfRange);
    for n in 0..=20 {
        let outcome = world.when(draw(500));
        if n < 20 { outcome.then_done() } else { drop(outcome.then_refused(Code::TooMany)) }
    }
    let (mut world, _) = team();
    world.when(draw(1)).then_refused(Code::Unknown);
}

const BY_HAND: [u128; 4] = [1, 3, 4, 2];
const DIGEST_BY_HAND: &str = "cac3ab966265708cf378917e608feb2f6d2310332808dcbf018554ccb35a0017";

/// Computed with `printf '%s' SEED/ID | sha256sum | sort` and `printf '%s\n' ID… | sha256sum`.
#[test]
fn the_same_as_by_hand() {
    let ids = population(4);
    let text: Vec<_> = ids.iter().map(ToString::to_string).collect();
    assert_eq!(text[0], "00000000000000000000000001");
    let drawn: Vec<_> = inspection::draw("kiem-tra-01", &ids, 4).iter().map(|id| id.0.0).collect();
    assert_eq!(drawn, BY_HAND);
    assert_eq!(inspection::digest(&ids), DIGEST_BY_HAND);
}

proptest! {
    #[test]
    fn a_draw_depends_on_the_seed_and_the_population_alone(
        numbers in prop::collection::btree_set(1_u128..1_000_000, 1..60),
        size in 1_usize..60,
        seed in "[a-z0-9]{1,12}",
        turn in 0_usize..60,
    ) {
        let sorted: Vec<_> = numbers.iter().map(|n| AssignmentId(ulid(*n))).collect();
        let mut turned = sorted.clone();
        turned.rotate_left(turn % sorted.len());
        let drawn = inspection::draw(&seed, &sorted, size);
        prop_assert_eq!(&drawn, &inspection::draw(&seed, &turned, size));
        prop_assert_eq!(inspection::digest(&sorted), inspection::digest(&turned));
        prop_assert_eq!(drawn.len(), size.min(sorted.len()));
        let once: BTreeSet<_> = drawn.iter().collect();
        prop_assert_eq!(once.len(), drawn.len());
        prop_assert!(drawn.iter().all(|id| sorted.contains(id)));
        // Whoever was not chosen may as well not have been there; a longer sample begins with the shorter.
        let left: Vec<_> = sorted.iter().copied().filter(|id| drawn.contains(id)).collect();
        prop_assert_eq!(&drawn, &inspection::draw(&seed, &left, size));
        prop_assert!(inspection::draw(&seed, &sorted, size + 1).starts_with(&drawn));
    }
}
