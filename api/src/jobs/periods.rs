//! Recurring work: when a period's deadline has passed, the assignment of the next one is drafted and, if it holds all
//! six clarities, issued in the name of whoever gives the series. If not, the draft waits for that seat.

use super::{Due, id_of};
use crate::{ApiError, Application};
use chrono::NaiveDate;
use sauro_domain::{
    Event,
    assignment::{AssignmentCommand, Phase, State, TimeTerm, evolve, next_period},
    id::AssignmentId,
};
use sauro_projections::AssignmentRow;
use sauro_store::codec;
use std::collections::HashMap;

/// The newest assignment of every series.
#[derive(Debug, Default)]
pub struct Newest(HashMap<AssignmentId, AssignmentRow>);

impl Newest {
    /// Looks at some more; what was thrown away as a draft never counts.
    pub fn take(&mut self, rows: &[AssignmentRow]) {
        for row in rows.iter().filter(|row| row.phase != Phase::Discarded) {
            let Some(series) = row.series else { continue };
            let newest = self.0.entry(series).or_insert_with(|| row.clone());
            if newest.drafted_at < row.drafted_at {
                *newest = row.clone();
            }
        }
    }

    /// Those whose period may be over on a day; what was cancelled, declined or suspended does not come back.
    pub fn over(self, today: NaiveDate) -> Vec<AssignmentRow> {
        let goes_on = |phase| !matches!(phase, Phase::Cancelled | Phase::Declined | Phase::Suspended);
        let over = |row: &AssignmentRow| row.due_original.is_none_or(|due| due < today);
        self.0.into_values().filter(|row| goes_on(row.phase) && over(row)).collect()
    }
}

/// What is to be done about a series, of which this is the newest assignment.
pub async fn next(app: &Application, newest: &AssignmentRow, today: NaiveDate) -> Vec<Due> {
    match commands(app, newest, today).await {
        Ok(due) => due,
        Err(error) => {
            tracing::warn!(%error, assignment = %newest.id, "the next period will be looked at again");
            Vec::new()
        }
    }
}

async fn commands(app: &Application, newest: &AssignmentRow, today: NaiveDate) -> Result<Vec<Due>, ApiError> {
    let Some(series) = newest.series else { return Ok(Vec::new()) };
    let state = read(app, newest.id).await?;
    let about = |due: NaiveDate| format!("{series} {due}");
    if newest.phase == Phase::Draft {
        // Of the scheduler's own making, and cut off before it was issued.
        let Some(TimeTerm::Recurring { due, .. }) = state.terms.time else { return Ok(Vec::new()) };
        let own = newest.id == AssignmentId::from(id_of("next period", &about(due)));
        return Ok(if own { vec![issue(newest.id, &about(due))] } else { Vec::new() });
    }
    let Some(terms) = next_period(&state, today) else { return Ok(Vec::new()) };
    let Some(TimeTerm::Recurring { due, .. }) = terms.time else { return Ok(Vec::new()) };
    let id = id_of("next period", &about(due));
    let assignment = AssignmentId::from(id);
    let draft = Due { id, assignment, command: AssignmentCommand::Draft { code: None, terms } };
    Ok(vec![draft, issue(assignment, &about(due))])
}

fn issue(assignment: AssignmentId, about: &str) -> Due {
    Due { id: id_of("next period issued", about), assignment, command: AssignmentCommand::Issue }
}

async fn read(app: &Application, id: AssignmentId) -> Result<State, ApiError> {
    let mut state = State::default();
    for recorded in app.log().read_stream(&format!("{}-{id}", AssignmentId::KIND), 0).await? {
        let decoded = codec::decode(&recorded)?;
        if let Event::Assignment(event) = &decoded.event {
            state = evolve(state, event, &decoded.meta);
        }
    }
    Ok(state)
}
