//! The assignment (nhiệm vụ), now and as it was.

use super::{
    Accountable, AccountableStretch, Act, AsOfPosition, AssignmentSummary, AvailableAct, ClarityStanding,
    DeadlineEntry, DeadlineSummary, EvidenceItem, HistoryConnection, Mandate, Moment, OpenItem, PageArgs,
    Party, Terms, TimeAttribution, TimeJudgement, connection::connection, deadline::judged, dossier,
    history::page_of,
};
use crate::graphql::{
    enums::Phase, errors::Answer, ids::Global, queries::lists, scalars::DateTime, scope::Scope,
    user_errors::small,
};
use async_graphql::{Context, ID, Object};
use sauro_domain::id::AssignmentId;
use sauro_projections::{AsOf, AssignmentFilter, AssignmentRow};
use std::sync::Arc;

/// The row of an assignment and the moment it was read for.
#[derive(Debug, Clone)]
pub struct Facts {
    pub(crate) row: Arc<AssignmentRow>,
    pub(crate) at: AsOf,
}

/// An assignment (nhiệm vụ) as it stands.
#[derive(Debug, Clone)]
pub struct Assignment(Facts);

impl Assignment {
    /// From a row.
    pub fn new(row: AssignmentRow, at: AsOf) -> Self {
        Self(Facts { row: Arc::new(row), at })
    }

    /// The assignment, when drafted.
    pub async fn find(scope: &Scope<'_>, id: AssignmentId, at: AsOf) -> Answer<Option<Self>> {
        Ok(scope.loaders.row(id, at).await?.map(|row| Self::new(row, at)))
    }

    /// The row and its moment.
    pub fn facts(&self) -> &Facts {
        &self.0
    }

    /// The row behind it.
    pub fn row(&self) -> &AssignmentRow {
        &self.0.row
    }
}

/// An assignment (nhiệm vụ): drafted, passed through the gate of the six clarities, issued, done, accepted, closed.
#[Object]
impl Assignment {
    /// Names it everywhere.
    pub async fn id(&self) -> ID {
        self.0.row.id.id_at(&self.0.at)
    }

    /// Its id whatever the moment (mã định danh gốc): what links and acts carry.
    pub async fn present_id(&self) -> ID {
        self.0.row.id.id()
    }

    /// The moment it is told for, when that is not the present (thời điểm).
    pub async fn moment(&self) -> Option<Moment> {
        self.0.at.past.then(|| Moment::of(self.0.at))
    }

    /// Extensions, people and days at a glance (số lần gia hạn, số người phụ trách, số ngày).
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn summary(&self, ctx: &Context<'_>) -> Option<Answer<AssignmentSummary>> {
        dossier::summary(ctx, &self.0).transpose()
    }

    /// Who answered, stretch by stretch from issue on (những người đã phụ trách): no gap, no overlap.
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn accountable_line(&self, ctx: &Context<'_>) -> Answer<Vec<AccountableStretch>> {
        dossier::line(ctx, &self.0)
    }

    /// The six clarities (sáu rõ), as the gate judges what it says now.
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn clarities(&self, ctx: &Context<'_>) -> Answer<Vec<ClarityStanding>> {
        dossier::clarities(ctx, &self.0).await
    }

    /// The mandate it was issued under and what that is cut from, root last (thẩm quyền giao).
    pub async fn issued_under(&self, ctx: &Context<'_>) -> Answer<Vec<Mandate>> {
        dossier::issued_under(ctx, &self.0).await
    }

    /// When it was issued (lúc giao).
    pub async fn issued_at(&self) -> Option<DateTime> {
        self.0.row.issued_at.map(DateTime)
    }

    /// The original date, every extension asked for and decided, and the current date (sổ thời hạn).
    pub async fn deadline_ledger(&self, ctx: &Context<'_>) -> Answer<Vec<DeadlineEntry>> {
        dossier::ledger(ctx, &self.0).await
    }

    /// What was asked and still waits for an answer (việc đang chờ).
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn open_items(&self, ctx: &Context<'_>) -> Answer<Vec<OpenItem>> {
        let items = dossier::items(ctx, &self.0).await?;
        Ok(items.asked.into_iter().filter(|item| item.open).collect())
    }

    /// Everything that was asked, and what was answered (yêu cầu và trả lời).
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn items(&self, ctx: &Context<'_>) -> Answer<Vec<OpenItem>> {
        Ok(dossier::items(ctx, &self.0).await?.asked)
    }

    /// The evidence in the file (minh chứng).
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn evidence(&self, ctx: &Context<'_>) -> Answer<Vec<EvidenceItem>> {
        Ok(dossier::items(ctx, &self.0).await?.evidence)
    }

    /// Everything that happened, oldest first (lịch sử).
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    pub async fn history(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<HistoryConnection>> {
        Some(page_of(ctx, self.0.row.id, self.0.at, PageArgs::new(first, after, last, before)).await)
    }

    /// Whose time it was, and why it is late (phân chia thời gian); none while a draft.
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn time_attribution(&self, ctx: &Context<'_>) -> Option<Answer<TimeAttribution>> {
        dossier::attribution(ctx, &self.0).await.transpose()
    }

    /// What the viewer may do to it now, and why not the rest (việc được phép làm).
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn available_acts(&self, ctx: &Context<'_>) -> Answer<Vec<AvailableAct>> {
        dossier::acts(ctx, &self.0).await
    }

    /// The one act it waits for (việc cần làm tiếp).
    pub async fn next_act(&self) -> Option<Act> {
        self.0.row.waiting_on.map(|waiting| waiting.act.into())
    }

    /// Whom it waits for, in words (đang chờ ai).
    pub async fn waiting_for(&self, ctx: &Context<'_>) -> Option<Answer<String>> {
        dossier::waiting_for(ctx, &self.0).transpose()
    }

    /// What this answer reflects (dữ liệu đến lúc).
    pub async fn reflects(&self) -> AsOfPosition {
        AsOfPosition::of(self.0.at)
    }

    /// Assignments that are parts of it (nhiệm vụ con).
    #[graphql(complexity = "first.unwrap_or(100).max(0) as usize * child_complexity")]
    pub async fn children(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<AssignmentConnection>> {
        let filter = AssignmentFilter { parent: Some(self.0.row.id), ..AssignmentFilter::default() };
        Some(lists::present(ctx, filter, PageArgs::new(first, after, None, None), self.0.at).await)
    }

    /// The human code (mã nhiệm vụ).
    pub async fn code(&self) -> &String {
        &self.0.row.code
    }

    /// An action on an object (tên việc).
    pub async fn title(&self) -> Option<&String> {
        self.0.row.title.as_ref()
    }

    /// Who must act next (trạng thái). Apart from the time status.
    pub async fn phase(&self) -> Phase {
        self.0.row.phase.into()
    }

    /// The revision an update should expect (bản).
    pub async fn revision(&self) -> i32 {
        small(self.0.row.revision)
    }

    /// How it stands with its deadline (tình trạng thời hạn), against the original and the current one.
    pub async fn time_status(&self, ctx: &Context<'_>) -> Answer<TimeJudgement> {
        let scope = Scope::of(ctx)?;
        Ok(TimeJudgement::new(&judged(&scope, &self.0.row, self.0.at), scope.language()))
    }

    /// The deadline, as first given and as it stands (thời hạn).
    pub async fn deadline(&self, ctx: &Context<'_>) -> Answer<DeadlineSummary> {
        let scope = Scope::of(ctx)?;
        let judgement = judged(&scope, &self.0.row, self.0.at);
        Ok(DeadlineSummary::new(&self.0.row, &judgement, &scope, self.0.at))
    }

    /// What it says (nội dung), in the order of the six clarities.
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn terms(&self, ctx: &Context<'_>) -> Answer<Terms> {
        dossier::terms(ctx, &self.0).await
    }

    /// A starred assignment (nhiệm vụ có gắn sao).
    pub async fn starred(&self) -> bool {
        self.0.row.starred
    }

    /// An ad hoc assignment (nhiệm vụ đột xuất).
    pub async fn ad_hoc(&self) -> bool {
        self.0.row.ad_hoc
    }

    /// How much is done, as last reported (phần trăm).
    pub async fn percent(&self) -> Option<i32> {
        self.0.row.percent.map(i32::from)
    }

    /// Who answers (người chịu trách nhiệm): the lead seat, and the person in it or acting for it.
    pub async fn lead(&self, ctx: &Context<'_>) -> Option<Answer<Accountable>> {
        dossier::lead(ctx, &self.0).await.transpose()
    }

    /// Who answers and who stands above, nearest first (chuỗi trách nhiệm).
    pub async fn accountable_chain(&self, ctx: &Context<'_>) -> Answer<Vec<Accountable>> {
        dossier::chain(ctx, &self.0).await
    }

    /// Who takes part, as what (các bên).
    pub async fn parties(&self, ctx: &Context<'_>) -> Answer<Vec<Party>> {
        dossier::parties(ctx, &self.0).await
    }
}

connection! {
    /// Assignments (các nhiệm vụ).
    AssignmentConnection, AssignmentEdge, Assignment,
    /// What the answer reflects (dữ liệu đến lúc).
    as_of_position: AsOfPosition
}
