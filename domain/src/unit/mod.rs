//! A body of the organisation: established, renamed, moved, merged, dissolved. Its history stays under its old name.

mod decide;
mod merge;
mod state;
#[cfg(test)]
mod tests;

use crate::{
    id::{DocumentId, MandateId, PositionId, UnitId},
    text::Line,
};
use serde::{Deserialize, Serialize};

pub use decide::decide;
pub use state::{End, Established, State, evolve};

/// What kind of body it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum UnitKind {
    /// Đảng bộ / Đảng ủy.
    PartyCommittee,
    /// Ban Chấp hành.
    ExecutiveCommittee,
    /// Ban Thường vụ.
    StandingCommittee,
    /// Ủy ban Kiểm tra.
    InspectionCommission,
    /// Ủy ban nhân dân.
    PeoplesCommittee,
    /// Hội đồng nhân dân.
    PeoplesCouncil,
    /// Phòng chuyên môn, ban.
    Division,
    /// Văn phòng.
    Office,
    /// Trung tâm.
    Centre,
    /// Mặt trận và đoàn thể.
    Front,
    /// Chi bộ, đảng bộ bộ phận.
    PartyCell,
    /// Tổ dân phố.
    ResidentialGroup,
    /// Phường, xã trước khi sắp xếp.
    PredecessorWard,
}

/// One seat of a merged unit and the seat that answers for its work from then on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    /// The seat of the unit that ends.
    pub from: PositionId,
    /// The seat of the successor that takes all its open work.
    pub to: PositionId,
}

/// What happened to a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum UnitEvent {
    /// The unit exists from the effective moment.
    #[serde(rename = "unit.established")]
    Established {
        /// What it is called.
        name: Line,
        /// What kind of body.
        kind: UnitKind,
        /// Under which unit; none for the root of an installation.
        parent: Option<UnitId>,
        /// The founding document.
        basis: Option<DocumentId>,
    },
    /// It is called otherwise from the effective moment.
    #[serde(rename = "unit.renamed")]
    #[allow(missing_docs)]
    Renamed { name: Line, basis: Option<DocumentId> },
    /// It stands under another unit.
    #[serde(rename = "unit.moved")]
    #[allow(missing_docs)]
    Moved { parent: UnitId, basis: Option<DocumentId> },
    /// It ends and another unit carries on; one event moves all accountability without a gap.
    #[serde(rename = "unit.merged")]
    Merged {
        /// Who carries on.
        into: UnitId,
        /// Every seat that was not abolished before, with its successor.
        successions: Vec<Succession>,
        /// Mandates that carry over; all others end.
        mandates: Vec<MandateId>,
        /// The deciding document.
        basis: Option<DocumentId>,
    },
    /// It ends with no seat left.
    #[serde(rename = "unit.dissolved")]
    #[allow(missing_docs)]
    Dissolved { basis: Option<DocumentId> },
}

/// What can be asked of a unit.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum UnitCommand {
    Establish { name: Line, kind: UnitKind, parent: Option<UnitId>, basis: Option<DocumentId> },
    Rename { name: Line, basis: Option<DocumentId> },
    Move { parent: UnitId, basis: Option<DocumentId> },
    Merge { into: UnitId, successions: Vec<Succession>, mandates: Vec<MandateId>, basis: Option<DocumentId> },
    Dissolve { basis: Option<DocumentId> },
}
