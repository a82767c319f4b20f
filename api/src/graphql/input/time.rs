//! A deadline as it is ordered.

use super::Reader;
use crate::graphql::{
    enums::{Recurrence, TermUnit},
    scalars::Date,
};
use async_graphql::{InputObject, OneofObject};
use sauro_domain::assignment::{Period, TimeTerm};

/// The longest term that can be counted, in its own unit.
const LONGEST: u32 = 3660;

/// The deadline as it is ordered (thời hạn như đã giao): exactly one of the ways to say it.
#[derive(OneofObject, Debug, Clone)]
pub enum TimeTermInput {
    /// An explicit day (đến ngày).
    On(Date),
    /// So many days or months from the day of issue, which is not counted (trong thời gian).
    Within(WithinInput),
    /// In a month (trong tháng): ends on its last day.
    Month(MonthInput),
    /// In a quarter (trong quý): ends on its last day.
    Quarter(QuarterInput),
    /// In a year (trong năm): ends on its last day.
    Year(i32),
    /// Comes back every period (định kỳ).
    Recurring(RecurringInput),
    /// No deadline (không thời hạn), with the reason why.
    Undated(String),
}

/// A counted term (thời gian tính từ ngày giao).
#[derive(InputObject, Debug, Clone)]
pub struct WithinInput {
    /// How many (số lượng).
    pub count: i32,
    /// Of what (đơn vị).
    pub unit: TermUnit,
}

/// A month (tháng).
#[derive(InputObject, Debug, Clone)]
pub struct MonthInput {
    /// The year (năm).
    pub year: i32,
    /// 1 to 12 (tháng).
    pub month: i32,
}

/// A quarter (quý).
#[derive(InputObject, Debug, Clone)]
pub struct QuarterInput {
    /// The year (năm).
    pub year: i32,
    /// 1 to 4 (quý).
    pub quarter: i32,
}

/// Recurring work (việc định kỳ).
#[derive(InputObject, Debug, Clone)]
pub struct RecurringInput {
    /// How often (chu kỳ).
    pub every: Recurrence,
    /// The due day of this one (hạn của kỳ này).
    pub due: Date,
}

impl TimeTermInput {
    /// Reads it; what is wrong is noted under `name`.
    pub fn read(self, r: &mut Reader, name: &str) -> Option<TimeTerm> {
        r.within(name, |r| {
            Some(match self {
                Self::On(date) => TimeTerm::On { date: r.day("on", date) },
                Self::Within(within) => TimeTerm::Within {
                    count: r.within("within", |r| r.number("count", within.count, 1, LONGEST)),
                    unit: within.unit.into(),
                },
                Self::Month(given) => {
                    let month = r.within("month", |r| r.number("month", given.month, 1, 12));
                    TimeTerm::Period { period: Period::Month { year: given.year, month } }
                }
                Self::Quarter(given) => {
                    let quarter = r.within("quarter", |r| r.number("quarter", given.quarter, 1, 4));
                    TimeTerm::Period { period: Period::Quarter { year: given.year, quarter } }
                }
                Self::Year(year) => {
                    r.number("year", year, 1945, 2199);
                    TimeTerm::Period { period: Period::Year { year } }
                }
                Self::Recurring(given) => TimeTerm::Recurring {
                    every: given.every.into(),
                    due: r.within("recurring", |r| r.day("due", given.due)),
                },
                Self::Undated(reason) => TimeTerm::Undated { reason: r.prose("undated", &reason)? },
            })
        })
    }
}
