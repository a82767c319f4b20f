//! Counting.

use super::{Bucket, Buckets, By, Doubted, Figures, Key, Period, RULE, Scope, Statistics, clarity_name};
use crate::{
    Against, AsOf, AssignmentFilter, Result, Views,
    assignments::{self, Clause},
    sql,
};
use chrono::NaiveDate;
use rusqlite::{Connection, params_from_iter, types::Value};
use sauro_domain::{
    assignment::{Clarity, Course, Phase, TimeStatus, judge},
    calendar::WorkingCalendar,
    id::{AssignmentId, PositionId, ProgrammeId},
    register::View,
    time::Timestamp,
};
use std::collections::{BTreeMap, HashSet};

/// An assignment that may count.
struct Counted {
    number: i64,
    id: AssignmentId,
    course: Course,
    lead: Option<PositionId>,
    programme: Option<ProgrammeId>,
    ended_at: Option<Timestamp>,
}

impl Views {
    /// Figures over the assignments in scope, judged at the end of the cut-off day. Long: keep it off the async worker.
    pub fn statistics(
        &self,
        scope: &Scope,
        period: &Period,
        by: Option<By>,
        as_of: &AsOf,
    ) -> Result<Statistics> {
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let calendar = view.calendar();
        let cut_off = period.cut_off.unwrap_or_else(|| as_of.day());
        let filter = AssignmentFilter {
            lead_unit: scope.unit,
            programme: scope.programme,
            accountable: scope.person,
            leads: scope.position.map(|seat| vec![seat]),
            field: scope.field.clone(),
            sight: scope.sight.clone(),
            ..AssignmentFilter::default()
        };
        let mut clause = self.clause(&filter, as_of)?;
        clause.compare("a.issued_on <=", sql::day(cut_off));
        self.0.pool.ask(|file| {
            let mut counted = select(file, &clause, cut_off)?;
            counted.retain(|one| in_period(&one.course, period.from));
            let mut total = Figures::default();
            let mut parts: BTreeMap<Key, Figures> = BTreeMap::new();
            for one in &counted {
                total.count(one, cut_off, &calendar);
                if let Some(by) = by {
                    parts.entry(key(by, one, view)).or_default().count(one, cut_off, &calendar);
                }
            }
            let numbers = counted.iter().map(|one| one.number).collect();
            let doubts = doubts(file, &numbers, as_of)?;
            let parts = parts.into_iter().collect();
            Ok(Statistics { rule: RULE, from: period.from, cut_off, total, parts, doubts })
        })
    }
}

fn select(file: &Connection, clause: &Clause, cut_off: NaiveDate) -> Result<Vec<Counted>> {
    let select = format!(
        "SELECT a.n, s.id, a.lead, a.programme, a.ended_at, {} FROM assignment a CROSS JOIN subject s ON s.n = a.n \
         WHERE {} ORDER BY a.n",
        assignments::COURSE,
        clause.sql
    );
    let mut statement = file.prepare_cached(&select)?;
    let mut rows = statement.query(params_from_iter(clause.values.iter()))?;
    let mut counted = Vec::new();
    while let Some(row) = rows.next()? {
        counted.push(Counted {
            number: row.get(0)?,
            id: AssignmentId(sql::ulid(row.get(1)?)),
            lead: assignments::id(row, 2, PositionId)?,
            programme: assignments::id(row, 3, ProgrammeId)?,
            ended_at: row.get::<_, Option<i64>>(4)?.map(sql::moment).transpose()?,
            course: assignments::on_day(assignments::course(row, 5)?, cut_off),
        });
    }
    Ok(counted)
}

/// Not over before the first day of the period.
fn in_period(course: &Course, from: Option<NaiveDate>) -> bool {
    let over = !course.phase.is_open();
    !over || from.is_none_or(|from| course.stopped_on.is_none_or(|stopped| stopped >= from))
}

fn key(by: By, one: &Counted, view: View<'_>) -> Key {
    let seat = one.lead.map(|lead| view.successor(lead));
    match by {
        By::Programme => Key::Programme(one.programme),
        By::Position => Key::Position(seat),
        By::Unit => Key::Unit(seat.and_then(|seat| view.position(seat)).map(|facts| facts.unit)),
        By::Person => {
            let view = view.moved_to(one.ended_at.map_or(view.at(), |ended| ended.min(view.at())));
            Key::Person(one.lead.and_then(|lead| view.accountable(lead)).map(|who| who.person))
        }
    }
}

impl Figures {
    fn count(&mut self, one: &Counted, cut_off: NaiveDate, calendar: &WorkingCalendar) {
        let judgement = judge(&one.course, cut_off, calendar);
        for (buckets, against) in
            [(&mut self.original, Against::Original), (&mut self.current, Against::Current)]
        {
            buckets.add(bucket(&one.course, against.status(&judgement)), one.id);
        }
    }
}

impl Buckets {
    fn add(&mut self, bucket: Bucket, id: AssignmentId) {
        self.ids[bucket as usize].push(id);
    }
}

/// Cancelled and recurring work is counted apart before anything is judged.
fn bucket(course: &Course, status: TimeStatus) -> Bucket {
    match status {
        _ if matches!(course.phase, Phase::Cancelled | Phase::Discarded) => Bucket::Cancelled,
        _ if course.recurring => Bucket::Recurring,
        TimeStatus::Cancelled => Bucket::Cancelled,
        TimeStatus::Undated => Bucket::Undated,
        TimeStatus::CompletedOnTime => Bucket::CompletedOnTime,
        TimeStatus::CompletedLate => Bucket::CompletedLate,
        TimeStatus::Overdue => Bucket::OpenOverdue,
        TimeStatus::NotStarted | TimeStatus::WithinTerm | TimeStatus::DueSoon => Bucket::OpenWithin,
    }
}

const CLARITIES: [Clarity; 6] = [
    Clarity::Person,
    Clarity::Task,
    Clarity::Time,
    Clarity::Result,
    Clarity::Responsibility,
    Clarity::Authority,
];

fn doubts(file: &Connection, counted: &HashSet<i64>, as_of: &AsOf) -> Result<Vec<Doubted>> {
    let mut found: Vec<_> =
        CLARITIES.into_iter().map(|clarity| Doubted { clarity, queried: 0, declined: 0 }).collect();
    let mut statement =
        file.prepare_cached("SELECT n, clarity, declined FROM doubt WHERE known_from <= ?1")?;
    let mut rows = statement.query([Value::Integer(as_of.known())])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get(1)?;
        let doubted = found.iter_mut().find(|doubted| clarity_name(doubted.clarity) == name);
        if let (Some(doubted), true) = (doubted, counted.contains(&row.get(0)?)) {
            if row.get(2)? {
                doubted.declined += 1;
            } else {
                doubted.queried += 1;
            }
        }
    }
    found.sort_by_key(|doubted| std::cmp::Reverse(doubted.queried + doubted.declined));
    Ok(found)
}
