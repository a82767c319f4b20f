//! Everything that can have happened, by aggregate. Variant wire names are the storage format: they never change.

use crate::{
    assignment::AssignmentEvent, calendar::CalendarEvent, context::Actor, document::DocumentEvent,
    id::CommandId, inspection::InspectionEvent, ledger::LedgerEvent, mandate::MandateEvent,
    person::PersonEvent, position::PositionEvent, programme::ProgrammeEvent, time::Timestamp,
    unit::UnitEvent,
};

/// What stands beside every fact: when, by which command, by whom, and where in its stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meta {
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// When it took, or takes, effect.
    pub effective_at: Timestamp,
    /// The command that caused it.
    pub command: CommandId,
    /// Who acted.
    pub actor: Actor,
    /// Its place in its stream, from 0.
    pub revision: u64,
}

/// A fact. Serialised by `store::codec` as a type name (`assignment.issued`), a version and a payload.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
#[allow(clippy::large_enum_variant)]
pub enum Event {
    Unit(UnitEvent),
    Position(PositionEvent),
    Person(PersonEvent),
    Document(DocumentEvent),
    Mandate(MandateEvent),
    Programme(ProgrammeEvent),
    Calendar(CalendarEvent),
    Ledger(LedgerEvent),
    Assignment(AssignmentEvent),
    Inspection(InspectionEvent),
}

macro_rules! from_aggregate {
    ($($kind:ident($event:ident)),*) => {$(
        impl From<$event> for Event {
            fn from(event: $event) -> Self { Event::$kind(event) }
        }
    )*};
}
from_aggregate!(
    Unit(UnitEvent),
    Position(PositionEvent),
    Person(PersonEvent),
    Document(DocumentEvent),
    Mandate(MandateEvent),
    Programme(ProgrammeEvent),
    Calendar(CalendarEvent),
    Ledger(LedgerEvent),
    Assignment(AssignmentEvent),
    Inspection(InspectionEvent)
);
