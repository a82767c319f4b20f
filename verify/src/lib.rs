//! Judges an inspection bundle. No network, no database, no clock; nothing is trusted but what the reader brings: the
//! policy file, the head or bundle kept from last time, receipts.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let policy = sauro_ledger::policy::Policy::parse(&std::fs::read("policy.txt")?)?;
//! let trust = sauro_verify::Trust { policy: Some(policy), ..Default::default() };
//! let report = sauro_verify::verify(std::fs::File::open("bundle.tar")?, &trust);
//! println!("{}", report.verdict().word());
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]

mod asked;
mod authority;
mod chain;
mod entry;
mod follow;
mod heads;
mod mandate;
mod manifest;
mod pass;
mod powers;
pub mod report;
mod screen;
mod selection;
mod time;
mod tree;
mod values;
pub mod words;

use std::io::Read;

use sauro_ledger::{
    Hash,
    checkpoint::{Checkpoint, SignedCheckpoint},
    policy::Policy,
    proof::Receipt,
};

pub use report::{Report, Verdict};

/// Clocks of log and witnesses, and the way of a head to its witnesses, may take this long, in seconds.
pub const SLACK: u64 = 300;

/// What the reader brings.
#[derive(Debug, Clone)]
pub struct Trust {
    /// Whose keys to believe. Without one nothing is proven.
    pub policy: Option<Policy>,
    /// What the reader kept from last time.
    pub earlier: Option<Earlier>,
    /// Receipts people were given for their acts.
    pub receipts: Vec<Receipt>,
    /// How far a claimed moment may lie outside what witnesses saw, in seconds. Where witnesses are visited by hand, as
    /// long as a visit may be late.
    pub slack: u64,
}

impl Default for Trust {
    fn default() -> Self {
        Self { policy: None, earlier: None, receipts: Vec::new(), slack: SLACK }
    }
}

/// A head or a whole bundle kept from last time. The reader kept it, so its signatures are not asked for again.
#[derive(Debug, Clone)]
pub struct Earlier {
    head: Checkpoint,
    leaves: Vec<Hash>,
}

impl Earlier {
    /// The file `checkpoint` of an earlier bundle.
    pub fn from_head(bytes: &[u8]) -> Option<Self> {
        let head = SignedCheckpoint::parse(bytes).ok()?.checkpoint().clone();
        Some(Self { head, leaves: Vec::new() })
    }

    /// An earlier bundle. Of a whole log, so that a later one can be compared entry by entry; of a selection only the
    /// head counts. What somebody did in the log, rightly or not, makes it no worse to compare with: it is refused only for
    /// its archive, heads, signatures or tree, and then the report names that first.
    pub fn from_bundle(input: impl Read) -> Result<Self, Box<Report>> {
        let trust = Trust::default();
        let (mut report, heads, leaves) = pass::Pass::new(&trust, true).read(input);
        let leaves = if report.whole { leaves } else { Vec::new() };
        match heads.head() {
            Some(head) if !report.findings.iter().any(|found| found.code.is_of_the_log()) => {
                Ok(Self { head: head.checkpoint().clone(), leaves })
            }
            _ => {
                report.findings.sort_by_key(|found| !found.code.is_of_the_log());
                Err(Box::new(report))
            }
        }
    }

    /// The head.
    pub fn head(&self) -> &Checkpoint {
        &self.head
    }

    fn leaves(&self) -> &[Hash] {
        &self.leaves
    }
}

/// Judges a bundle.
pub fn verify(bundle: impl Read, trust: &Trust) -> Report {
    pass::Pass::new(trust, false).read(bundle).0
}
