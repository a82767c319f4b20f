//! Who answers for an assignment at one moment.

use super::{Above, AboveAs, Answering};
use crate::{
    AsOf, AssignmentRow, Result, ViewError, Views, assignments,
    deadlines::Original,
    sql::{self, millis},
};
use rusqlite::{Connection, OptionalExtension};
use sauro_domain::{
    assignment::Phase,
    id::{AssignmentId, MandateId, PositionId, UnitId},
    position::Rank,
    register::View,
    time::Timestamp,
};
use std::collections::HashMap;

impl Views {
    /// Who answers for assignments; for work that is over, who did when it ended. Absent: those not known, or not issued
    /// at the moment in force.
    pub fn answering(&self, ids: &[AssignmentId], as_of: &AsOf) -> Result<HashMap<AssignmentId, Answering>> {
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        self.0.pool.ask(|file| {
            let numbers = assignments::numbers(file, ids)?;
            let mut rows = assignments::rows(file, &numbers.keys().copied().collect::<Vec<_>>(), as_of)?;
            let mut found = HashMap::with_capacity(numbers.len());
            for (number, id) in numbers {
                let Some(row) = rows.remove(&number) else { continue };
                let ended = ended(&row, as_of);
                let found_lead = match ended {
                    Some(ended) => last_lead(file, number, as_of, ended)?,
                    None => lead(file, number, as_of)?,
                };
                let Some((lead, since)) = found_lead else { continue };
                let at = ended.unwrap_or(as_of.in_force_at);
                let view = view.moved_to(at);
                let answers = view.accountable(lead);
                let mut above = Vec::new();
                let named = [(AboveAs::Supervisor, row.supervisor), (AboveAs::Assigner, Some(row.assigner))];
                above.extend(named.into_iter().filter_map(|(role, seat)| Some(link(view, role, seat?))));
                above.extend(heads(view, view.successor(lead)));
                let answering = Answering {
                    assignment: id,
                    phase: row.phase,
                    at,
                    lead,
                    lead_since: since,
                    answers,
                    mandates: mandates(file, number, as_of)?,
                    above,
                };
                found.insert(id, answering);
            }
            Ok(found)
        })
    }
}

fn link(view: View<'_>, role: AboveAs, seat: PositionId) -> Above {
    Above { role, position: view.successor(seat), answers: view.accountable(seat) }
}

/// Heads of the seat's unit and of those above it, nearest first; the seat itself aside.
pub(super) fn heads(view: View<'_>, seat: PositionId) -> Vec<Above> {
    let Some(facts) = view.position(seat) else { return Vec::new() };
    let units = view.unit_ancestors(facts.unit).into_iter();
    units.flat_map(|unit| heads_of(view, unit)).filter(|above| above.position != seat).collect()
}

/// Heads of the unit itself.
pub(super) fn heads_of(view: View<'_>, unit: UnitId) -> Vec<Above> {
    let head = |seat: &PositionId| view.position(*seat).is_some_and(|facts| facts.rank == Rank::Head);
    let seats = view.positions_of_unit(unit).into_iter().filter(head);
    seats.map(|seat| link(view, AboveAs::HeadOf(unit), seat)).collect()
}

/// The seat that leads at the moment in force, and since when.
fn lead(file: &Connection, number: i64, as_of: &AsOf) -> Result<Option<(PositionId, Timestamp)>> {
    let select = "SELECT position, valid_from FROM lead WHERE n = ?2 AND known_from <= ?1 AND known_to > ?1 \
                  AND valid_from <= ?3 AND valid_to > ?3";
    led(file, select, (as_of.known(), number, millis(as_of.in_force_at)))
}

/// The seat that led when the work ended, and since when.
fn last_lead(
    file: &Connection,
    number: i64,
    as_of: &AsOf,
    ended: Timestamp,
) -> Result<Option<(PositionId, Timestamp)>> {
    let select = "SELECT position, valid_from FROM lead WHERE n = ?2 AND known_from <= ?1 AND known_to > ?1 \
                  AND valid_from <= ?3 ORDER BY valid_from DESC LIMIT 1";
    led(file, select, (as_of.known(), number, millis(ended)))
}

fn led(file: &Connection, select: &str, values: (i64, i64, i64)) -> Result<Option<(PositionId, Timestamp)>> {
    let read = |row: &rusqlite::Row<'_>| Ok((PositionId(sql::ulid(row.get(0)?)), sql::moment(row.get(1)?)?));
    Ok(file.prepare_cached(select)?.query_row(values, read).optional()?)
}

/// When the work was accepted or cancelled, if that was by the moment in force.
pub(super) fn ended(row: &AssignmentRow, as_of: &AsOf) -> Option<Timestamp> {
    let over = matches!(row.phase, Phase::Accepted | Phase::Closed | Phase::Cancelled);
    row.ended_at.filter(|ended| over && *ended <= as_of.in_force_at)
}

/// The mandate relied on at issue and those above it.
fn mandates(file: &Connection, number: i64, as_of: &AsOf) -> Result<Vec<MandateId>> {
    let select = "SELECT body FROM ledger WHERE n = ?2 AND seq = 0 AND known_from <= ?1 AND known_to > ?1";
    let body: Option<String> =
        file.prepare_cached(select)?.query_row((as_of.known(), number), |row| row.get(0)).optional()?;
    #[derive(serde::Deserialize)]
    struct First {
        original: Original,
    }
    let first = body.map(|body| serde_json::from_str::<First>(&body)).transpose();
    Ok(first
        .map_err(|e| ViewError::unreadable("ledger", e))?
        .map(|first| first.original.chain)
        .unwrap_or_default())
}
