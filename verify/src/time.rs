//! Moments as entries write them, and as people read them.

/// Milliseconds in a day.
pub const DAY: i64 = 86_400_000;

/// Milliseconds since 1970 of `2026-11-23T08:00:00.000Z`, the one way an entry writes a moment.
pub fn parse(text: &str) -> Option<i64> {
    let shape = b"0000-00-00T00:00:00.000Z";
    let bytes = text.as_bytes();
    let fits =
        |(given, shape): (&u8, &u8)| if *shape == b'0' { given.is_ascii_digit() } else { given == shape };
    if bytes.len() != shape.len() || !bytes.iter().zip(shape).all(fits) {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (hour, minute, second, milli) = (number(11, 13)?, number(14, 16)?, number(17, 19)?, number(20, 23)?);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let days = day(text.get(..10)?)?;
    Some(((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + milli)
}

/// Days since 1970 of `2026-11-23`.
pub fn day(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let (civil_year, civil_month, civil_day) = civil(days_from(year, month, day));
    // A date that does not exist becomes another one.
    ((year, month, day) == (civil_year, civil_month, civil_day)).then(|| days_from(year, month, day))
}

/// Howard Hinnant's `days_from_civil`.
fn days_from(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
}

/// The day it is in Vietnam (UTC+7) at a moment, in days since 1970.
pub fn day_in_vietnam(millis: i64) -> i64 {
    (millis + 7 * 3_600_000).div_euclid(DAY)
}

/// `2026-11-23T08:00:00Z`.
pub fn write(seconds: i64) -> String {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for (text, millis) in [
            ("1970-01-01T00:00:00.000Z", 0),
            ("2026-11-23T08:00:00.123Z", 1_795_420_800_123),
            ("2000-02-29T23:59:59.999Z", 951_868_799_999),
            ("9999-12-31T23:59:59.000Z", 253_402_300_799_000),
        ] {
            assert_eq!(parse(text), Some(millis), "{text}");
            assert_eq!(write(millis.div_euclid(1000))[..19], text[..19]);
        }
        for bad in [
            "2026-02-30T08:00:00.000Z",
            "2026-11-23T24:00:00.000Z",
            "2026-11-23T08:00:00Z",
            "2026-11-23t08:00:00.000z",
            "",
            "2026-00-01T00:00:00.000Z",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn every_day_of_four_centuries() {
        for days in -1000..146_097 {
            let (year, month, of_month) = civil(days);
            assert_eq!(days_from(year, month, of_month), days);
        }
        assert_eq!(day_in_vietnam(parse("2026-11-22T17:00:00.000Z").unwrap()), day("2026-11-23").unwrap());
    }
}
