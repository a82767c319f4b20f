//! Rõ thời gian: a due date on or after the day of issue, a recurrence, or no deadline with a reason.

use super::{Case, Finding, FindingCode as F, wording};
use crate::{assignment::TimeTerm, refusal::Refusal};
use chrono::NaiveDate;

/// Longer terms want milestones.
const LONG_TERM_DAYS: i64 = 60;

pub(super) fn check(case: &Case<'_>, implausible: Option<Refusal>, found: &mut Vec<Finding>) {
    match &case.terms.time {
        None => found.push(Finding::new(F::TimeMissing, "time")),
        Some(TimeTerm::Undated { reason }) if !wording::says_something(reason.as_str()) => {
            found.push(Finding::new(F::UndatedWithoutReason, "time.reason"));
        }
        Some(_) => {}
    }
    if let Some(refusal) = implausible {
        let date = refusal.args.get("date").cloned().unwrap_or_default();
        found.push(Finding::new(F::DueImplausible, "time").with("date", date));
    }
    if let Some(due) = case.deadline.as_ref().and_then(|deadline| deadline.due) {
        dated(case, due, found);
    }
    if let Some(word) = case.terms.time_wording.as_ref().and_then(|text| wording::vague_time(text.as_str())) {
        found.push(Finding::new(F::TimeVague, "time_wording").with("word", word));
    }
}

fn dated(case: &Case<'_>, due: NaiveDate, found: &mut Vec<Finding>) {
    if due < case.issued {
        found.push(Finding::new(F::DueBeforeIssue, "time").with("due", due).with("issued", case.issued));
        return;
    }
    if !case.view.calendar().is_working(due) {
        found.push(Finding::new(F::DueOnDayOff, "time").with("due", due));
    }
    let days = (due - case.issued).num_days();
    if case.terms.milestones.is_empty() && days > LONG_TERM_DAYS {
        found.push(Finding::new(F::MilestonesMissing, "milestones").with("days", days));
    }
    for (index, milestone) in case.terms.milestones.iter().enumerate() {
        if milestone.due > due || milestone.due < case.issued {
            let finding = Finding::new(F::MilestoneOutside, format!("milestones.{index}.due"));
            found.push(finding.with("date", milestone.due));
        }
    }
}
