//! Work the server does by itself: ordinary commands as the scheduler, each with an id that follows from what it is
//! about, so that a second round, a restart or a second node records nothing twice.

mod contributions;
mod escalation;
mod periods;

use crate::{ApiError, Application, Request, auth::Auth, http};
use chrono::NaiveDate;
use sauro_domain::{
    Command,
    assignment::{AssignmentCommand, escalation::Ladder},
    context::Actor,
    id::{AssignmentId, CommandId},
    time::{Timestamp, day_of},
};
use sauro_projections::{AsOf, AssignmentFilter, AssignmentRow, Paging, Sort, ViewError, Views};
use sha2::{Digest, Sha256};
use std::{collections::HashSet, time::Duration};
use tokio::{sync::watch, time::MissedTickBehavior};
use ulid::Ulid;

/// Assignments read at a time.
const PAGE: u32 = 100;
/// Rounds between two looks at everything that is open; a new day is always looked at.
const ROUNDS: u32 = 15;

/// Runs rounds until the server stops.
pub async fn run(
    app: Application,
    auth: Auth,
    ladder: Ladder,
    every: Duration,
    mut stopping: watch::Receiver<bool>,
) {
    let mut clock = tokio::time::interval(every);
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut scheduler = Scheduler::new(app, ladder);
    loop {
        tokio::select! {
            () = http::told(&mut stopping) => return,
            _ = clock.tick() => {
                scheduler.round().await;
                if let Err(error) = auth.accounts.forget_expired(auth.lifetime(), auth.now()) {
                    tracing::warn!(%error, "expired sessions could not be forgotten");
                }
            }
        }
    }
}

/// One command the scheduler owes.
#[derive(Debug)]
struct Due {
    id: CommandId,
    assignment: AssignmentId,
    command: AssignmentCommand,
}

/// The scheduler, which remembers what it has done and what it was refused, so as not to ask every minute.
#[derive(Debug)]
pub struct Scheduler {
    app: Application,
    ladder: Ladder,
    settled: HashSet<CommandId>,
    looked: Option<(NaiveDate, u32)>,
}

impl Scheduler {
    /// Over an application, with the ladder of escalation.
    pub fn new(app: Application, ladder: Ladder) -> Self {
        Self { app, ladder, settled: HashSet::new(), looked: None }
    }

    /// One round. Answers how many events were recorded.
    pub async fn round(&mut self) -> usize {
        let now = self.app.clock().now();
        let today = day_of(now);
        match &mut self.looked {
            Some((day, rounds)) if *day == today && *rounds < ROUNDS => {
                *rounds += 1;
                return 0;
            }
            looked => *looked = Some((today, 0)),
        }
        let (views, ladder) = (self.app.views().clone(), self.ladder);
        // Long: every open assignment is looked at.
        let found = tokio::task::spawn_blocking(move || look(&views, now, ladder)).await;
        let (due, series) = match found {
            Ok(Ok(found)) => found,
            Ok(Err(error)) => {
                tracing::error!(%error, "the scheduler cannot read the views");
                return 0;
            }
            Err(error) => {
                tracing::error!(%error, "the scheduler was interrupted");
                return 0;
            }
        };
        let mut recorded = 0;
        for due in due {
            recorded += self.issue(due).await;
        }
        for last in series {
            for due in periods::next(&self.app, &last, today).await {
                recorded += self.issue(due).await;
            }
        }
        recorded
    }

    async fn issue(&mut self, due: Due) -> usize {
        let Due { id, assignment, command } = due;
        if self.settled.contains(&id) {
            return 0;
        }
        let command = Command::Assignment(assignment, command);
        let outcome = self.app.execute(Request::new(id, command, Actor::Scheduler, "job")).await;
        let (label, events) = match &outcome {
            Ok(outcome) if outcome.repeated => ("repeated", 0),
            Ok(outcome) => ("recorded", outcome.events),
            Err(error) => (error.code(), 0),
        };
        self.app.metrics().count("sauro_jobs_total", label);
        match outcome {
            Ok(_) | Err(ApiError::Refused(_)) => {
                self.settled.insert(id);
            }
            Err(error) => tracing::warn!(%error, %assignment, "the scheduler will try again"),
        }
        events
    }
}

/// What is due now, and the newest assignment of every recurring series.
fn look(views: &Views, now: Timestamp, ladder: Ladder) -> Result<(Vec<Due>, Vec<AssignmentRow>), ViewError> {
    let as_of = views.present(now);
    let open = AssignmentFilter { open: Some(true), ..AssignmentFilter::default() };
    let mut due = Vec::new();
    each_page(views, &open, &as_of, |page| {
        due.extend(contributions::missed(views, page, &as_of)?);
        due.extend(escalation::due(views, page, &as_of, ladder));
        Ok(())
    })?;
    let recurring = AssignmentFilter { recurring: Some(true), ..AssignmentFilter::default() };
    let mut series = periods::Newest::default();
    each_page(views, &recurring, &as_of, |page| {
        series.take(page);
        Ok(())
    })?;
    Ok((due, series.over(as_of.day())))
}

/// Every assignment that fits, a page at a time.
fn each_page(
    views: &Views,
    filter: &AssignmentFilter,
    as_of: &AsOf,
    mut take: impl FnMut(&[AssignmentRow]) -> Result<(), ViewError>,
) -> Result<(), ViewError> {
    let mut paging = Paging::first(PAGE);
    loop {
        let page = views.assignments(filter, Sort::Newest, &paging, as_of)?;
        let rows: Vec<AssignmentRow> = page.nodes().cloned().collect();
        take(&rows)?;
        match page.edges.last() {
            Some((cursor, _)) if page.has_next => paging = Paging::first(PAGE).after(cursor.clone()),
            _ => return Ok(()),
        }
    }
}

/// The id of a job: SHA-256 of its kind and what it is about.
pub fn id_of(kind: &str, about: &str) -> CommandId {
    let digest = Sha256::new()
        .chain_update(b"sauro job\0")
        .chain_update(kind)
        .chain_update(b"\0")
        .chain_update(about)
        .finalize();
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    CommandId(Ulid(u128::from_be_bytes(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_always_has_the_same_id_and_no_other_job_has_it() {
        assert_eq!(id_of("a", "b"), id_of("a", "b"));
        assert_ne!(id_of("a", "b"), id_of("a", "c"));
        assert_ne!(id_of("ab", ""), id_of("a", "b"));
        let text = id_of("a", "b").to_string();
        assert_eq!(text.parse::<CommandId>().unwrap(), id_of("a", "b"), "{text}");
    }
}
