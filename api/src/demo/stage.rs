//! The stage: who is who, and the one way anything happens on it, the ordinary command handler.

use super::dice::Dice;
use crate::{
    ApiError, Application,
    application::Request,
    clock::{Clock, ManualClock, SystemClock},
};
use sauro_domain::{
    Command,
    context::Actor,
    id::{CommandId, DocumentId, MandateId, PersonId, PositionId, ProgrammeId, UnitId},
    register::Accountable,
    text::{BadText, Line, Prose},
    time::{Timestamp, day_of},
};
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicBool, Ordering},
};

/// A step of the demonstration was not possible: a mistake in the script, or a log that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The handler refused or failed.
    #[error("at {at}, {what}: {error}")]
    #[allow(missing_docs)]
    Act { at: Timestamp, what: String, error: Box<ApiError> },
    /// The script names something it did not make.
    #[error("the script has no {kind} called {key:?}")]
    #[allow(missing_docs)]
    Missing { kind: &'static str, key: String },
    /// The script's own text is out of bounds.
    #[error(transparent)]
    Text(#[from] BadText),
}

/// A clock that tells the story's time until the story is over, and the machine's from then on.
#[derive(Debug)]
pub struct StagedClock {
    story: ManualClock,
    over: AtomicBool,
}

impl StagedClock {
    /// Starts in the story, at a moment.
    pub fn at(moment: Timestamp) -> Self {
        Self { story: ManualClock::at(moment), over: AtomicBool::new(false) }
    }

    /// Sets the story's time.
    pub fn set(&self, moment: Timestamp) {
        self.story.set(moment);
    }

    /// From now on the machine's time.
    pub fn release(&self) {
        self.over.store(true, Ordering::Release);
    }
}

impl Clock for StagedClock {
    fn now(&self) -> Timestamp {
        if self.over.load(Ordering::Acquire) { SystemClock.now() } else { self.story.now() }
    }
}

/// Names of things, and the way to make more of them.
pub struct Stage<'a> {
    pub(super) app: &'a Application,
    pub(super) clock: &'a StagedClock,
    pub(super) dice: Dice,
    pub(super) founder: PersonId,
    pub(super) units: BTreeMap<String, UnitId>,
    pub(super) seats: BTreeMap<String, PositionId>,
    pub(super) people: BTreeMap<String, PersonId>,
    pub(super) documents: BTreeMap<String, DocumentId>,
    pub(super) mandates: BTreeMap<String, MandateId>,
    pub(super) programmes: BTreeMap<String, ProgrammeId>,
    pub(super) issued: u64,
    pub(super) lottery: super::names::Lottery,
}

impl<'a> Stage<'a> {
    /// An empty stage.
    pub fn new(app: &'a Application, clock: &'a StagedClock, seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let founder = PersonId::from(dice.command(clock.now().timestamp_millis()));
        Self {
            app,
            clock,
            dice,
            founder,
            units: BTreeMap::new(),
            seats: BTreeMap::new(),
            people: BTreeMap::new(),
            documents: BTreeMap::new(),
            mandates: BTreeMap::new(),
            programmes: BTreeMap::new(),
            issued: 0,
            lottery: super::names::Lottery::default(),
        }
    }

    /// A fresh command id of the story's moment.
    pub fn command_id(&mut self) -> CommandId {
        let now = self.clock.now().timestamp_millis();
        self.dice.command(now)
    }

    /// Does one thing, through the ordinary handler.
    pub async fn act(
        &mut self,
        id: CommandId,
        actor: Actor,
        command: Command,
        effective: Option<Timestamp>,
    ) -> Result<(), Failure> {
        let what = short(&command);
        let mut request = Request::new(id, command, actor, "demo");
        request.effective = effective;
        match self.app.execute(request).await {
            Ok(_) => Ok(()),
            Err(error) => Err(Failure::Act { at: self.clock.now(), what, error: Box::new(error) }),
        }
    }

    /// The same, as the founder of the installation.
    pub async fn found(
        &mut self,
        id: CommandId,
        command: Command,
        effective: Option<Timestamp>,
    ) -> Result<(), Failure> {
        let founder = Actor::Founder(self.founder);
        self.act(id, founder, command, effective).await
    }

    /// Keeps a register: the founder on the founding day, the Party office from then on.
    pub async fn keep(&mut self, id: CommandId, command: Command) -> Result<(), Failure> {
        let actor = self.keeper().await?;
        self.act(id, actor, command, None).await
    }

    pub(super) async fn keeper(&self) -> Result<Actor, Failure> {
        match self.seats.get("cvpdu") {
            Some(seat) if day_of(self.clock.now()) > super::founding_day() => self.actor(*seat).await,
            _ => Ok(Actor::Founder(self.founder)),
        }
    }

    /// Whoever answers for a seat at this moment of the story.
    pub async fn answering(&self, seat: PositionId) -> Result<Accountable, Failure> {
        let answer = self.app.with_register(|view| view.accountable(seat)).await;
        let failed = |error| Failure::Act {
            at: self.clock.now(),
            what: "look at the register".to_owned(),
            error: Box::new(error),
        };
        let missing = || Failure::Missing { kind: "person answering for seat", key: seat.to_string() };
        answer.map_err(failed)?.ok_or_else(missing)
    }

    /// That person, acting in the seat.
    pub async fn actor(&self, seat: PositionId) -> Result<Actor, Failure> {
        let who = self.answering(seat).await?;
        Ok(Actor::Person { person: who.person, position: who.position, on_behalf_of: who.for_holder })
    }

    /// Whether somebody could act in their seat at an earlier moment already, as far as the register knows today.
    pub(super) fn sat_then(&self, actor: &Actor, then: Timestamp) -> bool {
        let Actor::Person { person, position, .. } = actor else { return true };
        self.app.registers().look(then, |view, _| view.may_act(*person, *position).is_some())
    }

    pub(super) fn unit(&self, key: &str) -> Result<UnitId, Failure> {
        find(&self.units, "unit", key)
    }
    pub(super) fn seat(&self, key: &str) -> Result<PositionId, Failure> {
        find(&self.seats, "seat", key)
    }
    pub(super) fn person(&self, key: &str) -> Result<PersonId, Failure> {
        find(&self.people, "person", key)
    }
    pub(super) fn document(&self, key: &str) -> Result<DocumentId, Failure> {
        find(&self.documents, "document", key)
    }
    pub(super) fn mandate(&self, key: &str) -> Result<MandateId, Failure> {
        find(&self.mandates, "mandate", key)
    }
    pub(super) fn programme(&self, key: &str) -> Result<ProgrammeId, Failure> {
        find(&self.programmes, "programme", key)
    }
}

fn find<T: Copy>(map: &BTreeMap<String, T>, kind: &'static str, key: &str) -> Result<T, Failure> {
    map.get(key).copied().ok_or_else(|| Failure::Missing { kind, key: key.to_owned() })
}

/// One line of the script's text.
pub fn line(text: &str) -> Result<Line, Failure> {
    Ok(Line::parse(text)?)
}

/// A paragraph of the script's text.
pub fn prose(text: &str) -> Result<Prose, Failure> {
    Ok(Prose::parse(text)?)
}

fn short(command: &Command) -> String {
    format!("{command:?}").chars().take(300).collect()
}
