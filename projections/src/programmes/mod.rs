//! Indicators of programmes and what was measured. The programmes themselves stand in the register.

mod fold;
mod query;

use chrono::NaiveDate;
pub(crate) use fold::apply;
use sauro_domain::{id::ProgrammeId, programme::Figure, time::Timestamp};
use sauro_store::Acted;
use serde::{Deserialize, Serialize};

/// A figure that was read on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measurement {
    /// What was read.
    pub value: Figure,
    /// The day it is true of.
    pub on: NaiveDate,
    /// Where it comes from.
    pub source: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// By whom.
    pub by: Acted,
}

/// A figure a programme has promised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// The programme.
    pub programme: ProgrammeId,
    /// Its key within the programme.
    pub key: String,
    /// In words.
    pub title: String,
    /// Unit of measure.
    pub unit: String,
    /// What is to be reached.
    pub target: Figure,
    /// By when.
    pub due: NaiveDate,
    /// In order of the day they are true of.
    pub measurements: Vec<Measurement>,
}
