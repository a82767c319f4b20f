//! Open items and work lists.

use super::{OpenItem, WorkItem, Worklist};
use crate::{
    AsOf, AssignmentRow, Result, Views, assignments,
    sql::{self, KNOWN, marks},
};
use rusqlite::{Connection, Row, params_from_iter, types::Value};
use sauro_domain::{
    assignment::{Act, Phase, TimeStatus, judge},
    id::{AssignmentId, CommandId, PositionId},
};
use std::collections::{HashMap, HashSet};

const COLUMNS: &str = "i.n, i.act, i.item, i.position, i.since, i.due, i.text";

impl Views {
    /// Everything that waits on assignments, oldest first.
    pub fn open_items(
        &self,
        ids: &[AssignmentId],
        as_of: &AsOf,
    ) -> Result<HashMap<AssignmentId, Vec<OpenItem>>> {
        self.0.pool.ask(|file| {
            let numbers = assignments::numbers(file, ids)?;
            let marks = marks(numbers.len());
            let select = format!(
                "SELECT {COLUMNS} FROM item i WHERE {KNOWN} AND n IN ({marks}) ORDER BY n, since, act, item"
            );
            let values = [as_of.known()].into_iter().chain(numbers.keys().copied());
            let mut statement = file.prepare_cached(&select)?;
            let mut rows = statement.query(params_from_iter(values))?;
            let mut found: HashMap<_, Vec<_>> = HashMap::new();
            while let Some(row) = rows.next()? {
                if let Some(id) = numbers.get(&row.get(0)?) {
                    found.entry(*id).or_default().push(item(row, *id)?);
                }
            }
            Ok(found)
        })
    }

    /// What some seats answer for: what they must do, and what they wait for on the work they lead. Work that a merger
    /// brought to them is theirs.
    pub fn worklist(&self, seats: &[PositionId], as_of: &AsOf) -> Result<Worklist> {
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let mine = self.with_predecessors(seats, view);
        let (mut items, rows) = self.0.pool.ask(|file| waiting(file, &mine, as_of))?;
        items.retain(|(number, item)| rows.get(number).is_some_and(|row| !announced(item, row)));
        // Whatever is told apart by nothing below keeps this order, whichever way the rows were found.
        items.sort_by_key(|(number, item)| {
            (item.since, *number, assignments::act_code(item.act), item.item, item.position)
        });
        let calendar = view.calendar();
        let own: HashSet<_> = mine.iter().copied().collect();
        let mut list = Worklist::default();
        for (number, item) in items {
            let Some(assignment) = rows.get(&number) else { continue };
            let judgement = judge(&assignment.course(as_of.day()), as_of.day(), &calendar);
            let group = match (own.contains(&item.position), judgement.current) {
                (false, _) => &mut list.waiting_on_others,
                (true, _) if is_decision(item.act) => &mut list.to_decide,
                (true, TimeStatus::Overdue) => &mut list.overdue,
                (true, TimeStatus::DueSoon) => &mut list.due_soon,
                (true, _) => &mut list.other,
            };
            group.push(WorkItem { item, assignment: assignment.clone(), judgement });
        }
        for group in [&mut list.overdue, &mut list.due_soon, &mut list.other] {
            // A file to be closed comes after the work that is still to be done.
            group.sort_by_key(|work| {
                let running = work.assignment.phase != Phase::Accepted;
                (
                    !running,
                    work.assignment.due_current.is_none(),
                    work.assignment.due_current,
                    work.item.since,
                )
            });
        }
        Ok(list)
    }
}

/// A decision or an answer that somebody else waits for.
fn is_decision(act: Act) -> bool {
    matches!(
        act,
        Act::AnswerClarity
            | Act::ReassignLead
            | Act::GrantExtension
            | Act::AcceptResult
            | Act::AnswerProposal
            | Act::ResolveObstacle
    )
}

/// Delivering need not be listed beside acknowledging the same assignment.
fn announced(item: &OpenItem, row: &AssignmentRow) -> bool {
    item.act == Act::SubmitResult && row.phase == Phase::Issued
}

type Waiting = (Vec<(i64, OpenItem)>, HashMap<i64, AssignmentRow>);

/// Items addressed to the seats, and items addressed to others on what the seats lead.
fn waiting(file: &Connection, seats: &[PositionId], as_of: &AsOf) -> Result<Waiting> {
    let values: Vec<_> = [Value::Integer(as_of.known())]
        .into_iter()
        .chain(seats.iter().map(|seat| sql::id_value(seat.0)))
        .collect();
    let marks: Vec<_> = (2..values.len() + 1).map(|n| format!("?{n}")).collect();
    let marks = marks.join(",");
    let select = format!(
        "SELECT {COLUMNS}, s.id FROM item i JOIN subject s ON s.n = i.n \
         WHERE i.known_from <= ?1 AND i.known_to > ?1 AND i.position IN ({marks}) \
         UNION ALL \
         SELECT {COLUMNS}, s.id FROM assignment a CROSS JOIN item i ON i.n = a.n JOIN subject s ON s.n = a.n \
         WHERE a.known_from <= ?1 AND a.known_to > ?1 AND a.lead IN ({marks}) AND a.phase <> 1 \
           AND i.known_from <= ?1 AND i.known_to > ?1 AND i.position NOT IN ({marks})"
    );
    let mut statement = file.prepare_cached(&select)?;
    let mut rows = statement.query(params_from_iter(values.iter()))?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push((row.get(0)?, item(row, AssignmentId(sql::ulid(row.get(7)?)))?));
    }
    let numbers: Vec<i64> = items.iter().map(|(n, _)| *n).collect::<HashSet<_>>().into_iter().collect();
    let rows = assignments::rows(file, &numbers, as_of)?;
    Ok((items, rows))
}

fn item(row: &Row<'_>, assignment: AssignmentId) -> rusqlite::Result<OpenItem> {
    Ok(OpenItem {
        assignment,
        act: assignments::act(row.get(1)?)?,
        item: assignments::id(row, 2, CommandId)?,
        position: PositionId(sql::ulid(row.get(3)?)),
        since: sql::moment(row.get(4)?)?,
        due: row.get::<_, Option<i32>>(5)?.map(sql::date).transpose()?,
        text: row.get(6)?,
    })
}
