//! Who may rely on which mandate in an inspection.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use sauro_verify::{Verdict, report::Code};
use serde_json::{Value, json};
use support::{Log, PERSON, SEAT, by, fails, grant, judge, passes, trust};

const OTHER_SEAT: &str = "01M5PEYES0Y7CRB2D65MS27G5W";
const THIRD_SEAT: &str = "01M5PF09C04ASFNJT7RS90CH49";
const OTHER_PERSON: &str = "01M5PF3YJ0VMP5ST7866SPMC7J";
/// The mandate of all fields, and two cut from it.
const ROOT: &str = "01M5PFB8Y0MFGMBYDHF61KHMKH";
const ONE: &str = "01M5PFD3H0XMT0BDW19YK3P0WG";
const TWO: &str = "01M5PFD3H0XMT0BDW19YK3P0WH";

fn give(log: &mut Log, id: &str, holder: Value, powers: &[&str], parent: Option<&str>) -> u64 {
    log.add(&format!("mandate-{id}"), "mandate.granted", grant(holder, powers, parent), json!({}))
}

/// An inspection opened by what a seat holds; `seats` are named in it.
fn opened(seats: &[&str]) -> (Log, u64, u64) {
    let mut log = Log::small();
    let given = give(&mut log, ROOT, json!({"position": SEAT}), &["inspect"], None);
    let data = json!({"inspectors": seats});
    let opened = log.add("inspection-1", "inspection.opened", data, by(PERSON, SEAT, &[ROOT]));
    (log, given, opened)
}

fn finds(log: &mut Log, seat: &str, chain: &[&str]) -> u64 {
    log.add("inspection-1", "inspection.finding_recorded", json!({}), by(OTHER_PERSON, seat, chain))
}

#[test]
fn it_rests_on_a_chain_for_each_of_its_fields() {
    let seat = json!({"position": SEAT});
    let opened = |chain: &[&str], second: (Value, &[&str])| {
        let mut log = Log::small();
        give(&mut log, ROOT, seat.clone(), &["inspect", "grant"], None);
        give(&mut log, ONE, seat.clone(), &["inspect"], Some(ROOT));
        give(&mut log, TWO, second.0, second.1, Some(ROOT));
        let index = log.add("inspection-1", "inspection.opened", json!({}), by(PERSON, SEAT, chain));
        (log, index)
    };
    let both = [ONE, ROOT, TWO, ROOT];
    passes(opened(&both, (seat.clone(), &["inspect"])).0, 0);
    passes(opened(&[ROOT, TWO, ROOT], (seat.clone(), &["inspect"])).0, 0);
    // What a mandate is cut from stands behind it.
    let (log, index) = opened(&[ONE, ROOT, TWO], (seat.clone(), &["inspect"]));
    fails(log, Code::Authority, index);
    // The second field is judged like the first: what its mandate allows, and whose it is.
    let (log, index) = opened(&both, (seat.clone(), &["assign"]));
    fails(log, Code::AuthorityPower, index);
    for other in [json!({"position": OTHER_SEAT}), json!({"person": OTHER_PERSON})] {
        let (log, index) = opened(&both, (other, &["inspect"]));
        fails(log, Code::AuthorityHolder, index);
    }
}

#[test]
fn named_inspectors_rely_on_what_it_was_opened_with_and_nobody_else_does() {
    let (mut log, ..) = opened(&[THIRD_SEAT, OTHER_SEAT]);
    finds(&mut log, OTHER_SEAT, &[ROOT]);
    passes(log, 0);
    for seats in [&[THIRD_SEAT] as &[&str], &[]] {
        let (mut log, ..) = opened(seats);
        let index = finds(&mut log, OTHER_SEAT, &[ROOT]);
        fails(log, Code::AuthorityHolder, index);
    }
    // To open it, the mandate must be one's own.
    let (mut log, ..) = opened(&[OTHER_SEAT]);
    let relies = by(OTHER_PERSON, OTHER_SEAT, &[ROOT]);
    let index = log.add("inspection-2", "inspection.opened", json!({"inspectors": [OTHER_SEAT]}), relies);
    fails(log, Code::AuthorityHolder, index);
    // Nor is anybody named afterwards.
    let (mut log, ..) = opened(&[THIRD_SEAT]);
    let data = json!({"inspectors": [OTHER_SEAT]});
    log.add("inspection-1", "inspection.opened", data, by(PERSON, SEAT, &[ROOT]));
    let index = finds(&mut log, OTHER_SEAT, &[ROOT]);
    fails(log, Code::AuthorityHolder, index);
}

#[test]
fn a_merger_hands_the_place_of_an_inspector_on() {
    let (mut log, ..) = opened(&[THIRD_SEAT]);
    let data = json!({"into": "x", "successions": [{"from": THIRD_SEAT, "to": OTHER_SEAT}]});
    log.add("unit-1", "unit.merged", data, json!({}));
    finds(&mut log, OTHER_SEAT, &[ROOT]);
    passes(log, 0);
}

#[test]
fn a_selection_that_shows_no_merger_leaves_the_inspector_open() {
    for (named, unchecked) in [(OTHER_SEAT, 0), (THIRD_SEAT, 1)] {
        let (mut log, given, opened) = opened(&[named]);
        let found = finds(&mut log, OTHER_SEAT, &[ROOT]);
        let recorded = log.record_stream_heads();
        log.head();
        let all = [2, given, opened, found, found + 1];
        let report = judge(&log.selection("inspection-1", &all, &recorded, &[]), &trust());
        assert_eq!(
            (report.verdict(), report.acts, report.acts_unchecked),
            (Verdict::Pass, 2, unchecked),
            "{:?}",
            report.findings
        );
    }
}
