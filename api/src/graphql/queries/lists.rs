//! Lists of assignments, of the present and of the past, by the same code.

use crate::graphql::{
    errors::Answer,
    input::AsOfInput,
    scope::Scope,
    types::{
        AsOfPosition, Assignment, AssignmentConnection, AssignmentSnapshot, AssignmentSnapshotConnection,
        Cut, Moment, PageArgs,
    },
};
use async_graphql::Context;
use sauro_projections::{AsOf, AssignmentFilter, AssignmentRow, Sort};

/// A page of rows. A cursor names the knowledge it was read at, so that the pages of one list fit together.
fn page(
    scope: &Scope<'_>,
    filter: &AssignmentFilter,
    sort: Sort,
    args: &PageArgs,
    as_of: AsOf,
) -> Answer<(Cut<AssignmentRow>, AsOf)> {
    let paging = args.paging(scope)?;
    let views = scope.app.views();
    let as_of = match paging.after.as_ref().or(paging.before.as_ref()) {
        Some(cursor) => {
            let read_at = scope.viewed(views.at_ordinal(cursor.ordinal(), as_of.in_force_at))?;
            AsOf { past: as_of.past, ..read_at }
        }
        None => as_of,
    };
    let rows = scope.viewed(views.assignments(filter, sort, &paging, &as_of))?;
    let total = scope.viewed(views.assignment_count(filter, &as_of))?;
    Ok((Cut::of_page(rows, usize::try_from(total).unwrap_or(usize::MAX), |row| row), as_of))
}

/// Assignments as they stand, nearest deadline first.
pub async fn present(
    ctx: &Context<'_>,
    filter: AssignmentFilter,
    args: PageArgs,
    as_of: AsOf,
) -> Answer<AssignmentConnection> {
    sorted(ctx, filter, Sort::Due, args, as_of).await
}

/// Assignments as they stand.
pub async fn sorted(
    ctx: &Context<'_>,
    filter: AssignmentFilter,
    sort: Sort,
    args: PageArgs,
    as_of: AsOf,
) -> Answer<AssignmentConnection> {
    let scope = Scope::of(ctx)?;
    let (cut, read_at) = page(&scope, &filter, sort, &args, as_of)?;
    let cut = cut.map(|row| Assignment::new(row, read_at));
    Ok(AssignmentConnection::new(cut, AsOfPosition::of(read_at)))
}

/// Assignments as they stood.
pub async fn past(
    ctx: &Context<'_>,
    filter: AssignmentFilter,
    sort: Sort,
    args: PageArgs,
    as_of: AsOfInput,
) -> Answer<AssignmentSnapshotConnection> {
    let scope = Scope::of(ctx)?;
    let as_of = AsOfInput::resolve(Some(&as_of), &scope)?;
    let (cut, read_at) = page(&scope, &filter, sort, &args, as_of)?;
    let cut = cut.map(|row| AssignmentSnapshot::new(row, read_at));
    Ok(AssignmentSnapshotConnection::new(cut, Moment::of(read_at)))
}
