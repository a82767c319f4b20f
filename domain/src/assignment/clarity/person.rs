//! Rõ người: exactly one lead, a person holding a position on the day of issue, and not the accepter.

use super::{Case, Finding, FindingCode as F};
use crate::{
    id::{PersonId, PositionId},
    register::View,
    time::{day_of, end_of, start_of},
};

/// From so many overdue assignments on, another one is doubtful.
const MANY_OVERDUE: u64 = 3;

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Finding>) {
    let Some(lead) = case.terms.lead else {
        found.push(Finding::new(F::PersonMissing, "lead"));
        return;
    };
    if !case.in_force(lead) || case.view.position_ends(lead) {
        found.push(Finding::new(F::LeadNotInForce, "lead"));
        return;
    }
    if !case.seated(lead) {
        found.push(Finding::new(F::LeadVacant, "lead").with("position", case.title(lead)));
    }
    if case.terms.accepter.is_some_and(|accepter| same(case.view, lead, accepter)) {
        found.push(Finding::new(F::LeadIsAccepter, "accepter"));
    }
    if case.lead_overdue >= MANY_OVERDUE {
        found.push(Finding::new(F::LeadManyOverdue, "lead").with("count", case.lead_overdue));
    }
    absence(case, lead, found);
}

/// The same seat, or one person in both: as holder, as substitute, or answering for it while it is vacant.
pub(in crate::assignment) fn same(view: &View<'_>, one: PositionId, other: PositionId) -> bool {
    view.successor(one) == view.successor(other)
        || persons(view, one).any(|person| persons(view, other).any(|beside| beside == person))
}

/// Who holds the seat, and who answers for it at the moment.
pub(crate) fn persons<'v>(view: &'v View<'_>, seat: PositionId) -> impl Iterator<Item = PersonId> + 'v {
    let holder = view.holder(view.successor(seat)).map(|tenure| tenure.person);
    let answering = view.accountable(seat).map(|answer| answer.person);
    holder.into_iter().chain(answering)
}

/// A substitution for the holder that overlaps the term.
fn absence(case: &Case<'_>, lead: PositionId, found: &mut Vec<Finding>) {
    let Some(due) = case.deadline.as_ref().and_then(|deadline| deadline.due) else { return };
    let (from, until) = (start_of(case.issued), end_of(due));
    let acting = case.view.tenures(lead).into_iter().find(|row| {
        row.value.acting && row.from < until && row.to.is_none_or(|to| to > from.max(case.view.at()))
    });
    if let Some(row) = acting {
        let last = row.value.until.map_or_else(|| "…".to_owned(), |day| day.to_string());
        found.push(Finding::new(F::LeadAbsent, "lead").with("from", day_of(row.from)).with("until", last));
    }
}
