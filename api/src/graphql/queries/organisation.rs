//! The organisation and its registers: small enough to be read in memory.

use super::assignments::named;
use crate::graphql::{
    enums::{Power, ProgrammeKind, UnitKind},
    errors::Answer,
    input::{AsOfInput, Reader, readable},
    matching::{Match, Sought, found},
    scope::Scope,
    types::{
        Calendar, Document, DocumentConnection, Mandate, MandateConnection, PageArgs, Person,
        PersonConnection, Programme, ProgrammeConnection, Seat, SeatConnection, Unit, UnitConnection,
        seat_label,
    },
};
use async_graphql::{Context, ID, Object};
use sauro_domain::{
    id::{PersonId, PositionId, UnitId},
    mandate::Holder,
    register::{PositionFacts, View},
};
use sauro_projections::AsOf;

/// How well a seat answers a question: by its title, by the name of whoever answers in it, or by words of either and of
/// its unit.
pub fn seat_match(
    scope: &Scope<'_>,
    view: &View<'_>,
    (id, facts): (PositionId, &PositionFacts),
    sought: &Sought,
) -> Option<Match> {
    let label = seat_label(view, id);
    let person = view.accountable(id).and_then(|answers| scope.app.people().name(answers.person));
    match person {
        Some(name) => sought.rank(&[facts.title.as_str(), &label, &name.full, &name.given], &[]),
        None => sought.rank(&[facts.title.as_str(), &label], &[]),
    }
}

/// How well a person answers a question, by name.
pub fn person_match(scope: &Scope<'_>, id: PersonId, sought: &Sought) -> Option<Match> {
    let name = scope.app.people().name(id)?;
    let given = match sought.rank(&[&name.given], &[]) {
        Some(Match::Exact) => Some(Match::Begins),
        other => other,
    };
    [sought.rank(&[&name.full], &[]), given].into_iter().flatten().min()
}

/// The moment asked for, else the one that the id carries, else the present.
fn moment(scope: &Scope<'_>, given: Option<&AsOfInput>, id: &ID) -> Answer<AsOf> {
    match given {
        Some(given) => AsOfInput::resolve(Some(given), scope),
        None => scope.moment_of(id),
    }
}

/// The organisation.
#[derive(Debug, Default)]
pub struct OrganisationQueries;

/// The organisation.
#[Object]
impl OrganisationQueries {
    /// One unit (đơn vị), now or as of a moment.
    async fn unit(&self, ctx: &Context<'_>, id: ID, as_of: Option<AsOfInput>) -> Option<Answer<Unit>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            Unit::find(&scope, named(&scope, &id)?, moment(&scope, as_of.as_ref(), &id)?).await
        };
        found.await.transpose()
    }

    /// Units in force (các đơn vị): by words in the name, by kind, right below one, or only roots.
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    #[allow(clippy::too_many_arguments, reason = "they are the contract's")]
    async fn units(
        &self,
        ctx: &Context<'_>,
        search: Option<String>,
        kind: Option<UnitKind>,
        parent: Option<ID>,
        #[graphql(default = false)] roots: bool,
        #[graphql(default = false, desc = "Those merged or dissolved instead (đã kết thúc).")] ended: bool,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<UnitConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let at = AsOfInput::resolve(as_of.as_ref(), &scope)?;
            let parent: Option<UnitId> = parent.map(|id| named(&scope, &id)).transpose()?;
            let kind = kind.map(sauro_domain::unit::UnitKind::from);
            let register = scope.register();
            let view = register.view(at.ordinal, at.in_force_at);
            let units = if ended { view.ended_units() } else { view.units() };
            let units = units.into_iter().filter(|(_, facts)| {
                kind.is_none_or(|kind| facts.kind == kind)
                    && parent.is_none_or(|parent| facts.parent == Some(parent))
                    && !(roots && facts.parent.is_some())
            });
            let units = found(search.as_deref(), units, |sought, (_, facts)| {
                sought.rank(&[facts.name.as_str()], &[])
            });
            let units: Vec<_> = units.into_iter().map(|(id, _)| Unit::new(id, at)).collect();
            let page = PageArgs::new(first, after, last, before);
            Ok(UnitConnection::new(page.cut(&scope, units, |unit| unit.id.to_string())?))
        };
        Some(found.await)
    }

    /// One position (chức vụ), now or as of a moment.
    async fn position(&self, ctx: &Context<'_>, id: ID, as_of: Option<AsOfInput>) -> Option<Answer<Seat>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            Seat::find(&scope, named(&scope, &id)?, moment(&scope, as_of.as_ref(), &id)?).await
        };
        found.await.transpose()
    }

    /// Positions in force (các chức vụ): by words in title, unit or holder's name, in one unit.
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    #[allow(clippy::too_many_arguments, reason = "they are the contract's")]
    async fn positions(
        &self,
        ctx: &Context<'_>,
        search: Option<String>,
        unit: Option<ID>,
        #[graphql(default = false, desc = "Those abolished instead (đã bãi bỏ).")] abolished: bool,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<SeatConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let at = AsOfInput::resolve(as_of.as_ref(), &scope)?;
            let unit: Option<UnitId> = unit.map(|id| named(&scope, &id)).transpose()?;
            let register = scope.register();
            let view = register.view(at.ordinal, at.in_force_at);
            let mut seats = if abolished { view.abolished_positions() } else { view.positions() };
            seats.retain(|(_, facts)| unit.is_none_or(|unit| facts.unit == unit));
            seats.sort_by_key(|(id, facts)| (facts.unit, facts.rank, *id));
            let seats =
                found(search.as_deref(), seats, |sought, seat| seat_match(&scope, &view, *seat, sought));
            let seats: Vec<_> = seats.into_iter().map(|(id, _)| Seat::new(id, at)).collect();
            let page = PageArgs::new(first, after, last, before);
            Ok(SeatConnection::new(page.cut(&scope, seats, |seat| seat.id.to_string())?))
        };
        Some(found.await)
    }

    /// One person (cá nhân), now or as of a moment.
    async fn person(&self, ctx: &Context<'_>, id: ID, as_of: Option<AsOfInput>) -> Option<Answer<Person>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            Person::find(&scope, named(&scope, &id)?, moment(&scope, as_of.as_ref(), &id)?).await
        };
        found.await.transpose()
    }

    /// People (những người) by words in the name; by given name.
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    #[allow(clippy::too_many_arguments, reason = "they are the contract's")]
    async fn persons(
        &self,
        ctx: &Context<'_>,
        search: Option<String>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<PersonConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let at = AsOfInput::resolve(as_of.as_ref(), &scope)?;
            let people = scope.app.people();
            let known = scope.register().view(at.ordinal, at.in_force_at).persons();
            let ids = people.sorted(known);
            let ids = found(search.as_deref(), ids, |sought, id| person_match(&scope, *id, sought));
            let found = ids.into_iter().map(|id| Person::new(id, at)).collect();
            let page = PageArgs::new(first, after, last, before);
            Ok(PersonConnection::new(page.cut(&scope, found, |person: &Person| person.id.to_string())?))
        };
        Some(found.await)
    }
}

/// The registers.
#[derive(Debug, Default)]
pub struct RegisterQueries;

/// The registers.
#[Object]
impl RegisterQueries {
    /// One document (văn bản), now or as of a moment.
    async fn document(
        &self,
        ctx: &Context<'_>,
        id: ID,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<Document>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            Document::find(&scope, named(&scope, &id)?, moment(&scope, as_of.as_ref(), &id)?).await
        };
        found.await.transpose()
    }

    /// Documents (các văn bản) by words in number, issuer or subject; newest first.
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    #[allow(clippy::too_many_arguments, reason = "they are the contract's")]
    async fn documents(
        &self,
        ctx: &Context<'_>,
        search: Option<String>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<DocumentConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let at = AsOfInput::resolve(as_of.as_ref(), &scope)?;
            let words = search.as_deref().unwrap_or_default();
            let found = scope.viewed(scope.app.views().documents(words, &at).await)?;
            let found: Vec<_> = found.into_iter().map(|(id, _)| Document::new(id, at)).collect();
            let page = PageArgs::new(first, after, last, before);
            Ok(DocumentConnection::new(page.cut(&scope, found, |document| document.id.to_string())?))
        };
        Some(found.await)
    }

    /// One mandate (thẩm quyền), now or as of a moment.
    async fn mandate(&self, ctx: &Context<'_>, id: ID, as_of: Option<AsOfInput>) -> Option<Answer<Mandate>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            Mandate::find(&scope, named(&scope, &id)?, moment(&scope, as_of.as_ref(), &id)?).await
        };
        found.await.transpose()
    }

    /// Mandates (các thẩm quyền): by holder, giver, power, unit; in force unless asked otherwise.
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    #[allow(clippy::too_many_arguments, reason = "they are the contract's")]
    async fn mandates(
        &self,
        ctx: &Context<'_>,
        holder_position: Option<ID>,
        holder_person: Option<ID>,
        giver: Option<ID>,
        power: Option<Power>,
        #[graphql(desc = "Reaching this unit (phạm vi).")] unit: Option<ID>,
        #[graphql(default = true)] in_force: bool,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<MandateConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let at = AsOfInput::resolve(as_of.as_ref(), &scope)?;
            let mut r = Reader::default();
            let seat: Option<PositionId> = r.id_if("holderPosition", holder_position.as_ref());
            let person: Option<PersonId> = r.id_if("holderPerson", holder_person.as_ref());
            let giver: Option<PositionId> = r.id_if("giver", giver.as_ref());
            let unit: Option<UnitId> = r.id_if("unit", unit.as_ref());
            readable(&scope, r)?;
            let power = power.map(sauro_domain::mandate::Power::from);
            let register = scope.register();
            let view = register.view(at.ordinal, at.in_force_at);
            let held = |holder: &Holder| match holder {
                Holder::Position(id) => {
                    person.is_none() && seat.is_none_or(|seat| view.successor(*id) == seat)
                }
                Holder::Person(id) => seat.is_none() && person.is_none_or(|person| *id == person),
            };
            let mandates = view.mandates().filter(|(id, facts)| {
                held(&facts.grant.holder)
                    && giver.is_none_or(|giver| facts.grant.giver == Some(giver))
                    && power.is_none_or(|power| facts.grant.powers.contains(&power))
                    && unit.is_none_or(|unit| view.within(unit, facts.grant.scope.unit))
                    && (!in_force || view.mandate_in_force(*id))
            });
            let mandates: Vec<_> = mandates.map(|(id, _)| Mandate::new(id, at)).collect();
            let page = PageArgs::new(first, after, last, before);
            Ok(MandateConnection::new(page.cut(&scope, mandates, |mandate| mandate.id.to_string())?))
        };
        Some(found.await)
    }

    /// One programme (chương trình), now or as of a moment.
    async fn programme(
        &self,
        ctx: &Context<'_>,
        id: ID,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<Programme>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            Programme::find(&scope, named(&scope, &id)?, moment(&scope, as_of.as_ref(), &id)?).await
        };
        found.await.transpose()
    }

    /// Programmes (các chương trình), by kind, open or closed.
    #[graphql(complexity = "first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    #[allow(clippy::too_many_arguments, reason = "they are the contract's")]
    async fn programmes(
        &self,
        ctx: &Context<'_>,
        kind: Option<ProgrammeKind>,
        open: Option<bool>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<ProgrammeConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let at = AsOfInput::resolve(as_of.as_ref(), &scope)?;
            let kind = kind.map(sauro_domain::programme::ProgrammeKind::from);
            let register = scope.register();
            let all = register.view(at.ordinal, at.in_force_at).programmes();
            let wanted = all.into_iter().filter(|(_, facts)| {
                kind.is_none_or(|kind| facts.kind == kind) && open.is_none_or(|open| facts.closed != open)
            });
            let wanted: Vec<_> = wanted.map(|(id, _)| Programme::new(id, at)).collect();
            let page = PageArgs::new(first, after, last, before);
            Ok(ProgrammeConnection::new(page.cut(&scope, wanted, |programme| programme.id.to_string())?))
        };
        Some(found.await)
    }

    /// The working calendar in force (lịch làm việc), now or as of a moment.
    async fn calendar(&self, ctx: &Context<'_>, as_of: Option<AsOfInput>) -> Option<Answer<Calendar>> {
        let known = Scope::of(ctx).and_then(|scope| {
            let at = AsOfInput::resolve(as_of.as_ref(), &scope)?;
            Ok(Calendar::known(&scope, at))
        });
        Some(known)
    }
}
