use super::{desk::*, world::*};
use crate::{
    assignment::{AssignmentCommand as C, *},
    refusal::Code,
};

fn query() -> C {
    C::QueryClarity {
        clarity: Clarity::Authority, question: prose("Tôi không được ký văn bản này")
    }
}

#[test]
fn only_the_lead_acknowledges_and_only_once() {
    let mut desk = Desk::issued();
    for seat in [CHAIR, DEPUTY, OFFICE, STAFF, HAT] {
        assert_eq!(desk.refused(seat, C::Acknowledge { note: None }), Code::OnlyLead);
    }
    desk.ok(LEAD, C::Acknowledge { note: None });
    assert_eq!(desk.state.phase, Phase::InProgress);
    assert_eq!(desk.refused(LEAD, C::Acknowledge { note: None }), Code::WrongState);
}

#[test]
fn a_query_waits_for_the_assigner() {
    let mut desk = Desk::issued();
    let id = desk.ok(LEAD, query());
    assert_eq!(next_act(&desk.state), Some(NextAct { act: Act::AnswerClarity, by: CHAIR }));
    let answer = C::AnswerClarity { query: id, answer: prose("Có giấy ủy quyền kèm theo") };
    assert_eq!(desk.refused(LEAD, answer.clone()), Code::OnlyAssigner);
    desk.ok(CHAIR, answer.clone());
    assert_eq!(desk.last().chain(), [WARD_MANDATE], "by what authority");
    assert_eq!(desk.refused(CHAIR, answer), Code::NoSuchItem, "answered before");
    assert_eq!(next_act(&desk.state), Some(NextAct { act: Act::Acknowledge, by: LEAD }));
}

#[test]
fn declined_work_goes_back_to_the_assigner() {
    let decline = C::Decline { clarity: Clarity::Person, reason: prose("Không thuộc lĩnh vực phòng") };
    let mut desk = Desk::working();
    assert_eq!(desk.refused(STAFF, decline.clone()), Code::OnlyLead);
    desk.ok(LEAD, decline.clone());
    assert_eq!(desk.state.phase, Phase::Declined);
    assert_eq!(next_act(&desk.state), Some(NextAct { act: Act::ReassignLead, by: CHAIR }));
    // The assigner may insist: it is with the same lead again, to be acknowledged anew.
    desk.ok(CHAIR, C::Resume { reason: prose("Đúng chức năng của phòng") });
    assert_eq!((desk.state.phase, desk.state.terms.lead), (Phase::Issued, Some(LEAD)));
}

#[test]
fn nobody_declines_after_progress() {
    let mut desk = Desk::issued();
    desk.ok(LEAD, C::ReportProgress { percent: Some(10), text: prose("Đã bắt đầu"), evidence: vec![] });
    assert_eq!(desk.state.phase, Phase::InProgress, "progress acknowledges");
    let decline = C::Decline { clarity: Clarity::Person, reason: prose("Thôi") };
    assert_eq!(desk.refused(LEAD, decline), Code::WrongState);
}
