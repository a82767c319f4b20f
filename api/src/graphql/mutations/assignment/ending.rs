//! Ending: results, interruptions, the work file, corrections.

use crate::graphql::{
    input::{BasisInput, EvidenceInput, TimeTermInput, read_evidence},
    mutations::macros::mutations,
    payloads::AssignmentPayload,
};
use async_graphql::ID;
use sauro_domain::{assignment::AssignmentCommand as Ask, id::AssignmentId};

mutations! {
    /// Ending.
    EndingMutations, Assignment, AssignmentPayload;

    /// The lead hands in the result (trình kết quả): the day of completion, if it is accepted.
    update(assignment: AssignmentId) assignment_result_submit(AssignmentResultSubmitInput {
        /// In words (nội dung).
        text: String,
        /// Evidence (minh chứng).
        evidence: Option<Vec<EvidenceInput>>,
    }) |i, r| Ask::SubmitResult { evidence: read_evidence(r, i.evidence), text: r.prose("text", &i.text)? };

    /// The accepter sends the result back (trả lại kết quả).
    update(assignment: AssignmentId) assignment_result_return(AssignmentResultReturnInput {
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::ReturnResult { reason: r.prose("reason", &i.reason)? };

    /// The accepter accepts the result (nghiệm thu). The lead never does.
    update(assignment: AssignmentId) assignment_result_accept(AssignmentResultAcceptInput {
        /// A remark (ghi chú).
        note: Option<String>,
    }) |i, r| Ask::AcceptResult { note: r.prose_if("note", i.note.as_deref()) };

    /// Halts the work (tạm dừng): the clock stands still.
    update(assignment: AssignmentId) assignment_suspend(AssignmentSuspendInput {
        /// Why (lý do).
        reason: String,
        /// The deciding document (căn cứ).
        basis: Option<ID>,
    }) |i, r| Ask::Suspend { basis: r.id_if("basis", i.basis.as_ref()), reason: r.prose("reason", &i.reason)? };

    /// Takes the work up again (tiếp tục).
    update(assignment: AssignmentId) assignment_resume(AssignmentResumeInput {
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::Resume { reason: r.prose("reason", &i.reason)? };

    /// Ends it without a result (hủy nhiệm vụ); it stays on record.
    update(assignment: AssignmentId) assignment_cancel(AssignmentCancelInput {
        /// Why (lý do).
        reason: String,
        /// The deciding document (căn cứ).
        basis: Option<ID>,
    }) |i, r| Ask::Cancel { basis: r.id_if("basis", i.basis.as_ref()), reason: r.prose("reason", &i.reason)? };

    /// Opens it again with a new deadline (mở lại nhiệm vụ).
    update(assignment: AssignmentId) assignment_reopen(AssignmentReopenInput {
        /// Why (lý do).
        reason: String,
        /// The new deadline (thời hạn mới).
        time: TimeTermInput,
    }) |i, r| {
        let time = i.time.read(r, "time");
        let reason = r.prose("reason", &i.reason);
        Ask::Reopen { reason: reason?, time: time? }
    };

    /// Closes the work file (lập hồ sơ, đóng nhiệm vụ).
    update(assignment: AssignmentId) assignment_work_file_close(AssignmentWorkFileCloseInput {
        /// A remark (ghi chú).
        note: Option<String>,
    }) |i, r| Ask::CloseWorkFile { note: r.prose_if("note", i.note.as_deref()) };

    /// Confirms an oral order by a document (xác nhận căn cứ).
    update(assignment: AssignmentId) assignment_basis_confirm(AssignmentBasisConfirmInput {
        /// What it rests on from now on (căn cứ).
        basis: BasisInput,
    }) |i, r| Ask::ConfirmBasis { basis: i.basis.read(r)? };

    /// Puts a correction beside an entry of the history (đính chính): both stay visible.
    update(assignment: AssignmentId) assignment_entry_correct(AssignmentEntryCorrectInput {
        /// The entry's revision (mục số).
        revision: i32,
        /// What is right (nội dung đúng).
        text: String,
        /// Why (lý do).
        reason: String,
    }) |i, r| {
        let revision = r.number("revision", i.revision, 0, u32::MAX);
        let text = r.prose("text", &i.text);
        let reason = r.prose("reason", &i.reason);
        Ask::CorrectEntry { revision: u64::from(revision), text: text?, reason: reason? }
    };
}
