//! What the acting seat answers for now (việc của tôi).

use super::{
    Act, AsOfPosition, Assignment, OpenItem, PageArgs, Seat, TimeJudgement, connection::connection, dossier,
};
use crate::graphql::{
    enums::PartyRole,
    errors::Answer,
    scalars::{Date, DateTime, Ulid},
    scope::Scope,
    user_errors::small,
};
use async_graphql::{ComplexObject, Context, Enum, SimpleObject};
use sauro_domain::id::PositionId;
use sauro_projections::{AsOf, Role, WorkItem};
use std::sync::Arc;

/// Why something stands in a worklist (nhóm việc). Each item stands in exactly one group.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorklistGroupKey {
    /// Overdue (quá hạn).
    Overdue,
    /// Due soon (sắp đến hạn).
    DueSoon,
    /// Waiting my decision (chờ tôi quyết định, trả lời).
    WaitingMyDecision,
    /// Waiting on others (chờ người khác).
    WaitingOnOthers,
    /// Other in progress (việc khác đang thực hiện).
    OtherInProgress,
}

/// What the acting seat answers for now (việc của tôi).
#[derive(SimpleObject, Debug, Clone)]
pub struct Worklist {
    /// Whose (chức vụ).
    pub position: Option<Seat>,
    /// What it reflects (dữ liệu đến lúc).
    pub reflects: AsOfPosition,
    /// The groups, the most pressing first (các nhóm).
    pub groups: Vec<WorklistGroup>,
}

/// One group of a worklist (nhóm việc).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct WorklistGroup {
    #[graphql(skip)]
    items: Arc<[WorkItem]>,
    #[graphql(skip)]
    seats: Arc<[PositionId]>,
    #[graphql(skip)]
    as_of: AsOf,
    /// Which (nhóm).
    pub key: WorklistGroupKey,
    /// How many (số việc).
    pub total_count: i32,
}

impl WorklistGroup {
    /// Of the items of a seat.
    pub fn new(key: WorklistGroupKey, items: Vec<WorkItem>, seats: &Arc<[PositionId]>, as_of: AsOf) -> Self {
        let total_count = small(items.len() as u64);
        Self { key, total_count, items: items.into(), seats: Arc::clone(seats), as_of }
    }

    /// Where an item stands in a list.
    pub fn place(work: &WorkItem) -> String {
        let item = work.item.item.map(|id| id.to_string()).unwrap_or_default();
        format!("{}.{}.{item}", work.assignment.id, work.item.act.as_str())
    }

    /// A page of its items.
    pub fn connection(&self, ctx: &Context<'_>, page: PageArgs) -> Answer<WorklistItemConnection> {
        let scope = Scope::of(ctx)?;
        let cut = page.cut(&scope, self.items.to_vec(), Self::place)?;
        Ok(WorklistItemConnection::new(cut.map(|work| self.item(&scope, work))))
    }

    /// One of its items, for the viewer.
    pub fn item(&self, scope: &Scope<'_>, work: WorkItem) -> WorklistItem {
        let register = scope.register();
        let view = register.view(self.as_of.ordinal, self.as_of.in_force_at);
        let by = view.successor(work.item.position);
        let mine = self.seats.contains(&by);
        let waiting_for = (!mine).then(|| super::seat::label(&view, by));
        let time_status = TimeJudgement::new(&work.judgement, scope.language());
        WorklistItem {
            next_act: Some(work.item.act.into()),
            item_id: work.item.item.map(Into::into),
            since: DateTime(work.item.since),
            reply_by: work.item.due.map(Date),
            text: work.item.text,
            waiting_for,
            deadline_words: time_status.words.clone(),
            due_date: work.assignment.due_current.map(Date),
            days_left: time_status.days_left,
            seats: Arc::clone(&self.seats),
            as_of: self.as_of,
            assignment: Some(Assignment::new(work.assignment, self.as_of)),
        }
    }
}

#[ComplexObject]
impl WorklistGroup {
    /// Its items, nearest deadline first (các việc).
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    async fn items(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<WorklistItemConnection>> {
        Some(self.connection(ctx, PageArgs::new(first, after, last, before)))
    }
}

/// One thing to do, or to wait for (việc).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct WorklistItem {
    #[graphql(skip)]
    seats: Arc<[PositionId]>,
    #[graphql(skip)]
    as_of: AsOf,
    /// The assignment (nhiệm vụ).
    pub assignment: Option<Assignment>,
    /// The act it waits for (việc cần làm tiếp).
    pub next_act: Option<Act>,
    /// The query, request or submission that the act answers (mã yêu cầu).
    pub item_id: Option<Ulid>,
    /// Since when it waits (chờ từ lúc).
    pub since: DateTime,
    /// By when this act is due, when a day was set for it (hạn của việc này).
    pub reply_by: Option<Date>,
    /// What was asked, in the asker's words (nội dung).
    pub text: Option<String>,
    /// Whom it waits for, when that is somebody else (đang chờ ai).
    pub waiting_for: Option<String>,
    /// The deadline in words (thời hạn).
    pub deadline_words: String,
    /// The deadline (ngày đến hạn).
    pub due_date: Option<Date>,
    /// Days left; negative once it has passed (còn lại).
    pub days_left: Option<i32>,
}

#[ComplexObject]
impl WorklistItem {
    /// The query, request or submission itself (yêu cầu): who asked, when, until when.
    #[graphql(complexity = "5 + child_complexity")]
    async fn item(&self, ctx: &Context<'_>) -> Option<Answer<OpenItem>> {
        let found = async {
            let (Some(id), Some(assignment)) = (self.item_id, &self.assignment) else { return Ok(None) };
            let asked = dossier::items(ctx, assignment.facts()).await?.asked;
            Ok(asked.into_iter().find(|item| item.id == id))
        };
        found.await.transpose()
    }

    /// As what the acting seat takes part (vai trò của tôi).
    async fn roles(&self, ctx: &Context<'_>) -> Answer<Vec<PartyRole>> {
        let scope = Scope::of(ctx)?;
        let Some(assignment) = &self.assignment else { return Ok(Vec::new()) };
        let parties = scope.loaders.parties(assignment.row().id, self.as_of).await?;
        let register = scope.register();
        let view = register.view(self.as_of.ordinal, self.as_of.in_force_at);
        let mut roles: Vec<Role> = parties
            .into_iter()
            .filter(|party| self.seats.contains(&view.successor(party.position)))
            .map(|party| party.role)
            .collect();
        roles.sort_unstable();
        roles.dedup();
        Ok(roles.into_iter().map(Into::into).collect())
    }
}

connection! {
    /// Things to do (các việc).
    WorklistItemConnection, WorklistItemEdge, WorklistItem
}
