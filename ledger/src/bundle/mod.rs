//! The bundle an inspector takes away: one tar file with the signed head, the entries, their proofs and what belongs to
//! them. The writer is here; the reader that judges it is the crate `sauro-verify`.
//!
//! The files are those of the C2SP formats under their usual names. They stand in one fixed order ([`Name`] sorts so),
//! with fixed times and owners, and `SHA256SUMS` closes the list: the same contents give the same bytes, and every byte
//! of the file is accounted for.

mod howto;
mod manifest;
mod name;
pub mod tar;
mod write;

pub use howto::{HOWTO, HOWTOS};
pub use manifest::{MAX_ASKED, Manifest, Request, Scope};
pub use name::Name;
pub use write::{Publishing, SealedRow, Writer};

/// The first field of `manifest.json`.
pub const FORMAT: &str = "sauro-inspection-bundle@1";
