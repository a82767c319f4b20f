use super::{desk::*, world::*};
use crate::{
    assignment::{AssignmentCommand as C, AssignmentEvent as E, *},
    context::Actor,
    id::AssignmentId,
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

#[test]
fn the_scheduler_goes_on_with_a_series_and_gives_no_other_work() {
    let mut terms = terms();
    terms.time = Some(TimeTerm::Recurring { every: Recurrence::Monthly, due: date(11) });
    let draft = |terms: &Terms| C::Draft { code: Some(line("2026-0002")), terms: terms.clone() };
    let mut desk = Desk::empty();
    desk.series_assigner = Some(CHAIR);
    let refused = |desk: &mut Desk, terms: &Terms| desk.by(Actor::Scheduler, &draft(terms)).unwrap_err().code;
    assert_eq!(refused(&mut desk, &terms), Code::ActorNotAllowed, "no series");
    terms.series = Some(AssignmentId(ulid::Ulid(776)));
    let once = Terms { time: Some(TimeTerm::On { date: date(11) }), ..terms.clone() };
    assert_eq!(refused(&mut desk, &once), Code::ActorNotAllowed, "does not come back");
    desk.by(Actor::Scheduler, &draft(&terms)).unwrap();
    assert_eq!(desk.state.assigner, Some(CHAIR));
    desk.by(Actor::Scheduler, &C::Issue).unwrap();
    assert_eq!(desk.state.phase, Phase::Issued);
    assert_eq!(desk.last().chain(), [WARD_MANDATE], "by the assigner's own authority");
    // Somebody else's draft is theirs to issue.
    let mut theirs = Desk::drafted(terms);
    assert_eq!(theirs.by(Actor::Scheduler, &C::Issue).unwrap_err().code, Code::ActorNotAllowed);
}
