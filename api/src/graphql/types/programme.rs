//! Programmes (chương trình) and their indicators.

use super::{
    AssignmentConnection, Document, HistoryConnection, PageArgs, Person, Seat, connection::connection,
    exposure::Exposure, history::page_of, seat::revision,
};
use crate::graphql::{
    enums::ProgrammeKind,
    errors::Answer,
    ids::Global,
    input::AsOfInput,
    queries::lists,
    scalars::{Date, DateTime},
    scope::Scope,
};
use async_graphql::{Context, ID, Object, SimpleObject};
use sauro_domain::{
    Event,
    id::ProgrammeId,
    programme::{Figure, ProgrammeEvent},
    register::ProgrammeFacts,
};
use sauro_projections::{AsOf, AssignmentFilter, accountability::Subject, programmes};

/// What assignments serve (chương trình): a resolution, breakthrough task, strategic programme, social model or plan.
#[derive(Debug, Clone)]
pub struct Programme {
    pub(crate) id: ProgrammeId,
    at: AsOf,
}

impl Programme {
    /// The programme as known and in force at a moment.
    pub fn new(id: ProgrammeId, at: AsOf) -> Self {
        Self { id, at }
    }

    /// The programme, when launched.
    pub async fn find(scope: &Scope<'_>, id: ProgrammeId, at: AsOf) -> Answer<Option<Self>> {
        let known = scope.register().view(at.ordinal, at.in_force_at).programme(id).is_some();
        Ok(known.then_some(Self { id, at }))
    }

    fn facts(&self, ctx: &Context<'_>) -> Answer<ProgrammeFacts> {
        let scope = Scope::of(ctx)?;
        let register = scope.register();
        let facts = register.view(self.at.ordinal, self.at.in_force_at).programme(self.id).cloned();
        facts.ok_or_else(|| scope.internal(&format!("programme {} is not in the register", self.id)))
    }
}

/// What only its own stream tells.
async fn told<T>(
    programme: &Programme,
    ctx: &Context<'_>,
    tell: impl Fn(&ProgrammeEvent) -> Option<T>,
) -> Answer<Option<T>> {
    let scope = Scope::of(ctx)?;
    let stream = format!("{}-{}", ProgrammeId::KIND, programme.id);
    let entries = scope.loaders.history(stream, programme.at).await?;
    Ok(entries.iter().rev().find_map(|entry| match &entry.event {
        Event::Programme(event) => tell(event),
        _ => None,
    }))
}

/// What assignments serve (chương trình): a resolution, breakthrough task, strategic programme, social model or plan.
#[Object]
impl Programme {
    /// Names it everywhere.
    pub async fn id(&self) -> ID {
        self.id.id_at(&self.at)
    }

    /// Its id whatever the moment (mã định danh gốc): what links and acts carry.
    async fn present_id(&self) -> ID {
        self.id.id()
    }

    /// What it is called (tên chương trình).
    async fn title(&self, ctx: &Context<'_>) -> Answer<String> {
        Ok(self.facts(ctx)?.title.to_string())
    }

    /// What kind (loại).
    async fn kind(&self, ctx: &Context<'_>) -> Answer<ProgrammeKind> {
        Ok(self.facts(ctx)?.kind.into())
    }

    /// The seat that owns it (chức vụ chủ trì chương trình).
    async fn owner(&self, ctx: &Context<'_>) -> Option<Answer<Seat>> {
        Some(self.facts(ctx).map(|facts| Seat::new(facts.owner, self.at)))
    }

    /// Who answers for it (người chịu trách nhiệm).
    async fn owner_person(&self, ctx: &Context<'_>) -> Option<Answer<Person>> {
        let person = self.facts(ctx).and_then(|facts| {
            let register = Scope::of(ctx)?.register();
            let answers = register.view(self.at.ordinal, self.at.in_force_at).accountable(facts.owner);
            Ok(answers.map(|answers| Person::new(answers.person, self.at)))
        });
        person.transpose()
    }

    /// The document it rests on (căn cứ).
    async fn basis(&self, ctx: &Context<'_>) -> Option<Answer<Document>> {
        let basis = told(self, ctx, |event| match event {
            ProgrammeEvent::Launched { basis, .. } => *basis,
            _ => None,
        });
        basis.await.map(|basis| basis.map(|id| Document::new(id, self.at))).transpose()
    }

    /// First day (từ ngày).
    async fn from(&self, ctx: &Context<'_>) -> Answer<Date> {
        Ok(Date(self.facts(ctx)?.from))
    }

    /// Last day (đến ngày).
    async fn until(&self, ctx: &Context<'_>) -> Option<Answer<Date>> {
        self.facts(ctx).map(|facts| facts.until.map(Date)).transpose()
    }

    /// The programme it is a part of (chương trình cha).
    async fn parent(&self, ctx: &Context<'_>) -> Option<Answer<Programme>> {
        self.facts(ctx).map(|facts| facts.parent.map(|id| Self::new(id, self.at))).transpose()
    }

    /// Whether it is closed (đã kết thúc).
    async fn closed(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(self.facts(ctx)?.closed)
    }

    /// What came of it (kết luận).
    async fn conclusion(&self, ctx: &Context<'_>) -> Option<Answer<String>> {
        let conclusion = told(self, ctx, |event| match event {
            ProgrammeEvent::Closed { conclusion } => Some(conclusion.to_string()),
            _ => None,
        });
        conclusion.await.transpose()
    }

    /// Its parts (chương trình thành phần).
    async fn children(&self, ctx: &Context<'_>) -> Answer<Vec<Programme>> {
        let register = Scope::of(ctx)?.register();
        let all = register.view(self.at.ordinal, self.at.in_force_at).programmes();
        let parts = all.into_iter().filter(|(_, facts)| facts.parent == Some(self.id));
        Ok(parts.map(|(id, _)| Self::new(id, self.at)).collect())
    }

    /// Figures it promises (chỉ tiêu).
    async fn indicators(&self, ctx: &Context<'_>) -> Answer<Vec<Indicator>> {
        let found = Scope::of(ctx)?.loaders.indicators(self.id, self.at).await?;
        Ok(found.iter().map(Indicator::new).collect())
    }

    /// Assignments that serve it or a part of it (nhiệm vụ thuộc chương trình).
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    async fn assignments(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<AssignmentConnection>> {
        let filter = AssignmentFilter { programme: Some(self.id), ..AssignmentFilter::default() };
        Some(lists::present(ctx, filter, PageArgs::new(first, after, last, before), self.at).await)
    }

    /// Open work that serves it (khối lượng việc), now or as of a moment.
    #[graphql(complexity = 20)]
    async fn exposure(&self, ctx: &Context<'_>, as_of: Option<AsOfInput>) -> Option<Answer<Exposure>> {
        Some(Exposure::of(ctx, Subject::Programme(self.id), as_of, self.at).await)
    }

    /// Everything that happened to it, oldest first (lịch sử).
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    async fn history(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<HistoryConnection>> {
        Some(page_of(ctx, self.id, self.at, PageArgs::new(first, after, last, before)).await)
    }

    /// The revision an update should expect (bản).
    async fn revision(&self, ctx: &Context<'_>) -> Answer<i32> {
        revision(ctx, ProgrammeId::KIND, self.id, self.at).await
    }
}

/// A figure that a programme promises (chỉ tiêu).
#[derive(SimpleObject, Debug, Clone)]
pub struct Indicator {
    /// Its key within the programme (mã chỉ tiêu).
    pub key: String,
    /// What it is called (tên chỉ tiêu).
    pub title: String,
    /// The unit of measure (đơn vị tính).
    pub unit: String,
    /// What is to be reached (mức cần đạt), in decimal digits.
    pub target: String,
    /// By when (hạn).
    pub due: Date,
    /// What was measured (số liệu), by day.
    pub measurements: Vec<Measurement>,
    /// The newest measurement (số liệu mới nhất).
    pub latest: Option<Measurement>,
}

/// What was measured (số liệu).
#[derive(SimpleObject, Debug, Clone)]
pub struct Measurement {
    /// The value (giá trị), in decimal digits.
    pub value: String,
    /// The day it is true of (ngày).
    pub on: Date,
    /// Where it comes from (nguồn).
    pub source: String,
    /// When it was recorded (lúc ghi).
    pub recorded_at: DateTime,
}

impl Indicator {
    fn new(row: &programmes::Indicator) -> Self {
        let measurement = |row: &programmes::Measurement| Measurement {
            value: digits(row.value),
            on: Date(row.on),
            source: row.source.clone(),
            recorded_at: DateTime(row.recorded_at),
        };
        let measurements: Vec<_> = row.measurements.iter().map(measurement).collect();
        Self {
            key: row.key.clone(),
            title: row.title.clone(),
            unit: row.unit.clone(),
            target: digits(row.target),
            due: Date(row.due),
            latest: measurements.last().cloned(),
            measurements,
        }
    }
}

/// A figure in decimal digits: `12.5`.
pub fn digits(figure: Figure) -> String {
    let places = usize::from(figure.places);
    let sign = if figure.units < 0 { "-" } else { "" };
    let all = format!("{:0>width$}", figure.units.unsigned_abs(), width = places + 1);
    match places {
        0 => format!("{sign}{all}"),
        _ => format!("{sign}{}.{}", &all[..all.len() - places], &all[all.len() - places..]),
    }
}

connection! {
    /// Programmes (các chương trình).
    ProgrammeConnection, ProgrammeEdge, Programme
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_digits() {
        for (units, places, text) in [(125, 1, "12.5"), (-25, 2, "-0.25"), (100, 0, "100"), (5, 3, "0.005")] {
            assert_eq!(digits(Figure { units, places }), text);
        }
    }
}
