//! Counting overdue work.

use super::{AGES, Cell, Overdue, Week};
use crate::{
    Against, AsOf, AssignmentFilter, KnownAt, Moment, Result, Views, assignments, sql, statistics::Scope,
};
use chrono::{Datelike, Days, NaiveDate};
use rusqlite::params_from_iter;
use sauro_domain::{
    assignment::{Course, Judgement, TimeStatus, judge},
    calendar::WorkingCalendar,
    id::{AssignmentId, PositionId, UnitId},
    time::{Timestamp, end_of},
};
use std::collections::BTreeMap;

/// The most weeks one answer goes back.
pub const MOST_WEEKS: u32 = 53;

struct One {
    id: AssignmentId,
    lead: Option<PositionId>,
    course: Course,
}

impl Views {
    /// Overdue work over the last weeks up to a moment. Each week is judged as it was known at its end, so that what was
    /// told then is what is told now. Long: keep it off the async worker.
    pub fn overdue(&self, scope: &Scope, weeks: u32, against: Against, as_of: &AsOf) -> Result<Overdue> {
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let unit_of = |one: &One| Some(view.position(view.successor(one.lead?))?.unit);
        let mut columns = Vec::new();
        let mut units: BTreeMap<UnitId, Vec<Cell>> = BTreeMap::new();
        let weeks = weeks.clamp(1, MOST_WEEKS);
        for (index, (monday, end)) in ends(as_of, weeks).into_iter().enumerate() {
            let then = if end >= as_of.in_force_at { *as_of } else { self.then(end, as_of)? };
            let calendar = register.view(then.ordinal, then.in_force_at).calendar();
            let mut week = Week::empty(monday, then);
            for one in self.of_scope(scope, Some(true), &then)? {
                let judgement = judge(&one.course, then.day(), &calendar);
                let late = match against.status(&judgement) {
                    TimeStatus::Overdue => true,
                    TimeStatus::WithinTerm | TimeStatus::DueSoon | TimeStatus::NotStarted => false,
                    _ => continue,
                };
                let mut cell = unit_of(&one).map(|unit| {
                    let row = units.entry(unit).or_default();
                    row.resize(weeks as usize, Cell::default());
                    &mut row[index]
                });
                for (list, counts) in [(&mut week.open, true), (&mut week.overdue, late)] {
                    if counts {
                        list.push(one.id);
                    }
                }
                if let Some(cell) = &mut cell {
                    cell.open.push(one.id);
                    if late {
                        cell.overdue.push(one.id);
                    }
                }
            }
            columns.push(week);
        }
        let ages = self.finished(scope, against, as_of, &mut columns)?;
        Ok(Overdue { weeks: columns, units: units.into_iter().collect(), ages })
    }

    /// What was issued and completed in the weeks, and the age of what is overdue: all as known now.
    fn finished(
        &self,
        scope: &Scope,
        against: Against,
        as_of: &AsOf,
        weeks: &mut [Week],
    ) -> Result<[Vec<AssignmentId>; 4]> {
        let calendar: WorkingCalendar = self.register().view(as_of.ordinal, as_of.in_force_at).calendar();
        let mut ages: [Vec<AssignmentId>; 4] = Default::default();
        for one in self.of_scope(scope, None, as_of)? {
            let judgement = judge(&one.course, as_of.day(), &calendar);
            let status = against.status(&judgement);
            if let Some(week) = one.course.issued_on.and_then(|day| week_of(weeks, day)) {
                week.issued.push(one.id);
            }
            if let Some(week) = judgement.completed_on.and_then(|day| week_of(weeks, day)) {
                match status {
                    TimeStatus::CompletedOnTime => week.on_time.push(one.id),
                    TimeStatus::CompletedLate => week.late.push(one.id),
                    _ => {}
                }
            }
            if status == TimeStatus::Overdue {
                let late = days_late(against, &judgement);
                let age = AGES.iter().position(|(_, until)| until.is_none_or(|until| late <= until));
                ages[age.unwrap_or(AGES.len() - 1)].push(one.id);
            }
        }
        Ok(ages)
    }

    /// The end of a week, never knowing more than the answer does.
    fn then(&self, end: Timestamp, most: &AsOf) -> Result<AsOf> {
        let moment = Moment { known_at: Some(KnownAt::Time(end)), in_force_at: Some(end) };
        let then = self.resolve(&moment, end)?;
        if then.ordinal <= most.ordinal {
            return Ok(then);
        }
        Ok(AsOf { in_force_at: end, ..*most })
    }

    fn of_scope(&self, scope: &Scope, open: Option<bool>, as_of: &AsOf) -> Result<Vec<One>> {
        let filter = AssignmentFilter {
            lead_unit: scope.unit,
            programme: scope.programme,
            accountable: scope.person,
            leads: scope.position.map(|seat| vec![seat]),
            field: scope.field.clone(),
            sight: scope.sight.clone(),
            recurring: Some(false),
            open,
            ..AssignmentFilter::default()
        };
        let clause = self.clause(&filter, as_of)?;
        let select = format!(
            "SELECT s.id, a.lead, {} FROM assignment a CROSS JOIN subject s ON s.n = a.n \
             WHERE {} AND a.issued_on IS NOT NULL ORDER BY a.n",
            assignments::COURSE,
            clause.sql
        );
        self.0.pool.ask(|file| {
            let mut statement = file.prepare_cached(&select)?;
            let mut rows = statement.query(params_from_iter(clause.values.iter()))?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(One {
                    id: AssignmentId(sql::ulid(row.get(0)?)),
                    lead: assignments::id(row, 1, PositionId)?,
                    course: assignments::on_day(assignments::course(row, 2)?, as_of.day()),
                });
            }
            Ok(found)
        })
    }
}

impl Week {
    fn empty(from: NaiveDate, as_of: AsOf) -> Self {
        let none = Vec::new;
        Self { from, as_of, open: none(), overdue: none(), issued: none(), on_time: none(), late: none() }
    }
}

fn days_late(against: Against, judgement: &Judgement) -> i64 {
    match against {
        Against::Original => judgement.days_late_original,
        Against::Current => judgement.days_late_current,
    }
}

fn week_of(weeks: &mut [Week], day: NaiveDate) -> Option<&mut Week> {
    weeks.iter_mut().find(|week| week.from <= day && (day - week.from).num_days() < 7)
}

/// Monday and last moment of each of the last weeks, oldest first.
fn ends(as_of: &AsOf, weeks: u32) -> Vec<(NaiveDate, Timestamp)> {
    let today = as_of.day();
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let back = |week: u32| {
        let monday = monday - Days::new(7 * u64::from(week));
        // The first moment after Sunday belongs to the next week.
        (monday, end_of(monday + Days::new(6)) - chrono::TimeDelta::milliseconds(1))
    };
    (0..weeks).rev().map(back).collect()
}
