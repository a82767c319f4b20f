//! The text that goes with every bundle.

/// `HOWTO.txt`.
pub const HOWTO: &str = include_str!("HOWTO.txt");

/// Every `HOWTO.txt` that bundles of this format were ever given, the newest first.
pub const HOWTOS: [&str; 2] = [HOWTO, include_str!("HOWTO.former.txt")];
