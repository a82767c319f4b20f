//! A wish addressed to one aggregate. Every door builds one of these and nothing else writes.

use crate::{
    assignment::AssignmentCommand,
    calendar::CalendarCommand,
    document::DocumentCommand,
    id::{
        AssignmentId, CalendarId, DocumentId, InspectionId, LedgerId, MandateId, PersonId, PositionId,
        ProgrammeId, UnitId,
    },
    inspection::InspectionCommand,
    ledger::LedgerCommand,
    mandate::MandateCommand,
    person::PersonCommand,
    position::PositionCommand,
    programme::ProgrammeCommand,
    unit::UnitCommand,
};

/// The command and the aggregate it is addressed to. A command that creates names the new aggregate by its own id.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
#[allow(clippy::large_enum_variant)]
pub enum Command {
    Unit(UnitId, UnitCommand),
    Position(PositionId, PositionCommand),
    Person(PersonId, PersonCommand),
    Document(DocumentId, DocumentCommand),
    Mandate(MandateId, MandateCommand),
    Programme(ProgrammeId, ProgrammeCommand),
    Calendar(CalendarId, CalendarCommand),
    Ledger(LedgerId, LedgerCommand),
    Assignment(AssignmentId, AssignmentCommand),
    Inspection(InspectionId, InspectionCommand),
}

impl Command {
    /// The stream the command writes to: `{kind}-{ulid}`.
    pub fn stream(&self) -> String {
        match self {
            Self::Unit(id, _) => format!("{}-{id}", UnitId::KIND),
            Self::Position(id, _) => format!("{}-{id}", PositionId::KIND),
            Self::Person(id, _) => format!("{}-{id}", PersonId::KIND),
            Self::Document(id, _) => format!("{}-{id}", DocumentId::KIND),
            Self::Mandate(id, _) => format!("{}-{id}", MandateId::KIND),
            Self::Programme(id, _) => format!("{}-{id}", ProgrammeId::KIND),
            Self::Calendar(id, _) => format!("{}-{id}", CalendarId::KIND),
            Self::Ledger(id, _) => format!("{}-{id}", LedgerId::KIND),
            Self::Assignment(id, _) => format!("{}-{id}", AssignmentId::KIND),
            Self::Inspection(id, _) => format!("{}-{id}", InspectionId::KIND),
        }
    }
}
