//! The port every log adapter implements, and every contract case is written against.

use crate::{Position, Unsealed};
use async_trait::async_trait;
use sauro_domain::id::CommandId;
use tokio::sync::watch;

/// What the sender believes about the stream. Always stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// The stream does not exist yet.
    NoStream,
    /// Its last event has this revision (the first is 0).
    Revision(u64),
}

/// Refuse the append if events of these types were recorded after a position: for rules that span streams.
/// Atomic on `sqlite` and `memory`; on `kurrent` checked immediately before the append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// Wire names, such as `assignment.issued`.
    pub types: Vec<&'static str>,
    /// Only events after this position count.
    pub after: Position,
}

/// One command's events: one append to one stream.
#[derive(Debug, Clone)]
pub struct Append {
    /// `{kind}-{ulid}`.
    pub stream: String,
    /// What the sender believes.
    pub expect: Expect,
    /// What must not have happened meanwhile.
    pub guard: Option<Guard>,
    /// The idempotency key of the whole append.
    pub command: CommandId,
    /// At least one.
    pub events: Vec<Unsealed>,
}

/// Where an append ended up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// Position of its last event.
    pub position: Position,
    /// Revision of its last event.
    pub revision: u64,
    /// Leaf hashes in order: the receipt of the act.
    pub leaves: Vec<[u8; 32]>,
    /// True when the same command had been recorded before, and this only repeats the answer.
    pub repeated: bool,
}

/// A stored event: exactly the bytes the ledger hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Place in the global order.
    pub position: Position,
    /// The stream.
    pub stream: String,
    /// Place in the stream, from 0.
    pub revision: u64,
    /// The canonical envelope.
    pub bytes: Vec<u8>,
    /// `SHA-256(0x00 ‖ bytes)`.
    pub leaf: [u8; 32],
}

/// Why the log did not do as asked.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// Somebody was faster: decide again on the truth.
    #[error("the stream {stream} stands at {current:?}, not where the sender believed")]
    #[allow(missing_docs)]
    Conflict { stream: String, current: Option<u64> },
    /// The guard found something: re-read the register and decide again.
    #[error("something the decision relied on changed at {at}")]
    #[allow(missing_docs)]
    Guarded { at: Position },
    /// The command id was used for another stream.
    #[error("the command id {0} has been used for something else")]
    CommandReused(CommandId),
    /// The request itself is out of bounds (too large, no events, not canonical).
    #[error("the append is not acceptable: {0}")]
    Unacceptable(String),
    /// Unknown outcome or no service; retry with the same command id.
    #[error("the log is not available: {0}")]
    Unavailable(String),
    /// The stored data contradicts itself: stop and say where.
    #[error("the log is damaged at {place}: {what}")]
    #[allow(missing_docs)]
    Corrupt { place: String, what: String },
}

/// An append-only log of sealed events.
#[async_trait]
pub trait EventLog: Send + Sync + std::fmt::Debug {
    /// Records one command's events, all or none, durably before it answers. Repeating a command answers as before.
    async fn append(&self, append: Append) -> Result<Appended, LogError>;

    /// The stream from a revision on, in order; empty when there is no such stream.
    async fn read_stream(&self, stream: &str, from: u64) -> Result<Vec<Recorded>, LogError>;

    /// Up to `limit` events after a position, in global order.
    async fn read_all(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError>;

    /// The position of the newest event known here.
    async fn head(&self) -> Result<Position, LogError>;

    /// Grows with the log: a level to wait on with `>=`, never an edge.
    fn watch(&self) -> watch::Receiver<Position>;

    /// Whether other processes write to it as well.
    fn shared(&self) -> bool {
        false
    }

    /// Closes cleanly; later calls answer `Unavailable`.
    async fn close(&self);
}
