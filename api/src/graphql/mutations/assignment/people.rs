//! People: who leads, coordinates, supervises and accepts.

use crate::graphql::{
    input::CoordinatorInput, mutations::macros::mutations, payloads::AssignmentPayload, scalars::Ulid,
};
use async_graphql::ID;
use sauro_domain::{assignment::AssignmentCommand as Ask, id::AssignmentId};

mutations! {
    /// People.
    PeopleMutations, Assignment, AssignmentPayload;

    /// Gives the lead to another seat (chuyển người chủ trì): one act, no moment without a lead.
    update(assignment: AssignmentId) assignment_lead_reassign(AssignmentLeadReassignInput {
        /// The new lead's seat (chức vụ chủ trì mới).
        to: ID,
        /// The deciding document (căn cứ).
        basis: Option<ID>,
        /// Why (lý do).
        reason: String,
        /// What is done, open and handed over (nội dung bàn giao).
        handover_note: Option<String>,
    }) |i, r| Ask::ReassignLead {
        to: r.id("to", &i.to),
        basis: r.id_if("basis", i.basis.as_ref()),
        handover_note: r.prose_if("handoverNote", i.handover_note.as_deref()),
        reason: r.prose("reason", &i.reason)?,
    };

    /// Adds a coordinating seat with its part (thêm đơn vị phối hợp).
    update(assignment: AssignmentId) assignment_coordinator_add(AssignmentCoordinatorAddInput {
        /// Who, with which part (phối hợp).
        coordinator: CoordinatorInput,
    }) |i, r| Ask::AddCoordinator { coordinator: r.within("coordinator", |r| i.coordinator.read(r))? };

    /// Removes a coordinating seat (thôi phối hợp).
    update(assignment: AssignmentId) assignment_coordinator_remove(AssignmentCoordinatorRemoveInput {
        /// Who (chức vụ).
        position: ID,
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::RemoveCoordinator { position: r.id("position", &i.position), reason: r.prose("reason", &i.reason)? };

    /// Names another supervising leader (thay lãnh đạo phụ trách).
    update(assignment: AssignmentId) assignment_supervisor_change(AssignmentSupervisorChangeInput {
        /// Who (chức vụ).
        to: ID,
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::ChangeSupervisor { to: r.id("to", &i.to), reason: r.prose("reason", &i.reason)? };

    /// Names another accepter (thay người nghiệm thu).
    update(assignment: AssignmentId) assignment_accepter_change(AssignmentAccepterChangeInput {
        /// Who (chức vụ).
        to: ID,
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::ChangeAccepter { to: r.id("to", &i.to), reason: r.prose("reason", &i.reason)? };

    /// Urges the lead on (đôn đốc).
    update(assignment: AssignmentId) assignment_urge(AssignmentUrgeInput {
        /// In words (nội dung).
        text: String,
    }) |i, r| Ask::Urge { text: r.prose("text", &i.text)? };

    /// The lead answers an urge (trả lời đôn đốc).
    update(assignment: AssignmentId) assignment_urge_answer(AssignmentUrgeAnswerInput {
        /// The urge (đôn đốc nào).
        urge: Ulid,
        /// In words (nội dung trả lời).
        answer: String,
    }) |i, r| Ask::AnswerUrge { urge: i.urge.into(), answer: r.prose("answer", &i.answer)? };

    /// Takes it to a higher seat (báo cáo cấp trên).
    update(assignment: AssignmentId) assignment_escalate(AssignmentEscalateInput {
        /// To whom (gửi đến).
        to: ID,
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::Escalate { to: r.id("to", &i.to), reason: r.prose("reason", &i.reason)? };
}
