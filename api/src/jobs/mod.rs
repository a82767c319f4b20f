//! Work the server does by itself: ordinary commands as the scheduler, each with an id that follows from what it is
//! about, so that a second round, a restart or a second node records nothing twice.

use crate::{ApiError, Application, Request, auth::Auth, http};
use chrono::NaiveDate;
use sauro_domain::{
    Command,
    assignment::AssignmentCommand,
    context::Actor,
    id::{AssignmentId, CommandId},
    time::{Timestamp, day_of},
};
use sauro_projections::{Act, AssignmentFilter, Paging, Sort, ViewError, Views};
use sha2::{Digest, Sha256};
use std::{collections::HashSet, time::Duration};
use tokio::{sync::watch, time::MissedTickBehavior};
use ulid::Ulid;

/// Assignments read at a time.
const PAGE: u32 = 100;
/// Rounds between two looks at everything that is open; a new day is always looked at.
const ROUNDS: u32 = 15;

/// Runs rounds until the server stops.
pub async fn run(app: Application, auth: Auth, every: Duration, mut stopping: watch::Receiver<bool>) {
    let mut clock = tokio::time::interval(every);
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut scheduler = Scheduler::new(app);
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

/// The scheduler, which remembers what it has done and what it was refused, so as not to ask every minute.
#[derive(Debug)]
pub struct Scheduler {
    app: Application,
    settled: HashSet<CommandId>,
    looked: Option<(NaiveDate, u32)>,
}

impl Scheduler {
    /// Over an application.
    pub fn new(app: Application) -> Self {
        Self { app, settled: HashSet::new(), looked: None }
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
        let views = self.app.views().clone();
        // Long: every open assignment is looked at.
        let found = tokio::task::spawn_blocking(move || unanswered_contributions(&views, now)).await;
        let due = match found {
            Ok(Ok(due)) => due,
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
        for (assignment, request) in due {
            let id = id_of("contribution missed", &format!("{assignment} {request}"));
            recorded +=
                self.issue(id, assignment, AssignmentCommand::MarkContributionMissed { request }).await;
        }
        recorded
    }

    async fn issue(&mut self, id: CommandId, assignment: AssignmentId, command: AssignmentCommand) -> usize {
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

/// Requests for a contribution, on open assignments, whose reply-by day has passed in silence.
fn unanswered_contributions(
    views: &Views,
    now: Timestamp,
) -> Result<Vec<(AssignmentId, CommandId)>, ViewError> {
    let as_of = views.present(now);
    let filter = AssignmentFilter { open: Some(true), ..AssignmentFilter::default() };
    let (mut found, mut paging) = (Vec::new(), Paging::first(PAGE));
    loop {
        let page = views.assignments(&filter, Sort::Newest, &paging, &as_of)?;
        let ids: Vec<AssignmentId> = page.nodes().map(|row| row.id).collect();
        let items = views.open_items(&ids, &as_of)?.into_values().flatten();
        let late =
            items.filter(|item| item.act == Act::Contribute && item.due.is_some_and(|due| due < as_of.day()));
        found.extend(late.filter_map(|item| Some((item.assignment, item.item?))));
        match page.edges.last() {
            Some((cursor, _)) if page.has_next => paging = Paging::first(PAGE).after(cursor.clone()),
            _ => return Ok(found),
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
