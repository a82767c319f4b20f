//! A place in the global order: opaque and monotone to everyone above the port.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The place of an event in the log. Only its order means anything; two numbers because a cluster needs both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    major: u64,
    minor: u64,
}

impl Position {
    /// Before the first event.
    pub const START: Self = Self { major: 0, minor: 0 };

    /// From an adapter's own numbers (SQLite: count and 0; KurrentDB: commit and prepare).
    pub const fn from_parts(major: u64, minor: u64) -> Self {
        Self { major, minor }
    }

    /// Back to the adapter's own numbers.
    pub const fn parts(self) -> (u64, u64) {
        (self.major, self.minor)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.minor {
            0 => write!(f, "{}", self.major),
            minor => write!(f, "{}-{minor}", self.major),
        }
    }
}

/// The text is not a position.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a position: expected digits, or two groups of digits joined by a hyphen")]
pub struct BadPosition;

impl FromStr for Position {
    type Err = BadPosition;
    fn from_str(text: &str) -> Result<Self, BadPosition> {
        let number = |digits: &str| {
            let plain =
                !digits.is_empty() && digits.len() <= 20 && digits.bytes().all(|b| b.is_ascii_digit());
            if plain { digits.parse::<u64>().map_err(|_| BadPosition) } else { Err(BadPosition) }
        };
        match text.split_once('-') {
            None => Ok(Self::from_parts(number(text)?, 0)),
            Some((major, minor)) => Ok(Self::from_parts(number(major)?, number(minor)?)),
        }
    }
}

impl Serialize for Position {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
