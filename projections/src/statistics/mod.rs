//! Figures: the official buckets, with numerator, denominator, cut-off and rule, opening to the assignments behind.

mod doubt;
mod query;

use crate::assignments::{Against, Sight};
use chrono::NaiveDate;
pub(crate) use doubt::Doubt;
use sauro_domain::{
    assignment::Clarity,
    id::{AssignmentId, PersonId, PositionId, ProgrammeId, UnitId},
};

/// The counting rule in force, named in every answer.
pub const RULE: &str = "six-clear-2026.1";

/// Which assignments are counted.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Scope {
    /// Led from this unit or one below.
    pub unit: Option<UnitId>,
    /// Serving this programme or a part of it.
    pub programme: Option<ProgrammeId>,
    /// Whoever answers is this person.
    pub person: Option<PersonId>,
    /// Led by this seat, or by one whose work it took over.
    pub position: Option<PositionId>,
    /// In this field of work.
    pub field: Option<String>,
    /// Only what the reader may see.
    pub sight: Option<Sight>,
}

/// The reporting period. An assignment counts when it was open at some time in it: issued by its last day and not
/// ended before its first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    /// First day; absent = from the beginning.
    pub from: Option<NaiveDate>,
    /// The cut-off day: what is open is judged at its end. Absent = the day in force.
    pub cut_off: Option<NaiveDate>,
}

/// By what the figures are broken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum By {
    Unit,
    Programme,
    Position,
    Person,
}

/// What a part of a breakdown is about; none = not known or not set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Key {
    Unit(Option<UnitId>),
    Programme(Option<ProgrammeId>),
    Position(Option<PositionId>),
    Person(Option<PersonId>),
}

/// The official buckets. Every assignment counted stands in exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bucket {
    /// Hoàn thành đúng hạn.
    CompletedOnTime,
    /// Hoàn thành quá hạn.
    CompletedLate,
    /// Chưa hoàn thành, trong hạn.
    OpenWithin,
    /// Chưa hoàn thành, quá hạn.
    OpenOverdue,
    /// Không thời hạn: counted apart, whatever its state.
    Undated,
    /// Thường xuyên: counted apart.
    Recurring,
    /// Hủy: counted apart.
    Cancelled,
}

impl Bucket {
    /// Every bucket, in the order they are shown.
    pub const ALL: [Self; 7] = [
        Self::CompletedOnTime,
        Self::CompletedLate,
        Self::OpenWithin,
        Self::OpenOverdue,
        Self::Undated,
        Self::Recurring,
        Self::Cancelled,
    ];
}

/// A rate, never without what it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Rate {
    pub numerator: u64,
    pub denominator: u64,
}

/// One set of buckets against one deadline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Buckets {
    pub(crate) ids: [Vec<AssignmentId>; 7],
}

impl Buckets {
    /// The assignments in a bucket, oldest first.
    pub fn ids(&self, bucket: Bucket) -> &[AssignmentId] {
        &self.ids[bucket as usize]
    }

    /// How many.
    pub fn count(&self, bucket: Bucket) -> u64 {
        self.ids(bucket).len() as u64
    }

    /// Every assignment counted.
    pub fn total(&self) -> u64 {
        self.ids.iter().map(|ids| ids.len() as u64).sum()
    }

    /// On-time rate: completed on time ÷ (completed + open past the deadline).
    pub fn on_time(&self) -> Rate {
        let on_time = self.count(Bucket::CompletedOnTime);
        let due = on_time + self.count(Bucket::CompletedLate) + self.count(Bucket::OpenOverdue);
        Rate { numerator: on_time, denominator: due }
    }

    /// Completion rate: completed ÷ (completed + not completed), dated work only.
    pub fn completed(&self) -> Rate {
        let completed = self.count(Bucket::CompletedOnTime) + self.count(Bucket::CompletedLate);
        let open = self.count(Bucket::OpenWithin) + self.count(Bucket::OpenOverdue);
        Rate { numerator: completed, denominator: completed + open }
    }
}

/// One line of figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Against the deadline as first issued.
    pub original: Buckets,
    /// Against the deadline after extensions.
    pub current: Buckets,
}

impl Figures {
    /// The buckets against one deadline.
    pub fn against(&self, against: Against) -> &Buckets {
        match against {
            Against::Original => &self.original,
            Against::Current => &self.current,
        }
    }
}

/// How often a clarity was found missing by leads: queried, or the reason of a refusal to take the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Doubted {
    pub clarity: Clarity,
    pub queried: u64,
    pub declined: u64,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics {
    /// The rule that counted.
    pub rule: &'static str,
    /// First day of the period, when one was set.
    pub from: Option<NaiveDate>,
    /// The day whose end the figures are judged at.
    pub cut_off: NaiveDate,
    /// All in scope.
    pub total: Figures,
    /// By unit, programme, seat or person, when asked for; in order of key.
    pub parts: Vec<(Key, Figures)>,
    /// Which clarities leads found missing in the assignments counted, most often first.
    pub doubts: Vec<Doubted>,
}

/// A clarity as the file keeps it.
pub(crate) fn clarity_name(clarity: Clarity) -> String {
    serde_json::to_value(clarity).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}
