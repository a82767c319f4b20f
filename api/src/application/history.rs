//! A stream folded into the state that decisions are made on, whatever the aggregate.

use super::Outcome;
use sauro_domain::{
    Command, Context, Event, Refusal, assignment, calendar, document,
    event::Meta,
    id::{CommandId, PositionId},
    inspection, ledger, mandate, person, position, programme, unit,
};
use sauro_ledger::Hash;
use sauro_store::{Expect, LogError, Position, Recorded, codec};

/// The state of one aggregate.
#[derive(Debug, Clone)]
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
#[derive(Debug, Clone)]
pub struct History {
    state: State,
    /// The revision of the last event; none when there is no stream.
    pub revision: Option<u64>,
    /// The position of the last event.
    pub position: Position,
    recorded: Vec<Entry>,
}

/// By which command an event came, and what its sender was told.
#[derive(Debug, Clone, Copy)]
struct Entry {
    command: CommandId,
    position: Position,
    revision: u64,
    leaf: Hash,
}

impl History {
    /// Of a stream of which nothing is known yet.
    pub fn new(command: &Command) -> Self {
        Self { state: State::of(command), revision: None, position: Position::START, recorded: Vec::new() }
    }

    /// With what was recorded since.
    pub fn after(mut self, since: &[Recorded]) -> Result<Self, LogError> {
        for recorded in since {
            let decoded = codec::decode(recorded)?;
            self.state =
                self.state.evolve(&decoded.event, &decoded.meta).ok_or_else(|| LogError::Corrupt {
                    place: format!("{} at revision {}", recorded.stream, recorded.revision),
                    what: format!("an event {} does not belong here", decoded.envelope.kind),
                })?;
            let Recorded { position, revision, leaf, .. } = *recorded;
            self.recorded.push(Entry { command: decoded.meta.command, position, revision, leaf });
            (self.revision, self.position) = (Some(revision), position);
        }
        Ok(self)
    }

    /// The answer given to this command before, if it was.
    pub fn repeat(&self, command: CommandId) -> Option<Outcome> {
        let mut own = self.recorded.iter().filter(|entry| entry.command == command);
        let first = own.next()?;
        let (mut last, mut leaves) = (first, vec![first.leaf]);
        for entry in own {
            leaves.push(entry.leaf);
            last = entry;
        }
        let (position, revision, events) = (last.position, last.revision, leaves.len());
        Some(Outcome { position, revision, repeated: true, leaves, events })
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
