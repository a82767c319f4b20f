//! Drawing a sample that anybody can draw again, with nothing but `sha256sum` and `sort`.

use crate::id::AssignmentId;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The sample: of the population in the order of SHA-256 over `seed/assignment` (both as text, no line feed), the
/// first `size`. It depends on nothing but the seed and who belongs to the population: not on the order it is given
/// in, and leaving out an assignment that was not chosen changes nothing.
pub fn draw(seed: &str, population: &[AssignmentId], size: usize) -> Vec<AssignmentId> {
    let hash = |id: &AssignmentId| -> [u8; 32] { Sha256::digest(format!("{seed}/{id}")).into() };
    let mut ordered: Vec<_> = population.iter().map(|id| (hash(id), *id)).collect();
    ordered.sort_unstable();
    ordered.dedup();
    ordered.into_iter().take(size).map(|(_, id)| id).collect()
}

/// What tells one population from another: SHA-256 over the sorted ids, each followed by a line feed, in hex.
pub fn digest(population: &[AssignmentId]) -> String {
    let mut sorted = population.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut hash = Sha256::new();
    for id in sorted {
        hash.update(format!("{id}\n"));
    }
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
