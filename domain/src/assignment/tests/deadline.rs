use super::{desk::*, world::*};
use crate::{
    assignment::{AssignmentCommand as C, AssignmentEvent as E, *},
    refusal::Code,
};

fn request(day: i64) -> C {
    C::RequestExtension { until: date(day), reason: prose("Mưa bão"), claimed_cause: Cause::Objective }
}
fn grant(request: crate::id::CommandId, until: Option<i64>) -> C {
    C::GrantExtension { request, until: until.map(date), reason: prose("Đồng ý") }
}

#[test]
fn the_ledger_keeps_original_and_current() {
    let mut desk = Desk::working().on(9);
    assert_eq!(desk.refused(LEAD, request(11)), Code::DateOrder, "not later than now");
    let first = desk.ok(LEAD, request(18));
    assert_eq!(desk.refused(LEAD, request(25)), Code::AlreadyExists, "one at a time");
    desk.ok(DEPUTY, grant(first, Some(16)));
    let due = |deadline: &Option<Deadline>| deadline.as_ref().and_then(|d| d.due);
    assert_eq!(due(&desk.state.deadline_original), Some(date(11)));
    assert_eq!(due(&desk.state.deadline_current), Some(date(16)));
    let mut desk = desk.on(20);
    let second = desk.ok(LEAD, request(30));
    desk.ok(CHAIR, C::RefuseExtension { request: second, reason: prose("Chủ quan") });
    let ledger = &desk.state.extensions;
    assert_eq!(ledger.iter().map(|line| line.after_expiry).collect::<Vec<_>>(), [false, true]);
    let decisions: Vec<_> = ledger.iter().filter_map(|line| line.decision.as_ref()).collect();
    assert_eq!(
        decisions.iter().map(|d| (d.after_expiry, d.by)).collect::<Vec<_>>(),
        [(false, Some(DEPUTY)), (true, Some(CHAIR)),]
    );
    assert_eq!(decisions[0].chain, [EXTENDING]);
    assert!(decisions[1].granted.is_none());
    assert_eq!(due(&desk.state.deadline_current), Some(date(16)), "a refusal moves nothing");
}

#[test]
fn a_request_on_the_last_day_is_in_time() {
    let mut desk = Desk::working().on(11);
    desk.ok(LEAD, request(18));
    assert!(matches!(desk.last(), E::ExtensionRequested { after_expiry: false, .. }));
    let mut late = Desk::working().on(12);
    late.ok(LEAD, request(18));
    assert!(matches!(late.last(), E::ExtensionRequested { after_expiry: true, .. }));
}

#[test]
fn an_earlier_day_that_is_named_does_not_make_a_late_request_one_in_time() {
    let mut desk = Desk::working().on(15);
    desk.effective = Some(morning(10));
    let id = desk.ok(LEAD, request(18));
    assert!(matches!(desk.last(), E::ExtensionRequested { after_expiry: true, .. }));
    desk.ok(CHAIR, grant(id, None));
    assert!(matches!(desk.last(), E::ExtensionGranted { after_expiry: true, .. }));
}

#[test]
fn the_lead_never_decides_under_any_hat() {
    let mut desk = Desk::working();
    let id = desk.ok(LEAD, request(18));
    for seat in [LEAD, HAT] {
        assert_eq!(desk.refused(seat, grant(id, None)), Code::LeadMayNotExtend);
        let refuse = C::RefuseExtension { request: id, reason: prose("Không") };
        assert_eq!(desk.refused(seat, refuse), Code::LeadMayNotExtend);
        let confirm = C::ConfirmCause { cause: Cause::Objective, reason: prose("Bão") };
        assert_eq!(desk.refused(seat, confirm), Code::OnlyAssigner);
    }
    assert_eq!(desk.refused(CLERK, grant(id, None)), Code::AuthorityMissing);
    // Who asked does not decide either, even after the work went to somebody else.
    desk.ok(CHAIR, C::ReassignLead { to: OTHER, basis: None, reason: prose("Đổi"), handover_note: None });
    assert_eq!(desk.refused(HAT, grant(id, None)), Code::LeadMayNotExtend);
    desk.ok(CHAIR, grant(id, None));
    assert_eq!(desk.state.due(), Some(date(18)));
    assert_eq!(desk.refused(CHAIR, grant(id, None)), Code::NoSuchItem, "decided before");
}

#[test]
fn a_grant_lies_between_the_present_deadline_and_the_request() {
    let mut desk = Desk::working();
    let id = desk.ok(LEAD, request(18));
    assert_eq!(desk.refused(CHAIR, grant(id, Some(11))), Code::DateOrder);
    assert_eq!(desk.refused(CHAIR, grant(id, Some(19))), Code::OutOfRange);
    desk.ok(CHAIR, grant(id, Some(18)));
}

#[test]
fn undated_work_has_nothing_to_extend() {
    let mut undated = terms();
    undated.time = Some(TimeTerm::Undated { reason: prose("Việc thường xuyên") });
    let mut desk = Desk::drafted(undated);
    desk.ok(CHAIR, C::Issue);
    assert_eq!(desk.refused(LEAD, request(18)), Code::WrongState);
}

#[test]
fn the_cause_is_confirmed_by_a_competent_authority() {
    let mut desk = Desk::accepted(12);
    let confirm = |cause| C::ConfirmCause { cause, reason: prose("Bão số 3") };
    assert_eq!(desk.refused(OFFICE, confirm(Cause::Objective)), Code::AuthorityMissing);
    desk.ok(DEPUTY, confirm(Cause::Objective));
    assert_eq!(desk.ask(CHAIR, &confirm(Cause::Objective)), Ok(vec![]), "already so");
    desk.ok(CHAIR, confirm(Cause::Subjective));
    assert_eq!(desk.state.cause, Some(Cause::Subjective));
}
