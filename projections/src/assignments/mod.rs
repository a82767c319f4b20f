//! Assignments: one row per version.

mod filter;
mod row;

pub use filter::{Against, AssignmentFilter, Sight, Sort};
pub use row::{AssignmentRow, Phase, WaitingOn};
