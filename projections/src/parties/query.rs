//! Who takes part.

use super::{Party, Role};
use crate::{
    AsOf, Result, Views, assignments,
    sql::{self, KNOWN, marks},
};
use rusqlite::{params_from_iter, types::FromSqlError};
use sauro_domain::id::{AssignmentId, PositionId};
use std::collections::HashMap;

impl Views {
    /// The parties of assignments, by role, then in the order they were named.
    pub fn parties(&self, ids: &[AssignmentId], as_of: &AsOf) -> Result<HashMap<AssignmentId, Vec<Party>>> {
        self.0.pool.ask(|file| {
            let numbers = assignments::numbers(file, ids)?;
            let select = format!(
                "SELECT n, role, position, part, reply_by, known_from FROM party \
                 WHERE {KNOWN} AND n IN ({}) ORDER BY n, role, known_from, rowid",
                marks(numbers.len())
            );
            let values = [as_of.known()].into_iter().chain(numbers.keys().copied());
            let mut statement = file.prepare_cached(&select)?;
            let mut rows = statement.query(params_from_iter(values))?;
            let mut found: HashMap<_, Vec<_>> = HashMap::new();
            while let Some(row) = rows.next()? {
                let code: i64 = row.get(1)?;
                let party = Party {
                    position: PositionId(sql::ulid(row.get(2)?)),
                    role: Role::from_code(code)
                        .ok_or_else(|| rusqlite::Error::from(FromSqlError::OutOfRange(code)))?,
                    part: row.get(3)?,
                    reply_by: row.get::<_, Option<i32>>(4)?.map(sql::date).transpose()?,
                    known_from: row.get::<_, i64>(5)?.unsigned_abs(),
                };
                if let Some(id) = numbers.get(&row.get(0)?) {
                    found.entry(*id).or_default().push(party);
                }
            }
            Ok(found)
        })
    }
}
