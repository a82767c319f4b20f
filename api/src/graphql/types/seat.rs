//! Seats (chức vụ) and who sits in them.

use super::{
    Accountable, Document, HistoryConnection, Mandate, PageArgs, Person, Unit, connection::connection,
    history::page_of,
};
use crate::graphql::{
    enums::{Capacity, Rank},
    errors::Answer,
    ids::Global,
    scalars::{Date, DateTime},
    scope::Scope,
    user_errors::small,
};
use async_graphql::{Context, ID, Object, SimpleObject};
use sauro_domain::{
    id::PositionId,
    mandate::Holder,
    register::{self, Register, Versioned, View},
};
use sauro_projections::AsOf;
use std::sync::Arc;

/// A position (chức vụ): one seat in a unit. Work is tied to it; whoever holds it, or acts for its holder, answers.
#[derive(Debug, Clone)]
pub struct Seat {
    pub(crate) id: PositionId,
    at: AsOf,
}

impl Seat {
    /// The seat as known and in force at a moment.
    pub fn new(id: PositionId, at: AsOf) -> Self {
        Self { id, at }
    }

    /// The seat, when it was ever created.
    pub async fn find(scope: &Scope<'_>, id: PositionId, at: AsOf) -> Answer<Option<Self>> {
        let known = scope.register().view(at.ordinal, at.in_force_at).position_known(id);
        Ok(known.then_some(Self { id, at }))
    }

    fn look<T>(&self, ctx: &Context<'_>, look: impl FnOnce(View<'_>) -> T) -> Answer<T> {
        let register: Arc<Register> = Scope::of(ctx)?.register();
        Ok(look(register.view(self.at.ordinal, self.at.in_force_at)))
    }
}

/// A position (chức vụ): one seat in a unit. Work is tied to it; whoever holds it, or acts for its holder, answers.
#[Object]
impl Seat {
    /// Names it everywhere.
    pub async fn id(&self) -> ID {
        self.id.id_at(&self.at)
    }

    /// Its id whatever the moment (mã định danh gốc): what links and acts carry.
    async fn present_id(&self) -> ID {
        self.id.id()
    }

    /// What it is called (tên chức vụ).
    async fn title(&self, ctx: &Context<'_>) -> Answer<String> {
        self.look(ctx, |view| title(&view, self.id))
    }

    /// Title and unit (chức vụ và đơn vị).
    async fn label(&self, ctx: &Context<'_>) -> Answer<String> {
        self.look(ctx, |view| label(&view, self.id))
    }

    /// Its rank in the unit (bậc).
    async fn rank(&self, ctx: &Context<'_>) -> Answer<Rank> {
        self.look(ctx, |view| view.position(self.id).map_or(Rank::Staff, |facts| facts.rank.into()))
    }

    /// The unit it belongs to (đơn vị).
    async fn unit(&self, ctx: &Context<'_>) -> Option<Answer<Unit>> {
        let unit = self.look(ctx, |view| view.position(self.id).map(|facts| facts.unit));
        unit.map(|unit| unit.map(|id| Unit::new(id, self.at))).transpose()
    }

    /// Who holds it (người giữ chức vụ).
    async fn holder(&self, ctx: &Context<'_>) -> Option<Answer<Person>> {
        let holder = self.look(ctx, |view| view.holder(self.id).map(|tenure| tenure.person));
        holder.map(|person| person.map(|id| Person::new(id, self.at))).transpose()
    }

    /// Who acts for the holder, or in the vacant seat (người thay mặt).
    async fn acting(&self, ctx: &Context<'_>) -> Option<Answer<Person>> {
        let acting = self.look(ctx, |view| view.acting(self.id).map(|tenure| tenure.person));
        acting.map(|person| person.map(|id| Person::new(id, self.at))).transpose()
    }

    /// Who answers for its work (người chịu trách nhiệm).
    async fn accountable(&self, ctx: &Context<'_>) -> Option<Answer<Accountable>> {
        let answers = async {
            let scope = Scope::of(ctx)?;
            Ok(Accountable::of_position(&scope, self.id, self.at))
        };
        answers.await.transpose()
    }

    /// The seat that took over its work by a merger (chức vụ kế tiếp).
    async fn successor(&self, ctx: &Context<'_>) -> Option<Answer<Seat>> {
        let successor = self.look(ctx, |view| Some(view.successor(self.id)).filter(|next| *next != self.id));
        successor.map(|next| next.map(|id| Seat::new(id, self.at))).transpose()
    }

    /// Whether it was abolished (đã bãi bỏ).
    async fn abolished(&self, ctx: &Context<'_>) -> Answer<bool> {
        self.look(ctx, |view| view.position(self.id).is_some_and(|facts| facts.abolished))
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
        revision(ctx, PositionId::KIND, self.id, self.at).await
    }

    /// Everybody who held it or acted in it, as known (quá trình giữ chức vụ), by start.
    async fn tenures(&self, ctx: &Context<'_>) -> Answer<Vec<Tenure>> {
        self.look(ctx, |view| {
            let rows = view.tenures(self.id).into_iter();
            rows.map(|row| Tenure::new(self.id, row, self.at)).collect()
        })
    }

    /// Mandates the seat holds in force (thẩm quyền đang giữ).
    async fn mandates(&self, ctx: &Context<'_>) -> Answer<Vec<Mandate>> {
        self.look(ctx, |view| {
            let held = view.mandates().filter(|(id, facts)| {
                matches!(facts.grant.holder, Holder::Position(seat) if view.successor(seat) == self.id)
                    && view.mandate_in_force(*id)
            });
            held.map(|(id, _)| Mandate::new(id, self.at)).collect()
        })
    }
}

/// The revision of a stream's last entry.
pub async fn revision<I: Global>(ctx: &Context<'_>, kind: &str, id: I, at: AsOf) -> Answer<i32> {
    let scope = Scope::of(ctx)?;
    let entries = scope.loaders.history(format!("{kind}-{}", id.ulid()), at).await?;
    Ok(entries.last().map_or(0, |entry| small(entry.revision)))
}

/// What a seat is called.
pub fn title(view: &View<'_>, id: PositionId) -> String {
    view.position(id).map_or_else(|| id.to_string(), |facts| facts.title.to_string())
}

/// What a seat and its unit are called.
pub fn label(view: &View<'_>, id: PositionId) -> String {
    let unit = view.position(id).and_then(|facts| view.unit(facts.unit));
    match unit {
        Some(unit) => format!("{}, {}", title(view, id), unit.name),
        None => title(view, id),
    }
}

/// A stretch of time in a seat (thời gian giữ chức vụ).
#[derive(SimpleObject, Debug, Clone)]
pub struct Tenure {
    /// Where (chức vụ).
    pub position: Option<Seat>,
    /// Who (người).
    pub person: Option<Person>,
    /// True for a substitute (thay mặt).
    pub acting: bool,
    /// From (từ).
    pub from: DateTime,
    /// Until (đến); none = still.
    pub to: Option<DateTime>,
    /// The last day of a substitution (ngày cuối).
    pub until: Option<Date>,
    /// The deciding document (căn cứ).
    pub basis: Option<Document>,
}

impl Tenure {
    /// As known.
    pub fn new(seat: PositionId, row: &Versioned<register::Tenure>, at: AsOf) -> Self {
        Self {
            position: Some(Seat::new(seat, at)),
            person: Some(Person::new(row.value.person, at)),
            acting: row.value.acting,
            from: DateTime(row.from),
            to: row.to.map(DateTime),
            until: row.value.until.map(Date),
            basis: row.value.basis.map(|id| Document::new(id, at)),
        }
    }
}

/// A seat a person may act in (chức vụ được hành động).
#[derive(SimpleObject, Debug, Clone)]
pub struct PersonSeat {
    /// The seat (chức vụ).
    pub position: Option<Seat>,
    /// As what (tư cách).
    pub capacity: Capacity,
}

connection! {
    /// Seats (các chức vụ).
    SeatConnection, SeatEdge, Seat
}
