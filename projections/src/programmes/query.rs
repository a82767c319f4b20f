//! Indicators with what was measured.

use super::{Indicator, Measurement};
use crate::{
    AsOf, Result, ViewError, Views,
    sql::{KNOWN, blob},
};
use rusqlite::Row;
use sauro_domain::id::ProgrammeId;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

impl Views {
    /// The indicators of programmes, by key.
    pub fn indicators(
        &self,
        programmes: &[ProgrammeId],
        as_of: &AsOf,
    ) -> Result<HashMap<ProgrammeId, Vec<Indicator>>> {
        self.0.pool.ask(|file| {
            let mut found = HashMap::new();
            let select = format!("SELECT body FROM indicator WHERE {KNOWN} AND programme = ?2 ORDER BY key");
            let measured = "SELECT body, key FROM measurement WHERE known_from <= ?1 AND programme = ?2 \
                            ORDER BY key, known_from";
            let (mut indicators, mut measurements) =
                (file.prepare_cached(&select)?, file.prepare_cached(measured)?);
            for programme in programmes {
                let mut list: Vec<Indicator> = Vec::new();
                let mut rows = indicators.query((as_of.known(), blob(programme.0)))?;
                while let Some(row) = rows.next()? {
                    list.push(body(row)?);
                }
                let mut rows = measurements.query((as_of.known(), blob(programme.0)))?;
                while let Some(row) = rows.next()? {
                    let key: String = row.get(1)?;
                    if let Some(indicator) = list.iter_mut().find(|indicator| indicator.key == key) {
                        indicator.measurements.push(body::<Measurement>(row)?);
                    }
                }
                for indicator in &mut list {
                    indicator
                        .measurements
                        .sort_by_key(|measurement| (measurement.on, measurement.recorded_at));
                }
                if !list.is_empty() {
                    found.insert(*programme, list);
                }
            }
            Ok(found)
        })
    }
}

fn body<T: DeserializeOwned>(row: &Row<'_>) -> Result<T> {
    let text = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
    serde_json::from_str(text).map_err(|error| ViewError::unreadable("indicator", error))
}
