//! A single seat. Work is tied to the seat; whoever holds it, or acts for its holder, answers for the work.

mod acting;
mod decide;
mod state;
#[cfg(test)]
mod tests;

use crate::{
    id::{DocumentId, PersonId, UnitId},
    text::{Line, Prose},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use decide::decide;
pub use state::{Acting, Seat, State, evolve};

/// The rank of a seat within its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// Người đứng đầu.
    Head,
    /// Cấp phó.
    Deputy,
    /// Ủy viên.
    Member,
    /// Chuyên viên, công chức.
    Staff,
}

/// Who carries on when a holder leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cover {
    /// A new holder, appointed by the same act.
    Successor(PersonId),
    /// Somebody who acts until a holder is appointed.
    Acting(PersonId),
}

/// What happened to a seat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum PositionEvent {
    #[serde(rename = "position.created")]
    Created { unit: UnitId, title: Line, rank: Rank, basis: Option<DocumentId> },
    #[serde(rename = "position.abolished")]
    Abolished { basis: Option<DocumentId> },
    /// The person holds the seat from the effective moment.
    #[serde(rename = "position.appointed")]
    Appointed { person: PersonId, basis: Option<DocumentId> },
    /// The holder leaves at the effective moment; `cover` carries on from the same moment.
    #[serde(rename = "position.relieved")]
    Relieved { person: PersonId, cover: Option<Cover>, basis: Option<DocumentId>, reason: Prose },
    /// A substitute answers for dates (đi vắng, ốm, đi học). Both dates inclusive; open-ended while the seat is vacant.
    #[serde(rename = "position.acting_appointed")]
    ActingAppointed {
        person: PersonId,
        from: NaiveDate,
        until: Option<NaiveDate>,
        basis: Option<DocumentId>,
        reason: Prose,
    },
    #[serde(rename = "position.acting_ended")]
    ActingEnded { person: PersonId, reason: Prose },
}

/// What can be asked of a seat.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum PositionCommand {
    Create {
        unit: UnitId,
        title: Line,
        rank: Rank,
        basis: Option<DocumentId>,
    },
    Abolish {
        basis: Option<DocumentId>,
    },
    Appoint {
        person: PersonId,
        basis: Option<DocumentId>,
    },
    Relieve {
        cover: Option<Cover>,
        basis: Option<DocumentId>,
        reason: Prose,
    },
    AppointActing {
        person: PersonId,
        from: NaiveDate,
        until: Option<NaiveDate>,
        basis: Option<DocumentId>,
        reason: Prose,
    },
    EndActing {
        person: PersonId,
        reason: Prose,
    },
}

impl PositionCommand {
    /// Whether somebody leaves, so that open work must not be left with nobody.
    pub fn leaves_work(&self) -> bool {
        matches!(self, Self::Relieve { .. } | Self::Abolish { .. } | Self::EndActing { .. })
    }
}
