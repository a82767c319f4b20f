//! Two moments side by side.

use super::{AssignmentSnapshot, Change, Cut, Moment, PageArgs, connection::connection};
use crate::graphql::{errors::Answer, ids::Global, scope::Scope, user_errors::small, words};
use async_graphql::{ComplexObject, Context, Enum, ID, SimpleObject};
use sauro_domain::id::AssignmentId;
use sauro_projections::{
    AsOf,
    comparison::{self, Compared},
};
use std::sync::Arc;

/// How an assignment differs between two moments (loại khác biệt).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparisonKind {
    /// Mới có: in the list at the second moment only.
    Added,
    /// Không còn: in the list at the first moment only.
    Removed,
    /// Thay đổi: in the list at both, with an act between them or another time status.
    Changed,
}

fn kind(compared: &Compared) -> ComparisonKind {
    match (compared.before, compared.after) {
        (None, _) => ComparisonKind::Added,
        (Some(_), None) => ComparisonKind::Removed,
        (Some(_), Some(_)) => ComparisonKind::Changed,
    }
}

/// An assignment that differs (nhiệm vụ có khác biệt).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct ComparisonEntry {
    #[graphql(skip)]
    compared: Compared,
    #[graphql(skip)]
    from: AsOf,
    #[graphql(skip)]
    to: AsOf,
    /// How (loại khác biệt).
    pub kind: ComparisonKind,
    /// Its id (mã định danh).
    pub assignment_id: ID,
    /// Its human code (mã nhiệm vụ).
    pub code: String,
    /// What it is called (tên việc).
    pub title: Option<String>,
    /// As it stood at the first moment (lúc trước); none when it was not known then.
    pub before: Option<AssignmentSnapshot>,
    /// As it stood at the second moment (lúc sau).
    pub after: Option<AssignmentSnapshot>,
    /// Acts recorded on it between the moments (số mục lịch sử ở giữa).
    pub events: i32,
}

#[ComplexObject]
impl ComparisonEntry {
    /// The fields that differ (nội dung khác nhau), the time status among them.
    #[graphql(complexity = "10 + child_complexity")]
    async fn changes(&self, ctx: &Context<'_>) -> Answer<Vec<Change>> {
        let scope = Scope::of(ctx)?;
        let found = scope.app.views().difference(self.compared.id, &self.from, &self.to).await;
        let found = scope.viewed(found)?;
        let mut changes: Vec<_> = found.iter().map(|change| Change::new(&scope, change, self.to)).collect();
        let status = |stood: Option<comparison::Stood>| {
            stood.map(|stood| words::time_status(stood.current, scope.language()).to_owned())
        };
        let (before, after) = (status(self.compared.before), status(self.compared.after));
        if before != after {
            let label = scope.say("Tình trạng thời hạn", "Time status").to_owned();
            changes.push(Change { field: "timeStatus".to_owned(), label, before, after });
        }
        Ok(changes)
    }
}

connection! {
    /// Assignments that differ (các nhiệm vụ có khác biệt), oldest first.
    ComparisonEntryConnection, ComparisonEntryEdge, ComparisonEntry
}

/// What differs between two moments (so sánh hai thời điểm).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct Comparison {
    #[graphql(skip)]
    found: Arc<[Compared]>,
    #[graphql(skip)]
    from_at: AsOf,
    #[graphql(skip)]
    to_at: AsOf,
    /// The first moment (thời điểm trước).
    pub from: Moment,
    /// The second moment (thời điểm sau).
    pub to: Moment,
    /// What differs of the thing itself (thay đổi của chính đối tượng): name, seats, holders, indicators.
    pub changes: Vec<Change>,
    /// Assignments that came (số mới có).
    pub added: i32,
    /// Assignments that went (số không còn).
    pub removed: i32,
    /// Assignments that stand otherwise (số thay đổi).
    pub changed: i32,
    /// Assignments that stand the same (số không đổi).
    pub unchanged: i32,
    /// In one sentence (tóm tắt).
    pub sentence: String,
}

impl Comparison {
    /// In the viewer's words.
    pub fn new(
        scope: &Scope<'_>,
        found: comparison::Comparison,
        changes: Vec<Change>,
        (from, to): (AsOf, AsOf),
    ) -> Self {
        let count = |wanted| small(found.entries.iter().filter(|one| kind(one) == wanted).count() as u64);
        let (added, removed, changed) =
            (count(ComparisonKind::Added), count(ComparisonKind::Removed), count(ComparisonKind::Changed));
        let unchanged = small(found.unchanged);
        let parts = [
            (added, scope.say("mới có", "added")),
            (removed, scope.say("không còn", "removed")),
            (changed, scope.say("thay đổi", "changed")),
            (unchanged, scope.say("không đổi", "unchanged")),
        ];
        let parts: Vec<_> = parts.iter().map(|(count, what)| format!("{count} {what}")).collect();
        Self {
            found: found.entries.into(),
            from_at: from,
            to_at: to,
            from: Moment::of(from),
            to: Moment::of(to),
            changes,
            added,
            removed,
            changed,
            unchanged,
            sentence: format!("{}: {}.", scope.say("Nhiệm vụ", "Assignments"), parts.join(", ")),
        }
    }
}

#[ComplexObject]
impl Comparison {
    /// The assignments that differ (các nhiệm vụ có khác biệt), of every kind or of some.
    #[graphql(complexity = "first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn entries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only these kinds (loại); left out = all.")] kinds: Option<Vec<ComparisonKind>>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<ComparisonEntryConnection>> {
        Some(self.page(ctx, kinds, PageArgs::new(first, after, None, None)).await)
    }
}

impl Comparison {
    async fn page(
        &self,
        ctx: &Context<'_>,
        kinds: Option<Vec<ComparisonKind>>,
        page: PageArgs,
    ) -> Answer<ComparisonEntryConnection> {
        let scope = Scope::of(ctx)?;
        let wanted = |one: &&Compared| kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind(one)));
        let all: Vec<Compared> = self.found.iter().filter(wanted).cloned().collect();
        let cut = page.cut(&scope, all, |one| one.id.to_string())?;
        let rows = cut.edges.iter().map(|(_, one)| self.rows(&scope, one.id));
        let rows = futures::future::try_join_all(rows).await?;
        let (from, to) = (self.from_at, self.to_at);
        let entry = |compared: Compared, (before, after): Both| {
            let named = after.as_ref().or(before.as_ref());
            ComparisonEntry {
                kind: kind(&compared),
                assignment_id: compared.id.id(),
                code: named.map(|row| row.code.clone()).unwrap_or_default(),
                title: named.and_then(|row| row.title.clone()),
                before: before.map(|row| AssignmentSnapshot::new(row, from)),
                after: after.map(|row| AssignmentSnapshot::new(row, to)),
                events: small(compared.events),
                compared,
                from,
                to,
            }
        };
        let Cut { edges, has_next, has_previous, total } = cut;
        let edges = edges.into_iter().zip(rows).map(|((cursor, one), rows)| (cursor, entry(one, rows)));
        let edges = edges.collect();
        Ok(ComparisonEntryConnection::new(Cut { edges, has_next, has_previous, total }))
    }

    async fn rows(&self, scope: &Scope<'_>, id: AssignmentId) -> Answer<Both> {
        let (before, after) = (scope.loaders.row(id, self.from_at), scope.loaders.row(id, self.to_at));
        let (before, after) = futures::future::join(before, after).await;
        Ok((before?, after?))
    }
}

type Both = (Option<sauro_projections::AssignmentRow>, Option<sauro_projections::AssignmentRow>);
