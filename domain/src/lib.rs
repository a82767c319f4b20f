//! What is true and what is allowed.
//!
//! Events say what happened, commands say what somebody wants, `decide` says whether it is allowed and `evolve`
//! says what it means. Everything here is pure: no clock, no randomness, no input or output, no async. Time,
//! the acting person and the register of the organisation arrive as arguments.

pub mod aggregate;
pub mod assignment;
pub mod authority;
pub mod calendar;
pub mod command;
pub mod context;
pub mod document;
pub mod event;
pub mod id;
pub mod inspection;
pub mod ledger;
pub mod mandate;
pub mod person;
pub mod position;
pub mod programme;
pub mod refusal;
pub mod register;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod text;
pub mod time;
pub mod unit;

pub use command::Command;
pub use context::Context;
pub use event::Event;
pub use refusal::{Code, Refusal};
