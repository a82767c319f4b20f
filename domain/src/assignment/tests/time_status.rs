use super::{desk::*, world::*};
use crate::{
    assignment::{AssignmentCommand as C, *},
    calendar::WorkingCalendar,
};
use TimeStatus::*;

fn judged(state: &State, day: i64) -> Judgement {
    judge(&Course::from(state), date(day), &WorkingCalendar::of(None))
}

/// Issued Monday day 0, due Friday day 11.
#[test]
fn open_work_passes_through_the_statuses() {
    let desk = Desk::issued();
    let table =
        [(0, NotStarted, 11), (7, NotStarted, 4), (8, DueSoon, 3), (11, DueSoon, 0), (12, Overdue, 0)];
    for (day, status, left) in table {
        let judgement = judged(&desk.state, day);
        assert_eq!((judgement.current, judgement.days_left), (status, Some(left)), "day {day}");
        assert_eq!(judgement.original, status);
    }
    assert_eq!(judged(&Desk::working().state, 7).current, WithinTerm);
    assert_eq!(judged(&Desk::working().state, 15).days_late_current, 4);
    assert_eq!(judged(&Desk::drafted(terms()).state, 3).current, NotStarted);
}

#[test]
fn completed_on_is_the_day_of_the_submission_that_was_accepted() {
    let mut desk = Desk::submitted(11).on(40);
    assert_eq!(judged(&desk.state, 40).current, DueSoon, "handed in on the last day; the accepter is slow");
    desk.ok(OFFICE, C::AcceptResult { note: None });
    let judgement = judged(&desk.state, 40);
    assert_eq!((judgement.current, judgement.completed_on), (CompletedOnTime, Some(date(11))));
    let late = judged(&Desk::accepted(14).state, 40);
    assert_eq!((late.current, late.days_late_current, late.days_left), (CompletedLate, 3, None));
}

/// Entered on day 14 as handed in on day 10: late until the accepter has accepted it so.
#[test]
fn a_day_that_the_lead_names_does_not_count_before_the_accepter_agrees() {
    let mut desk = Desk::working().on(14);
    desk.effective = Some(morning(10));
    desk.ok(LEAD, C::SubmitResult { text: prose("Xong"), evidence: vec![] });
    desk.effective = None;
    let waiting = judged(&desk.state, 16);
    assert_eq!((waiting.current, waiting.days_late_current), (Overdue, 3));
    desk.ok(OFFICE, C::AcceptResult { note: None });
    let accepted = judged(&desk.state, 16);
    assert_eq!((accepted.current, accepted.completed_on), (CompletedOnTime, Some(date(10))));
}

#[test]
fn a_returned_submission_counts_for_nothing() {
    let mut desk = Desk::submitted(10).on(13);
    desk.ok(OFFICE, C::ReturnResult { reason: prose("Thiếu") });
    assert_eq!(judged(&desk.state, 13).current, Overdue);
}

#[test]
fn lateness_is_judged_against_both_deadlines() {
    let mut desk = Desk::working().on(10);
    let request =
        C::RequestExtension { until: date(18), reason: prose("Bão"), claimed_cause: Cause::Objective };
    let id = desk.ok(LEAD, request);
    desk.ok(CHAIR, C::GrantExtension { request: id, until: None, reason: prose("Được") });
    let judgement = judged(&desk.state, 14);
    assert_eq!((judgement.original, judgement.current), (Overdue, WithinTerm));
    assert_eq!((judgement.days_late_original, judgement.days_late_current), (3, 0));
    let mut desk = desk.on(16);
    desk.ok(LEAD, C::SubmitResult { text: prose("Xong"), evidence: vec![] });
    desk.ok(OFFICE, C::AcceptResult { note: None });
    let judgement = judged(&desk.state, 99);
    assert_eq!((judgement.original, judgement.current), (CompletedLate, CompletedOnTime));
}

#[test]
fn suspended_work_stands_still_and_cancelled_work_is_counted_apart() {
    let mut desk = Desk::working().on(5);
    desk.ok(CHAIR, C::Suspend { reason: prose("Chờ"), basis: None });
    assert_eq!(judged(&desk.state, 30).current, WithinTerm);
    let mut desk = desk.on(30);
    desk.ok(CHAIR, C::Resume { reason: prose("Tiếp") });
    assert_eq!(judged(&desk.state, 30).current, Overdue);
    desk.ok(CHAIR, C::Cancel { reason: prose("Thôi"), basis: None });
    assert_eq!(judged(&desk.state, 31).current, Cancelled);
}

#[test]
fn undated_work_is_counted_apart_even_when_done() {
    let mut undated = terms();
    undated.time = Some(TimeTerm::Undated { reason: prose("Thường trực tiếp dân") });
    let mut desk = Desk::drafted(undated);
    desk.ok(CHAIR, C::Issue);
    assert_eq!(judged(&desk.state, 90).current, Undated);
    assert_eq!(judged(&desk.state, 90).days_left, None);
    desk.ok(LEAD, C::SubmitResult { text: prose("Xong"), evidence: vec![] });
    desk.ok(OFFICE, C::AcceptResult { note: None });
    let judgement = judged(&desk.state, 90);
    assert_eq!((judgement.current, judgement.completed_on), (Undated, Some(date(0))));
}
