//! The assignment (nhiệm vụ): drafted, passed through the six-clarity gate, issued, done, extended, accepted, closed.
//!
//! `events.rs` holds the facts, `command.rs` the wishes, `terms.rs` what an assignment says, `clarity.rs` the gate,
//! `time_status.rs` and `attribution.rs` the derived axes.

mod attribution;
mod clarity;
mod command;
mod decide;
mod events;
mod state;
mod terms;
mod time_status;

pub use attribution::{Attribution, Bearer, Span, attribute};
pub use clarity::{Clarity, Evaluation, Finding, Standing, Warning, evaluate};
pub use command::AssignmentCommand;
pub use decide::decide;
pub use events::*;
pub use state::{State, evolve};
pub use terms::*;
pub use time_status::{Judgement, TimeStatus, judge};
