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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{day, moment};

    #[test]
    fn a_day_is_a_day_in_vietnam() {
        let last = "2026-01-05T16:59:59.999Z".parse::<Timestamp>().unwrap();
        let first = "2026-01-05T17:00:00Z".parse::<Timestamp>().unwrap();
        assert_eq!(day_of(last), day("2026-01-05"));
        assert_eq!(day_of(first), day("2026-01-06"));
        assert_eq!(start_of(day("2026-01-06")), first);
        assert_eq!(end_of(day("2026-01-05")), first, "24:00 is the next day's 00:00");
        assert_eq!(moment("2026-01-06 00:00"), first);
    }

    #[test]
    fn plausible_days() {
        assert!(plausible(day("1945-01-01")) && plausible(day("2199-12-31")));
        assert!(!plausible(day("1944-12-31")) && !plausible(day("2200-01-01")) && !plausible(NaiveDate::MAX));
    }
}
