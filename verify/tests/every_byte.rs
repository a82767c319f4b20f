//! No byte of a bundle can change unnoticed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use std::{thread, time::Instant};

use sauro_verify::Verdict;
use support::{Log, judge, trust};

const CHANGES: u64 = 100_000;

/// SplitMix64.
fn throw(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[test]
fn a_hundred_thousand_random_single_byte_changes() {
    let mut log = Log::small();
    // One head on the way is enough here: signatures are most of the time.
    log.heads.drain(..3);
    let bundle = log.bundle();
    assert_eq!(judge(&bundle, &trust()).verdict(), Verdict::Pass);
    let seed = 20_261_123;
    let started = Instant::now();
    let (mut failed, mut incomplete) = (0, 0);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..2u64)
            .map(|half| {
                let bundle = &bundle;
                scope.spawn(move || {
                    let (mut state, trust, mut bent) = (seed + half, trust(), bundle.clone());
                    let mut seen = (0u64, 0u64);
                    for round in 0..CHANGES / 2 {
                        let place = throw(&mut state) as usize % bundle.len();
                        let change = (throw(&mut state) % 255 + 1) as u8;
                        bent[place] ^= change;
                        match judge(&bent, &trust).verdict() {
                            Verdict::Pass => panic!(
                                "seed {}, round {round}: byte {place} xor {change} passes",
                                seed + half
                            ),
                            Verdict::Fail => seen.0 += 1,
                            Verdict::Incomplete => seen.1 += 1,
                        }
                        bent[place] ^= change;
                    }
                    seen
                })
            })
            .collect();
        for worker in workers {
            let (fail, open) = worker.join().unwrap();
            failed += fail;
            incomplete += open;
        }
    });
    println!(
        "{CHANGES} changes of {} bytes: {failed} FAIL, {incomplete} INCOMPLETE, 0 PASS in {:?}",
        bundle.len(),
        started.elapsed()
    );
    assert_eq!(failed + incomplete, CHANGES);
}
