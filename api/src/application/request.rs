//! What a door hands to the handler, and what it gets back.

use sauro_domain::{Command, context::Actor, id::CommandId, text::Prose, time::Timestamp};
use sauro_store::Position;

/// Everything a door knows about an act but what is wished for.
#[derive(Debug, Clone)]
pub struct Act {
    /// The idempotency key, chosen by the sender. Repeating it repeats the answer and records nothing.
    pub command_id: CommandId,
    /// Who acts.
    pub actor: Actor,
    /// When it took or takes effect, if not now.
    pub effective: Option<Timestamp>,
    /// Why, where the command itself carries no reason.
    pub why: Option<Prose>,
    /// Which door: `web`, `graphql`, `import`, `cli`, `job`, `demo`.
    pub via: &'static str,
    /// The revision the sender saw; another one is answered by `ApiError::Stale`.
    pub expected_revision: Option<u64>,
}

impl Act {
    /// An act that takes effect now, with no stated revision and no reason beside it.
    pub fn new(command_id: CommandId, actor: Actor, via: &'static str) -> Self {
        Self { command_id, actor, effective: None, why: None, via, expected_revision: None }
    }

    /// The act with its wish.
    pub fn request(self, command: Command) -> Request {
        let Self { command_id, actor, effective, why, via, expected_revision } = self;
        Request { command_id, command, actor, effective, why, via, expected_revision }
    }
}

/// A command with everything a door knows about it.
#[derive(Debug, Clone)]
pub struct Request {
    /// The idempotency key, chosen by the sender. Repeating it repeats the answer and records nothing.
    pub command_id: CommandId,
    /// What is wished for.
    pub command: Command,
    /// Who acts.
    pub actor: Actor,
    /// When it took or takes effect, if not now.
    pub effective: Option<Timestamp>,
    /// Why, where the command itself carries no reason.
    pub why: Option<Prose>,
    /// Which door: `web`, `graphql`, `import`, `cli`, `job`, `demo`.
    pub via: &'static str,
    /// The revision the sender saw; another one is answered by `ApiError::Stale`.
    pub expected_revision: Option<u64>,
}

impl Request {
    /// A command that takes effect now, with no stated revision and no reason beside it.
    pub fn new(command_id: CommandId, command: Command, actor: Actor, via: &'static str) -> Self {
        Act::new(command_id, actor, via).request(command)
    }
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Reads that wait for this position see the effect.
    pub position: Position,
    /// The revision of the stream after the command.
    pub revision: u64,
    /// True when the same command had been recorded before.
    pub repeated: bool,
    /// Leaf hashes of the recorded envelopes, in order: the receipt.
    pub leaves: Vec<[u8; 32]>,
    /// How many events were recorded; 0 = it was so already.
    pub events: usize,
}
