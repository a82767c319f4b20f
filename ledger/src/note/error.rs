//! Why a note or a key is refused.

use std::{error::Error, fmt};

/// Why a note is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteError {
    /// More than [`MAX_NOTE`](super::MAX_NOTE) bytes.
    TooLarge,
    /// More than [`MAX_SIGNATURES`](super::MAX_SIGNATURES) signature lines.
    TooManySignatures,
    /// Not UTF-8, not ended by a newline, or with control characters.
    Text,
    /// No empty line followed by complete signature lines.
    Unsigned,
    /// A line after the text that is not a signature line.
    SignatureLine,
    /// Two different known keys share this name and one id.
    Ambiguous(String),
    /// A line claims the known key of this name, and the key did not make it.
    BadSignature(String),
    /// No line is of a known key.
    NoKnownSignature,
}

impl fmt::Display for NoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("the note is too large"),
            Self::TooManySignatures => f.write_str("the note has too many signatures"),
            Self::Text => f.write_str("the note is not plain text ended by a newline"),
            Self::Unsigned => f.write_str("the note has no signatures"),
            Self::SignatureLine => f.write_str("a signature line is malformed"),
            Self::Ambiguous(name) => write!(f, "two known keys are both {name} with the same id"),
            Self::BadSignature(name) => write!(f, "the signature of {name} does not match the text"),
            Self::NoKnownSignature => f.write_str("no known key signed the note"),
        }
    }
}

impl Error for NoteError {}

/// Why a written key is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyError {
    /// The parts are not there, or not in the one spelling they have.
    Malformed,
    /// The name is empty or has spaces, plus signs or control characters.
    Name,
    /// A kind of signature not known here; the number is its type byte.
    Algorithm(u8),
    /// The id does not follow from the name and the key.
    Id,
    /// No point of the curve, or one for which signatures prove nothing.
    Point,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => f.write_str("the key is malformed"),
            Self::Name => f.write_str("the key's name is empty or has spaces or plus signs"),
            Self::Algorithm(kind) => write!(f, "the key is of the unsupported type {kind:#04x}"),
            Self::Id => f.write_str("the key's id does not match the key"),
            Self::Point => f.write_str("the key is not a safe Ed25519 public key"),
        }
    }
}

impl Error for KeyError {}
