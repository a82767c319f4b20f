//! May this position do that there, and if not, what is missing and who could?

use super::{Holder, Power};
use crate::{
    id::{MandateId, PersonId, PositionId, ProgrammeId, UnitId},
    register::{MandateFacts, View},
    text::Line,
};
use std::collections::BTreeSet;

/// The question, at the moment of the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The position acted in.
    pub actor_position: PositionId,
    /// Who acts in it.
    pub actor_person: PersonId,
    /// To do what.
    pub power: Power,
    /// In or to which unit.
    pub target_unit: UnitId,
    /// In which field; without one only a mandate for every field suffices.
    pub field: Option<Line>,
    /// For which programme; without one only a mandate for every programme suffices.
    pub programme: Option<ProgrammeId>,
}

/// Why a mandate does not answer the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MissingLink {
    /// It would suffice, and others hold it.
    NotHeld,
    /// It does not name the power.
    PowerMissing,
    /// The unit is outside its scope.
    OutsideUnit,
    /// The field is outside its scope.
    OutsideField,
    /// The programme is outside its scope.
    OutsideProgramme,
    /// It begins later.
    NotYetValid,
    /// Its last day has passed.
    Expired,
    /// It was revoked, or its seat was merged away or abolished.
    Revoked,
    /// What it was cut from does not hold, or does not reach so far any more.
    ParentNotInForce,
    /// The delegate left the seat held when it was given.
    PersonLeftSeat,
}

/// The answer in one word, with the chain relied on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// By this mandate, cut from the next, down to the root.
    #[allow(missing_docs)]
    Allowed { chain: Vec<MandateId> },
    /// By no mandate.
    Denied,
}

/// The answer with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Whether, and by what.
    pub verdict: Verdict,
    /// Mandates of the actor that do not suffice, and those of others that would, by id.
    pub considered: Vec<(MandateId, MissingLink)>,
    /// Seats that could do it at this moment, by id.
    pub holders: Vec<PositionId>,
}

/// Answers the question from the mandates as known and in force. Of several that suffice, the shortest chain counts.
pub fn explain(view: &View<'_>, ask: &Ask) -> Explanation {
    let mut considered = Vec::new();
    let mut holders = BTreeSet::new();
    let mut best: Option<Vec<MandateId>> = None;
    for (id, facts) in view.mandates() {
        let held = view.holds(facts, ask.actor_position, ask.actor_person);
        let tied = facts.grant.holder == Holder::Person(ask.actor_person);
        match missing(view, id, facts, ask) {
            None => {
                holders.extend(seat_of(view, facts));
                let chain = view.mandate_chain(id);
                if !held {
                    considered.push((id, MissingLink::NotHeld));
                } else if best.as_ref().is_none_or(|best| chain.len() < best.len()) {
                    best = Some(chain);
                }
            }
            Some(link) if held || tied => considered.push((id, link)),
            Some(_) => {}
        }
    }
    let verdict = best.map_or(Verdict::Denied, |chain| Verdict::Allowed { chain });
    Explanation { verdict, considered, holders: holders.into_iter().collect() }
}

fn seat_of(view: &View<'_>, facts: &MandateFacts) -> Option<PositionId> {
    match facts.grant.holder {
        Holder::Position(seat) => Some(view.successor(seat)),
        Holder::Person(_) => facts.held_with.map(|seat| view.successor(seat)),
    }
}

/// What keeps a mandate, whoever holds it, from answering: itself first, then each mandate it is cut from.
fn missing(view: &View<'_>, id: MandateId, facts: &MandateFacts, ask: &Ask) -> Option<MissingLink> {
    if let Some(link) = out_of_reach(view, facts, ask).or_else(|| standing(view, facts)) {
        return Some(link);
    }
    let parents = view.mandate_chain(id);
    let mut above = facts;
    for parent in parents.into_iter().skip(1) {
        above = view.mandate(parent)?;
        if out_of_reach(view, above, ask).or_else(|| standing(view, above)).is_some() {
            return Some(MissingLink::ParentNotInForce);
        }
    }
    above.grant.parent.map(|_| MissingLink::ParentNotInForce)
}

fn out_of_reach(view: &View<'_>, facts: &MandateFacts, ask: &Ask) -> Option<MissingLink> {
    let (powers, scope) = (&facts.grant.powers, &facts.grant.scope);
    let in_field =
        scope.fields.is_empty() || ask.field.as_ref().is_some_and(|field| scope.fields.contains(field));
    let in_programme = scope
        .programme
        .is_none_or(|limit| ask.programme.is_some_and(|programme| view.programme_within(programme, limit)));
    if !powers.contains(&ask.power) {
        Some(MissingLink::PowerMissing)
    } else if !view.within(ask.target_unit, scope.unit) {
        Some(MissingLink::OutsideUnit)
    } else if !in_field {
        Some(MissingLink::OutsideField)
    } else if !in_programme {
        Some(MissingLink::OutsideProgramme)
    } else {
        None
    }
}

/// Why the mandate itself, apart from what it is cut from, does not hold at the moment of the view.
pub(crate) fn standing(view: &View<'_>, facts: &MandateFacts) -> Option<MissingLink> {
    let at = view.at();
    if at < facts.starts() {
        Some(MissingLink::NotYetValid)
    } else if facts.revoked_at(view.known()).is_some_and(|since| since <= at) {
        Some(MissingLink::Revoked)
    } else if facts.expires().is_some_and(|end| end <= at) {
        Some(MissingLink::Expired)
    } else if matches!(facts.grant.holder, Holder::Person(person) if !view.still_seated(facts, person)) {
        Some(MissingLink::PersonLeftSeat)
    } else {
        None
    }
}
