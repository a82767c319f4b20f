//! Giving: through the gate, and the lead's first answers.

use crate::graphql::{
    enums::Clarity, mutations::macros::mutations, payloads::AssignmentPayload, scalars::Ulid,
};
use sauro_domain::{assignment::AssignmentCommand as Ask, id::AssignmentId};

mutations! {
    /// Giving.
    GivingMutations, Assignment, AssignmentPayload;

    /// Issues a draft (giao việc), if all six clarities hold and the acting seat has the power to assign.
    update(assignment: AssignmentId) assignment_issue(AssignmentIssueInput {}) |i, r| Ask::Issue;

    /// The lead has seen it and takes it on (nhận việc).
    update(assignment: AssignmentId) assignment_acknowledge(AssignmentAcknowledgeInput {
        /// A remark (ghi chú).
        note: Option<String>,
    }) |i, r| Ask::Acknowledge { note: r.prose_if("note", i.note.as_deref()) };

    /// The lead asks about a clarity (hỏi lại điều chưa rõ): the time until the answer is the assigner's.
    update(assignment: AssignmentId) assignment_clarity_query(AssignmentClarityQueryInput {
        /// Which one (mục chưa rõ).
        clarity: Clarity,
        /// What is not clear (câu hỏi).
        question: String,
    }) |i, r| Ask::QueryClarity { clarity: i.clarity.into(), question: r.prose("question", &i.question)? };

    /// The assigner answers such a question (trả lời điều chưa rõ).
    update(assignment: AssignmentId) assignment_clarity_answer(AssignmentClarityAnswerInput {
        /// The question (câu hỏi nào).
        query: Ulid,
        /// The answer (câu trả lời).
        answer: String,
    }) |i, r| Ask::AnswerClarity { query: i.query.into(), answer: r.prose("answer", &i.answer)? };

    /// The lead sends it back (trả lại việc): wrong person, or no authority.
    update(assignment: AssignmentId) assignment_decline(AssignmentDeclineInput {
        /// Which clarity fails (mục chưa rõ).
        clarity: Clarity,
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::Decline { clarity: i.clarity.into(), reason: r.prose("reason", &i.reason)? };
}
