//! Guesses are slowed down, per account and per address: never for ever, which would lock people out on purpose.

use crate::clock::locked;
use chrono::Duration;
use sauro_domain::time::Timestamp;
use std::{
    collections::{HashMap, VecDeque},
    sync::Mutex,
};

/// Failures that cost nothing.
const FREE: usize = 5;
/// Failures after which nothing is taken for a while.
const SOFT_STOP: usize = 10;
/// How long a failure is remembered, in minutes.
const REMEMBERED: i64 = 15;
/// Keys kept at most; the stalest give way.
const MOST_KEYS: usize = 10_000;

/// Counts failures by key.
#[derive(Debug, Default)]
pub struct Throttle {
    failures: Mutex<HashMap<String, Failures>>,
}

/// The failures of a key.
#[derive(Debug, Default)]
struct Failures {
    times: VecDeque<Timestamp>,
    /// When it was last said that the key waits.
    said: Option<Timestamp>,
}

impl Throttle {
    /// How long the key must wait; none when it may try now.
    pub fn wait(&self, key: &str, now: Timestamp) -> Option<Duration> {
        let failures = locked(&self.failures);
        let times: Vec<Timestamp> =
            failures.get(key)?.times.iter().copied().filter(|at| remembered(*at, now)).collect();
        let last = *times.last()?;
        let until = match times.len() {
            count if count < FREE => return None,
            count if count < SOFT_STOP => last + Duration::seconds(1 << (count - FREE)),
            count => times.get(count - SOFT_STOP).copied().unwrap_or(last) + Duration::minutes(REMEMBERED),
        };
        (until > now).then(|| until - now)
    }

    /// Remembers a failure.
    pub fn failed(&self, key: &str, now: Timestamp) {
        let mut failures = locked(&self.failures);
        if failures.len() >= MOST_KEYS && !failures.contains_key(key) {
            failures.retain(|_, of| of.times.back().is_some_and(|at| remembered(*at, now)));
            let stalest =
                || failures.iter().min_by_key(|(_, of)| of.times.back().copied()).map(|(key, _)| key.clone());
            if failures.len() >= MOST_KEYS
                && let Some(stalest) = stalest()
            {
                failures.remove(&stalest);
            }
        }
        let times = &mut failures.entry(key.to_owned()).or_default().times;
        times.push_back(now);
        if times.len() > SOFT_STOP {
            times.pop_front();
        }
    }

    /// Whether a key that must wait is told so for the first time in a while. Whoever goes on knocking says nothing new.
    pub fn first_told(&self, key: &str, now: Timestamp) -> bool {
        if self.wait(key, now).is_none() {
            return false;
        }
        let mut failures = locked(&self.failures);
        let Some(of) = failures.get_mut(key) else { return false };
        let first = of.said.is_none_or(|at| !remembered(at, now));
        if first {
            of.said = Some(now);
        }
        first
    }

    /// Forgets the failures of a key that has proved itself.
    pub fn succeeded(&self, key: &str) {
        locked(&self.failures).remove(key);
    }
}

fn remembered(at: Timestamp, now: Timestamp) -> bool {
    now - at < Duration::minutes(REMEMBERED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_after_five_and_stop_after_ten_for_a_quarter_of_an_hour() {
        let throttle = Throttle::default();
        let mut now = Timestamp::UNIX_EPOCH;
        let mut waits = Vec::new();
        for _ in 0..10 {
            throttle.failed("a", now);
            let wait = throttle.wait("a", now);
            waits.push(wait.map_or(0, |wait| wait.num_seconds()));
            now += wait.unwrap_or_else(|| Duration::seconds(1));
        }
        assert_eq!(waits[..9], [0, 0, 0, 0, 1, 2, 4, 8, 16]);
        assert!(waits[9] > 13 * 60 && waits[9] <= 15 * 60, "{}", waits[9]);
        assert_eq!(throttle.wait("a", Timestamp::UNIX_EPOCH + Duration::minutes(16)), None);
        assert_eq!(throttle.wait("b", now), None);
    }

    #[test]
    fn that_a_key_waits_is_told_once_in_a_quarter_of_an_hour() {
        let throttle = Throttle::default();
        let now = Timestamp::UNIX_EPOCH;
        assert!(!throttle.first_told("a", now), "it need not wait");
        (0..SOFT_STOP).for_each(|_| throttle.failed("a", now));
        let told = |minutes| throttle.first_told("a", now + Duration::minutes(minutes));
        assert_eq!([0, 0, 1, 14].map(told), [true, false, false, false]);
        let later = now + Duration::minutes(15);
        (0..SOFT_STOP).for_each(|_| throttle.failed("a", later));
        assert_eq!([15, 16].map(told), [true, false]);
    }

    #[test]
    fn success_forgets_and_the_memory_is_bounded() {
        let throttle = Throttle::default();
        let now = Timestamp::UNIX_EPOCH;
        for _ in 0..6 {
            throttle.failed("a", now);
        }
        assert!(throttle.wait("a", now).is_some());
        throttle.succeeded("a");
        assert_eq!(throttle.wait("a", now), None);
        for key in 0..MOST_KEYS + 50 {
            throttle.failed(&key.to_string(), now + Duration::milliseconds(i64::try_from(key).unwrap()));
        }
        assert!(locked(&throttle.failures).len() <= MOST_KEYS);
    }
}
