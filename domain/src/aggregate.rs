//! Any aggregate: the same three steps for whoever handles commands without caring which kind it is.

use crate::{
    assignment, calendar,
    command::Command,
    context::Context,
    document,
    event::{Event, Meta},
    inspection, ledger, mandate, person, position, programme,
    refusal::Refusal,
    unit,
};

/// An aggregate at the end of its stream.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
#[allow(clippy::large_enum_variant)]
pub enum State {
    Unit(unit::State),
    Position(position::State),
    Person(person::State),
    Document(document::State),
    Mandate(mandate::State),
    Programme(programme::State),
    Calendar(calendar::State),
    Ledger(ledger::State),
    Assignment(assignment::State),
    Inspection(inspection::State),
}

impl State {
    /// The aggregate that the command addresses, before its first event.
    pub fn absent(command: &Command) -> Self {
        match command {
            Command::Unit(..) => Self::Unit(Default::default()),
            Command::Position(..) => Self::Position(Default::default()),
            Command::Person(..) => Self::Person(Default::default()),
            Command::Document(..) => Self::Document(Default::default()),
            Command::Mandate(..) => Self::Mandate(Default::default()),
            Command::Programme(..) => Self::Programme(Default::default()),
            Command::Calendar(..) => Self::Calendar(Default::default()),
            Command::Ledger(..) => Self::Ledger(Default::default()),
            Command::Assignment(..) => Self::Assignment(Default::default()),
            Command::Inspection(..) => Self::Inspection(Default::default()),
        }
    }

    /// Whether the event is one of this kind of aggregate.
    #[must_use]
    pub fn takes(&self, event: &Event) -> bool {
        matches!(
            (self, event),
            (Self::Unit(_), Event::Unit(_))
                | (Self::Position(_), Event::Position(_))
                | (Self::Person(_), Event::Person(_))
                | (Self::Document(_), Event::Document(_))
                | (Self::Mandate(_), Event::Mandate(_))
                | (Self::Programme(_), Event::Programme(_))
                | (Self::Calendar(_), Event::Calendar(_))
                | (Self::Ledger(_), Event::Ledger(_))
                | (Self::Assignment(_), Event::Assignment(_))
                | (Self::Inspection(_), Event::Inspection(_))
        )
    }

    /// What the next event of the stream means. An event of another kind of stream changes nothing.
    #[must_use]
    pub fn evolve(self, event: &Event, meta: &Meta) -> Self {
        match (self, event) {
            (Self::Unit(state), Event::Unit(event)) => Self::Unit(unit::evolve(state, event, meta)),
            (Self::Position(state), Event::Position(event)) => {
                Self::Position(position::evolve(state, event, meta))
            }
            (Self::Person(state), Event::Person(event)) => Self::Person(person::evolve(state, event, meta)),
            (Self::Document(state), Event::Document(event)) => {
                Self::Document(document::evolve(state, event, meta))
            }
            (Self::Mandate(state), Event::Mandate(event)) => {
                Self::Mandate(mandate::evolve(state, event, meta))
            }
            (Self::Programme(state), Event::Programme(event)) => {
                Self::Programme(programme::evolve(state, event, meta))
            }
            (Self::Calendar(state), Event::Calendar(event)) => {
                Self::Calendar(calendar::evolve(state, event, meta))
            }
            (Self::Ledger(state), Event::Ledger(event)) => Self::Ledger(ledger::evolve(state, event, meta)),
            (Self::Assignment(state), Event::Assignment(event)) => {
                Self::Assignment(assignment::evolve(state, event, meta))
            }
            (Self::Inspection(state), Event::Inspection(event)) => {
                Self::Inspection(inspection::evolve(state, event, meta))
            }
            (state, _) => state,
        }
    }

    /// Decides the command. Nothing = already so.
    pub fn decide(&self, command: &Command, cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        inspection::admit(command, cx)?;
        match (self, command) {
            (Self::Unit(state), Command::Unit(id, command)) => events(unit::decide(*id, state, command, cx)),
            (Self::Position(state), Command::Position(id, command)) => {
                events(position::decide(*id, state, command, cx))
            }
            (Self::Person(state), Command::Person(id, command)) => {
                events(person::decide(*id, state, command, cx))
            }
            (Self::Document(state), Command::Document(id, command)) => {
                events(document::decide(*id, state, command, cx))
            }
            (Self::Mandate(state), Command::Mandate(id, command)) => {
                events(mandate::decide(*id, state, command, cx))
            }
            (Self::Programme(state), Command::Programme(id, command)) => {
                events(programme::decide(*id, state, command, cx))
            }
            (Self::Calendar(state), Command::Calendar(id, command)) => {
                events(calendar::decide(*id, state, command, cx))
            }
            (Self::Ledger(state), Command::Ledger(id, command)) => {
                events(ledger::decide(*id, state, command, cx))
            }
            (Self::Assignment(state), Command::Assignment(id, command)) => {
                events(assignment::decide(*id, state, command, cx))
            }
            (Self::Inspection(state), Command::Inspection(id, command)) => {
                events(inspection::decide(*id, state, command, cx))
            }
            // The stream holds another kind of aggregate than the command addresses.
            (_, command) => Err(Refusal::unknown("stream", command.stream())),
        }
    }
}

fn events<E: Into<Event>>(decided: Result<Vec<E>, Refusal>) -> Result<Vec<Event>, Refusal> {
    decided.map(|events| events.into_iter().map(Into::into).collect())
}
