//! Why facts can be believed: the Merkle tree of RFC 6962 over the exact bytes of every event, and the public formats
//! in which its heads and proofs leave the house.
//!
//! Pure: no input or output, no clock, no randomness, nothing of ours above or below. A leaf is
//! `SHA-256(0x00 ‖ bytes)`, an inner node `SHA-256(0x01 ‖ left ‖ right)`; the two prefixes keep a leaf from ever passing
//! as a node.
//!
//! | Module | Format | Answers |
//! |---|---|---|
//! | [`tree`] | RFC 6962, RFC 9162 §2.1 | is this entry in the log; is the old log a beginning of the new one |
//! | [`note`] | C2SP signed-note | who signed this text |
//! | [`cosignature`] | C2SP tlog-cosignature | which witness saw this head, and when |
//! | [`checkpoint`] | C2SP tlog-checkpoint | what the head of the log is |
//! | [`tiles`] | C2SP tlog-tiles | where the hashes and entries lie |
//! | [`proof`] | C2SP tlog-proof | one entry, provable on its own |
//! | [`policy`] | C2SP tlog-policy | whom the reader trusts |
//! | [`witness`] | C2SP tlog-witness | that a head continues an earlier one |
//! | [`sealed`] | ours | what an entry says of a value it does not contain |
//! | [`streams`] | RFC 6962 over lines | that these are all entries of a stream |
//! | [`bundle`] | tar | all of these in one file |
//!
//! Every parser takes bytes from strangers: it is bounded, never panics, and accepts one spelling of each value, so that
//! what was parsed prints again as the same bytes.

#![forbid(unsafe_code)]

pub mod bundle;
pub mod checkpoint;
pub mod cosignature;
mod hash;
pub mod hex;
pub mod note;
pub mod policy;
pub mod proof;
pub mod sealed;
pub mod streams;
mod text;
pub mod tiles;
pub mod tree;
pub mod witness;

pub use hash::{Hash, empty_root, leaf_hash, node_hash};
pub use tree::{Frontier, Tree, root_of};
