//! A seeded source of choices: the same seed tells the same year.

use sauro_domain::id::CommandId;
use ulid::Ulid;

/// SplitMix64: small, well known, and not for secrets.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// A source that always gives the same choices for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number in `low..=high`.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low + 1).unwrap_or(1).max(1);
        low + i64::try_from(self.next() % width).unwrap_or(0)
    }

    /// True once in `n` throws.
    pub fn once_in(&mut self, n: i64) -> bool {
        self.between(1, n) == 1
    }

    /// One of several; the first when there is nothing to choose from would be a panic, so callers pass constants.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let last = i64::try_from(all.len()).unwrap_or(0) - 1;
        if last < 0 { None } else { all.get(usize::try_from(self.between(0, last)).unwrap_or(0)) }
    }

    /// A command id whose time part is the given moment.
    pub fn command(&mut self, at_ms: i64) -> CommandId {
        let random = (u128::from(self.next()) << 64) | u128::from(self.next());
        CommandId(Ulid::from_parts(u64::try_from(at_ms).unwrap_or(0), random))
    }
}
