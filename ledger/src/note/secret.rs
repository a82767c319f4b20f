//! Private keys. They are given in: nothing here makes randomness or reads files.

use std::fmt;

use ed25519_dalek::Signer as _;

use super::{
    Algorithm, KeyError, Note, NoteError, Signature, VerifierKey,
    key::{key_id, parts},
};
use crate::text::base64;

const PREFIX: &str = "PRIVATE+KEY+";

/// A private key of either kind, with its name.
#[derive(Clone)]
pub(crate) struct Secret {
    verifier: VerifierKey,
    key: ed25519_dalek::SigningKey,
}

impl Secret {
    pub(crate) fn new(name: &str, algorithm: Algorithm, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let key = ed25519_dalek::SigningKey::from_bytes(seed);
        let verifier = VerifierKey::new(name, algorithm, key.verifying_key().as_bytes())?;
        Ok(Self { verifier, key })
    }

    /// `PRIVATE+KEY+name+id+base64(type ‖ seed)`, the spelling of Go's `sumdb/note`.
    pub(crate) fn parse(text: &str, expected: Algorithm) -> Result<Self, KeyError> {
        let (name, id, algorithm, seed) = parts(text.strip_prefix(PREFIX).ok_or(KeyError::Malformed)?)?;
        if algorithm != expected {
            return Err(KeyError::Algorithm(algorithm.type_byte()));
        }
        let secret = Self::new(name, algorithm, &seed)?;
        if key_id(name, algorithm, secret.verifier.public()) == id { Ok(secret) } else { Err(KeyError::Id) }
    }

    pub(crate) fn print(&self) -> String {
        let key = &self.verifier;
        let bytes = [&[key.algorithm().type_byte()], self.key.as_bytes().as_slice()].concat();
        format!("{PREFIX}{}+{:08x}+{}", key.name(), key.id(), base64(&bytes))
    }

    pub(crate) fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }

    pub(crate) fn line(&self, bytes: Vec<u8>) -> Signature {
        Signature::new(self.verifier.name(), self.verifier.id(), bytes)
    }
}

/// The private key of a log: signs texts, type 01. Prints only its public part.
#[derive(Clone)]
pub struct SigningKey(Secret);

impl SigningKey {
    /// The key that follows from these 32 random bytes.
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        Secret::new(name, Algorithm::Ed25519, seed).map(Self)
    }

    /// Reads `PRIVATE+KEY+name+id+base64(01 ‖ seed)`, the spelling of Go's `sumdb/note`.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        Secret::parse(text, Algorithm::Ed25519).map(Self)
    }

    /// The private key in that spelling. For the key file only.
    pub fn to_private_text(&self) -> String {
        self.0.print()
    }

    /// The public part, to hand out.
    pub fn verifier(&self) -> &VerifierKey {
        self.0.verifier()
    }

    /// Adds this key's signature to the note.
    pub fn sign(&self, note: &mut Note) -> Result<(), NoteError> {
        note.add(self.0.line(self.0.sign(note.text().as_bytes()).to_vec()))
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.verifier())
    }
}
