//! The working calendar (lịch làm việc).

use super::{Document, HistoryConnection, PageArgs};
use crate::graphql::{errors::Answer, queries::events, scalars::Date, scope::Scope};
use async_graphql::{Context, Object, SimpleObject};
use chrono::NaiveDate;
use sauro_domain::{calendar::WorkingCalendar, id::CalendarId, text::Line};
use sauro_projections::{AsOf, events::EventFilter};
use std::collections::BTreeMap;

/// The working calendar (lịch làm việc): data with a source, never computed. Version 0 = none published, Monday to
/// Friday.
#[derive(Debug, Clone)]
pub struct Calendar {
    calendar: WorkingCalendar,
    at: AsOf,
}

impl Calendar {
    /// The newest edition known at a moment.
    pub fn known(scope: &Scope<'_>, at: AsOf) -> Self {
        Self { calendar: scope.register().view(at.ordinal, at.in_force_at).calendar(), at }
    }

    /// The newest edition known at a moment, whichever stream it was published in.
    pub async fn find(scope: &Scope<'_>, _: CalendarId, at: AsOf) -> Answer<Option<Self>> {
        Ok(Some(Self::known(scope, at)))
    }

    fn days(
        &self,
        pick: impl Fn(&sauro_domain::calendar::Edition) -> &BTreeMap<NaiveDate, Line>,
    ) -> Vec<CalendarDay> {
        let days = self.calendar.edition().map(pick).into_iter().flatten();
        days.map(|(day, why)| CalendarDay { date: Date(*day), why: why.to_string() }).collect()
    }
}

/// The working calendar (lịch làm việc): data with a source, never computed. Version 0 = none published, Monday to
/// Friday.
#[Object]
impl Calendar {
    /// The edition (phiên bản).
    async fn version(&self) -> i32 {
        i32::try_from(self.calendar.version).unwrap_or(i32::MAX)
    }

    /// The document it follows, in words (nguồn).
    async fn source(&self) -> String {
        self.calendar.edition().map(|edition| edition.source.to_string()).unwrap_or_default()
    }

    /// The document it follows (văn bản).
    async fn basis(&self) -> Option<Document> {
        self.calendar.edition().and_then(|edition| edition.basis).map(|id| Document::new(id, self.at))
    }

    /// A term that ends on a day off rolls to the next working day (lùi sang ngày làm việc kế tiếp).
    async fn roll_forward(&self) -> bool {
        self.calendar.rolls_forward()
    }

    /// Days off besides Saturdays and Sundays (ngày nghỉ).
    async fn days_off(&self) -> Vec<CalendarDay> {
        self.days(|edition| &edition.days_off)
    }

    /// Saturdays and Sundays worked in exchange (ngày làm bù).
    async fn worked(&self) -> Vec<CalendarDay> {
        self.days(|edition| &edition.worked)
    }

    /// Ad hoc closures (nghỉ đột xuất).
    async fn closures(&self) -> Vec<CalendarDay> {
        self.days(|edition| &edition.closures)
    }

    /// Every edition published, oldest first (lịch sử).
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    async fn history(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<HistoryConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let filter = EventFilter { kinds: Some(vec!["calendar".to_owned()]), ..EventFilter::default() };
            let args = PageArgs::new(first, after, last, before);
            events::page(&scope, filter, false, &args, self.at).await
        };
        Some(found.await)
    }

    /// Whether people work on that day (ngày làm việc hay không).
    async fn is_working_day(&self, date: Date) -> bool {
        self.calendar.is_working(date.0)
    }
}

/// A day of the calendar and why it is special (ngày đặc biệt).
#[derive(SimpleObject, Debug, Clone)]
pub struct CalendarDay {
    /// The day (ngày).
    pub date: Date,
    /// Why (lý do).
    pub why: String,
}
