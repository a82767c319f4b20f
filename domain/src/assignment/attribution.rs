//! Whose time it was: every moment from issue to acceptance belongs to exactly one bearer.
//!
//! Of several that could be named, the first of this list counts:
//! 1. *suspended* — nobody's;
//! 2. *accepter* — a result is handed in and not decided;
//! 3. *assigner* — the work was declined, or a query is unanswered, or a proposal to the assigner or supervisor is;
//! 4. *coordinator* — a contribution asked for is missing after its reply-by day; of several, the one due first;
//! 5. *extension decider* — a request for an extension is undecided and the deadline has passed;
//! 6. *lead*.
//!
//! Between acceptance and reopening, and after cancellation, no time is counted.

use super::{
    State,
    state::{Holding, Stage},
};
use crate::{
    id::PositionId,
    time::{Timestamp, end_of},
};
use chrono::TimeDelta;
use serde::Serialize;
use std::collections::BTreeMap;

/// Who bears a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(tag = "bearer", content = "position", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Bearer {
    Lead(PositionId),
    /// The side that gave the work: the assigner, or the supervisor a proposal went to.
    Assigner(PositionId),
    Coordinator(PositionId),
    Accepter(PositionId),
    ExtensionDecider(PositionId),
    Suspended,
}

impl Bearer {
    /// The seat, when there is one.
    pub fn position(self) -> Option<PositionId> {
        match self {
            Self::Lead(seat)
            | Self::Assigner(seat)
            | Self::Coordinator(seat)
            | Self::Accepter(seat)
            | Self::ExtensionDecider(seat) => Some(seat),
            Self::Suspended => None,
        }
    }

    /// Whether it is the lead.
    pub fn is_lead(self) -> bool {
        matches!(self, Self::Lead(_))
    }
}

/// A stretch of time, from inclusive, to exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Span {
    #[serde(flatten)]
    pub bearer: Bearer,
    pub from: Timestamp,
    pub to: Timestamp,
}

impl Span {
    /// How long.
    pub fn length(&self) -> TimeDelta {
        self.to - self.from
    }
}

/// All the time of one bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Share {
    pub bearer: Bearer,
    pub time: TimeDelta,
}

impl Share {
    /// In days, rounded to the nearest.
    pub fn days(&self) -> i64 {
        (self.time.num_hours() + 12).div_euclid(24)
    }
}

/// The split of an assignment's time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attribution {
    /// In order of time, without gap or overlap while the assignment was open; neighbours differ.
    pub spans: Vec<Span>,
    /// Per bearer, longest first.
    pub totals: Vec<Share>,
}

impl Attribution {
    /// Everybody but the lead, longest first: what "why is this late?" is answered with.
    pub fn waited_for(&self) -> impl Iterator<Item = &Share> {
        self.totals.iter().filter(|share| !share.bearer.is_lead())
    }

    /// The time of leads, all together.
    pub fn lead_time(&self) -> TimeDelta {
        self.totals.iter().filter(|share| share.bearer.is_lead()).map(|share| share.time).sum()
    }

    /// All time counted.
    pub fn whole(&self) -> TimeDelta {
        self.spans.iter().map(Span::length).sum()
    }

    fn add(&mut self, bearer: Bearer, from: Timestamp, to: Timestamp) {
        if from >= to {
            return;
        }
        match self.spans.last_mut().filter(|last| last.bearer == bearer && last.to == from) {
            Some(last) => last.to = to,
            None => self.spans.push(Span { bearer, from, to }),
        }
    }
}

/// Splits the time from issue to acceptance, or to `now` while it is open.
pub fn attribute(state: &State, now: Timestamp) -> Attribution {
    let mut split = Attribution::default();
    let ends = state.track.iter().skip(1).map(|mark| mark.at.min(now)).chain([now]);
    for (mark, end) in state.track.iter().zip(ends) {
        // Within a stretch nothing happens, but days pass: a reply-by day, or the deadline.
        let mut cuts: Vec<Timestamp> =
            mark.holding.days_that_matter().filter(|at| (mark.at..end).contains(at)).collect();
        cuts.sort_unstable();
        let mut from = mark.at;
        for to in cuts.into_iter().chain([end]) {
            if let Some(bearer) = mark.holding.bearer(from) {
                split.add(bearer, from, to);
            }
            from = to;
        }
    }
    let mut totals: BTreeMap<Bearer, TimeDelta> = BTreeMap::new();
    for span in &split.spans {
        let total = totals.entry(span.bearer).or_default();
        *total += span.length();
    }
    split.totals = totals.into_iter().map(|(bearer, time)| Share { bearer, time }).collect();
    split.totals.sort_by_key(|share| std::cmp::Reverse(share.time));
    split
}

impl Holding {
    fn days_that_matter(&self) -> impl Iterator<Item = Timestamp> {
        self.owed.iter().map(|(day, _)| end_of(*day)).chain(self.due.map(end_of))
    }

    fn bearer(&self, at: Timestamp) -> Option<Bearer> {
        let lead = self.lead.map(Bearer::Lead);
        match self.stage {
            Stage::Idle => None,
            Stage::Suspended => Some(Bearer::Suspended),
            Stage::Submitted => self.accepter.map(Bearer::Accepter).or(lead),
            Stage::Declined => self.assigner.map(Bearer::Assigner).or(lead),
            Stage::Working => {
                let silent = self.owed.first().filter(|(day, _)| end_of(*day) <= at);
                let expired = self.due.is_some_and(|due| end_of(due) <= at);
                let decider = self.assigner.filter(|_| self.extension && expired);
                self.asked
                    .map(Bearer::Assigner)
                    .or(silent.map(|(_, seat)| Bearer::Coordinator(*seat)))
                    .or(decider.map(Bearer::ExtensionDecider))
                    .or(lead)
            }
        }
    }
}
