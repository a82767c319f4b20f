//! What can go wrong with the file, in the words of the port.

use crate::LogError;
use rusqlite::{Error, ErrorCode};
use std::path::PathBuf;

/// Why the log does not open. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process works on the directory.
    #[error("the data directory {directory} is in use by process {pid}")]
    #[allow(missing_docs)]
    InUse { directory: PathBuf, pid: String },
    /// SQLite from 3.7.0 to 3.51.2 can lose commits in WAL mode.
    #[error("SQLite {found} can lose commits in WAL mode; 3.51.3 or newer is needed")]
    #[allow(missing_docs)]
    OldSqlite { found: String },
    /// The file was written by a newer release.
    #[error("the event log has format {found}, which a newer release wrote")]
    #[allow(missing_docs)]
    Newer { found: usize },
    /// The directory cannot be used.
    #[error("the data directory {directory} cannot be used: {why}")]
    #[allow(missing_docs)]
    Directory { directory: PathBuf, why: std::io::Error },
    /// The log itself says no: damaged, or not readable.
    #[error(transparent)]
    Log(#[from] LogError),
}

impl OpenError {
    /// A stable code for scripts and screens.
    pub fn code(&self) -> &'static str {
        match self {
            Self::InUse { .. } => "DATA_DIRECTORY_IN_USE",
            Self::OldSqlite { .. } => "SQLITE_TOO_OLD",
            Self::Newer { .. } => "LOG_FORMAT_NEWER",
            Self::Directory { .. } => "DATA_DIRECTORY_UNUSABLE",
            Self::Log(LogError::Corrupt { .. }) => "LOG_DAMAGED",
            Self::Log(_) => "LOG_UNAVAILABLE",
        }
    }
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Log(log_error(error))
    }
}

impl From<OpenError> for LogError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Log(error) => error,
            other => Self::Unavailable(other.to_string()),
        }
    }
}

/// An error of SQLite, as the port says it.
pub(super) fn log_error(error: Error) -> LogError {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            LogError::Corrupt { place: "log.db".to_owned(), what: error.to_string() }
        }
        Some(ErrorCode::DiskFull) => full(),
        _ => LogError::Unavailable(error.to_string()),
    }
}

/// Nothing was written; writes go on once there is space.
pub(super) fn full() -> LogError {
    LogError::Unavailable(
        "DISK_FULL: there is no space left for the event log; nothing was written".to_owned(),
    )
}
