//! How fast the views are built from nothing, and how fast the present and the past answer.
//!
//! `SAURO_BENCH_ASSIGNMENTS` sets the size, ten events each (20,000 otherwise). The log is in memory, so that only the
//! views are measured: envelopes are read, folded, written and indexed. The peak of resident memory is printed beside
//! what the log itself takes of it.
#![allow(missing_docs, clippy::expect_used, reason = "a measurement, not an interface")]

use criterion::{Criterion, Throughput};
use sauro_domain::{
    Event,
    assignment::{
        AssignmentEvent as E, Cause, Clarity, Coordinator, Deadline, Deliverable, DeliverableKind, LeadPower,
        PowerSource, Terms, TimeStatus, TimeTerm,
    },
    id::{AssignmentId, CommandId, PositionId, ulid_of_stream},
    inspection::Extent,
    testing::{World, day, line, moment, prose, ward},
    time::Timestamp,
};
use sauro_projections::{
    AsOf, AssignmentFilter, KnownAt, Moment, Paging, Sort, Views, events::EventFilter, statistics,
};
use sauro_store::{Acted, Append, EventLog, Expect, Unsealed, codec, memory::MemoryLog};
use std::{hint::black_box, sync::Arc, time::Instant};
use ulid::Ulid;

/// As in the product.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn unsealed(event: &Event, at: Timestamp, actor: Acted) -> Unsealed {
    let encoded = codec::encode(event).expect("encodes");
    Unsealed {
        kind: encoded.kind,
        kind_version: encoded.version,
        data: encoded.data,
        at,
        effective_at: None,
        actor,
        via: "demo",
        authority: None,
        why: None,
        nonce: [7; 16],
    }
}

fn name(event: &Event) -> &'static str {
    match event {
        Event::Unit(_) => "unit",
        Event::Position(_) => "position",
        Event::Person(_) => "person",
        _ => "mandate",
    }
}

/// A life of ten events: drafted, issued, acknowledged, reported twice, extended, submitted, accepted, closed; one in
/// four stays open, and one in four is queried instead of reported on.
fn life(n: u128, leads: &[PositionId], chair: PositionId) -> Vec<E> {
    let due = day("2026-02-01") + chrono::Days::new((n % 300) as u64);
    let terms = Terms {
        title: Some(line(&format!("Lập danh sách hộ kinh doanh chưa đăng ký tại tổ dân phố số {}", n % 97))),
        description: Some(prose(
            "Theo kết luận giao ban tháng của Thường trực Đảng ủy phường, hoàn thành đúng hạn",
        )),
        lead: Some(leads[n as usize % leads.len()]),
        time: Some(TimeTerm::On { date: due }),
        deliverables: vec![Deliverable {
            name: line("Báo cáo tổng hợp"),
            kind: DeliverableKind::State,
            criterion: prose("Đủ 12 tổ dân phố, có chữ ký của tổ trưởng"),
        }],
        accepter: Some(chair),
        lead_duty: Some(prose("Chịu trách nhiệm về số liệu và tiến độ")),
        coordinators: vec![Coordinator {
            position: leads[0],
            part: prose("Cung cấp sổ"),
            reply_by: Some(due),
        }],
        supervisor: Some(chair),
        lead_powers: vec![LeadPower { power: line("Yêu cầu kê khai"), source: PowerSource::Inherent }],
        ..Terms::default()
    };
    let deadline =
        |days| Deadline { due: Some(due + chrono::Days::new(days)), calendar_version: 0, rolled_from: None };
    let id = |k: u128| CommandId(Ulid((n << 8) + k));
    let text = || prose("Đã rà soát 8 trên 12 tổ dân phố, còn 4 tổ sẽ xong trong tuần tới");
    let mut events = vec![
        E::Drafted { code: line(&format!("2026-{n:06}")), assigner: chair, terms: terms.clone() },
        E::Issued { assigner: chair, terms, deadline: deadline(0), chain: Vec::new(), warnings: Vec::new() },
        E::Acknowledged { note: None },
    ];
    if n % 4 == 1 {
        events.push(E::ClarityQueried { query: id(1), clarity: Clarity::Authority, question: text() });
        events.push(E::ClarityAnswered { query: id(1), answer: text(), chain: Vec::new() });
    } else {
        events.push(E::ProgressReported { percent: Some(40), text: text(), evidence: Vec::new() });
        events.push(E::ProgressReported { percent: Some(70), text: text(), evidence: Vec::new() });
    }
    let until = due + chrono::Days::new(10);
    let (request, submission) = (id(2), id(3));
    let claimed_cause = Cause::Objective;
    events.push(E::ExtensionRequested { request, until, reason: text(), claimed_cause, after_expiry: false });
    let (reason, chain) = (text(), Vec::new());
    events.push(E::ExtensionGranted { request, deadline: deadline(10), reason, chain, after_expiry: false });
    if n.is_multiple_of(4) {
        let report = || E::ProgressReported { percent: Some(80), text: text(), evidence: Vec::new() };
        events.extend([report(), report(), report()]);
    } else {
        events.push(E::ResultSubmitted { submission, text: text(), evidence: Vec::new() });
        events.push(E::ResultAccepted { submission, note: None, chain: Vec::new() });
        events.push(E::WorkFileClosed { note: None });
    }
    events
}

/// A ward with `count` assignments, their lives interleaved a hundred at a time.
async fn log(count: u128) -> (MemoryLog, World) {
    let (world, people) = ward();
    let log = MemoryLog::new();
    for (id, event, meta) in &world.log {
        let expect = meta.revision.checked_sub(1).map_or(Expect::NoStream, Expect::Revision);
        let events = vec![unsealed(event, meta.recorded_at, meta.actor.into())];
        let stream = format!("{}-{id}", name(event));
        log.append(Append { stream, expect, guard: None, command: meta.command, events })
            .await
            .expect("appends");
    }
    let leads = [people.head.1, people.clerk.1, people.vice.1];
    let actor = Acted::Person { person: people.chair.0, position: people.chair.1, on_behalf_of: None };
    let mut now = moment("2026-01-06 08:00");
    for hundred in 0..count.div_ceil(100) {
        let numbers = hundred * 100..count.min((hundred + 1) * 100);
        let mut lives: Vec<_> = numbers.map(|n| (n, life(n, &leads, people.chair.1).into_iter())).collect();
        for revision in 0..10u64 {
            for (n, life) in &mut lives {
                let Some(event) = life.next() else { continue };
                now += chrono::Duration::seconds(1);
                log.append(Append {
                    stream: format!("assignment-{}", AssignmentId(Ulid(1_000_000 + *n))),
                    expect: revision.checked_sub(1).map_or(Expect::NoStream, Expect::Revision),
                    guard: None,
                    command: CommandId(Ulid(10_000_000 + *n * 16 + u128::from(revision))),
                    events: vec![unsealed(&Event::Assignment(event), now, actor)],
                })
                .await
                .expect("appends");
            }
        }
    }
    (log, world)
}

/// `VmRSS` or `VmHWM` in MiB.
fn memory(field: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    line.and_then(|line| line.trim_start_matches(':').trim().trim_end_matches(" kB").parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}

/// CPU seconds of this process, all threads.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |n: usize| fields.get(n).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

fn main() {
    let count = std::env::var("SAURO_BENCH_ASSIGNMENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().expect("a runtime");
    let (log, _world) = runtime.block_on(log(count));
    let log = Arc::new(log);
    let events = runtime.block_on(log.head()).expect("a head").parts().0;
    let directory = tempfile::tempdir().expect("a directory");
    let before = memory("VmRSS");

    let (mut fastest, mut slowest) = (0.0f64, f64::MAX);
    for round in 0..5 {
        let place = directory.path().join(round.to_string());
        let (_views, mut projector) = runtime.block_on(Views::open(&place, log.clone())).expect("opens");
        let (wall, used) = (Instant::now(), cpu());
        runtime.block_on(projector.catch_up()).expect("catches up");
        let (wall, used) = (wall.elapsed().as_secs_f64(), cpu() - used);
        println!(
            "rebuild {events} events: {:.0} per s wall, {:.0} per s of CPU",
            events as f64 / wall,
            events as f64 / used
        );
        (fastest, slowest) = (fastest.max(events as f64 / used), slowest.min(events as f64 / used));
        if round == 0 {
            let files = std::fs::read_dir(&place).into_iter().flatten().flatten();
            let size: u64 = files.filter_map(|file| Some(file.metadata().ok()?.len())).sum();
            println!("file {} MiB; memory: log {before} MiB, peak {} MiB", size >> 20, memory("VmHWM"));
        }
    }
    println!("rebuild: {slowest:.0} to {fastest:.0} events per s of CPU");
    questions(&runtime, &directory.path().join("0"), log);
}

/// The same questions of the present and of the middle of the log.
fn questions(runtime: &tokio::runtime::Runtime, place: &std::path::Path, log: Arc<MemoryLog>) {
    let (views, _projector) = runtime.block_on(Views::open(place, log)).expect("opens");
    let (_, people) = ward();
    let now = moment("2026-06-01 08:00");
    let present = views.present(now);
    let middle = views.at_ordinal(present.ordinal / 2, now).expect("a moment");
    let middle = Moment { known_at: Some(KnownAt::Position(middle.position)), in_force_at: Some(now) };
    let past = views.resolve(&middle, now).expect("resolves");
    let row = views
        .assignments(&AssignmentFilter::default(), Sort::Newest, &Paging::first(1), &past)
        .expect("a row");
    let id = row.nodes().next().map(|row| row.id).expect("one");
    assert!(ulid_of_stream(&format!("assignment-{id}")).is_ok());
    let open = AssignmentFilter { open: Some(true), ..AssignmentFilter::default() };
    let led = AssignmentFilter { leads: Some(vec![people.head.1]), ..open.clone() };
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    for (moment, at) in [("present", present), ("past", past)] {
        let mut group = criterion.benchmark_group(moment);
        group.throughput(Throughput::Elements(1));
        group.bench_function("page of 20 by deadline", |b| {
            b.iter(|| black_box(views.assignments(&open, Sort::Due, &Paging::first(20), &at)));
        });
        group.bench_function("page of 20 led by a seat", |b| {
            b.iter(|| black_box(views.assignments(&led, Sort::Due, &Paging::first(20), &at)));
        });
        group.bench_function("who answers for one", |b| b.iter(|| black_box(views.answering(&[id], &at))));
        group.bench_function("count of open", |b| b.iter(|| black_box(views.assignment_count(&open, &at))));
        group.bench_function("statistics", |b| {
            let (scope, period) = (statistics::Scope::default(), statistics::Period::default());
            b.iter(|| black_box(views.statistics(&scope, &period, None, &at)));
        });
        group.finish();
    }
    criterion.final_summary();
    ratios(runtime, &views, present);
}

/// The past is at most so many times as slow as the present.
const FACTOR: f64 = 1.5;

/// What the inspection pages ask, of the present and of a moment just before the last hundredth of the log, so that both
/// have as much to look at: medians, taken in turns.
fn ratios(runtime: &tokio::runtime::Runtime, views: &Views, present: AsOf) {
    let shortly =
        views.at_ordinal(present.ordinal - present.ordinal / 100, present.in_force_at).expect("a moment");
    let (_, people) = ward();
    let every = AssignmentFilter::default;
    let by_head = EventFilter {
        position: Some(people.chair.1),
        kinds: Some(vec!["assignment.issued".into()]),
        ..EventFilter::default()
    };
    let in_unit = EventFilter { unit: Some(people.division), ..EventFilter::default() };
    let reports: Vec<_> =
        (1..12).filter_map(|month| chrono::NaiveDate::from_ymd_opt(2026, month, 14)).collect();
    let scope = Extent {
        unit: people.division,
        fields: [].into(),
        programme: None,
        from: day("2026-01-01"),
        until: day("2026-12-31"),
    };
    let overdue = AssignmentFilter { time: Some(vec![TimeStatus::Overdue]), ..every() };
    let whole = (statistics::Scope::default(), statistics::Period::default());
    type Ask<'a> = Box<dyn Fn(&AsOf) + 'a>;
    let asks: Vec<(&str, Ask<'_>)> = vec![
        (
            "events by a seat and type",
            Box::new(|at| drop(black_box(runtime.block_on(views.events(&by_head, at))))),
        ),
        ("events of a unit", Box::new(|at| drop(black_box(runtime.block_on(views.events(&in_unit, at)))))),
        ("patterns", Box::new(|at| drop(black_box(views.patterns(&in_unit, &reports, 3, at))))),
        ("inspections", Box::new(|at| drop(black_box(views.inspections(at))))),
        ("what a sample is drawn from", Box::new(|at| drop(black_box(views.population(&scope, at))))),
        (
            "page by deadline",
            Box::new(|at| drop(black_box(views.assignments(&every(), Sort::Due, &Paging::first(20), at)))),
        ),
        ("count of overdue", Box::new(|at| drop(black_box(views.assignment_count(&overdue, at))))),
        ("statistics", Box::new(|at| drop(black_box(views.statistics(&whole.0, &whole.1, None, at))))),
    ];
    for (name, ask) in asks {
        let (mut now, mut then) = (Vec::new(), Vec::new());
        for round in 0..12 {
            for (at, times) in [(&present, &mut now), (&shortly, &mut then)] {
                let began = Instant::now();
                ask(at);
                // The first round fills caches.
                if round > 0 {
                    times.push(began.elapsed());
                }
            }
        }
        now.sort_unstable();
        then.sort_unstable();
        let (now, then) = (now[now.len() / 2], then[then.len() / 2]);
        let ratio = then.as_secs_f64() / now.as_secs_f64().max(f64::EPSILON);
        println!("{name}: present {now:?}, past {then:?}, ratio {ratio:.2}");
        // Below a tenth of a millisecond the clock itself decides.
        assert!(ratio <= FACTOR || then.as_micros() < 100, "{name}: the past is {ratio:.2} times as slow");
    }
}
