//! C2SP tlog-cosignature, Ed25519 `cosignature/v1`: a witness says that at this time it saw this head as the largest of
//! its log, and that all heads it saw before are beginnings of it.
//!
//! The signature line of a type 04 key carries eight bytes of time before the signature, and what is signed is
//! `cosignature/v1`, a line `time …`, and the checkpoint's text.

use std::fmt;

use crate::{
    checkpoint::Checkpoint,
    note::{Algorithm, KeyError, Secret, Signature, VerifierKey},
    tree::MAX_SIZE,
};

/// The latest time a cosignature may carry, in seconds since 1970.
pub const MAX_TIME: u64 = MAX_SIZE;

/// What is signed.
pub(crate) fn message(text: &str, time: u64) -> Vec<u8> {
    format!("cosignature/v1\ntime {time}\n{text}").into_bytes()
}

/// The time and the signature in the bytes of a signature line.
pub(crate) fn decode(bytes: &[u8]) -> Option<(u64, [u8; 64])> {
    let (time, signature) = bytes.split_first_chunk()?;
    let time = u64::from_be_bytes(*time);
    (time <= MAX_TIME).then_some((time, signature.try_into().ok()?))
}

/// The private key of a witness, type 04. Prints only its public part.
#[derive(Clone)]
pub struct CosigningKey(Secret);

impl CosigningKey {
    /// The key that follows from these 32 random bytes. They are used for no other key: the signed message does not
    /// name its signer.
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        Secret::new(name, Algorithm::Cosignature, seed).map(Self)
    }

    /// Reads `PRIVATE+KEY+name+id+base64(04 ‖ seed)`.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        Secret::parse(text, Algorithm::Cosignature).map(Self)
    }

    /// The private key in that spelling. For the key file only.
    pub fn to_private_text(&self) -> String {
        self.0.print()
    }

    /// The public part, to hand out.
    pub fn verifier(&self) -> &VerifierKey {
        self.0.verifier()
    }

    /// The line that says: at `time`, in seconds since 1970, this was the largest head seen. Who calls has checked that
    /// it continues the last one. None for a time beyond [`MAX_TIME`].
    pub fn cosign(&self, checkpoint: &Checkpoint, time: u64) -> Option<Signature> {
        if time > MAX_TIME {
            return None;
        }
        let signature = self.0.sign(&message(&checkpoint.to_string(), time));
        Some(self.0.line([time.to_be_bytes().as_slice(), &signature].concat()))
    }
}

impl fmt::Debug for CosigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CosigningKey({})", self.verifier())
    }
}
