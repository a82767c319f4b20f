//! A stream folded into the state that decisions are made on, whatever the aggregate.

use super::Outcome;
use sauro_domain::{
    Command, Context, Event, Refusal, assignment, calendar, document,
    event::Meta,
    id::{CommandId, PositionId},
    inspection, ledger, mandate, person, position, programme, unit,
};
use sauro_store::{Expect, LogError, Position, Recorded, codec};

/// The state of one aggregate.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "one at a time, on the stack of one command")]
enum State {
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

/// What has been recorded in the stream of a command.
#[derive(Debug)]
pub struct History {
    state: State,
    /// The revision of the last event; none when there is no stream.
    pub revision: Option<u64>,
    /// The position of the last event.
    pub position: Position,
    repeat: Option<Outcome>,
}

impl History {
    /// Folds the stream that the command writes to, and notes whether this very command is in it.
    pub fn fold(command: &Command, id: CommandId, recorded: &[Recorded]) -> Result<Self, LogError> {
        let mut history = Self {
            state: State::of(command),
            revision: recorded.last().map(|last| last.revision),
            position: recorded.last().map_or(Position::START, |last| last.position),
            repeat: None,
        };
        for recorded in recorded {
            let decoded = codec::decode(recorded)?;
            history.state =
                history.state.evolve(&decoded.event, &decoded.meta).ok_or_else(|| LogError::Corrupt {
                    place: format!("{} at revision {}", recorded.stream, recorded.revision),
                    what: format!("an event {} does not belong here", decoded.envelope.kind),
                })?;
            if decoded.meta.command == id {
                history.note_repeat(recorded);
            }
        }
        Ok(history)
    }

    fn note_repeat(&mut self, recorded: &Recorded) {
        let repeat = self.repeat.get_or_insert_with(|| Outcome {
            position: recorded.position,
            revision: recorded.revision,
            repeated: true,
            leaves: Vec::new(),
            events: 0,
        });
        (repeat.position, repeat.revision) = (recorded.position, recorded.revision);
        repeat.leaves.push(recorded.leaf);
        repeat.events += 1;
    }

    /// The answer given to this command before, if it was.
    pub fn repeat(&self) -> Option<&Outcome> {
        self.repeat.as_ref()
    }

    /// What to state about the stream when appending.
    pub fn expect(&self) -> Expect {
        self.revision.map_or(Expect::NoStream, Expect::Revision)
    }

    /// Decides.
    pub fn decide(&self, command: &Command, cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        inspection::admit(command, cx)?;
        macro_rules! decide {
            ($($kind:ident in $module:ident),*) => {
                match (&self.state, command) {
                    $((State::$kind(state), Command::$kind(id, command)) => {
                        $module::decide(*id, state, command, cx).map(|events| events.into_iter().map(Event::$kind).collect())
                    })*
                    // The state was made for this command.
                    _ => Ok(Vec::new()),
                }
            };
        }
        decide!(
            Unit in unit, Position in position, Person in person, Document in document, Mandate in mandate,
            Programme in programme, Calendar in calendar, Ledger in ledger, Assignment in assignment,
            Inspection in inspection
        )
    }

    /// The lead of the assignment that the command is about.
    pub fn lead(&self) -> Option<PositionId> {
        match &self.state {
            State::Assignment(state) => state.terms.lead,
            _ => None,
        }
    }

    /// The inspection that the command is about.
    pub fn inspection(&self) -> Option<&inspection::State> {
        match &self.state {
            State::Inspection(state) => Some(state),
            _ => None,
        }
    }
}

impl State {
    fn of(command: &Command) -> Self {
        match command {
            Command::Unit(..) => Self::Unit(unit::State::default()),
            Command::Position(..) => Self::Position(position::State::default()),
            Command::Person(..) => Self::Person(person::State::default()),
            Command::Document(..) => Self::Document(document::State::default()),
            Command::Mandate(..) => Self::Mandate(mandate::State::default()),
            Command::Programme(..) => Self::Programme(programme::State::default()),
            Command::Calendar(..) => Self::Calendar(calendar::State::default()),
            Command::Ledger(..) => Self::Ledger(ledger::State::default()),
            Command::Assignment(..) => Self::Assignment(assignment::State::default()),
            Command::Inspection(..) => Self::Inspection(inspection::State::default()),
        }
    }

    fn evolve(self, event: &Event, meta: &Meta) -> Option<Self> {
        Some(match (self, event) {
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
            _ => return None,
        })
    }
}
