//! Who inspects, and over what: one rule in one place.

use crate::Viewer;
use sauro_domain::{
    id::{PositionId, UnitId},
    inspection::inspects,
    mandate::{Holder, Power},
    register::View,
};

/// What a viewer may see as an inspector at the moment of a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    /// Units inspected, each with everything below it.
    pub units: Vec<UnitId>,
    /// Everything there is: one of them is a root.
    pub whole: bool,
}

impl Sight {
    /// Over units by mandates to inspect that the seat acted in holds; mandates for single fields or one programme do not
    /// open what belongs to no field. None when the viewer inspects nothing.
    pub fn of(view: &View<'_>, viewer: &Viewer) -> Option<Self> {
        let acting = viewer.acting?;
        let mandates = inspects(view, acting.position, viewer.person);
        let scopes = mandates.iter().map(|facts| &facts.grant.scope);
        let whole_scopes = scopes.filter(|scope| scope.fields.is_empty() && scope.programme.is_none());
        let units: Vec<_> = whole_scopes.map(|scope| scope.unit).collect();
        let whole = units.iter().any(|unit| is_root(view, *unit));
        (!mandates.is_empty()).then_some(Self { units, whole })
    }

    /// Whether the seat belongs to what is inspected.
    pub fn covers(&self, view: &View<'_>, seat: PositionId) -> bool {
        let unit = view.position(view.successor(seat)).map(|facts| facts.unit);
        self.whole || unit.is_some_and(|unit| self.units.iter().any(|root| view.within(unit, *root)))
    }
}

/// Whether the viewer may read the access log: whoever inspects everything, or organises everything.
pub fn may_read_access(view: &View<'_>, viewer: &Viewer) -> bool {
    let inspects = Sight::of(view, viewer).is_some_and(|sight| sight.whole);
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
