//! The same list at two moments.

use super::{Compared, Comparison, Stood};
use crate::{
    AsOf, AssignmentFilter, Result, Views,
    assignments::{self, Clause},
    history::FieldChange,
    sql,
};
use rusqlite::{Connection, params_from_iter};
use sauro_domain::{assignment::judge, calendar::WorkingCalendar, id::AssignmentId};
use std::collections::{BTreeMap, HashMap};

impl Views {
    /// What differs between two moments in a list. Long: keep it off the async worker.
    pub fn compare(&self, filter: &AssignmentFilter, from: &AsOf, to: &AsOf) -> Result<Comparison> {
        let register = self.register();
        let calendar = |as_of: &AsOf| register.view(as_of.ordinal, as_of.in_force_at).calendar();
        let (first, second) = (self.clause(filter, from)?, self.clause(filter, to)?);
        self.0.pool.ask(|file| {
            let mut before = stood(file, &first, from, &calendar(from))?;
            let after = stood(file, &second, to, &calendar(to))?;
            let events = events(file, from, to)?;
            let mut found = Comparison::default();
            let mut all: BTreeMap<i64, Compared> = BTreeMap::new();
            for (number, (id, stands)) in after {
                let stood = before.remove(&number).map(|(_, stood)| stood);
                let events = events.get(&number).copied().unwrap_or_default();
                if stood == Some(stands) && events == 0 {
                    found.unchanged += 1;
                } else {
                    all.insert(number, Compared { id, before: stood, after: Some(stands), events });
                }
            }
            for (number, (id, stood)) in before {
                let events = events.get(&number).copied().unwrap_or_default();
                all.insert(number, Compared { id, before: Some(stood), after: None, events });
            }
            found.entries = all.into_values().collect();
            Ok(found)
        })
    }

    /// The fields of an assignment that differ between two moments of knowledge.
    pub async fn difference(&self, id: AssignmentId, from: &AsOf, to: &AsOf) -> Result<Vec<FieldChange>> {
        let (before, after) = (self.state(id, from).await?, self.state(id, to).await?);
        Ok(crate::history::difference(before.as_ref(), after.as_ref()))
    }
}

fn stood(
    file: &Connection,
    clause: &Clause,
    as_of: &AsOf,
    calendar: &WorkingCalendar,
) -> Result<HashMap<i64, (AssignmentId, Stood)>> {
    let select = format!(
        "SELECT a.n, s.id, {} FROM assignment a CROSS JOIN subject s ON s.n = a.n WHERE {}",
        assignments::COURSE,
        clause.sql
    );
    let mut statement = file.prepare_cached(&select)?;
    let mut rows = statement.query(params_from_iter(clause.values.iter()))?;
    let mut found = HashMap::new();
    while let Some(row) = rows.next()? {
        let course = assignments::course(row, 2)?;
        if clause.judged.as_ref().is_some_and(|judged| !judged.holds(course)) {
            continue;
        }
        let judgement = judge(&assignments::on_day(course, as_of.day()), as_of.day(), calendar);
        let stood = Stood { current: judgement.current, original: judgement.original };
        found.insert(row.get(0)?, (AssignmentId(sql::ulid(row.get(1)?)), stood));
    }
    Ok(found)
}

/// How many events were recorded between, by assignment.
fn events(file: &Connection, from: &AsOf, to: &AsOf) -> Result<HashMap<i64, u64>> {
    let select = "SELECT subject, count(*) FROM tick WHERE ordinal > ?1 AND ordinal <= ?2 AND subject IS NOT NULL \
                  GROUP BY subject";
    let mut statement = file.prepare_cached(select)?;
    let mut rows = statement.query((from.known(), to.known()))?;
    let mut found = HashMap::new();
    while let Some(row) = rows.next()? {
        found.insert(row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs());
    }
    Ok(found)
}
