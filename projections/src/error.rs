//! Why the views did not answer.

use sauro_store::{LogError, Position};
use std::io::ErrorKind;

/// The views do not hold a position yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the views stand at {have}; {want} was asked for")]
pub struct Stale {
    /// What they hold.
    pub have: Position,
    /// What was asked for.
    pub want: Position,
}

/// Why the views did not answer.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// Not there yet: ask again, or ask without a minimum.
    #[error(transparent)]
    Stale(#[from] Stale),
    /// The cursor is not one of ours.
    #[error("the cursor is not one that this list gave out")]
    BadCursor,
    /// More was asked for than a page holds.
    #[error("a page holds 1 to {most} entries, {given} were asked for")]
    #[allow(missing_docs)]
    PageSize { given: u32, most: u32 },
    /// The file of the views does not answer.
    #[error("the views cannot be read: {0}")]
    File(#[from] rusqlite::Error),
    /// The directory of the views cannot be used.
    #[error("the directory of the views cannot be used: {0}")]
    Directory(#[from] std::io::Error),
    /// The log does not answer.
    #[error(transparent)]
    Log(#[from] LogError),
    /// Something stored in the views is not what this version writes: delete the file, it is rebuilt.
    #[error("the views hold something unreadable in {place}: {what}")]
    #[allow(missing_docs)]
    Unreadable { place: &'static str, what: String },
}

/// An answer, or why there is none.
pub type Result<T> = std::result::Result<T, ViewError>;

impl ViewError {
    /// The disk is full or does not do as asked: nothing is wrong with what is stored, and it may work again later.
    pub(crate) fn is_of_the_disk(&self) -> bool {
        use rusqlite::ErrorCode::{CannotOpen, DatabaseBusy, DatabaseLocked, DiskFull, SystemIoFailure};
        let code = match self {
            Self::File(error) => error.sqlite_error_code(),
            Self::Directory(error) => {
                return matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded);
            }
            _ => None,
        };
        matches!(code, Some(DiskFull | SystemIoFailure | CannotOpen | DatabaseBusy | DatabaseLocked))
    }

    pub(crate) fn unreadable(place: &'static str, what: impl std::fmt::Display) -> Self {
        Self::Unreadable { place, what: what.to_string() }
    }
}
