//! Moments and days. Moments are UTC; days are days in Vietnam (UTC+7, no daylight saving).

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, de};
use std::fmt;

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

/// Reads a day written as ISO 8601 has it. Logs are full of them, and the general way is many times slower.
pub(crate) fn read_day<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    struct Text;
    impl de::Visitor<'_> for Text {
        type Value = NaiveDate;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a day such as 2026-11-23")
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<NaiveDate, E> {
            plain_day(text.as_bytes()).map_or_else(|| text.parse().map_err(E::custom), Ok)
        }
    }
    from.deserialize_str(Text)
}

/// The same, or none.
pub(crate) fn read_day_if_any<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    struct Day(NaiveDate);
    impl<'de> Deserialize<'de> for Day {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            read_day(from).map(Self)
        }
    }
    Ok(Option::deserialize(from)?.map(|Day(day)| day))
}

/// Ten characters and nothing else.
fn plain_day(text: &[u8]) -> Option<NaiveDate> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text else { return None };
    let number = |digits: &[u8]| {
        let mut number = 0;
        for digit in digits {
            number = number * 10 + u32::from(digit.is_ascii_digit().then(|| digit - b'0')?);
        }
        Some(number)
    };
    NaiveDate::from_ymd_opt(number(&[a, b, c, d])?.cast_signed(), number(&[e, f])?, number(&[g, h])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_as_they_always_did() {
        let read = |text: &str| read_day(serde_json::Value::from(text)).ok();
        for text in ["2026-11-23", "2024-02-29", "1945-09-02", "2199-12-31", "0001-01-01"] {
            assert_eq!(read(text), text.parse().ok(), "{text}");
            assert!(read(text).is_some());
        }
        for text in ["2026-02-30", "2026-13-01", "2026-11-23T", "", "23/11/2026", "2026-1x-23"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read_day_if_any(serde_json::Value::Null).ok(), Some(None));
    }
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
