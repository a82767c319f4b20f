//! What clients send, and how it is read.

mod evidence;
mod filter;
mod inspection;
mod organisation;
mod reader;
mod terms;
mod time;

pub use evidence::{EvidenceInput, read_evidence};
pub use filter::{
    AsOfInput, AssignmentChangeFilter, AssignmentFilterInput, AssignmentOrder, as_user_errors, readable,
};
pub use inspection::{EntryRefInput, InspectionScopeInput};
pub use organisation::{
    CalendarDayInput, CoverInput, DocumentFactsInput, HolderInput, PersonDetailsInput, ScopeInput,
    SuccessionInput, figure,
};
pub use reader::Reader;
pub use terms::{BasisInput, CoordinatorInput, TermsInput};
pub use time::TimeTermInput;
