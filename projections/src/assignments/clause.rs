//! A filter as a condition on versions of rows, and what only the domain can judge.

use super::{Against, AssignmentFilter, Sight, flag, phase_code, row::on_day};
use crate::{AsOf, Result, Views, search, sql};
use rusqlite::types::Value;
use sauro_domain::{
    assignment::{Course, Phase, TimeStatus, judge},
    calendar::WorkingCalendar,
    id::{PersonId, PositionId},
    register::View,
    time::Timestamp,
};
use ulid::Ulid;

/// Conditions joined by AND on `assignment a`; `?1` is the ordinal.
#[derive(Debug)]
pub(crate) struct Clause {
    pub sql: String,
    pub values: Vec<Value>,
    /// Judged row by row, because working days are not SQL's business.
    pub judged: Option<Judged>,
    /// Whether a condition leaves few to sort.
    pub narrow: bool,
}

/// What is judged on the day in force.
#[derive(Debug)]
pub(crate) struct Judged {
    day: chrono::NaiveDate,
    calendar: WorkingCalendar,
    time: Option<Vec<TimeStatus>>,
    late: Option<Against>,
}

impl Judged {
    pub fn holds(&self, course: Course) -> bool {
        let judgement = judge(&on_day(course, self.day), self.day, &self.calendar);
        let late = |status| matches!(status, TimeStatus::Overdue | TimeStatus::CompletedLate);
        self.time.as_ref().is_none_or(|wanted| wanted.contains(&judgement.current))
            && match self.late {
                None => true,
                Some(Against::Original) => late(judgement.original),
                Some(Against::Current) => late(judgement.current),
            }
    }
}

impl Clause {
    /// Everything known at `?1`.
    pub fn known(as_of: &AsOf) -> Self {
        let sql = "a.known_from <= ?1 AND a.known_to > ?1".to_owned();
        Self { sql, values: vec![Value::Integer(as_of.known())], judged: None, narrow: false }
    }

    fn bind(&mut self, value: Value) -> usize {
        self.values.push(value);
        self.values.len()
    }

    /// `column compared to value`.
    pub fn compare(&mut self, column: &str, value: impl Into<Value>) {
        let n = self.bind(value.into());
        self.sql.push_str(&format!(" AND {column} ?{n}"));
    }

    fn list(&mut self, values: impl IntoIterator<Item = Value>) -> String {
        let marks: Vec<_> = values.into_iter().map(|value| format!("?{}", self.bind(value))).collect();
        marks.join(",")
    }

    /// `expression IN (values)`, where the expression may open a subquery that `close` ends.
    fn any(&mut self, expression: &str, values: impl IntoIterator<Item = Value>, close: &str) {
        let list = self.list(values);
        self.sql.push_str(&format!(" AND {expression} IN ({list}){close}"));
        self.narrow |= expression != "a.phase";
    }

    fn ids(&mut self, column: &str, ids: impl IntoIterator<Item = Ulid>) {
        self.any(column, ids.into_iter().map(sql::id_value), "");
    }

    fn among(&mut self, table: &str, also: &str, seats: &[PositionId]) {
        let opening = format!(
            "a.n IN (SELECT x.n FROM {table} x WHERE x.known_from <= ?1 AND x.known_to > ?1 {also}AND x.position"
        );
        self.any(&opening, seats.iter().map(|seat| sql::id_value(seat.0)), ")");
    }

    fn bit(&mut self, wanted: Option<bool>, bit: i64) {
        if let Some(wanted) = wanted {
            self.sql.push_str(&format!(" AND (a.flags & {bit}) {} 0", if wanted { "<>" } else { "=" }));
        }
    }

    fn phases(&mut self, phases: impl IntoIterator<Item = Phase>) {
        self.any("a.phase", phases.into_iter().map(|phase| Value::Integer(phase_code(phase))), "");
    }
}

impl Views {
    pub(crate) fn clause(&self, filter: &AssignmentFilter, as_of: &AsOf) -> Result<Clause> {
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let mut clause = Clause::known(as_of);
        self.names(&mut clause, filter);
        self.people(&mut clause, filter, view);
        if let Some(person) = filter.accountable {
            self.answered_by(&mut clause, person, filter.open == Some(true), as_of)?;
        }
        if let Some(programme) = filter.programme {
            let parts = view.programmes().into_iter().map(|(id, _)| id);
            clause
                .ids("a.programme", parts.filter(|id| view.programme_within(*id, programme)).map(|id| id.0));
        }
        for (column, date) in [
            ("a.due_current >=", filter.due_from),
            ("a.due_current <=", filter.due_until),
            ("a.issued_on >=", filter.issued_from),
            ("a.issued_on <=", filter.issued_until),
        ] {
            if let Some(date) = date {
                clause.compare(column, sql::day(date));
            }
        }
        if let Some(phases) = &filter.phases {
            clause.phases(phases.iter().copied());
        }
        if let Some(open) = filter.open {
            clause.phases(super::PHASES.into_iter().filter(|phase| phase.is_open() == open));
        }
        clause.bit(filter.starred, flag::STARRED);
        clause.bit(filter.ad_hoc, flag::AD_HOC);
        clause.bit(filter.recurring, flag::RECURRING);
        if let Some(sight) = &filter.sight {
            self.see(&mut clause, sight, view);
        }
        if filter.time.is_some() || filter.late_against.is_some() {
            let (time, late) = (filter.time.clone(), filter.late_against);
            clause.judged = Some(Judged { day: as_of.day(), calendar: view.calendar(), time, late });
        }
        Ok(clause)
    }

    fn names(&self, clause: &mut Clause, filter: &AssignmentFilter) {
        if let Some(ids) = &filter.ids {
            let ids = ids.iter().map(|id| sql::id_value(id.0));
            clause.any("a.n IN (SELECT s.n FROM subject s WHERE s.id", ids, ")");
        }
        if let Some(codes) = &filter.codes {
            let codes = codes.iter().map(|code| Value::Text(code.clone()));
            clause.any("a.n IN (SELECT s.n FROM subject s WHERE s.code", codes, ")");
        }
        if let Some(text) = &filter.text {
            clause.narrow = true;
            let n = clause.bind(Value::Text(search::query(text)));
            clause.sql.push_str(&format!(
                " AND a.n IN (SELECT w.n FROM word CROSS JOIN wording w ON w.rowid = word.rowid \
                 WHERE word MATCH ?{n} AND w.known_from <= ?1 AND w.known_to > ?1)"
            ));
        }
        if let Some(field) = &filter.field {
            clause.compare("a.field =", field.clone());
        }
        if let Some(parent) = filter.parent {
            clause.narrow = true;
            clause.compare("a.parent =", sql::id_value(parent.0));
        }
    }

    fn people(&self, clause: &mut Clause, filter: &AssignmentFilter, view: View<'_>) {
        let heirs = |seats: &[PositionId]| self.with_predecessors(seats, view);
        if let Some(seats) = &filter.leads {
            clause.ids("a.lead", heirs(seats).into_iter().map(|seat| seat.0));
        }
        if let Some(seats) = &filter.assigners {
            clause.ids("a.assigner", heirs(seats).into_iter().map(|seat| seat.0));
        }
        if let Some(seats) = &filter.accepters {
            clause.ids("a.accepter", heirs(seats).into_iter().map(|seat| seat.0));
        }
        if let Some(seats) = &filter.parties {
            clause.among("party", "", &heirs(seats));
        }
        if let Some(seats) = &filter.needs_act_by {
            clause.among("item", "", &heirs(seats));
        }
        if let Some(unit) = filter.lead_unit {
            let inside = self.seats_within(unit, view);
            clause.ids("a.lead", inside.into_iter().map(|seat| seat.0));
        }
    }

    /// Work the person answers for; of what is over, what they answered for when it ended.
    fn answered_by(&self, clause: &mut Clause, person: PersonId, open: bool, as_of: &AsOf) -> Result<()> {
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let answers = |view: View<'_>, seat| view.accountable(seat).is_some_and(|who| who.person == person);
        let now = self.seats_where(|seat| answers(view, seat)).into_iter().map(|seat| sql::id_value(seat.0));
        if open {
            clause.any("a.lead", now, "");
            return Ok(());
        }
        let ended = self.ended(as_of)?.into_iter();
        let theirs = ended.filter(|(_, lead, at)| answers(view.moved_to(*at), *lead));
        let theirs: Vec<_> = theirs.map(|(number, ..)| number.to_string()).collect();
        let now = clause.list(now);
        let at = clause.bind(Value::Integer(sql::millis(as_of.in_force_at)));
        let theirs = clause.bind(Value::Text(format!("[{}]", theirs.join(","))));
        clause.sql.push_str(&format!(
            " AND (a.lead IN ({now}) AND (a.ended_at IS NULL OR a.ended_at > ?{at}) \
             OR a.n IN (SELECT value FROM json_each(?{theirs})))"
        ));
        clause.narrow = true;
        Ok(())
    }

    /// What was over at the moment in force: its number, who led it, and when it ended.
    fn ended(&self, as_of: &AsOf) -> Result<Vec<(i64, PositionId, Timestamp)>> {
        let select = "SELECT a.n, a.lead, a.ended_at FROM assignment a WHERE a.known_from <= ?1 AND a.known_to > ?1 \
                      AND a.ended_at <= ?2 AND a.lead IS NOT NULL";
        self.0.pool.ask(|file| {
            let mut statement = file.prepare_cached(select)?;
            let rows = statement.query_map((as_of.known(), sql::millis(as_of.in_force_at)), |row| {
                Ok((row.get(0)?, PositionId(sql::ulid(row.get(1)?)), sql::moment(row.get(2)?)?))
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Seats of the unit and below, those included whose work a merger brought there.
    pub(crate) fn seats_within(&self, unit: sauro_domain::id::UnitId, view: View<'_>) -> Vec<PositionId> {
        self.seats_where(|seat| view.position(seat).is_some_and(|facts| view.within(facts.unit, unit)))
    }

    fn see(&self, clause: &mut Clause, sight: &Sight, view: View<'_>) {
        let mut seats = Vec::new();
        for unit in &sight.units {
            seats.extend(self.seats_within(*unit, view));
        }
        let led = clause.list(seats.iter().map(|seat| sql::id_value(seat.0)));
        let part = self.with_predecessors(&sight.positions, view);
        let part = clause.list(part.iter().map(|seat| sql::id_value(seat.0)));
        clause.sql.push_str(&format!(
            " AND (a.lead IN ({led}) OR a.assigner IN ({led}) OR EXISTS (SELECT 1 FROM party x WHERE x.n = a.n \
             AND x.known_from <= ?1 AND x.known_to > ?1 AND x.position IN ({part})))"
        ));
    }
}
