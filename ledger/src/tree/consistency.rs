//! Is the old log a beginning of the new one?

use super::{HashReader, MAX_PROOF, MAX_SIZE, MakeError, ProofError, reader::range, split};
use crate::{Hash, node_hash};

/// The hashes from which both roots follow: the `PROOF` of RFC 6962 §2.1.2. Empty when the sizes are equal, and for
/// an empty old tree, of which nothing can be proven.
pub fn prove<R: HashReader>(reader: &mut R, old: u64, new: u64) -> Result<Vec<Hash>, MakeError<R::Error>> {
    if old > new || new > MAX_SIZE {
        return Err(MakeError::NotInTree);
    }
    if old == 0 {
        return Ok(Vec::new());
    }
    let (mut start, mut end) = (0, new);
    let mut path = Vec::new();
    while old != end {
        let middle = start + split(end - start);
        if old <= middle {
            path.push(range(reader, middle, end)?);
            end = middle;
        } else {
            path.push(range(reader, start, middle)?);
            start = middle;
        }
    }
    // The subtree that ends where the old tree ended. When it is the whole old tree, the verifier knows its root.
    if start != 0 {
        path.push(range(reader, start, end)?);
    }
    path.reverse();
    Ok(path)
}

/// Checks that the tree of `old` leaves is a beginning of the tree of `new` leaves (RFC 9162 §2.1.4.2).
///
/// An empty old tree is refused: any tree continues it, and a check that cannot fail must not look like one that held.
pub fn verify(
    old: u64,
    old_root: &Hash,
    new: u64,
    new_root: &Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if old > new {
        return Err(ProofError::Shrunk);
    }
    if old == 0 {
        return Err(ProofError::Nothing);
    }
    if old == new {
        return match (proof.is_empty(), old_root == new_root) {
            (false, _) => Err(ProofError::Length),
            (true, false) => Err(ProofError::Root),
            (true, true) => Ok(()),
        };
    }
    let (first, rest) = match proof.split_first() {
        None => return Err(ProofError::Length),
        _ if proof.len() > MAX_PROOF => return Err(ProofError::Length),
        Some(_) if old.is_power_of_two() => (old_root, proof),
        Some((first, rest)) => (first, rest),
    };
    let shift = (old - 1).trailing_ones();
    let (mut at, mut last) = ((old - 1) >> shift, (new - 1) >> shift);
    let (mut before, mut after) = (*first, *first);
    for hash in rest {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if at & 1 == 1 || at == last {
            before = node_hash(hash, &before);
            after = node_hash(hash, &after);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            after = node_hash(&after, hash);
        }
        at >>= 1;
        last >>= 1;
    }
    match (last, before == *old_root && after == *new_root) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::Root),
        _ => Err(ProofError::Length),
    }
}
