//! Work the server does by itself: ordinary commands as the scheduler, each with an id that follows from what it is
//! about, so that a second round, a restart or a second node records nothing twice.

use crate::{ApiError, Application, Request, auth::Auth, http};
use sauro_domain::{
    Command,
    assignment::AssignmentCommand,
    context::Actor,
    id::{AssignmentId, CommandId},
    time::day_of,
};
use sha2::{Digest, Sha256};
use std::{collections::HashSet, time::Duration};
use tokio::{sync::watch, time::MissedTickBehavior};
use ulid::Ulid;

/// Items looked at in one round; the rest waits for the next.
const AT_ONCE: usize = 500;

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

/// The scheduler, which remembers what it was refused so as not to ask every minute.
#[derive(Debug)]
pub struct Scheduler {
    app: Application,
    refused: HashSet<CommandId>,
}

impl Scheduler {
    /// Over an application.
    pub fn new(app: Application) -> Self {
        Self { app, refused: HashSet::new() }
    }

    /// One round. Answers how many events were recorded.
    pub async fn round(&mut self) -> usize {
        let now = self.app.clock().now();
        let due = match self.app.views().unanswered_contributions(day_of(now), AT_ONCE) {
            Ok(due) => due,
            Err(error) => {
                tracing::error!(%error, "the scheduler cannot read the views");
                return 0;
            }
        };
        let mut recorded = 0;
        for (assignment, request) in due {
            let id = id_of("contribution missed", &format!("{assignment} {request}"));
            recorded += self.issue(id, assignment, AssignmentCommand::MarkContributionMissed { request }).await;
        }
        recorded
    }

    async fn issue(&mut self, id: CommandId, assignment: AssignmentId, command: AssignmentCommand) -> usize {
        if self.refused.contains(&id) {
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
        if let Err(ApiError::Refused(refusal)) = outcome {
            tracing::warn!(%refusal, %assignment, "the scheduler was refused");
            self.refused.insert(id);
        }
        events
    }
}

/// The id of a job: SHA-256 of its kind and what it is about.
pub fn id_of(kind: &str, about: &str) -> CommandId {
    let digest = Sha256::new().chain_update(b"sauro job\0").chain_update(kind).chain_update(b"\0").chain_update(about).finalize();
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
