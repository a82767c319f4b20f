//! Who asks, where, and what waits for them.

use crate::graphql::{
    errors::Answer,
    input::AsOfInput,
    scalars::LogPosition,
    scope::Scope,
    types::{AsOfPosition, Installation, Node, Seat, Viewer, Worklist, WorklistGroup, WorklistGroupKey},
};
use async_graphql::{Context, ID, Object};
use std::sync::Arc;

/// Ids that one request may look up.
const MOST_NODES: usize = 100;

/// Who asks, where, and what waits for them.
#[derive(Debug, Default)]
pub struct StartQueries;

/// Who asks, where, and what waits for them.
#[Object]
impl StartQueries {
    /// Anything by its id (đối tượng theo mã định danh), as of the moment that the id carries; none when it names nothing.
    async fn node(&self, ctx: &Context<'_>, id: ID) -> Option<Answer<Node>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            Node::find(&scope, &id, scope.moment_of(&id)?).await
        };
        found.await.transpose()
    }

    /// Several things by their ids, in the same order (nhiều đối tượng); at most 100.
    #[graphql(complexity = "ids.len() * child_complexity")]
    async fn nodes(&self, ctx: &Context<'_>, ids: Vec<ID>) -> Option<Answer<Vec<Option<Node>>>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            if ids.len() > MOST_NODES {
                return Err(scope.bad_request("Tối đa 100 mã định danh.", "At most 100 ids."));
            }
            let found = ids.iter().map(async |id| Node::find(&scope, id, scope.moment_of(id)?).await);
            futures::future::try_join_all(found).await
        };
        Some(found.await)
    }

    /// Who asks (người đang truy cập).
    async fn viewer(&self, ctx: &Context<'_>) -> Option<Answer<Viewer>> {
        Some(Scope::of(ctx).and_then(|scope| Ok(Viewer::new(scope.present()?))))
    }

    /// This installation (hệ thống).
    async fn installation(&self, ctx: &Context<'_>) -> Option<Answer<Installation>> {
        Some(Scope::of(ctx).and_then(|scope| Ok(Installation::new(&scope, scope.present()?))))
    }

    /// What every answer of this request reflects (dữ liệu đến lúc).
    async fn as_of_position(&self, ctx: &Context<'_>) -> Option<Answer<AsOfPosition>> {
        Some(Scope::of(ctx).and_then(|scope| Ok(AsOfPosition::of(scope.present()?))))
    }

    /// What the acting seat answers for (việc của tôi), now or as of a moment; none without a seat.
    #[graphql(complexity = "20 + child_complexity")]
    async fn worklist(
        &self,
        ctx: &Context<'_>,
        min_position: Option<LogPosition>,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<Worklist>> {
        worklist(ctx, min_position, as_of).await.transpose()
    }
}

async fn worklist(
    ctx: &Context<'_>,
    least: Option<LogPosition>,
    as_of: Option<AsOfInput>,
) -> Answer<Option<Worklist>> {
    use WorklistGroupKey as Key;
    let scope = Scope::of(ctx)?;
    let as_of = match &as_of {
        Some(given) => AsOfInput::resolve(Some(given), &scope)?,
        None => scope.present_from(least.map(|position| position.0)).await?,
    };
    let Some(acting) = scope.viewer.acting else { return Ok(None) };
    let seats: Arc<[_]> = Arc::from([acting.position]);
    let list = scope.viewed(scope.app.views().worklist(&seats, &as_of))?;
    let groups = [
        (Key::Overdue, list.overdue),
        (Key::DueSoon, list.due_soon),
        (Key::WaitingMyDecision, list.to_decide),
        (Key::WaitingOnOthers, list.waiting_on_others),
        (Key::OtherInProgress, list.other),
    ];
    let groups = groups.into_iter().map(|(key, items)| WorklistGroup::new(key, items, &seats, as_of));
    Ok(Some(Worklist {
        position: Some(Seat::new(acting.position, as_of)),
        reflects: AsOfPosition::of(as_of),
        groups: groups.collect(),
    }))
}
