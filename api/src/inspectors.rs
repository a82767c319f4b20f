//! Who inspects, and over what: one rule in one place.

use crate::{ApiError, Application, Viewer};
use sauro_domain::{
    id::{AssignmentId, PersonId, PositionId, UnitId},
    inspection::{Extent, inspects, still_lent},
    mandate::{Holder, Power},
    register::View,
};
use sauro_projections::{ViewError, Views};
use sauro_store::{Acted, codec};
use std::collections::HashMap;
use ulid::Ulid;

/// What a viewer may see as an inspector at the moment of a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    /// Units inspected, each with everything below it.
    pub units: Vec<UnitId>,
    /// Everything there is: one of them is a root.
    pub whole: bool,
}

impl Sight {
    /// Over units by mandates to inspect that the seat acted in holds, and by the open inspections that name the seat;
    /// what is limited to single fields or one programme does not open what belongs to no field. None when the viewer
    /// inspects nothing.
    pub fn of(view: &View<'_>, viewer: &Viewer, named: &[Extent]) -> Option<Self> {
        let acting = viewer.acting?;
        let mandates = inspects(view, acting.position, viewer.person);
        let held = mandates.iter().map(|facts| &facts.grant.scope);
        let held = held.filter(|scope| scope.fields.is_empty() && scope.programme.is_none());
        let lent = named.iter().filter(|extent| extent.fields.is_empty() && extent.programme.is_none());
        let units: Vec<_> = held.map(|scope| scope.unit).chain(lent.map(|extent| extent.unit)).collect();
        let whole = units.iter().any(|unit| is_root(view, *unit));
        let any = !mandates.is_empty() || !named.is_empty();
        any.then_some(Self { units, whole })
    }

    /// Whether the unit is inspected.
    pub fn reaches(&self, view: &View<'_>, unit: UnitId) -> bool {
        self.whole || self.units.iter().any(|root| view.within(unit, *root))
    }

    /// Whether the seat belongs to what is inspected.
    pub fn covers(&self, view: &View<'_>, seat: PositionId) -> bool {
        let unit = view.position(view.successor(seat)).map(|facts| facts.unit);
        self.whole || unit.is_some_and(|unit| self.reaches(view, unit))
    }

    /// Whether the person sits, or sat, in a seat of what is inspected.
    pub fn knows(&self, view: &View<'_>, person: PersonId) -> bool {
        self.whole || view.tenures_of_person(person).into_iter().any(|(seat, _)| self.covers(view, seat))
    }
}

/// What a stream of the log is about, as far as it decides to whose units it belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Unit(UnitId),
    Seat(PositionId),
    Person(PersonId),
    Assignment(AssignmentId),
    /// Anything else belongs to the unit it was first entered from.
    Entered,
}

impl About {
    fn of(stream: &str) -> Self {
        let id = |kind: &str| stream.strip_prefix(kind)?.strip_prefix('-')?.parse::<Ulid>().ok();
        let known = [
            id(UnitId::KIND).map(|id| Self::Unit(UnitId(id))),
            id(PositionId::KIND).map(|id| Self::Seat(PositionId(id))),
            id(PersonId::KIND).map(|id| Self::Person(PersonId(id))),
            id(AssignmentId::KIND).map(|id| Self::Assignment(AssignmentId(id))),
        ];
        known.into_iter().flatten().next().unwrap_or(Self::Entered)
    }
}

/// What the open inspections that name the seat acted in cover, each as long as the mandate it was opened by holds.
pub fn named(view: &View<'_>, viewer: &Viewer, views: &Views) -> Result<Vec<Extent>, ViewError> {
    let Some(acting) = viewer.acting else { return Ok(Vec::new()) };
    let open = views.open_inspections(&views.present(view.at()))?;
    let mine = |seat: &PositionId| *seat == acting.position || view.successor(*seat) == acting.position;
    let open = open.into_iter().filter(|row| row.inspectors.iter().any(mine));
    let lent = open.filter(|row| still_lent(view, &row.chain));
    Ok(lent.map(|row| row.scope).collect())
}

/// What the viewer may take out of the log: what they inspect, or all of it for whoever organises everything. None for
/// anybody else.
pub async fn takes(app: &Application, viewer: &Viewer) -> Result<Option<Sight>, ApiError> {
    app.with_register(|view| {
        let named = named(&view, viewer, app.views()).map_err(|error| unavailable(&error))?;
        let everything = organises(&view, viewer).then(|| Sight { units: Vec::new(), whole: true });
        Ok(everything.or_else(|| Sight::of(&view, viewer, &named)))
    })
    .await?
}

/// Whether every one of the streams belongs to what is inspected: units and their seats, whoever sits or sat there, the
/// work led from there, and what else was first entered from there.
pub async fn belong(app: &Application, sight: &Sight, streams: &[&str]) -> Result<bool, ApiError> {
    if sight.whole {
        return Ok(true);
    }
    let abouts: Vec<_> = streams.iter().map(|stream| (About::of(stream), *stream)).collect();
    let mut entered = HashMap::new();
    for (_, stream) in abouts.iter().filter(|(about, _)| *about == About::Entered) {
        let first = app.log().read_stream(stream, 0).await?.into_iter().next();
        let actor = first.map(|first| codec::open(&first.bytes).map(|envelope| envelope.actor)).transpose();
        if let Some(Acted::Person { position, .. }) = actor.map_err(|error| unavailable(&error))? {
            entered.insert(*stream, position);
        }
    }
    let work = abouts.iter().filter_map(|(about, _)| match about {
        About::Assignment(id) => Some(*id),
        _ => None,
    });
    let work: Vec<_> = work.collect();
    let rows = app.views().assignments_by_id(&work, &app.views().present(app.clock().now()));
    let rows = rows.map_err(|error| unavailable(&error))?;
    let led_from = |id: &AssignmentId| rows.get(id).map(|row| row.lead.unwrap_or(row.assigner));
    app.with_register(|view| {
        let seat = |seat: Option<PositionId>| seat.is_some_and(|seat| sight.covers(&view, seat));
        abouts.iter().all(|(about, stream)| match about {
            About::Unit(unit) => sight.reaches(&view, *unit),
            About::Seat(position) => sight.covers(&view, *position),
            About::Person(person) => sight.knows(&view, *person),
            About::Assignment(id) => seat(led_from(id)),
            About::Entered => seat(entered.get(stream).copied()),
        })
    })
    .await
}

/// What somebody inspects, by the names of the units, in Vietnamese and English: what a refusal says.
pub async fn reach_in_words(app: &Application, sight: &Sight) -> Result<[String; 2], ApiError> {
    app.with_register(|view| {
        let units = sight.units.iter().filter_map(|unit| Some(view.unit(*unit)?.name.to_string()));
        let units = units.collect::<Vec<_>>().join("; ");
        if units.is_empty() {
            return [
                "Thẩm quyền kiểm tra của bạn chỉ gồm một số lĩnh vực hoặc chương trình.".to_owned(),
                "Your mandate to inspect covers single fields or one programme only.".to_owned(),
            ];
        }
        [format!("Phạm vi kiểm tra của bạn: {units}."), format!("You inspect: {units}.")]
    })
    .await
}

fn unavailable(error: &dyn std::fmt::Display) -> ApiError {
    ApiError::Unavailable(error.to_string())
}

/// Whether the viewer may read the access log, which tells of everybody: whoever holds a mandate to inspect everything,
/// or to organise everything.
pub fn may_read_access(view: &View<'_>, viewer: &Viewer) -> bool {
    let inspects = Sight::of(view, viewer, &[]).is_some_and(|sight| sight.whole);
    inspects || organises(view, viewer)
}

fn organises(view: &View<'_>, viewer: &Viewer) -> bool {
    let seat = viewer.acting.map(|acting| acting.position);
    let mine = |holder: &Holder| match holder {
        Holder::Position(position) => Some(view.successor(*position)) == seat,
        Holder::Person(person) => *person == viewer.person,
    };
    view.mandates().any(|(id, facts)| {
        facts.grant.powers.contains(&Power::Organise)
            && is_root(view, facts.grant.scope.unit)
            && mine(&facts.grant.holder)
            && view.mandate_in_force(id)
    })
}

fn is_root(view: &View<'_>, unit: UnitId) -> bool {
    view.unit(unit).is_some_and(|facts| facts.parent.is_none() && !facts.ended())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_says_what_it_is_about() {
        let id = Ulid::from_parts(7, 9);
        let table = [
            ("unit", About::Unit(UnitId(id))),
            ("position", About::Seat(PositionId(id))),
            ("person", About::Person(PersonId(id))),
            ("assignment", About::Assignment(AssignmentId(id))),
            ("document", About::Entered),
            ("mandate", About::Entered),
            ("inspection", About::Entered),
            ("ledger", About::Entered),
        ];
        for (kind, about) in table {
            assert_eq!(About::of(&format!("{kind}-{id}")), about, "{kind}");
        }
        assert_eq!(About::of("unit-x"), About::Entered);
        assert_eq!(About::of(""), About::Entered);
    }
}
