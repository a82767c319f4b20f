//! The moments at which something was recorded: the steps of the control that looks at the past.

use crate::graphql::{
    errors::Answer,
    ids,
    input::{AsOfInput, Reader, readable},
    scalars::{DateTime, LogPosition},
    scope::Scope,
    types::{HistoryEntry, history_entries},
    user_errors::small,
};
use async_graphql::{Context, ID, Object, SimpleObject};
use sauro_domain::time::Timestamp;
use sauro_projections::{AsOf, Mark};

/// A moment at which something was recorded (mốc thời gian trong sổ).
#[derive(SimpleObject, Debug, Clone)]
pub struct HistoryMark {
    /// The moment (lúc ghi): give it as `knownAt` to see what was known right after.
    pub at: DateTime,
    /// The last place in the log of that moment (vị trí trong sổ).
    pub position: LogPosition,
    /// How many entries were recorded at that very moment (số mục cùng lúc).
    pub count: i32,
    /// The last of them (mục cuối).
    pub entry: Option<HistoryEntry>,
}

/// Which way to step.
#[derive(Clone, Copy)]
enum Step {
    Before(Timestamp),
    After(Timestamp),
    First,
    Last,
}

/// Moments.
#[derive(Debug, Default)]
pub struct MomentQueries;

/// Moments.
#[Object]
impl MomentQueries {
    /// The last moment before another at which something was recorded (mốc trước): of everything, or of one thing.
    #[graphql(complexity = "5 + child_complexity")]
    async fn moment_before(
        &self,
        ctx: &Context<'_>,
        at: DateTime,
        #[graphql(desc = "Only what happened to this (đối tượng).")] node: Option<ID>,
    ) -> Option<Answer<HistoryMark>> {
        step(ctx, Step::Before(at.0), node).await.transpose()
    }

    /// The first moment after another at which something was recorded (mốc sau): of everything, or of one thing.
    #[graphql(complexity = "5 + child_complexity")]
    async fn moment_after(
        &self,
        ctx: &Context<'_>,
        at: DateTime,
        #[graphql(desc = "Only what happened to this (đối tượng).")] node: Option<ID>,
    ) -> Option<Answer<HistoryMark>> {
        step(ctx, Step::After(at.0), node).await.transpose()
    }

    /// The first moment at which something was recorded (mốc đầu tiên): of everything, or of one thing.
    #[graphql(complexity = "5 + child_complexity")]
    async fn moment_first(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only what happened to this (đối tượng).")] node: Option<ID>,
    ) -> Option<Answer<HistoryMark>> {
        step(ctx, Step::First, node).await.transpose()
    }

    /// The last moment at which something was recorded (mốc mới nhất): of everything, or of one thing.
    #[graphql(complexity = "5 + child_complexity")]
    async fn moment_last(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only what happened to this (đối tượng).")] node: Option<ID>,
    ) -> Option<Answer<HistoryMark>> {
        step(ctx, Step::Last, node).await.transpose()
    }
}

async fn step(ctx: &Context<'_>, step: Step, node: Option<ID>) -> Answer<Option<HistoryMark>> {
    let scope = Scope::of(ctx)?;
    let mut r = Reader::default();
    if let Step::Before(at) | Step::After(at) = step {
        r.moment_if("at", Some(DateTime(at)));
    }
    readable(&scope, r)?;
    let present = AsOfInput::resolve(None, &scope)?;
    match node {
        None => of_everything(&scope, step, present).await,
        Some(id) => {
            let stream = ids::stream(&id).ok_or_else(|| {
                scope.bad_request("Mã định danh không chỉ đối tượng nào.", "The id names nothing.")
            })?;
            of_one(&scope, step, stream, present).await
        }
    }
}

async fn of_everything(scope: &Scope<'_>, step: Step, present: AsOf) -> Answer<Option<HistoryMark>> {
    let views = scope.app.views();
    let mark = match step {
        Step::Before(at) => views.mark_before(at, &present),
        Step::After(at) => views.mark_after(at, &present),
        Step::First => views.mark_after(Timestamp::UNIX_EPOCH, &present),
        Step::Last => {
            let end = present.recorded_at.unwrap_or(present.in_force_at) + chrono::TimeDelta::milliseconds(1);
            views.mark_before(end, &present)
        }
    };
    let Some(mark) = scope.viewed(mark)? else { return Ok(None) };
    let Mark { recorded_at, position, count, .. } = mark;
    let recorded = scope.viewed(views.recorded_at_mark(&mark).await)?;
    let entry = match recorded {
        Some(recorded) => {
            let all = history_entries(scope, recorded.stream.clone(), present).await?;
            all.into_iter().find(|entry| entry.position.0 == recorded.position)
        }
        None => None,
    };
    Ok(Some(HistoryMark {
        at: DateTime(recorded_at),
        position: LogPosition(position),
        count: small(count),
        entry,
    }))
}

async fn of_one(scope: &Scope<'_>, step: Step, stream: String, present: AsOf) -> Answer<Option<HistoryMark>> {
    let mut all = history_entries(scope, stream, present).await?;
    let moment = |entry: &HistoryEntry| entry.recorded_at.0;
    let found = match step {
        Step::Before(at) => all.iter().rev().map(moment).find(|told| *told < at),
        Step::After(at) => all.iter().map(moment).find(|told| *told > at),
        Step::First => all.first().map(moment),
        Step::Last => all.last().map(moment),
    };
    let Some(at) = found else { return Ok(None) };
    all.retain(|entry| moment(entry) == at);
    let count = small(all.len() as u64);
    Ok(all.pop().map(|entry| HistoryMark {
        at: DateTime(at),
        position: entry.position,
        count,
        entry: Some(entry),
    }))
}
