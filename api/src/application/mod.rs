//! The one command handler and what it works with. Every door comes through here; nothing else writes.

mod authority;
mod codes;
mod guards;
mod handler;
mod histories;
mod history;
mod inspected;
mod people;
mod persons;
mod registers;
mod repeats;
mod request;
mod side;

use crate::{
    ApiError,
    access::{Access, Full, Note},
    auth::Accounts,
    clock::{Clock, Random},
    integrity::Integrity,
    metrics::Metrics,
};
use codes::Codes;
use guards::Guards;
use histories::Histories;
use registers::Registers;
use sauro_domain::register::View;
use sauro_projections::Views;
use sauro_store::{EventLog, Position, vault::Vault};
use std::{
    sync::{Arc, PoisonError, RwLock},
    time::Instant,
};

pub use people::{People, PersonName};
pub use persons::{NewPerson, PersonChange};
pub use request::{Act, Outcome, Request};
pub use side::{DemoAccount, Facts, RefusalNote, Side};

/// What an application is built from.
#[derive(Debug)]
pub struct Parts {
    /// Where facts are kept.
    pub log: Arc<dyn EventLog>,
    /// What people ask.
    pub views: Views,
    /// Where personal values are kept.
    pub vault: Arc<Vault>,
    /// What the doors note for themselves.
    pub side: Side,
    /// Who may sign in; their accounts go with their personal data. None where nobody signs in.
    pub accounts: Option<Arc<Accounts>>,
    /// Who signed in, what inspectors read, what was taken away.
    pub access: Access,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
}

/// The handler with everything it needs. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Application(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    parts: Parts,
    registers: Registers,
    people: People,
    guards: Guards,
    histories: Histories,
    codes: Codes,
    facts: RwLock<Facts>,
    metrics: Metrics,
    integrity: Integrity,
    /// One person's details at a time: sealing and recording must not interleave with a retry of the same command.
    sealing: tokio::sync::Mutex<()>,
}

impl Application {
    /// Builds it, catches the register up with the log and loads the directory of people.
    pub async fn new(parts: Parts) -> Result<Self, ApiError> {
        Self::with_heads(parts, Integrity::default()).await
    }

    /// The same over a log whose heads are kept.
    pub async fn with_heads(parts: Parts, integrity: Integrity) -> Result<Self, ApiError> {
        let registers = Registers::new(Arc::clone(&parts.log));
        let facts = parts.side.facts().map_err(|error| ApiError::Unavailable(error.to_string()))?;
        let application = Self(Arc::new(Inner {
            registers,
            people: People::default(),
            guards: Guards::default(),
            histories: Histories::default(),
            codes: Codes::default(),
            facts: RwLock::new(facts),
            metrics: Metrics::default(),
            integrity,
            sealing: tokio::sync::Mutex::new(()),
            parts,
        }));
        application.catch_up().await?;
        Ok(application)
    }

    /// Does what is asked, or says why not. Repeating a command repeats its answer.
    pub async fn execute(&self, request: Request) -> Result<Outcome, ApiError> {
        let began = Instant::now();
        let result = match self.integrity().writable() {
            Ok(()) => self.handle(&request).await,
            Err(read_only) => Err(read_only),
        };
        let outcome = match &result {
            Ok(outcome) if outcome.repeated => "repeated",
            Ok(outcome) if outcome.events == 0 => "nothing_new",
            Ok(_) => "recorded",
            Err(error) => error.code(),
        };
        self.0.metrics.command(outcome, began.elapsed());
        result.inspect_err(|error| self.note(&request, error))
    }

    /// Writes down why a command was not done: refusals for those who look after the rules, failures for operators.
    fn note(&self, request: &Request, error: &ApiError) {
        match error {
            ApiError::Refused(refusal) => {
                let (now, id, stream) =
                    (self.clock().now(), request.command_id.to_string(), request.command.stream());
                let noted = self.side().note_refusal(now, &id, &stream, request.via, request.actor, refusal);
                if let Err(error) = noted {
                    tracing::error!(%error, "a refusal could not be noted");
                }
            }
            ApiError::Unavailable(_) | ApiError::Full | ApiError::Damaged(_) | ApiError::ReadOnly(_) => {
                tracing::error!(%error, command = %request.command_id, "a command could not be handled");
            }
            _ => {}
        }
    }

    /// Looks at the register as the log stands now, in force now.
    pub async fn with_register<T>(&self, look: impl FnOnce(View<'_>) -> T) -> Result<T, ApiError> {
        self.catch_up().await?;
        Ok(self.registers().look(self.clock().now(), |view, _| look(view)))
    }

    /// The log.
    pub fn log(&self) -> &Arc<dyn EventLog> {
        &self.0.parts.log
    }

    /// The views.
    pub fn views(&self) -> &Views {
        &self.0.parts.views
    }

    /// The clock.
    pub fn clock(&self) -> &dyn Clock {
        self.0.parts.clock.as_ref()
    }

    /// Randomness.
    pub fn random(&self) -> &dyn Random {
        self.0.parts.random.as_ref()
    }

    /// Names and ways of address of everybody known.
    pub fn people(&self) -> &People {
        &self.0.people
    }

    /// What the doors note for themselves.
    pub fn side(&self) -> &Side {
        &self.0.parts.side
    }

    /// The signed heads of the log.
    pub fn integrity(&self) -> &Integrity {
        &self.0.integrity
    }

    /// The access log.
    pub fn access(&self) -> &Access {
        &self.0.parts.access
    }

    /// Takes an entry into the access log.
    pub fn note_access(&self, note: &Note) -> Result<(), Full> {
        self.access().note(self.clock().now(), note)
    }

    /// The counters.
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// What the installation says about itself.
    pub fn installation(&self) -> Facts {
        self.0.facts.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes what the installation says about itself.
    pub fn set_installation(&self, facts: Facts) -> Result<(), ApiError> {
        self.side().set_facts(&facts).map_err(|error| ApiError::Unavailable(error.to_string()))?;
        *self.0.facts.write().unwrap_or_else(PoisonError::into_inner) = facts;
        Ok(())
    }

    /// Whether the log answers, for readiness.
    pub async fn check_log(&self) -> Result<(), String> {
        self.log().head().await.map(|_| ()).map_err(|error| error.to_string())
    }

    /// Whether the views take in what the log holds, for readiness.
    pub async fn check_views(&self) -> Result<(), String> {
        use sauro_projections::State;
        match self.views().health().state {
            State::Live | State::CatchingUp => Ok(()),
            State::Rebuilding => Err("the views are being rebuilt".to_owned()),
            State::Closed => Err("the projector has ended".to_owned()),
            State::Stopped(failure) => Err(format!("stopped at {}: {}", failure.position, failure.error)),
        }
    }

    /// Measures of this moment: name, help, value.
    pub async fn gauges(&self) -> Vec<(&'static str, &'static str, f64)> {
        #[allow(clippy::cast_precision_loss, reason = "a gauge is a float, and no log is that long")]
        let number = |position: Position| position.parts().0 as f64;
        let health = self.views().health();
        let head = self.log().head().await.unwrap_or_default();
        let heads = self.integrity().standing();
        let published = heads.published.as_ref();
        #[allow(clippy::cast_precision_loss, reason = "a gauge is a float")]
        let age = published.map_or(-1.0, |signed| (self.clock().now() - signed.at).num_seconds() as f64);
        let size = published.map_or(0, |signed| signed.head.checkpoint().size());
        vec![
            (
                "sauro_head_size",
                "Entries under the newest published head.",
                number(Position::from_parts(size, 0)),
            ),
            ("sauro_head_age_seconds", "Age of the newest published head; -1 without one.", age),
            (
                "sauro_read_only",
                "1 when the log contradicts what was signed and nothing is recorded.",
                f64::from(u8::from(heads.contradiction.is_some())),
            ),
            ("sauro_log_position", "Position of the newest event in the log.", number(head)),
            ("sauro_views_position", "Position that the views hold.", number(health.position)),
            (
                "sauro_views_live",
                "1 when the views hold all the log holds.",
                f64::from(u8::from(health.is_live())),
            ),
        ]
    }

    /// Takes in everything the log holds now: into the register, and into the directory of people.
    async fn catch_up(&self) -> Result<(), ApiError> {
        let touched = self.registers().catch_up().await?;
        if touched.is_empty() { Ok(()) } else { self.refresh_people(touched).await }
    }

    pub(crate) fn registers(&self) -> &Registers {
        &self.0.registers
    }

    fn guards(&self) -> &Guards {
        &self.0.guards
    }

    fn histories(&self) -> &Histories {
        &self.0.histories
    }

    fn codes(&self) -> &Codes {
        &self.0.codes
    }

    fn sealing(&self) -> &tokio::sync::Mutex<()> {
        &self.0.sealing
    }

    fn vault(&self) -> &Arc<Vault> {
        &self.0.parts.vault
    }
}
