//! The one command handler and what it works with. Every door comes through here; nothing else writes.

mod request;

pub use request::{Outcome, Request};
