//! The register as known at one ordinal and in force at one moment: what decisions and answers look at.

use super::{MandateFacts, Ordinal, PositionFacts, ProgrammeFacts, Register, Tenure, UnitFacts};
use crate::{
    calendar::WorkingCalendar,
    document::DocumentNumber,
    id::{DocumentId, MandateId, PersonId, PositionId, ProgrammeId, UnitId},
    time::Timestamp,
};
use chrono::NaiveDate;

/// In what capacity a person answers for a position's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Capacity {
    /// Holds the seat.
    Holder,
    /// Substitutes for the holder, or for a vacant seat; the holder, if any, stays named beside.
    Acting,
    /// The seat is vacant and nobody was named: the head of the unit, or of the nearest unit above, answers.
    Superior,
}

/// Who answers for a position's work at the view's moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accountable {
    /// The position asked about, after following mergers.
    pub position: PositionId,
    /// The person who answers.
    pub person: PersonId,
    /// In what capacity.
    pub capacity: Capacity,
    /// The absent holder, when somebody acts for them.
    pub for_holder: Option<PersonId>,
    /// Since when this person, in this capacity.
    pub since: Timestamp,
    /// The document behind the appointment, when one was named.
    pub basis: Option<DocumentId>,
}

/// The register at one pair of moments. Copyable, borrowed, pure.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub(crate) register: &'a Register,
    pub(crate) known: Ordinal,
    pub(crate) at: Timestamp,
}

// Signatures that the other rooms rely on:
//   Register::apply(&mut self, recorded_at, effective_at, stream_ulid, &Event, ) in fold.rs
//   Register::view(&self, known: Ordinal, at: Timestamp) -> View<'_>;  Register::now(&self, at) = view(self.ordinal, at)
impl<'a> View<'a> {
    // pub fn at(&self) -> Timestamp;  pub fn known(&self) -> Ordinal
    // pub fn moved_to(&self, at: Timestamp) -> View<'a>           // same knowledge, another moment in force
    // pub fn unit(&self, id: UnitId) -> Option<&'a UnitFacts>
    // pub fn units(&self) -> Vec<(UnitId, &'a UnitFacts)>         // in force, stable order by id
    // pub fn unit_ancestors(&self, id: UnitId) -> Vec<UnitId>     // itself first, root last, cycle-safe; follows merged_into
    // pub fn within(&self, unit: UnitId, root: UnitId) -> bool
    // pub fn position(&self, id: PositionId) -> Option<&'a PositionFacts>
    // pub fn positions(&self) -> Vec<(PositionId, &'a PositionFacts)>
    // pub fn positions_of_unit(&self, unit: UnitId) -> Vec<PositionId>
    // pub fn successor(&self, id: PositionId) -> PositionId       // follows mergers to the seat that answers now
    // pub fn holder(&self, id: PositionId) -> Option<&'a Tenure>
    // pub fn acting(&self, id: PositionId) -> Option<&'a Tenure>
    // pub fn accountable(&self, id: PositionId) -> Option<Accountable>
    // pub fn positions_of_person(&self, person: PersonId) -> Vec<(PositionId, Capacity)>  // Holder or Acting only
    // pub fn may_act(&self, person: PersonId, position: PositionId) -> Option<Capacity>
    // pub fn tenures(&self, id: PositionId) -> Vec<&'a Versioned<Tenure>> // all, as known, by start
    // pub fn mandate(&self, id: MandateId) -> Option<&'a MandateFacts>; pub fn mandates(&self) -> impl Iterator
    // pub fn mandate_in_force(&self, id: MandateId) -> bool       // itself and its whole chain
    // pub fn mandate_chain(&self, id: MandateId) -> Vec<MandateId> // itself first, root last
    // pub fn programme / programmes, document_by_key, document_known(id), person_known(id), persons()
    // pub fn calendar(&self) -> WorkingCalendar                    // newest edition known; default = Mon–Fri, version 0
}
