//! What assignments serve: a resolution, breakthrough task, strategic programme, social model or plan, with indicators.

mod decide;
mod state;
#[cfg(test)]
mod tests;

use crate::{
    id::{DocumentId, PositionId, ProgrammeId},
    text::{Line, Prose},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use decide::decide;
pub use state::{Indicator, Launched, State, evolve};

/// What kind of programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeKind {
    /// Nghị quyết.
    Resolution,
    /// Nhiệm vụ đột phá.
    Breakthrough,
    /// Chương trình chiến lược.
    Strategic,
    /// Mô hình xã hội.
    SocialModel,
    /// Kế hoạch.
    Plan,
}

/// A figure with its decimal places, so that no float is ever stored: 12.5 is `{ units: 125, places: 1 }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The digits.
    pub units: i64,
    /// How many of them stand behind the decimal point, 0 to 6.
    pub places: u8,
}

/// What happened to a programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum ProgrammeEvent {
    #[serde(rename = "programme.launched")]
    Launched {
        title: Line,
        kind: ProgrammeKind,
        owner: PositionId,
        basis: Option<DocumentId>,
        from: NaiveDate,
        until: Option<NaiveDate>,
        parent: Option<ProgrammeId>,
    },
    /// `key` names the indicator within the programme.
    #[serde(rename = "programme.indicator_set")]
    IndicatorSet { key: Line, title: Line, unit: Line, target: Figure, due: NaiveDate },
    #[serde(rename = "programme.indicator_measured")]
    IndicatorMeasured { key: Line, value: Figure, on: NaiveDate, source: Prose },
    #[serde(rename = "programme.closed")]
    Closed { conclusion: Prose },
}

/// What can be asked of a programme.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum ProgrammeCommand {
    Launch {
        title: Line,
        kind: ProgrammeKind,
        owner: PositionId,
        basis: Option<DocumentId>,
        from: NaiveDate,
        until: Option<NaiveDate>,
        parent: Option<ProgrammeId>,
    },
    SetIndicator {
        key: Line,
        title: Line,
        unit: Line,
        target: Figure,
        due: NaiveDate,
    },
    MeasureIndicator {
        key: Line,
        value: Figure,
        on: NaiveDate,
        source: Prose,
    },
    Close {
        conclusion: Prose,
    },
}
