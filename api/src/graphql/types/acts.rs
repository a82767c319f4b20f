//! What can be done to an assignment, and what keeps the viewer from it.

use async_graphql::{Enum, SimpleObject};
use sauro_domain::assignment;

/// What can be done to an assignment (việc có thể làm): the names of the mutations without their first word.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "assignment::Act")]
pub enum Act {
    /// Dự thảo.
    #[graphql(name = "DRAFT")]
    Draft,
    /// Sửa dự thảo.
    #[graphql(name = "DRAFT_REVISE")]
    ReviseDraft,
    /// Bỏ dự thảo.
    #[graphql(name = "DRAFT_DISCARD")]
    DiscardDraft,
    /// Giao việc.
    #[graphql(name = "ISSUE")]
    Issue,
    /// Nhận việc.
    #[graphql(name = "ACKNOWLEDGE")]
    Acknowledge,
    /// Hỏi lại điều chưa rõ.
    #[graphql(name = "CLARITY_QUERY")]
    QueryClarity,
    /// Trả lời điều chưa rõ.
    #[graphql(name = "CLARITY_ANSWER")]
    AnswerClarity,
    /// Trả lại việc.
    #[graphql(name = "DECLINE")]
    Decline,
    /// Báo cáo tiến độ.
    #[graphql(name = "PROGRESS_REPORT")]
    ReportProgress,
    /// Đạt mốc tiến độ.
    #[graphql(name = "MILESTONE_REACH")]
    ReachMilestone,
    /// Thêm minh chứng.
    #[graphql(name = "EVIDENCE_ATTACH")]
    AttachEvidence,
    /// Thay minh chứng.
    #[graphql(name = "EVIDENCE_SUPERSEDE")]
    SupersedeEvidence,
    /// Báo cáo vướng mắc.
    #[graphql(name = "OBSTACLE_REPORT")]
    ReportObstacle,
    /// Tháo gỡ vướng mắc.
    #[graphql(name = "OBSTACLE_RESOLVE")]
    ResolveObstacle,
    /// Đề xuất.
    #[graphql(name = "PROPOSAL_MAKE")]
    MakeProposal,
    /// Trả lời đề xuất.
    #[graphql(name = "PROPOSAL_ANSWER")]
    AnswerProposal,
    /// Bảo lưu ý kiến.
    #[graphql(name = "OPINION_RESERVE")]
    ReserveOpinion,
    /// Đề nghị phối hợp.
    #[graphql(name = "CONTRIBUTION_REQUEST")]
    RequestContribution,
    /// Trả lời phối hợp.
    #[graphql(name = "CONTRIBUTION_MAKE")]
    Contribute,
    /// Ghi nhận quá hạn phối hợp.
    #[graphql(name = "CONTRIBUTION_MISS")]
    MarkContributionMissed,
    /// Đề nghị gia hạn.
    #[graphql(name = "EXTENSION_REQUEST")]
    RequestExtension,
    /// Đồng ý gia hạn.
    #[graphql(name = "EXTENSION_GRANT")]
    GrantExtension,
    /// Không đồng ý gia hạn.
    #[graphql(name = "EXTENSION_REFUSE")]
    RefuseExtension,
    /// Xác nhận nguyên nhân.
    #[graphql(name = "CAUSE_CONFIRM")]
    ConfirmCause,
    /// Chuyển người chủ trì.
    #[graphql(name = "LEAD_REASSIGN")]
    ReassignLead,
    /// Thêm đơn vị phối hợp.
    #[graphql(name = "COORDINATOR_ADD")]
    AddCoordinator,
    /// Thôi phối hợp.
    #[graphql(name = "COORDINATOR_REMOVE")]
    RemoveCoordinator,
    /// Thay lãnh đạo phụ trách.
    #[graphql(name = "SUPERVISOR_CHANGE")]
    ChangeSupervisor,
    /// Thay người nghiệm thu.
    #[graphql(name = "ACCEPTER_CHANGE")]
    ChangeAccepter,
    /// Đôn đốc.
    #[graphql(name = "URGE")]
    Urge,
    /// Trả lời đôn đốc.
    #[graphql(name = "URGE_ANSWER")]
    AnswerUrge,
    /// Báo cáo cấp trên.
    #[graphql(name = "ESCALATE")]
    Escalate,
    /// Trình kết quả.
    #[graphql(name = "RESULT_SUBMIT")]
    SubmitResult,
    /// Trả lại kết quả.
    #[graphql(name = "RESULT_RETURN")]
    ReturnResult,
    /// Nghiệm thu.
    #[graphql(name = "RESULT_ACCEPT")]
    AcceptResult,
    /// Tạm dừng.
    #[graphql(name = "SUSPEND")]
    Suspend,
    /// Tiếp tục.
    #[graphql(name = "RESUME")]
    Resume,
    /// Hủy nhiệm vụ.
    #[graphql(name = "CANCEL")]
    Cancel,
    /// Mở lại.
    #[graphql(name = "REOPEN")]
    Reopen,
    /// Lập hồ sơ, đóng nhiệm vụ.
    #[graphql(name = "WORK_FILE_CLOSE")]
    CloseWorkFile,
    /// Xác nhận căn cứ.
    #[graphql(name = "BASIS_CONFIRM")]
    ConfirmBasis,
    /// Đính chính.
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
