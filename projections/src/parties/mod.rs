//! Who takes part in an assignment, and as what.

mod query;
mod rows;

use chrono::NaiveDate;
pub(crate) use rows::{PartyRow, fold};
use sauro_domain::id::PositionId;
use serde::{Deserialize, Serialize};

/// As what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Người giao.
    Assigner,
    /// Người chủ trì.
    Lead,
    /// Người nghiệm thu.
    Accepter,
    /// Lãnh đạo phụ trách.
    Supervisor,
    /// Phối hợp.
    Coordinator,
    /// Để biết.
    Follower,
}

impl Role {
    /// Every role, in the order they are shown.
    pub const ALL: [Self; 6] =
        [Self::Assigner, Self::Lead, Self::Accepter, Self::Supervisor, Self::Coordinator, Self::Follower];

    pub(crate) fn code(self) -> i64 {
        self as i64
    }

    pub(crate) fn from_code(code: i64) -> Option<Self> {
        usize::try_from(code).ok().and_then(|index| Self::ALL.get(index).copied())
    }
}

/// A seat and its role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Who.
    pub position: PositionId,
    /// As what.
    pub role: Role,
    /// The coordinator's own part.
    pub part: Option<String>,
    /// By when a coordinator answers.
    pub reply_by: Option<NaiveDate>,
    /// The event since which it is so.
    pub known_from: u64,
}
