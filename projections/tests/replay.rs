//! However the events come in, the file is the same.
#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{acts, block_on, dump, history, integrity, log_of, steps};
use proptest::{prelude::*, strategy::ValueTree};
use sauro_projections::Views;
use sauro_store::{EventLog, memory::MemoryLog};
use std::sync::Arc;

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Event by event, in batches, with restarts between (which empty the working set), and all at once.
    #[test]
    fn rebuilt_equals_incremental(steps in steps(160), cuts in prop::collection::vec((1usize..20, any::<bool>()), 1..30), page in 1usize..60) {
        let scene = history(&steps);
        let acts = acts(&scene.world);
        let (followed, rebuilt) = (tempfile::tempdir().expect("a directory"), tempfile::tempdir().expect("a directory"));
        block_on(async {
            let log = Arc::new(MemoryLog::new());
            let (_, mut projector) = Views::open(followed.path(), log.clone()).await.expect("opens");
            let mut rest = acts.as_slice();
            for (count, restart) in cuts.iter().cycle() {
                if rest.is_empty() { break; }
                let (some, others) = rest.split_at((*count).min(rest.len()));
                for act in some { log.append(act.clone()).await.expect("appends"); }
                projector.catch_up().await.expect("catches up");
                if *restart {
                    drop(projector);
                    projector = Views::open(followed.path(), log.clone()).await.expect("opens").1;
                }
                rest = others;
            }
            drop(projector);
            let whole = Arc::new(log_of(&acts).await);
            let (_, mut projector) = Views::open(rebuilt.path(), whole).await.expect("opens");
            projector.rebuild_by(page).await.expect("rebuilds");
        });
        prop_assert_eq!(integrity(rebuilt.path()), "ok");
        prop_assert_eq!(integrity(followed.path()), "ok");
        prop_assert_eq!(dump(followed.path()), dump(rebuilt.path()));
    }
}

/// The generator reaches what it is for.
#[test]
fn histories_are_rich() {
    let mut kinds = std::collections::BTreeMap::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..40 {
        let steps = steps(160).new_tree(&mut runner).expect("steps").current();
        for act in acts(&history(&steps).world) {
            for event in act.events {
                *kinds.entry(event.kind).or_insert(0) += 1;
            }
        }
    }
    println!("{kinds:#?}");
    for wanted in [
        "assignment.issued",
        "assignment.clarity_answered",
        "assignment.extension_granted",
        "assignment.extension_refused",
        "assignment.lead_reassigned",
        "assignment.result_accepted",
        "assignment.result_returned",
        "assignment.reopened",
        "assignment.suspended",
        "assignment.cancelled",
        "assignment.work_file_closed",
        "assignment.declined",
        "position.relieved",
        "position.acting_appointed",
        "unit.merged",
        "programme.indicator_set",
        "inspection.sample_drawn",
        "inspection.explanation_given",
        "inspection.remedy_required",
        "inspection.closed",
    ] {
        assert!(kinds.contains_key(wanted), "no {wanted} in {kinds:#?}");
    }
}
