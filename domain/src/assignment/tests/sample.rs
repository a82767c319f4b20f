//! One command of every kind, fitted to what lies on the desk: what the laws are tried on.

use super::{desk::Desk, world::*};
use crate::{
    assignment::{AssignmentCommand as C, *},
    id::{CommandId, PositionId},
};
use ulid::Ulid;

fn evidence(n: u32) -> Evidence {
    Evidence { title: line("Tệp"), sha256: None, document: Some(NOTICE), dated: date(i64::from(n % 5)) }
}

/// A command for the act. `n` varies what it says; items are chosen so that `seat` could be the one to answer.
pub fn sample(desk: &Desk, act: Act, seat: PositionId, n: u32) -> C {
    let state = &desk.state;
    let mine = |wanted: fn(ItemKind) -> bool, role: bool| {
        let open = || state.open_items().filter(|(_, item)| wanted(item.kind));
        let fits = |item: &Item| role || item.to == Some(seat) || item.by == Some(seat);
        let found = open().find(|(_, item)| fits(item)).or_else(|| open().next());
        found.map_or(CommandId(Ulid(1)), |(id, _)| id)
    };
    let text = || prose(["Làm theo kế hoạch", "Bổ sung số liệu", "Rà soát lại"][n as usize % 3]);
    let reason = text;
    let to = SEATED[n as usize % SEATED.len()];
    let later = desk.now.date_naive().max(state.due().unwrap_or(date(0)))
        + chrono::Duration::days(3 + i64::from(n % 9));
    let pending = || state.pending_extension().map_or(CommandId(Ulid(1)), |pending| pending.request);
    let clarity = Clarity::ALL[n as usize % 6];
    let party = |position| Coordinator { position, part: text(), reply_by: None };
    let fresh = SEATED.into_iter().find(|p| {
        let t = &state.terms;
        *p != HAT
            && t.lead != Some(*p)
            && t.accepter != Some(*p)
            && !t.coordinators.iter().any(|c| c.position == *p)
    });
    let fresh = fresh.unwrap_or(OTHER);
    let coordinator = state.terms.coordinators.first().map_or(STAFF, |party| party.position);
    match act {
        Act::Draft => C::Draft { code: Some(line("2026-7")), terms: terms() },
        Act::ReviseDraft => C::ReviseDraft { terms: Terms { starred: !state.terms.starred, ..terms() } },
        Act::DiscardDraft => C::DiscardDraft { reason: reason() },
        Act::Issue => C::Issue,
        Act::Acknowledge => C::Acknowledge { note: None },
        Act::QueryClarity => C::QueryClarity { clarity, question: text() },
        Act::AnswerClarity => {
            C::AnswerClarity { query: mine(|kind| matches!(kind, ItemKind::Query(_)), true), answer: text() }
        }
        Act::Decline => C::Decline { clarity, reason: reason() },
        Act::ReportProgress => {
            C::ReportProgress { percent: Some(40), text: text(), evidence: vec![evidence(n)] }
        }
        Act::ReachMilestone => C::ReachMilestone { milestone: 0, note: None },
        Act::AttachEvidence => C::AttachEvidence { evidence: evidence(n) },
        Act::SupersedeEvidence => {
            let free = state.evidence.iter().filter(|piece| piece.superseded_by.is_none());
            let own = free.clone().find(|piece| piece.by == Some(seat)).or(free.clone().next());
            let (old, index) = own.map_or((CommandId(Ulid(1)), 0), |piece| (piece.item, piece.index));
            C::SupersedeEvidence { old, index, evidence: evidence(n), reason: reason() }
        }
        Act::ReportObstacle => C::ReportObstacle { text: text(), addressed_to: to },
        Act::ResolveObstacle => C::ResolveObstacle {
            obstacle: mine(|kind| kind == ItemKind::Obstacle, false),
            resolution: text(),
        },
        Act::MakeProposal => C::MakeProposal { text: text(), addressed_to: to },
        Act::AnswerProposal => C::AnswerProposal {
            proposal: state
                .open_items()
                .find(|(_, item)| item.kind == ItemKind::Proposal && item.to == Some(seat))
                .map_or_else(|| mine(|kind| kind == ItemKind::Proposal, true), |(id, _)| id),
            agreed: n.is_multiple_of(2),
            answer: text(),
        },
        Act::ReserveOpinion => C::ReserveOpinion { text: text(), addressed_to: to },
        Act::RequestContribution => {
            C::RequestContribution { from: coordinator, part: text(), reply_by: later }
        }
        Act::Contribute => C::Contribute {
            request: state
                .open_items()
                .find(|(_, item)| item.kind == ItemKind::Contribution && item.to == Some(seat))
                .map_or_else(|| mine(|kind| kind == ItemKind::Contribution, true), |(id, _)| id),
            text: text(),
            evidence: vec![],
        },
        Act::MarkContributionMissed => {
            C::MarkContributionMissed { request: mine(|kind| kind == ItemKind::Contribution, true) }
        }
        Act::RequestExtension => {
            let claimed_cause = if n.is_multiple_of(2) { Cause::Objective } else { Cause::Subjective };
            C::RequestExtension { until: later, reason: reason(), claimed_cause }
        }
        Act::GrantExtension => C::GrantExtension { request: pending(), until: None, reason: reason() },
        Act::RefuseExtension => C::RefuseExtension { request: pending(), reason: reason() },
        Act::ConfirmCause => C::ConfirmCause { cause: Cause::Objective, reason: reason() },
        Act::ReassignLead => {
            C::ReassignLead { to: fresh, basis: None, reason: reason(), handover_note: None }
        }
        Act::AddCoordinator => C::AddCoordinator { coordinator: party(fresh) },
        Act::RemoveCoordinator => C::RemoveCoordinator { position: coordinator, reason: reason() },
        Act::ChangeSupervisor => C::ChangeSupervisor { to, reason: reason() },
        Act::ChangeAccepter => C::ChangeAccepter { to: fresh, reason: reason() },
        Act::Urge => C::Urge { text: text() },
        Act::AnswerUrge => C::AnswerUrge { urge: mine(|kind| kind == ItemKind::Urge, true), answer: text() },
        Act::Escalate => C::Escalate { to, reason: reason() },
        Act::SubmitResult => C::SubmitResult { text: text(), evidence: vec![evidence(n), evidence(n + 1)] },
        Act::ReturnResult => C::ReturnResult { reason: reason() },
        Act::AcceptResult => C::AcceptResult { note: None },
        Act::Suspend => C::Suspend { reason: reason(), basis: None },
        Act::Resume => C::Resume { reason: reason() },
        Act::Cancel => C::Cancel { reason: reason(), basis: Some(NOTICE) },
        Act::Reopen => C::Reopen { reason: reason(), time: TimeTerm::On { date: later } },
        Act::CloseWorkFile => C::CloseWorkFile { note: None },
        Act::ConfirmBasis => C::ConfirmBasis { basis: Basis::Document(NOTICE) },
        Act::CorrectEntry => {
            let own = state.entries.iter().position(|by| *by == Some(seat)).unwrap_or(0);
            C::CorrectEntry { revision: own as u64, text: text(), reason: reason() }
        }
    }
}
