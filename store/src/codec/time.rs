//! Moments as the log writes them: RFC 3339, UTC, exactly three digits of milliseconds, `2026-11-23T08:00:00.000Z`.

use chrono::{DateTime, NaiveDate, SecondsFormat, SubsecRound, Utc};
use sauro_domain::time::Timestamp;
use serde::{Deserialize, Deserializer, de::Error};
use std::borrow::Cow;

/// The one way to write a moment.
pub fn write(at: Timestamp) -> String {
    to_millisecond(at).to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// What is below the millisecond is dropped, never rounded up into the future.
pub fn to_millisecond(at: Timestamp) -> Timestamp {
    at.trunc_subsecs(3)
}

/// Reads the one way to write a moment; anything else is refused.
pub fn parse(text: &str) -> Option<Timestamp> {
    const SHAPE: &[u8; 24] = b"0000-00-00T00:00:00.000Z";
    let text: &[u8; 24] = text.as_bytes().try_into().ok()?;
    let fits =
        |(given, shape): (&u8, &u8)| if *shape == b'0' { given.is_ascii_digit() } else { given == shape };
    if !text.iter().zip(SHAPE).all(fits) {
        return None;
    }
    let number =
        |from: usize, to: usize| text[from..to].iter().fold(0u32, |n, d| n * 10 + u32::from(d - b'0'));
    let day = NaiveDate::from_ymd_opt(number(0, 4) as i32, number(5, 7), number(8, 10))?;
    // `and_hms_milli_opt` would take a leap second as 59 s and 1000 ms and more; three digits cannot say that.
    let moment = day.and_hms_milli_opt(number(11, 13), number(14, 16), number(17, 19), number(20, 23))?;
    Some(DateTime::from_naive_utc_and_offset(moment, Utc))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    let text = Text::deserialize(deserializer)?.0;
    parse(&text).ok_or_else(|| D::Error::custom("expected a moment such as 2026-11-23T08:00:00.000Z"))
}

pub(crate) mod option {
    use super::*;

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Timestamp>, D::Error> {
        super::deserialize(d).map(Some)
    }
}

#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_always() {
        for text in ["2026-11-23T08:00:00.000Z", "2026-02-28T23:59:59.999Z", "1999-12-31T00:00:00.010Z"] {
            assert_eq!(parse(text).map(write).as_deref(), Some(text));
        }
    }

    #[test]
    fn dropped_below_the_millisecond() {
        let at = parse("2026-11-23T08:00:00.123Z").unwrap() + chrono::Duration::nanoseconds(999_999);
        assert_eq!(write(at), "2026-11-23T08:00:00.123Z");
    }

    #[test]
    fn nothing_else_is_read() {
        for text in [
            "2026-11-23T08:00:00Z",
            "2026-11-23T08:00:00.0000Z",
            "2026-11-23T15:00:00.000+07:00",
            "2026-11-23 08:00:00.000Z",
            "2026-13-23T08:00:00.000Z",
            "2026-02-30T08:00:00.000Z",
            "2026-11-23T24:00:00.000Z",
            "2026-11-23t08:00:00.000z",
            "",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
