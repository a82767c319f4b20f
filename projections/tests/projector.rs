//! Stopping, waiting, rebuilding beside, and starting again.
#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{Broken, Scene, acts, block_on, dump, history, log_of};
use sauro_domain::time::Timestamp;
use sauro_projections::{AssignmentFilter, KnownAt, Moment, Paging, Sort, State, ViewError, Views};
use sauro_store::{EventLog, Position, memory::MemoryLog};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// A ward in which every kind of act was tried several times.
fn busy() -> Scene {
    let steps: Vec<_> =
        (0..400u32).map(|n| ((n * 7) as u8, (n * 13) as u8, (n * 31) as u8, (n * 3) as u8)).collect();
    history(&steps)
}

#[test]
fn a_bad_event_stops_the_line_and_is_named() {
    let directory = tempfile::tempdir().expect("a directory");
    let scene = busy();
    let acts = acts(&scene.world);
    block_on(async {
        for bad in [20, 60] {
            let log = Arc::new(Broken { log: MemoryLog::new(), at: AtomicU64::new(bad) });
            let place = directory.path().join(bad.to_string());
            let (views, mut projector) = Views::open(&place, log.clone()).await.expect("opens");
            for act in &acts[..10] {
                log.append(act.clone()).await.expect("appends");
            }
            projector.catch_up().await.expect("catches up");
            for act in &acts[10..] {
                log.append(act.clone()).await.expect("appends");
            }
            let failure = projector.catch_up().await.expect_err("stops");
            assert_eq!(failure.position, Position::from_parts(bad, 0));
            assert!(failure.kind.as_deref().is_some_and(|kind| kind.starts_with("un")), "{failure:?}");
            let health = views.health();
            assert_eq!(
                (health.state, health.position),
                (State::Stopped(failure), Position::from_parts(bad - 1, 0))
            );
            assert!(health.head > health.position);
            // Asked again it stops again; mended it goes on; nothing was skipped.
            projector.catch_up().await.expect_err("still stops");
            log.at.store(0, Ordering::SeqCst);
            projector.catch_up().await.expect("goes on");
            assert!(views.health().is_live());
            let whole = directory.path().join(format!("{bad}-whole"));
            let clean = Arc::new(log_of(&acts).await);
            Views::open(&whole, clean).await.expect("opens").1.catch_up().await.expect("catches up");
            assert_eq!(dump(&place), dump(&whole));
        }
    });
}

#[test]
fn a_bad_event_stops_a_rebuild_too() {
    let directory = tempfile::tempdir().expect("a directory");
    let acts = acts(&busy().world);
    block_on(async {
        let log = Arc::new(Broken { log: log_of(&acts).await, at: AtomicU64::new(50) });
        let (views, mut projector) = Views::open(directory.path(), log.clone()).await.expect("opens");
        projector.catch_up().await.expect_err("stops");
        assert_eq!(views.health().position, Position::from_parts(49, 0));
        log.at.store(0, Ordering::SeqCst);
        projector.catch_up().await.expect("goes on");
        assert_eq!(views.health().position, log.head().await.expect("a head"));
    });
}

#[test]
fn a_new_file_is_built_beside_and_takes_over() {
    let directory = tempfile::tempdir().expect("a directory");
    let scene = busy();
    let acts = acts(&scene.world);
    let (first, rest) = acts.split_at(acts.len() / 2);
    let files = || {
        let names = std::fs::read_dir(directory.path()).expect("a directory");
        let mut names: Vec<_> =
            names.map(|name| name.expect("a name").file_name().into_string().expect("a name")).collect();
        names.sort();
        names.retain(|name| name.ends_with(".db"));
        names
    };
    block_on(async {
        // What an older version of the program left behind, and what a crash left half built.
        std::fs::write(directory.path().join("views-0-3.db"), b"of another shape").expect("writes");
        std::fs::write(directory.path().join("views-6-9.building"), b"half").expect("writes");
        let log = Arc::new(log_of(first).await);
        let (views, mut projector) = Views::open(directory.path(), log.clone()).await.expect("opens");
        assert_eq!(files(), ["views-0-3.db", "views-6-1.db"]);
        projector.catch_up().await.expect("catches up");
        assert_eq!(files(), ["views-6-2.db"]);
        assert!(!directory.path().join("views-6-9.building").exists());

        let at = views.present(scene.world.now);
        let all = AssignmentFilter::default();
        let before = views.assignments(&all, Sort::Newest, &Paging::first(100), &at).expect("a list");
        for act in rest {
            log.append(act.clone()).await.expect("appends");
        }
        projector.rebuild().await.expect("rebuilds");
        assert_eq!(files(), ["views-6-3.db"]);
        assert_eq!(views.assignments(&all, Sort::Newest, &Paging::first(100), &at).expect("a list"), before);
        assert!(views.health().is_live());

        // A restart goes on where it was, without reading the log again.
        drop(projector);
        let (again, mut projector) = Views::open(directory.path(), log.clone()).await.expect("opens");
        assert_eq!(again.health().position, log.head().await.expect("a head"));
        assert_eq!(
            *again.register().now(scene.world.now).persons(),
            *views.register().now(scene.world.now).persons()
        );
        projector.catch_up().await.expect("catches up");
    });
}

#[test]
fn readers_wait_for_what_they_wrote() {
    let directory = tempfile::tempdir().expect("a directory");
    let acts = acts(&busy().world);
    block_on(async {
        let log = Arc::new(MemoryLog::new());
        let (views, projector) = Views::open(directory.path(), log.clone()).await.expect("opens");
        let running = tokio::spawn(projector.run());
        let mut position = Position::START;
        for act in &acts {
            position = log.append(act.clone()).await.expect("appends").position;
        }
        views.wait_for(position, Duration::from_secs(20)).await.expect("gets there");
        let beyond = Position::from_parts(position.parts().0 + 1, 0);
        let stale = views.wait_for(beyond, Duration::from_millis(20)).await.expect_err("not yet");
        assert_eq!((stale.have, stale.want), (position, beyond));
        let ahead = Moment { known_at: Some(KnownAt::Position(beyond)), in_force_at: None };
        assert!(matches!(views.resolve(&ahead, Timestamp::default()), Err(ViewError::Stale(_))));

        // Before the first event nothing is known, and that is what is said.
        let before = Moment { known_at: Some(KnownAt::Time(Timestamp::default())), in_force_at: None };
        let before = views.resolve(&before, Timestamp::default()).expect("resolves");
        assert_eq!((before.ordinal, before.position, before.recorded_at), (0, Position::START, None));
        assert_eq!(views.assignment_count(&AssignmentFilter::default(), &before).expect("a count"), 0);

        // Every change is told once, in order.
        let (mut after, mut told) = (Position::START, Vec::new());
        loop {
            let some = views.changes(after, 7).expect("changes");
            let Some(last) = some.last() else { break };
            after = last.position;
            told.extend(some.iter().map(|change| change.ordinal));
        }
        assert_eq!(told, (1..=views.health().ordinal).collect::<Vec<_>>());
        log.close().await;
        drop(log);
        running.abort();
    });
}
