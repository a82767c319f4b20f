//! Entries in their order: streams without gap, links, moments, and the windows that witnesses leave for back-dating.

use std::collections::{HashMap, HashSet};

use sauro_ledger::Hash;

use crate::{
    entry::Entry,
    report::{Code, Late, Report},
    time,
};

/// Late entries kept by name; the rest is counted.
const LATE_KEPT: usize = 1000;

/// The end of a stream so far.
struct End {
    ver: u64,
    index: u64,
    leaf: Hash,
    at: i64,
}

/// What was seen of the order so far.
pub struct Chain {
    ends: HashMap<String, End>,
    last_at: Option<i64>,
    /// Size of each witnessed head, and when it was seen first and last, in seconds since 1970. By size.
    seen: Vec<(u64, u64, u64)>,
    /// How far clocks and witnesses may be apart, in seconds.
    slack: u64,
    /// Streams that must be whole; none: all.
    whole: Option<HashSet<String>>,
}

impl Chain {
    /// `seen`: witnessed heads with their first and last moment. `whole`: the streams that must be whole, if not all.
    pub fn new(mut seen: Vec<(u64, u64, u64)>, slack: u64, whole: Option<HashSet<String>>) -> Self {
        seen.sort_unstable();
        // A larger head was not seen before a smaller one: what counts is the latest moment before, the earliest after.
        let mut latest = 0;
        seen.iter_mut().for_each(|(_, _, last)| (latest, *last) = (latest.max(*last), latest.max(*last)));
        let mut earliest = u64::MAX;
        seen.iter_mut()
            .rev()
            .for_each(|(_, first, _)| (earliest, *first) = (earliest.min(*first), earliest.min(*first)));
        Self { ends: HashMap::new(), last_at: None, seen, slack, whole }
    }

    /// How many streams.
    pub fn streams(&self) -> u64 {
        self.ends.len() as u64
    }

    /// The version and leaf hash of the last entry of a stream.
    pub fn end(&self, stream: &str) -> Option<(u64, u64, Hash)> {
        self.ends.get(stream).map(|end| (end.ver, end.index, end.leaf))
    }

    /// Puts an entry after the ones before.
    pub fn follow(&mut self, index: u64, leaf: Hash, entry: &Entry, report: &mut Report) {
        let named = Some((index, Some((entry.stream.as_str(), entry.ver))));
        let end = self.ends.get(&entry.stream);
        let expected = end.map_or(0, |end| end.ver + 1);
        // Of mandates every bundle holds all: what was given, and that it was taken back.
        let mandate = entry.stream.starts_with("mandate-");
        let whole = mandate || self.whole.as_ref().is_none_or(|streams| streams.contains(&entry.stream));
        if entry.ver != expected && (whole || entry.ver < expected) {
            report.found(Code::Order, named, format!("{expected}"));
        } else if entry.ver == expected && entry.prev != end.map(|end| end.leaf) {
            report.found(Code::Link, named, end.map_or(String::new(), |end| format!("{}", end.index)));
        }
        let slack = self.slack as i64 * 1000;
        let falls = self.last_at.is_some_and(|last| entry.at.saturating_add(slack) < last);
        if falls || end.is_some_and(|end| entry.at < end.at) {
            report.found(Code::TimeBack, named, time::write(entry.at.div_euclid(1000)));
        }
        self.window(index, entry, report);
        let days = (entry.at - entry.effective).div_euclid(time::DAY);
        if days >= 1 {
            report.late_count += 1;
            if report.late.len() < LATE_KEPT {
                report.late.push(Late { entry: index, stream: entry.stream.clone(), days });
            }
        }
        self.last_at = Some(self.last_at.map_or(entry.at, |last| last.max(entry.at)));
        report.from = Some(report.from.map_or(entry.at, |from| from.min(entry.at)));
        report.to = self.last_at;
        let end = End { ver: entry.ver, index, leaf, at: entry.at };
        match self.ends.get_mut(&entry.stream) {
            Some(kept) => *kept = end,
            None => drop(self.ends.insert(entry.stream.clone(), end)),
        }
    }

    /// The moment it claims must lie between a head that witnesses saw without it and one they saw with it.
    fn window(&self, index: u64, entry: &Entry, report: &mut Report) {
        let after = self.seen.partition_point(|(size, _, _)| *size <= index);
        let without = after.checked_sub(1).and_then(|place| self.seen.get(place)).map(|(_, _, last)| *last);
        let with = self.seen.get(after).map(|(_, first, _)| *first);
        let named = Some((index, Some((entry.stream.as_str(), entry.ver))));
        let moment = |seconds: u64| time::write(i64::try_from(seconds).unwrap_or(i64::MAX / 1000));
        let claimed = entry.at.div_euclid(1000);
        let slack = self.slack as i64;
        if let Some(without) = without.filter(|seen| claimed.saturating_add(slack) < *seen as i64) {
            report.found(Code::BackDated, named, format!("{} < {}", time::write(claimed), moment(without)));
        }
        if let Some(with) = with.filter(|seen| claimed > (*seen as i64).saturating_add(slack)) {
            report.found(Code::Future, named, format!("{} > {}", time::write(claimed), moment(with)));
        }
        if let (Some(without), Some(with)) = (without, with) {
            report.widest_window = report.widest_window.max(Some(with.saturating_sub(without)));
        }
    }
}
