//! Names of acts, one per command, and which of them the assignment waits for.

use super::{AssignmentCommand, AssignmentEvent, ItemKind, Phase, State};
use crate::id::PositionId;
use serde::{Serialize, Serializer};

macro_rules! acts {
    ($($name:ident $wire:literal $event:ident,)*) => {
        /// An act on an assignment: the name of the command that performs it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum Act { $($name,)* }

        impl Act {
            /// Every act, in the order of an assignment's life.
            pub const ALL: &'static [Act] = &[$(Act::$name,)*];

            /// The stable name.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $wire,)* }
            }
        }

        impl AssignmentCommand {
            /// Which act the command performs.
            pub fn act(&self) -> Act {
                match self { $(Self::$name { .. } => Act::$name,)* }
            }
        }

        impl AssignmentEvent {
            /// The act that it records.
            pub fn act(&self) -> Act {
                match self { $(Self::$event { .. } => Act::$name,)* }
            }
        }
    };
}

acts! {
    Draft "DRAFT" Drafted,
    ReviseDraft "REVISE_DRAFT" DraftRevised,
    DiscardDraft "DISCARD_DRAFT" DraftDiscarded,
    Issue "ISSUE" Issued,
    Acknowledge "ACKNOWLEDGE" Acknowledged,
    QueryClarity "QUERY_CLARITY" ClarityQueried,
    AnswerClarity "ANSWER_CLARITY" ClarityAnswered,
    Decline "DECLINE" Declined,
    ReportProgress "REPORT_PROGRESS" ProgressReported,
    ReachMilestone "REACH_MILESTONE" MilestoneReached,
    AttachEvidence "ATTACH_EVIDENCE" EvidenceAttached,
    SupersedeEvidence "SUPERSEDE_EVIDENCE" EvidenceSuperseded,
    ReportObstacle "REPORT_OBSTACLE" ObstacleReported,
    ResolveObstacle "RESOLVE_OBSTACLE" ObstacleResolved,
    MakeProposal "MAKE_PROPOSAL" ProposalMade,
    AnswerProposal "ANSWER_PROPOSAL" ProposalAnswered,
    ReserveOpinion "RESERVE_OPINION" OpinionReserved,
    RequestContribution "REQUEST_CONTRIBUTION" ContributionRequested,
    Contribute "CONTRIBUTE" ContributionMade,
    MarkContributionMissed "MARK_CONTRIBUTION_MISSED" ContributionMissed,
    RequestExtension "REQUEST_EXTENSION" ExtensionRequested,
    GrantExtension "GRANT_EXTENSION" ExtensionGranted,
    RefuseExtension "REFUSE_EXTENSION" ExtensionRefused,
    ConfirmCause "CONFIRM_CAUSE" CauseConfirmed,
    ReassignLead "REASSIGN_LEAD" LeadReassigned,
    AddCoordinator "ADD_COORDINATOR" CoordinatorAdded,
    RemoveCoordinator "REMOVE_COORDINATOR" CoordinatorRemoved,
    ChangeSupervisor "CHANGE_SUPERVISOR" SupervisorChanged,
    ChangeAccepter "CHANGE_ACCEPTER" AccepterChanged,
    Urge "URGE" Urged,
    AnswerUrge "ANSWER_URGE" UrgeAnswered,
    Escalate "ESCALATE" Escalated,
    SubmitResult "SUBMIT_RESULT" ResultSubmitted,
    ReturnResult "RETURN_RESULT" ResultReturned,
    AcceptResult "ACCEPT_RESULT" ResultAccepted,
    Suspend "SUSPEND" Suspended,
    Resume "RESUME" Resumed,
    Cancel "CANCEL" Cancelled,
    Reopen "REOPEN" Reopened,
    CloseWorkFile "CLOSE_WORK_FILE" WorkFileClosed,
    ConfirmBasis "CONFIRM_BASIS" BasisConfirmed,
    CorrectEntry "CORRECT_ENTRY" EntryCorrected,
}

impl Serialize for Act {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What the assignment waits for, and whose act it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NextAct {
    /// The act.
    pub act: Act,
    /// The seat that owes it (follow mergers with the register).
    pub by: PositionId,
}

/// The one act the assignment waits for; none once it is closed, cancelled or discarded.
///
/// While the lead works, an unanswered query, proposal or extension request comes first: the lead waits for it.
pub fn next_act(state: &State) -> Option<NextAct> {
    let owed = |act, by: Option<PositionId>| by.map(|by| NextAct { act, by });
    let (lead, assigner) = (state.terms.lead, state.assigner);
    match state.phase {
        Phase::Absent | Phase::Discarded | Phase::Cancelled | Phase::Closed => None,
        Phase::Draft => owed(Act::Issue, assigner),
        Phase::Declined => owed(Act::ReassignLead, assigner),
        Phase::Suspended => owed(Act::Resume, assigner),
        Phase::Submitted => owed(Act::AcceptResult, state.terms.accepter),
        Phase::Accepted => owed(Act::CloseWorkFile, lead),
        Phase::Issued | Phase::InProgress => {
            let open = |wanted: fn(ItemKind) -> bool| {
                state.open_items().map(|(_, item)| item).find(|i| wanted(i.kind))
            };
            if open(|kind| matches!(kind, ItemKind::Query(_))).is_some() {
                owed(Act::AnswerClarity, assigner)
            } else if let Some(item) = open(|kind| kind == ItemKind::Proposal) {
                owed(Act::AnswerProposal, item.to)
            } else if state.pending_extension().is_some() {
                owed(Act::GrantExtension, assigner)
            } else if state.phase == Phase::Issued {
                owed(Act::Acknowledge, lead)
            } else if open(|kind| kind == ItemKind::Urge).is_some() {
                owed(Act::AnswerUrge, lead)
            } else {
                owed(Act::SubmitResult, lead)
            }
        }
    }
}
