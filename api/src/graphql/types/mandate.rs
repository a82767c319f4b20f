//! Mandates (thẩm quyền).

use super::{
    Document, HistoryConnection, PageArgs, Person, Programme, Seat, Unit,
    connection::connection,
    history::page_of,
    seat::{label as seat_label, revision},
};
use crate::graphql::{
    enums::{MandateKind, Power},
    errors::Answer,
    ids::Global,
    scalars::{Date, DateTime},
    scope::Scope,
    words,
};
use async_graphql::{Context, ID, Object};
use sauro_domain::{
    Event,
    id::MandateId,
    mandate::{Holder, MandateEvent},
    register::{MandateFacts, Register, View},
};
use sauro_projections::AsOf;
use std::sync::Arc;

/// A grant of authority (thẩm quyền): who may do what, where, from when until when, by what legal basis.
#[derive(Debug, Clone)]
pub struct Mandate {
    pub(crate) id: MandateId,
    at: AsOf,
}

impl Mandate {
    /// The mandate as known at a moment.
    pub fn new(id: MandateId, at: AsOf) -> Self {
        Self { id, at }
    }

    /// The mandate, when granted.
    pub async fn find(scope: &Scope<'_>, id: MandateId, at: AsOf) -> Answer<Option<Self>> {
        let known = scope.register().view(at.ordinal, at.in_force_at).mandate(id).is_some();
        Ok(known.then_some(Self { id, at }))
    }

    fn look<T>(&self, ctx: &Context<'_>, look: impl FnOnce(&MandateFacts, View<'_>) -> T) -> Answer<T> {
        let scope = Scope::of(ctx)?;
        let register: Arc<Register> = scope.register();
        let view = register.view(self.at.ordinal, self.at.in_force_at);
        let facts = view.mandate(self.id);
        facts
            .map(|facts| look(facts, view))
            .ok_or_else(|| scope.internal(&format!("mandate {} is not in the register", self.id)))
    }
}

/// A mandate in one line: ground, holder, last day.
pub fn label(view: &View<'_>, scope: &Scope<'_>, facts: &MandateFacts) -> String {
    let holder = match facts.grant.holder {
        Holder::Position(seat) => seat_label(view, seat),
        Holder::Person(person) => super::person::name_of(scope, person),
    };
    let kind = words::mandate_kind(facts.grant.kind, scope.language());
    let mut text = format!("{kind}: {holder} — {}", facts.grant.legal_basis);
    if let Some(until) = facts.grant.valid_until {
        text.push_str(scope.say(", đến ", ", until "));
        text.push_str(&until.format("%d/%m/%Y").to_string());
    }
    text
}

/// A grant of authority (thẩm quyền): who may do what, where, from when until when, by what legal basis.
#[Object]
impl Mandate {
    /// Names it everywhere.
    pub async fn id(&self) -> ID {
        self.id.id_at(&self.at)
    }

    /// Its id whatever the moment (mã định danh gốc): what links and acts carry.
    async fn present_id(&self) -> ID {
        self.id.id()
    }

    /// Ground, holder, legal basis and last day in one line (tóm tắt).
    async fn label(&self, ctx: &Context<'_>) -> Answer<String> {
        let scope = Scope::of(ctx)?;
        self.look(ctx, |facts, view| label(&view, &scope, facts))
    }

    /// On what ground (căn cứ trao quyền).
    async fn kind(&self, ctx: &Context<'_>) -> Answer<MandateKind> {
        self.look(ctx, |facts, _| facts.grant.kind.into())
    }

    /// The seat that gave it (chức vụ trao).
    async fn giver(&self, ctx: &Context<'_>) -> Option<Answer<Seat>> {
        self.look(ctx, |facts, _| facts.grant.giver.map(|id| Seat::new(id, self.at))).transpose()
    }

    /// The seat that holds it (chức vụ nhận).
    async fn holder_position(&self, ctx: &Context<'_>) -> Option<Answer<Seat>> {
        let holder = self.look(ctx, |facts, _| match facts.grant.holder {
            Holder::Position(id) => Some(Seat::new(id, self.at)),
            Holder::Person(_) => None,
        });
        holder.transpose()
    }

    /// The person who holds it (người nhận), for a personal delegation.
    async fn holder_person(&self, ctx: &Context<'_>) -> Option<Answer<Person>> {
        let holder = self.look(ctx, |facts, _| match facts.grant.holder {
            Holder::Person(id) => Some(Person::new(id, self.at)),
            Holder::Position(_) => None,
        });
        holder.transpose()
    }

    /// What it allows (các quyền).
    async fn powers(&self, ctx: &Context<'_>) -> Answer<Vec<Power>> {
        self.look(ctx, |facts, _| facts.grant.powers.iter().map(|power| (*power).into()).collect())
    }

    /// The unit and everything below it (phạm vi đơn vị).
    async fn unit(&self, ctx: &Context<'_>) -> Option<Answer<Unit>> {
        Some(self.look(ctx, |facts, _| Unit::new(facts.grant.scope.unit, self.at)))
    }

    /// Fields of work (lĩnh vực); empty = all.
    async fn fields(&self, ctx: &Context<'_>) -> Answer<Vec<String>> {
        self.look(ctx, |facts, _| facts.grant.scope.fields.iter().map(ToString::to_string).collect())
    }

    /// Only for this programme (chương trình).
    async fn programme(&self, ctx: &Context<'_>) -> Option<Answer<Programme>> {
        self.look(ctx, |facts, _| facts.grant.scope.programme.map(|id| Programme::new(id, self.at)))
            .transpose()
    }

    /// The document it rests on (văn bản).
    async fn basis(&self, ctx: &Context<'_>) -> Option<Answer<Document>> {
        self.look(ctx, |facts, _| facts.grant.basis.map(|id| Document::new(id, self.at))).transpose()
    }

    /// Law and article in words (căn cứ pháp lý).
    async fn legal_basis(&self, ctx: &Context<'_>) -> Answer<String> {
        self.look(ctx, |facts, _| facts.grant.legal_basis.to_string())
    }

    /// First day it holds (từ ngày).
    async fn valid_from(&self, ctx: &Context<'_>) -> Answer<Date> {
        self.look(ctx, |facts, _| Date(facts.grant.valid_from))
    }

    /// Last day it holds (đến ngày).
    async fn valid_until(&self, ctx: &Context<'_>) -> Option<Answer<Date>> {
        self.look(ctx, |facts, _| facts.grant.valid_until.map(Date)).transpose()
    }

    /// Conditions in words (điều kiện).
    async fn conditions(&self, ctx: &Context<'_>) -> Option<Answer<String>> {
        self.look(ctx, |facts, _| facts.grant.conditions.as_ref().map(ToString::to_string)).transpose()
    }

    /// How many further steps it may be passed on (số cấp được trao lại).
    async fn depth(&self, ctx: &Context<'_>) -> Answer<i32> {
        self.look(ctx, |facts, _| i32::from(facts.grant.depth))
    }

    /// The mandate it is cut from (thẩm quyền gốc).
    async fn parent(&self, ctx: &Context<'_>) -> Option<Answer<Mandate>> {
        self.look(ctx, |facts, _| facts.grant.parent.map(|id| Self::new(id, self.at))).transpose()
    }

    /// Itself and all it is cut from, root last (chuỗi thẩm quyền).
    async fn chain(&self, ctx: &Context<'_>) -> Answer<Vec<Mandate>> {
        self.look(ctx, |_, view| {
            view.mandate_chain(self.id).into_iter().map(|id| Self::new(id, self.at)).collect()
        })
    }

    /// Mandates cut from it, in force or not (các thẩm quyền trao lại).
    async fn children(&self, ctx: &Context<'_>) -> Answer<Vec<Mandate>> {
        self.look(ctx, |_, view| {
            let cut = view.mandates().filter(|(_, facts)| facts.grant.parent == Some(self.id));
            cut.map(|(id, _)| Self::new(id, self.at)).collect()
        })
    }

    /// Why it was revoked (lý do thu hồi); none when it was not, or ended by a merger or with its seat.
    async fn revoked_reason(&self, ctx: &Context<'_>) -> Option<Answer<String>> {
        let reason = async {
            let scope = Scope::of(ctx)?;
            let stream = format!("{}-{}", MandateId::KIND, self.id);
            let entries = scope.loaders.history(stream, self.at).await?;
            Ok(entries.iter().rev().find_map(|entry| match &entry.event {
                Event::Mandate(MandateEvent::Revoked { reason, .. }) => Some(reason.to_string()),
                _ => None,
            }))
        };
        reason.await.transpose()
    }

    /// When it was granted (lúc trao).
    async fn granted_at(&self, ctx: &Context<'_>) -> Answer<DateTime> {
        self.look(ctx, |facts, _| DateTime(facts.granted_at))
    }

    /// Since when it is over before its term (lúc thu hồi).
    async fn revoked_at(&self, ctx: &Context<'_>) -> Option<Answer<DateTime>> {
        self.look(ctx, |facts, view| facts.revoked_at(view.known()).map(DateTime)).transpose()
    }

    /// Whether it and its whole chain hold (đang hiệu lực).
    async fn in_force(&self, ctx: &Context<'_>) -> Answer<bool> {
        self.look(ctx, |_, view| view.mandate_in_force(self.id))
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
        revision(ctx, MandateId::KIND, self.id, self.at).await
    }
}

connection! {
    /// Mandates (các thẩm quyền).
    MandateConnection, MandateEdge, Mandate
}
