//! What can be done to an assignment, and what keeps the viewer from it.

use async_graphql::{Enum, SimpleObject};
use sauro_domain::assignment;

/// What can be done to an assignment (việc có thể làm): the names of the mutations without their first word.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "assignment::Act")]
pub enum Act {
    /// Draft (dự thảo).
    #[graphql(name = "DRAFT")]
    Draft,
    /// Revise draft (sửa dự thảo).
    #[graphql(name = "DRAFT_REVISE")]
    ReviseDraft,
    /// Discard draft (bỏ dự thảo).
    #[graphql(name = "DRAFT_DISCARD")]
    DiscardDraft,
    /// Issue (giao việc).
    #[graphql(name = "ISSUE")]
    Issue,
    /// Acknowledge (nhận việc).
    #[graphql(name = "ACKNOWLEDGE")]
    Acknowledge,
    /// Query clarity (hỏi lại điều chưa rõ).
    #[graphql(name = "CLARITY_QUERY")]
    QueryClarity,
    /// Answer clarity (trả lời điều chưa rõ).
    #[graphql(name = "CLARITY_ANSWER")]
    AnswerClarity,
    /// Decline (trả lại việc).
    #[graphql(name = "DECLINE")]
    Decline,
    /// Report progress (báo cáo tiến độ).
    #[graphql(name = "PROGRESS_REPORT")]
    ReportProgress,
    /// Reach milestone (đạt mốc tiến độ).
    #[graphql(name = "MILESTONE_REACH")]
    ReachMilestone,
    /// Attach evidence (thêm minh chứng).
    #[graphql(name = "EVIDENCE_ATTACH")]
    AttachEvidence,
    /// Supersede evidence (thay minh chứng).
    #[graphql(name = "EVIDENCE_SUPERSEDE")]
    SupersedeEvidence,
    /// Report obstacle (báo cáo vướng mắc).
    #[graphql(name = "OBSTACLE_REPORT")]
    ReportObstacle,
    /// Resolve obstacle (tháo gỡ vướng mắc).
    #[graphql(name = "OBSTACLE_RESOLVE")]
    ResolveObstacle,
    /// Make proposal (đề xuất).
    #[graphql(name = "PROPOSAL_MAKE")]
    MakeProposal,
    /// Answer proposal (trả lời đề xuất).
    #[graphql(name = "PROPOSAL_ANSWER")]
    AnswerProposal,
    /// Reserve opinion (bảo lưu ý kiến).
    #[graphql(name = "OPINION_RESERVE")]
    ReserveOpinion,
    /// Request contribution (đề nghị phối hợp).
    #[graphql(name = "CONTRIBUTION_REQUEST")]
    RequestContribution,
    /// Contribute (trả lời phối hợp).
    #[graphql(name = "CONTRIBUTION_MAKE")]
    Contribute,
    /// Mark contribution missed (ghi nhận quá hạn phối hợp).
    #[graphql(name = "CONTRIBUTION_MISS")]
    MarkContributionMissed,
    /// Request extension (đề nghị gia hạn).
    #[graphql(name = "EXTENSION_REQUEST")]
    RequestExtension,
    /// Grant extension (đồng ý gia hạn).
    #[graphql(name = "EXTENSION_GRANT")]
    GrantExtension,
    /// Refuse extension (không đồng ý gia hạn).
    #[graphql(name = "EXTENSION_REFUSE")]
    RefuseExtension,
    /// Confirm cause (xác nhận nguyên nhân).
    #[graphql(name = "CAUSE_CONFIRM")]
    ConfirmCause,
    /// Reassign lead (chuyển người chủ trì).
    #[graphql(name = "LEAD_REASSIGN")]
    ReassignLead,
    /// Add coordinator (thêm đơn vị phối hợp).
    #[graphql(name = "COORDINATOR_ADD")]
    AddCoordinator,
    /// Remove coordinator (thôi phối hợp).
    #[graphql(name = "COORDINATOR_REMOVE")]
    RemoveCoordinator,
    /// Change supervisor (thay lãnh đạo phụ trách).
    #[graphql(name = "SUPERVISOR_CHANGE")]
    ChangeSupervisor,
    /// Change accepter (thay người nghiệm thu).
    #[graphql(name = "ACCEPTER_CHANGE")]
    ChangeAccepter,
    /// Urge (đôn đốc).
    #[graphql(name = "URGE")]
    Urge,
    /// Answer urge (trả lời đôn đốc).
    #[graphql(name = "URGE_ANSWER")]
    AnswerUrge,
    /// Escalate (báo cáo cấp trên).
    #[graphql(name = "ESCALATE")]
    Escalate,
    /// Submit result (trình kết quả).
    #[graphql(name = "RESULT_SUBMIT")]
    SubmitResult,
    /// Return result (trả lại kết quả).
    #[graphql(name = "RESULT_RETURN")]
    ReturnResult,
    /// Accept result (nghiệm thu).
    #[graphql(name = "RESULT_ACCEPT")]
    AcceptResult,
    /// Suspend (tạm dừng).
    #[graphql(name = "SUSPEND")]
    Suspend,
    /// Resume (tiếp tục).
    #[graphql(name = "RESUME")]
    Resume,
    /// Cancel (hủy nhiệm vụ).
    #[graphql(name = "CANCEL")]
    Cancel,
    /// Reopen (mở lại).
    #[graphql(name = "REOPEN")]
    Reopen,
    /// Close work file (lập hồ sơ, đóng nhiệm vụ).
    #[graphql(name = "WORK_FILE_CLOSE")]
    CloseWorkFile,
    /// Confirm basis (xác nhận căn cứ).
    #[graphql(name = "BASIS_CONFIRM")]
    ConfirmBasis,
    /// Correct entry (đính chính).
    #[graphql(name = "ENTRY_CORRECT")]
    CorrectEntry,
}

/// An act, and whether the viewer may do it now (việc được phép làm).
#[derive(SimpleObject, Debug, Clone)]
pub struct AvailableAct {
    /// The act (việc).
    pub act: Act,
    /// Whether the viewer may (được phép hay không).
    pub allowed: bool,
    /// Why not: the code that it would be refused with (mã từ chối).
    pub refusal_code: Option<String>,
    /// Why not, in words (lý do).
    pub reason: Option<String>,
}
