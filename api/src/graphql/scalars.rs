//! The scalars of the contract: each with the document that specifies its text form.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{DateTime as ChronoDateTime, NaiveDate, SecondsFormat, Utc};
use sauro_domain::{id::CommandId, time::Timestamp};

fn text<T>(value: &Value) -> Result<&str, InputValueError<T>>
where
    T: async_graphql::InputType,
{
    match value {
        Value::String(text) => Ok(text),
        _ => Err(InputValueError::custom("expected a string")),
    }
}

/// A day (ngày) in Vietnam, ISO 8601: `2026-11-23`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date(pub NaiveDate);

/// A day (ngày) in Vietnam, as ISO 8601 writes it: `2026-11-23`.
#[Scalar(name = "Date", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let text = text(&value)?;
        let plain = text.len() == 10;
        let day = plain.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten();
        day.map(Self).ok_or_else(|| InputValueError::custom("expected a day such as 2026-11-23"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A moment (thời điểm) with its offset, RFC 3339.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime(pub Timestamp);

/// A moment (thời điểm) with its offset, as RFC 3339 writes it; answers are in UTC, to the millisecond.
#[Scalar(name = "DateTime", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        let moment = ChronoDateTime::parse_from_rfc3339(text(&value)?).ok();
        let moment = moment.map(|moment| Self(moment.with_timezone(&Utc)));
        moment.ok_or_else(|| InputValueError::custom("expected a moment such as 2026-11-23T08:00:00+07:00"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

/// 26 characters that sort by the moment they were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ulid(pub ulid::Ulid);

/// 26 characters of Crockford base 32 that sort by the moment they were made: the key of one command (mã lệnh), and
/// the name of what that command created.
#[Scalar(name = "ULID", specified_by_url = "https://github.com/ulid/spec")]
impl ScalarType for Ulid {
    fn parse(value: Value) -> InputValueResult<Self> {
        let ulid = ulid::Ulid::from_string(text(&value)?).ok();
        ulid.map(Self).ok_or_else(|| InputValueError::custom("expected 26 characters of Crockford base 32"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

impl From<CommandId> for Ulid {
    fn from(id: CommandId) -> Self {
        Self(id.0)
    }
}

impl From<Ulid> for CommandId {
    fn from(id: Ulid) -> Self {
        Self(id.0)
    }
}

/// A place in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogPosition(pub sauro_store::Position);

/// A place in the log (vị trí trong sổ): opaque, and growing with every recorded act. Not a seat; that is `Seat`.
#[Scalar(name = "Position", specified_by_url = "https://www.rfc-editor.org/rfc/rfc8259#section-7")]
impl ScalarType for LogPosition {
    fn parse(value: Value) -> InputValueResult<Self> {
        let position = text(&value)?.parse().ok();
        position
            .map(Self)
            .ok_or_else(|| InputValueError::custom("expected a position that an answer gave out"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A SHA-256.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sha256(pub [u8; 32]);

/// A SHA-256 (mã băm) as 64 hexadecimal digits in lower case.
#[Scalar(name = "Sha256", specified_by_url = "https://csrc.nist.gov/pubs/fips/180-4/upd1/final")]
impl ScalarType for Sha256 {
    fn parse(value: Value) -> InputValueResult<Self> {
        let mut bytes = [0; 32];
        match hex::decode_to_slice(text(&value)?, &mut bytes) {
            Ok(()) => Ok(Self(bytes)),
            Err(_) => Err(InputValueError::custom("expected 64 hexadecimal digits")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(hex::encode(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_ten_plain_characters() {
        assert!(Date::parse(Value::from("2026-11-23")).is_ok());
        for bad in ["2026-1-3", "23/11/2026", "2026-02-30", "+02026-01-01", ""] {
            assert!(Date::parse(Value::from(bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_moment_is_answered_in_utc() {
        let moment = DateTime::parse(Value::from("2026-11-23T08:00:00+07:00")).expect("well-formed");
        assert_eq!(moment.to_value(), Value::from("2026-11-23T01:00:00.000Z"));
    }
}
