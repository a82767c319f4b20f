//! Patterns in what was recorded, as neutral counts that open to the events behind. They accuse nobody.

use super::{
    Deed, EventFilter, Found,
    follow::Deeds,
    query::{corrected, days_late, place},
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
    /// How often each pattern occurs in the events that the filter names. `days` is how near counts as near; `reports`
    /// are the days of meetings and reports.
    pub async fn patterns(
        &self,
        filter: &EventFilter,
        reports: &[NaiveDate],
        days: u32,
        as_of: &AsOf,
    ) -> Result<Vec<Patterns>> {
        let wanted = self.wanted(filter, as_of).await?;
        let deeds = self.0.events.deeds();
        let all: Vec<&Deed> = self.chosen(&deeds, filter, &wanted, as_of).collect();
        let near = i64::from(days);
        Ok(Pattern::ALL
            .into_iter()
            .map(|pattern| look(pattern, &deeds, &all, reports, near, as_of.position))
            .collect())
    }
}

fn day(deed: &Deed) -> Option<NaiveDate> {
    sql::moment(deed.recorded_at).ok().map(day_of)
}

fn look(
    pattern: Pattern,
    deeds: &Deeds,
    all: &[&Deed],
    reports: &[NaiveDate],
    near: i64,
    known: Position,
) -> Patterns {
    let kinds: Vec<u32> =
        pattern.kinds().iter().filter_map(|kind| deeds.kinds.find(&(*kind).to_owned())).collect();
    let any = pattern.kinds().is_empty();
    let looked: Vec<&Deed> = all.iter().copied().filter(|deed| any || kinds.contains(&deed.kind)).collect();
    let before_report = |deed: &&&Deed| {
        day(deed)
            .is_some_and(|day| reports.iter().any(|report| (0..=near).contains(&(*report - day).num_days())))
    };
    let shown: Vec<&Deed> = match pattern {
        Pattern::MovedNearReport => looked.iter().filter(before_report).copied().collect(),
        Pattern::ExtendedAfterExpiry => looked.iter().filter(|deed| deed.after_expiry).copied().collect(),
        Pattern::ReassignedNearDue => {
            let late = |deed: &&&Deed| {
                deed.due.zip(day(deed)).is_some_and(|(due, day)| (due - day).num_days() <= near)
            };
            looked.iter().filter(late).copied().collect()
        }
        Pattern::Reopened => looked.clone(),
        Pattern::BulkBeforeReport => {
            let mut many: HashMap<(Option<u32>, Option<NaiveDate>), Vec<&Deed>> = HashMap::new();
            for deed in looked.iter().filter(before_report) {
                many.entry((deed.person, day(deed))).or_default().push(deed);
            }
            let mut bulk: Vec<_> = many.into_values().filter(|deeds| deeds.len() >= BULK).flatten().collect();
            bulk.sort_by_key(|deed| deed.position);
            bulk
        }
        Pattern::BackDated => looked.iter().filter(|deed| days_late(deed) > 0).copied().collect(),
        Pattern::Corrected => looked.iter().filter(|deed| corrected(deed, known)).copied().collect(),
    };
    Patterns {
        pattern,
        events: shown.into_iter().map(|deed| place(deeds, deed)).collect(),
        of: looked.len() as u64,
    }
}
