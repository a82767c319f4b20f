//! Whether all the files of an installation are there, and whole: what is missing or damaged is told by its name, and
//! never made anew in silence.

use super::{Layout, OpenFailure};
use crate::{access::AccessError, auth::AccountError};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use sauro_projections::ViewError;
use sauro_store::vault::VaultError;
use std::path::{Path, PathBuf};

/// Without these an installation whose log holds events is not whole.
fn needed(layout: &Layout) -> [PathBuf; 4] {
    let vault = layout.vault();
    [vault.join("keys.db"), vault.join("vault.db"), layout.accounts(), layout.side()]
}

/// Refuses an installation that lacks a file; an empty one is as good as none.
pub(super) fn all_there(layout: &Layout) -> Result<(), OpenFailure> {
    let gone = |file: &PathBuf| std::fs::metadata(file).map_or(0, |found| found.len()) == 0;
    match needed(layout).into_iter().find(gone) {
        Some(file) => Err(OpenFailure::Missing(file)),
        None => Ok(()),
    }
}

/// SQLite says that the file is not what it was.
pub(crate) fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

/// The views are worth nothing as they are, and nothing is lost when they are made anew.
pub(super) fn views_are_spoilt(error: &ViewError) -> bool {
    match error {
        // Also a file that lacks our tables.
        ViewError::File(error) => is_damage(error) || error.sqlite_error_code() == Some(ErrorCode::Unknown),
        ViewError::Unreadable { .. } => true,
        _ => false,
    }
}

pub(super) fn of_side(file: PathBuf, error: rusqlite::Error) -> OpenFailure {
    if is_damage(&error) { damaged(file, &error) } else { error.into() }
}

pub(super) fn of_accounts(file: PathBuf, error: AccountError) -> OpenFailure {
    match error {
        AccountError::Storage(error) if is_damage(&error) => damaged(file, &error),
        other => other.into(),
    }
}

pub(super) fn of_access(file: PathBuf, error: AccessError) -> OpenFailure {
    match error {
        AccessError::Database(error) if is_damage(&error) => damaged(file, &error),
        other => other.into(),
    }
}

/// The vault does not say which of its two files it means: whichever SQLite does not read.
pub(super) fn of_vault(layout: &Layout, error: VaultError) -> OpenFailure {
    let VaultError::Corrupt { what, .. } = &error else { return error.into() };
    let [keys, values, ..] = needed(layout);
    let file = [keys, values].into_iter().find(|file| !readable(file));
    damaged(file.unwrap_or_else(|| layout.vault()), what)
}

fn readable(file: &Path) -> bool {
    let opened = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let read = opened.and_then(|file| file.query_row("SELECT count(*) FROM sqlite_schema", (), |_| Ok(())));
    !read.is_err_and(|error| is_damage(&error))
}

fn damaged(file: PathBuf, what: &dyn std::fmt::Display) -> OpenFailure {
    OpenFailure::Damaged { file, what: what.to_string() }
}
