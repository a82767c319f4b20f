//! The enumerations of the contract, each the mirror of one in the domain or the views.

use async_graphql::Enum;
use sauro_domain::{assignment, document, inspection, mandate, position, programme, register, unit};
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
    /// Within term (trong hạn).
    WithinTerm,
    /// Due soon (sắp đến hạn).
    DueSoon,
    /// Overdue (quá hạn).
    Overdue,
    /// Completed on time (hoàn thành đúng hạn).
    CompletedOnTime,
    /// Completed late (hoàn thành quá hạn).
    CompletedLate,
    /// Undated (không thời hạn).
    Undated,
    /// Đã hủy: counted apart.
    Cancelled,
}

/// One of the six clarities (sáu rõ).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "assignment::Clarity")]
pub enum Clarity {
    /// Person (rõ người).
    Person,
    /// Task (rõ việc).
    Task,
    /// Time (rõ thời gian).
    Time,
    /// Result (rõ kết quả).
    Result,
    /// Responsibility (rõ trách nhiệm).
    Responsibility,
    /// Authority (rõ thẩm quyền).
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
    /// Objective (khách quan).
    Objective,
    /// Subjective (chủ quan).
    Subjective,
}

/// The rank of a seat in its unit (bậc chức vụ).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "position::Rank")]
pub enum Rank {
    /// Head (người đứng đầu).
    Head,
    /// Deputy (cấp phó).
    Deputy,
    /// Member (ủy viên).
    Member,
    /// Staff (chuyên viên, công chức).
    Staff,
}

/// What a mandate lets its holder do (quyền).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "mandate::Power")]
pub enum Power {
    /// Assign (giao việc).
    Assign,
    /// Accept (nghiệm thu).
    Accept,
    /// Gia hạn: decide extensions, confirm causes.
    Extend,
    /// Supervise (giám sát, đôn đốc).
    Supervise,
    /// Giao thẩm quyền: grant and revoke mandates.
    Grant,
    /// Tổ chức: units, seats, appointments, persons.
    Organise,
    /// Giữ sổ: documents, programmes, indicators.
    Register,
    /// Calendar (công bố lịch làm việc).
    Calendar,
    /// Erase (xóa dữ liệu cá nhân).
    Erase,
    /// Inspect (kiểm tra).
    Inspect,
    /// Sign (ký văn bản).
    Sign,
    /// Spend (chi ngân sách).
    Spend,
}

/// On what ground a mandate rests (căn cứ trao quyền).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "mandate::MandateKind")]
pub enum MandateKind {
    /// Office (chức vụ theo luật, điều lệ).
    Office,
    /// Devolution (phân quyền).
    Devolution,
    /// Decentralisation (phân cấp).
    Decentralisation,
    /// Ủy quyền: always with an end date.
    Delegation,
    /// Allocation (phân công).
    Allocation,
}

/// The kind of a programme (loại chương trình).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "programme::ProgrammeKind")]
pub enum ProgrammeKind {
    /// Resolution (nghị quyết).
    Resolution,
    /// Breakthrough (nhiệm vụ đột phá).
    Breakthrough,
    /// Strategic (chương trình chiến lược).
    Strategic,
    /// Social model (mô hình xã hội).
    SocialModel,
    /// Plan (kế hoạch).
    Plan,
}

/// How a sample is drawn (cách chọn mẫu).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inspection::SampleMethod")]
pub enum SampleMethod {
    /// In the order of SHA-256 over `seed/id`, the first so many (theo thứ tự mã băm).
    Sha256Order,
}

/// Where the seed of a sample comes from (nguồn hạt giống).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inspection::SeedSource")]
pub enum SeedSource {
    /// An inspector named it before the draw (đoàn kiểm tra nêu).
    Given,
    /// The system drew it (hệ thống chọn).
    Drawn,
}

/// What came of a finding (kết luận về phát hiện).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inspection::Verdict")]
pub enum FindingVerdict {
    /// It stands (đúng).
    Upheld,
    /// It does not (không đúng).
    NotUpheld,
}

/// In what form a document was signed (hình thức ký).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "document::SignatureForm")]
pub enum SignatureForm {
    /// Own (ký trực tiếp).
    Own,
    /// On behalf of body (TM. — thay mặt).
    OnBehalfOfBody,
    /// For superior (KT. — ký thay).
    ForSuperior,
    /// By order (TL. — thừa lệnh).
    ByOrder,
    /// Under authorisation (TUQ. — thừa ủy quyền).
    UnderAuthorisation,
    /// Acting head (Q. — quyền).
    ActingHead,
}

/// The kind of a unit (loại đơn vị).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "unit::UnitKind")]
pub enum UnitKind {
    /// Party committee (Đảng bộ, Đảng ủy).
    PartyCommittee,
    /// Executive committee (Ban Chấp hành).
    ExecutiveCommittee,
    /// Standing committee (Ban Thường vụ).
    StandingCommittee,
    /// Inspection commission (Ủy ban Kiểm tra).
    InspectionCommission,
    /// People's committee (ủy ban nhân dân).
    PeoplesCommittee,
    /// People's council (hội đồng nhân dân).
    PeoplesCouncil,
    /// Division (phòng chuyên môn, ban).
    Division,
    /// Office (văn phòng).
    Office,
    /// Centre (trung tâm).
    Centre,
    /// Front (mặt trận và đoàn thể).
    Front,
    /// Party cell (chi bộ, đảng bộ bộ phận).
    PartyCell,
    /// Residential group (tổ dân phố).
    ResidentialGroup,
    /// Predecessor ward (phường, xã trước khi sắp xếp).
    PredecessorWard,
}

/// The unit in which a term is counted (đơn vị thời hạn).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "assignment::TermUnit")]
pub enum TermUnit {
    /// Calendar days (ngày).
    CalendarDays,
    /// Working days (ngày làm việc).
    WorkingDays,
    /// Months (tháng).
    Months,
}

/// How often work comes back (chu kỳ).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "assignment::Recurrence")]
pub enum Recurrence {
    /// Weekly (hằng tuần).
    Weekly,
    /// Monthly (hằng tháng).
    Monthly,
    /// Quarterly (hằng quý).
    Quarterly,
    /// Yearly (hằng năm).
    Yearly,
}

/// As what a seat takes part in an assignment (vai trò).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "views::Role")]
pub enum PartyRole {
    /// Assigner (người giao).
    Assigner,
    /// Lead (người chủ trì).
    Lead,
    /// Accepter (người nghiệm thu).
    Accepter,
    /// Supervisor (lãnh đạo phụ trách).
    Supervisor,
    /// Coordinator (phối hợp).
    Coordinator,
    /// Follower (để biết).
    Follower,
}

/// Which deadline something is measured against (mốc so sánh).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "views::Against")]
pub enum DeadlineBasis {
    /// Original (thời hạn ban đầu).
    Original,
    /// Current (thời hạn hiện hành).
    Current,
}
