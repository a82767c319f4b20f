//! What people ask: views folded from the log into a disposable SQLite file, answering the present and any past
//! moment by the same code.
//!
//! A view never decides anything and never reads a clock. Delete its file and it is rebuilt.

pub mod accountability;
pub mod assignments;
pub mod authority;
mod bulk;
pub mod comparison;
pub mod deadlines;
mod documents;
mod error;
pub mod events;
mod feed;
mod file;
mod head;
pub mod history;
pub mod inspections;
mod kept;
mod leads;
mod live;
mod moment;
mod moments;
mod open_work;
pub mod overdue;
mod page;
pub mod parties;
mod pool;
pub mod programmes;
mod projector;
mod schema;
pub mod search;
mod sql;
pub mod statistics;
mod subject;
mod tick;
mod views;
pub mod worklists;

pub use assignments::{Against, AssignmentFilter, AssignmentRow, Sight, Sort, WaitingOn};
pub use documents::DocumentRow;
pub use error::{Result, Stale, ViewError};
pub use feed::Change;
pub use moment::{AsOf, KnownAt, Moment};
pub use moments::Mark;
pub use page::{Cursor, Page, Paging, Take};
pub use parties::{Party, Role};
pub use projector::{Failure, Health, Projector, State};
pub use sauro_domain::assignment::{Act, Phase};
pub use views::Views;
pub use worklists::{OpenItem, WorkItem, Worklist};
