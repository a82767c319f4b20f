//! Patterns in what was recorded, as neutral counts that open to the events behind. They accuse nobody.

use super::{
    Deed, EventFilter, Found,
    follow::Deeds,
    query::{Wanted, chosen, corrected, days_late, place},
};
use crate::{AsOf, Result, Views, sql};
use chrono::NaiveDate;
use sauro_domain::time::day_of;
use sauro_store::Position;
use std::collections::HashMap;

/// Updates by one person on one day that count as many at once.
pub const BULK: usize = 5;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// A deadline moved within so many days before a meeting or report.
    MovedNearReport,
    /// An extension asked for or decided when the term was over already.
    ExtendedAfterExpiry,
    /// The lead was changed within so many days before the deadline, or after it.
    ReassignedNearDue,
    /// Opened again after it was closed.
    Reopened,
    /// Many updates by one person on one day within so many days before a meeting or report.
    BulkBeforeReport,
    /// Entered on a later day than it took effect.
    BackDated,
    /// A later entry corrects it.
    Corrected,
}

impl Pattern {
    /// Every pattern, in the order they are shown.
    pub const ALL: [Self; 7] = [
        Self::MovedNearReport,
        Self::ExtendedAfterExpiry,
        Self::ReassignedNearDue,
        Self::Reopened,
        Self::BulkBeforeReport,
        Self::BackDated,
        Self::Corrected,
    ];

    /// The wire names looked at; empty = every event.
    fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::MovedNearReport => &["assignment.extension_granted"],
            Self::ExtendedAfterExpiry => &["assignment.extension_requested", "assignment.extension_granted"],
            Self::ReassignedNearDue => &["assignment.lead_reassigned"],
            Self::Reopened => &["assignment.reopened"],
            Self::BulkBeforeReport => &["assignment.progress_reported"],
            Self::BackDated | Self::Corrected => &[],
        }
    }
}

/// How often a pattern occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patterns {
    /// Which.
    pub pattern: Pattern,
    /// The events that show it, oldest first.
    pub events: Vec<Found>,
    /// Of how many events looked at.
    pub of: u64,
}

impl Views {
    /// How often each pattern occurs in the events that the filter names: call [`Views::follow_events`] first. `days` is
    /// how near counts as near; `reports` are the days of meetings and reports. Long: keep it off the async worker.
    pub fn patterns(
        &self,
        filter: &EventFilter,
        reports: &[NaiveDate],
        days: u32,
        as_of: &AsOf,
    ) -> Result<Vec<Patterns>> {
        let wanted = self.wanted(filter, as_of)?;
        let deeds = self.0.events.deeds();
        let search = Search {
            deeds: &deeds,
            filter,
            wanted: &wanted,
            reports,
            near: i64::from(days),
            known: as_of.position,
        };
        Ok(Pattern::ALL.into_iter().map(|pattern| search.look(pattern)).collect())
    }
}

fn day(deed: &Deed) -> Option<NaiveDate> {
    sql::moment(deed.recorded_at).ok().map(day_of)
}

/// What is looked through, and what counts as near.
struct Search<'a> {
    deeds: &'a Deeds,
    filter: &'a EventFilter,
    wanted: &'a Wanted,
    reports: &'a [NaiveDate],
    near: i64,
    known: Position,
}

impl<'a> Search<'a> {
    fn look(&self, pattern: Pattern) -> Patterns {
        let (mut shown, mut of) = (Vec::new(), 0);
        for deed in self.looked_at(pattern) {
            of += 1;
            if self.shows(pattern, deed) {
                shown.push(deed);
            }
        }
        if pattern == Pattern::BulkBeforeReport {
            shown = bulk(shown);
        }
        Patterns { pattern, events: shown.into_iter().map(|deed| place(self.deeds, deed)).collect(), of }
    }

    fn looked_at(&self, pattern: Pattern) -> impl Iterator<Item = &'a Deed> {
        let kinds = pattern.kinds();
        let numbers: Vec<u32> =
            kinds.iter().filter_map(|kind| self.deeds.kinds.find(&(*kind).to_owned())).collect();
        chosen(self.deeds, self.filter, self.wanted, self.known)
            .filter(move |deed| kinds.is_empty() || numbers.contains(&deed.kind))
    }

    fn shows(&self, pattern: Pattern, deed: &Deed) -> bool {
        match pattern {
            Pattern::MovedNearReport | Pattern::BulkBeforeReport => self.before_report(deed),
            Pattern::ExtendedAfterExpiry => deed.after_expiry,
            Pattern::ReassignedNearDue => {
                deed.due.zip(day(deed)).is_some_and(|(due, day)| (due - day).num_days() <= self.near)
            }
            Pattern::Reopened => true,
            Pattern::BackDated => days_late(deed) > 0,
            Pattern::Corrected => corrected(deed, self.known),
        }
    }

    fn before_report(&self, deed: &Deed) -> bool {
        let near = |day: NaiveDate| {
            self.reports.iter().any(|report| (0..=self.near).contains(&(*report - day).num_days()))
        };
        day(deed).is_some_and(near)
    }
}

/// Those of which one person made many on one day.
fn bulk(deeds: Vec<&Deed>) -> Vec<&Deed> {
    let mut many: HashMap<(Option<u32>, Option<NaiveDate>), usize> = HashMap::new();
    for deed in &deeds {
        *many.entry((deed.person, day(deed))).or_default() += 1;
    }
    let is_one = |deed: &&Deed| many.get(&(deed.person, day(deed))).is_some_and(|count| *count >= BULK);
    deeds.into_iter().filter(is_one).collect()
}
