//! What an inspector asks — inspections, everything recorded, patterns, the difference of two moments — is a fold of the
//! prefix known, at every prefix of the log.
#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use chrono::NaiveDate;
use common::{acts, block_on, history, inspection, steps};
use proptest::prelude::*;
use sauro_domain::{
    Event,
    assignment::{AssignmentEvent as Did, State, evolve, judge},
    calendar::WorkingCalendar,
    event::Meta,
    id::{AssignmentId, InspectionId},
    inspection,
    testing::{World, day},
    time::{Timestamp, day_of},
};
use sauro_projections::{
    AsOf, AssignmentFilter, KnownAt, Moment, Take, Views,
    comparison::{Comparison, Stood},
    events::{EventFilter, EventPaging, Found, Pattern, Patterns},
    inspections::{FindingRow, InspectionRow, SampleRow},
};
use sauro_store::{EventLog, codec, memory::MemoryLog};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

const NEAR: u32 = 3;

#[derive(Debug, PartialEq)]
struct Answers {
    inspections: Vec<InspectionRow>,
    samples: Vec<Vec<SampleRow>>,
    findings: Vec<Vec<FindingRow>>,
    events: Vec<Vec<Found>>,
    patterns: Vec<Patterns>,
}

fn filters(world: &World) -> Vec<EventFilter> {
    let every = EventFilter::default;
    let actor = world.log.iter().find_map(|(.., meta)| match meta.actor {
        sauro_domain::context::Actor::Person { person, .. } => Some(person),
        _ => None,
    });
    vec![
        every(),
        EventFilter { corrected: Some(true), ..every() },
        EventFilter { back_dated: Some(true), ..every() },
        EventFilter { kinds: Some(vec!["assignment".into()]), ..every() },
        EventFilter { kinds: Some(vec!["inspection".into(), "unit.merged".into()]), ..every() },
        EventFilter { actor, ..every() },
    ]
}

fn reports() -> Vec<NaiveDate> {
    (0..60).map(|week| day("2026-01-09") + chrono::Days::new(7 * week)).collect()
}

/// All events that the filter names, page by page, newest first.
fn pages(views: &Views, filter: &EventFilter, at: &AsOf) -> Vec<Found> {
    let mut paging = EventPaging { newest_first: true, take: Take::First(7), after: None, before: None };
    let mut found: Vec<Found> = Vec::new();
    loop {
        let page = views.event_page(filter, &paging, at).expect("a page");
        assert_eq!(page.has_previous, paging.after.is_some());
        found.extend(page.found);
        if !page.has_next {
            assert_eq!(page.total, found.len() as u64);
            return found;
        }
        paging.after = found.last().map(|last| last.position);
    }
}

async fn ask(views: &Views, world: &World, at: &AsOf) -> Answers {
    let both = [inspection(0), inspection(1)];
    let mut events = Vec::new();
    for filter in filters(world) {
        let all = views.events(&filter, at).await.expect("events");
        let paged = pages(views, &filter, at);
        assert!(paged.iter().eq(all.iter().rev()), "pages fit together, newest first: {filter:?}");
        events.push(all);
    }
    let found = views.findings(&both, at).expect("findings");
    Answers {
        inspections: views.inspections(at).expect("inspections"),
        samples: both.iter().map(|id| views.samples(*id, at).expect("samples")).collect(),
        findings: both.iter().map(|id| found[id].clone()).collect(),
        events,
        patterns: {
            views.follow_events(at).await.expect("follows");
            views.patterns(&EventFilter::default(), &reports(), NEAR, at).expect("patterns")
        },
    }
}

/// An entry as the world has it: its stream, what happened, beside what.
type Entry<'w> = (String, &'w Event, &'w Meta);

fn entries(world: &World, count: usize) -> Vec<Entry<'_>> {
    let kind = |event| codec::encode(event).expect("encodes").kind.split_once('.').expect("a kind").0;
    world.log[..count]
        .iter()
        .map(|(id, event, meta)| (format!("{}-{id}", kind(event)), event, meta))
        .collect()
}

fn corrected(entries: &[Entry<'_>], (stream, _, meta): &Entry<'_>) -> bool {
    entries.iter().any(|(other, event, _)| {
        let Event::Assignment(Did::EntryCorrected { revision, .. }) = event else { return false };
        other == stream && *revision == meta.revision
    })
}

fn late((.., meta): &Entry<'_>) -> bool {
    day_of(meta.recorded_at) > day_of(meta.effective_at)
}

/// Lists of events against the world itself.
fn check_events(answers: &Answers, world: &World, count: usize) {
    let entries = entries(world, count);
    for (filter, found) in filters(world).iter().zip(&answers.events) {
        let kind = |event: &Event| codec::encode(event).expect("encodes").kind;
        let named = |event: &Event| {
            filter.kinds.as_ref().is_none_or(|kinds| {
                let kind = kind(event);
                kinds.iter().any(|want| kind == want || kind.starts_with(&format!("{want}.")))
            })
        };
        let by = |meta: &Meta| {
            let sauro_domain::context::Actor::Person { person, .. } = meta.actor else { return None };
            Some(person)
        };
        let wanted: Vec<_> = entries
            .iter()
            .filter(|entry| filter.corrected.is_none_or(|wanted| corrected(&entries, entry) == wanted))
            .filter(|entry| filter.back_dated.is_none_or(|wanted| late(entry) == wanted))
            .filter(|(_, event, meta)| named(event) && filter.actor.is_none_or(|who| by(meta) == Some(who)))
            .map(|(stream, _, meta)| (stream.as_str(), meta.revision))
            .collect();
        let found: Vec<_> = found.iter().map(|one| (one.stream.as_str(), one.revision)).collect();
        assert_eq!(found, wanted, "{filter:?}");
    }
}

/// Patterns against the world itself.
fn check_patterns(answers: &Answers, world: &World, count: usize) {
    let entries = entries(world, count);
    let mut states: BTreeMap<&str, State> = BTreeMap::new();
    let mut bulk: BTreeMap<String, BTreeSet<(String, u64)>> = BTreeMap::new();
    let mut wanted: BTreeMap<&str, BTreeSet<(String, u64)>> = BTreeMap::new();
    let near_report = |meta: &Meta| {
        let day = day_of(meta.recorded_at);
        reports().iter().any(|report| (0..=i64::from(NEAR)).contains(&(*report - day).num_days()))
    };
    for entry in &entries {
        let (stream, event, meta) = entry;
        let mut shows = |pattern| {
            wanted.entry(pattern).or_default().insert((stream.clone(), meta.revision));
        };
        if late(entry) {
            shows("late");
        }
        if corrected(&entries, entry) {
            shows("corrected");
        }
        let Event::Assignment(did) = event else { continue };
        let state = states.remove(stream.as_str()).unwrap_or_default();
        match did {
            Did::ExtensionGranted { after_expiry, .. } => {
                if near_report(meta) {
                    shows("moved");
                }
                if *after_expiry {
                    shows("expired");
                }
            }
            Did::ExtensionRequested { after_expiry: true, .. } => shows("expired"),
            Did::Reopened { .. } => shows("reopened"),
            Did::LeadReassigned { .. } => {
                let left = state.due().map(|due| (due - day_of(meta.recorded_at)).num_days());
                if left.is_some_and(|left| left <= i64::from(NEAR)) {
                    shows("reassigned");
                }
            }
            Did::ProgressReported { .. } if near_report(meta) => {
                let key = format!("{:?} {}", person(meta), day_of(meta.recorded_at));
                bulk.entry(key).or_default().insert((stream.clone(), meta.revision));
            }
            _ => {}
        }
        states.insert(stream, evolve(state, did, meta));
    }
    let many = bulk.into_values().filter(|entries| entries.len() >= 5).flatten().collect();
    wanted.insert("bulk", many);
    for found in &answers.patterns {
        let key = match found.pattern {
            Pattern::MovedNearReport => "moved",
            Pattern::ExtendedAfterExpiry => "expired",
            Pattern::ReassignedNearDue => "reassigned",
            Pattern::Reopened => "reopened",
            Pattern::BulkBeforeReport => "bulk",
            Pattern::BackDated => "late",
            Pattern::Corrected => "corrected",
        };
        let shown: BTreeSet<_> = found.events.iter().map(|one| (one.stream.clone(), one.revision)).collect();
        assert_eq!(shown.len(), found.events.len(), "each once");
        assert_eq!(shown, wanted.remove(key).unwrap_or_default(), "{key}");
        assert!(found.events.len() as u64 <= found.of);
    }
}

fn person(meta: &Meta) -> Option<sauro_domain::id::PersonId> {
    match meta.actor {
        sauro_domain::context::Actor::Person { person, .. } => Some(person),
        _ => None,
    }
}

/// Inspections against the domain's own fold.
fn check_inspections(answers: &Answers, world: &World, count: usize) {
    let mut states: BTreeMap<InspectionId, inspection::State> = BTreeMap::new();
    for (id, event, meta) in &world.log[..count] {
        if let Event::Inspection(event) = event {
            let state = states.remove(&InspectionId(*id)).unwrap_or_default();
            states.insert(InspectionId(*id), inspection::evolve(state, event, meta));
        }
    }
    assert_eq!(answers.inspections.len(), states.len());
    for (n, id) in [inspection(0), inspection(1)].into_iter().enumerate() {
        let Some(inspection::State::Opened(it)) = states.get(&id) else {
            assert!(answers.samples[n].is_empty() && answers.findings[n].is_empty());
            continue;
        };
        let row = answers.inspections.iter().find(|row| row.id == id).expect("known");
        assert_eq!(
            (&row.scope, &row.inspectors, row.closed.is_some()),
            (&it.scope, &it.inspectors, it.closed)
        );
        assert_eq!(answers.samples[n].len(), it.samples);
        assert_eq!(answers.findings[n].len(), it.findings.len());
        assert!(answers.findings[n].is_sorted_by_key(|found| found.revision), "in the order recorded");
        for found in &answers.findings[n] {
            let known = &it.findings[&found.id];
            assert_eq!((found.assignment, found.office), (known.assignment, known.office));
            assert_eq!(found.conclusion.as_ref().map(|end| end.verdict), known.verdict);
            assert_eq!(
                (found.explanations.len(), found.remedies.len()),
                (known.explanations, known.remedies)
            );
        }
    }
}

/// What differs between two prefixes, against the domain's own fold of both.
fn check_difference(
    found: &Comparison,
    world: &World,
    (first, from): (AsOf, usize),
    (second, to): (AsOf, usize),
) {
    let calendar = WorkingCalendar::of(None);
    let stood = |state: Option<&State>, at: &AsOf| {
        let judged = judge(&state?.into(), at.day(), &calendar);
        Some(Stood { current: judged.current, original: judged.original })
    };
    let fold = |count: usize| {
        let mut states: BTreeMap<AssignmentId, State> = BTreeMap::new();
        for (id, event, meta) in &world.log[..count] {
            if let Event::Assignment(event) = event {
                let state = states.remove(&AssignmentId(*id)).unwrap_or_default();
                states.insert(AssignmentId(*id), evolve(state, event, meta));
            }
        }
        states
    };
    let (before, after) = (fold(from), fold(to));
    for entry in &found.entries {
        let happened = world.log[from..to]
            .iter()
            .filter(|(id, event, _)| matches!(event, Event::Assignment(_)) && AssignmentId(*id) == entry.id);
        assert_eq!(entry.events as usize, happened.count());
        assert_eq!(entry.before, stood(before.get(&entry.id), &first));
        assert_eq!(entry.after, stood(after.get(&entry.id), &second));
    }
    assert_eq!(found.entries.len() + found.unchanged as usize, after.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_an_inspector_asks_is_a_fold_of_the_prefix(steps in steps(140)) {
        let scene = history(&steps);
        let world = &scene.world;
        let directory = tempfile::tempdir().expect("a directory");
        block_on(async {
            let log = Arc::new(MemoryLog::new());
            let (views, mut projector) = Views::open(directory.path(), log.clone()).await.expect("opens");
            let mut told = Vec::new();
            let mut count = 0;
            for act in acts(world) {
                count += act.events.len();
                log.append(act).await.expect("appends");
                projector.catch_up().await.expect("catches up");
                let at = views.present(Timestamp::default());
                let at = views.present(at.recorded_at.expect("something") + chrono::Duration::hours(1));
                let answers = ask(&views, world, &at).await;
                check_events(&answers, world, count);
                check_patterns(&answers, world, count);
                check_inspections(&answers, world, count);
                told.push((at, count, answers));
            }
            let every = AssignmentFilter::default();
            let mut earlier: Option<(AsOf, usize)> = None;
            for (at, count, answers) in told {
                let moment =
                    Moment { known_at: Some(KnownAt::Position(at.position)), in_force_at: Some(at.in_force_at) };
                let again = views.resolve(&moment, Timestamp::default()).expect("resolves");
                assert_eq!(ask(&views, world, &again).await, answers, "as of {at:?}");
                if count % 7 == 0 {
                    if let Some(before) = earlier {
                        let found = views.compare(&every, &before.0, &again).expect("compares");
                        check_difference(&found, world, before, (again, count));
                    }
                    earlier = Some((again, count));
                }
            }
        });
    }
}
