//! What an event says of a personal value it does not contain.

use sha2::{Digest, Sha256};

use crate::Hash;

/// The length of a salt: with it, nobody can find a value by trying names.
pub const SALT_BYTES: usize = 32;

/// Keeps these hashes apart from all others.
const DOMAIN: &[u8] = b"sauro sealed value v1\0";

/// `SHA-256("sauro sealed value v1" ‖ 0x00 ‖ salt ‖ length of path (32 bits, big endian) ‖ path ‖ value)`. The path is
/// the name of the detail as the event writes it, such as `full_name`; both texts are UTF-8.
pub fn commitment(path: &str, value: &str, salt: &[u8; SALT_BYTES]) -> Hash {
    // A path is the name of a field; one of 4 GiB does not exist.
    let length = u32::try_from(path.len()).unwrap_or(u32::MAX);
    Sha256::new()
        .chain_update(DOMAIN)
        .chain_update(salt)
        .chain_update(length.to_be_bytes())
        .chain_update(path)
        .chain_update(value)
        .finalize()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_counts() {
        let base = commitment("title", "ông", &[7; 32]);
        let written = "e5f254609f88dd6ad66be6de792ca82b77a31072ad4531266ea51592d13c8382";
        assert_eq!(crate::hex::encode(&base), written);
        assert_ne!(base, commitment("phone", "ông", &[7; 32]));
        assert_ne!(base, commitment("title", "bà", &[7; 32]));
        assert_ne!(base, commitment("title", "ông", &[8; 32]));
        assert_ne!(commitment("ab", "c", &[7; 32]), commitment("a", "bc", &[7; 32]));
    }
}
