//! Is this entry in the log?

use super::{HashReader, MAX_PROOF, MAX_SIZE, MakeError, ProofError, reader::range, split};
use crate::{Hash, node_hash};

/// The hashes that lead from leaf `index` to the root of the first `size` leaves, the leaf's neighbour first: the
/// `PATH` of RFC 6962 §2.1.1.
pub fn prove<R: HashReader>(reader: &mut R, index: u64, size: u64) -> Result<Vec<Hash>, MakeError<R::Error>> {
    if index >= size || size > MAX_SIZE {
        return Err(MakeError::NotInTree);
    }
    let (mut start, mut end) = (0, size);
    let mut path = Vec::new();
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            path.push(range(reader, middle, end)?);
            end = middle;
        } else {
            path.push(range(reader, start, middle)?);
            start = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// Checks that `leaf` is entry `index` of the tree of `size` leaves with this root (RFC 9162 §2.1.3.2).
///
/// `size` and `root` come from a signed head; the proof binds the leaf and its index to that root. It does not prove
/// the size: two sizes in which the path to this leaf has the same shape accept the same proof.
pub fn verify(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::Outside);
    }
    if proof.len() > MAX_PROOF {
        return Err(ProofError::Length);
    }
    let (mut at, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for sibling in proof {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if at & 1 == 1 || at == last {
            hash = node_hash(sibling, &hash);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    match (last, hash == *root) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::Root),
        _ => Err(ProofError::Length),
    }
}
