//! What a seat, a person, a unit or a programme answers for.

use super::{
    Above, Exposure, Subject,
    answering::{heads, heads_of},
};
use crate::{
    AsOf, Result, Views, assignments,
    sql::{self, millis},
};
use rusqlite::{params_from_iter, types::Value};
use sauro_domain::{
    assignment::{TimeStatus, judge},
    id::{AssignmentId, PositionId, ProgrammeId},
    register::{Accountable, View},
};
use std::collections::BTreeSet;

/// Which open work.
enum Work {
    LedBy(Vec<PositionId>),
    Serving(Vec<ProgrammeId>),
    One(AssignmentId),
}

impl Views {
    /// Who answers for the subject, and for which work that was open at the moment in force.
    pub fn exposure(&self, subject: Subject, as_of: &AsOf) -> Result<Exposure> {
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let (answers, work) = self.stands_for(subject, view, as_of)?;
        let above: Vec<Above> = match (subject, answers.first()) {
            (Subject::Unit(unit), _) => {
                view.unit_ancestors(unit).into_iter().skip(1).flat_map(|unit| heads_of(view, unit)).collect()
            }
            (_, Some(first)) => heads(view, first.position),
            (_, None) => Vec::new(),
        };
        let mut exposure =
            Exposure { answers, above, open: Vec::new(), overdue: Vec::new(), due_soon: Vec::new() };
        let calendar = view.calendar();
        for (id, course) in self.open_at(&work, as_of)? {
            exposure.open.push(id);
            match judge(&course, as_of.day(), &calendar).current {
                TimeStatus::Overdue => exposure.overdue.push(id),
                TimeStatus::DueSoon => exposure.due_soon.push(id),
                _ => {}
            }
        }
        Ok(exposure)
    }

    fn stands_for(&self, subject: Subject, view: View<'_>, as_of: &AsOf) -> Result<(Vec<Accountable>, Work)> {
        Ok(match subject {
            Subject::Position(seat) => (
                view.accountable(seat).into_iter().collect(),
                Work::LedBy(self.with_predecessors(&[seat], view)),
            ),
            Subject::Person(person) => {
                let seats =
                    self.seats_where(|seat| view.accountable(seat).is_some_and(|who| who.person == person));
                let own: BTreeSet<_> = seats.iter().map(|seat| view.successor(*seat)).collect();
                (own.into_iter().filter_map(|seat| view.accountable(seat)).collect(), Work::LedBy(seats))
            }
            Subject::Unit(unit) => {
                let heads = heads_of(view, unit).into_iter().filter_map(|above| above.answers);
                (heads.collect(), Work::LedBy(self.seats_within(unit, view)))
            }
            Subject::Programme(programme) => {
                let owner = view.programme(programme).and_then(|facts| view.accountable(facts.owner));
                let parts = view.programmes().into_iter().map(|(id, _)| id);
                let parts = parts.filter(|id| view.programme_within(*id, programme)).collect();
                (owner.into_iter().collect(), Work::Serving(parts))
            }
            Subject::Assignment(id) => {
                let answering = self.answering(&[id], as_of)?.remove(&id);
                (answering.and_then(|answering| answering.answers).into_iter().collect(), Work::One(id))
            }
        })
    }

    /// Work that had a lead, and was neither finished nor cancelled, at the moment in force; oldest first.
    fn open_at(
        &self,
        work: &Work,
        as_of: &AsOf,
    ) -> Result<Vec<(AssignmentId, sauro_domain::assignment::Course)>> {
        let (column, ids): (_, Vec<_>) = match work {
            Work::LedBy(seats) => ("l.position", seats.iter().map(|id| id.0).collect()),
            Work::Serving(programmes) => ("a.programme", programmes.iter().map(|id| id.0).collect()),
            Work::One(id) => ("s.id", vec![id.0]),
        };
        let from = match work {
            Work::LedBy(_) => "lead l CROSS JOIN assignment a ON a.n = l.n CROSS JOIN subject s ON s.n = l.n",
            Work::Serving(_) => {
                "assignment a CROSS JOIN lead l ON l.n = a.n CROSS JOIN subject s ON s.n = a.n"
            }
            Work::One(_) => "subject s CROSS JOIN assignment a ON a.n = s.n CROSS JOIN lead l ON l.n = a.n",
        };
        let select = format!(
            "SELECT s.id, {} FROM {from} WHERE {column} IN ({}) \
             AND a.known_from <= ?1 AND a.known_to > ?1 AND l.known_from <= ?1 AND l.known_to > ?1 \
             AND l.valid_from <= ?2 AND l.valid_to > ?2 ORDER BY a.n",
            assignments::COURSE,
            (3..ids.len() + 3).map(|n| format!("?{n}")).collect::<Vec<_>>().join(",")
        );
        let fixed = [Value::Integer(as_of.known()), Value::Integer(millis(as_of.in_force_at))];
        let values = fixed.into_iter().chain(ids.into_iter().map(sql::id_value));
        self.0.pool.ask(|file| {
            let mut statement = file.prepare_cached(&select)?;
            let mut rows = statement.query(params_from_iter(values))?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let course = assignments::on_day(assignments::course(row, 1)?, as_of.day());
                if course.phase.is_open() {
                    found.push((AssignmentId(sql::ulid(row.get(0)?)), course));
                }
            }
            Ok(found)
        })
    }
}
