//! Exit codes and what is printed with them.

use crate::{
    ApiError,
    auth::AccountError,
    config::ConfigError,
    graphql::words::clarity,
    installation::{OpenFailure, is_damage},
};
use sauro_domain::refusal::Language;
use sauro_heads::HeadsError;
use sauro_store::{LogError, sqlite::OpenError};
use std::{fmt::Display, path::Path};

/// Why a command of the command line did not do as asked.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub exit: u8,
    /// The stable code.
    pub code: String,
    /// In words.
    pub message: String,
    /// What else a script may want to know.
    pub detail: Option<serde_json::Value>,
}

impl Failure {
    /// With an exit code and a stable code.
    pub fn new(exit: u8, code: &str, message: impl Display) -> Self {
        Self { exit, code: code.to_owned(), message: message.to_string(), detail: None }
    }

    /// Not foreseen.
    pub fn other(error: impl Display) -> Self {
        Self::new(1, "FAILED", error)
    }

    /// Wrong usage that the argument parser cannot see.
    pub fn usage(message: impl Display) -> Self {
        Self::new(2, "USAGE", message)
    }

    /// Stored data is damaged.
    pub fn damaged(message: impl Display) -> Self {
        Self::new(5, "DAMAGED", message)
    }

    /// A file or folder does not do as asked: the failure, with its path.
    pub fn about(path: &Path, error: std::io::Error) -> Self {
        let message = format!("{}: {error}", path.display());
        Self { message, ..error.into() }
    }

    /// There is no such thing.
    pub fn missing(message: impl Display) -> Self {
        Self::new(7, "NOT_THERE", message)
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        let exit = match error.code() {
            "DATA_DIRECTORY_IN_USE" => 4,
            "LOG_DAMAGED" | "LOG_FORMAT_NEWER" => 5,
            _ => 1,
        };
        let words = match error.code() {
            "LOG_DAMAGED" => format!("{error}; restore it from a backup"),
            _ => error.to_string(),
        };
        Self::new(exit, error.code(), words)
    }
}

impl From<OpenFailure> for Failure {
    fn from(error: OpenFailure) -> Self {
        match error {
            OpenFailure::Log(error) => error.into(),
            OpenFailure::Heads(HeadsError::Log(error @ LogError::Corrupt { .. })) => {
                OpenError::Log(error).into()
            }
            OpenFailure::Missing(_) | OpenFailure::Damaged { .. } => Self::damaged(error),
            OpenFailure::Policy(_) => Self::new(6, "SETTINGS", error),
            OpenFailure::NotSetUp(_) => Self::new(7, "NOT_SET_UP", error),
            OpenFailure::Application(error) => error.into(),
            OpenFailure::Views(_) => {
                let words = format!("{error}; `sauro rebuild` builds the views again from the log");
                Self::new(5, "VIEWS_UNAVAILABLE", words)
            }
            OpenFailure::Accounts(error) => error.into(),
            OpenFailure::Directory { directory, why } => Self::about(&directory, why),
            OpenFailure::Vault(_) => Self::new(5, "VAULT_UNAVAILABLE", error),
            other => Self::other(other),
        }
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        let exit = match &error {
            ApiError::Refused(_) | ApiError::Stale { .. } | ApiError::CommandReused(_) => 3,
            ApiError::Unacceptable(_) => 3,
            ApiError::Damaged(_) => 5,
            ApiError::Contended | ApiError::Unavailable(_) | ApiError::Full => 1,
            ApiError::ReadOnly(_) => 8,
        };
        let detail = match &error {
            ApiError::Refused(refusal) => serde_json::to_value(refusal).ok(),
            _ => None,
        };
        let words = match &error {
            ApiError::Unavailable(_) | ApiError::Damaged(_) => error.to_string(),
            _ => {
                [Language::Vietnamese, Language::English].map(|language| spoken(&error, language)).join("\n")
            }
        };
        Self { detail, ..Self::new(exit, error.code(), words) }
    }
}

/// The error in a language, with every clarity that is missing on a line of its own.
fn spoken(error: &ApiError, language: Language) -> String {
    let mut words = error.message(language);
    if let ApiError::Refused(refusal) = error {
        for finding in &refusal.findings {
            let clarity = clarity(finding.clarity, language);
            words += &format!("\n  · {clarity}: {} {}", finding.sentence(language), finding.hint(language));
        }
    }
    words
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::new(6, "SETTINGS", error)
    }
}

impl From<AccountError> for Failure {
    fn from(error: AccountError) -> Self {
        match &error {
            AccountError::Unknown(_) => Self::new(7, "UNKNOWN_ACCOUNT", error),
            AccountError::Exists(_) => Self::new(3, "ACCOUNT_EXISTS", error),
            AccountError::BadName => Self::new(3, "ACCOUNT_NAME", error),
            AccountError::Weak(weak) => Self::new(3, weak.code(), weak),
            AccountError::Storage(why) if is_damage(why) => {
                Self::damaged(format!("{error}; restore it from a backup"))
            }
            AccountError::Hashing(_) | AccountError::Storage(_) => Self::other(error),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::missing(error),
            std::io::ErrorKind::AlreadyExists => Self::new(3, "ALREADY_THERE", error),
            std::io::ErrorKind::StorageFull => Self::new(1, "STORAGE_FULL", error),
            _ => Self::other(error),
        }
    }
}
