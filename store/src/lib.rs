//! Where facts are kept: the `EventLog` port, its adapters, the canonical envelope and the vault of personal values.
//!
//! A log is a sequence of canonical JSON envelopes, in one global order and in one order per stream. Nothing above
//! the port may assume that one process owns the data, or that a `Position` is a count.

pub mod codec;
#[cfg(feature = "testing")]
pub mod contract;
pub mod envelope;
pub mod kurrent;
pub mod memory;
pub mod port;
pub mod position;
pub mod prepare;
pub mod sqlite;
pub mod vault;

pub use envelope::{Acted, Authority, Envelope, Unsealed};
pub use port::{Append, Appended, EventLog, Expect, Guard, LogError, Recorded};
pub use position::Position;
