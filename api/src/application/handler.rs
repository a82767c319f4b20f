//! The one handler: fold, look, decide, append, and again when somebody was faster.

use super::{Application, Outcome, Request, authority, codes::Held, history::History};
use crate::ApiError;
use sauro_domain::{
    Command, Context, Event, assignment::AssignmentCommand, context::OpenWork, time::Timestamp,
};
use sauro_store::{Acted, Append, Appended, Guard, LogError, Position, Unsealed, codec};
use std::{sync::Arc, time::Duration};

/// How often a command is decided before its sender is told to come again.
const ATTEMPTS: usize = 3;
/// How long an answer waits for the views to show the effect.
const VIEWS: Duration = Duration::from_secs(2);

/// How long a command waits for a code that another holds, and how long between two looks.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(5);

/// What deciding once came to.
enum Decided<'a> {
    /// The same command has been recorded before.
    Before(Outcome),
    /// These events, if nobody is faster.
    Now(Box<Decision<'a>>),
}

struct Decision<'a> {
    history: Arc<History>,
    events: Vec<Unsealed>,
    guard: Option<Guard>,
    /// The human code that the events carry, held until the views show it.
    code: Option<Held<'a>>,
}

impl Application {
    pub(super) async fn handle(&self, request: &Request) -> Result<Outcome, ApiError> {
        for _ in 0..ATTEMPTS {
            let decision = match self.decide_when_free(request).await? {
                Decided::Before(outcome) => return Ok(self.seen(outcome).await),
                Decided::Now(decision) => decision,
            };
            let Decision { history, events, guard, code } = *decision;
            if events.is_empty() {
                return Ok(so_already(&history));
            }
            let recorded = events.len();
            let (stream, expect, command) = (request.command.stream(), history.expect(), request.command_id);
            match self.log().append(Append { stream, expect, guard, command, events }).await {
                Ok(Appended { position, revision, leaves, repeated }) => {
                    if let Some(code) = &code {
                        code.stands();
                    }
                    let mut outcome = Outcome { position, revision, repeated, leaves, events: recorded };
                    if repeated {
                        outcome = self.repeated(request, outcome).await?;
                    }
                    // A code is held until the views show it.
                    return Ok(self.seen(outcome).await);
                }
                Err(LogError::Conflict { .. } | LogError::Guarded { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(ApiError::Contended)
    }

    /// Whether the command would be allowed as things stand. Records nothing.
    pub async fn preview(&self, request: &Request) -> Result<(), ApiError> {
        self.decide(request).await.map(|_| ())
    }

    /// One decision, after whoever holds the wanted code has recorded it or failed to: the same command sent twice at
    /// once is then found in its stream, and another's code is refused as taken.
    async fn decide_when_free(&self, request: &Request) -> Result<Decided<'_>, ApiError> {
        let mut waited = Duration::ZERO;
        loop {
            match self.decide(request).await {
                Err(ApiError::Contended) if waited < PATIENCE => {
                    tokio::time::sleep(PAUSE).await;
                    waited += PAUSE;
                }
                decided => return decided,
            }
        }
    }

    /// One decision: on the whole stream, the register at the log's head, and the open work that hangs on it.
    async fn decide(&self, request: &Request) -> Result<Decided<'_>, ApiError> {
        let Request { command, command_id, .. } = request;
        let history = self.history(command).await?;
        if let Some(before) = history.repeat(*command_id) {
            return Ok(Decided::Before(self.repeated(request, before).await?));
        }
        if let (Some(expected), Some(current)) = (request.expected_revision, history.revision)
            && expected != current
        {
            return Err(ApiError::Stale { expected, current });
        }
        self.catch_up().await?;
        let now = self.clock().now();
        if matches!(command, Command::Assignment(_, AssignmentCommand::Draft { .. })) {
            self.views_at(self.registers().position()).await?;
        }
        let coded = match self.coded(request, now) {
            Ok(coded) => coded,
            Err(ApiError::Contended) => return Err(ApiError::Contended),
            // The code may stand because this very command was recorded since its stream was read.
            Err(error) => match self.history(command).await?.repeat(*command_id) {
                Some(before) => return Ok(Decided::Before(self.repeated(request, before).await?)),
                None => return Err(error),
            },
        };
        let (coded, code) = coded.unzip();
        let seeded = self.seeded(command, now);
        let command = coded.as_ref().or(seeded.as_ref()).unwrap_or(command);
        let open_work = self.open_work(command, &history, now).await?;
        let decided = self.registers().look(now, |register, known| {
            let cx = Context {
                command: *command_id,
                now,
                effective: request.effective.unwrap_or(now),
                actor: request.actor,
                why: request.why.clone(),
                register,
                open_work,
            };
            let events = history.decide(command, &cx)?;
            let events = self.sealed(request, &events, &cx)?;
            Ok::<_, ApiError>((events, self.guards().of(command, known, self.log().shared())))
        });
        let (events, guard) = decided?;
        Ok(Decided::Now(Box::new(Decision { history, events, guard, code })))
    }

    /// Everything about the events but what only the writer can say.
    fn sealed(
        &self,
        request: &Request,
        events: &[Event],
        cx: &Context<'_>,
    ) -> Result<Vec<Unsealed>, ApiError> {
        let unsealed = events.iter().map(|event| {
            let encoded = codec::encode(event)?;
            let mut nonce = [0_u8; 16];
            self.random().fill(&mut nonce);
            let authority = authority::behind(&request.command, &encoded.data, cx);
            Ok(Unsealed {
                kind: encoded.kind,
                kind_version: encoded.version,
                data: encoded.data,
                at: cx.now,
                effective_at: request.effective.filter(|effective| *effective != cx.now),
                actor: Acted::from(request.actor),
                via: request.via,
                authority,
                why: request.why.as_ref().map(ToString::to_string),
                nonce,
            })
        });
        Ok(unsealed.collect::<Result<_, LogError>>()?)
    }

    /// The answer, once the views show the effect or the patience for it has run out.
    async fn seen(&self, outcome: Outcome) -> Outcome {
        if let Err(stale) = self.views().wait_for(outcome.position, VIEWS).await {
            tracing::warn!(%stale, "a command was recorded, and the views do not show it yet");
        }
        outcome
    }

    /// What the decision must know of open work; from views that hold all the log holds, where much hangs on it.
    async fn open_work(
        &self,
        command: &Command,
        history: &History,
        now: Timestamp,
    ) -> Result<OpenWork, ApiError> {
        use sauro_domain::unit::UnitCommand;
        let views = self.views();
        let work = match command {
            Command::Position(id, command) if command.leaves_work() => {
                self.views_at(self.registers().position()).await?;
                views.open_work_of_position(*id, now)
            }
            Command::Unit(id, UnitCommand::Merge { .. } | UnitCommand::Dissolve { .. }) => {
                self.views_at(self.registers().position()).await?;
                views.open_work_of_unit(*id, now)
            }
            Command::Assignment(_, AssignmentCommand::Issue) => match history.lead() {
                Some(lead) => views
                    .lead_overdue(lead, now)
                    .map(|lead_overdue| OpenWork { lead_overdue, ..OpenWork::default() }),
                None => Ok(OpenWork::default()),
            },
            Command::Assignment(_, AssignmentCommand::Draft { terms, .. }) => match terms.series {
                Some(series) => {
                    views.assignments_by_id(&[series], &views.present(now)).map(|mut rows| OpenWork {
                        series_assigner: rows.remove(&series).map(|row| row.assigner),
                        ..OpenWork::default()
                    })
                }
                None => Ok(OpenWork::default()),
            },
            Command::Inspection(_, inspecting) => {
                return self.inspected(inspecting, history, now).await;
            }
            _ => Ok(OpenWork::default()),
        };
        work.map_err(|error| ApiError::Unavailable(error.to_string()))
    }

    pub(super) async fn views_at(&self, position: Position) -> Result<(), ApiError> {
        let reached = self.views().wait_for(position, VIEWS).await;
        reached.map_err(|stale| ApiError::Unavailable(stale.to_string()))
    }
}

fn so_already(history: &History) -> Outcome {
    Outcome {
        position: history.position,
        revision: history.revision.unwrap_or(0),
        repeated: false,
        leaves: Vec::new(),
        events: 0,
    }
}
