//! What only inspectors read: commands that were refused, and the access log.

use super::super::errors::Fault;
use crate::{
    access::{Kind, Row},
    application::RefusalNote,
    graphql::{
        errors::Answer,
        input::{Reader, readable},
        scalars::DateTime,
        scope::Scope,
        types::{
            AccessConnection, AccessEntry, AccessHead, AccessKind, Cut, PageArgs, RefusalConnection,
            RefusalRecord,
        },
    },
    inspectors::{Sight, may_read_access, named},
};
use async_graphql::{Context, ID, InputObject, Object};
use sauro_domain::{
    Code,
    id::{PersonId, PositionId, UnitId},
    register::{Register, View},
    time::Timestamp,
};
use sauro_projections::AsOf;
use std::{collections::HashMap, sync::Arc};

/// Which refusals (bộ lọc lần bị từ chối). All conditions given must hold.
#[derive(InputObject, Debug, Clone, Default)]
#[graphql(name = "RefusalFilter")]
pub struct RefusalFilterInput {
    /// Refused with this code (mã từ chối).
    pub code: Option<String>,
    /// Tried by this person (người thực hiện).
    pub person: Option<ID>,
    /// Tried in this seat (chức vụ).
    pub position: Option<ID>,
    /// Tried from a seat of this unit or below (đơn vị).
    pub unit: Option<ID>,
    /// At or after (từ lúc).
    pub from: Option<DateTime>,
    /// Before (trước lúc).
    pub until: Option<DateTime>,
}

/// Which entries of the access log (bộ lọc nhật ký truy cập). All conditions given must hold.
#[derive(InputObject, Debug, Clone, Default)]
#[graphql(name = "AccessFilter")]
pub struct AccessFilterInput {
    /// Of this kind (loại).
    pub kind: Option<AccessKind>,
    /// By this person (người truy cập).
    pub person: Option<ID>,
    /// At or after (từ lúc).
    pub from: Option<DateTime>,
    /// Before (trước lúc).
    pub until: Option<DateTime>,
}

/// What only inspectors read.
#[derive(Debug, Default)]
pub struct WatchingQueries;

/// What only inspectors read.
#[Object]
impl WatchingQueries {
    /// Commands that were refused (các lần bị từ chối), newest first: from seats of the units the viewer inspects.
    #[graphql(complexity = "20 + first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn refusals_recorded(
        &self,
        ctx: &Context<'_>,
        filter: Option<RefusalFilterInput>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<RefusalConnection>> {
        Some(refusals(ctx, filter.unwrap_or_default(), first, after).await)
    }

    /// Who signed in, what inspectors read and what was taken away (nhật ký truy cập), newest first: for whoever
    /// inspects or organises the whole installation.
    #[graphql(complexity = "20 + first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn access_log(
        &self,
        ctx: &Context<'_>,
        filter: Option<AccessFilterInput>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<AccessConnection>> {
        Some(entries(ctx, filter.unwrap_or_default(), first, after).await)
    }
}

fn inspectors_only(scope: &Scope<'_>) -> async_graphql::Error {
    Fault::Forbidden.error(scope.say(
        "Chỉ người có thẩm quyền kiểm tra trong phạm vi này được xem.",
        "Only whoever holds the power to inspect here may read this.",
    ))
}

/// How many, and before which number.
fn page(scope: &Scope<'_>, first: Option<i32>, after: Option<&String>) -> Answer<(usize, Option<i64>)> {
    let before = match after.map(|after| after.parse::<i64>()) {
        None => None,
        Some(Ok(number)) if number >= 0 => Some(number),
        Some(_) => {
            return Err(
                scope.bad_request("after: con trỏ không đúng.", "after: the cursor is not one of ours.")
            );
        }
    };
    let count = PageArgs::new(first, None, None, None).paging(scope)?;
    let count = match count.take {
        sauro_projections::Take::First(count) | sauro_projections::Take::Last(count) => count,
    };
    Ok((usize::try_from(count).unwrap_or(usize::MAX), before))
}

fn between(at: Timestamp, from: Option<Timestamp>, until: Option<Timestamp>) -> bool {
    from.is_none_or(|from| from <= at) && until.is_none_or(|until| at < until)
}

async fn refusals(
    ctx: &Context<'_>,
    filter: RefusalFilterInput,
    first: Option<i32>,
    after: Option<String>,
) -> Answer<RefusalConnection> {
    let scope = Scope::of(ctx)?;
    let at = scope.present()?;
    let register = scope.register();
    let view = register.view(at.ordinal, at.in_force_at);
    let named = named(&view, scope.viewer, scope.app.views()).map_err(|error| scope.view_error(&error))?;
    let sight = Sight::of(&view, scope.viewer, &named).ok_or_else(|| inspectors_only(&scope))?;
    let (most, before) = page(&scope, first, after.as_ref())?;
    let mut r = Reader::default();
    let person: Option<PersonId> = r.id_if("person", filter.person.as_ref());
    let position: Option<PositionId> = r.id_if("position", filter.position.as_ref());
    let unit: Option<UnitId> = r.id_if("unit", filter.unit.as_ref());
    let (from, until) = (r.moment_if("from", filter.from), r.moment_if("until", filter.until));
    readable(&scope, r)?;
    let text = |id: Option<ulid::Ulid>| id.map(|id| id.to_string());
    let (person, position) = (text(person.map(|id| id.0)), text(position.map(|id| id.0)));
    let seats = Seats::of(&register, at, &sight, unit);
    let fits = |note: &RefusalNote| {
        seats.hold(note.position.as_deref())
            && filter.code.as_ref().is_none_or(|code| *code == note.code)
            && person.as_ref().is_none_or(|person| note.person.as_ref() == Some(person))
            && position.as_ref().is_none_or(|position| note.position.as_ref() == Some(position))
            && between(note.at, from, until)
    };
    let found = scope.app.side().refusals_before(before, most, fits);
    let (found, more) = found.map_err(|error| scope.internal(&error))?;
    let total = found.len();
    let edges =
        found.into_iter().map(|(n, note)| (n.to_string(), RefusalRecord::new(&scope, note, at))).collect();
    Ok(RefusalConnection::new(Cut { edges, has_next: more, has_previous: before.is_some(), total }))
}

/// The seats whose refusals are shown, looked up once each.
struct Seats<'a> {
    view: View<'a>,
    sight: &'a Sight,
    unit: Option<UnitId>,
    known: std::sync::Mutex<HashMap<String, bool>>,
}

impl<'a> Seats<'a> {
    fn of(register: &'a Arc<Register>, at: AsOf, sight: &'a Sight, unit: Option<UnitId>) -> Self {
        let view = register.view(at.ordinal, at.in_force_at);
        Self { view, sight, unit, known: std::sync::Mutex::default() }
    }

    /// What nobody tried in a seat (a founder, the system) is shown to who inspects everything.
    fn hold(&self, position: Option<&str>) -> bool {
        let Some(position) = position else { return self.sight.whole && self.unit.is_none() };
        if let Some(known) = crate::clock::locked(&self.known).get(position) {
            return *known;
        }
        let holds = position.parse::<PositionId>().is_ok_and(|seat| {
            let home = self.view.position(self.view.successor(seat)).map(|facts| facts.unit);
            let in_unit = |unit| home.is_some_and(|home| self.view.within(home, unit));
            self.sight.covers(&self.view, seat) && self.unit.is_none_or(in_unit)
        });
        crate::clock::locked(&self.known).insert(position.to_owned(), holds);
        holds
    }
}

async fn entries(
    ctx: &Context<'_>,
    filter: AccessFilterInput,
    first: Option<i32>,
    after: Option<String>,
) -> Answer<AccessConnection> {
    let scope = Scope::of(ctx)?;
    let at = scope.present()?;
    {
        let register = scope.register();
        let view = register.view(at.ordinal, at.in_force_at);
        if !may_read_access(&view, scope.viewer) {
            return Err(inspectors_only(&scope));
        }
    }
    let (most, before) = page(&scope, first, after.as_ref())?;
    let mut r = Reader::default();
    let person: Option<PersonId> = r.id_if("person", filter.person.as_ref());
    let (from, until) = (r.moment_if("from", filter.from), r.moment_if("until", filter.until));
    readable(&scope, r)?;
    let kind = filter.kind.map(Kind::from);
    let person = person.map(|id| format!("\"person\":\"{id}\""));
    let fits = |row: &Row| {
        let told = |person: &String| row.record.windows(person.len()).any(|part| part == person.as_bytes());
        kind.is_none_or(|kind| row.kind == kind)
            && between(row.at, from, until)
            && person.as_ref().is_none_or(told)
    };
    let access = scope.app.access();
    access.flush().await;
    let before = before.map(i64::unsigned_abs);
    let (found, more) = access.rows(before, most, fits).map_err(|error| scope.internal(&error))?;
    let head = access.head();
    let total = usize::try_from(head.size).unwrap_or(usize::MAX);
    let edges = found.iter().map(|row| (row.n.to_string(), AccessEntry::new(row, at))).collect();
    let cut = Cut { edges, has_next: more, has_previous: before.is_some(), total };
    Ok(AccessConnection::new(cut, AccessHead::from(head)))
}

/// A code of the catalogue.
pub fn code_of(text: &str) -> Option<Code> {
    Code::ALL.iter().copied().find(|code| code.as_str() == text)
}
