//! A stream folded into the state that decisions are made on, whatever the aggregate.

use super::Outcome;
use sauro_domain::{
    Command, Context, Event, Refusal,
    aggregate::State,
    id::{CommandId, PositionId},
    inspection,
};
use sauro_ledger::Hash;
use sauro_store::{Expect, LogError, Position, Recorded, codec};

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
        Self {
            state: State::absent(command),
            revision: None,
            position: Position::START,
            recorded: Vec::new(),
        }
    }

    /// With what was recorded since.
    pub fn after(mut self, since: &[Recorded]) -> Result<Self, LogError> {
        for recorded in since {
            let decoded = codec::decode(recorded)?;
            if !self.state.takes(&decoded.event) {
                let place = format!("{} at revision {}", recorded.stream, recorded.revision);
                let what = format!("an event {} does not belong here", decoded.envelope.kind);
                return Err(LogError::Corrupt { place, what });
            }
            self.state = self.state.evolve(&decoded.event, &decoded.meta);
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
        self.state.decide(command, cx)
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
