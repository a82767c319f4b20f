//! The enumerations of the contract, each the mirror of one in the domain or the views.

use async_graphql::Enum;
use sauro_domain::{assignment, document, mandate, position, programme, register, unit};
use sauro_projections as views;

/// Where an assignment stands in its course (trạng thái): who must act next. Apart from its time status.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "AssignmentPhase")]
pub enum Phase {
    /// Dự thảo: still with the assigner.
    Draft,
    /// Đã bỏ dự thảo: the draft was thrown away.
    Discarded,
    /// Đã giao: passed the gate, not yet acknowledged by the lead.
    Issued,
    /// Đang thực hiện: acknowledged, being done.
    InProgress,
    /// Đã trình kết quả: a result waits for the accepter.
    Submitted,
    /// Đã nghiệm thu: the result was accepted.
    Accepted,
    /// Đã đóng hồ sơ: the work file is closed.
    Closed,
    /// Đã trả lại: the lead declined; back with the assigner.
    Declined,
    /// Tạm dừng: halted, the clock stands still.
    Suspended,
    /// Đã hủy: ended without a result.
    Cancelled,
}

impl From<assignment::Phase> for Phase {
    fn from(phase: assignment::Phase) -> Self {
        use assignment::Phase as Of;
        match phase {
            Of::Absent | Of::Draft => Self::Draft,
            Of::Issued => Self::Issued,
            Of::InProgress => Self::InProgress,
            Of::Submitted => Self::Submitted,
            Of::Declined => Self::Declined,
            Of::Suspended => Self::Suspended,
            Of::Accepted => Self::Accepted,
            Of::Closed => Self::Closed,
            Of::Cancelled => Self::Cancelled,
            Of::Discarded => Self::Discarded,
        }
    }
}

impl From<Phase> for assignment::Phase {
    fn from(phase: Phase) -> Self {
        match phase {
            Phase::Draft => Self::Draft,
            Phase::Issued => Self::Issued,
            Phase::InProgress => Self::InProgress,
            Phase::Submitted => Self::Submitted,
            Phase::Declined => Self::Declined,
            Phase::Suspended => Self::Suspended,
            Phase::Accepted => Self::Accepted,
            Phase::Closed => Self::Closed,
            Phase::Cancelled => Self::Cancelled,
            Phase::Discarded => Self::Discarded,
        }
    }
}

/// How it stands with its deadline (tình trạng thời hạn); derived, never stored.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "assignment::TimeStatus")]
pub enum TimeStatus {
    /// Chưa bắt đầu: not issued yet.
    NotStarted,
    /// Trong hạn.
    WithinTerm,
    /// Sắp đến hạn.
    DueSoon,
    /// Quá hạn.
    Overdue,
    /// Hoàn thành đúng hạn.
    CompletedOnTime,
    /// Hoàn thành quá hạn.
    CompletedLate,
    /// Không thời hạn.
    Undated,
    /// Đã hủy: counted apart.
    Cancelled,
}

/// One of the six clarities (sáu rõ).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "assignment::Clarity")]
pub enum Clarity {
    /// Rõ người.
    Person,
    /// Rõ việc.
    Task,
    /// Rõ thời gian.
    Time,
    /// Rõ kết quả.
    Result,
    /// Rõ trách nhiệm.
    Responsibility,
    /// Rõ thẩm quyền.
    Authority,
}

/// In what capacity somebody answers (tư cách).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "register::Capacity")]
pub enum Capacity {
    /// Người giữ chức vụ: holds the seat.
    Holder,
    /// Người thay mặt: acts for the holder, or for a vacant seat.
    Acting,
    /// Cấp trên: the seat is vacant; the head of the unit, or of one above, answers.
    Superior,
}

/// Why it is late (nguyên nhân).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "assignment::Cause")]
pub enum Cause {
    /// Khách quan.
    Objective,
    /// Chủ quan.
    Subjective,
}

/// The rank of a seat in its unit (bậc chức vụ).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "position::Rank")]
pub enum Rank {
    /// Người đứng đầu.
    Head,
    /// Cấp phó.
    Deputy,
    /// Ủy viên.
    Member,
    /// Chuyên viên, công chức.
    Staff,
}

/// What a mandate lets its holder do (quyền).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "mandate::Power")]
pub enum Power {
    /// Giao việc.
    Assign,
    /// Nghiệm thu.
    Accept,
    /// Gia hạn: decide extensions, confirm causes.
    Extend,
    /// Giám sát, đôn đốc.
    Supervise,
    /// Giao thẩm quyền: grant and revoke mandates.
    Grant,
    /// Tổ chức: units, seats, appointments, persons.
    Organise,
    /// Giữ sổ: documents, programmes, indicators.
    Register,
    /// Công bố lịch làm việc.
    Calendar,
    /// Xóa dữ liệu cá nhân.
    Erase,
    /// Kiểm tra.
    Inspect,
    /// Ký văn bản.
    Sign,
    /// Chi ngân sách.
    Spend,
}

/// On what ground a mandate rests (căn cứ trao quyền).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "mandate::MandateKind")]
pub enum MandateKind {
    /// Chức vụ theo luật, điều lệ.
    Office,
    /// Phân quyền.
    Devolution,
    /// Phân cấp.
    Decentralisation,
    /// Ủy quyền: always with an end date.
    Delegation,
    /// Phân công.
    Allocation,
}

/// The kind of a programme (loại chương trình).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "programme::ProgrammeKind")]
pub enum ProgrammeKind {
    /// Nghị quyết.
    Resolution,
    /// Nhiệm vụ đột phá.
    Breakthrough,
    /// Chương trình chiến lược.
    Strategic,
    /// Mô hình xã hội.
    SocialModel,
    /// Kế hoạch.
    Plan,
}

/// In what form a document was signed (hình thức ký).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "document::SignatureForm")]
pub enum SignatureForm {
    /// Ký trực tiếp.
    Own,
    /// TM. — thay mặt.
    OnBehalfOfBody,
    /// KT. — ký thay.
    ForSuperior,
    /// TL. — thừa lệnh.
    ByOrder,
    /// TUQ. — thừa ủy quyền.
    UnderAuthorisation,
    /// Q. — quyền.
    ActingHead,
}

/// The kind of a unit (loại đơn vị).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "unit::UnitKind")]
pub enum UnitKind {
    /// Đảng bộ, Đảng ủy.
    PartyCommittee,
    /// Ban Chấp hành.
    ExecutiveCommittee,
    /// Ban Thường vụ.
    StandingCommittee,
    /// Ủy ban Kiểm tra.
    InspectionCommission,
    /// Ủy ban nhân dân.
    PeoplesCommittee,
    /// Hội đồng nhân dân.
    PeoplesCouncil,
    /// Phòng chuyên môn, ban.
    Division,
    /// Văn phòng.
    Office,
    /// Trung tâm.
    Centre,
    /// Mặt trận và đoàn thể.
    Front,
    /// Chi bộ, đảng bộ bộ phận.
    PartyCell,
    /// Tổ dân phố.
    ResidentialGroup,
    /// Phường, xã trước khi sắp xếp.
    PredecessorWard,
}

/// The unit in which a term is counted (đơn vị thời hạn).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "assignment::TermUnit")]
pub enum TermUnit {
    /// Ngày.
    CalendarDays,
    /// Ngày làm việc.
    WorkingDays,
    /// Tháng.
    Months,
}

/// How often work comes back (chu kỳ).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "assignment::Recurrence")]
pub enum Recurrence {
    /// Hằng tuần.
    Weekly,
    /// Hằng tháng.
    Monthly,
    /// Hằng quý.
    Quarterly,
    /// Hằng năm.
    Yearly,
}

/// As what a seat takes part in an assignment (vai trò).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "views::Role")]
pub enum PartyRole {
    /// Người giao.
    Assigner,
    /// Người chủ trì.
    Lead,
    /// Người nghiệm thu.
    Accepter,
    /// Lãnh đạo phụ trách.
    Supervisor,
    /// Phối hợp.
    Coordinator,
    /// Để biết.
    Follower,
}

/// Which deadline something is measured against (mốc so sánh).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "views::Against")]
pub enum DeadlineBasis {
    /// Thời hạn ban đầu.
    Original,
    /// Thời hạn hiện hành.
    Current,
}
