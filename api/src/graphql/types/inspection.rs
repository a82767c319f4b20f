//! Inspections (kiểm tra), their samples and findings.

use super::{
    Document, EventSubject, HistoryConnection, Mandate, PageArgs, Programme, Seat, Unit,
    connection::connection,
    finding::InspectionFinding,
    history::{ActorRef, page_of},
    seat::revision,
};
use crate::graphql::{
    enums::{SampleMethod, SeedSource},
    errors::Answer,
    ids::Global,
    scalars::{Date, DateTime, Sha256, Ulid},
    scope::Scope,
    user_errors::small,
};
use async_graphql::{Context, ID, Object, SimpleObject};
use sauro_domain::{
    id::{AssignmentId, InspectionId},
    inspection::{Extent, Verdict},
};
use sauro_projections::{
    AsOf,
    inspections::{FindingRow, InspectionRow, Said, SampleRow},
};
use std::sync::Arc;

/// What is inspected (phạm vi kiểm tra): work led from a unit or below, given in a period.
#[derive(SimpleObject, Debug, Clone)]
pub struct InspectionScope {
    /// The unit and everything below it (đơn vị).
    pub unit: Option<Unit>,
    /// Fields of work (lĩnh vực); empty = all.
    pub fields: Vec<String>,
    /// Only for this programme (chương trình).
    pub programme: Option<Programme>,
    /// First day of the period inspected (từ ngày).
    pub from: Date,
    /// Its last day (đến ngày).
    pub until: Date,
}

impl InspectionScope {
    fn new(extent: &Extent, at: AsOf) -> Self {
        Self {
            unit: Some(Unit::new(extent.unit, at)),
            fields: extent.fields.iter().map(ToString::to_string).collect(),
            programme: extent.programme.map(|id| Programme::new(id, at)),
            from: Date(extent.from),
            until: Date(extent.until),
        }
    }
}

/// How many findings, by what came of them (số phát hiện).
#[derive(SimpleObject, Debug, Clone, Copy, Default)]
pub struct FindingCounts {
    /// All (tổng số).
    pub total: i32,
    /// Not concluded yet (chưa kết luận).
    pub open: i32,
    /// Upheld (kết luận đúng).
    pub upheld: i32,
    /// Not upheld (kết luận không đúng).
    pub not_upheld: i32,
}

/// An inspection (cuộc kiểm tra): by what decision, over what, by whom, and what was found.
#[derive(Debug, Clone)]
pub struct Inspection {
    row: Arc<InspectionRow>,
    at: AsOf,
}

impl Inspection {
    /// As known at a moment.
    pub fn new(row: InspectionRow, at: AsOf) -> Self {
        Self { row: Arc::new(row), at }
    }

    /// The inspection, when it was known.
    pub async fn find(scope: &Scope<'_>, id: InspectionId, at: AsOf) -> Answer<Option<Self>> {
        Ok(scope.viewed(scope.app.views().inspection(id, &at))?.map(|row| Self::new(row, at)))
    }

    async fn found(&self, ctx: &Context<'_>) -> Answer<Vec<FindingRow>> {
        Scope::of(ctx)?.loaders.findings(self.row.id, self.at).await
    }
}

/// An inspection (cuộc kiểm tra): by what decision, over what, by whom, and what was found.
#[Object]
impl Inspection {
    /// Names it everywhere.
    pub async fn id(&self) -> ID {
        self.row.id.id_at(&self.at)
    }

    /// Its id whatever the moment (mã định danh gốc): what links and acts carry.
    async fn present_id(&self) -> ID {
        self.row.id.id()
    }

    /// What it is called (tên cuộc kiểm tra).
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// What is to be found out (nội dung kiểm tra).
    async fn subject(&self) -> &str {
        &self.row.subject
    }

    /// The decision to inspect (quyết định kiểm tra).
    async fn basis(&self) -> Option<Document> {
        Some(Document::new(self.row.basis, self.at))
    }

    /// What is inspected (phạm vi kiểm tra).
    async fn scope(&self) -> InspectionScope {
        InspectionScope::new(&self.row.scope, self.at)
    }

    /// The seats that write in it (thành viên đoàn kiểm tra); the first leads.
    async fn inspectors(&self) -> Vec<Seat> {
        self.row.inspectors.iter().map(|seat| Seat::new(*seat, self.at)).collect()
    }

    /// The mandates it was opened by (thẩm quyền), the root last.
    async fn authority(&self) -> Vec<Mandate> {
        self.row.chain.iter().map(|id| Mandate::new(*id, self.at)).collect()
    }

    /// When it was opened (lúc mở).
    async fn opened_at(&self) -> DateTime {
        DateTime(self.row.opened.at)
    }

    /// By whom (người mở).
    async fn opened_by(&self, ctx: &Context<'_>) -> Option<Answer<ActorRef>> {
        Some(by(ctx, &self.row.opened, self.at))
    }

    /// Whether it goes on (đang kiểm tra).
    async fn open(&self) -> bool {
        self.row.closed.is_none()
    }

    /// What came of it (kết luận kiểm tra).
    async fn conclusion(&self) -> Option<&str> {
        self.row.closed.as_ref().map(|closed| closed.conclusion.as_str())
    }

    /// The document that concludes it (văn bản kết luận).
    async fn conclusion_document(&self) -> Option<Document> {
        self.row.closed.as_ref().map(|closed| Document::new(closed.document, self.at))
    }

    /// When it was closed (lúc kết thúc).
    async fn closed_at(&self) -> Option<DateTime> {
        self.row.closed.as_ref().map(|closed| DateTime(closed.said.at))
    }

    /// By whom (người kết thúc).
    async fn closed_by(&self, ctx: &Context<'_>) -> Option<Answer<ActorRef>> {
        self.row.closed.as_ref().map(|closed| by(ctx, &closed.said, self.at))
    }

    /// Samples drawn (mẫu kiểm tra), in order.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn samples(&self, ctx: &Context<'_>) -> Answer<Vec<InspectionSample>> {
        let scope = Scope::of(ctx)?;
        let rows = scope.viewed(scope.app.views().samples(self.row.id, &self.at))?;
        Ok(rows.into_iter().map(|row| InspectionSample { row: Arc::new(row), at: self.at }).collect())
    }

    /// What was found (các phát hiện), in the order recorded.
    #[graphql(complexity = "10 + 20 * child_complexity")]
    async fn findings(&self, ctx: &Context<'_>) -> Answer<Vec<InspectionFinding>> {
        let rows = self.found(ctx).await?;
        Ok(rows.into_iter().map(|row| InspectionFinding::new(row, self.at)).collect())
    }

    /// How many findings, by what came of them (số phát hiện).
    #[graphql(complexity = 10)]
    async fn finding_counts(&self, ctx: &Context<'_>) -> Answer<FindingCounts> {
        let rows = self.found(ctx).await?;
        let of = |wanted: Option<Verdict>| {
            let verdict = |row: &&FindingRow| row.conclusion.as_ref().map(|end| end.verdict) == wanted;
            small(rows.iter().filter(verdict).count() as u64)
        };
        Ok(FindingCounts {
            total: small(rows.len() as u64),
            open: of(None),
            upheld: of(Some(Verdict::Upheld)),
            not_upheld: of(Some(Verdict::NotUpheld)),
        })
    }

    /// Everything that happened in it, oldest first (lịch sử).
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    async fn history(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<HistoryConnection>> {
        Some(page_of(ctx, self.row.id, self.at, PageArgs::new(first, after, last, before)).await)
    }

    /// The revision an update should expect (bản).
    async fn revision(&self, ctx: &Context<'_>) -> Answer<i32> {
        revision(ctx, InspectionId::KIND, self.row.id, self.at).await
    }
}

/// Who said it.
pub(super) fn by(ctx: &Context<'_>, said: &Said, at: AsOf) -> Answer<ActorRef> {
    Ok(ActorRef::new(&Scope::of(ctx)?, &said.by, at))
}

/// The things behind assignments, in order; those not known at the moment are left out.
pub(super) async fn named(ctx: &Context<'_>, ids: &[AssignmentId], at: AsOf) -> Answer<Vec<EventSubject>> {
    let each = ids.iter().map(|id| async move {
        EventSubject::of_stream(ctx, &format!("{}-{id}", AssignmentId::KIND), at).await
    });
    Ok(futures::future::try_join_all(each).await?.into_iter().flatten().collect())
}

/// A sample of the assignments in the scope (mẫu kiểm tra). Anybody can draw it again: of all assignments led from the
/// unit or below and given in the period, in the order of SHA-256 over `seed/id`, the first so many.
#[derive(Debug, Clone)]
pub struct InspectionSample {
    row: Arc<SampleRow>,
    at: AsOf,
}

/// A sample of the assignments in the scope (mẫu kiểm tra). Anybody can draw it again: of all assignments led from the
/// unit or below and given in the period, in the order of SHA-256 over `seed/id`, the first so many.
#[Object]
impl InspectionSample {
    /// The command that drew it (mã mẫu).
    async fn id(&self) -> Ulid {
        self.row.id.into()
    }

    /// How it was drawn (cách chọn).
    async fn method(&self) -> SampleMethod {
        self.row.method.into()
    }

    /// What it was drawn by (hạt giống).
    async fn seed(&self) -> &str {
        &self.row.seed
    }

    /// Whether an inspector named the seed or the system drew it (nguồn hạt giống).
    async fn seed_source(&self) -> SeedSource {
        self.row.seed_source.into()
    }

    /// How many assignments there were to draw from (số nhiệm vụ trong phạm vi).
    async fn population(&self) -> i32 {
        small(u64::from(self.row.population))
    }

    /// SHA-256 over the sorted ids of all of them, each followed by a line feed (mã băm danh sách).
    async fn population_sha256(&self) -> Option<Sha256> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(&self.row.population_sha256, &mut bytes).ok().map(|()| Sha256(bytes))
    }

    /// How many were drawn (cỡ mẫu).
    async fn size(&self) -> i32 {
        small(self.row.chosen.len() as u64)
    }

    /// The assignments drawn (các nhiệm vụ được chọn), in the order drawn.
    #[graphql(complexity = "20 + 20 * child_complexity")]
    async fn assignments(&self, ctx: &Context<'_>) -> Option<Answer<Vec<EventSubject>>> {
        Some(named(ctx, &self.row.chosen, self.at).await)
    }

    /// When it was drawn (lúc chọn).
    async fn drawn_at(&self) -> DateTime {
        DateTime(self.row.said.at)
    }

    /// By whom (người chọn).
    async fn drawn_by(&self, ctx: &Context<'_>) -> Option<Answer<ActorRef>> {
        Some(by(ctx, &self.row.said, self.at))
    }
}

connection! {
    /// Inspections (các cuộc kiểm tra).
    InspectionConnection, InspectionEdge, Inspection
}
