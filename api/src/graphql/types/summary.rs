//! An assignment at a glance, and who answered for it one after the other.

use super::{Person, Seat, person::name_of, seat::label};
use crate::graphql::{enums::Capacity, scalars::DateTime, scope::Scope, user_errors::small, words};
use async_graphql::SimpleObject;
use chrono::NaiveDate;
use sauro_domain::refusal::Language;
use sauro_projections::{AsOf, AssignmentRow, accountability::Stretch};
use std::collections::BTreeSet;

/// A stretch of time in which one person in one seat answered for an assignment (một giai đoạn phụ trách).
#[derive(SimpleObject, Debug, Clone)]
pub struct AccountableStretch {
    /// From (từ lúc).
    pub from: DateTime,
    /// Until, exclusive (đến lúc); none = still.
    pub until: Option<DateTime>,
    /// What the seat and its unit were called then (chức vụ).
    pub position_label: String,
    /// What the person is called (họ và tên); none when nobody was known to answer.
    pub person_name: Option<String>,
    /// The seat (chức vụ).
    pub position: Option<Seat>,
    /// The person (cá nhân).
    pub person: Option<Person>,
    /// In what capacity (tư cách).
    pub capacity: Option<Capacity>,
    /// The absent holder somebody acted for (thay cho).
    pub for_holder: Option<Person>,
}

impl AccountableStretch {
    /// In the words of its time.
    pub fn new(scope: &Scope<'_>, stretch: &Stretch, as_of: AsOf) -> Self {
        let present = scope.linked(as_of);
        let register = scope.register();
        let view = register.view(as_of.ordinal, stretch.from);
        Self {
            from: DateTime(stretch.from),
            until: stretch.to.map(DateTime),
            position_label: label(&view, stretch.position),
            person_name: stretch.person.map(|id| name_of(scope, id)),
            position: Some(Seat::new(stretch.position, present)),
            person: stretch.person.map(|id| Person::new(id, present)),
            capacity: stretch.capacity.map(Into::into),
            for_holder: stretch.for_holder.map(|id| Person::new(id, present)),
        }
    }
}

/// An assignment at a glance (tóm tắt): 3 lần gia hạn · 2 người phụ trách · 41 ngày.
#[derive(SimpleObject, Debug, Clone)]
pub struct AssignmentSummary {
    /// Extensions granted (số lần gia hạn).
    pub extensions: i32,
    /// Seats that have led it (số chức vụ đã chủ trì).
    pub leads: i32,
    /// People who have answered for it, substitutes included (số người phụ trách).
    pub people: i32,
    /// Results returned (số lần trả lại kết quả).
    pub returns: i32,
    /// Urges received (số lần đôn đốc).
    pub urges: i32,
    /// Calendar days from issue to completion, cancellation or the moment of the answer (số ngày).
    pub days: i32,
    /// In words (diễn giải).
    pub words: String,
}

impl AssignmentSummary {
    /// Of a row and the line of those who answered.
    pub fn new(
        scope: &Scope<'_>,
        row: &AssignmentRow,
        issued: NaiveDate,
        line: &[Stretch],
        as_of: AsOf,
    ) -> Self {
        let end =
            if row.phase.is_open() { as_of.day() } else { row.stopped_on.unwrap_or_else(|| as_of.day()) };
        let days = (end - issued).num_days().max(0);
        let people = line.iter().filter_map(|stretch| stretch.person).collect::<BTreeSet<_>>().len();
        let plural =
            |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
        let extensions = row.extensions as usize;
        let words = match scope.language() {
            Language::Vietnamese => format!("{extensions} lần gia hạn · {people} người phụ trách"),
            Language::English => format!(
                "{} · {}",
                plural(extensions, "extension", "extensions"),
                plural(people, "person in charge", "people in charge")
            ),
        };
        Self {
            extensions: small(extensions as u64),
            leads: small(u64::from(row.leads)),
            people: small(people as u64),
            returns: small(u64::from(row.returns)),
            urges: small(u64::from(row.urges)),
            days: i32::try_from(days).unwrap_or(i32::MAX),
            words: format!("{words} · {}", words::days(days, scope.language())),
        }
    }
}
