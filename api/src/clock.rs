//! Where time and randomness enter. Nothing else in the product may ask the machine for either.

use chrono::{Duration, SubsecRound};
use sauro_domain::time::Timestamp;
use sha2::{Digest, Sha256};
use std::{
    fmt::Debug,
    sync::{Mutex, MutexGuard, PoisonError},
};
use ulid::Ulid;

/// Tells the time, to the millisecond, in UTC.
pub trait Clock: Debug + Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;
}

/// Gives bytes that nobody can foresee, or, for a demonstration, bytes that follow from a seed.
pub trait Random: Debug + Send + Sync {
    /// Fills the whole buffer.
    fn fill(&self, buffer: &mut [u8]);

    /// A fresh ULID of the moment.
    fn ulid(&self, now: Timestamp) -> Ulid {
        let mut bytes = [0_u8; 16];
        self.fill(&mut bytes);
        let milliseconds = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        Ulid::from_parts(milliseconds, u128::from_be_bytes(bytes))
    }
}

/// The machine's own clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "the one place where the time enters")]
    fn now(&self) -> Timestamp {
        chrono::Utc::now().trunc_subsecs(3)
    }
}

/// A clock that stands still until it is told to move: for demonstrations and tests.
#[derive(Debug)]
pub struct ManualClock(Mutex<Timestamp>);

impl ManualClock {
    /// A clock that stands at the moment.
    pub fn at(moment: Timestamp) -> Self {
        Self(Mutex::new(moment.trunc_subsecs(3)))
    }

    /// Moves it to the moment, forwards or backwards.
    pub fn set(&self, moment: Timestamp) {
        *locked(&self.0) = moment.trunc_subsecs(3);
    }

    /// Moves it on.
    pub fn advance(&self, by: Duration) {
        *locked(&self.0) += by;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *locked(&self.0)
    }
}

/// The operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[allow(clippy::disallowed_methods, reason = "the one place where randomness enters")]
    fn fill(&self, buffer: &mut [u8]) {
        if getrandom::fill(buffer).is_err() {
            // Secrets that can be guessed are worse than no service.
            tracing::error!("the operating system gives no random bytes; stopping");
            std::process::abort();
        }
    }
}

/// Bytes that follow from a seed: SHA-256 of the seed and a counter. Never for secrets.
#[derive(Debug)]
pub struct SeededRandom {
    seed: [u8; 32],
    next: Mutex<u64>,
}

impl SeededRandom {
    /// The sequence that belongs to the seed.
    pub fn new(seed: u64) -> Self {
        Self { seed: Sha256::digest(seed.to_be_bytes()).into(), next: Mutex::new(0) }
    }
}

impl Random for SeededRandom {
    fn fill(&self, buffer: &mut [u8]) {
        let mut next = locked(&self.next);
        for chunk in buffer.chunks_mut(32) {
            let block = Sha256::new().chain_update(self.seed).chain_update(next.to_be_bytes()).finalize();
            *next += 1;
            for (to, from) in chunk.iter_mut().zip(block) {
                *to = from;
            }
        }
    }
}

/// The data behind a lock is plain values here: a panicking holder cannot leave it half-changed.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_ids() {
        let (one, two) = (SeededRandom::new(7), SeededRandom::new(7));
        let at = Timestamp::UNIX_EPOCH + Duration::days(20_000);
        assert_eq!(one.ulid(at), two.ulid(at));
        let (mut left, mut right) = ([0_u8; 77], [0_u8; 77]);
        one.fill(&mut left);
        two.fill(&mut right);
        assert_eq!(left, right);
        assert_ne!(one.ulid(at), SeededRandom::new(8).ulid(at));
    }

    #[test]
    fn a_manual_clock_moves_only_when_told() {
        let clock = ManualClock::at(Timestamp::UNIX_EPOCH);
        assert_eq!(clock.now(), clock.now());
        clock.advance(Duration::seconds(5));
        assert_eq!(clock.now().timestamp(), 5);
    }
}
