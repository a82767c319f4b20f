//! Rõ kết quả: at least one deliverable with its acceptance criterion, and who accepts it.

use super::{Case, Finding, FindingCode as F, wording};

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Finding>) {
    if case.terms.deliverables.is_empty() {
        found.push(Finding::new(F::ResultMissing, "deliverables"));
    }
    for (index, deliverable) in case.terms.deliverables.iter().enumerate() {
        let criterion = deliverable.criterion.as_str();
        let path = format!("deliverables.{index}.criterion");
        if !wording::says_something(criterion) {
            found.push(Finding::new(F::CriterionMissing, path).with("name", &deliverable.name));
        } else if wording::says_only_done_well(criterion) {
            found.push(Finding::new(F::CriterionVague, path).with("name", &deliverable.name));
        }
    }
    match case.terms.accepter {
        None => found.push(Finding::new(F::AccepterMissing, "accepter")),
        Some(seat) if !case.in_force(seat) => found.push(Finding::new(F::AccepterNotInForce, "accepter")),
        Some(_) => {}
    }
}
