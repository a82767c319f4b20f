//! Who may do what in which phase: the part of a decision that does not depend on what the act says.

use super::{
    no_such_item,
    phases::phase,
    roles::{Roles, only},
    wrong_state,
};
use crate::{
    assignment::{Act, Basis, ItemKind, State},
    context::{Actor, Context},
    id::{CommandId, DocumentId, MandateId},
    mandate::Power,
    refusal::{Code, Refusal},
};

/// By what authority the actor may; empty when the act follows from a role. `target` is the item it is about, when
/// one is named; without one, any open item that the actor could answer will do.
pub(super) fn permit(
    act: Act,
    state: &State,
    cx: &Context<'_>,
    target: Option<CommandId>,
) -> Result<Vec<MandateId>, Refusal> {
    if cx.actor == Actor::Scheduler {
        return scheduler(act, state, target);
    }
    let roles = Roles::of(state, cx)?;
    let chain = role(act, &roles, target)?;
    phase(act, state)?;
    Ok(chain)
}

fn is_contribution(kind: ItemKind) -> bool {
    kind == ItemKind::Contribution
}

/// The scheduler does only what needs no judgement.
fn scheduler(act: Act, state: &State, target: Option<CommandId>) -> Result<Vec<MandateId>, Refusal> {
    match act {
        Act::Draft | Act::Escalate => {}
        // What it drafted itself: nobody else's draft is issued without their say.
        Act::Issue if state.entries.first() == Some(&None) => {}
        Act::MarkContributionMissed => {
            let named = |id: CommandId| target.is_none_or(|target| target == id);
            if !state.open_items().any(|(id, item)| is_contribution(item.kind) && named(id)) {
                return Err(target.map_or_else(|| no_such_item(""), no_such_item));
            }
        }
        _ => return Err(Refusal::new(Code::ActorNotAllowed)),
    }
    phase(act, state)?;
    Ok(Vec::new())
}

fn role(act: Act, roles: &Roles<'_>, target: Option<CommandId>) -> Result<Vec<MandateId>, Refusal> {
    let state = roles.state;
    match act {
        Act::Draft => Ok(Vec::new()),
        Act::ReviseDraft | Act::DiscardDraft | Act::Issue => only(roles.is_assigner(), Code::OnlyAssigner),
        Act::Acknowledge
        | Act::QueryClarity
        | Act::Decline
        | Act::ReportProgress
        | Act::MakeProposal
        | Act::RequestExtension
        | Act::SubmitResult => only(roles.is_lead(), Code::OnlyLead),
        Act::ReachMilestone => {
            only(roles.is_lead(), Code::OnlyLead)?;
            some(state.terms.milestones.len(), "milestone")
        }
        Act::RequestContribution => {
            only(roles.is_lead(), Code::OnlyLead)?;
            some(state.terms.coordinators.len(), "coordinator")
        }
        Act::AttachEvidence | Act::ReportObstacle | Act::ReserveOpinion => {
            only(roles.is_lead() || roles.is_coordinator(), Code::OnlyLead)
        }
        Act::SupersedeEvidence => superseding(roles, target),
        Act::CloseWorkFile => only(roles.is_lead() || roles.is_assigner(), Code::OnlyLead),
        Act::AnswerClarity => {
            roles.open(|kind| matches!(kind, ItemKind::Query(_)), target)?;
            if roles.is_assigner() && !roles.is_person_of_lead() {
                Ok(roles.power(Power::Assign).unwrap_or_default())
            } else {
                deciding(roles).map_err(|_| Refusal::new(Code::OnlyAssigner))
            }
        }
        Act::AnswerProposal => {
            let items = roles.open(|kind| kind == ItemKind::Proposal, target)?;
            let mine = |to| roles.is(to) || roles.is_assigner() && roles.gone(to);
            only(items.iter().any(|item| mine(item.to)), Code::OnlyAddressee)
        }
        Act::ResolveObstacle => {
            let items = roles.open(|kind| kind == ItemKind::Obstacle, target)?;
            let party = roles.is_lead() || roles.is_assigner();
            only(party || items.iter().any(|i| roles.is(i.to) || roles.is(i.by)), Code::OnlyAddressee)
        }
        Act::Contribute => {
            let items = roles.open(is_contribution, target)?;
            only(items.iter().any(|item| roles.is(item.to)), Code::OnlyAddressee)
        }
        Act::AnswerUrge => {
            roles.open(|kind| kind == ItemKind::Urge, target)?;
            only(roles.is_lead(), Code::OnlyLead)
        }
        Act::MarkContributionMissed => Err(Refusal::new(Code::ActorNotAllowed)),
        Act::GrantExtension | Act::RefuseExtension => extension(roles, target),
        Act::ConfirmCause => match roles.is_person_of_lead() {
            true => Err(Refusal::new(Code::OnlyAssigner)),
            false => extending(roles),
        },
        Act::Urge | Act::Escalate => supervising(roles),
        Act::AcceptResult | Act::ReturnResult => accepting(roles),
        Act::ReassignLead
        | Act::ChangeSupervisor
        | Act::ChangeAccepter
        | Act::Suspend
        | Act::Resume
        | Act::Cancel
        | Act::Reopen => deciding(roles),
        Act::AddCoordinator => roles.power(Power::Assign),
        Act::RemoveCoordinator => {
            let chain = roles.power(Power::Assign)?;
            some(state.terms.coordinators.len(), "coordinator").map(|_| chain)
        }
        Act::ConfirmBasis => match state.terms.basis {
            Some(Basis::Oral { by, .. }) => {
                only(roles.is_assigner() || roles.is(Some(by)), Code::OnlyAssigner)
            }
            Some(Basis::Document(id)) => Err(Refusal::already_exists(DocumentId::KIND, id)),
            None => Err(wrong_state(state)),
        },
        Act::CorrectEntry => {
            let own = state.entries.iter().any(|by| by.is_some() && roles.is(*by));
            only(own || roles.is_assigner(), Code::OnlyAssigner)
        }
    }
}

/// There is something of the kind to act on.
fn some(count: usize, kind: &str) -> Result<Vec<MandateId>, Refusal> {
    if count == 0 { Err(no_such_item(kind)) } else { Ok(Vec::new()) }
}

/// A piece that was not superseded before; by its own author or the lead.
fn superseding(roles: &Roles<'_>, target: Option<CommandId>) -> Result<Vec<MandateId>, Refusal> {
    let named = |id: CommandId| target.is_none_or(|target| target == id);
    let mut pieces =
        roles.state.evidence.iter().filter(|piece| piece.superseded_by.is_none() && named(piece.item));
    if pieces.clone().next().is_none() {
        return Err(target.map_or_else(|| no_such_item("evidence"), no_such_item));
    }
    only(roles.is_lead() || pieces.any(|piece| roles.is(piece.by)), Code::OnlyLead)
}

/// A holder of the power to assign who is not the lead: whoever leads a unit holds that power over it, and would
/// otherwise choose their own deadline, accepter or end.
fn deciding(roles: &Roles<'_>) -> Result<Vec<MandateId>, Refusal> {
    let chain = roles.power(Power::Assign)?;
    if roles.is_person_of_lead() { Err(Refusal::new(Code::LeadMayNotDecide)) } else { Ok(chain) }
}

/// The lead never decides: neither the seat, nor its person under another hat, nor who asked.
fn extension(roles: &Roles<'_>, target: Option<CommandId>) -> Result<Vec<MandateId>, Refusal> {
    let pending = roles.state.pending_extension();
    let pending = pending.filter(|pending| target.is_none_or(|target| target == pending.request));
    let Some(pending) = pending else { return Err(target.map_or_else(|| no_such_item(""), no_such_item)) };
    if roles.is_person_of_lead() || pending.person == Some(roles.person) {
        return Err(Refusal::new(Code::LeadMayNotExtend));
    }
    extending(roles)
}

/// A holder of the power to extend; or the assigner, by the power to assign.
fn extending(roles: &Roles<'_>) -> Result<Vec<MandateId>, Refusal> {
    let extend = roles.power(Power::Extend);
    if extend.is_err() && roles.is_assigner() { roles.power(Power::Assign) } else { extend }
}

/// The supervisor and the assigner by their role, others by the power to supervise.
fn supervising(roles: &Roles<'_>) -> Result<Vec<MandateId>, Refusal> {
    let power = roles.power(Power::Supervise);
    if roles.is_supervisor() || roles.is_assigner() { Ok(power.unwrap_or_default()) } else { power }
}

/// The accepter named, who is never the lead, nor the person who handed the result in.
fn accepting(roles: &Roles<'_>) -> Result<Vec<MandateId>, Refusal> {
    let submitter = roles.state.pending_submission().and_then(|submission| submission.person);
    if roles.is_person_of_lead() || submitter == Some(roles.person) {
        return Err(Refusal::new(Code::LeadMayNotAccept));
    }
    only(roles.is(roles.state.terms.accepter), Code::OnlyAccepter)?;
    Ok(roles.power(Power::Accept).unwrap_or_default())
}
