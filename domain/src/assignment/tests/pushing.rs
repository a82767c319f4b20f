use super::{desk::*, world::*};
use crate::{
    assignment::{AssignmentCommand as C, AssignmentEvent as E, *},
    context::Actor,
    refusal::Code,
};

#[test]
fn supervisor_and_assigner_urge_and_the_lead_answers() {
    let mut desk = Desk::working();
    assert_eq!(desk.refused(CLERK, C::Urge { text: prose("Khẩn trương") }), Code::AuthorityMissing);
    let first = desk.ok(DEPUTY, C::Urge { text: prose("Báo cáo tiến độ") });
    assert_eq!(next_act(&desk.state), Some(NextAct { act: Act::AnswerUrge, by: LEAD }));
    assert_eq!(desk.last().chain(), [], "by role");
    desk.ok(CHAIR, C::Urge { text: prose("Báo cáo tiến độ") });
    assert_eq!(desk.last().chain(), [WARD_MANDATE]);
    let answer = C::AnswerUrge { urge: first, answer: prose("Còn 2 tổ") };
    assert_eq!(desk.refused(STAFF, answer.clone()), Code::OnlyLead);
    desk.ok(LEAD, answer.clone());
    assert_eq!(desk.refused(LEAD, answer), Code::NoSuchItem);
}

#[test]
fn the_scheduler_escalates_and_does_nothing_else() {
    let mut desk = Desk::working().on(12);
    let escalate = C::Escalate { to: CHAIR, reason: prose("Quá hạn sau 3 lần đôn đốc") };
    desk.by(Actor::Scheduler, &escalate).unwrap();
    assert!(matches!(desk.last(), E::Escalated { to: CHAIR, .. }));
    for command in [C::Urge { text: prose("Nhanh") }, C::AcceptResult { note: None }, C::Issue] {
        assert_eq!(desk.by(Actor::Scheduler, &command).unwrap_err().code, Code::ActorNotAllowed);
    }
    assert_eq!(desk.refused(OTHER, escalate), Code::AuthorityMissing);
    let nowhere = C::Escalate { to: NOWHERE, reason: prose("Quá hạn") };
    assert_eq!(desk.refused(DEPUTY, nowhere), Code::Unknown);
}
