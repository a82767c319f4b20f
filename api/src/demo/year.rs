//! The stories of the ward: what was open when the wards merged, what came after, and every state as of today.

use super::{
    dice::Dice,
    fate::{FATES, Fate},
    story::Story,
    templates::{TEMPLATES, Template},
};
use chrono::{Datelike, Duration, NaiveDate, Weekday};

/// How many assignments are issued in the year before today, apart from those that show a state as of today.
pub const IN_THE_YEAR: i64 = 200;
/// How many were issued between the merger and a year ago.
pub const BEFORE: i64 = 28;

/// All stories after the merger, so many times over. `start` is the first day of ordinary work.
pub fn stories(start: NaiveDate, today: NaiveDate, times: u16, dice: &mut Dice) -> Vec<Story> {
    let a_year_ago = today - Duration::days(365);
    let mut all = Vec::new();
    if a_year_ago > start {
        spread(&mut all, BEFORE * i64::from(times), start, a_year_ago, dice);
    }
    spread(&mut all, IN_THE_YEAR * i64::from(times), a_year_ago.max(start), today - Duration::days(8), dice);
    for _ in 0..times {
        as_of_today(&mut all, today, dice);
    }
    all
}

fn spread(all: &mut Vec<Story>, count: i64, from: NaiveDate, to: NaiveDate, dice: &mut Dice) {
    let span = (to - from).num_days().max(1);
    for n in 0..count {
        let day = working_day(from + Duration::days(span * n / count));
        if let (Some(template), fate) = (dice.pick(TEMPLATES).copied(), fate(dice)) {
            all.push(Story::plan(template, fate, day, dice));
        }
    }
}

fn fate(dice: &mut Dice) -> Fate {
    let total = FATES.iter().map(|(_, weight)| weight).sum();
    let mut left = dice.between(1, total);
    for (fate, weight) in FATES {
        left -= weight;
        if left <= 0 {
            return *fate;
        }
    }
    Fate::OnTime
}

/// Stories placed so that today shows every state: overdue by a little and by a lot, due tomorrow, waiting for a
/// decision, not acknowledged, declined, suspended, unclear drafts.
fn as_of_today(all: &mut Vec<Story>, today: NaiveDate, dice: &mut Dice) {
    #[rustfmt::skip]
    let plan: &[(Fate, i64, i64, i64)] = &[
        // fate, how many, issued so many days ago, due in so many days
        (Fate::Dragging, 6, 50, -3), (Fate::Dragging, 5, 75, -14), (Fate::Dragging, 3, 130, -45),
        (Fate::Escalated, 2, 60, -12), (Fate::OnTime, 5, 25, 1), (Fate::OnTime, 5, 25, 3), (Fate::OnTime, 12, 14, 20),
        (Fate::OnTime, 10, 9, 45), (Fate::ExtensionPending, 5, 30, 2), (Fate::ExtensionPending, 2, 40, -1),
        (Fate::Waiting, 8, 30, 3), (Fate::Waiting, 3, 45, -2), (Fate::NotAcknowledged, 6, 2, 25),
        (Fate::QueryOpen, 5, 4, 30), (Fate::Declined, 3, 3, 30), (Fate::Unclear, 4, 2, 30), (Fate::DraftOnly, 3, 1, 30),
        (Fate::Suspended, 2, 12, 30), (Fate::ExtensionRefused, 2, 50, -8), (Fate::Returned, 4, 40, 4),
        (Fate::Obstructed, 3, 16, 20), (Fate::Contributed, 4, 8, 25), (Fate::Extended, 3, 40, -1),
    ];
    for (fate, count, ago, due_in) in plan {
        for n in 0..*count {
            let issued = working_day_before(today - Duration::days(ago + n * 2));
            let due = working_day(today + Duration::days(due_in + if *due_in > 5 { n } else { 0 }));
            if let Some(template) = dice.pick(TEMPLATES).copied() {
                let template = Template { days: (due - issued).num_days(), ..template };
                all.push(Story::plan(template, *fate, issued, dice).due_on(due));
            }
        }
    }
}

fn working_day(day: NaiveDate) -> NaiveDate {
    step(day, 1)
}

fn working_day_before(day: NaiveDate) -> NaiveDate {
    step(day, -1)
}

fn step(mut day: NaiveDate, by: i64) -> NaiveDate {
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        day += Duration::days(by);
    }
    day
}
