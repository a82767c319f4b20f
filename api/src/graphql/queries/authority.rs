//! Where authority is missing, doubled, about to end, or gone from under work that goes on.

use crate::graphql::{
    enums::Power,
    errors::Answer,
    input::{AsOfInput, Reader, readable},
    scope::Scope,
    types::{AuthorityFinding, AuthorityFindingConnection, PageArgs},
};
use async_graphql::{Context, ID, Object};
use sauro_domain::id::UnitId;
use sauro_projections::AsOf;

/// The state of authority.
#[derive(Debug, Default)]
pub struct AuthorityQueries;

/// The state of authority.
#[Object]
impl AuthorityQueries {
    /// Powers that nobody holds in full over a unit (khoảng trống thẩm quyền), told at the highest unit concerned.
    #[graphql(complexity = "50 + first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn authority_gaps(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In this unit and below (đơn vị).")] unit: Option<ID>,
        power: Option<Power>,
        as_of: Option<AsOfInput>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<AuthorityFindingConnection>> {
        let found = async {
            let (scope, unit, as_of) = asked(ctx, unit, as_of)?;
            let gaps = scope.app.views().authority_gaps(unit, power.map(Into::into), &as_of);
            page(
                &scope,
                gaps.iter().map(|gap| AuthorityFinding::gap(&scope, gap, as_of)).collect(),
                first,
                after,
            )
        };
        Some(found.await)
    }

    /// Powers that several seats hold over one unit by mandates not cut from one another (thẩm quyền chồng lấn).
    #[graphql(complexity = "50 + first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn authority_overlaps(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In this unit and below (đơn vị).")] unit: Option<ID>,
        power: Option<Power>,
        as_of: Option<AsOfInput>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<AuthorityFindingConnection>> {
        let found = async {
            let (scope, unit, as_of) = asked(ctx, unit, as_of)?;
            let overlaps = scope.app.views().authority_overlaps(unit, power.map(Into::into), &as_of);
            let told = overlaps.iter().map(|overlap| AuthorityFinding::overlap(&scope, overlap, as_of));
            page(&scope, told.collect(), first, after)
        };
        Some(found.await)
    }

    /// Mandates in force that end within so many days (thẩm quyền sắp hết hạn), the nearest first.
    #[graphql(complexity = "50 + first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn authority_expiring(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Within so many days, 1 to 3660 (trong số ngày).")] days: i32,
        as_of: Option<AsOfInput>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<AuthorityFindingConnection>> {
        let found = async {
            let (scope, _, as_of) = asked(ctx, None, as_of)?;
            let mut r = Reader::default();
            let days = r.number("days", days, 1, 3660);
            readable(&scope, r)?;
            let ending = scope.app.views().authority_expiring(days, &as_of);
            let told = ending.into_iter().map(|id| AuthorityFinding::expiring(&scope, id, as_of));
            page(&scope, told.collect(), first, after)
        };
        Some(found.await)
    }

    /// Open work whose mandate of issue no longer holds (nhiệm vụ giao theo thẩm quyền đã hết), oldest first.
    #[graphql(complexity = "50 + first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn authority_lapsed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Led from this unit or below (đơn vị).")] unit: Option<ID>,
        as_of: Option<AsOfInput>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<AuthorityFindingConnection>> {
        let found = async {
            let (scope, unit, as_of) = asked(ctx, unit, as_of)?;
            let views = scope.app.views().clone();
            // Long: not on the async worker.
            let lapsed = tokio::task::spawn_blocking(move || views.authority_lapsed(unit, &as_of)).await;
            let lapsed = scope.viewed(lapsed.map_err(|error| scope.internal(&error))?)?;
            let told = lapsed.iter().map(|one| AuthorityFinding::lapsed(&scope, one, as_of));
            page(&scope, futures::future::try_join_all(told).await?, first, after)
        };
        Some(found.await)
    }
}

fn asked<'a>(
    ctx: &Context<'a>,
    unit: Option<ID>,
    as_of: Option<AsOfInput>,
) -> Answer<(Scope<'a>, Option<UnitId>, AsOf)> {
    let scope = Scope::of(ctx)?;
    let mut r = Reader::default();
    let unit = r.id_if("unit", unit.as_ref());
    readable(&scope, r)?;
    let as_of = AsOfInput::resolve(as_of.as_ref(), &scope)?;
    Ok((scope, unit, as_of))
}

fn page(
    scope: &Scope<'_>,
    all: Vec<AuthorityFinding>,
    first: Option<i32>,
    after: Option<String>,
) -> Answer<AuthorityFindingConnection> {
    let page = PageArgs::new(first, after, None, None);
    Ok(AuthorityFindingConnection::new(page.cut(scope, all, |finding| finding.key.clone())?))
}
