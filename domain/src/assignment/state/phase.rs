//! The first axis: who must act next.

use serde::{Deserialize, Serialize};

/// The workflow state: who must act next. Never merged with the time status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Nothing has happened.
    #[default]
    Absent,
    /// Dự thảo.
    Draft,
    /// Đã giao, not yet acknowledged.
    Issued,
    /// Đang thực hiện: acknowledged, or progress reported.
    InProgress,
    /// Chờ nghiệm thu.
    Submitted,
    /// Đã trả lại khi nhận: back with the assigner.
    Declined,
    /// Tạm dừng.
    Suspended,
    /// Đã nghiệm thu.
    Accepted,
    /// Đã lập hồ sơ, đóng.
    Closed,
    /// Đã hủy.
    Cancelled,
    /// A draft that was thrown away before it was issued.
    Discarded,
}

impl Phase {
    /// The stable name, as in refusals and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Absent => "ABSENT",
            Self::Draft => "DRAFT",
            Self::Issued => "ISSUED",
            Self::InProgress => "IN_PROGRESS",
            Self::Submitted => "SUBMITTED",
            Self::Declined => "DECLINED",
            Self::Suspended => "SUSPENDED",
            Self::Accepted => "ACCEPTED",
            Self::Closed => "CLOSED",
            Self::Cancelled => "CANCELLED",
            Self::Discarded => "DISCARDED",
        }
    }

    /// Issued and neither accepted nor ended: exactly one lead answers.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Issued | Self::InProgress | Self::Submitted | Self::Declined | Self::Suspended)
    }

    /// The lead is at work.
    pub fn is_working(self) -> bool {
        matches!(self, Self::Issued | Self::InProgress)
    }
}
