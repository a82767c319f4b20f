//! What a decision on an inspection must know of other streams; gathered by the handler.

use crate::{
    context::Actor,
    id::{AssignmentId, PositionId, ProgrammeId},
    text::Line,
};

/// The seats of an assignment and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Parties {
    pub assigner: PositionId,
    pub lead: Option<PositionId>,
    pub accepter: Option<PositionId>,
    pub field: Option<Line>,
    pub programme: Option<ProgrammeId>,
}

impl Parties {
    /// Who leads, gives or accepts.
    pub fn seats(&self) -> impl Iterator<Item = PositionId> {
        [Some(self.assigner), self.lead, self.accepter].into_iter().flatten()
    }
}

/// Facts for one command on an inspection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inspected {
    /// For a draw: every assignment in the scope, given in the period, by id.
    pub population: Vec<AssignmentId>,
    /// The assignment a finding is about, when there is one.
    pub about: Option<Parties>,
    /// Who made the entry a finding is about, when there is such an entry.
    pub entry_by: Option<Actor>,
    /// Assignments named in the command that do not exist.
    pub unknown: Vec<AssignmentId>,
}
