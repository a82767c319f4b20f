use super::{desk::*, world::*};
use crate::{
    assignment::{AssignmentCommand as C, AssignmentEvent as E, *},
    refusal::Code,
};

#[test]
fn a_draft_belongs_to_the_seat_that_wrote_it() {
    let mut desk = Desk::drafted(Terms::default());
    assert_eq!((desk.state.phase, desk.state.assigner), (Phase::Draft, Some(CHAIR)));
    assert_eq!(desk.refused(DEPUTY, C::ReviseDraft { terms: terms() }), Code::OnlyAssigner);
    desk.ok(CHAIR, C::ReviseDraft { terms: terms() });
    assert_eq!(desk.ask(CHAIR, &C::ReviseDraft { terms: terms() }), Ok(vec![]), "already so");
    desk.ok(CHAIR, C::DiscardDraft { reason: prose("Trùng") });
    assert_eq!(desk.state.phase, Phase::Discarded);
    assert_eq!(desk.refused(CHAIR, C::Issue), Code::WrongState);
}

#[test]
fn what_is_issued_names_its_mandate_and_its_deadline() {
    let desk = Desk::issued();
    let E::Issued { assigner, terms, deadline, chain, warnings } = desk.last() else { panic!("not issued") };
    assert_eq!((*assigner, terms.mandate, deadline.due), (CHAIR, Some(WARD_MANDATE), Some(date(11))));
    assert_eq!((chain.as_slice(), warnings.as_slice()), (&[WARD_MANDATE][..], &[][..]));
    assert_eq!(desk.last().chain(), [WARD_MANDATE]);
    assert_eq!(desk.state.phase, Phase::Issued);
}

#[test]
fn recurring_work_begins_its_series() {
    let mut recurring = terms();
    recurring.time = Some(TimeTerm::Recurring { every: Recurrence::Monthly, due: date(11) });
    let mut desk = Desk::drafted(recurring);
    desk.ok(CHAIR, C::Issue);
    assert_eq!(desk.state.terms.series, Some(THIS));
}

#[test]
fn an_assignment_may_be_recorded_after_it_was_given() {
    let mut desk = Desk::drafted(terms());
    desk.now = morning(3);
    desk.effective = Some(morning(0));
    desk.ok(CHAIR, C::Issue);
    assert_eq!(desk.state.issued_at, Some(morning(0)));
    assert_eq!(desk.history[1].1.recorded_at, morning(3));
}

#[test]
fn the_same_code_is_not_drafted_twice_in_one_stream() {
    let desk = Desk::drafted(terms());
    assert_eq!(desk.refused(CHAIR, C::Draft { code: Some(line("2")), terms: terms() }), Code::AlreadyExists);
}

#[test]
fn terms_survive_storage() {
    let desk = Desk::issued();
    for (event, _) in &desk.history {
        let stored = serde_json::to_string(event).unwrap();
        assert_eq!(&serde_json::from_str::<E>(&stored).unwrap(), event);
    }
}
