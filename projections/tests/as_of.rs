//! The past is what was answered then: every question, at every prefix of the log.
#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{acts, block_on, history, steps};
use proptest::prelude::*;
use sauro_domain::{
    Event,
    aggregate::State as Aggregate,
    assignment::{Phase, TimeStatus, TimeTerm, judge, next_act},
    id::{AssignmentId, PersonId, PositionId, UnitId},
    register::Register,
    testing::World,
    time::{Timestamp, day_of},
};
use sauro_projections::{
    Against, AsOf, AssignmentFilter, AssignmentRow, KnownAt, Moment, OpenItem, Page, Paging, Sort, Views,
    Worklist,
    accountability::{Answering, Exposure, Stretch, Subject},
    deadlines::Line,
    statistics::{Bucket, By, Period, Scope, Statistics},
};
use sauro_store::{EventLog, memory::MemoryLog};
use std::{collections::BTreeMap, sync::Arc};

/// Everything that can be asked, as asked at one moment.
#[derive(Debug, PartialEq)]
struct Answers {
    lists: Vec<(u64, Page<AssignmentRow>)>,
    worklists: Vec<Worklist>,
    answering: BTreeMap<AssignmentId, Answering>,
    stretches: Vec<Vec<Stretch>>,
    exposures: Vec<Exposure>,
    statistics: Vec<Statistics>,
    rest: String,
}

struct Cast {
    seats: Vec<PositionId>,
    persons: Vec<PersonId>,
    units: Vec<UnitId>,
    ids: Vec<AssignmentId>,
}

fn ask(views: &Views, cast: &Cast, at: &AsOf) -> Answers {
    let every = AssignmentFilter::default;
    let filters = [
        every(),
        AssignmentFilter { open: Some(true), ..every() },
        AssignmentFilter { phases: Some(vec![Phase::Draft, Phase::Submitted]), ..every() },
        AssignmentFilter { time: Some(vec![TimeStatus::Overdue, TimeStatus::DueSoon]), ..every() },
        AssignmentFilter { late_against: Some(Against::Original), ..every() },
        AssignmentFilter { leads: Some(vec![cast.seats[0]]), ..every() },
        AssignmentFilter { lead_unit: Some(cast.units[1]), starred: Some(true), ..every() },
        AssignmentFilter { parties: Some(vec![cast.seats[1], cast.seats[4]]), ..every() },
        AssignmentFilter { needs_act_by: Some(cast.seats.clone()), ..every() },
        AssignmentFilter { accountable: Some(cast.persons[0]), ..every() },
        AssignmentFilter { text: Some("chuyen doi so".into()), ..every() },
    ];
    let sorts = [Sort::Due, Sort::Changed, Sort::Newest, Sort::Code];
    let list = |(n, filter): (usize, &AssignmentFilter)| {
        let page = views.assignments(filter, sorts[n % 4], &Paging::first(100), at).expect("a page");
        let count = views.assignment_count(filter, at).expect("a count");
        (count, page)
    };
    let scopes = [Scope::default(), Scope { unit: Some(cast.units[2]), ..Scope::default() }];
    let subjects = [
        Subject::Unit(cast.units[1]),
        Subject::Person(cast.persons[0]),
        Subject::Position(cast.seats[0]),
        Subject::Assignment(cast.ids.first().copied().unwrap_or(AssignmentId(ulid::Ulid(1)))),
    ];
    Answers {
        lists: filters.iter().enumerate().map(list).collect(),
        worklists: cast.seats.iter().map(|seat| views.worklist(&[*seat], at).expect("a work list")).collect(),
        answering: views.answering(&cast.ids, at).expect("answers").into_iter().collect(),
        stretches: cast.ids.iter().map(|id| views.stretches(*id, at).expect("stretches")).collect(),
        exposures: subjects.map(|subject| views.exposure(subject, at).expect("an exposure")).into(),
        statistics: [By::Unit, By::Person, By::Position, By::Programme]
            .into_iter()
            .flat_map(|by| scopes.iter().map(move |scope| (by, scope)))
            .map(|(by, scope)| views.statistics(scope, &Period::default(), Some(by), at).expect("figures"))
            .collect(),
        rest: format!(
            "{:?} {:?} {:?}",
            views.parties(&cast.ids, at).expect("parties").into_iter().collect::<BTreeMap<_, _>>(),
            views.ledgers(&cast.ids, at).expect("ledgers").into_iter().collect::<BTreeMap<_, _>>(),
            views.open_items(&cast.ids, at).expect("items").into_iter().collect::<BTreeMap<_, _>>(),
        ),
    }
}

/// The paper register: states folded by the domain itself, from the first `count` events.
fn paper(world: &World, count: usize) -> (Register, BTreeMap<AssignmentId, sauro_domain::assignment::State>) {
    let mut register = Register::default();
    let mut states: BTreeMap<AssignmentId, sauro_domain::assignment::State> = BTreeMap::new();
    for (id, event, meta) in &world.log[..count] {
        register.apply(*id, event, meta);
        if let Event::Assignment(event) = event {
            let state = states.entry(AssignmentId(*id)).or_default();
            let (Aggregate::Assignment(next), ..) =
                (Aggregate::Assignment(std::mem::take(state))
                    .evolve(&Event::Assignment(event.clone()), meta),)
            else {
                panic!("an assignment stays one")
            };
            *state = next;
        }
    }
    (register, states)
}

/// Against the paper register: phases, leads, deadlines; and exactly one accountable seat and person for all open work.
fn check(views: &Views, world: &World, count: usize, at: &AsOf) {
    let (register, states) = paper(world, count);
    let view = register.now(at.in_force_at);
    let ids: Vec<_> = states.keys().copied().collect();
    let rows = views.assignments_by_id(&ids, at).expect("rows");
    let answering = views.answering(&ids, at).expect("answers");
    assert_eq!(rows.len(), ids.len());
    for (id, state) in &states {
        let row = &rows[id];
        assert_eq!((row.phase, row.lead, row.due_current), (state.phase, state.terms.lead, state.due()));
        assert_eq!(row.revision + 1, state.revisions());
        assert_eq!(views.judge(row, at), judge(&state.into(), day_of(at.in_force_at), &view.calendar()));
        if state.phase.is_open() {
            let answers = &answering[id];
            assert_eq!(Some(answers.lead), state.terms.lead);
            let who = answers.answers.expect("somebody answers");
            assert_eq!(Some(who), view.accountable(answers.lead));
            assert_eq!(who.position, view.successor(answers.lead));
            let line = views.stretches(*id, at).expect("stretches");
            for pair in line.windows(2) {
                assert!(pair[0].to.is_some_and(|to| to <= pair[1].from), "{line:?}");
            }
            let last = line.last().expect("a stretch");
            assert_eq!((last.to, last.person, last.position), (None, Some(who.person), who.position));
        } else if matches!(state.phase, Phase::Draft | Phase::Discarded) {
            assert!(!answering.contains_key(id), "nobody answers for {:?}", state.phase);
        } else if let Some(answers) = answering.get(id) {
            assert!(answers.at <= at.in_force_at);
            assert_eq!(answers.answers, view.moved_to(answers.at).accountable(answers.lead));
        }
    }
}

/// Ledgers, open items and figures against the paper register.
fn audit(views: &Views, world: &World, count: usize, at: &AsOf) {
    let (register, states) = paper(world, count);
    let (today, calendar) = (day_of(at.in_force_at), register.now(at.in_force_at).calendar());
    let ids: Vec<_> = states.keys().copied().collect();
    let ledgers = views.ledgers(&ids, at).expect("ledgers");
    let items = views.open_items(&ids, at).expect("items");
    let figures = views.statistics(&Scope::default(), &Period::default(), None, at).expect("figures");
    let mut counted = BTreeMap::new();
    for (id, state) in &states {
        if let Some(next) = next_act(state) {
            let waits = |item: &OpenItem| item.act == next.act && item.position == next.by;
            assert!(items[id].iter().any(waits), "{next:?} in {:?}", items[id]);
        } else {
            assert!(!items.contains_key(id));
        }
        let Some(issued) = state.issued_at else { continue };
        let ledger = &ledgers[id];
        assert_eq!(ledger.current, state.due());
        assert_eq!(ledger.original.as_ref().map(|o| &o.deadline), state.deadline_original.as_ref());
        let asked = ledger.lines.iter().filter_map(|line| match line {
            Line::Extension { request, decided, .. } => Some((*request, decided.as_ref().map(|d| d.granted))),
            _ => None,
        });
        let known = state.extensions.iter().map(|extension| {
            (extension.request, extension.decision.as_ref().map(|decision| decision.granted.is_some()))
        });
        assert_eq!(asked.collect::<Vec<_>>(), known.collect::<Vec<_>>());
        if day_of(issued) <= today {
            let recurring = matches!(state.terms.time, Some(TimeTerm::Recurring { .. }));
            let status = judge(&state.into(), today, &calendar).current;
            let bucket = match (status, recurring) {
                (TimeStatus::Cancelled, _) => Bucket::Cancelled,
                (_, true) => Bucket::Recurring,
                (TimeStatus::Undated, _) => Bucket::Undated,
                (TimeStatus::CompletedOnTime, _) => Bucket::CompletedOnTime,
                (TimeStatus::CompletedLate, _) => Bucket::CompletedLate,
                (TimeStatus::Overdue, _) => Bucket::OpenOverdue,
                (TimeStatus::NotStarted | TimeStatus::WithinTerm | TimeStatus::DueSoon, _) => {
                    Bucket::OpenWithin
                }
            };
            *counted.entry(bucket).or_insert(0u64) += 1;
        }
    }
    for bucket in Bucket::ALL {
        assert_eq!(
            figures.total.current.count(bucket),
            counted.get(&bucket).copied().unwrap_or(0),
            "{bucket:?}"
        );
    }
    assert_eq!(figures.total.original.total(), figures.total.current.total());
    let rate = figures.total.current.on_time();
    assert!(rate.numerator <= rate.denominator && rate.denominator <= figures.total.current.total());
}

fn later(at: Option<Timestamp>) -> Timestamp {
    at.unwrap_or_default() + chrono::Duration::hours(1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn as_of_every_prefix_is_folding_that_prefix(steps in steps(110)) {
        let scene = history(&steps);
        let ward = &scene.ward;
        let cast = Cast {
            seats: scene.seats().into_iter().chain([ward.chair.1, ward.secretary.1]).collect(),
            persons: vec![ward.head.0, ward.spare, ward.vice.0],
            units: vec![ward.party, ward.committee, ward.division],
            ids: scene.drafted.clone(),
        };
        let directory = tempfile::tempdir().expect("a directory");
        block_on(async {
            let log = Arc::new(MemoryLog::new());
            let (views, mut projector) = Views::open(directory.path(), log.clone()).await.expect("opens");
            let mut told = Vec::new();
            let mut count = 0;
            for act in acts(&scene.world) {
                count += act.events.len();
                log.append(act).await.expect("appends");
                projector.catch_up().await.expect("catches up");
                let now = later(views.health().is_live().then(|| views.present(Timestamp::default()).recorded_at).flatten());
                let at = views.resolve(&Moment::default(), now).expect("resolves");
                assert_eq!(at.ordinal as usize, count);
                check(&views, &scene.world, count, &at);
                audit(&views, &scene.world, count, &at);
                told.push((at, ask(&views, &cast, &at)));
            }
            for (at, answers) in told {
                let again = Moment { known_at: Some(KnownAt::Position(at.position)), in_force_at: Some(at.in_force_at) };
                let again = views.resolve(&again, Timestamp::default()).expect("resolves");
                assert_eq!(AsOf { past: at.past, ..again }, at);
                assert_eq!(ask(&views, &cast, &again), answers, "as of {at:?}");
            }
        });
    }

    /// Pages, forwards and backwards, are the list.
    #[test]
    fn pages_make_up_the_list(steps in steps(110), size in 1u32..7) {
        let scene = history(&steps);
        let directory = tempfile::tempdir().expect("a directory");
        block_on(async {
            let log = Arc::new(common::log_of(&acts(&scene.world)).await);
            let (views, mut projector) = Views::open(directory.path(), log).await.expect("opens");
            projector.catch_up().await.expect("catches up");
            let at = views.present(scene.world.now);
            let late = AssignmentFilter { late_against: Some(Against::Current), ..AssignmentFilter::default() };
            for filter in [AssignmentFilter::default(), late] {
                for sort in [Sort::Due, Sort::Changed, Sort::Newest, Sort::Code] {
                    let whole = views.assignments(&filter, sort, &Paging::first(100), &at).expect("the list");
                    let whole: Vec<_> = whole.nodes().cloned().collect();
                    assert_eq!(whole.len() as u64, views.assignment_count(&filter, &at).expect("a count"));
                    let mut forwards = Vec::new();
                    let mut paging = Paging::first(size);
                    loop {
                        let page = views.assignments(&filter, sort, &paging, &at).expect("a page");
                        forwards.extend(page.nodes().cloned());
                        let Some((last, _)) = page.edges.last().filter(|_| page.has_next) else { break };
                        paging = Paging::first(size).after(last.to_string().parse().expect("a cursor"));
                    }
                    assert_eq!(forwards, whole);
                    let mut backwards = Vec::new();
                    let mut paging = Paging { take: sauro_projections::Take::Last(size), after: None, before: None };
                    loop {
                        let page = views.assignments(&filter, sort, &paging, &at).expect("a page");
                        backwards.splice(0..0, page.nodes().cloned());
                        let Some((first, _)) = page.edges.first().filter(|_| page.has_previous) else { break };
                        paging.before = Some(first.clone());
                    }
                    assert_eq!(backwards, whole);
                }
            }
        });
    }
}
