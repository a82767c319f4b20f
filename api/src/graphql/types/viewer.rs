//! Who asks, and where.

use super::{Mandate, Person, Seat, Unit, person::name_of};
use crate::graphql::{
    enums::{Capacity, Power},
    errors::Answer,
    scalars::{Date, LogPosition},
    scope::Scope,
};
use async_graphql::{Context, Enum, Object, SimpleObject};
use sauro_domain::{
    id::{MandateId, PersonId, PositionId},
    mandate::Holder,
    refusal,
    register::View,
    time::day_of,
};
use sauro_projections::AsOf;
use std::collections::BTreeSet;

/// A language of the product (ngôn ngữ).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese (tiếng Việt).
    Vi,
    /// English (tiếng Anh).
    En,
}

/// Through what the request came (loại truy cập).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "crate::Credential")]
pub enum Credential {
    /// Session (phiên đăng nhập).
    Session,
    /// Mã truy cập API: reads only.
    Token,
}

/// A seat the viewer may act in (chức vụ được hành động).
#[derive(SimpleObject, Debug, Clone)]
pub struct ViewerSeat {
    /// The seat (chức vụ).
    pub position: Option<Seat>,
    /// As what (tư cách).
    pub capacity: Capacity,
    /// The absent holder the viewer acts for (thay mặt cho).
    pub on_behalf_of: Option<Person>,
}

/// Who asks (người đang truy cập).
#[derive(Debug, Clone, Copy)]
pub struct Viewer {
    at: AsOf,
}

impl Viewer {
    /// At a moment.
    pub fn new(at: AsOf) -> Self {
        Self { at }
    }

    fn seat(&self, view: &View<'_>, position: PositionId, person: PersonId) -> ViewerSeat {
        let capacity = view.may_act(person, position).unwrap_or(sauro_domain::register::Capacity::Holder);
        let holder = view.holder(position).map(|tenure| tenure.person).filter(|holder| *holder != person);
        ViewerSeat {
            position: Some(Seat::new(position, self.at)),
            capacity: capacity.into(),
            on_behalf_of: holder.map(|holder| Person::new(holder, self.at)),
        }
    }

    fn held(&self, scope: &Scope<'_>) -> Vec<(MandateId, BTreeSet<sauro_domain::mandate::Power>)> {
        let register = scope.register();
        let view = register.view(self.at.ordinal, self.at.in_force_at);
        let Some(acting) = scope.viewer.acting else { return Vec::new() };
        let mine = |holder: &Holder| match holder {
            Holder::Position(seat) => view.successor(*seat) == acting.position,
            Holder::Person(person) => *person == scope.viewer.person,
        };
        let held =
            view.mandates().filter(|(id, facts)| mine(&facts.grant.holder) && view.mandate_in_force(*id));
        held.map(|(id, facts)| (id, facts.grant.powers.clone())).collect()
    }
}

/// Who asks (người đang truy cập).
#[Object]
impl Viewer {
    /// The account signed in (tài khoản).
    async fn account(&self, ctx: &Context<'_>) -> Answer<String> {
        Ok(Scope::of(ctx)?.viewer.account.clone())
    }

    /// The person behind it (cá nhân).
    async fn person(&self, ctx: &Context<'_>) -> Option<Answer<Person>> {
        Some(Scope::of(ctx).map(|scope| Person::new(scope.viewer.person, self.at)))
    }

    /// The name to show (tên hiển thị).
    async fn display_name(&self, ctx: &Context<'_>) -> Answer<String> {
        let scope = Scope::of(ctx)?;
        Ok(name_of(&scope, scope.viewer.person))
    }

    /// The seat acted in (chức vụ đang hành động); none when the person neither holds nor acts for one.
    async fn acting_as(&self, ctx: &Context<'_>) -> Option<Answer<ViewerSeat>> {
        let seat = Scope::of(ctx).map(|scope| {
            let register = scope.register();
            let view = register.view(self.at.ordinal, self.at.in_force_at);
            let acting = scope.viewer.acting?;
            Some(self.seat(&view, acting.position, scope.viewer.person))
        });
        seat.transpose()
    }

    /// Every seat the person may act in (các chức vụ).
    async fn seats(&self, ctx: &Context<'_>) -> Answer<Vec<ViewerSeat>> {
        let scope = Scope::of(ctx)?;
        let register = scope.register();
        let view = register.view(self.at.ordinal, self.at.in_force_at);
        let seats = view.positions_of_person(scope.viewer.person).into_iter();
        Ok(seats.map(|(position, _)| self.seat(&view, position, scope.viewer.person)).collect())
    }

    /// The language of answers (ngôn ngữ).
    async fn language(&self, ctx: &Context<'_>) -> Answer<Language> {
        Ok(match Scope::of(ctx)?.language() {
            refusal::Language::Vietnamese => Language::Vi,
            refusal::Language::English => Language::En,
        })
    }

    /// Through what the request came (loại truy cập).
    async fn credential(&self, ctx: &Context<'_>) -> Answer<Credential> {
        Ok(Scope::of(ctx)?.viewer.credential.into())
    }

    /// Whether commands are taken from here (được thực hiện lệnh).
    async fn may_write(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(Scope::of(ctx)?.viewer.actor().is_some())
    }

    /// Powers the acting seat holds now (các quyền).
    async fn powers(&self, ctx: &Context<'_>) -> Answer<Vec<Power>> {
        let held = self.held(&Scope::of(ctx)?);
        let powers: BTreeSet<_> = held.into_iter().flat_map(|(_, powers)| powers).collect();
        Ok(powers.into_iter().map(Into::into).collect())
    }

    /// Mandates the acting seat holds now (thẩm quyền đang giữ), for one power or all.
    async fn mandates(&self, ctx: &Context<'_>, power: Option<Power>) -> Answer<Vec<Mandate>> {
        let held = self.held(&Scope::of(ctx)?);
        let wanted = power.map(sauro_domain::mandate::Power::from);
        let suits = |powers: &BTreeSet<_>| wanted.is_none_or(|power| powers.contains(&power));
        Ok(held
            .iter()
            .filter(|(_, powers)| suits(powers))
            .map(|(id, _)| Mandate::new(*id, self.at))
            .collect())
    }

    /// Whether this installation shows invented people and tasks (bản trình diễn).
    async fn demonstration(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(Scope::of(ctx)?.app.installation().demo)
    }
}

/// This installation (hệ thống).
#[derive(SimpleObject, Debug, Clone)]
pub struct Installation {
    /// The office's name (tên cơ quan).
    pub name: String,
    /// Whether it shows invented people and tasks (bản trình diễn).
    pub demonstration: bool,
    /// The day in Vietnam (hôm nay).
    pub today: Date,
    /// What answers reflect now (vị trí trong sổ).
    pub position: LogPosition,
    /// The unit above all others (đơn vị gốc).
    pub root: Option<Unit>,
}

impl Installation {
    /// At a moment.
    pub fn new(scope: &Scope<'_>, at: AsOf) -> Self {
        let facts = scope.app.installation();
        let register = scope.register();
        let roots = register.view(at.ordinal, at.in_force_at).units();
        let root = roots.into_iter().find(|(_, unit)| unit.parent.is_none()).map(|(id, _)| Unit::new(id, at));
        Self {
            name: facts.name,
            demonstration: facts.demo,
            today: Date(day_of(scope.now())),
            position: LogPosition(at.position),
            root,
        }
    }
}
