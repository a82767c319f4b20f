//! Public keys, as others hand them out: `name+id+base64(type ‖ key)`.

use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};

use super::KeyError;
use crate::{
    cosignature,
    text::{base64, unbase64},
};

/// How a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Algorithm {
    /// Type 01: Ed25519 over the text.
    Ed25519,
    /// Type 04: Ed25519 over a time and the text of a checkpoint, `cosignature/v1`.
    Cosignature,
}

impl Algorithm {
    /// The type byte of the format.
    pub fn type_byte(self) -> u8 {
        match self {
            Self::Ed25519 => 1,
            Self::Cosignature => 4,
        }
    }

    fn from_type_byte(byte: u8) -> Result<Self, KeyError> {
        match byte {
            1 => Ok(Self::Ed25519),
            4 => Ok(Self::Cosignature),
            other => Err(KeyError::Algorithm(other)),
        }
    }
}

/// Whether a text can name a key: not empty, no Unicode spaces, no plus signs, no control characters.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c == '+' || c < ' ')
}

/// `SHA-256(name ‖ 0x0A ‖ type ‖ key)`, the first four bytes.
pub(super) fn key_id(name: &str, algorithm: Algorithm, public: &[u8; 32]) -> u32 {
    let hash =
        Sha256::new().chain_update(name).chain_update([b'\n', algorithm.type_byte()]).chain_update(public);
    let [a, b, c, d, ..] = <[u8; 32]>::from(hash.finalize());
    u32::from_be_bytes([a, b, c, d])
}

/// Divides `name+id+base64(type ‖ 32 bytes)`; the id is eight lower-case hexadecimal digits.
pub(super) fn parts(text: &str) -> Result<(&str, u32, Algorithm, [u8; 32]), KeyError> {
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(id), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(KeyError::Malformed);
    };
    if !is_name(name) {
        return Err(KeyError::Name);
    }
    let digits = id.len() == 8 && id.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    let id = u32::from_str_radix(id, 16).ok().filter(|_| digits).ok_or(KeyError::Malformed)?;
    // The largest key in use is 1,312 bytes; what is longer is not looked at.
    let bytes =
        Some(encoded).filter(|text| text.len() <= 4096).and_then(unbase64).ok_or(KeyError::Malformed)?;
    let (kind, material) = bytes.split_first().ok_or(KeyError::Malformed)?;
    let algorithm = Algorithm::from_type_byte(*kind)?;
    Ok((name, id, algorithm, material.try_into().map_err(|_| KeyError::Malformed)?))
}

/// A public key with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    id: u32,
    algorithm: Algorithm,
    key: ed25519_dalek::VerifyingKey,
}

impl VerifierKey {
    /// The key of these 32 bytes. Points of small order are refused: anything verifies under them.
    pub fn new(name: &str, algorithm: Algorithm, public: &[u8; 32]) -> Result<Self, KeyError> {
        if !is_name(name) {
            return Err(KeyError::Name);
        }
        let key = ed25519_dalek::VerifyingKey::from_bytes(public).map_err(|_| KeyError::Point)?;
        if key.is_weak() {
            return Err(KeyError::Point);
        }
        Ok(Self { name: name.to_owned(), id: key_id(name, algorithm, public), algorithm, key })
    }

    /// The name in signature lines.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The id in signature lines.
    pub fn id(&self) -> u32 {
        self.id
    }

    /// How it signs.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The bare key: the same for two names of one key.
    pub fn public(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// Whether the key made this signature of the text; inside, the time it was made at where it tells one.
    pub(super) fn check(&self, text: &str, bytes: &[u8]) -> Option<Option<u64>> {
        let holds = |message: &[u8], signature: &[u8; 64]| {
            self.key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
        };
        match self.algorithm {
            Algorithm::Ed25519 => holds(text.as_bytes(), bytes.try_into().ok()?).then_some(None),
            Algorithm::Cosignature => {
                let (time, signature) = cosignature::decode(bytes)?;
                holds(&cosignature::message(text, time), &signature).then_some(Some(time))
            }
        }
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (name, id, algorithm, public) = parts(text)?;
        let key = Self::new(name, algorithm, &public)?;
        if key.id == id { Ok(key) } else { Err(KeyError::Id) }
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&[self.algorithm.type_byte()], self.public().as_slice()].concat();
        write!(f, "{}+{:08x}+{}", self.name, self.id, base64(&bytes))
    }
}
