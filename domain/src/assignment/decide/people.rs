//! People: the lead handed over in one act, coordinating parties, supervisor, accepter.

use super::{Case, Decided, no_such_item, roles::Roles};
use crate::{
    assignment::{
        AssignmentCommand as C, AssignmentEvent as E, Coordinator, Reassignment, clarity::same, limits,
    },
    id::{MandateId, PositionId},
    mandate::Power,
    refusal::{Code, Refusal},
};

pub(super) fn decide(case: &Case<'_>, command: &C) -> Option<Decided> {
    let chain = || case.chain.clone();
    Some(match command {
        C::ReassignLead { to, basis, reason, handover_note } => {
            reassign(case, *to).map(|found| match found {
                None => Vec::new(),
                Some((from, chain)) => {
                    let (reason, handover_note) = (reason.clone(), handover_note.clone());
                    let change = Reassignment { from, to: *to, basis: *basis, reason, handover_note };
                    vec![E::LeadReassigned { change, chain }]
                }
            })
        }
        C::AddCoordinator { coordinator } => add(case, coordinator)
            .map(|()| vec![E::CoordinatorAdded { coordinator: coordinator.clone(), chain: chain() }]),
        C::RemoveCoordinator { position, reason } => {
            if case.state.terms.coordinators.iter().any(|party| party.position == *position) {
                Ok(vec![E::CoordinatorRemoved {
                    position: *position,
                    reason: reason.clone(),
                    chain: chain(),
                }])
            } else {
                Err(no_such_item(position).at("position"))
            }
        }
        C::ChangeSupervisor { to, .. } if case.state.terms.supervisor == Some(*to) => Ok(Vec::new()),
        C::ChangeSupervisor { to, reason } => seated(case, *to)
            .map(|()| vec![E::SupervisorChanged { to: *to, reason: reason.clone(), chain: chain() }]),
        C::ChangeAccepter { to, .. } if case.state.terms.accepter == Some(*to) => Ok(Vec::new()),
        C::ChangeAccepter { to, reason } => apart(case, case.state.terms.lead, Some(*to))
            .and_then(|()| seated(case, *to))
            .map(|()| vec![E::AccepterChanged { to: *to, reason: reason.clone(), chain: chain() }]),
        _ => return None,
    })
}

/// The seat is in force and somebody sits in it.
fn seated(case: &Case<'_>, seat: PositionId) -> Result<(), Refusal> {
    case.cx.check_position_stays(seat).map_err(|refusal| refusal.at("to"))?;
    let view = case.cx.view();
    if view.holder(seat).is_none() && view.acting(seat).is_none() {
        let title = view.position(seat).map_or_else(|| seat.to_string(), |facts| facts.title.to_string());
        return Err(Refusal::new(Code::Vacant).with("position", title).at("to"));
    }
    Ok(())
}

/// Lead and accepter are two seats and two persons.
fn apart(case: &Case<'_>, lead: Option<PositionId>, accepter: Option<PositionId>) -> Result<(), Refusal> {
    let Some((lead, accepter)) = lead.zip(accepter) else { return Ok(()) };
    if same(&case.cx.view(), lead, accepter) {
        return Err(Refusal::new(Code::LeadMayNotAccept).at("to"));
    }
    Ok(())
}

/// From whom, and by what authority over the new lead's unit; none when the work is there already.
fn reassign(case: &Case<'_>, to: PositionId) -> Result<Option<(PositionId, Vec<MandateId>)>, Refusal> {
    let from = case.state.terms.lead.ok_or_else(|| Refusal::missing("lead"))?;
    if from == to {
        return Ok(None);
    }
    seated(case, to)?;
    apart(case, Some(to), case.state.terms.accepter)?;
    if case.state.terms.coordinators.iter().any(|party| party.position == to) {
        return Err(Refusal::new(Code::Duplicate).with("what", "coordinator").at("to"));
    }
    let roles = Roles::of(case.state, case.cx)?;
    let unit = case.cx.view().position(to).map(|facts| facts.unit);
    let unit = unit.ok_or_else(|| Refusal::unknown(PositionId::KIND, to))?;
    Ok(Some((from, roles.power_over(Power::Assign, unit)?)))
}

fn add(case: &Case<'_>, coordinator: &Coordinator) -> Result<(), Refusal> {
    let terms = &case.state.terms;
    let seat = coordinator.position;
    case.cx.check_position(seat).map_err(|refusal| refusal.at("coordinator.position"))?;
    if terms.lead == Some(seat) || terms.coordinators.iter().any(|party| party.position == seat) {
        return Err(Refusal::new(Code::Duplicate).with("what", "coordinator").at("coordinator.position"));
    }
    if terms.coordinators.len() >= limits::COORDINATORS {
        let given = terms.coordinators.len() + 1;
        return Err(Refusal::new(Code::TooMany).with("given", given).with("most", limits::COORDINATORS));
    }
    Ok(())
}
