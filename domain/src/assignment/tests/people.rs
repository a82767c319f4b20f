use super::{desk::*, world::*};
use crate::{
    assignment::{AssignmentCommand as C, *},
    id::{PersonId, PositionId},
    position::{Cover, PositionEvent},
    refusal::Code,
    unit::{Succession, UnitEvent},
};
use ulid::Ulid;

fn reassign(to: PositionId) -> C {
    C::ReassignLead {
        to,
        basis: None,
        reason: prose("Điều chuyển"),
        handover_note: Some(prose("Đã xong 3/12 tổ")),
    }
}

#[test]
fn the_lead_passes_in_one_act() {
    let mut desk = Desk::working();
    assert_eq!(desk.refused(LEAD, reassign(OTHER)), Code::AuthorityMissing);
    assert_eq!(desk.refused(CHAIR, reassign(EMPTY)), Code::Vacant);
    assert_eq!(desk.refused(CHAIR, reassign(NOWHERE)), Code::Unknown);
    assert_eq!(desk.refused(CHAIR, reassign(OFFICE)), Code::LeadMayNotAccept);
    assert_eq!(desk.refused(CHAIR, reassign(STAFF)), Code::Duplicate, "a coordinating party");
    assert_eq!(desk.ask(CHAIR, &reassign(LEAD)), Ok(vec![]), "already so");
    desk.ok(CHAIR, reassign(OTHER));
    assert_eq!((desk.state.terms.lead, desk.state.phase), (Some(OTHER), Phase::Issued));
    assert_eq!(desk.refused(LEAD, C::Acknowledge { note: None }), Code::OnlyLead);
    desk.ok(OTHER, C::Acknowledge { note: None });
}

#[test]
fn a_declined_assignment_goes_to_somebody_else() {
    let mut desk = Desk::issued();
    desk.ok(LEAD, C::Decline { clarity: Clarity::Person, reason: prose("Nhầm phòng") });
    desk.ok(CHAIR, reassign(OTHER));
    assert_eq!((desk.state.phase, desk.state.terms.lead), (Phase::Issued, Some(OTHER)));
}

#[test]
fn coordinators_come_and_go() {
    let mut desk = Desk::working();
    let party = |position| Coordinator { position, part: prose("Góp ý"), reply_by: None };
    let add = |position| C::AddCoordinator { coordinator: party(position) };
    assert_eq!(desk.refused(CHAIR, add(LEAD)), Code::Duplicate);
    assert_eq!(desk.refused(CHAIR, add(STAFF)), Code::Duplicate);
    desk.ok(CHAIR, add(OTHER));
    let ask = C::RequestContribution { from: OTHER, part: prose("Góp ý"), reply_by: date(3) };
    let request = desk.ok(LEAD, ask);
    let remove = C::RemoveCoordinator { position: OTHER, reason: prose("Không cần") };
    desk.ok(CHAIR, remove.clone());
    assert!(desk.state.items[&request].closed.is_some(), "what was asked of it is pointless now");
    assert_eq!(desk.refused(CHAIR, remove), Code::NoSuchItem);
}

#[test]
fn the_accepter_never_becomes_the_lead_or_its_person() {
    let mut desk = Desk::working();
    let accepter = |to| C::ChangeAccepter { to, reason: prose("Đổi người nghiệm thu") };
    assert_eq!(desk.refused(CHAIR, accepter(LEAD)), Code::LeadMayNotAccept);
    assert_eq!(desk.refused(CHAIR, accepter(HAT)), Code::LeadMayNotAccept, "the same person");
    assert_eq!(desk.refused(CHAIR, accepter(EMPTY)), Code::Vacant);
    assert_eq!(desk.ask(CHAIR, &accepter(OFFICE)), Ok(vec![]));
    desk.ok(CHAIR, accepter(DEPUTY));
    let supervisor = |to| C::ChangeSupervisor { to, reason: prose("Phân công lại") };
    assert_eq!(desk.ask(CHAIR, &supervisor(DEPUTY)), Ok(vec![]));
    desk.ok(CHAIR, supervisor(OFFICE));
    assert_eq!((desk.state.terms.accepter, desk.state.terms.supervisor), (Some(DEPUTY), Some(OFFICE)));
}

#[test]
fn after_a_merger_the_successor_seat_is_the_lead() {
    let mut desk = Desk::working();
    let merged = UnitEvent::Merged {
        into: CULTURE,
        successions: vec![Succession { from: LEAD, to: OTHER }, Succession { from: STAFF, to: EMPTY }],
        mandates: vec![],
        basis: None,
    };
    take(&mut desk.register, ECONOMY.0, 2, merged);
    let mut desk = desk.on(3);
    let submit = C::SubmitResult { text: prose("Xong"), evidence: vec![] };
    assert_eq!(desk.refused(LEAD, submit.clone()), Code::NotYourPosition, "that seat is over");
    desk.ok(OTHER, submit);
    // What the old seat wrote is the new seat's to correct.
    desk.ok(OTHER, C::CorrectEntry { revision: 2, text: prose("Nhận ngày 2"), reason: prose("Nhầm") });
}

#[test]
fn a_new_holder_takes_the_work_with_the_seat_and_a_substitute_acts_in_it() {
    let mut desk = Desk::working();
    let newcomer = PersonId(Ulid(990));
    let relieved = PositionEvent::Relieved {
        person: person_of(LEAD),
        cover: Some(Cover::Successor(newcomer)),
        basis: None,
        reason: prose("Chuyển công tác"),
    };
    take(&mut desk.register, LEAD.0, 2, relieved);
    let mut desk = desk.on(3);
    let report = C::ReportProgress { percent: Some(50), text: prose("Tiếp nhận"), evidence: vec![] };
    let old = crate::context::Actor::Person { person: person_of(LEAD), position: LEAD, on_behalf_of: None };
    assert_eq!(desk.by(old, &report).unwrap_err().code, Code::NotYourPosition);
    desk.ok(LEAD, report);
    // The former holder is another person now, and may decide under the other hat.
    let id = desk.ok(
        LEAD,
        C::RequestExtension {
            until: date(18),
            reason: prose("Mới nhận việc"),
            claimed_cause: Cause::Objective,
        },
    );
    desk.ok(HAT, C::GrantExtension { request: id, until: None, reason: prose("Đồng ý") });
}

#[test]
fn an_absent_lead_is_still_the_lead() {
    let mut desk = Desk::submitted(3);
    let away = PositionEvent::ActingAppointed {
        person: person_of(STAFF),
        from: date(4),
        until: Some(date(9)),
        basis: None,
        reason: prose("Đi học"),
    };
    take(&mut desk.register, LEAD.0, 3, away);
    let mut desk = desk.on(5);
    // Neither the substitute nor the absent holder under another hat becomes the accepter.
    let accepter = |to| C::ChangeAccepter { to, reason: prose("Đổi") };
    for seat in [HAT, STAFF] {
        assert_eq!(desk.refused(CHAIR, accepter(seat)), Code::LeadMayNotAccept);
        assert_eq!(desk.refused(seat, C::AcceptResult { note: None }), Code::LeadMayNotAccept);
    }
    // The substitute does the lead's work, in the lead's seat and name.
    desk.ok(OFFICE, C::ReturnResult { reason: prose("Thiếu tổ 7") });
    let person = person_of(STAFF);
    let substitute =
        crate::context::Actor::Person { person, position: LEAD, on_behalf_of: Some(person_of(LEAD)) };
    let report = C::ReportProgress { percent: Some(90), text: prose("Thêm tổ 7"), evidence: vec![] };
    desk.by(substitute, &report).unwrap();
}
