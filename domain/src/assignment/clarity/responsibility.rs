//! Rõ trách nhiệm: the lead's duty, a named part for each coordinating party, a supervising leader.

use super::{Case, Finding, FindingCode as F, wording};

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Finding>) {
    let terms = case.terms;
    if !terms.lead_duty.as_ref().is_some_and(|duty| wording::says_something(duty.as_str())) {
        found.push(Finding::new(F::DutyMissing, "lead_duty"));
    }
    match terms.supervisor {
        None => found.push(Finding::new(F::SupervisorMissing, "supervisor")),
        Some(seat) if !case.in_force(seat) => found.push(Finding::new(F::SupervisorNotInForce, "supervisor")),
        Some(_) => {}
    }
    for (index, coordinator) in terms.coordinators.iter().enumerate() {
        let seat = coordinator.position;
        let at = |field: &str| format!("coordinators.{index}.{field}");
        let mut report =
            |code, field| found.push(Finding::new(code, at(field)).with("position", case.title(seat)));
        if !case.in_force(seat) {
            report(F::CoordinatorNotInForce, "position");
        }
        if terms.lead == Some(seat) {
            report(F::CoordinatorIsLead, "position");
        }
        if terms.coordinators.iter().take(index).any(|earlier| earlier.position == seat) {
            report(F::CoordinatorTwice, "position");
        }
        if !wording::says_something(coordinator.part.as_str()) {
            report(F::CoordinatorPartMissing, "part");
        }
        if coordinator.reply_by.is_none() {
            report(F::CoordinatorReplyByMissing, "reply_by");
        }
    }
}
