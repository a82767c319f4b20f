//! Every code an assignment can be refused with.

use super::{clarity::Spoil, desk::*, world::*};
use crate::{
    assignment::{AssignmentCommand as C, *},
    context::Actor,
    id::*,
    refusal::Code,
    text::Prose,
};
use chrono::{Duration, NaiveDate};
use ulid::Ulid;

fn draft_refused(spoil: Spoil) -> (Code, String) {
    let mut spoilt = terms();
    spoil(&mut spoilt);
    let refusal =
        Desk::empty().ask(CHAIR, &C::Draft { code: Some(line("1")), terms: spoilt }).expect_err("refused");
    (refusal.code, refusal.path.join("."))
}

#[test]
fn what_a_draft_names_exists_and_is_possible() {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    assert_eq!(day(1800).to_string(), "1800-01-01");
    let table: &[(Spoil, Code, &str)] = &[
        (|t| t.lead = Some(NOWHERE), Code::Unknown, "terms.lead"),
        (|t| t.followers = vec![NOWHERE], Code::Unknown, "terms.followers"),
        (|t| t.basis = Some(Basis::Document(DocumentId(Ulid(4)))), Code::Unknown, "terms.basis"),
        (|t| t.mandate = Some(MandateId(Ulid(4))), Code::Unknown, "terms.mandate"),
        (|t| t.programme = Some(ProgrammeId(Ulid(4))), Code::Unknown, "terms.programme"),
        (
            |t| t.time = NaiveDate::from_ymd_opt(1800, 1, 1).map(|date| TimeTerm::On { date }),
            Code::DateImplausible,
            "terms.time",
        ),
        (
            |t| t.time = NaiveDate::from_ymd_opt(9999, 1, 1).map(|date| TimeTerm::On { date }),
            Code::DateImplausible,
            "terms.time",
        ),
        (
            |t| t.coordinators[0].reply_by = NaiveDate::from_ymd_opt(9999, 1, 1),
            Code::DateImplausible,
            "terms.coordinators",
        ),
        (|t| t.title = Some(line("Xử lý công văn MẬT số 12")), Code::SecretRefused, "terms.title"),
        (|t| t.lead_duty = Some(prose("Tài liệu Tuyệt mật")), Code::SecretRefused, "terms.lead_duty"),
        (|t| t.deliverables = vec![t.deliverables[0].clone(); 21], Code::TooMany, "terms.deliverables"),
        (|t| t.coordinators = vec![t.coordinators[0].clone(); 51], Code::TooMany, "terms.coordinators"),
    ];
    for (spoil, code, path) in table {
        assert_eq!(draft_refused(*spoil), (*code, (*path).to_owned()));
    }
    let mut programme = terms();
    programme.programme = Some(PROGRAMME);
    Desk::drafted(programme);
}

#[test]
fn secrets_impossible_dates_and_strange_evidence_are_refused_in_every_act() {
    let desk = Desk::working();
    let secret = || prose("Kèm tài liệu Tối mật");
    let evidence = |sha256: Option<&str>| Evidence {
        title: line("Ảnh"),
        sha256: sha256.map(line),
        document: None,
        dated: date(0),
    };
    let attach = |sha256| C::AttachEvidence { evidence: evidence(sha256) };
    let report =
        |percent| C::ReportProgress { percent: Some(percent), text: prose("Đang làm"), evidence: vec![] };
    let many = vec![evidence(Some(&"a".repeat(64))); 21];
    let table = [
        (C::QueryClarity { clarity: Clarity::Task, question: secret() }, Code::SecretRefused),
        (C::MakeProposal { text: secret(), addressed_to: CHAIR }, Code::SecretRefused),
        (C::SubmitResult { text: secret(), evidence: vec![] }, Code::SecretRefused),
        (C::MakeProposal { text: prose("Đề xuất"), addressed_to: NOWHERE }, Code::Unknown),
        (report(101), Code::OutOfRange),
        (C::SubmitResult { text: prose("Xong"), evidence: many }, Code::TooMany),
        (attach(None), Code::Missing),
        (attach(Some("ABC")), Code::Unknown),
        (
            C::RequestExtension {
                until: NaiveDate::from_ymd_opt(9999, 12, 31).unwrap(),
                reason: prose("Lâu"),
                claimed_cause: Cause::Objective,
            },
            Code::DateImplausible,
        ),
    ];
    for (command, code) in table {
        assert_eq!(desk.refused(LEAD, command), code);
    }
    assert!(desk.ask(LEAD, &attach(Some(&"0f".repeat(32)))).is_ok());
}

#[test]
fn only_people_in_their_own_seats_act() {
    let mut desk = Desk::issued();
    let acknowledge = C::Acknowledge { note: None };
    let founder = Actor::Founder(person_of(CHAIR));
    assert_eq!(desk.by(founder, &acknowledge).unwrap_err().code, Code::ActorNotAllowed);
    let as_lead = |person, on_behalf_of| Actor::Person { person, position: LEAD, on_behalf_of };
    let intruder = as_lead(person_of(STAFF), None);
    assert_eq!(desk.by(intruder, &acknowledge).unwrap_err().code, Code::NotYourPosition);
    let pretender = as_lead(person_of(LEAD), Some(person_of(CHAIR)));
    assert_eq!(desk.by(pretender, &acknowledge).unwrap_err().code, Code::NotYourPosition);
    assert_eq!(desk.refused(EMPTY, acknowledge), Code::NotYourPosition);
}

#[test]
fn acts_take_effect_after_what_they_build_on_and_never_in_the_future() {
    let mut desk = Desk::submitted(3).on(6);
    let accept = C::AcceptResult { note: None };
    desk.effective = Some(morning(6) + Duration::seconds(1));
    assert_eq!(desk.refused(OFFICE, accept.clone()), Code::EffectiveInFuture);
    desk.effective = Some(morning(3) - Duration::seconds(1));
    assert_eq!(desk.refused(OFFICE, accept.clone()), Code::EffectiveTooEarly);
    desk.effective = Some(morning(3));
    desk.ok(OFFICE, accept);
    let early = |day: i64| {
        let mut desk = Desk::issued().on(5);
        desk.effective = Some(morning(day));
        desk.ask(LEAD, &C::ReportProgress { percent: None, text: prose("Đã làm"), evidence: vec![] })
    };
    assert_eq!(early(-1).unwrap_err().code, Code::EffectiveTooEarly, "before it was given");
    assert!(early(2).is_ok(), "entered late");
}

#[test]
fn what_was_never_drafted_is_unknown() {
    let desk = Desk::empty();
    assert_eq!(desk.refused(CHAIR, C::Issue), Code::Unknown);
    assert_eq!(desk.refused(LEAD, C::Acknowledge { note: None }), Code::Unknown);
}

#[test]
fn nobody_is_escalated_to_in_a_seat_that_is_over() {
    let mut desk = Desk::working();
    take(&mut desk.register, EMPTY.0, 1, crate::position::PositionEvent::Abolished { basis: None });
    let desk = desk.on(2);
    let to = EMPTY;
    assert_eq!(desk.refused(DEPUTY, C::Escalate { to, reason: prose("Quá hạn") }), Code::NotInForce);
    let obstacle = C::ReportObstacle { text: prose("Thiếu sổ"), addressed_to: to };
    assert_eq!(desk.refused(LEAD, obstacle), Code::NotInForce);
}

#[test]
fn reopened_work_needs_somebody_to_answer_for_it() {
    let mut desk = Desk::accepted(3);
    take(&mut desk.register, LEAD.0, 4, crate::position::PositionEvent::Abolished { basis: None });
    let desk = desk.on(5);
    let reason: Prose = prose("Làm lại");
    let reopen = C::Reopen { reason, time: TimeTerm::On { date: date(20) } };
    assert_eq!(desk.refused(CHAIR, reopen), Code::Vacant);
}
