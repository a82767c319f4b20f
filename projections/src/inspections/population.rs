//! What a sample is drawn from.

use crate::{AsOf, AssignmentFilter, Result, Views, sql};
use rusqlite::params_from_iter;
use sauro_domain::{id::AssignmentId, inspection::Extent};
use std::collections::BTreeSet;

impl Views {
    /// Every assignment in the scope: led from the unit or below, of the fields and the programme, issued in the period.
    pub fn population(&self, scope: &Extent, as_of: &AsOf) -> Result<Vec<AssignmentId>> {
        let every = AssignmentFilter {
            lead_unit: Some(scope.unit),
            programme: scope.programme,
            issued_from: Some(scope.from),
            issued_until: Some(scope.until),
            ..AssignmentFilter::default()
        };
        if scope.fields.is_empty() {
            return Ok(self.ids(&every, as_of)?.into_iter().collect());
        }
        let mut all = BTreeSet::new();
        for field in &scope.fields {
            let one = AssignmentFilter { field: Some(field.to_string()), ..every.clone() };
            all.extend(self.ids(&one, as_of)?);
        }
        Ok(all.into_iter().collect())
    }

    fn ids(&self, filter: &AssignmentFilter, as_of: &AsOf) -> Result<BTreeSet<AssignmentId>> {
        let clause = self.clause(filter, as_of)?;
        let select =
            format!("SELECT s.id FROM assignment a JOIN subject s ON s.n = a.n WHERE {}", clause.sql);
        self.0.pool.ask(|file| {
            let mut statement = file.prepare_cached(&select)?;
            let mut rows = statement.query(params_from_iter(clause.values.iter()))?;
            let mut found = BTreeSet::new();
            while let Some(row) = rows.next()? {
                found.insert(AssignmentId(sql::ulid(row.get(0)?)));
            }
            Ok(found)
        })
    }
}
