//! Units (đơn vị) in their tree.

use super::{
    HistoryConnection, PageArgs, Seat, connection::connection, exposure::Exposure, history::page_of,
    seat::revision,
};
use crate::graphql::{enums::UnitKind, errors::Answer, ids::Global, input::AsOfInput, scope::Scope};
use async_graphql::{Context, ID, Object};
use sauro_domain::{id::UnitId, position::Rank, register::View};
use sauro_projections::{AsOf, accountability::Subject};

/// A body of the organisation (đơn vị): committee, office, division, party cell, residential group.
#[derive(Debug, Clone)]
pub struct Unit {
    pub(crate) id: UnitId,
    at: AsOf,
}

impl Unit {
    /// The unit as known and in force at a moment.
    pub fn new(id: UnitId, at: AsOf) -> Self {
        Self { id, at }
    }

    /// The unit, when it was ever established.
    pub async fn find(scope: &Scope<'_>, id: UnitId, at: AsOf) -> Answer<Option<Self>> {
        let known = scope.register().view(at.ordinal, at.in_force_at).unit(id).is_some();
        Ok(known.then_some(Self { id, at }))
    }

    fn look<T>(&self, ctx: &Context<'_>, look: impl FnOnce(View<'_>) -> T) -> Answer<T> {
        let register = Scope::of(ctx)?.register();
        Ok(look(register.view(self.at.ordinal, self.at.in_force_at)))
    }

    fn some(&self, id: UnitId) -> Self {
        Self { id, at: self.at }
    }
}

/// A body of the organisation (đơn vị): committee, office, division, party cell, residential group.
#[Object]
impl Unit {
    /// Names it everywhere.
    pub async fn id(&self) -> ID {
        self.id.id_at(&self.at)
    }

    /// Its id whatever the moment (mã định danh gốc): what links and acts carry.
    async fn present_id(&self) -> ID {
        self.id.id()
    }

    /// What it is called (tên đơn vị).
    async fn name(&self, ctx: &Context<'_>) -> Answer<String> {
        self.look(ctx, |view| {
            view.unit(self.id).map_or_else(|| self.id.to_string(), |facts| facts.name.to_string())
        })
    }

    /// What kind of body (loại đơn vị).
    async fn kind(&self, ctx: &Context<'_>) -> Answer<UnitKind> {
        self.look(ctx, |view| view.unit(self.id).map_or(UnitKind::Office, |facts| facts.kind.into()))
    }

    /// The unit above (đơn vị cấp trên).
    async fn parent(&self, ctx: &Context<'_>) -> Option<Answer<Unit>> {
        let parent = self.look(ctx, |view| view.unit(self.id).and_then(|facts| facts.parent));
        parent.map(|parent| parent.map(|id| self.some(id))).transpose()
    }

    /// Units right below (đơn vị trực thuộc).
    async fn children(&self, ctx: &Context<'_>) -> Answer<Vec<Unit>> {
        self.look(ctx, |view| {
            let below = view.units().into_iter().filter(|(_, facts)| facts.parent == Some(self.id));
            below.map(|(id, _)| self.some(id)).collect()
        })
    }

    /// Units above, nearest first (các cấp trên).
    async fn ancestors(&self, ctx: &Context<'_>) -> Answer<Vec<Unit>> {
        self.look(ctx, |view| {
            view.unit_ancestors(self.id).into_iter().skip(1).map(|id| self.some(id)).collect()
        })
    }

    /// Its seats in force (các chức vụ).
    async fn positions(&self, ctx: &Context<'_>) -> Answer<Vec<Seat>> {
        self.look(ctx, |view| {
            let mut seats = view.positions_of_unit(self.id);
            seats.sort_by_key(|id| (view.position(*id).map(|facts| facts.rank), *id));
            seats.into_iter().map(|id| Seat::new(id, self.at)).collect()
        })
    }

    /// The seat of its head (người đứng đầu).
    async fn head(&self, ctx: &Context<'_>) -> Option<Answer<Seat>> {
        let head = self.look(ctx, |view| {
            let mut seats = view.positions_of_unit(self.id).into_iter();
            seats.find(|id| view.position(*id).is_some_and(|facts| facts.rank == Rank::Head))
        });
        head.map(|head| head.map(|id| Seat::new(id, self.at))).transpose()
    }

    /// The unit it was merged into (đơn vị nhận sáp nhập).
    async fn merged_into(&self, ctx: &Context<'_>) -> Option<Answer<Unit>> {
        let into = self.look(ctx, |view| view.unit(self.id).and_then(|facts| facts.merged_into));
        into.map(|into| into.map(|id| self.some(id))).transpose()
    }

    /// Units that were merged into it (các đơn vị đã sáp nhập vào).
    async fn merged_from(&self, ctx: &Context<'_>) -> Answer<Vec<Unit>> {
        self.look(ctx, |view| {
            let ended = view.ended_units().into_iter();
            ended
                .filter(|(_, facts)| facts.merged_into == Some(self.id))
                .map(|(id, _)| self.some(id))
                .collect()
        })
    }

    /// Whether it was merged or dissolved (đã kết thúc).
    async fn ended(&self, ctx: &Context<'_>) -> Answer<bool> {
        self.look(ctx, |view| view.unit(self.id).is_some_and(sauro_domain::register::UnitFacts::ended))
    }

    /// Everything that happened to it, oldest first (lịch sử).
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    async fn history(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<HistoryConnection>> {
        Some(page_of(ctx, self.id, self.at, PageArgs::new(first, after, last, before)).await)
    }

    /// The revision an update should expect (bản).
    async fn revision(&self, ctx: &Context<'_>) -> Answer<i32> {
        revision(ctx, UnitId::KIND, self.id, self.at).await
    }

    /// Open work led from here or below (khối lượng việc), now or as of a moment.
    #[graphql(complexity = 20)]
    async fn exposure(&self, ctx: &Context<'_>, as_of: Option<AsOfInput>) -> Option<Answer<Exposure>> {
        Some(Exposure::of(ctx, Subject::Unit(self.id), as_of, self.at).await)
    }
}

connection! {
    /// Units (các đơn vị).
    UnitConnection, UnitEdge, Unit
}
