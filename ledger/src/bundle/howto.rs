//! The text that goes with every bundle.

/// `HOWTO.txt`.
pub const HOWTO: &str = include_str!("HOWTO.txt");
