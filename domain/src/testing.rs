//! Given what happened, when somebody asks, then this happens: a small ward for tests of every room.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod given;
mod ward;

use crate::{
    aggregate::State,
    authority,
    command::Command,
    context::{Actor, Context, OpenWork},
    event::{Event, Meta},
    id::{CommandId, PersonId, PositionId},
    refusal::{Code, Refusal},
    register::Register,
    time::Timestamp,
};
use chrono::Duration;
use std::collections::HashMap;
use ulid::Ulid;

pub use given::{day, line, moment, prose, ulid};
pub use ward::{EVERY_POWER, Ward, office, ward};

/// A log in memory with everything folded from it, a clock that stands still, and somebody who acts.
#[derive(Debug, Clone)]
pub struct World {
    /// Everything that happened, in order.
    pub log: Vec<(Ulid, Event, Meta)>,
    /// The register folded from it.
    pub register: Register,
    /// The moment at which the next command is recorded.
    pub now: Timestamp,
    /// When it takes effect, if not then.
    pub effective: Option<Timestamp>,
    /// Who acts next.
    pub actor: Actor,
    /// Open work that the handler would report.
    pub open_work: OpenWork,
    states: HashMap<String, (State, u64)>,
    commands: u128,
}

impl World {
    /// Nothing has happened; a founder is about to act.
    pub fn new(now: Timestamp) -> Self {
        Self {
            log: Vec::new(),
            register: Register::default(),
            now,
            effective: None,
            actor: Actor::Founder(PersonId(ulid(1))),
            open_work: OpenWork::default(),
            states: HashMap::new(),
            commands: 1_000_000,
        }
    }

    /// From now on, this moment; what follows takes effect when it is recorded.
    pub fn at(&mut self, text: &str) -> &mut Self {
        self.now = moment(text);
        self.effective = None;
        self
    }

    /// What follows takes effect at that moment.
    pub fn effective(&mut self, text: &str) -> &mut Self {
        self.effective = Some(moment(text));
        self
    }

    /// From now on this person acts in that position.
    pub fn by(&mut self, person: PersonId, position: PositionId) -> &mut Self {
        self.actor = Actor::Person { person, position, on_behalf_of: None };
        self
    }

    /// From now on, this actor.
    pub fn by_actor(&mut self, actor: Actor) -> &mut Self {
        self.actor = actor;
        self
    }

    /// The handler would report so many open assignments.
    pub fn leading(&mut self, open: u64) -> &mut Self {
        self.open_work.led = open;
        self
    }

    /// What a decision would look at.
    pub fn context(&self) -> Context<'_> {
        let effective = self.effective.unwrap_or(self.now);
        Context {
            command: CommandId(ulid(self.commands)),
            now: self.now,
            effective,
            actor: self.actor,
            why: None,
            register: self.register.now(effective),
            open_work: self.open_work.clone(),
        }
    }

    /// The aggregate that the command addresses.
    pub fn state(&self, command: &Command) -> State {
        self.states.get(&command.stream()).map_or_else(|| State::absent(command), |(state, _)| state.clone())
    }

    /// Decides the command and, when it is allowed, makes it so. Deciding again must change nothing, assignments aside.
    #[track_caller]
    pub fn when(&mut self, command: Command) -> Outcome {
        let result = self.state(&command).decide(&command, &self.context());
        if let Ok(events) = &result {
            let relied_on = authority::chain(&command, &self.context());
            let exempt = matches!(command, Command::Assignment(..));
            let own_chain = exempt || matches!(command, Command::Inspection(..));
            let by_mandate = matches!(self.actor, Actor::Person { .. }) && !own_chain;
            assert!(!by_mandate || !relied_on.is_empty(), "no authority behind {command:?}");
            events.iter().for_each(|event| self.record(&command, event.clone()));
            let again = self.state(&command).decide(&command, &self.context());
            let lost_the_right = again.as_ref().is_err_and(|refusal| {
                matches!(refusal.code, Code::AuthorityMissing | Code::NotYourPosition | Code::ActorNotAllowed)
            });
            assert!(
                exempt || lost_the_right || again == Ok(Vec::new()),
                "deciding twice: {again:?} after {events:?}"
            );
        }
        self.commands += 1;
        Outcome { result }
    }

    /// The command must be allowed.
    #[track_caller]
    pub fn given(&mut self, command: Command) -> &mut Self {
        let outcome = self.when(command.clone());
        assert!(outcome.result.is_ok(), "given {command:?}: {:?}", outcome.result);
        self
    }

    fn record(&mut self, command: &Command, event: Event) {
        let stream = command.stream();
        let id = crate::id::ulid_of_stream(&stream).expect("a stream name");
        let (state, revision) = self.states.remove(&stream).unwrap_or_else(|| (State::absent(command), 0));
        let meta = Meta {
            recorded_at: self.now,
            effective_at: self.effective.unwrap_or(self.now),
            command: CommandId(ulid(self.commands)),
            actor: self.actor,
            revision,
        };
        self.states.insert(stream, (state.evolve(&event, &meta), revision + 1));
        self.register.apply(id, &event, &meta);
        self.log.push((id, event, meta));
    }

    /// Lets the clock run.
    pub fn later(&mut self, hours: i64) -> &mut Self {
        self.now += Duration::hours(hours);
        self.effective = None;
        self
    }
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What was decided.
    pub result: Result<Vec<Event>, Refusal>,
}

impl Outcome {
    /// Exactly these events.
    #[track_caller]
    pub fn then<E: Into<Event>>(self, events: impl IntoIterator<Item = E>) {
        let events: Vec<Event> = events.into_iter().map(Into::into).collect();
        assert_eq!(self.result, Ok(events));
    }

    /// It was so already.
    #[track_caller]
    pub fn then_nothing(self) {
        assert_eq!(self.result, Ok(Vec::new()));
    }

    /// Allowed.
    #[track_caller]
    pub fn then_done(self) {
        assert!(self.result.as_ref().is_ok_and(|events| !events.is_empty()), "{:?}", self.result);
    }

    /// Refused with this code; the refusal, for further questions.
    #[track_caller]
    pub fn then_refused(self, code: Code) -> Refusal {
        match self.result {
            Err(refusal) if refusal.code == code => refusal,
            other => panic!("expected a refusal with {code}, got {other:?}"),
        }
    }
}
