//! What happens, as it happens: from a position on, with no gap and no duplicate.

use super::{
    errors::Answer,
    ids::Global,
    input::AssignmentChangeFilter,
    scalars::{DateTime, LogPosition},
    scope::Scope,
    types::{AsOfPosition, Assignment},
    user_errors::small,
};
use async_graphql::{Context, ID, SimpleObject, Subscription};
use futures::{Stream, TryStreamExt, stream};
use sauro_domain::id::AssignmentId;
use sauro_projections::{AsOf, Change};
use sauro_store::Position;
use std::collections::{HashSet, VecDeque};
use tokio::sync::watch;

/// Changes read from the views at a time.
const BATCH: usize = 500;

/// An act on an assignment (thay đổi của nhiệm vụ).
#[derive(SimpleObject)]
pub struct AssignmentChange {
    /// Its place in the log (vị trí trong sổ): give the last one received as `afterPosition` to go on.
    pub position: LogPosition,
    /// When it was recorded (lúc ghi).
    pub recorded_at: DateTime,
    /// Which assignment (mã định danh).
    pub assignment_id: ID,
    /// The assignment as it stands (nhiệm vụ).
    pub assignment: Option<Assignment>,
    /// What happened, as a key (loại sự kiện): assignment.issued.
    #[graphql(name = "type")]
    pub kind: String,
    /// Id of the event (mã sự kiện).
    pub event_id: ID,
    /// Its place in the history of the assignment (mục số).
    pub revision: i32,
}

/// Something in the viewer's worklist has changed (việc của tôi thay đổi): read it again.
#[derive(SimpleObject)]
pub struct WorklistChange {
    /// Its place in the log (vị trí trong sổ): give the last one received as `afterPosition` to go on.
    pub position: LogPosition,
    /// When it was recorded (lúc ghi).
    pub recorded_at: DateTime,
    /// Which assignment (mã định danh).
    pub assignment_id: ID,
    /// The assignment as it stands (nhiệm vụ).
    pub assignment: Option<Assignment>,
}

/// What happens, as it happens (theo dõi). All go on from a position with no gap and no duplicate.
#[derive(Debug, Default)]
pub struct Subscription;

/// What happens, as it happens (theo dõi). All go on from a position with no gap and no duplicate.
#[Subscription]
impl Subscription {
    /// Every act on an assignment (thay đổi của nhiệm vụ), after a position or from now on.
    async fn assignment_changed(
        &self,
        ctx: &Context<'_>,
        filter: Option<AssignmentChangeFilter>,
        after_position: Option<LogPosition>,
    ) -> async_graphql::Result<impl Stream<Item = Answer<AssignmentChange>>> {
        let scope = Scope::of(ctx)?;
        let filter = filter.unwrap_or_default();
        let ids = filter.ids(&scope)?;
        let kinds = filter.types;
        let changes = changes(scope, after_position)?;
        Ok(changes.try_filter_map(move |change| {
            let wanted = change.assignment.filter(|id| ids.as_ref().is_none_or(|ids| ids.contains(id)));
            let kinds = kinds.clone();
            async move {
                match wanted {
                    Some(id) => told(scope, id, change, kinds.as_deref()).await,
                    None => Ok(None),
                }
            }
        }))
    }

    /// Acts on assignments that the acting seat takes part in (việc của tôi thay đổi), after a position or from now on.
    async fn worklist_changed(
        &self,
        ctx: &Context<'_>,
        after_position: Option<LogPosition>,
    ) -> async_graphql::Result<impl Stream<Item = Answer<WorklistChange>>> {
        let scope = Scope::of(ctx)?;
        Ok(changes(scope, after_position)?.try_filter_map(move |change| async move {
            match change.assignment {
                Some(id) => mine(scope, id, change).await,
                None => Ok(None),
            }
        }))
    }

    /// The log has grown (sổ có mục mới), after a position or from now on; several acts at once are told as one.
    async fn position_advanced(
        &self,
        ctx: &Context<'_>,
        after_position: Option<LogPosition>,
    ) -> async_graphql::Result<impl Stream<Item = Answer<AsOfPosition>>> {
        let scope = Scope::of(ctx)?;
        let held = scope.app.views().watch();
        let after = after_position.map_or_else(|| *held.borrow(), |position| position.0);
        Ok(stream::unfold((held, after), move |(mut held, after)| async move {
            let position = *held.wait_for(|have| *have > after).await.ok()?;
            let told = scope.fresh().map(AsOfPosition::of);
            let position = told.as_ref().map_or(position, |told| told.position.0);
            Some((told, (held, position)))
        }))
    }
}

struct Follower {
    held: watch::Receiver<Position>,
    after: Position,
    ready: VecDeque<Change>,
}

/// Every change the views take in after a position.
fn changes(
    scope: Scope<'_>,
    after: Option<LogPosition>,
) -> async_graphql::Result<impl Stream<Item = Answer<Change>>> {
    let held = scope.app.views().watch();
    let after = after.map_or_else(|| *held.borrow(), |position| position.0);
    let follower = Follower { held, after, ready: VecDeque::new() };
    Ok(stream::unfold(follower, move |mut follower| async move {
        loop {
            if let Some(change) = follower.ready.pop_front() {
                follower.after = change.position;
                return Some((Ok(change), follower));
            }
            let after = follower.after;
            follower.held.wait_for(|have| *have > after).await.ok()?;
            match scope.viewed(scope.app.views().changes(after, BATCH)) {
                Ok(found) => follower.ready.extend(found),
                Err(error) => return Some((Err(error), follower)),
            }
        }
    }))
}

/// The moment right after a change, as a client that follows should see it: the present.
fn now(scope: Scope<'_>) -> Answer<AsOf> {
    scope.fresh()
}

async fn told(
    scope: Scope<'_>,
    id: AssignmentId,
    change: Change,
    kinds: Option<&[String]>,
) -> Answer<Option<AssignmentChange>> {
    let at = now(scope)?;
    let stream = format!("{}-{id}", AssignmentId::KIND);
    let entries = scope.loaders.history(stream, at).await?;
    let Some(entry) = entries.iter().find(|entry| entry.revision == change.revision) else { return Ok(None) };
    if kinds.is_some_and(|kinds| !kinds.contains(&entry.kind)) {
        return Ok(None);
    }
    Ok(Some(AssignmentChange {
        position: LogPosition(change.position),
        recorded_at: DateTime(change.recorded_at),
        assignment_id: id.id(),
        assignment: Assignment::find(&scope, id, at).await?,
        kind: entry.kind.clone(),
        event_id: ID(entry.id.clone()),
        revision: small(change.revision),
    }))
}

async fn mine(scope: Scope<'_>, id: AssignmentId, change: Change) -> Answer<Option<WorklistChange>> {
    let Some(acting) = scope.viewer.acting else { return Ok(None) };
    let at = now(scope)?;
    let register = scope.register();
    let parties = scope.loaders.parties(id, at).await?;
    let seats: HashSet<_> = {
        let view = register.view(at.ordinal, at.in_force_at);
        parties.iter().map(|party| view.successor(party.position)).collect()
    };
    if !seats.contains(&acting.position) {
        return Ok(None);
    }
    Ok(Some(WorklistChange {
        position: LogPosition(change.position),
        recorded_at: DateTime(change.recorded_at),
        assignment_id: id.id(),
        assignment: Assignment::find(&scope, id, at).await?,
    }))
}
