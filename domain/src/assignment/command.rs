//! What can be asked of an assignment. Texts and dates arrive parsed; who asks arrives in the `Context`.

use super::{Basis, Cause, Clarity, Coordinator, Evidence, Terms, TimeTerm};
use crate::{
    id::{CommandId, DocumentId, PositionId},
    text::{Line, Prose},
};
use chrono::NaiveDate;

/// A wish. Items that a command creates are named by its own command id (`Context::command`).
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
#[allow(clippy::large_enum_variant)]
pub enum AssignmentCommand {
    /// `code` is the human code (`2026-0123`); none = the application puts in the next one before it is decided.
    Draft {
        code: Option<Line>,
        terms: Terms,
    },
    ReviseDraft {
        terms: Terms,
    },
    DiscardDraft {
        reason: Prose,
    },
    Issue,
    Acknowledge {
        note: Option<Prose>,
    },
    QueryClarity {
        clarity: Clarity,
        question: Prose,
    },
    AnswerClarity {
        query: CommandId,
        answer: Prose,
    },
    Decline {
        clarity: Clarity,
        reason: Prose,
    },
    ReportProgress {
        percent: Option<u8>,
        text: Prose,
        evidence: Vec<Evidence>,
    },
    ReachMilestone {
        milestone: u32,
        note: Option<Prose>,
    },
    AttachEvidence {
        evidence: Evidence,
    },
    /// `old` names the act that attached the piece, `index` which of its pieces, from 0.
    SupersedeEvidence {
        old: CommandId,
        index: u32,
        evidence: Evidence,
        reason: Prose,
    },
    ReportObstacle {
        text: Prose,
        addressed_to: PositionId,
    },
    ResolveObstacle {
        obstacle: CommandId,
        resolution: Prose,
    },
    MakeProposal {
        text: Prose,
        addressed_to: PositionId,
    },
    AnswerProposal {
        proposal: CommandId,
        agreed: bool,
        answer: Prose,
    },
    ReserveOpinion {
        text: Prose,
        addressed_to: PositionId,
    },
    RequestContribution {
        from: PositionId,
        part: Prose,
        reply_by: NaiveDate,
    },
    Contribute {
        request: CommandId,
        text: Prose,
        evidence: Vec<Evidence>,
    },
    /// By the scheduler, the day after the reply-by date.
    MarkContributionMissed {
        request: CommandId,
    },
    RequestExtension {
        until: NaiveDate,
        reason: Prose,
        claimed_cause: Cause,
    },
    /// `until` may be earlier than asked for; none = as asked.
    GrantExtension {
        request: CommandId,
        until: Option<NaiveDate>,
        reason: Prose,
    },
    RefuseExtension {
        request: CommandId,
        reason: Prose,
    },
    ConfirmCause {
        cause: Cause,
        reason: Prose,
    },
    ReassignLead {
        to: PositionId,
        basis: Option<DocumentId>,
        reason: Prose,
        handover_note: Option<Prose>,
    },
    AddCoordinator {
        coordinator: Coordinator,
    },
    RemoveCoordinator {
        position: PositionId,
        reason: Prose,
    },
    ChangeSupervisor {
        to: PositionId,
        reason: Prose,
    },
    ChangeAccepter {
        to: PositionId,
        reason: Prose,
    },
    Urge {
        text: Prose,
    },
    AnswerUrge {
        urge: CommandId,
        answer: Prose,
    },
    Escalate {
        to: PositionId,
        reason: Prose,
    },
    SubmitResult {
        text: Prose,
        evidence: Vec<Evidence>,
    },
    ReturnResult {
        reason: Prose,
    },
    AcceptResult {
        note: Option<Prose>,
    },
    Suspend {
        reason: Prose,
        basis: Option<DocumentId>,
    },
    /// From a suspension; or sends a declined assignment back to its lead.
    Resume {
        reason: Prose,
    },
    Cancel {
        reason: Prose,
        basis: Option<DocumentId>,
    },
    Reopen {
        reason: Prose,
        time: TimeTerm,
    },
    CloseWorkFile {
        note: Option<Prose>,
    },
    ConfirmBasis {
        basis: Basis,
    },
    CorrectEntry {
        revision: u64,
        text: Prose,
        reason: Prose,
    },
}
