//! Who may rely on which mandate for what.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use sauro_verify::{Verdict, report::Code};
use serde_json::{Value, json};
use support::{Log, MANDATE, PERSON, SEAT, by, fails, grant, judge, passes, trust};

const OTHER_SEAT: &str = "01M5PEYES0Y7CRB2D65MS27G5W";
const THIRD_SEAT: &str = "01M5PF09C04ASFNJT7RS90CH49";
const OTHER_PERSON: &str = "01M5PF3YJ0VMP5ST7866SPMC7J";
/// A second mandate, cut from the first.
const CUT: &str = "01M5PFB8Y0MFGMBYDHF61KHMKH";

/// One act more.
fn act(kind: &str, data: Value, more: Value) -> (Log, u64) {
    let mut log = Log::small();
    let stream = format!("{}-2", kind.split('.').next().unwrap());
    let index = log.add(&stream, kind, data, more);
    (log, index)
}

#[test]
fn the_mandate_of_another_seat_is_named() {
    let (log, index) = act("assignment.suspended", json!({}), by(OTHER_PERSON, OTHER_SEAT, &[MANDATE]));
    fails(log, Code::AuthorityHolder, index);
    let (log, _) = act("assignment.suspended", json!({}), by(OTHER_PERSON, SEAT, &[MANDATE]));
    passes(log, 0);
}

#[test]
fn a_seat_that_mergers_put_in_its_place_holds_what_it_held() {
    let merge = |log: &mut Log, unit: &str, from: &str, to: &str| {
        let data = json!({"into": "x", "successions": [{"from": from, "to": to}]});
        log.add(unit, "unit.merged", data, json!({}));
    };
    let act = |log: &mut Log| {
        log.add("assignment-2", "assignment.suspended", json!({}), by(OTHER_PERSON, THIRD_SEAT, &[MANDATE]))
    };
    let mut log = Log::small();
    merge(&mut log, "unit-1", SEAT, OTHER_SEAT);
    let mut two = log.clone();
    let index = act(&mut log);
    fails(log, Code::AuthorityHolder, index);
    merge(&mut two, "unit-2", OTHER_SEAT, THIRD_SEAT);
    // A circle, which no honest log has, ends.
    merge(&mut two, "unit-3", THIRD_SEAT, SEAT);
    act(&mut two);
    passes(two, 0);
}

#[test]
fn a_selection_that_shows_no_merger_leaves_the_holder_open() {
    let mut log = Log::small();
    let suspended =
        log.add("assignment-1", "assignment.suspended", json!({}), by(OTHER_PERSON, OTHER_SEAT, &[MANDATE]));
    let recorded = log.record_stream_heads();
    log.head();
    let all = [2, 3, 4, 9, 10, suspended, suspended + 1];
    let report = judge(&log.selection("assignment-1", &all, &recorded, &[]), &trust());
    assert_eq!((report.verdict(), report.acts, report.acts_unchecked), (Verdict::Pass, 2, 1));
}

#[test]
fn each_act_asks_for_its_power() {
    // The mandate allows to assign and to extend.
    for kind in [
        "assignment.result_accepted",
        "assignment.result_returned",
        "assignment.urged",
        "assignment.escalated",
        "unit.renamed",
        "position.appointed",
        "person.registered",
        "person.data_erased",
        "document.registered",
        "programme.launched",
        "calendar.published",
        "inspection.opened",
    ] {
        let (log, index) = act(kind, json!({}), by(PERSON, SEAT, &[MANDATE]));
        fails(log, Code::AuthorityPower, index);
    }
    for kind in [
        "assignment.lead_reassigned",
        "assignment.cancelled",
        "assignment.extension_granted",
        "assignment.cause_confirmed",
    ] {
        let (log, _) = act(kind, json!({}), by(PERSON, SEAT, &[MANDATE]));
        passes(log, 0);
    }
    // What this program does not know is not called false, and counted.
    let (log, _) = act("assignment.something_new", json!({}), by(PERSON, SEAT, &[MANDATE]));
    passes(log, 1);
}

#[test]
fn a_personal_delegation_is_the_persons_own() {
    let with = |person: &str, kind: &str| {
        let mut log = Log::small();
        let data = grant(json!({"person": OTHER_PERSON}), &["assign"], Some(MANDATE));
        log.add(&format!("mandate-{CUT}"), "mandate.granted", data, json!({}));
        let index = log.add("assignment-2", kind, json!({}), by(person, OTHER_SEAT, &[CUT, MANDATE]));
        (log, index)
    };
    passes(with(OTHER_PERSON, "assignment.suspended").0, 0);
    let (log, index) = with(PERSON, "assignment.suspended");
    fails(log, Code::AuthorityHolder, index);
    // Issued by somebody else in the seat of the delegate.
    passes(with(PERSON, "assignment.issued").0, 1);
}

#[test]
fn what_the_system_issues_rests_on_the_seat_that_gives_the_series() {
    let relies = json!({"authority": {"basis": "x", "chain": [MANDATE]}});
    let (log, _) = act("assignment.issued", json!({"assigner": SEAT}), relies.clone());
    passes(log, 0);
    let (log, index) = act("assignment.issued", json!({"assigner": OTHER_SEAT}), relies);
    fails(log, Code::AuthorityHolder, index);
}

#[test]
fn mandates_are_given_and_taken_back_by_those_above() {
    let wide = "01M5PFD3H0XMT0BDW19YK3P0WG";
    let mut log = Log::small();
    let holder = json!({"position": SEAT});
    log.add(&format!("mandate-{wide}"), "mandate.granted", grant(holder, &["grant"], None), json!({}));
    let data = grant(json!({"position": OTHER_SEAT}), &["assign"], Some(wide));
    log.add(&format!("mandate-{CUT}"), "mandate.granted", data, by(PERSON, SEAT, &[wide]));
    let given = log.clone();
    // Taken back by the giver, although the mandate it was cut from is over.
    log.add(&format!("mandate-{wide}"), "mandate.revoked", json!({}), json!({}));
    log.add(&format!("mandate-{CUT}"), "mandate.revoked", json!({}), by(PERSON, SEAT, &[wide]));
    passes(log, 0);
    let mut log = given;
    let index =
        log.add(&format!("mandate-{CUT}"), "mandate.revoked", json!({}), by(PERSON, THIRD_SEAT, &[wide]));
    fails(log, Code::AuthorityHolder, index);
    // Given out of one that may not be passed on.
    let mut log = Log::small();
    let data = grant(json!({"position": OTHER_SEAT}), &["assign"], Some(MANDATE));
    let index = log.add(&format!("mandate-{CUT}"), "mandate.granted", data, by(PERSON, SEAT, &[MANDATE]));
    fails(log, Code::AuthorityPower, index);
}
