//! What people ask: views folded from the log into a disposable SQLite file, answering the present and any past
//! moment by the same code.
//!
//! A view never decides anything and never reads a clock. Delete its file and it is rebuilt.

pub mod accountability;
pub mod assignments;
pub mod deadlines;
mod error;
pub mod history;
mod moment;
mod page;
pub mod parties;
pub mod programmes;
mod projector;
pub mod search;
pub mod statistics;
mod views;
pub mod worklists;

pub use assignments::{Against, AssignmentFilter, AssignmentRow, Phase, Sight, Sort, WaitingOn};
pub use error::{Result, Stale, ViewError};
pub use moment::{AsOf, KnownAt, Moment};
pub use page::{Cursor, Page, Paging, Take};
pub use parties::{Party, Role};
pub use projector::{Failure, Health, State};
pub use worklists::{Act, OpenItem, WorkItem, Worklist};
