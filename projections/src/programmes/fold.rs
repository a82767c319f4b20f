//! Indicators, folded without a state: an indicator set again ends the version before it.

use super::{Indicator, Measurement};
use crate::{
    Result, ViewError,
    sql::{OPEN, blob},
};
use rusqlite::Connection;
use sauro_domain::{event::Meta, id::ProgrammeId, programme::ProgrammeEvent};

/// Takes in what the event says of an indicator.
pub(crate) fn apply(
    file: &Connection,
    programme: ProgrammeId,
    event: &ProgrammeEvent,
    meta: &Meta,
    ordinal: i64,
) -> Result<()> {
    let id = blob(programme.0);
    match event {
        ProgrammeEvent::IndicatorSet { key, title, unit, target, due } => {
            let indicator = Indicator {
                programme,
                key: key.to_string(),
                title: title.to_string(),
                unit: unit.to_string(),
                target: *target,
                due: *due,
                measurements: Vec::new(),
            };
            let close =
                "UPDATE indicator SET known_to = ?1 WHERE programme = ?2 AND key = ?3 AND known_to = ?4";
            file.prepare_cached(close)?.execute((ordinal, id, key.as_str(), OPEN))?;
            let insert = "INSERT INTO indicator VALUES (?1, ?2, ?3, ?4, ?5)";
            file.prepare_cached(insert)?.execute((id, key.as_str(), ordinal, OPEN, json(&indicator)?))?;
        }
        ProgrammeEvent::IndicatorMeasured { key, value, on, source } => {
            let measurement = Measurement {
                value: *value,
                on: *on,
                source: source.to_string(),
                recorded_at: meta.recorded_at,
                by: meta.actor.into(),
            };
            let insert = "INSERT INTO measurement VALUES (?1, ?2, ?3, ?4)";
            file.prepare_cached(insert)?.execute((id, key.as_str(), ordinal, json(&measurement)?))?;
        }
        ProgrammeEvent::Launched { .. } | ProgrammeEvent::Closed { .. } => {}
    }
    Ok(())
}

fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| ViewError::unreadable("indicator", error))
}
