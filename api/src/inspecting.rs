//! Who may take the log away, or parts of it: one rule in one place.

use crate::{ApiError, Application, Viewer};
use sauro_domain::mandate::{Holder, Power};

/// Whether the viewer may inspect now: the seat acted in, or the person, holds a mandate to inspect; or, for the
/// installation's administrator, to organise the whole of it.
pub async fn may_inspect(app: &Application, viewer: &Viewer) -> Result<bool, ApiError> {
    let seat = viewer.acting.map(|acting| acting.position);
    app.with_register(|view| {
        let mine = |holder: &Holder| match holder {
            Holder::Position(position) => Some(view.successor(*position)) == seat,
            Holder::Person(person) => *person == viewer.person,
        };
        let mut held = view.mandates().filter(|(id, facts)| {
            let powers = &facts.grant.powers;
            let root = || view.unit(facts.grant.scope.unit).is_some_and(|unit| unit.parent.is_none());
            let inspects = powers.contains(&Power::Inspect) || (powers.contains(&Power::Organise) && root());
            inspects && mine(&facts.grant.holder) && view.mandate_in_force(*id)
        });
        held.next().is_some()
    })
    .await
}
