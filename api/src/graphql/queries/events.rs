//! Everything recorded, looked through by whoever inspects; and patterns in it, as neutral counts.

use super::figures::PeriodRange;
use crate::graphql::{
    errors::Answer,
    ids,
    input::{AsOfInput, Reader, readable},
    scalars::{Date, DateTime},
    scope::Scope,
    types::{Cut, HistoryConnection, HistoryEntry, Moment, PageArgs, history_entries},
    user_errors::small,
};
use async_graphql::{ComplexObject, Context, ID, InputObject, Object, SimpleObject};
use chrono::{Datelike, NaiveDate};
use sauro_domain::time::{end_of, start_of};
use sauro_projections::{
    AsOf,
    events::{EventFilter, EventPage, Found, Pattern, Patterns},
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// The most names of kinds one filter may hold.
const MOST_KINDS: usize = 60;
/// The day of a month on which periods are cut off, when no other days are given: the state's own.
const CUT_OFF_DAY: u32 = 14;
/// The longest period that patterns are looked for in, in days.
const LONGEST: i64 = 3_660;

/// Which entries (bộ lọc sự kiện). All conditions given must hold; within one list, any.
#[derive(InputObject, Debug, Clone, Default)]
#[graphql(name = "EventFilter")]
pub struct EventFilterInput {
    /// Done by this person (người thực hiện).
    pub actor: Option<ID>,
    /// Done on behalf of this absent holder (thay mặt cho).
    pub on_behalf_of: Option<ID>,
    /// True: only what was done on behalf of somebody (thay mặt người khác).
    pub any_on_behalf: Option<bool>,
    /// Done in this seat, or in one whose work it took over (chức vụ).
    pub position: Option<ID>,
    /// Of these types (loại sự kiện): assignment.issued, or assignment for all of them.
    pub types: Option<Vec<String>>,
    /// Done from a seat of this unit or below, or on work led from there (đơn vị).
    pub unit: Option<ID>,
    /// About this (đối tượng).
    pub about: Option<ID>,
    /// About an assignment whose code, title, description or results hold these words (từ khóa).
    pub text: Option<String>,
    /// Recorded at or after (ghi từ lúc).
    pub recorded_from: Option<DateTime>,
    /// Recorded before (ghi trước lúc).
    pub recorded_until: Option<DateTime>,
    /// In effect at or after (hiệu lực từ lúc).
    pub effective_from: Option<DateTime>,
    /// In effect before (hiệu lực trước lúc).
    pub effective_until: Option<DateTime>,
    /// Entered on a later day than it took effect (ghi lùi ngày).
    pub back_dated: Option<bool>,
    /// Corrected by a later entry (đã được đính chính).
    pub corrected: Option<bool>,
    /// Through this door (nguồn): web, graphql, import, cli, job, demo.
    pub via: Option<String>,
}

impl EventFilterInput {
    fn read(self, scope: &Scope<'_>) -> Answer<EventFilter> {
        let mut r = Reader::default();
        let whose = r.id_if("onBehalfOf", self.on_behalf_of.as_ref());
        let any = self.any_on_behalf.unwrap_or_default().then_some(None);
        let kinds = self.types.map(|types| {
            r.each("types", MOST_KINDS, Some(types), |r, kind| r.line("", &kind).map(|kind| kind.to_string()))
        });
        let stream = match &self.about {
            None => None,
            Some(id) => Some(ids::stream(id).ok_or_else(|| {
                scope.bad_request(
                    "about: mã định danh không chỉ đối tượng nào.",
                    "about: the id names nothing.",
                )
            })?),
        };
        let filter = EventFilter {
            actor: r.id_if("actor", self.actor.as_ref()),
            on_behalf_of: whose.map(Some).or(any),
            position: r.id_if("position", self.position.as_ref()),
            kinds,
            unit: r.id_if("unit", self.unit.as_ref()),
            stream,
            text: r.line_if("text", self.text.as_deref()).map(|text| text.to_string()),
            recorded_from: r.moment_if("recordedFrom", self.recorded_from),
            recorded_until: r.moment_if("recordedUntil", self.recorded_until),
            effective_from: r.moment_if("effectiveFrom", self.effective_from),
            effective_until: r.moment_if("effectiveUntil", self.effective_until),
            back_dated: self.back_dated,
            corrected: self.corrected,
            via: r.line_if("via", self.via.as_deref()).map(|via| via.to_string()),
        };
        readable(scope, r)?;
        Ok(filter)
    }
}

/// A page of the entries that a filter names, each told in the viewer's words.
pub async fn page(
    scope: &Scope<'_>,
    filter: EventFilter,
    newest_first: bool,
    args: &PageArgs,
    as_of: AsOf,
) -> Answer<HistoryConnection> {
    let paging = args.of_events(scope, newest_first)?;
    let views = scope.app.views().clone();
    scope.viewed(views.follow_events(&as_of).await)?;
    // Long: not on the async worker.
    let found = tokio::task::spawn_blocking(move || views.event_page(&filter, &paging, &as_of)).await;
    let EventPage { found, total, has_next, has_previous } =
        scope.viewed(found.map_err(|error| scope.internal(&error))?)?;
    let edges = found.into_iter().map(|one| (one.position.to_string(), one)).collect();
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    told(scope, Cut { edges, has_next, has_previous, total }, as_of).await
}

async fn told(scope: &Scope<'_>, cut: Cut<Found>, as_of: AsOf) -> Answer<HistoryConnection> {
    let streams: BTreeSet<_> = cut.edges.iter().map(|(_, one)| one.stream.clone()).collect();
    let told = streams.into_iter().map(|stream| history_entries(scope, stream, as_of));
    let told = futures::future::try_join_all(told).await?.into_iter().flatten();
    let mut by_position: HashMap<_, HistoryEntry> = told.map(|entry| (entry.position.0, entry)).collect();
    let Cut { edges, has_next, has_previous, total } = cut;
    let edges = edges
        .into_iter()
        .filter_map(|(cursor, one)| by_position.remove(&one.position).map(|entry| (cursor, entry)))
        .collect();
    Ok(HistoryConnection::new(Cut { edges, has_next, has_previous, total }))
}

/// A pattern and how often it occurs (dấu hiệu): a neutral count that opens to the entries.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct PatternFact {
    #[graphql(skip)]
    found: Arc<[Found]>,
    #[graphql(skip)]
    as_of: AsOf,
    /// Its key (mã).
    pub key: String,
    /// What is looked for (tên).
    pub label: String,
    /// How it is counted (cách đếm).
    pub rule: String,
    /// How often (số lần).
    pub count: i32,
    /// Of how many entries looked at (trên tổng số).
    pub of: i32,
}

#[ComplexObject]
impl PatternFact {
    /// The entries that show it, oldest first (các mục).
    #[graphql(complexity = "first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn events(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<HistoryConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let args = PageArgs::new(first, after, None, None);
            let cut = args.cut(&scope, self.found.iter().collect(), |one| one.position.to_string())?;
            told(&scope, cut.map(Found::clone), self.as_of).await
        };
        Some(found.await)
    }
}

/// Patterns in what was recorded in a period (các dấu hiệu cần xem xét). They accuse nobody.
#[derive(SimpleObject, Debug, Clone)]
pub struct PatternFacts {
    /// For which moment (thời điểm).
    pub moment: Moment,
    /// Days of meetings and reports that count (ngày họp, ngày chốt báo cáo).
    pub report_days: Vec<Date>,
    /// How many days count as near (số ngày coi là sát).
    pub within_days: i32,
    /// The patterns (các dấu hiệu).
    pub facts: Vec<PatternFact>,
}

/// Everything recorded.
#[derive(Debug, Default)]
pub struct EventQueries;

/// Everything recorded.
#[Object]
impl EventQueries {
    /// Everything recorded, whatever it is about (các sự kiện đã ghi), newest first unless asked otherwise.
    #[graphql(complexity = "20 + first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    #[allow(clippy::too_many_arguments, reason = "they are the contract's")]
    async fn events(
        &self,
        ctx: &Context<'_>,
        filter: Option<EventFilterInput>,
        #[graphql(default = false, desc = "Oldest first (cũ trước).")] oldest_first: bool,
        as_of: Option<AsOfInput>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<HistoryConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let as_of = AsOfInput::resolve(as_of.as_ref(), &scope)?;
            let filter = filter.unwrap_or_default().read(&scope)?;
            let args = PageArgs::new(first, after, last, before);
            page(&scope, filter, !oldest_first, &args, as_of).await
        };
        Some(found.await)
    }

    /// Patterns in what was recorded in a period (các dấu hiệu cần xem xét): deadlines moved near a report, extensions
    /// after expiry, leads changed near the deadline, work opened again, many updates at once, entries made late or
    /// corrected. Neutral counts that open to the entries.
    #[graphql(complexity = "100 + 7 * child_complexity")]
    #[allow(clippy::too_many_arguments, reason = "they are the contract's")]
    async fn pattern_facts(
        &self,
        ctx: &Context<'_>,
        period: PeriodRange,
        #[graphql(desc = "Done from this unit or below, or on work led from there (đơn vị).")] unit: Option<
            ID,
        >,
        #[graphql(
            desc = "Days of meetings and reports; left out = the 14th of every month (ngày họp, ngày chốt)."
        )]
        report_days: Option<Vec<Date>>,
        #[graphql(default = 3, desc = "How many days count as near, 0 to 60 (số ngày coi là sát).")]
        within_days: i32,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<PatternFacts>> {
        Some(patterns(ctx, period, unit, report_days, within_days, as_of).await)
    }
}

async fn patterns(
    ctx: &Context<'_>,
    period: PeriodRange,
    unit: Option<ID>,
    report_days: Option<Vec<Date>>,
    within_days: i32,
    as_of: Option<AsOfInput>,
) -> Answer<PatternFacts> {
    let scope = Scope::of(ctx)?;
    let mut r = Reader::default();
    let (from, until) = (r.day("period.from", period.from), r.day("period.until", period.until));
    let near = r.number("withinDays", within_days, 0, 60);
    let unit = r.id_if("unit", unit.as_ref());
    let given = report_days.map(|days| r.each("reportDays", 100, Some(days), |r, day| Some(r.day("", day))));
    readable(&scope, r)?;
    if !(0..=LONGEST).contains(&(until - from).num_days()) {
        return Err(
            scope.bad_request("Kỳ phải từ 1 ngày đến 10 năm.", "The period must be from 1 day to 10 years.")
        );
    }
    let reports = given.unwrap_or_else(|| cut_offs(from, until));
    let as_of = AsOfInput::resolve(as_of.as_ref(), &scope)?;
    let filter = EventFilter {
        unit,
        recorded_from: Some(start_of(from)),
        recorded_until: Some(end_of(until)),
        ..EventFilter::default()
    };
    let views = scope.app.views().clone();
    scope.viewed(views.follow_events(&as_of).await)?;
    let days = reports.clone();
    // Long: not on the async worker.
    let found = tokio::task::spawn_blocking(move || views.patterns(&filter, &days, near, &as_of)).await;
    let found = scope.viewed(found.map_err(|error| scope.internal(&error))?)?;
    Ok(PatternFacts {
        moment: Moment::of(as_of),
        report_days: reports.into_iter().map(Date).collect(),
        within_days: small(u64::from(near)),
        facts: found.into_iter().map(|one| fact(&scope, one, near, as_of)).collect(),
    })
}

/// The cut-off day of every month that the period touches.
fn cut_offs(from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    let months = from.iter_days().take_while(|day| *day <= until);
    months.filter(|day| day.day() == CUT_OFF_DAY).collect()
}

fn fact(scope: &Scope<'_>, found: Patterns, near: u32, as_of: AsOf) -> PatternFact {
    let (key, label, rule) = match found.pattern {
        Pattern::MovedNearReport => (
            "MOVED_NEAR_REPORT",
            ["Gia hạn sát ngày họp, ngày chốt", "Deadline moved near a report"],
            [
                format!("đồng ý gia hạn trong {near} ngày trước ngày họp hoặc ngày chốt"),
                format!("extension granted within {near} days before a meeting or report"),
            ],
        ),
        Pattern::ExtendedAfterExpiry => (
            "EXTENDED_AFTER_EXPIRY",
            ["Gia hạn sau khi đã hết hạn", "Extended after expiry"],
            [
                "đề nghị hoặc đồng ý gia hạn khi thời hạn đã qua".to_owned(),
                "extension asked for or granted when the term was over".to_owned(),
            ],
        ),
        Pattern::ReassignedNearDue => (
            "REASSIGNED_NEAR_DUE",
            ["Chuyển người chủ trì sát hạn", "Lead changed near the deadline"],
            [
                format!("chuyển người chủ trì khi còn không quá {near} ngày, hoặc đã quá hạn"),
                format!("lead changed with at most {near} days left, or after the deadline"),
            ],
        ),
        Pattern::Reopened => (
            "REOPENED",
            ["Mở lại việc đã xong", "Opened again"],
            [
                "mở lại nhiệm vụ đã nghiệm thu".to_owned(),
                "an accepted assignment was opened again".to_owned(),
            ],
        ),
        Pattern::BulkBeforeReport => (
            "BULK_BEFORE_REPORT",
            ["Cập nhật hàng loạt sát ngày chốt", "Many updates at once near a report"],
            [
                format!(
                    "từ 5 báo cáo tiến độ của một người trong một ngày, trong {near} ngày trước ngày họp hoặc ngày chốt"
                ),
                format!(
                    "5 or more progress reports of one person on one day within {near} days before a meeting or report"
                ),
            ],
        ),
        Pattern::BackDated => (
            "BACK_DATED",
            ["Ghi lùi ngày", "Entered late"],
            [
                "ngày ghi sau ngày có hiệu lực".to_owned(),
                "recorded on a later day than it took effect".to_owned(),
            ],
        ),
        Pattern::Corrected => (
            "CORRECTED",
            ["Mục đã được đính chính", "Corrected entries"],
            ["có mục đính chính về sau".to_owned(), "a later entry corrects it".to_owned()],
        ),
    };
    PatternFact {
        as_of,
        key: key.to_owned(),
        label: scope.say(label[0], label[1]).to_owned(),
        rule: scope.say(&rule[0], &rule[1]).to_owned(),
        count: small(found.events.len() as u64),
        of: small(found.of),
        found: found.events.into(),
    }
}
