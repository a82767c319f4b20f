//! What can be asked of an assignment, by the stretch of its life it belongs to.

mod deadline;
mod doing;
mod drafting;
mod ending;
mod giving;
mod people;

pub use deadline::DeadlineMutations;
pub use doing::{AskingMutations, DoingMutations};
pub use drafting::{DraftMutation, DraftingMutations};
pub use ending::EndingMutations;
pub use giving::GivingMutations;
pub use people::PeopleMutations;
