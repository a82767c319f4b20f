//! Versions of payload shapes. What was written stays as written; a reader brings it up one step at a time.

use serde_json::value::RawValue;
use std::borrow::Cow;

/// One step: the payload of version `from` of a type, made into the payload of version `from + 1`.
pub(super) struct Step {
    pub kind: &'static str,
    pub from: u16,
    pub up: fn(&RawValue) -> Result<Box<RawValue>, serde_json::Error>,
}

/// Every step there is. A type without a step is at version 1; adding a step makes a new version the current one.
const STEPS: &[Step] = &[];

/// Why a payload cannot be brought up to the current version.
#[derive(Debug, thiserror::Error)]
pub(super) enum BadVersion {
    #[error("{kind} of version {found} is not known here; the newest known is {newest}")]
    Unknown { kind: String, found: u16, newest: u16 },
    #[error("{kind} of version {from} cannot be brought up: {why}")]
    Step { kind: String, from: u16, why: serde_json::Error },
}

/// The version written now.
pub(super) fn current(kind: &str) -> u16 {
    newest(STEPS, kind)
}

/// The payload in its current version.
pub(super) fn upcast<'a>(
    kind: &str,
    version: u16,
    data: Cow<'a, RawValue>,
) -> Result<Cow<'a, RawValue>, BadVersion> {
    through(STEPS, kind, version, data)
}

fn newest(steps: &[Step], kind: &str) -> u16 {
    steps.iter().filter(|step| step.kind == kind).map(|step| step.from + 1).max().unwrap_or(1)
}

fn through<'a>(
    steps: &[Step],
    kind: &str,
    version: u16,
    mut data: Cow<'a, RawValue>,
) -> Result<Cow<'a, RawValue>, BadVersion> {
    let newest = newest(steps, kind);
    let unknown = || BadVersion::Unknown { kind: kind.to_owned(), found: version, newest };
    if version == 0 || version > newest {
        return Err(unknown());
    }
    for from in version..newest {
        let step = steps.iter().find(|step| step.kind == kind && step.from == from).ok_or_else(unknown)?;
        let up = (step.up)(&data).map_err(|why| BadVersion::Step { kind: kind.to_owned(), from, why })?;
        data = Cow::Owned(up);
    }
    Ok(data)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json, value::to_raw_value};

    fn rename(data: &RawValue, from: &str, to: &str) -> Result<Box<RawValue>, serde_json::Error> {
        let mut value: Value = serde_json::from_str(data.get())?;
        if let Some(fields) = value.as_object_mut() {
            let moved = fields.remove(from).ok_or_else(|| serde::de::Error::custom(format!("no {from}")))?;
            fields.insert(to.to_owned(), moved);
        }
        to_raw_value(&value)
    }

    const FAKE: &[Step] = &[
        Step { kind: "thing.done", from: 2, up: |data| rename(data, "b", "c") },
        Step { kind: "thing.done", from: 1, up: |data| rename(data, "a", "b") },
    ];

    fn up(version: u16, data: Value) -> Result<Value, String> {
        let raw = to_raw_value(&data).unwrap();
        let data = through(FAKE, "thing.done", version, Cow::Owned(raw)).map_err(|e| e.to_string())?;
        Ok(serde_json::from_str(data.get()).unwrap())
    }

    #[test]
    fn one_step_at_a_time() {
        assert_eq!(newest(FAKE, "thing.done"), 3);
        assert_eq!(newest(FAKE, "thing.else"), 1);
        for (version, field) in [(1, "a"), (2, "b"), (3, "c")] {
            assert_eq!(up(version, json!({ field: 7 })), Ok(json!({ "c": 7 })));
        }
    }

    #[test]
    fn the_current_version_is_not_copied() {
        let raw = to_raw_value(&json!({ "c": 7 })).unwrap();
        let same = through(FAKE, "thing.done", 3, Cow::Borrowed(&*raw)).unwrap();
        assert!(matches!(same, Cow::Borrowed(_)));
    }

    #[test]
    fn unknown_versions_and_broken_payloads_stop_the_line() {
        assert!(up(0, json!({})).unwrap_err().contains("version 0 is not known"));
        assert!(up(4, json!({})).unwrap_err().contains("newest known is 3"));
        assert!(up(1, json!({ "z": 1 })).unwrap_err().contains("version 1 cannot be brought up: no a"));
    }
}
