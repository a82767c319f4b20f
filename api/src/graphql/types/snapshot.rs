//! An assignment as it was, and what the past and the present have in common.

use super::{
    Accountable, AccountableStretch, Assignment, AssignmentSummary, ClarityStanding, DeadlineEntry,
    DeadlineSummary, EvidenceItem, Facts, HistoryConnection, Mandate, Moment, OpenItem, PageArgs, Party,
    Terms, TimeAttribution, TimeJudgement, connection::connection, deadline::judged, dossier,
    history::page_of,
};
use crate::graphql::{
    enums::Phase, errors::Answer, ids::Global, scalars::DateTime, scope::Scope, user_errors::small,
};
use async_graphql::{Context, ID, Interface, Object};
use sauro_domain::id::AssignmentId;
use sauro_projections::{AsOf, AssignmentRow};
use std::sync::Arc;

/// An assignment as it stood at a moment (nhiệm vụ tại một thời điểm). Not a node: the past never mixes with the
/// present.
#[derive(Debug, Clone)]
pub struct AssignmentSnapshot(Facts);

impl AssignmentSnapshot {
    /// From a row.
    pub fn new(row: AssignmentRow, at: AsOf) -> Self {
        Self(Facts { row: Arc::new(row), at })
    }

    /// The assignment as it stood, when it was drafted by then.
    pub async fn find(scope: &Scope<'_>, id: AssignmentId, at: AsOf) -> Answer<Option<Self>> {
        Ok(scope.loaders.row(id, at).await?.map(|row| Self::new(row, at)))
    }
}

/// What an assignment says and how it stands (nhiệm vụ), now (Assignment) or at a past moment (AssignmentSnapshot).
#[derive(Interface)]
#[graphql(
    field(name = "code", ty = "&String", desc = "The human code (mã nhiệm vụ)."),
    field(name = "title", ty = "Option<&String>", desc = "An action on an object (tên việc)."),
    field(name = "phase", ty = "Phase", desc = "Who must act next (trạng thái)."),
    field(name = "revision", ty = "i32", desc = "The revision an update should expect (bản)."),
    field(
        name = "time_status",
        ty = "Answer<TimeJudgement>",
        desc = "How it stands with its deadline (tình trạng thời hạn)."
    ),
    field(name = "deadline", ty = "Answer<DeadlineSummary>", desc = "The deadline (thời hạn)."),
    field(name = "terms", ty = "Answer<Terms>", desc = "What it says (nội dung)."),
    field(name = "starred", ty = "bool", desc = "A starred assignment (nhiệm vụ có gắn sao)."),
    field(name = "ad_hoc", ty = "bool", desc = "An ad hoc assignment (nhiệm vụ đột xuất)."),
    field(name = "lead", ty = "Option<Answer<Accountable>>", desc = "Who answers (người chịu trách nhiệm)."),
    field(
        name = "accountable_chain",
        ty = "Answer<Vec<Accountable>>",
        desc = "Who answers and who stands above, nearest first (chuỗi trách nhiệm)."
    ),
    field(name = "parties", ty = "Answer<Vec<Party>>", desc = "Who takes part, as what (các bên).")
)]
#[allow(clippy::large_enum_variant, reason = "never kept, only described")]
#[allow(clippy::duplicated_attributes, reason = "each belongs to a field of its own")]
pub enum AssignmentFacts {
    /// Now.
    Present(Assignment),
    /// Then.
    Past(AssignmentSnapshot),
}

/// An assignment as it stood at a moment (nhiệm vụ tại một thời điểm). Not a node: the past never mixes with the
/// present.
#[Object]
impl AssignmentSnapshot {
    /// Names the assignment and the moment.
    pub async fn id(&self) -> ID {
        let at = &self.0.at;
        let moment = at.in_force_at.timestamp_millis();
        ID(format!("AssignmentSnapshot_{}_{}_{moment}", self.0.row.id, at.position))
    }

    /// The assignment it is a picture of (mã định danh).
    pub async fn assignment_id(&self) -> ID {
        self.0.row.id.id()
    }

    /// The moment (thời điểm).
    pub async fn moment(&self) -> Moment {
        Moment::of(self.0.at)
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

    /// When it was issued (lúc giao).
    pub async fn issued_at(&self) -> Option<DateTime> {
        self.0.row.issued_at.map(DateTime)
    }

    /// The six clarities (sáu rõ) of what it said.
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn clarities(&self, ctx: &Context<'_>) -> Answer<Vec<ClarityStanding>> {
        dossier::clarities(ctx, &self.0).await
    }

    /// The mandate it was issued under and what that is cut from, root last (thẩm quyền giao).
    pub async fn issued_under(&self, ctx: &Context<'_>) -> Answer<Vec<Mandate>> {
        dossier::issued_under(ctx, &self.0).await
    }

    /// The deadline ledger as far as it was known (sổ thời hạn).
    pub async fn deadline_ledger(&self, ctx: &Context<'_>) -> Answer<Vec<DeadlineEntry>> {
        dossier::ledger(ctx, &self.0).await
    }

    /// What was asked and waited for an answer (việc đang chờ).
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn open_items(&self, ctx: &Context<'_>) -> Answer<Vec<OpenItem>> {
        let items = dossier::items(ctx, &self.0).await?;
        Ok(items.asked.into_iter().filter(|item| item.open).collect())
    }

    /// Everything that was asked, and what was answered by then (yêu cầu và trả lời).
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn items(&self, ctx: &Context<'_>) -> Answer<Vec<OpenItem>> {
        Ok(dossier::items(ctx, &self.0).await?.asked)
    }

    /// The evidence in the file by then (minh chứng).
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn evidence(&self, ctx: &Context<'_>) -> Answer<Vec<EvidenceItem>> {
        Ok(dossier::items(ctx, &self.0).await?.evidence)
    }

    /// Everything that had happened, oldest first (lịch sử).
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

    /// Whose time it was until then (phân chia thời gian); none while a draft.
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn time_attribution(&self, ctx: &Context<'_>) -> Option<Answer<TimeAttribution>> {
        dossier::attribution(ctx, &self.0).await.transpose()
    }

    /// Extensions, people and days at a glance (số lần gia hạn, số người phụ trách, số ngày).
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn summary(&self, ctx: &Context<'_>) -> Option<Answer<AssignmentSummary>> {
        dossier::summary(ctx, &self.0).transpose()
    }

    /// Who had answered, stretch by stretch from issue on (những người đã phụ trách).
    #[graphql(complexity = "5 + child_complexity")]
    pub async fn accountable_line(&self, ctx: &Context<'_>) -> Answer<Vec<AccountableStretch>> {
        dossier::line(ctx, &self.0)
    }
}

connection! {
    /// Assignments as they stood (các nhiệm vụ tại một thời điểm).
    AssignmentSnapshotConnection, AssignmentSnapshotEdge, AssignmentSnapshot,
    /// For which moment (thời điểm).
    moment: Moment
}
