//! The assignment (nhiệm vụ): drafted, passed through the six-clarity gate, issued, done, extended, accepted, closed.
//!
//! `events.rs` holds the facts, `command.rs` the wishes, `terms.rs` what an assignment says, `clarity/` the gate,
//! `decide/` what is allowed, `state/` what the facts add up to, `time_status.rs` and `attribution.rs` the derived
//! axes, `acts.rs` the names of acts and what can be done next, `recurrence.rs` and `escalation.rs` what the scheduler
//! does without anybody's judgement.

mod acts;
mod attribution;
mod clarity;
mod command;
mod decide;
pub mod escalation;
mod events;
mod records;
mod recurrence;
mod state;
mod term;
mod terms;
mod time_status;

#[cfg(test)]
mod tests;

pub use acts::{Act, NextAct, next_act};
pub use attribution::{Attribution, Bearer, Share, Span, attribute};
pub(crate) use clarity::persons;
pub use clarity::{Clarity, Evaluation, Finding, FindingCode, Standing, Warning, evaluate};
pub use command::AssignmentCommand;
pub(crate) use decide::sound;
pub use decide::{available_acts, decide, judged_acts};
pub use events::*;
pub use records::{Cause, Evidence, Reassignment};
pub use recurrence::next_period;
pub use state::{Decision, EvidenceItem, Extension, Item, ItemKind, Phase, State, Submission, evolve};
pub use term::*;
pub use terms::*;
pub use time_status::{Course, Judgement, TimeStatus, judge};
