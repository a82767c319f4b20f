//! Looking for gaps and overlaps.

use super::{Gap, Lapsed, Overlap};
use crate::{AsOf, AssignmentFilter, Result, ViewError, Views, deadlines::Original, sql};
use rusqlite::params_from_iter;
use sauro_domain::{
    id::{AssignmentId, MandateId, UnitId},
    mandate::{Holder, Power},
    register::{MandateFacts, View},
};
use std::collections::{BTreeMap, BTreeSet};

/// Powers that a body cannot work without.
const POWERS: [Power; 12] = [
    Power::Assign,
    Power::Accept,
    Power::Extend,
    Power::Supervise,
    Power::Grant,
    Power::Organise,
    Power::Register,
    Power::Calendar,
    Power::Erase,
    Power::Inspect,
    Power::Sign,
    Power::Spend,
];

type Held<'v> = Vec<(MandateId, &'v MandateFacts)>;

fn in_force<'v>(view: &View<'v>) -> Held<'v> {
    view.mandates().filter(|(id, _)| view.mandate_in_force(*id)).collect()
}

fn whole(facts: &MandateFacts) -> bool {
    facts.grant.scope.fields.is_empty() && facts.grant.scope.programme.is_none()
}

impl Views {
    /// Powers that nobody holds in full over a unit, told at the highest unit they are missing over.
    pub fn authority_gaps(&self, within: Option<UnitId>, power: Option<Power>, as_of: &AsOf) -> Vec<Gap> {
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let held = in_force(&view);
        let units: Vec<_> = view.units();
        let mut gaps: Vec<Gap> = Vec::new();
        for power in POWERS.into_iter().filter(|one| power.is_none_or(|wanted| wanted == *one)) {
            let named: Vec<_> =
                held.iter().filter(|(_, facts)| facts.grant.powers.contains(&power)).collect();
            let covers = |unit: UnitId, facts: &MandateFacts| view.within(unit, facts.grant.scope.unit);
            let bare: BTreeSet<UnitId> = units
                .iter()
                .map(|(id, _)| *id)
                .filter(|id| within.is_none_or(|root| view.within(*id, root)))
                .filter(|id| !named.iter().any(|(_, facts)| whole(facts) && covers(*id, facts)))
                .collect();
            let above = |id: UnitId| view.unit_ancestors(id).into_iter().skip(1);
            for unit in bare.iter().copied().filter(|id| !above(*id).any(|parent| bare.contains(&parent))) {
                let below = bare.iter().filter(|id| above(**id).any(|parent| parent == unit)).count();
                let partial = named.iter().filter(|(_, facts)| covers(unit, facts)).map(|(id, _)| *id);
                gaps.push(Gap { power, unit, below, partial: partial.collect() });
            }
        }
        gaps
    }

    /// Powers that several seats hold over one unit, by mandates not cut from one another, in fields that meet.
    pub fn authority_overlaps(
        &self,
        within: Option<UnitId>,
        power: Option<Power>,
        as_of: &AsOf,
    ) -> Vec<Overlap> {
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let held = in_force(&view);
        let mut found: BTreeMap<(Power, UnitId), BTreeSet<MandateId>> = BTreeMap::new();
        for (index, (one, a)) in held.iter().enumerate() {
            for (other, b) in &held[index + 1..] {
                let Some(unit) = meeting(&view, (*one, a), (*other, b)) else { continue };
                if within.is_some_and(|root| !view.within(unit, root)) {
                    continue;
                }
                for shared in a.grant.powers.intersection(&b.grant.powers) {
                    if power.is_none_or(|wanted| wanted == *shared) {
                        found.entry((*shared, unit)).or_default().extend([*one, *other]);
                    }
                }
            }
        }
        let overlap = |((power, unit), mandates): ((Power, UnitId), BTreeSet<MandateId>)| Overlap {
            power,
            unit,
            mandates: mandates.into_iter().collect(),
        };
        found.into_iter().map(overlap).collect()
    }

    /// Mandates in force whose last day comes within so many days, the nearest first.
    pub fn authority_expiring(&self, days: u32, as_of: &AsOf) -> Vec<MandateId> {
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let last = as_of.day() + chrono::Days::new(u64::from(days));
        let mut ending: Vec<_> = in_force(&view)
            .into_iter()
            .filter_map(|(id, facts)| Some((facts.grant.valid_until.filter(|until| *until <= last)?, id)))
            .collect();
        ending.sort_unstable();
        ending.into_iter().map(|(_, id)| id).collect()
    }

    /// Open work whose mandate of issue no longer holds, oldest first. Long: keep it off the async worker.
    pub fn authority_lapsed(&self, within: Option<UnitId>, as_of: &AsOf) -> Result<Vec<Lapsed>> {
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let filter = AssignmentFilter { open: Some(true), lead_unit: within, ..AssignmentFilter::default() };
        let clause = self.clause(&filter, as_of)?;
        let select = format!(
            "SELECT s.id, l.body FROM assignment a CROSS JOIN subject s ON s.n = a.n \
             CROSS JOIN ledger l ON l.n = a.n AND l.seq = 0 AND l.known_from <= ?1 AND l.known_to > ?1 \
             WHERE {} ORDER BY a.n",
            clause.sql
        );
        #[derive(serde::Deserialize)]
        struct First {
            original: Original,
        }
        let mut holds: BTreeMap<MandateId, bool> = BTreeMap::new();
        self.0.pool.ask(|file| {
            let mut statement = file.prepare_cached(&select)?;
            let mut rows = statement.query(params_from_iter(clause.values.iter()))?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let body = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
                let first: First =
                    serde_json::from_str(body).map_err(|e| ViewError::unreadable("ledger", e))?;
                let Some(mandate) = first.original.chain.first().copied() else { continue };
                if !*holds.entry(mandate).or_insert_with(|| view.mandate_in_force(mandate)) {
                    found.push(Lapsed { assignment: AssignmentId(sql::ulid(row.get(0)?)), mandate });
                }
            }
            Ok(found)
        })
    }
}

/// The highest unit that both mandates reach, when different seats hold them, neither is cut from the other, neither
/// holder sits above the other's unit, and their fields and programmes meet.
fn meeting(
    view: &View<'_>,
    (one, a): (MandateId, &MandateFacts),
    (other, b): (MandateId, &MandateFacts),
) -> Option<UnitId> {
    let (x, y) = (&a.grant.scope, &b.grant.scope);
    let unit = match (view.within(x.unit, y.unit), view.within(y.unit, x.unit)) {
        (true, _) => x.unit,
        (false, true) => y.unit,
        (false, false) => return None,
    };
    let holder = |facts: &MandateFacts| match facts.grant.holder {
        Holder::Position(seat) => Holder::Position(view.successor(seat)),
        person => person,
    };
    // Whoever sits above a unit may always reach into it: that is no overlap.
    let above = |facts: &MandateFacts, reach: UnitId| match holder(facts) {
        Holder::Position(seat) => {
            view.position(seat).is_some_and(|facts| facts.unit != reach && view.within(reach, facts.unit))
        }
        Holder::Person(_) => false,
    };
    if x.unit != y.unit && (above(a, y.unit) || above(b, x.unit)) {
        return None;
    }
    let cut = view.mandate_chain(one).contains(&other) || view.mandate_chain(other).contains(&one);
    let fields = x.fields.is_empty() || y.fields.is_empty() || !x.fields.is_disjoint(&y.fields);
    let programmes = match (x.programme, y.programme) {
        (Some(p), Some(q)) => view.programme_within(p, q) || view.programme_within(q, p),
        _ => true,
    };
    (!cut && fields && programmes && holder(a) != holder(b)).then_some(unit)
}
