use super::{desk::*, world::*};
use crate::{
    assignment::{AssignmentCommand as C, *},
    time::{end_of, start_of},
};

/// Bearers with the days on which their time begins and ends.
fn split(desk: &Desk, day: i64) -> Vec<(Bearer, String, String)> {
    let text = |at: crate::time::Timestamp| (at - morning(0)).num_hours().to_string();
    attribute(&desk.state, morning(day)).spans.iter().map(|s| (s.bearer, text(s.from), text(s.to))).collect()
}
fn hours(bearer: Bearer, from: i64, to: i64) -> (Bearer, String, String) {
    (bearer, from.to_string(), to.to_string())
}
/// The end of a day, in hours after the morning of day 0.
fn end(day: i64) -> i64 {
    (end_of(date(day)) - morning(0)).num_hours()
}

#[test]
fn a_day_is_a_day_in_vietnam() {
    assert_eq!(end(0), 16);
    assert_eq!(start_of(date(1)), end_of(date(0)));
}

#[test]
fn an_undisturbed_assignment_is_the_leads_then_the_accepters() {
    let mut desk = Desk::submitted(5).on(8);
    assert_eq!(
        split(&desk, 8),
        [hours(Bearer::Lead(LEAD), 0, 120), hours(Bearer::Accepter(OFFICE), 120, 192)]
    );
    desk.ok(OFFICE, C::AcceptResult { note: None });
    assert_eq!(
        split(&desk, 30).last(),
        Some(&hours(Bearer::Accepter(OFFICE), 120, 192)),
        "the clock has stopped"
    );
}

#[test]
fn a_query_is_the_assigners_time_until_it_is_answered() {
    let mut desk = Desk::issued().on(1);
    let query = desk.ok(LEAD, C::QueryClarity { clarity: Clarity::Task, question: prose("Gồm cả tổ 7?") });
    let mut desk = desk.on(4);
    desk.ok(CHAIR, C::AnswerClarity { query, answer: prose("Gồm cả") });
    assert_eq!(
        split(&desk, 5),
        [
            hours(Bearer::Lead(LEAD), 0, 24),
            hours(Bearer::Assigner(CHAIR), 24, 96),
            hours(Bearer::Lead(LEAD), 96, 120),
        ]
    );
    let found = attribute(&desk.state, morning(5));
    let waited: Vec<_> = found.waited_for().map(|share| (share.bearer, share.days())).collect();
    assert_eq!(waited, [(Bearer::Assigner(CHAIR), 3)]);
    assert_eq!(found.lead_time().num_hours(), 48);
    assert_eq!(found.whole().num_hours(), 120);
}

/// Nobody can answer before the question is there: an earlier day that the lead names moves no time onto others.
#[test]
fn what_the_lead_enters_late_is_the_leads_time_until_it_is_entered() {
    let query = C::QueryClarity { clarity: Clarity::Task, question: prose("Gồm cả tổ 7?") };
    let mut desk = Desk::working().on(6);
    desk.effective = Some(morning(2));
    let query = desk.ok(LEAD, query);
    desk.effective = Some(morning(3));
    desk.ok(CHAIR, C::AnswerClarity { query, answer: prose("Gồm cả") });
    desk.effective = None;
    assert_eq!(split(&desk, 8), [hours(Bearer::Lead(LEAD), 0, 192)]);
    let mut desk = Desk::working().on(6);
    desk.effective = Some(morning(2));
    desk.ok(LEAD, C::SubmitResult { text: prose("Xong"), evidence: vec![] });
    assert_eq!(
        split(&desk, 8),
        [hours(Bearer::Lead(LEAD), 0, 144), hours(Bearer::Accepter(OFFICE), 144, 192)]
    );
}

#[test]
fn a_proposal_counts_when_it_goes_to_the_assigner_or_supervisor() {
    let mut desk = Desk::issued().on(1);
    desk.ok(LEAD, C::MakeProposal { text: prose("Xin ý kiến"), addressed_to: OTHER });
    assert_eq!(split(&desk, 2), [hours(Bearer::Lead(LEAD), 0, 48)]);
    desk.ok(LEAD, C::MakeProposal { text: prose("Xin ý kiến"), addressed_to: DEPUTY });
    assert_eq!(split(&desk, 2).last(), Some(&hours(Bearer::Assigner(DEPUTY), 24, 48)));
}

#[test]
fn a_coordinator_bears_the_time_after_the_reply_by_day() {
    let mut desk = Desk::working();
    let ask = C::RequestContribution { from: STAFF, part: prose("Sổ"), reply_by: date(3) };
    let request = desk.ok(LEAD, ask);
    let mut desk = desk.on(6);
    desk.ok(STAFF, C::Contribute { request, text: prose("Đây"), evidence: vec![] });
    assert_eq!(
        split(&desk, 7),
        [
            hours(Bearer::Lead(LEAD), 0, end(3)),
            hours(Bearer::Coordinator(STAFF), end(3), 144),
            hours(Bearer::Lead(LEAD), 144, 168),
        ]
    );
}

#[test]
fn an_undecided_extension_is_the_deciders_time_once_the_deadline_has_passed() {
    let mut desk = Desk::working().on(10);
    let request =
        C::RequestExtension { until: date(20), reason: prose("Bão"), claimed_cause: Cause::Objective };
    let id = desk.ok(LEAD, request);
    let mut desk = desk.on(15);
    desk.ok(CHAIR, C::GrantExtension { request: id, until: None, reason: prose("Được") });
    assert_eq!(
        split(&desk, 16),
        [
            hours(Bearer::Lead(LEAD), 0, end(11)),
            hours(Bearer::ExtensionDecider(CHAIR), end(11), 360),
            hours(Bearer::Lead(LEAD), 360, 384),
        ]
    );
}

#[test]
fn suspension_refusal_and_hand_over_have_their_own_time() {
    let mut desk = Desk::issued().on(1);
    desk.ok(LEAD, C::Decline { clarity: Clarity::Person, reason: prose("Nhầm") });
    let mut desk = desk.on(2);
    let (reason, basis) = (prose("Đổi"), None);
    desk.ok(CHAIR, C::ReassignLead { to: OTHER, basis, reason: reason.clone(), handover_note: None });
    let mut desk = desk.on(3);
    desk.ok(CHAIR, C::Suspend { reason: reason.clone(), basis });
    let mut desk = desk.on(4);
    desk.ok(CHAIR, C::Resume { reason });
    assert_eq!(
        split(&desk, 5),
        [
            hours(Bearer::Lead(LEAD), 0, 24),
            hours(Bearer::Assigner(CHAIR), 24, 48),
            hours(Bearer::Lead(OTHER), 48, 72),
            hours(Bearer::Suspended, 72, 96),
            hours(Bearer::Lead(OTHER), 96, 120),
        ]
    );
}

#[test]
fn the_highest_in_the_order_counts() {
    let mut desk = Desk::working();
    desk.ok(LEAD, C::RequestContribution { from: STAFF, part: prose("Sổ"), reply_by: date(2) });
    let request =
        C::RequestExtension { until: date(30), reason: prose("Bão"), claimed_cause: Cause::Objective };
    desk.ok(LEAD, request);
    let desk = desk.on(13);
    assert_eq!(split(&desk, 13).last().unwrap().0, Bearer::Coordinator(STAFF));
    let mut desk = desk;
    desk.ok(LEAD, C::QueryClarity { clarity: Clarity::Task, question: prose("Gồm cả tổ 7?") });
    assert_eq!(split(&desk, 14).last().unwrap().0, Bearer::Assigner(CHAIR));
    desk.ok(LEAD, C::SubmitResult { text: prose("Xong"), evidence: vec![] });
    assert_eq!(split(&desk, 14).last().unwrap().0, Bearer::Accepter(OFFICE));
}

#[test]
fn nothing_is_counted_while_nobody_was_given_the_work() {
    assert_eq!(attribute(&Desk::drafted(terms()).state, morning(9)), Attribution::default());
    let mut desk = Desk::accepted(5).on(9);
    let time = TimeTerm::On { date: date(20) };
    desk.ok(CHAIR, C::Reopen { reason: prose("Sai"), time });
    let found = attribute(&desk.state, morning(10));
    assert_eq!(found.whole().num_hours(), 120 + 24);
}
