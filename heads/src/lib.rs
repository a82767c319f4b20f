//! Where the signed heads of a log are kept: beside the database, never in it.
//!
//! One folder holds the log's private key, the journal of every head ever signed, and what is published: the newest
//! head and the hash tiles in the C2SP layout. Before a server takes the first act, [`Keeper::open`] reads the whole log
//! and compares it with the journal: a log that is shorter or other than what was signed is served read-only
//! ([`ReadOnly`]), and no head is signed over it.

#![forbid(unsafe_code)]

mod contradiction;
pub mod cosigned;
mod files;
mod inspection;
mod journal;
mod keeper;
mod published;
mod read_only;
mod selection;
mod told;
pub mod witness;

pub use contradiction::Contradiction;
pub use cosigned::Cosigned;
pub use inspection::{Evidence, Inspection, Source, Wanted, write as write_inspection};
pub use journal::{Line, recent_lines};
pub use keeper::{Keeper, Opened, Rotation, Round};
pub use published::Published;
pub use read_only::ReadOnly;
pub use selection::{stream_heads, write as write_selection};

use sauro_store::LogError;
use std::path::PathBuf;

/// Why heads cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum HeadsError {
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    #[allow(missing_docs)]
    Io { path: PathBuf, source: std::io::Error },
    /// A file says what it never should.
    #[error("{path} is damaged: {what}")]
    #[allow(missing_docs)]
    Damaged { path: PathBuf, what: String },
    /// The log cannot be read.
    #[error(transparent)]
    Log(#[from] LogError),
    /// A published tile is missing or damaged.
    #[error("tiles: {0}")]
    Tiles(String),
    /// The log is not the one heads were signed for.
    #[error("{0}")]
    Contradiction(String),
}
