//! Every blocking rule of the six clarities, one draft each.

use super::{desk::Desk, world::*};
use crate::{
    assignment::{AssignmentCommand as C, FindingCode as F, *},
    refusal::{Code, Language},
    text::{Line, Prose},
};
use std::collections::BTreeSet;

pub type Spoil = fn(&mut Terms);

fn coordinator(position: crate::id::PositionId, part: &str) -> Coordinator {
    Coordinator { position, part: prose(part), reply_by: Some(date(4)) }
}

pub const BLOCKING: &[(F, Spoil)] = &[
    (F::PersonMissing, |t| t.lead = None),
    (F::LeadNotInForce, |t| t.lead = Some(NOWHERE)),
    (F::LeadVacant, |t| t.lead = Some(EMPTY)),
    (F::LeadIsAccepter, |t| t.accepter = Some(LEAD)),
    // The same person under another hat.
    (F::LeadIsAccepter, |t| t.accepter = Some(HAT)),
    (F::TaskMissing, |t| t.title = None),
    (F::TaskMissing, |t| t.title = Some(line("—"))),
    (F::TaskWithoutObject, |t| t.title = Some(line("Họp."))),
    (F::BasisMissing, |t| t.basis = None),
    (F::BasisUnknown, |t| t.basis = Some(Basis::Document(crate::id::DocumentId(ulid::Ulid(404))))),
    (F::OralOrderUnclear, |t| {
        t.basis = Some(Basis::Oral { by: NOWHERE, on: date(0), words: prose("Làm ngay việc này") });
    }),
    (F::OralOrderUnclear, |t| {
        t.basis = Some(Basis::Oral { by: CHAIR, on: date(0), words: prose("...") });
    }),
    (F::OralOrderAfterIssue, |t| {
        t.basis = Some(Basis::Oral { by: CHAIR, on: date(1), words: prose("Làm ngay việc này") });
    }),
    (F::TimeMissing, |t| t.time = None),
    (F::DueImplausible, |t| {
        t.time = Some(TimeTerm::Within { count: 4_000_000, unit: TermUnit::CalendarDays })
    }),
    (F::DueImplausible, |t| {
        t.time = Some(TimeTerm::Period { period: Period::Month { year: 2026, month: 13 } })
    }),
    (F::DueBeforeIssue, |t| t.time = Some(TimeTerm::On { date: date(-1) })),
    (F::DueBeforeIssue, |t| {
        t.time = Some(TimeTerm::Recurring { every: Recurrence::Monthly, due: date(-1) });
    }),
    (F::UndatedWithoutReason, |t| t.time = Some(TimeTerm::Undated { reason: prose("-") })),
    (F::ResultMissing, |t| t.deliverables.clear()),
    (F::CriterionMissing, |t| t.deliverables[0].criterion = prose("…")),
    (F::AccepterMissing, |t| t.accepter = None),
    (F::AccepterNotInForce, |t| t.accepter = Some(NOWHERE)),
    (F::DutyMissing, |t| t.lead_duty = None),
    (F::SupervisorMissing, |t| t.supervisor = None),
    (F::SupervisorNotInForce, |t| t.supervisor = Some(NOWHERE)),
    (F::CoordinatorPartMissing, |t| t.coordinators[0].part = prose("-")),
    (F::CoordinatorNotInForce, |t| t.coordinators.push(coordinator(NOWHERE, "Góp ý"))),
    (F::CoordinatorIsLead, |t| t.coordinators.push(coordinator(LEAD, "Góp ý"))),
    (F::CoordinatorTwice, |t| t.coordinators.push(coordinator(STAFF, "Góp ý"))),
    (F::MandateNotCovering, |t| t.mandate = Some(EXTENDING)),
    (F::MandateNotCovering, |t| t.mandate = Some(crate::id::MandateId(ulid::Ulid(404)))),
    (F::LeadPowerMissing, |t| t.lead_powers.clear()),
    (F::LeadPowerMissing, |t| t.lead_powers[0].power = line("-")),
    (F::LeadPowerNotCovered, |t| t.lead_powers[0].source = PowerSource::Mandate(HAT_MANDATE)),
    (F::LeadPowerNotCovered, |t| t.lead_powers[0].source = PowerSource::Mandate(WARD_MANDATE)),
];

pub fn evaluation(terms: &Terms) -> Evaluation {
    let register = ward();
    evaluate(terms, CHAIR, &register.now(morning(0)), date(0), 0)
}

#[test]
fn terms_that_hold_all_six_pass_without_a_warning() {
    let found = evaluation(&terms());
    assert!(found.passes(), "{:?}", found.findings().collect::<Vec<_>>());
    assert_eq!(found.warnings, []);
    assert_eq!(found.chain, [WARD_MANDATE]);
    assert_eq!(found.deadline.and_then(|deadline| deadline.due), Some(date(11)));
}

#[test]
fn each_blocking_rule_is_named_and_blocks_its_own_clarity() {
    for (code, spoil) in BLOCKING {
        let mut spoilt = terms();
        spoil(&mut spoilt);
        let found = evaluation(&spoilt);
        let codes: Vec<F> = found.findings().map(|finding| finding.code).collect();
        assert!(codes.contains(code), "{code:?} not among {codes:?}");
        assert!(!found.is_clear(code.clarity()) && !found.passes(), "{code:?}");
        let others = Clarity::ALL.into_iter().filter(|clarity| *clarity != code.clarity());
        let follows = [F::PersonMissing, F::LeadNotInForce];
        let unclear: Vec<_> = others.filter(|clarity| !found.is_clear(*clarity)).collect();
        // Without a lead no mandate can be shown to cover it: that, and nothing else, follows.
        let expected: &[Clarity] = if follows.contains(code) { &[Clarity::Authority] } else { &[] };
        assert_eq!(unclear, expected, "{code:?}");
    }
}

#[test]
fn the_gate_refuses_what_the_evaluation_finds() {
    for (code, spoil) in BLOCKING {
        let mut spoilt = terms();
        spoil(&mut spoilt);
        let mut desk = Desk::drafted(terms());
        desk.state.terms = spoilt;
        let refusal = desk.ask(CHAIR, &C::Issue).expect_err("blocked");
        assert_eq!(refusal.code, Code::ClarityBlocked);
        assert!(refusal.findings.iter().any(|finding| finding.code == *code), "{code:?}");
    }
}

#[test]
fn the_assigner_needs_a_mandate_that_reaches_the_lead() {
    let register = ward();
    let found = evaluate(&terms(), CLERK, &register.now(morning(0)), date(0), 0);
    assert!(found.findings().any(|finding| finding.code == F::MandateMissing));
    assert!(found.chain.is_empty());
}

#[test]
fn blank_values_are_missing_values() {
    let mut blank = terms();
    blank.title = serde_json::from_str::<Line>("\"\"").ok();
    blank.lead_duty = serde_json::from_str::<Prose>("\"  \"").ok();
    let codes: Vec<F> = evaluation(&blank).findings().map(|finding| finding.code).collect();
    assert_eq!(codes, [F::TaskMissing, F::DutyMissing]);
}

#[test]
fn every_code_is_in_a_table_and_speaks_both_languages() {
    let mut tested: BTreeSet<F> = BLOCKING.iter().map(|(code, _)| *code).collect();
    tested.insert(F::MandateMissing);
    tested.extend(super::warnings::WARNED.iter().map(|(code, _)| *code));
    tested.extend([F::LeadManyOverdue, F::LeadAbsent]);
    assert_eq!(tested.into_iter().collect::<Vec<_>>(), F::ALL);
    for code in F::ALL {
        let finding =
            Finding { clarity: code.clarity(), code: *code, path: String::new(), args: Default::default() };
        for language in [Language::Vietnamese, Language::English] {
            assert!(
                finding.sentence(language).ends_with('.') && finding.hint(language).ends_with('.'),
                "{code:?}"
            );
        }
    }
}

#[test]
fn a_named_mandate_says_in_both_languages_why_it_does_not_serve() {
    let mut spoilt = terms();
    spoilt.mandate = Some(HAT_MANDATE);
    let found = evaluation(&spoilt);
    let finding = found.findings().next().expect("a finding").clone();
    assert_eq!(finding.code, F::MandateNotCovering);
    assert_eq!(finding.path, "mandate");
    assert!(!finding.sentence(Language::Vietnamese).contains("{why}"));
    assert_ne!(finding.sentence(Language::English), finding.sentence(Language::Vietnamese));
}
