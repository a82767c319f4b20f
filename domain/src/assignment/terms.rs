//! What an assignment says: the content of the six clarities.

use super::TimeTerm;
use crate::{
    id::{AssignmentId, DocumentId, MandateId, PositionId, ProgrammeId},
    programme::Figure,
    text::{Line, Prose},
    time::{read_day, read_day_if_any},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the task rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A registered document.
    Document(DocumentId),
    /// An oral order with its day, to be confirmed in writing.
    #[allow(missing_docs)]
    Oral { by: PositionId, on: NaiveDate, words: Prose },
}

/// The kind of thing that must exist at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum DeliverableKind {
    /// A document of this type.
    Document { document_type: Line },
    /// A figure reached.
    Figure { unit: Line, target: Figure },
    /// A state of affairs reached.
    State,
}

/// One promised result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deliverable {
    /// What must exist.
    pub name: Line,
    /// Of what kind.
    pub kind: DeliverableKind,
    /// How it is judged.
    pub criterion: Prose,
}

/// A coordinating party (phối hợp) with its own part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coordinator {
    /// Who.
    pub position: PositionId,
    /// Which part is theirs.
    pub part: Prose,
    /// By when they answer.
    #[serde(default, deserialize_with = "read_day_if_any")]
    pub reply_by: Option<NaiveDate>,
}

/// Where a power that the lead needs comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PowerSource {
    /// Inherent in the lead's position.
    Inherent,
    /// Conferred by a mandate.
    Mandate(MandateId),
}

/// A power the lead needs for the result: "ký hợp đồng thuê thiết bị đến 50 triệu đồng".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadPower {
    /// In words.
    pub power: Line,
    /// Where it comes from.
    pub source: PowerSource,
}

/// A stage before the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Milestone {
    pub title: Line,
    #[serde(deserialize_with = "read_day")]
    pub due: NaiveDate,
}

/// Everything an assignment says. A draft may leave anything out; the gate says what is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Terms {
    /// Rõ việc: an action on an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Line>,
    /// Details of the task.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// Căn cứ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Rõ người: the one lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<PositionId>,
    /// Rõ thời gian.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeTerm>,
    /// The original wording of the deadline ("sớm", "trước ngày 15/5").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_wording: Option<Line>,
    /// Stages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// Rõ kết quả.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deliverables: Vec<Deliverable>,
    /// Who accepts the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepter: Option<PositionId>,
    /// Rõ trách nhiệm: what the lead answers for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_duty: Option<Prose>,
    /// Coordinating parties.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coordinators: Vec<Coordinator>,
    /// Supervising leader (lãnh đạo phụ trách).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<PositionId>,
    /// Informed parties (để biết).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub followers: Vec<PositionId>,
    /// Rõ thẩm quyền: the mandate the assigner relies on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate: Option<MandateId>,
    /// The powers the lead needs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lead_powers: Vec<LeadPower>,
    /// Field of work (lĩnh vực), as a folded key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Line>,
    /// The programme it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    /// The assignment it is a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<AssignmentId>,
    /// The first assignment of the series, for recurring work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<AssignmentId>,
    /// Nhiệm vụ có gắn sao.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub starred: bool,
    /// Nhiệm vụ đột xuất.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ad_hoc: bool,
}

/// Bounds of what one assignment may hold.
pub mod limits {
    /// Deliverables.
    pub const DELIVERABLES: usize = 20;
    /// Coordinating parties.
    pub const COORDINATORS: usize = 50;
    /// Followers.
    pub const FOLLOWERS: usize = 100;
    /// Milestones.
    pub const MILESTONES: usize = 50;
    /// Powers of the lead.
    pub const LEAD_POWERS: usize = 20;
    /// Evidence items referred to by one act.
    pub const EVIDENCE: usize = 20;
}
