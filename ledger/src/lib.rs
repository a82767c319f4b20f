//! Why facts can be believed: the Merkle tree of RFC 6962 over the exact bytes of every event.
//!
//! Pure: no input or output, no clock, nothing of ours above or below. A leaf is `SHA-256(0x00 ‖ bytes)`, an inner
//! node `SHA-256(0x01 ‖ left ‖ right)`; the two prefixes keep a leaf from ever passing as a node.

mod frontier;
mod hash;
pub mod hex;
mod tree;

pub use frontier::Frontier;
pub use hash::{Hash, empty_root, leaf_hash, node_hash};
pub use tree::{Tree, root_of};
