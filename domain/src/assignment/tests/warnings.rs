//! Every warning of the six clarities: said, and not in the way.

use super::{
    clarity::{Spoil, evaluation},
    desk::Desk,
    world::*,
};
use crate::{
    assignment::{AssignmentCommand as C, AssignmentEvent as E, FindingCode as F, *},
    mandate::{MandateEvent, MandateKind, Power},
    position::PositionEvent,
};

pub const WARNED: &[(F, Spoil)] = &[
    (F::OralToConfirm, |t| {
        t.basis = Some(Basis::Oral { by: CHAIR, on: date(0), words: prose("Lập danh sách hộ nghèo") });
    }),
    (F::SloganOnly, |t| t.title = Some(line("Tăng cường công tác tuyên truyền"))),
    (F::SloganOnly, |t| t.title = Some(line("ĐẨY MẠNH chuyển đổi số"))),
    (F::SloganOnly, |t| t.title = Some(line("Nâng cao chất lượng, quán triệt tinh thần"))),
    (F::DueOnDayOff, |t| t.time = Some(TimeTerm::On { date: date(12) })),
    (F::MilestonesMissing, |t| t.time = Some(TimeTerm::On { date: date(63) })),
    (F::MilestoneOutside, |t| t.milestones = vec![Milestone { title: line("Dự thảo"), due: date(12) }]),
    (F::TimeVague, |t| t.time_wording = Some(line("làm sớm trong tháng"))),
    (F::TimeVague, |t| t.time_wording = Some(line("Kịp thời báo cáo"))),
    (F::CriterionVague, |t| t.deliverables[0].criterion = prose("Hoàn thành tốt nhiệm vụ được giao")),
    (F::CoordinatorReplyByMissing, |t| t.coordinators[0].reply_by = None),
    (F::MandateEndsBeforeDue, |t| t.lead_powers[0].source = PowerSource::Mandate(SIGNING)),
];

#[test]
fn each_warning_is_given_alone_and_does_not_block() {
    for (code, spoil) in WARNED {
        let mut doubtful = terms();
        spoil(&mut doubtful);
        let found = evaluation(&doubtful);
        assert!(found.passes(), "{code:?}: {:?}", found.findings().collect::<Vec<_>>());
        let codes: Vec<F> = found.warnings.iter().map(|warning| warning.code).collect();
        assert_eq!(codes, [*code]);
    }
}

#[test]
fn warnings_are_kept_with_the_issue() {
    let mut doubtful = terms();
    doubtful.time_wording = Some(line("sớm"));
    let mut desk = Desk::drafted(doubtful);
    desk.ok(CHAIR, C::Issue);
    let E::Issued { warnings, .. } = desk.last() else { panic!("not issued") };
    assert_eq!(warnings, &[line("TIME_VAGUE")]);
}

#[test]
fn a_slogan_beside_an_action_is_harmless() {
    for title in ["Tăng cường tuyên truyền, lập danh sách hộ nghèo", "Tổ chức quán triệt Nghị quyết 57"]
    {
        let mut fine = terms();
        fine.title = Some(line(title));
        assert_eq!(evaluation(&fine).warnings, [], "{title}");
    }
}

#[test]
fn a_lead_with_many_overdue_assignments_is_doubtful() {
    let register = ward();
    let warned = |overdue| {
        let found = evaluate(&terms(), CHAIR, &register.now(morning(0)), date(0), overdue);
        found.warnings.iter().any(|warning| warning.code == F::LeadManyOverdue)
    };
    assert!(!warned(2));
    assert!(warned(3));
}

#[test]
fn a_lead_absent_during_the_term_is_doubtful() {
    let mut register = ward();
    let away = PositionEvent::ActingAppointed {
        person: person_of(STAFF),
        from: date(5),
        until: Some(date(8)),
        basis: None,
        reason: prose("Đi học"),
    };
    take(&mut register, LEAD.0, -1, away);
    let found = |due| {
        let mut terms = terms();
        terms.time = Some(TimeTerm::On { date: date(due) });
        let found = evaluate(&terms, CHAIR, &register.now(morning(0)), date(0), 0);
        found.warnings.iter().any(|warning| warning.code == F::LeadAbsent)
    };
    assert!(found(11));
    assert!(!found(4), "the absence begins after the term");
}

#[test]
fn the_assigners_mandate_may_end_before_the_work_is_due() {
    let mut register = ward();
    let mut short = grant(MandateKind::Office, CLERK, &[Power::Assign], ECONOMY);
    short.valid_until = Some(date(10));
    let id = crate::id::MandateId(ulid::Ulid(80));
    take(&mut register, id.0, -1, MandateEvent::Granted { grant: short });
    let found = evaluate(&terms(), CLERK, &register.now(morning(0)), date(0), 0);
    assert_eq!(found.chain, [id]);
    assert_eq!(found.warnings.iter().map(|w| w.code).collect::<Vec<_>>(), [F::MandateEndsBeforeDue]);
    // Once it has ended, it serves no more.
    let later = evaluate(&terms(), CLERK, &register.now(morning(11)), date(11), 0);
    assert!(later.findings().any(|finding| finding.code == F::MandateMissing));
}
