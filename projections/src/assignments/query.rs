//! Lists of assignments, and single ones.

use super::{Against, AssignmentFilter, AssignmentRow, Sort, clause::Clause, read};
use crate::{
    AsOf, Cursor, Page, Paging, Result, ViewError, Views,
    sql::{self, marks},
};
use rusqlite::{Connection, OptionalExtension, params_from_iter, types::Value};
use sauro_domain::{
    assignment::{Judgement, judge},
    id::AssignmentId,
};
use std::collections::HashMap;

/// Keys looked up by one statement.
const AT_ONCE: usize = 500;

impl Sort {
    /// The expression sorted by, and whether it falls.
    fn key(self) -> (&'static str, bool) {
        match self {
            Self::Due => ("ifnull(a.due_current, 9999999)", false),
            Self::Changed => ("a.known_from", true),
            Self::Newest => ("a.n", true),
            Self::Code => ("(SELECT s.code FROM subject s WHERE s.n = a.n)", false),
        }
    }

    /// The index that yields the order, when nothing else narrows the list.
    fn index(self) -> &'static str {
        match self {
            Self::Due => " INDEXED BY assignment_due",
            Self::Newest => " INDEXED BY assignment_n",
            Self::Changed | Self::Code => "",
        }
    }

    fn value(self, key: &str) -> Result<Value> {
        match self {
            Self::Code => Ok(Value::Text(key.to_owned())),
            Self::Due | Self::Changed | Self::Newest => {
                key.parse().map(Value::Integer).map_err(|_| ViewError::BadCursor)
            }
        }
    }
}

impl Views {
    /// One page of a list.
    pub fn assignments(
        &self,
        filter: &AssignmentFilter,
        sort: Sort,
        paging: &Paging,
        as_of: &AsOf,
    ) -> Result<Page<AssignmentRow>> {
        let (size, back) = paging.size()?;
        let mut clause = self.clause(filter, as_of)?;
        let (key, falls) = sort.key();
        for (cursor, after) in [(&paging.after, true), (&paging.before, false)] {
            let Some(cursor) = cursor else { continue };
            let sign = if after == falls { '<' } else { '>' };
            clause.values.push(sort.value(&cursor.key)?);
            clause.values.push(Value::Integer(cursor.number));
            let last = clause.values.len();
            clause.sql.push_str(&format!(" AND ({key}, a.n) {sign} (?{}, ?{last})", last - 1));
        }
        let order = if falls == back { "ASC" } else { "DESC" };
        self.0.pool.ask(|file| {
            let index = if clause.narrow { "" } else { sort.index() };
            let mut found = keys(file, &clause, index, (key, order), size + 1)?;
            let more = found.len() > size;
            found.truncate(size);
            if back {
                found.reverse();
            }
            let numbers: Vec<_> = found.iter().map(|(number, _)| *number).collect();
            let mut rows = rows(file, &numbers, as_of)?;
            let edges = found.into_iter().filter_map(|(number, key)| {
                let cursor = Cursor { ordinal: as_of.known(), key, number };
                rows.remove(&number).map(|row| (cursor, row))
            });
            Ok(Page {
                edges: edges.collect(),
                has_next: if back { paging.before.is_some() } else { more },
                has_previous: if back { more } else { paging.after.is_some() },
            })
        })
    }

    /// How many the whole list holds.
    pub fn assignment_count(&self, filter: &AssignmentFilter, as_of: &AsOf) -> Result<u64> {
        let clause = self.clause(filter, as_of)?;
        self.0.pool.ask(|file| match &clause.judged {
            None => {
                let select = format!("SELECT count(*) FROM assignment a WHERE {}", clause.sql);
                let values = params_from_iter(clause.values.iter());
                Ok(file
                    .prepare_cached(&select)?
                    .query_row(values, |row| row.get::<_, i64>(0))?
                    .unsigned_abs())
            }
            Some(_) => Ok(keys(file, &clause, "", ("a.n", "ASC"), usize::MAX)?.len() as u64),
        })
    }

    /// One assignment; none when it was not known.
    pub fn assignment(&self, id: AssignmentId, as_of: &AsOf) -> Result<Option<AssignmentRow>> {
        Ok(self.assignments_by_id(&[id], as_of)?.remove(&id))
    }

    /// One assignment by its human code; the oldest, should two share it.
    pub fn assignment_by_code(&self, code: &str, as_of: &AsOf) -> Result<Option<AssignmentRow>> {
        self.0.pool.ask(|file| {
            let select = "SELECT n FROM subject WHERE code = ?1 ORDER BY n LIMIT 1";
            let number: Option<i64> =
                file.prepare_cached(select)?.query_row([code], |row| row.get(0)).optional()?;
            let Some(number) = number else { return Ok(None) };
            Ok(rows(file, &[number], as_of)?.remove(&number))
        })
    }

    /// Several at once, for loaders. Those not known are absent.
    pub fn assignments_by_id(
        &self,
        ids: &[AssignmentId],
        as_of: &AsOf,
    ) -> Result<HashMap<AssignmentId, AssignmentRow>> {
        self.0.pool.ask(|file| {
            let numbers: Vec<_> = numbers(file, ids)?.into_keys().collect();
            Ok(rows(file, &numbers, as_of)?.into_values().map(|row| (row.id, row)).collect())
        })
    }

    /// Where an assignment stands against its deadlines on the day in force.
    pub fn judge(&self, row: &AssignmentRow, as_of: &AsOf) -> Judgement {
        let register = self.register();
        judge(
            &row.course(as_of.day()),
            as_of.day(),
            &register.view(as_of.ordinal, as_of.in_force_at).calendar(),
        )
    }

    /// The highest number among codes of the form prefix and digits; 0 when there is none.
    pub fn highest_number(&self, prefix: &str) -> Result<u32> {
        let end = format!("{prefix}\u{10ffff}");
        let select = "SELECT max(CAST(substr(code, length(?1) + 1) AS INTEGER)) FROM subject \
                      WHERE code >= ?1 AND code < ?2 AND substr(code, length(?1) + 1) NOT GLOB '*[^0-9]*' \
                        AND length(code) < length(?1) + 10";
        self.0.pool.ask(|file| {
            let highest: Option<u32> =
                file.prepare_cached(select)?.query_row([prefix, &end], |row| row.get(0))?;
            Ok(highest.unwrap_or(0))
        })
    }

    /// Whether an assignment carries the code.
    pub fn code_stands(&self, code: &str) -> Result<bool> {
        self.0.pool.ask(|file| {
            let select = "SELECT EXISTS (SELECT 1 FROM subject WHERE code = ?1)";
            Ok(file.prepare_cached(select)?.query_row([code], |row| row.get(0))?)
        })
    }
}

impl Against {
    /// The side of a judgement that is measured against this deadline.
    pub fn status(self, judgement: &Judgement) -> sauro_domain::assignment::TimeStatus {
        match self {
            Self::Original => judgement.original,
            Self::Current => judgement.current,
        }
    }
}

/// Numbers and sort keys of what the clause selects, in order.
fn keys(
    file: &Connection,
    clause: &Clause,
    index: &str,
    (key, order): (&str, &str),
    most: usize,
) -> Result<Vec<(i64, String)>> {
    let columns = if clause.judged.is_some() { read::COURSE } else { "1" };
    let limit = if clause.judged.is_some() { i64::MAX } else { i64::try_from(most).unwrap_or(i64::MAX) };
    let select = format!(
        "SELECT a.n, cast({key} AS TEXT), {columns} FROM assignment a{index} WHERE {} ORDER BY {key} {order}, a.n {order} \
         LIMIT {limit}",
        clause.sql
    );
    let mut statement = file.prepare_cached(&select)?;
    let mut rows = statement.query(params_from_iter(clause.values.iter()))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let judged = clause.judged.as_ref();
        if judged.map_or(Ok(true), |judged| read::course(row, 2).map(|course| judged.holds(course)))? {
            found.push((row.get(0)?, row.get(1)?));
            if found.len() == most {
                break;
            }
        }
    }
    Ok(found)
}

/// Versions known, by number.
pub(crate) fn rows(file: &Connection, numbers: &[i64], as_of: &AsOf) -> Result<HashMap<i64, AssignmentRow>> {
    let mut found = HashMap::with_capacity(numbers.len());
    for some in numbers.chunks(AT_ONCE) {
        let select = format!(
            "SELECT {} FROM assignment a {} WHERE a.n IN ({}) AND a.known_from <= ?1 AND a.known_to > ?1",
            read::COLUMNS,
            read::BESIDE,
            marks(some.len())
        );
        let values = [as_of.known()].into_iter().chain(some.iter().copied());
        let mut statement = file.prepare_cached(&select)?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            let (number, row) = read::row(row)?;
            found.insert(number, row);
        }
    }
    Ok(found)
}

/// Ids by their numbers; unknown ones are absent.
pub(crate) fn numbers(file: &Connection, ids: &[AssignmentId]) -> Result<HashMap<i64, AssignmentId>> {
    let mut found = HashMap::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let select = format!("SELECT n, id FROM subject WHERE id IN ({})", marks(some.len()));
        let mut statement = file.prepare_cached(&select)?;
        let mut rows = statement.query(params_from_iter(some.iter().map(|id| sql::blob(id.0))))?;
        while let Some(row) = rows.next()? {
            found.insert(row.get(0)?, AssignmentId(sql::ulid(row.get(1)?)));
        }
    }
    Ok(found)
}
