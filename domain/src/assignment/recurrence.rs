//! Recurring work: one assignment per period, each with its own deadline.

use super::{Recurrence, State, Terms, TimeTerm};
use chrono::{Datelike, Days, Months, NaiveDate};

/// What the assignment of the next period says: the same work, due a period later, on the first due date that has not
/// passed on `today`. None while this period's deadline has not passed, and for work that does not come back.
pub fn next_period(state: &State, today: NaiveDate) -> Option<Terms> {
    let Some(TimeTerm::Recurring { every, due }) = state.terms.time else { return None };
    if due >= today {
        return None;
    }
    let next = (1..).map_while(|periods| later(due, every, periods)).find(|next| *next >= today)?;
    let moved = next - due;
    let mut terms = state.terms.clone();
    terms.time = Some(TimeTerm::Recurring { every, due: next });
    // The mandate is looked for anew: the one relied on then may have ended.
    terms.mandate = None;
    for milestone in &mut terms.milestones {
        milestone.due += moved;
    }
    for coordinator in &mut terms.coordinators {
        coordinator.reply_by = coordinator.reply_by.map(|day| day + moved);
    }
    Some(terms)
}

/// So many periods later. The last day of a month stays the last day of a month.
fn later(due: NaiveDate, every: Recurrence, periods: u32) -> Option<NaiveDate> {
    let months = |months: u32| {
        let day = due.checked_add_months(Months::new(months.checked_mul(periods)?))?;
        let last_of_month = due.checked_add_days(Days::new(1))?.day() == 1;
        if last_of_month {
            day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
        } else {
            Some(day)
        }
    };
    match every {
        Recurrence::Weekly => due.checked_add_days(Days::new(7 * u64::from(periods))),
        Recurrence::Monthly => months(1),
        Recurrence::Quarterly => months(3),
        Recurrence::Yearly => months(12),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn state(every: Recurrence, due: &str) -> State {
        let terms = Terms { time: Some(TimeTerm::Recurring { every, due: day(due) }), ..Terms::default() };
        State { terms, ..State::default() }
    }

    #[test]
    fn the_next_period_begins_when_this_one_is_over_and_skips_those_that_went_by() {
        use Recurrence::{Monthly, Quarterly, Weekly, Yearly};
        let table = [
            (Monthly, "2026-01-31", "2026-01-31", None),
            (Monthly, "2026-01-31", "2026-02-01", Some("2026-02-28")),
            (Monthly, "2026-02-28", "2026-03-01", Some("2026-03-31")),
            (Monthly, "2026-01-25", "2026-05-26", Some("2026-06-25")),
            (Weekly, "2026-01-02", "2026-01-20", Some("2026-01-23")),
            (Quarterly, "2025-12-31", "2026-01-02", Some("2026-03-31")),
            (Yearly, "2024-02-29", "2026-03-01", Some("2027-02-28")),
        ];
        for (every, due, today, expected) in table {
            let next = next_period(&state(every, due), day(today));
            let found = next.and_then(|terms| match terms.time {
                Some(TimeTerm::Recurring { due, .. }) => Some(due),
                _ => None,
            });
            assert_eq!(found, expected.map(day), "{every:?} {due} on {today}");
        }
        assert_eq!(next_period(&State::default(), day("2026-01-01")), None);
    }
}
