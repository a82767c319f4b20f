//! Where authority is missing, doubled, about to end, or gone from under work that goes on.

mod query;

use sauro_domain::{
    id::{AssignmentId, MandateId, UnitId},
    mandate::Power,
};

/// A power that nobody holds over a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The power.
    pub power: Power,
    /// The highest unit it is missing over.
    pub unit: UnitId,
    /// Units below it that lack the power too.
    pub below: usize,
    /// Mandates in force that name it over the unit, but only for some fields or one programme.
    pub partial: Vec<MandateId>,
}

/// A power that several seats hold over one unit by mandates that are not cut from one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// The power.
    pub power: Power,
    /// The highest unit where they meet.
    pub unit: UnitId,
    /// The mandates, by id.
    pub mandates: Vec<MandateId>,
}

/// Open work whose mandate of issue no longer holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lapsed {
    /// The work.
    pub assignment: AssignmentId,
    /// The mandate it was issued under.
    pub mandate: MandateId,
}
