//! Names of acts, one per command, and which of them the assignment waits for.

use super::{AssignmentCommand, ItemKind, Phase, State};
use crate::id::PositionId;
use serde::{Serialize, Serializer};

macro_rules! acts {
    ($($name:ident $wire:literal,)*) => {
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
    };
}

acts! {
    Draft "DRAFT",
    ReviseDraft "REVISE_DRAFT",
    DiscardDraft "DISCARD_DRAFT",
    Issue "ISSUE",
    Acknowledge "ACKNOWLEDGE",
    QueryClarity "QUERY_CLARITY",
    AnswerClarity "ANSWER_CLARITY",
    Decline "DECLINE",
    ReportProgress "REPORT_PROGRESS",
    ReachMilestone "REACH_MILESTONE",
    AttachEvidence "ATTACH_EVIDENCE",
    SupersedeEvidence "SUPERSEDE_EVIDENCE",
    ReportObstacle "REPORT_OBSTACLE",
    ResolveObstacle "RESOLVE_OBSTACLE",
    MakeProposal "MAKE_PROPOSAL",
    AnswerProposal "ANSWER_PROPOSAL",
    ReserveOpinion "RESERVE_OPINION",
    RequestContribution "REQUEST_CONTRIBUTION",
    Contribute "CONTRIBUTE",
    MarkContributionMissed "MARK_CONTRIBUTION_MISSED",
    RequestExtension "REQUEST_EXTENSION",
    GrantExtension "GRANT_EXTENSION",
    RefuseExtension "REFUSE_EXTENSION",
    ConfirmCause "CONFIRM_CAUSE",
    ReassignLead "REASSIGN_LEAD",
    AddCoordinator "ADD_COORDINATOR",
    RemoveCoordinator "REMOVE_COORDINATOR",
    ChangeSupervisor "CHANGE_SUPERVISOR",
    ChangeAccepter "CHANGE_ACCEPTER",
    Urge "URGE",
    AnswerUrge "ANSWER_URGE",
    Escalate "ESCALATE",
    SubmitResult "SUBMIT_RESULT",
    ReturnResult "RETURN_RESULT",
    AcceptResult "ACCEPT_RESULT",
    Suspend "SUSPEND",
    Resume "RESUME",
    Cancel "CANCEL",
    Reopen "REOPEN",
    CloseWorkFile "CLOSE_WORK_FILE",
    ConfirmBasis "CONFIRM_BASIS",
    CorrectEntry "CORRECT_ENTRY",
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
