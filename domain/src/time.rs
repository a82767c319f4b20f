//! Moments and days. Moments are UTC; days are days in Vietnam (UTC+7, no daylight saving).

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, Utc};

/// A moment, kept to the millisecond.
pub type Timestamp = DateTime<Utc>;

/// Asia/Ho_Chi_Minh, the one time zone of the product.
pub fn vietnam() -> FixedOffset {
    const SECONDS_EAST: i32 = 7 * 3600;
    FixedOffset::east_opt(SECONDS_EAST).unwrap_or_else(|| chrono::Offset::fix(&Utc))
}

/// The day in Vietnam on which the moment falls.
pub fn day_of(at: Timestamp) -> NaiveDate {
    at.with_timezone(&vietnam()).date_naive()
}

/// The first moment of a day in Vietnam.
pub fn start_of(day: NaiveDate) -> Timestamp {
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
    midnight - Duration::hours(7)
}

/// The first moment after a day in Vietnam: a term ends at 24:00 of its last day.
pub fn end_of(day: NaiveDate) -> Timestamp {
    start_of(day) + Duration::days(1)
}

/// Days this product can speak about. A date outside is a typing mistake, and is refused.
pub fn plausible(day: NaiveDate) -> bool {
    (1945..=2199).contains(&day.year())
}
