//! Rõ thẩm quyền: the assigner may assign to this lead in this field now, and the lead's own powers are named.

use super::{Case, Finding, FindingCode as F, wording};
use crate::{
    assignment::PowerSource,
    id::{MandateId, PersonId, PositionId},
    mandate::{Ask, Explanation, MissingLink, Power, Verdict, explain},
};

/// Reports what is missing; gives the chain relied on, root last.
pub(super) fn check(case: &Case<'_>, found: &mut Vec<Finding>) -> Vec<MandateId> {
    let chain = assigning(case, found);
    lead_powers(case, found);
    ends_too_soon(case, &chain, "mandate", found);
    chain
}

fn assigning(case: &Case<'_>, found: &mut Vec<Finding>) -> Vec<MandateId> {
    // Without a lead there is nothing to compare the mandate with: the missing lead is reported on its own.
    let unit = case.terms.lead.and_then(|lead| case.view.position(lead)).map(|facts| facts.unit);
    let person = case.view.accountable(case.assigner).map(|answer| answer.person);
    let (Some(unit), Some(person)) = (unit, person) else {
        found.push(Finding::new(F::MandateMissing, "mandate"));
        return Vec::new();
    };
    let ask = Ask {
        actor_position: case.assigner,
        actor_person: person,
        power: Power::Assign,
        target_unit: unit,
        field: case.terms.field.clone(),
        programme: case.terms.programme,
    };
    match case.terms.mandate {
        None => match explain(case.view, &ask).verdict {
            Verdict::Allowed { chain } => chain,
            Verdict::Denied => {
                found.push(Finding::new(F::MandateMissing, "mandate"));
                Vec::new()
            }
        },
        Some(named) => match explain_named(case, &ask, named) {
            Ok(chain) => chain,
            Err(why) => {
                found.push(Finding::new(F::MandateNotCovering, "mandate").with("why", why));
                Vec::new()
            }
        },
    }
}

/// The mandate the terms name: held by the assigner, in force with all it is cut from, and wide enough.
fn explain_named(case: &Case<'_>, ask: &Ask, named: MandateId) -> Result<Vec<MandateId>, &'static str> {
    let facts = case.view.mandate(named).ok_or("unknown")?;
    let Explanation { considered, .. } = explain(case.view, ask);
    if let Some((_, link)) = considered.iter().find(|(id, _)| *id == named) {
        return Err(reason(*link));
    }
    if !case.view.holds(facts, ask.actor_position, ask.actor_person) {
        return Err(reason(MissingLink::NotHeld));
    }
    Ok(case.view.mandate_chain(named))
}

/// As spoken by the catalogue.
fn reason(link: MissingLink) -> &'static str {
    match link {
        MissingLink::NotHeld => "not held",
        MissingLink::PowerMissing => "does not allow assigning",
        MissingLink::OutsideUnit => "does not reach the lead's unit",
        MissingLink::OutsideField => "does not reach the field",
        MissingLink::OutsideProgramme => "does not reach the programme",
        MissingLink::NotYetValid => "not yet valid",
        MissingLink::Expired => "expired",
        MissingLink::Revoked => "revoked",
        MissingLink::ParentNotInForce => "what it is cut from does not hold",
        MissingLink::PersonLeftSeat => "the delegate left the seat",
    }
}

fn lead_powers(case: &Case<'_>, found: &mut Vec<Finding>) {
    if case.terms.lead_powers.is_empty() {
        found.push(Finding::new(F::LeadPowerMissing, "lead_powers"));
    }
    for (index, needed) in case.terms.lead_powers.iter().enumerate() {
        let path = format!("lead_powers.{index}.source");
        match needed.source {
            _ if !wording::says_something(needed.power.as_str()) => {
                found.push(Finding::new(F::LeadPowerMissing, format!("lead_powers.{index}.power")));
            }
            PowerSource::Inherent => {}
            PowerSource::Mandate(id) if held_by_lead(case, id) => ends_too_soon(case, &[id], &path, found),
            PowerSource::Mandate(_) => {
                found.push(Finding::new(F::LeadPowerNotCovered, path).with("power", &needed.power));
            }
        }
    }
}

fn held_by_lead(case: &Case<'_>, id: MandateId) -> bool {
    let person = |lead: PositionId| case.view.accountable(lead).map(|answer| answer.person);
    let holds = |lead: PositionId, person: PersonId| {
        case.view.mandate(id).is_some_and(|facts| case.view.holds(facts, lead, person))
    };
    let lead = case.terms.lead.and_then(|lead| Some((lead, person(lead)?)));
    case.view.mandate_in_force(id) && lead.is_some_and(|(lead, person)| holds(lead, person))
}

/// A mandate, or something it is cut from, that ends before the work is due.
fn ends_too_soon(case: &Case<'_>, chain: &[MandateId], path: &str, found: &mut Vec<Finding>) {
    let due = case.deadline.as_ref().and_then(|deadline| deadline.due);
    let ends = chain.iter().filter_map(|id| case.view.mandate(*id)?.grant.valid_until).min();
    if let Some((until, _)) = ends.zip(due).filter(|(until, due)| until < due) {
        found.push(Finding::new(F::MandateEndsBeforeDue, path).with("until", until));
    }
}
