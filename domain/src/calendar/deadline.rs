//! From a term as ordered to the last day it allows (Civil Code 2015 Arts. 146–148, by analogy).

use super::Edition;
use crate::{
    assignment::{Deadline, Period, TermUnit, TimeTerm},
    refusal::{Code, Refusal},
    time::plausible,
};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::sync::Arc;

/// A term resolved by one edition of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// The last day; none when undated.
    pub due: Option<NaiveDate>,
    /// Where the term would have ended without rolling over days off, when that differs.
    pub rolled_from: Option<NaiveDate>,
    /// The edition that judged it; 0 when none was published.
    pub calendar_version: u32,
}

impl From<Resolved> for Deadline {
    fn from(resolved: Resolved) -> Self {
        Self {
            due: resolved.due,
            calendar_version: resolved.calendar_version,
            rolled_from: resolved.rolled_from,
        }
    }
}

/// The working calendar at one edition. Cheap to copy around.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkingCalendar {
    /// The edition; 0 = none published, Monday to Friday.
    pub version: u32,
    edition: Option<Arc<Edition>>,
}

impl WorkingCalendar {
    /// The calendar of an edition, or Monday to Friday.
    pub fn of(edition: Option<Arc<Edition>>) -> Self {
        Self { version: edition.as_ref().map_or(0, |edition| edition.version), edition }
    }

    /// What was published; none for Monday to Friday.
    pub fn edition(&self) -> Option<&Edition> {
        self.edition.as_deref()
    }

    /// Whether people work on that day. A closure outweighs a swap, a swap outweighs a day off.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let weekday = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        match &self.edition {
            None => weekday,
            Some(edition) if edition.closures.contains_key(&day) => false,
            Some(edition) if edition.worked.contains_key(&day) => true,
            Some(edition) => weekday && !edition.days_off.contains_key(&day),
        }
    }

    /// Whether a term that ends on a day off rolls to the next working day.
    pub fn rolls_forward(&self) -> bool {
        self.edition.as_ref().is_none_or(|edition| edition.roll_forward)
    }

    /// The last day of a term given on `issued`. The day of issue is not counted. A term (so many days or months, a
    /// named period) that ends on a day off rolls forward; an explicit date stands as ordered.
    pub fn resolve(&self, term: &TimeTerm, issued: NaiveDate) -> Result<Resolved, Refusal> {
        let (due, rolls) = match term {
            TimeTerm::On { date } | TimeTerm::Recurring { due: date, .. } => (*date, false),
            TimeTerm::Within { count, unit } => (self.counted(issued, *count, *unit)?, true),
            TimeTerm::Period { period } => (last_day(*period)?, true),
            TimeTerm::Undated { .. } => {
                return Ok(Resolved { due: None, rolled_from: None, calendar_version: self.version });
            }
        };
        let ended = check(due)?;
        let due = if rolls && self.rolls_forward() { self.next_working(ended)? } else { ended };
        let rolled_from = (due != ended).then_some(ended);
        Ok(Resolved { due: Some(due), rolled_from, calendar_version: self.version })
    }

    /// Working days after `from`, up to and including `to`; 0 when `to` is not later.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        days.fold(0, |count, day| count + u32::from(self.is_working(day)))
    }

    /// The day itself when worked, else the next that is.
    pub fn next_working(&self, day: NaiveDate) -> Result<NaiveDate, Refusal> {
        let mut days = day.iter_days().take_while(|day| plausible(*day));
        days.find(|day| self.is_working(*day)).ok_or_else(|| implausible(day))
    }

    fn counted(&self, issued: NaiveDate, count: u32, unit: TermUnit) -> Result<NaiveDate, Refusal> {
        let beyond = || implausible(format!("{issued} + {count}"));
        match unit {
            TermUnit::CalendarDays => issued.checked_add_days(Days::new(count.into())).ok_or_else(beyond),
            TermUnit::Months => issued.checked_add_months(Months::new(count)).ok_or_else(beyond),
            TermUnit::WorkingDays if count == 0 => Ok(issued),
            TermUnit::WorkingDays => {
                let days = issued.iter_days().skip(1).take_while(|day| plausible(*day));
                let mut worked = days.filter(|day| self.is_working(*day));
                worked.nth(count as usize - 1).ok_or_else(beyond)
            }
        }
    }
}

/// The last day of a month, quarter or year.
fn last_day(period: Period) -> Result<NaiveDate, Refusal> {
    let (year, month, written) = match period {
        Period::Month { year, month } => (year, Some(month), format!("{month}/{year}")),
        Period::Quarter { year, quarter } => (year, quarter.checked_mul(3), format!("Q{quarter}/{year}")),
        Period::Year { year } => (year, Some(12), year.to_string()),
    };
    let first = month.and_then(|month| NaiveDate::from_ymd_opt(year, month, 1));
    let last = first.and_then(|first| first.checked_add_months(Months::new(1))?.pred_opt());
    last.ok_or_else(|| implausible(written))
}

fn check(day: NaiveDate) -> Result<NaiveDate, Refusal> {
    if plausible(day) { Ok(day) } else { Err(implausible(day)) }
}

fn implausible(day: impl std::fmt::Display) -> Refusal {
    Refusal::new(Code::DateImplausible).with("date", day)
}
