//! What this process can say of the signed heads of its log: where they stand, whether acts may still be recorded, and
//! what a receipt is worth.
//!
//! Only the process that owns the embedded log signs. On a cluster nothing is signed by this version, and it says so.

mod check;
mod job;
mod keeping;
mod records;
mod standing;
mod witnesses;

pub use check::{Checked, Verdict};
pub use keeping::Witnesses;
pub use records::recorded_access_head;
pub use standing::{Signed, Standing, State, Unsigned, WitnessStanding, WitnessState};

use crate::ApiError;
use sauro_heads::{Contradiction, Keeper, Published};
use sauro_store::Position;
use std::sync::{Arc, PoisonError, RwLock};
use witnesses::Asking;

/// The index in the tree of the event at a position; none for a position that no event has. The embedded log counts its
/// positions from 1 without a gap, and checks that at each start; heads are kept of no other.
pub fn index_of(position: Position) -> Option<u64> {
    match position.parts() {
        (count, 0) => count.checked_sub(1),
        _ => None,
    }
}

/// The position before the event of an index: reading from there gives that event first.
pub fn before(index: u64) -> Position {
    Position::from_parts(index, 0)
}

/// The heads of the log of this process. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Integrity(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    standing: RwLock<Arc<Standing>>,
    keeper: tokio::sync::Mutex<Option<Keeper>>,
    asking: Asking,
}

impl Integrity {
    /// Where the heads stand.
    pub fn standing(&self) -> Arc<Standing> {
        Arc::clone(&self.0.standing.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Why nothing may be recorded any more; none while all is well.
    pub fn contradiction(&self) -> Option<Contradiction> {
        self.standing().contradiction.clone()
    }

    /// Refuses an act while the log contradicts what was signed.
    pub fn writable(&self) -> Result<(), ApiError> {
        match self.contradiction() {
            None => Ok(()),
            Some(why) => Err(ApiError::ReadOnly(Box::new(why))),
        }
    }

    /// The published files; none where no heads are kept.
    pub fn published(&self) -> Option<Published> {
        self.standing().folder.as_deref().map(Published::of)
    }

    fn change(&self, change: impl FnOnce(&mut Standing)) {
        let mut held = self.0.standing.write().unwrap_or_else(PoisonError::into_inner);
        let mut standing = Standing::clone(&held);
        change(&mut standing);
        *held = Arc::new(standing);
    }
}
