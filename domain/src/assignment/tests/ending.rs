use super::{desk::*, world::*};
use crate::{
    assignment::{AssignmentCommand as C, *},
    context::Actor,
    position::{Cover, PositionEvent},
    refusal::Code,
};

fn submit() -> C {
    C::SubmitResult { text: prose("Gửi danh sách"), evidence: vec![] }
}
fn accept() -> C {
    C::AcceptResult { note: None }
}

#[test]
fn what_is_handed_in_is_returned_or_accepted_by_the_accepter() {
    let mut desk = Desk::working();
    assert_eq!(desk.refused(OFFICE, accept()), Code::WrongState, "nothing handed in");
    desk.ok(LEAD, submit());
    assert_eq!(next_act(&desk.state), Some(NextAct { act: Act::AcceptResult, by: OFFICE }));
    for seat in [CHAIR, DEPUTY, STAFF] {
        assert_eq!(desk.refused(seat, accept()), Code::OnlyAccepter);
    }
    desk.ok(OFFICE, C::ReturnResult { reason: prose("Thiếu tổ 7") });
    assert_eq!(desk.state.phase, Phase::InProgress);
    desk.ok(LEAD, submit());
    desk.ok(OFFICE, accept());
    assert_eq!(desk.state.phase, Phase::Accepted);
    assert_eq!(
        desk.state.submissions.iter().map(|s| s.accepted).collect::<Vec<_>>(),
        [Some(false), Some(true)]
    );
}

#[test]
fn the_lead_never_accepts_under_any_hat() {
    let mut desk = Desk::submitted(3);
    for seat in [LEAD, HAT] {
        assert_eq!(desk.refused(seat, accept()), Code::LeadMayNotAccept);
        assert_eq!(desk.refused(seat, C::ReturnResult { reason: prose("Làm lại") }), Code::LeadMayNotAccept);
    }
    // Even as the accepter named: the person who handed it in does not accept it.
    desk.state.terms.accepter = Some(HAT);
    assert_eq!(desk.refused(HAT, accept()), Code::LeadMayNotAccept);
    desk.state.terms.lead = Some(OTHER);
    assert_eq!(desk.refused(HAT, accept()), Code::LeadMayNotAccept);
}

/// Whoever heads a unit holds the power to assign over it: for the work they lead themselves it does not count.
#[test]
fn a_lead_with_the_power_to_assign_decides_nothing_about_their_own_work() {
    let mut desk = Desk::working();
    let query = desk.ok(LEAD, C::QueryClarity { clarity: Clarity::Task, question: prose("Gồm cả tổ 7?") });
    desk.state.terms.lead = Some(CHAIR);
    desk.state.assigner = Some(DEPUTY);
    let (reason, date) = (prose("Tự quyết"), date(60));
    let decisions = [
        C::Suspend { reason: reason.clone(), basis: None },
        C::Cancel { reason: reason.clone(), basis: None },
        C::ChangeAccepter { to: STAFF, reason: reason.clone() },
        C::ChangeSupervisor { to: STAFF, reason: reason.clone() },
        C::ReassignLead { to: STAFF, basis: None, reason: reason.clone(), handover_note: None },
    ];
    for decision in decisions {
        assert_eq!(desk.refused(CHAIR, decision.clone()), Code::LeadMayNotDecide, "{decision:?}");
    }
    let answer = C::AnswerClarity { query, answer: prose("Gồm cả") };
    assert_eq!(desk.refused(CHAIR, answer), Code::OnlyAssigner);
    desk.state.phase = Phase::Suspended;
    assert_eq!(desk.refused(CHAIR, C::Resume { reason: reason.clone() }), Code::LeadMayNotDecide);
    desk.state.phase = Phase::Cancelled;
    let reopen = C::Reopen { reason, time: TimeTerm::On { date } };
    assert_eq!(desk.refused(CHAIR, reopen), Code::LeadMayNotDecide);
}

/// Nor with the moment before the work was theirs.
#[test]
fn whoever_leads_now_decides_nothing_from_before_and_answers_no_question_of_their_own() {
    let mut desk = Desk::working().on(6);
    desk.ok(CHAIR, C::ReassignLead { to: OTHER, basis: None, reason: prose("Đổi"), handover_note: None });
    let chair = desk.actor(CHAIR);
    let Actor::Person { person, .. } = chair else { panic!("a person") };
    // The chair takes the seat that leads.
    let relieved = PositionEvent::Relieved {
        person: person_of(OTHER),
        cover: Some(Cover::Successor(person)),
        basis: None,
        reason: prose("Nghỉ"),
    };
    take(&mut desk.register, OTHER.0, 7, relieved);
    let mut desk = desk.on(8);
    let cancel = C::Cancel { reason: prose("Không cần nữa"), basis: None };
    assert_eq!(desk.refused(CHAIR, cancel.clone()), Code::LeadMayNotDecide);
    desk.effective = Some(morning(6) + chrono::Duration::hours(12));
    assert_eq!(desk.refused(CHAIR, cancel), Code::LeadMayNotDecide);
    desk.effective = None;
    let query = desk.ok(OTHER, C::QueryClarity { clarity: Clarity::Task, question: prose("Gồm cả tổ 7?") });
    assert_eq!(desk.refused(CHAIR, C::AnswerClarity { query, answer: prose("Gồm cả") }), Code::OnlyAssigner);
}

#[test]
fn suspended_work_waits_and_goes_on() {
    let mut desk = Desk::working();
    let suspend = C::Suspend { reason: prose("Chờ quy hoạch"), basis: Some(NOTICE) };
    assert_eq!(desk.refused(LEAD, suspend.clone()), Code::AuthorityMissing);
    desk.ok(CHAIR, suspend);
    assert_eq!(desk.refused(LEAD, submit()), Code::WrongState);
    desk.ok(CHAIR, C::Resume { reason: prose("Đã có quy hoạch") });
    assert_eq!(desk.state.phase, Phase::InProgress);
    assert_eq!(desk.refused(CHAIR, C::Resume { reason: prose("Nữa") }), Code::WrongState);
}

#[test]
fn cancelled_and_accepted_work_can_be_reopened_and_nothing_is_forgotten() {
    let mut desk = Desk::accepted(5);
    let reopen = |day| C::Reopen { reason: prose("Số liệu sai"), time: TimeTerm::On { date: date(day) } };
    assert_eq!(desk.refused(LEAD, reopen(20)), Code::AuthorityMissing);
    assert_eq!(desk.refused(CHAIR, reopen(4)), Code::DateOrder);
    desk.ok(CHAIR, reopen(20));
    assert_eq!((desk.state.phase, desk.state.due()), (Phase::InProgress, Some(date(20))));
    assert_eq!(desk.state.deadline_original.as_ref().and_then(|d| d.due), Some(date(11)));
    assert!(desk.state.accepted_submission().is_none());
    desk.ok(CHAIR, C::Cancel { reason: prose("Không cần nữa"), basis: None });
    assert_eq!(desk.refused(CHAIR, C::Cancel { reason: prose("Hủy"), basis: None }), Code::WrongState);
    assert_eq!(next_act(&desk.state), None);
    desk.ok(CHAIR, reopen(30));
}

#[test]
fn the_work_file_is_closed_by_lead_or_assigner() {
    let close = C::CloseWorkFile { note: None };
    assert_eq!(Desk::working().refused(LEAD, close.clone()), Code::WrongState);
    let mut desk = Desk::accepted(5);
    assert_eq!(desk.refused(OFFICE, close.clone()), Code::OnlyLead);
    desk.ok(LEAD, close);
    assert_eq!((desk.state.phase, next_act(&desk.state)), (Phase::Closed, None));
}

#[test]
fn an_oral_order_is_confirmed_by_a_document() {
    let mut oral = terms();
    oral.basis = Some(Basis::Oral { by: DEPUTY, on: date(0), words: prose("Lập danh sách ngay") });
    let mut desk = Desk::drafted(oral.clone());
    desk.ok(CHAIR, C::Issue);
    let confirm = C::ConfirmBasis { basis: Basis::Document(NOTICE) };
    assert_eq!(desk.refused(LEAD, confirm.clone()), Code::OnlyAssigner);
    let again = oral.basis.unwrap();
    assert_eq!(desk.refused(DEPUTY, C::ConfirmBasis { basis: again }), Code::Missing);
    desk.ok(DEPUTY, confirm.clone());
    assert_eq!(desk.state.terms.basis, Some(Basis::Document(NOTICE)));
    assert_eq!(desk.refused(DEPUTY, confirm), Code::AlreadyExists);
}

#[test]
fn corrections_stand_beside_what_they_correct() {
    let mut desk = Desk::working();
    let correct =
        |revision| C::CorrectEntry {
            revision, text: prose("Nhận lúc 9 giờ"), reason: prose("Ghi nhầm")
        };
    assert_eq!(desk.refused(LEAD, correct(3)), Code::NothingToCorrect);
    assert_eq!(desk.refused(LEAD, correct(1)), Code::OnlyAssigner, "the assigner's entry");
    assert_eq!(desk.refused(STAFF, correct(2)), Code::OnlyAssigner);
    desk.ok(LEAD, correct(2));
    desk.ok(CHAIR, correct(2));
    assert_eq!(desk.state.revisions(), 5);
}
