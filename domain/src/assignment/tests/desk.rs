//! A desk on which one assignment is worked: acts are decided, folded and kept.

use super::world::*;
use crate::{
    assignment::{AssignmentCommand as C, AssignmentEvent as E, *},
    context::{Actor, Context, OpenWork},
    event::Meta,
    id::*,
    refusal::{Code, Refusal},
    register::Register,
    time::Timestamp,
};
use ulid::Ulid;

pub const THIS: AssignmentId = AssignmentId(Ulid(777));

#[derive(Clone)]
pub struct Desk {
    pub register: Register,
    pub state: State,
    pub history: Vec<(E, Meta)>,
    pub now: Timestamp,
    pub effective: Option<Timestamp>,
    pub commands: u128,
    /// Who gives the series that the scheduler goes on with.
    pub series_assigner: Option<PositionId>,
}

impl Desk {
    /// Nothing drafted yet, on day 0.
    pub fn empty() -> Self {
        let (state, history) = (State::default(), Vec::new());
        let (register, now) = (ward(), morning(0));
        Self { register, state, history, now, effective: None, commands: 1000, series_assigner: None }
    }

    pub fn drafted(terms: Terms) -> Self {
        let mut desk = Self::empty();
        desk.ok(CHAIR, C::Draft { code: Some(line("2026-0001")), terms });
        desk
    }

    pub fn issued() -> Self {
        let mut desk = Self::drafted(terms());
        desk.ok(CHAIR, C::Issue);
        desk
    }

    /// Acknowledged by the lead on day 1.
    pub fn working() -> Self {
        let mut desk = Self::issued().on(1);
        desk.ok(LEAD, C::Acknowledge { note: None });
        desk
    }

    /// Handed in by the lead on the day, and not decided.
    pub fn submitted(day: i64) -> Self {
        let mut desk = Self::working().on(day);
        desk.ok(LEAD, C::SubmitResult { text: prose("Xong"), evidence: vec![] });
        desk
    }

    pub fn accepted(day: i64) -> Self {
        let mut desk = Self::submitted(day);
        desk.ok(OFFICE, C::AcceptResult { note: None });
        desk
    }

    pub fn on(mut self, day: i64) -> Self {
        self.now = morning(day);
        self
    }

    pub fn actor(&self, seat: PositionId) -> Actor {
        let holder = self.register.now(self.now).holder(seat).map(|tenure| tenure.person);
        Actor::Person { person: holder.unwrap_or(person_of(seat)), position: seat, on_behalf_of: None }
    }

    pub fn context(&self, actor: Actor) -> Context<'_> {
        Context {
            command: CommandId(Ulid(self.commands + 1)),
            now: self.now,
            effective: self.effective.unwrap_or(self.now),
            actor,
            why: None,
            register: self.register.now(self.now),
            open_work: OpenWork { series_assigner: self.series_assigner, ..OpenWork::default() },
        }
    }

    /// Decides without doing.
    pub fn ask(&self, seat: PositionId, command: &C) -> Result<Vec<E>, Refusal> {
        decide(THIS, &self.state, command, &self.context(self.actor(seat)))
    }

    #[track_caller]
    pub fn refused(&self, seat: PositionId, command: C) -> Code {
        self.ask(seat, &command).expect_err("should be refused").code
    }

    /// Decides, folds and keeps; answers the command's id.
    #[track_caller]
    pub fn ok(&mut self, seat: PositionId, command: C) -> CommandId {
        self.by(self.actor(seat), &command).expect("should be allowed")
    }

    pub fn by(&mut self, actor: Actor, command: &C) -> Result<CommandId, Refusal> {
        let cx = self.context(actor);
        let (id, effective) = (cx.command, cx.effective);
        let events = decide(THIS, &self.state, command, &cx)?;
        self.commands += 1;
        for event in events {
            let revision = self.state.revisions();
            let meta = Meta { recorded_at: self.now, effective_at: effective, command: id, actor, revision };
            self.state = evolve(std::mem::take(&mut self.state), &event, &meta);
            self.history.push((event, meta));
        }
        Ok(id)
    }

    /// The last thing that happened.
    pub fn last(&self) -> &E {
        &self.history.last().expect("something happened").0
    }
}
