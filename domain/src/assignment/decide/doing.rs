//! Doing: progress, evidence, obstacles, proposals, opinions, contributions.

use super::{Case, Decided, date_order, no_such_item};
use crate::{
    assignment::{AssignmentCommand as C, AssignmentEvent as E, Evidence},
    id::{CommandId, PositionId},
    refusal::{Code, Refusal},
};
use chrono::NaiveDate;

pub(super) fn decide(case: &Case<'_>, command: &C) -> Option<Decided> {
    let item = case.new_item();
    Some(match command {
        C::ReportProgress { percent, text, evidence } => {
            one(E::ProgressReported { percent: *percent, text: text.clone(), evidence: evidence.clone() })
        }
        C::ReachMilestone { milestone, .. } if case.state.milestones_reached.contains_key(milestone) => {
            Ok(Vec::new())
        }
        C::ReachMilestone { milestone, note } => {
            let known =
                usize::try_from(*milestone).is_ok_and(|index| index < case.state.terms.milestones.len());
            if known {
                one(E::MilestoneReached { milestone: *milestone, note: note.clone() })
            } else {
                Err(no_such_item(milestone).at("milestone"))
            }
        }
        C::AttachEvidence { evidence } => one(E::EvidenceAttached { item, evidence: evidence.clone() }),
        C::SupersedeEvidence { old, index, evidence, reason } => supersede(case, *old, *index).map(|()| {
            let (evidence, reason) = (Evidence::clone(evidence), reason.clone());
            vec![E::EvidenceSuperseded { old: *old, index: *index, item, evidence, reason }]
        }),
        C::ReportObstacle { text, addressed_to } => addressed(case, *addressed_to)
            .map(|to| vec![E::ObstacleReported { obstacle: item, text: text.clone(), addressed_to: to }]),
        C::ResolveObstacle { obstacle, resolution } => {
            one(E::ObstacleResolved { obstacle: *obstacle, resolution: resolution.clone() })
        }
        C::MakeProposal { text, addressed_to } => addressed(case, *addressed_to)
            .map(|to| vec![E::ProposalMade { proposal: item, text: text.clone(), addressed_to: to }]),
        C::AnswerProposal { proposal, agreed, answer } => {
            one(E::ProposalAnswered { proposal: *proposal, agreed: *agreed, answer: answer.clone() })
        }
        C::ReserveOpinion { text, addressed_to } => addressed(case, *addressed_to)
            .map(|to| vec![E::OpinionReserved { text: text.clone(), addressed_to: to }]),
        C::RequestContribution { from, part, reply_by } => contribution(case, *from, *reply_by).map(|()| {
            let part = part.clone();
            vec![E::ContributionRequested { request: item, from: *from, part, reply_by: *reply_by }]
        }),
        C::Contribute { request, text, evidence } => {
            one(E::ContributionMade { request: *request, text: text.clone(), evidence: evidence.clone() })
        }
        C::MarkContributionMissed { request } => missed(case, *request),
        _ => return None,
    })
}

fn one(event: E) -> Decided {
    Ok(vec![event])
}

/// Words to a superior, or to anybody, go to a seat that can be reached.
fn addressed(case: &Case<'_>, to: PositionId) -> Result<PositionId, Refusal> {
    let to = case.cx.view().successor(to);
    case.cx.check_position(to).map(|()| to).map_err(|refusal| refusal.at("addressed_to"))
}

/// Only a piece that is there, and was not superseded before; its own author or the lead.
fn supersede(case: &Case<'_>, old: CommandId, index: u32) -> Result<(), Refusal> {
    let piece = case.state.evidence.iter().find(|piece| piece.item == old && piece.index == index);
    let piece =
        piece.filter(|piece| piece.superseded_by.is_none()).ok_or_else(|| no_such_item(old).at("old"))?;
    let (view, actor) = (case.cx.view(), case.cx.actor.position());
    let own = |seat: Option<PositionId>| {
        seat.is_some_and(|seat| Some(view.successor(seat)) == actor || Some(seat) == actor)
    };
    if own(piece.by) || own(case.state.terms.lead) { Ok(()) } else { Err(Refusal::new(Code::OnlyLead)) }
}

/// Contributions are asked of coordinating parties, whose parts the assigner named: a lead cannot pass time to others.
fn contribution(case: &Case<'_>, from: PositionId, reply_by: NaiveDate) -> Result<(), Refusal> {
    let named = |seat: PositionId| case.state.terms.coordinators.iter().any(|party| party.position == seat);
    if !named(from) {
        return Err(Refusal::unknown("coordinator", from).at("from"));
    }
    case.cx.check_position(case.cx.view().successor(from)).map_err(|refusal| refusal.at("from"))?;
    let today = case.cx.day();
    if reply_by < today { Err(date_order(reply_by, today, "reply_by")) } else { Ok(()) }
}

/// Silence is recorded once, from the day after the reply-by day.
fn missed(case: &Case<'_>, request: CommandId) -> Decided {
    let item = case.state.items.get(&request).ok_or_else(|| no_such_item(request))?;
    let today = case.cx.day();
    match item.reply_by {
        Some(reply_by) if today <= reply_by => Err(date_order(today, reply_by, "request")),
        _ if item.missed => Ok(Vec::new()),
        _ => one(E::ContributionMissed { request }),
    }
}
