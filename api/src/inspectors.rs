//! Who inspects, and over what: one rule in one place.

use crate::{ApiError, Application, Viewer};
use sauro_domain::{
    id::{PositionId, UnitId},
    inspection::{Extent, inspects},
    mandate::{Holder, Power},
    register::View,
};
use sauro_projections::{ViewError, Views};

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

    /// Whether the seat belongs to what is inspected.
    pub fn covers(&self, view: &View<'_>, seat: PositionId) -> bool {
        let unit = view.position(view.successor(seat)).map(|facts| facts.unit);
        self.whole || unit.is_some_and(|unit| self.units.iter().any(|root| view.within(unit, *root)))
    }
}

/// What the open inspections that name the seat acted in cover, each as long as the mandate it was opened by holds.
pub fn named(view: &View<'_>, viewer: &Viewer, views: &Views) -> Result<Vec<Extent>, ViewError> {
    let Some(acting) = viewer.acting else { return Ok(Vec::new()) };
    let open = views.open_inspections(&views.present(view.at()))?;
    let mine = |seat: &PositionId| *seat == acting.position || view.successor(*seat) == acting.position;
    let open = open.into_iter().filter(|row| row.inspectors.iter().any(mine));
    let lent = open.filter(|row| row.chain.first().is_some_and(|mandate| view.mandate_in_force(*mandate)));
    Ok(lent.map(|row| row.scope).collect())
}

/// Whether the viewer may take the log away, or parts of it: whoever inspects, or organises everything.
pub async fn may_inspect(app: &Application, viewer: &Viewer) -> Result<bool, ApiError> {
    app.with_register(|view| {
        let named = named(&view, viewer, app.views());
        let named = named.map_err(|error| ApiError::Unavailable(error.to_string()))?;
        Ok(Sight::of(&view, viewer, &named).is_some() || organises(&view, viewer))
    })
    .await?
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
