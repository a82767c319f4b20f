//! Why a door could not do as asked. One `From` per arrow: `Refusal` and `LogError` become `ApiError`, nothing else.

use sauro_domain::{
    Refusal,
    refusal::{Code, Language},
    text::BadText,
};
use sauro_heads::Contradiction;
use sauro_store::LogError;

/// Why the application did not do as asked.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// A rule forbids it. Data for the sender, with a stable code.
    #[error(transparent)]
    Refused(#[from] Box<Refusal>),
    /// The sender's picture of the thing is out of date.
    #[error("it has changed meanwhile: it stands at revision {current}, you saw {expected}")]
    #[allow(missing_docs)]
    Stale { expected: u64, current: u64 },
    /// The command id has been used for something else.
    #[error("the command id {0} has been used for something else")]
    CommandReused(sauro_domain::id::CommandId),
    /// Somebody was faster three times in a row.
    #[error("too many others are changing the same thing; try again with the same command id")]
    Contended,
    /// No service at present, or an unknown outcome; retry with the same command id.
    #[error("the service is not available: {0}")]
    Unavailable(String),
    /// There is no room left on the server's disk; nothing was written.
    #[error("there is no space left for the event log; nothing was written")]
    Full,
    /// The stored data contradicts itself.
    #[error("the stored data contradicts itself: {0}")]
    Damaged(String),
    /// The log contradicts what was signed: it is only read from now on.
    #[error("nothing is recorded any more: {0}")]
    ReadOnly(Box<Contradiction>),
    /// The command is larger than the log can keep, or otherwise out of bounds.
    #[error("the command cannot be kept: {0}")]
    Unacceptable(String),
}

impl ApiError {
    /// The stable code, as it stands in every answer of every door.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code.as_str(),
            Self::Stale { .. } => "STALE_REVISION",
            Self::CommandReused(_) => "COMMAND_REUSED",
            Self::Contended => "CONTENDED",
            Self::Unavailable(_) => "UNAVAILABLE",
            Self::Full => "STORAGE_FULL",
            Self::Damaged(_) => "DAMAGED",
            Self::ReadOnly(_) => "READ_ONLY",
            Self::Unacceptable(_) => "UNACCEPTABLE",
        }
    }

    /// What to tell the sender. Internal details of a failing service are not for them.
    pub fn message(&self, language: Language) -> String {
        let vi = language == Language::Vietnamese;
        match self {
            Self::Refused(refusal) => format!("{} {}", refusal.rule(language), refusal.remedy(language)),
            Self::Stale { .. } if vi => {
                "Nội dung đã thay đổi từ lúc bạn mở. Tải lại rồi làm tiếp.".to_owned()
            }
            Self::Stale { .. } => "It has changed since you opened it. Reload, then go on.".to_owned(),
            Self::CommandReused(_) if vi => {
                "Mã lệnh này đã ghi một việc khác, hoặc lời khác. Tải lại để xem điều đã ghi, rồi gửi lại như một lệnh mới."
                    .to_owned()
            }
            Self::CommandReused(_) => {
                "This command id has recorded another act, or other words. Reload to see what stands, then send it as a new \
                 command."
                    .to_owned()
            }
            Self::Contended if vi => "Nhiều người đang cùng sửa. Thử lại sau giây lát.".to_owned(),
            Self::Contended => "Others are changing the same thing. Try again in a moment.".to_owned(),
            Self::Unavailable(_) if vi => "Hệ thống tạm thời chưa ghi được. Thử lại sau giây lát.".to_owned(),
            Self::Unavailable(_) => {
                "The service cannot record this at present. Try again in a moment.".to_owned()
            }
            Self::Full if vi => "Ổ đĩa của máy chủ đã đầy, chưa ghi được gì. Báo cho người quản trị rồi gửi lại.".to_owned(),
            Self::Full => {
                "The server's disk is full and nothing was recorded. Tell the administrator, then send it again."
                    .to_owned()
            }
            Self::Damaged(_) if vi => "Dữ liệu lưu trữ có mâu thuẫn. Báo cho người quản trị.".to_owned(),
            Self::Damaged(_) => "The stored data contradicts itself. Tell the administrator.".to_owned(),
            Self::ReadOnly(why) if vi => format!("Không ghi được gì nữa: {}", why.vietnamese()),
            Self::ReadOnly(why) => format!("Nothing is recorded any more: {why}."),
            Self::Unacceptable(_) if vi => "Nội dung quá lớn, không thể ghi.".to_owned(),
            Self::Unacceptable(_) => "This is too large to be recorded.".to_owned(),
        }
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<LogError> for ApiError {
    fn from(error: LogError) -> Self {
        match error {
            LogError::Conflict { .. } | LogError::Guarded { .. } => Self::Contended,
            LogError::CommandReused(id) => Self::CommandReused(id),
            LogError::Unacceptable(why) => Self::Unacceptable(why),
            LogError::Unavailable(why) if why.starts_with("DISK_FULL") => Self::Full,
            LogError::Unavailable(why) => Self::Unavailable(why),
            LogError::Corrupt { place, what } => Self::Damaged(format!("{place}: {what}")),
        }
    }
}

/// The refusal of a text that cannot be taken; say where with `.at(…)`.
pub fn refused_text(why: &BadText) -> Refusal {
    match why {
        BadText::Empty => Refusal::new(Code::TextEmpty),
        BadText::TooLong { most, given } => {
            Refusal::new(Code::TextTooLong).with("most", most).with("given", given)
        }
        BadText::Forbidden(char) => Refusal::new(Code::TextForbidden).with("char", format!("U+{char:04X}")),
    }
}
