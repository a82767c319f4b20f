//! Rõ thời gian: the term as it was ordered, and the deadline it comes to.

use crate::{
    text::Prose,
    time::{read_day, read_day_if_any},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The unit of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermUnit {
    /// Ngày.
    CalendarDays,
    /// Ngày làm việc.
    WorkingDays,
    /// Tháng: same date, or the month's last day.
    Months,
}

/// A period named as a whole; the term ends on its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Period {
    Month { year: i32, month: u32 },
    Quarter { year: i32, quarter: u32 },
    Year { year: i32 },
}

/// How often recurring work comes back. One assignment per period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Recurrence {
    Weekly,
    Monthly,
    Quarterly,
    Yearly,
}

/// The deadline as it was ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum TimeTerm {
    /// An explicit date.
    On {
        #[serde(deserialize_with = "read_day")]
        date: NaiveDate,
    },
    /// So many days or months; the issue day is not counted.
    Within { count: u32, unit: TermUnit },
    /// "Trong tháng 6", "quý III".
    Period { period: Period },
    /// Comes back every period; this one is due on `due`.
    Recurring {
        every: Recurrence,
        #[serde(deserialize_with = "read_day")]
        due: NaiveDate,
    },
    /// No deadline, with the reason why.
    Undated { reason: Prose },
}

/// A deadline resolved on the day of issue; the calendar edition that judged it is kept for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The last day; none when undated.
    #[serde(default, deserialize_with = "read_day_if_any")]
    pub due: Option<NaiveDate>,
    /// Edition of the working calendar that resolved it; 0 when none was published.
    pub calendar_version: u32,
    /// The day that a term would have ended without rolling over a day off, when it differs.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rolled_from: Option<NaiveDate>,
}
