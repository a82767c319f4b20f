//! C2SP signed-note: a text, an empty line, and lines that say who signed it.
//!
//! ```text
//! This is an example message.
//!
//! — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
//! ```
//!
//! The name and the four-byte id before the signature tell which key it claims. Lines of keys the reader does not know
//! say nothing and are passed over: that is how keys are rotated and other kinds of signature added. A line that claims
//! a known key and does not verify spoils the whole note.

mod error;
mod key;
mod secret;

use std::fmt;

pub use error::{KeyError, NoteError};
pub use key::{Algorithm, VerifierKey};
pub(crate) use secret::Secret;
pub use secret::SigningKey;

use crate::text::{base64, unbase64};

/// The largest note read: 1,000,000 bytes.
pub const MAX_NOTE: usize = 1_000_000;

/// The most signature lines read. The format asks for at least 16.
pub const MAX_SIGNATURES: usize = 100;

/// One signature line, not verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    name: String,
    key_id: u32,
    bytes: Vec<u8>,
}

impl Signature {
    /// Made by a key of ours.
    pub(crate) fn new(name: &str, key_id: u32, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), key_id, bytes }
    }

    /// One line, without its newline.
    pub fn parse(line: &str) -> Result<Self, NoteError> {
        let (name, encoded) =
            line.strip_prefix("— ").and_then(|rest| rest.split_once(' ')).ok_or(NoteError::SignatureLine)?;
        let bytes = unbase64(encoded).ok_or(NoteError::SignatureLine)?;
        match bytes.split_first_chunk() {
            Some((id, signature)) if !signature.is_empty() && key::is_name(name) => {
                Ok(Self::new(name, u32::from_be_bytes(*id), signature.to_vec()))
            }
            _ => Err(NoteError::SignatureLine),
        }
    }

    /// The name of the key that is said to have signed.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The id of the key that is said to have signed.
    pub fn key_id(&self) -> u32 {
        self.key_id
    }

    /// What follows the key id.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&self.key_id.to_be_bytes(), self.bytes.as_slice()].concat();
        write!(f, "— {} {}", self.name, base64(&bytes))
    }
}

/// A signature line that a known key really made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified<'k> {
    /// The key.
    pub key: &'k VerifierKey,
    /// When it signed, in seconds since 1970, where the kind of signature tells it.
    pub time: Option<u64>,
}

/// A text and its signature lines. Reading one verifies nothing: ask [`verify`](Self::verify).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<Signature>,
}

impl Note {
    /// A note to be signed. The text ends with a newline and has no other control characters.
    pub fn new(text: impl Into<String>) -> Result<Self, NoteError> {
        let text = text.into();
        let ends = text.ends_with('\n');
        if !ends || text.bytes().any(|byte| byte < b' ' && byte != b'\n') {
            return Err(NoteError::Text);
        }
        if text.len() > MAX_NOTE {
            return Err(NoteError::TooLarge);
        }
        Ok(Self { text, signatures: Vec::new() })
    }

    /// Reads a note with at least one signature line. Verifies nothing.
    pub fn parse(bytes: &[u8]) -> Result<Self, NoteError> {
        if bytes.len() > MAX_NOTE {
            return Err(NoteError::TooLarge);
        }
        let whole = str::from_utf8(bytes).map_err(|_| NoteError::Text)?;
        let (text, lines) = whole.rsplit_once("\n\n").ok_or(NoteError::Unsigned)?;
        let lines = lines.strip_suffix('\n').ok_or(NoteError::Unsigned)?;
        let mut note = Self::new(format!("{text}\n"))?;
        for line in lines.split('\n') {
            if note.signatures.len() == MAX_SIGNATURES {
                return Err(NoteError::TooManySignatures);
            }
            note.signatures.push(Signature::parse(line)?);
        }
        Ok(note)
    }

    /// What was signed, with its last newline.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signature lines in order, of known and unknown keys.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// Adds a signature line; an earlier line of the same key gives way.
    pub fn add(&mut self, signature: Signature) -> Result<(), NoteError> {
        self.signatures.retain(|kept| (&kept.name, kept.key_id) != (&signature.name, signature.key_id));
        if self.signatures.len() >= MAX_SIGNATURES {
            return Err(NoteError::TooManySignatures);
        }
        self.signatures.push(signature);
        Ok(())
    }

    /// The lines that known keys made, in order. At least one; all lines that claim a known key verify, or the note is
    /// refused. A key that signed twice is there twice.
    pub fn verify<'k>(
        &self,
        known: impl IntoIterator<Item = &'k VerifierKey>,
    ) -> Result<Vec<Verified<'k>>, NoteError> {
        let known: Vec<&VerifierKey> = known.into_iter().collect();
        let mut verified = Vec::new();
        for signature in &self.signatures {
            let mut claimed =
                known.iter().filter(|key| (key.name(), key.id()) == (&signature.name, signature.key_id));
            let Some(key) = claimed.next() else { continue };
            if claimed.any(|other| other != key) {
                return Err(NoteError::Ambiguous(signature.name.clone()));
            }
            let time = key.check(&self.text, &signature.bytes);
            let time = time.ok_or_else(|| NoteError::BadSignature(signature.name.clone()))?;
            verified.push(Verified { key, time });
        }
        if verified.is_empty() { Err(NoteError::NoKnownSignature) } else { Ok(verified) }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}
