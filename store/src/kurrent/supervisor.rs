//! Keeps a usable client at hand. The official client does not survive a failed discovery: every later call on it
//! fails within microseconds. So it is thrown away and built again, with a growing pause between attempts. Every
//! call runs in a task of its own, under a deadline kept here: the client states deadlines to the server only, and
//! panics on messages it does not know.

use super::Patience;
use crate::LogError;
use eventstore::{Client, ClientSettings, Error as ClientError};
use std::{
    future::Future,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    time::{Duration, Instant},
};

/// Why a call did not succeed.
#[derive(Debug)]
pub(super) enum Failure {
    /// The client answered with an error of its own.
    Client(ClientError),
    /// The stored data or the request is at fault, whoever asks.
    Log(LogError),
}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        Self::Client(error)
    }
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        Self::Log(error)
    }
}

impl Failure {
    /// As the port says it. Whatever leaves the outcome unknown is `Unavailable`.
    fn into_log_error(self) -> LogError {
        match self {
            Self::Log(error) => error,
            Self::Client(ClientError::Grpc { code, message }) if i32::from(code) == BAD_REQUEST => {
                LogError::Unacceptable(format!("{code}: {message}"))
            }
            Self::Client(ClientError::ResourceDeleted) => {
                LogError::Corrupt { place: "kurrent".into(), what: "a stream of ours was deleted".into() }
            }
            Self::Client(error) => LogError::Unavailable(error.to_string()),
        }
    }
}

/// gRPC's `INVALID_ARGUMENT`: such as more bytes in one append than the cluster allows.
const BAD_REQUEST: i32 = 3;

#[derive(Default)]
struct State {
    client: Option<Client>,
    /// Counts clients, so that one failure seen by many callers throws away one client.
    generation: u64,
    /// No new client before this moment.
    not_before: Option<Instant>,
    pause: Duration,
}

/// The owner of the client.
pub(super) struct Supervisor {
    settings: ClientSettings,
    patience: Patience,
    state: Mutex<State>,
    /// Held while a client is built: an unused one would leave its task behind.
    building: tokio::sync::Mutex<()>,
    closed: AtomicBool,
}

impl std::fmt::Debug for Supervisor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hosts = self.settings.hosts();
        f.debug_struct("Supervisor")
            .field("hosts", hosts)
            .field("closed", &self.closed)
            .finish_non_exhaustive()
    }
}

impl Supervisor {
    pub(super) fn new(settings: ClientSettings, patience: Patience) -> Self {
        Self {
            settings,
            patience,
            state: Mutex::default(),
            building: tokio::sync::Mutex::default(),
            closed: AtomicBool::new(false),
        }
    }

    pub(super) fn patience(&self) -> Patience {
        self.patience
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closed.load(SeqCst)
    }

    pub(super) fn check_open(&self) -> Result<(), LogError> {
        if self.is_closed() { Err(LogError::Unavailable("the log is closed".into())) } else { Ok(()) }
    }

    pub(super) fn close(&self) {
        self.closed.store(true, SeqCst);
        self.state().client = None;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The client in use, or a new one when there is none and the pause is over.
    pub(super) async fn client(&self) -> Result<(Client, u64), LogError> {
        if let Some(client) = self.present()? {
            return Ok(client);
        }
        let _building = self.building.lock().await;
        if let Some(client) = self.present()? {
            return Ok(client);
        }
        // Building reads certificate files, and panics on a damaged one: off the async threads, and caught.
        let settings = self.settings.clone();
        let runtime = tokio::runtime::Handle::current();
        let built = tokio::task::spawn_blocking(move || Client::with_runtime_handle(runtime, settings)).await;
        let client = match built {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => return Err(self.cannot_build(&error.to_string())),
            Err(panicked) => return Err(self.cannot_build(&panicked.to_string())),
        };
        let mut state = self.state();
        state.generation += 1;
        state.client = Some(client.clone());
        Ok((client, state.generation))
    }

    /// The client in use; `None` when one may be built now.
    fn present(&self) -> Result<Option<(Client, u64)>, LogError> {
        self.check_open()?;
        let state = self.state();
        if let Some(client) = &state.client {
            return Ok(Some((client.clone(), state.generation)));
        }
        if state.not_before.is_some_and(|moment| Instant::now() < moment) {
            return Err(LogError::Unavailable("no connection to the cluster; trying again shortly".into()));
        }
        Ok(None)
    }

    fn cannot_build(&self, why: &str) -> LogError {
        self.hold_back(&mut self.state());
        LogError::Unavailable(format!("cannot set up the client: {why}"))
    }

    fn hold_back(&self, state: &mut State) {
        let pause = if state.pause.is_zero() { self.patience.least_pause } else { state.pause * 2 };
        state.pause = pause.min(self.patience.most_pause);
        state.not_before = Some(Instant::now() + state.pause);
    }

    /// Throws the client away if it is beyond use, or points at a node that is.
    pub(super) fn note(&self, error: &ClientError, generation: u64) {
        let dead = matches!(error, ClientError::ConnectionClosed | ClientError::GrpcConnectionError(_));
        // After a server error the client keeps the node it had: with several nodes, discover again.
        let several = self.settings.hosts().len() > 1 || self.settings.is_dns_discovery_enabled();
        let astray = several && matches!(error, ClientError::ServerError(_) | ClientError::DeadlineExceeded);
        let mut state = self.state();
        if (dead || astray) && state.generation == generation && state.client.take().is_some() {
            self.hold_back(&mut state);
            tracing::warn!(%error, pause = ?state.pause, "the connection to the cluster is given up and made anew");
        }
    }

    /// A call went through: the next failure begins with the shortest pause again.
    pub(super) fn well(&self) {
        let mut state = self.state();
        state.pause = Duration::ZERO;
        state.not_before = None;
    }

    /// Runs one call: in its own task, under the deadline, repeated once if the first try was surely not carried out.
    pub(super) async fn call<T, F, Fut>(&self, action: F) -> Result<T, LogError>
    where
        T: Send + 'static,
        F: Fn(Client) -> Fut,
        Fut: Future<Output = Result<T, Failure>> + Send + 'static,
    {
        let mut tries = 0;
        loop {
            tries += 1;
            let (client, generation) = self.client().await?;
            let mut task = tokio::spawn(action(client));
            let outcome = match tokio::time::timeout(self.patience.deadline, &mut task).await {
                Ok(Ok(outcome)) => outcome,
                Ok(Err(broken)) => {
                    return Err(LogError::Unavailable(format!("the client broke down: {broken}")));
                }
                Err(_) => {
                    task.abort();
                    self.note(&ClientError::DeadlineExceeded, generation);
                    return Err(LogError::Unavailable("no answer in time; the outcome is unknown".into()));
                }
            };
            match outcome {
                Ok(value) => {
                    self.well();
                    return Ok(value);
                }
                Err(Failure::Client(error)) if tries == 1 && was_not_sent(&error) => {
                    self.note(&error, generation);
                    if matches!(error, ClientError::ConnectionClosed) {
                        // A client that had died earlier says nothing about the server now.
                        self.state().not_before = None;
                    }
                }
                Err(failure) => {
                    if let Failure::Client(error) = &failure {
                        self.note(error, generation);
                    }
                    return Err(failure.into_log_error());
                }
            }
        }
    }
}

/// Surely not carried out: there was no connection, or the node said that it is not the leader (the client then
/// moves to the leader by itself).
fn was_not_sent(error: &ClientError) -> bool {
    matches!(error, ClientError::ConnectionClosed | ClientError::NotLeaderException(_))
}
