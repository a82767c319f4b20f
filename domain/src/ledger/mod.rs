//! What the log records of itself: where every stream ended, how far the access log had come, and which key signs its
//! heads. Acts of the system alone.

mod decide;
mod state;
#[cfg(test)]
mod tests;

use crate::text::Line;
use serde::{Deserialize, Serialize};

pub use decide::decide;
pub use state::{AccessHead, State, evolve};

/// What happened to the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LedgerEvent {
    /// Where every stream ended: the root of a small tree over the last entry of each. With it, a few entries can be
    /// shown to be all of their streams.
    #[serde(rename = "ledger.stream_heads")]
    StreamHeads {
        /// The root, 64 hexadecimal digits.
        root: Line,
        /// How many entries it covers.
        size: u64,
        /// How many streams.
        streams: u64,
    },
    /// How far the access log had come: whoever alters it afterwards contradicts this.
    #[serde(rename = "ledger.access_head")]
    AccessHead {
        /// The root of its tree, 64 hexadecimal digits.
        root: Line,
        /// How many entries it covers.
        size: u64,
    },
    /// The key that signs heads was changed.
    #[serde(rename = "ledger.key_rotated")]
    KeyRotated {
        /// The public key until now, as C2SP signed-note writes it.
        old: Line,
        /// The public key from now on.
        new: Line,
        /// The signature line of the old key over both.
        signature: Line,
    },
}

/// What can be asked of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum LedgerCommand {
    RecordStreamHeads { root: Line, size: u64, streams: u64 },
    RecordAccessHead { root: Line, size: u64 },
    RecordKeyRotation { old: Line, new: Line, signature: Line },
}
