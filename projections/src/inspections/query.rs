//! Inspections as known at a moment.

use super::{FindingRow, InspectionRow, SampleRow};
use crate::{
    AsOf, Result, ViewError, Views,
    sql::{KNOWN, blob},
};
use rusqlite::{Connection, Params};
use sauro_domain::id::{AssignmentId, InspectionId};
use serde::de::DeserializeOwned;
use std::collections::HashMap;

impl Views {
    /// Every inspection, newest first.
    pub fn inspections(&self, as_of: &AsOf) -> Result<Vec<InspectionRow>> {
        let select = format!("SELECT body FROM inspection WHERE {KNOWN}");
        let mut found: Vec<InspectionRow> = self.0.pool.ask(|file| bodies(file, &select, [as_of.known()]))?;
        found.sort_by_key(|row| std::cmp::Reverse((row.opened.at, row.id)));
        Ok(found)
    }

    /// Inspections that have not ended.
    pub fn open_inspections(&self, as_of: &AsOf) -> Result<Vec<InspectionRow>> {
        let select = format!("SELECT body FROM inspection WHERE {KNOWN} AND body ->> 'closed' IS NULL");
        self.0.pool.ask(|file| bodies(file, &select, [as_of.known()]))
    }

    /// One inspection; none when it was not known.
    pub fn inspection(&self, id: InspectionId, as_of: &AsOf) -> Result<Option<InspectionRow>> {
        let select = format!("SELECT body FROM inspection WHERE {KNOWN} AND id = ?2");
        let mut found = self.0.pool.ask(|file| bodies(file, &select, (as_of.known(), blob(id.0))))?;
        Ok(found.pop())
    }

    /// The samples of an inspection, in the order they were drawn.
    pub fn samples(&self, id: InspectionId, as_of: &AsOf) -> Result<Vec<SampleRow>> {
        let select = "SELECT body FROM sample WHERE known_from <= ?1 AND inspection = ?2 ORDER BY known_from";
        self.0.pool.ask(|file| bodies(file, select, (as_of.known(), blob(id.0))))
    }

    /// The findings of inspections, in the order they were recorded.
    pub fn findings(
        &self,
        inspections: &[InspectionId],
        as_of: &AsOf,
    ) -> Result<HashMap<InspectionId, Vec<FindingRow>>> {
        let select = format!("SELECT body FROM finding WHERE {KNOWN} AND inspection = ?2");
        self.0.pool.ask(|file| {
            let mut found = HashMap::with_capacity(inspections.len());
            for id in inspections {
                found.insert(*id, ordered(bodies(file, &select, (as_of.known(), blob(id.0)))?));
            }
            Ok(found)
        })
    }

    /// The findings about an assignment, in the order they were recorded.
    pub fn findings_about(&self, assignment: AssignmentId, as_of: &AsOf) -> Result<Vec<FindingRow>> {
        let select = format!("SELECT body FROM finding WHERE {KNOWN} AND assignment = ?2");
        self.0.pool.ask(|file| Ok(ordered(bodies(file, &select, (as_of.known(), blob(assignment.0)))?)))
    }
}

fn ordered(mut found: Vec<FindingRow>) -> Vec<FindingRow> {
    found.sort_by_key(|row| (row.said.at, row.inspection, row.revision));
    found
}

fn bodies<T: DeserializeOwned>(file: &Connection, select: &str, of: impl Params) -> Result<Vec<T>> {
    let mut statement = file.prepare_cached(select)?;
    let mut rows = statement.query(of)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let text = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        found.push(serde_json::from_str(text).map_err(|error| ViewError::unreadable("inspection", error))?);
    }
    Ok(found)
}
