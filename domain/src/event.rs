//! Everything that can have happened, by aggregate. Variant wire names are the storage format: they never change.

use crate::{
    assignment::AssignmentEvent, calendar::CalendarEvent, document::DocumentEvent, mandate::MandateEvent,
    person::PersonEvent, position::PositionEvent, programme::ProgrammeEvent, unit::UnitEvent,
};

/// A fact. Serialised by `store::codec` as a type name (`assignment.issued`), a version and a payload.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Event {
    Unit(UnitEvent),
    Position(PositionEvent),
    Person(PersonEvent),
    Document(DocumentEvent),
    Mandate(MandateEvent),
    Programme(ProgrammeEvent),
    Calendar(CalendarEvent),
    Assignment(AssignmentEvent),
}

macro_rules! from_aggregate {
    ($($kind:ident($event:ident)),*) => {$(
        impl From<$event> for Event {
            fn from(event: $event) -> Self { Event::$kind(event) }
        }
    )*};
}
from_aggregate!(
    Unit(UnitEvent), Position(PositionEvent), Person(PersonEvent), Document(DocumentEvent),
    Mandate(MandateEvent), Programme(ProgrammeEvent), Calendar(CalendarEvent), Assignment(AssignmentEvent)
);
