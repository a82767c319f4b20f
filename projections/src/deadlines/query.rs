//! The ledger of an assignment.

use super::{Body, Ledger, Line};
use crate::{
    AsOf, Result, ViewError, Views, assignments,
    sql::{KNOWN, marks},
};
use rusqlite::params_from_iter;
use sauro_domain::id::AssignmentId;
use std::collections::HashMap;

impl Views {
    /// The deadline ledgers of assignments. One not issued yet has none.
    pub fn ledgers(&self, ids: &[AssignmentId], as_of: &AsOf) -> Result<HashMap<AssignmentId, Ledger>> {
        self.0.pool.ask(|file| {
            let numbers = assignments::numbers(file, ids)?;
            let marks = marks(numbers.len());
            let select =
                format!("SELECT n, body FROM ledger WHERE {KNOWN} AND n IN ({marks}) ORDER BY n, seq");
            let values = [as_of.known()].into_iter().chain(numbers.keys().copied());
            let mut statement = file.prepare_cached(&select)?;
            let mut rows = statement.query(params_from_iter(values))?;
            let mut found: HashMap<_, Ledger> = HashMap::new();
            while let Some(row) = rows.next()? {
                let body = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
                let body = serde_json::from_str(body).map_err(|e| ViewError::unreadable("ledger", e))?;
                if let Some(id) = numbers.get(&row.get(0)?) {
                    found.entry(*id).or_default().add(body);
                }
            }
            Ok(found)
        })
    }
}

impl Ledger {
    fn add(&mut self, body: Body) {
        match body {
            Body::Original(original) => {
                self.current = original.deadline.due;
                self.original = Some(original);
            }
            Body::Line(line) => {
                if let Line::Extension { due_after: Some(after), .. }
                | Line::Reopening { due_after: after, .. } = &line
                {
                    self.current = after.due;
                }
                self.lines.push(line);
            }
        }
    }
}
