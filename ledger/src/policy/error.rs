//! Why a policy file is refused.

use std::{error::Error, fmt};

use crate::note::KeyError;

/// A fault, and the line it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PolicyError {
    /// From 1; for what is missing, the line after the last.
    pub line: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a policy file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The file is larger than [`MAX_POLICY`](super::MAX_POLICY) bytes.
    TooLarge,
    /// More logs, witnesses or groups than [`MAX_ITEMS`](super::MAX_ITEMS).
    TooMany,
    /// The last line does not end with a newline.
    Unfinished,
    /// A control character other than tab and newline.
    Control,
    /// The first word is none of the format's.
    Keyword,
    /// Too few or too many words.
    Words,
    /// The key is refused.
    Key(KeyError),
    /// The key of a witness is not of type 04.
    NotAWitnessKey,
    /// The same key was named before.
    DuplicateKey,
    /// The name is taken, or is `none`.
    Name,
    /// No witness or group of this name stands before this line.
    Unknown,
    /// The member is in a group already.
    MemberTwice,
    /// The threshold is not from 1 to the number of members.
    Threshold,
    /// A second quorum.
    SecondQuorum,
    /// No quorum in the file.
    NoQuorum,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLarge => "the policy is too large",
            Self::TooMany => "too many logs, witnesses or groups",
            Self::Unfinished => "the last line does not end with a newline",
            Self::Control => "a control character",
            Self::Keyword => "not log, witness, group or quorum",
            Self::Words => "too few or too many words",
            Self::Key(error) => return error.fmt(f),
            Self::NotAWitnessKey => "a witness needs a key of type 04",
            Self::DuplicateKey => "this key was named before",
            Self::Name => "the name is taken",
            Self::Unknown => "no witness or group of this name stands above",
            Self::MemberTwice => "a witness or group can be a member once",
            Self::Threshold => "the threshold must be from 1 to the number of members",
            Self::SecondQuorum => "a second quorum",
            Self::NoQuorum => "the policy has no quorum line",
        })
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "policy line {}: {}", self.line, self.fault)
    }
}

impl Error for PolicyError {}
