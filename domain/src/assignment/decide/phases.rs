//! In which phase an act makes sense.

use super::wrong_state;
use crate::{
    assignment::{Act, Phase, State},
    id::AssignmentId,
    refusal::{Code, Refusal},
};

pub(super) fn phase(act: Act, state: &State) -> Result<(), Refusal> {
    let phase = state.phase;
    let fits = match act {
        Act::Draft => phase == Phase::Absent,
        Act::ReviseDraft | Act::DiscardDraft | Act::Issue => phase == Phase::Draft,
        Act::Acknowledge => phase == Phase::Issued,
        Act::Decline => phase.is_working() && !state.progressed,
        Act::QueryClarity
        | Act::ReportProgress
        | Act::ReachMilestone
        | Act::ReportObstacle
        | Act::MakeProposal
        | Act::RequestContribution
        | Act::SubmitResult
        | Act::Suspend
        | Act::Urge => phase.is_working(),
        Act::RequestExtension => return requestable(state),
        Act::AnswerClarity
        | Act::ResolveObstacle
        | Act::AnswerProposal
        | Act::Contribute
        | Act::MarkContributionMissed
        | Act::GrantExtension
        | Act::RefuseExtension
        | Act::AddCoordinator
        | Act::RemoveCoordinator
        | Act::ChangeSupervisor
        | Act::ChangeAccepter
        | Act::AnswerUrge
        | Act::Escalate
        | Act::Cancel => phase.is_open(),
        Act::AttachEvidence | Act::SupersedeEvidence => phase.is_open() || phase == Phase::Accepted,
        Act::ReassignLead => phase.is_working() || matches!(phase, Phase::Declined | Phase::Suspended),
        Act::AcceptResult | Act::ReturnResult => phase == Phase::Submitted,
        Act::Resume => matches!(phase, Phase::Suspended | Phase::Declined),
        Act::Reopen => matches!(phase, Phase::Accepted | Phase::Closed | Phase::Cancelled),
        Act::CloseWorkFile => phase == Phase::Accepted,
        Act::ConfirmCause | Act::ReserveOpinion | Act::ConfirmBasis | Act::CorrectEntry => {
            phase.is_open() || matches!(phase, Phase::Accepted | Phase::Closed | Phase::Cancelled)
        }
    };
    if fits { Ok(()) } else { Err(wrong_state(state)) }
}

/// One request at a time, and only against a deadline.
fn requestable(state: &State) -> Result<(), Refusal> {
    if !state.phase.is_working() {
        return Err(wrong_state(state));
    }
    if let Some(pending) = state.pending_extension() {
        return Err(Refusal::already_exists("extension request", pending.request));
    }
    if state.due().is_none() {
        return Err(Refusal::new(Code::WrongState).with("state", "UNDATED").with("kind", AssignmentId::KIND));
    }
    Ok(())
}
