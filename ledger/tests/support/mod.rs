//! Dice with a seed, and trees made with them.
#![allow(dead_code)]

use sauro_ledger::{Hash, Tree, leaf_hash};

/// SplitMix64: the same seed, the same throws.
pub struct Dice(pub u64);

impl Dice {
    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.throw() % (high - low + 1)
    }

    pub fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.throw() as u8).collect()
    }

    pub fn hash(&mut self) -> Hash {
        std::array::from_fn(|_| self.throw() as u8)
    }
}

/// The leaves `0`, `1`, `2` … as big-endian numbers.
pub fn tree(size: u64) -> Tree {
    (0..size).map(|number| leaf_hash(&number.to_be_bytes())).collect()
}
