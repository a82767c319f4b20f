//! Assignments, now and as they were.

use super::lists;
use crate::graphql::{
    errors::Answer,
    input::{AsOfInput, AssignmentFilterInput, AssignmentOrder, Reader, readable},
    scalars::LogPosition,
    scope::Scope,
    types::{Assignment, AssignmentConnection, AssignmentSnapshot, AssignmentSnapshotConnection, PageArgs},
};
use async_graphql::{Context, ID, Object};
use sauro_domain::id::AssignmentId;
use sauro_projections::AsOf;

/// Assignments.
#[derive(Debug, Default)]
pub struct AssignmentQueries;

/// Assignments.
#[Object]
impl AssignmentQueries {
    /// Assignments as they stand (danh sách nhiệm vụ), or as they stood at a moment. One of `first` and `last` is required, 1 to 100.
    #[graphql(complexity = "10 + first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    #[allow(clippy::too_many_arguments, reason = "they are the contract's")]
    async fn assignments(
        &self,
        ctx: &Context<'_>,
        filter: Option<AssignmentFilterInput>,
        #[graphql(default)] order_by: AssignmentOrder,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
        min_position: Option<LogPosition>,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<AssignmentConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let as_of = moment(&scope, as_of.as_ref(), min_position, None).await?;
            let filter = filter.unwrap_or_default().read(&scope)?;
            let page = PageArgs::new(first, after, last, before);
            lists::sorted(ctx, filter, order_by.into(), page, as_of).await
        };
        Some(found.await)
    }

    /// Assignments as they stood at a moment (danh sách nhiệm vụ tại một thời điểm).
    #[graphql(complexity = "10 + first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    #[allow(clippy::too_many_arguments, reason = "they are the contract's")]
    async fn assignment_snapshots(
        &self,
        ctx: &Context<'_>,
        as_of: AsOfInput,
        filter: Option<AssignmentFilterInput>,
        #[graphql(default)] order_by: AssignmentOrder,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<AssignmentSnapshotConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let filter = filter.unwrap_or_default().read(&scope)?;
            let page = PageArgs::new(first, after, last, before);
            lists::past(ctx, filter, order_by.into(), page, as_of).await
        };
        Some(found.await)
    }

    /// One assignment by its id (nhiệm vụ theo mã định danh), now or as of a moment.
    async fn assignment(
        &self,
        ctx: &Context<'_>,
        id: ID,
        min_position: Option<LogPosition>,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<Assignment>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let as_of = moment(&scope, as_of.as_ref(), min_position, Some(&id)).await?;
            let id: AssignmentId = named(&scope, &id)?;
            Assignment::find(&scope, id, as_of).await
        };
        found.await.transpose()
    }

    /// One assignment by its human code (nhiệm vụ theo mã nhiệm vụ), now or as of a moment.
    async fn assignment_by_code(
        &self,
        ctx: &Context<'_>,
        code: String,
        min_position: Option<LogPosition>,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<Assignment>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let as_of = moment(&scope, as_of.as_ref(), min_position, None).await?;
            let row = scope.viewed(scope.app.views().assignment_by_code(code.trim(), &as_of))?;
            Ok(row.map(|row| Assignment::new(row, as_of)))
        };
        found.await.transpose()
    }

    /// One assignment as it stood at a moment (nhiệm vụ tại một thời điểm); none when it was not drafted by then.
    async fn assignment_snapshot(
        &self,
        ctx: &Context<'_>,
        id: ID,
        as_of: AsOfInput,
    ) -> Option<Answer<AssignmentSnapshot>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let id: AssignmentId = named(&scope, &id)?;
            let as_of = AsOfInput::resolve(Some(&as_of), &scope)?;
            AssignmentSnapshot::find(&scope, id, as_of).await
        };
        found.await.transpose()
    }

    /// One assignment by its human code as it stood at a moment (nhiệm vụ theo mã tại một thời điểm).
    async fn assignment_snapshot_by_code(
        &self,
        ctx: &Context<'_>,
        code: String,
        as_of: AsOfInput,
    ) -> Option<Answer<AssignmentSnapshot>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let as_of = AsOfInput::resolve(Some(&as_of), &scope)?;
            let row = scope.viewed(scope.app.views().assignment_by_code(code.trim(), &as_of))?;
            Ok(row.map(|row| AssignmentSnapshot::new(row, as_of)))
        };
        found.await.transpose()
    }
}

/// The moment asked for, else the one that the id carries, else the present from a position on.
async fn moment(
    scope: &Scope<'_>,
    given: Option<&AsOfInput>,
    least: Option<LogPosition>,
    id: Option<&ID>,
) -> Answer<AsOf> {
    match (given, id.filter(|id| crate::graphql::ids::moment(id).is_some())) {
        (Some(given), _) => AsOfInput::resolve(Some(given), scope),
        (None, Some(id)) => scope.moment_of(id),
        (None, None) => scope.present_from(least.map(|position| position.0)).await,
    }
}

/// An id of the kind that stands there; anything else is a bad request.
pub fn named<I: crate::graphql::ids::Global>(scope: &Scope<'_>, id: &ID) -> Answer<I> {
    let mut r = Reader::default();
    let id = r.id("id", id);
    readable(scope, r)?;
    Ok(id)
}
