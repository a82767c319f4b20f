//! The catalogue of findings. A code never changes its meaning; new ones are added.

use super::Clarity;
use crate::refusal::Words;
use serde::{Serialize, Serializer};

macro_rules! findings {
    ($($name:ident $clarity:ident $code:literal $weight:ident
        vi($rule_vi:literal, $fix_vi:literal) en($rule_en:literal, $fix_en:literal);)*) => {
        /// The stable code of a finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum FindingCode { $($name,)* }

        impl FindingCode {
            /// Every code, for catalogues and tests.
            pub const ALL: &'static [FindingCode] = &[$(FindingCode::$name,)*];

            /// As it stands in the API.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// Which clarity it belongs to.
            pub fn clarity(self) -> Clarity {
                match self { $(Self::$name => Clarity::$clarity,)* }
            }

            /// Whether it keeps an assignment from being issued; otherwise it is a warning.
            pub fn blocks(self) -> bool {
                match self { $(Self::$name => weight::$weight,)* }
            }

            /// What is wrong, and what would make it clear.
            pub fn words(self) -> Words {
                match self {
                    $(Self::$name => Words { rule: [$rule_vi, $rule_en], remedy: [$fix_vi, $fix_en] },)*
                }
            }
        }
    };
}

#[allow(non_upper_case_globals)]
mod weight {
    pub const blocks: bool = true;
    pub const warns: bool = false;
}

impl Serialize for FindingCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

findings! {
    PersonMissing Person "PERSON_MISSING" blocks
        vi("Chưa có người chủ trì.", "Chọn đúng một chức vụ chủ trì.")
        en("There is no lead.", "Name exactly one leading position.");
    LeadNotInForce Person "LEAD_NOT_IN_FORCE" blocks
        vi("Chức vụ chủ trì không tồn tại, đã kết thúc vào ngày giao, hoặc đã có quyết định kết thúc.", "Chọn một chức vụ đang có hiệu lực và không sắp kết thúc.")
        en("The leading position does not exist, had ended on the day of issue, or is recorded to end.", "Choose a position in force that does not end.");
    LeadVacant Person "LEAD_VACANT" blocks
        vi("Chức vụ {position} đang trống nên không có người chịu trách nhiệm.", "Bổ nhiệm, cử người thay mặt, hoặc chọn chức vụ khác.")
        en("Position {position} is vacant, so nobody would answer for the work.", "Have somebody appointed or acting, or choose another position.");
    LeadIsAccepter Person "LEAD_IS_ACCEPTER" blocks
        vi("Người chủ trì đồng thời là người nghiệm thu.", "Chọn người nghiệm thu khác người chủ trì.")
        en("The lead would accept their own result.", "Choose an accepter who is not the lead.");
    LeadManyOverdue Person "LEAD_MANY_OVERDUE" warns
        vi("Người chủ trì đang có {count} nhiệm vụ quá hạn.", "Cân nhắc chọn người khác hoặc giãn việc.")
        en("The lead already holds {count} overdue assignments.", "Consider another lead, or relieve this one first.");
    LeadAbsent Person "LEAD_ABSENT" warns
        vi("Người giữ chức vụ chủ trì vắng mặt từ {from} đến {until}; người thay mặt sẽ chịu trách nhiệm.", "Cân nhắc thời hạn hoặc người chủ trì.")
        en("The holder of the leading position is absent from {from} to {until}; a substitute answers then.", "Reconsider the deadline or the lead.");

    TaskMissing Task "TASK_MISSING" blocks
        vi("Chưa nêu việc phải làm.", "Ghi một hành động và đối tượng của nó, ví dụ: “Lập danh sách hộ nghèo”.")
        en("The task is not stated.", "Write an action and its object, such as “Draw up the list of poor households”.");
    TaskWithoutObject Task "TASK_WITHOUT_OBJECT" blocks
        vi("Việc phải làm chỉ có một từ, chưa rõ làm gì với cái gì.", "Ghi một hành động và đối tượng của nó.")
        en("The task is a single word: it names no action on an object.", "Write an action and its object.");
    BasisMissing Task "BASIS_MISSING" blocks
        vi("Chưa có căn cứ giao việc.", "Nêu văn bản (cơ quan ban hành, loại, số, ngày) hoặc chỉ đạo miệng có ngày.")
        en("The basis is missing.", "Name a document (issuer, type, number, date) or a dated oral order.");
    BasisUnknown Task "BASIS_UNKNOWN" blocks
        vi("Văn bản căn cứ {id} chưa được đăng ký.", "Đăng ký văn bản trước.")
        en("The basis document {id} is not registered.", "Register the document first.");
    OralOrderUnclear Task "ORAL_ORDER_UNCLEAR" blocks
        vi("Chỉ đạo miệng phải ghi rõ người chỉ đạo và nội dung.", "Ghi chức vụ của người chỉ đạo và lời chỉ đạo.")
        en("An oral order must name who gave it and what was said.", "State the position that ordered it and the words.");
    OralOrderAfterIssue Task "ORAL_ORDER_AFTER_ISSUE" blocks
        vi("Ngày chỉ đạo miệng ({on}) sau ngày giao ({issued}).", "Ghi đúng ngày chỉ đạo.")
        en("The oral order is dated {on}, after the day of issue {issued}.", "State the day on which it was given.");
    OralToConfirm Task "ORAL_TO_CONFIRM" warns
        vi("Việc giao theo chỉ đạo miệng, cần được xác nhận bằng văn bản.", "Bổ sung văn bản xác nhận sau khi giao.")
        en("It rests on an oral order, which must be confirmed in writing.", "Add the confirming document afterwards.");
    SloganOnly Task "SLOGAN_ONLY" warns
        vi("Việc chỉ nêu khẩu hiệu (“{word}”), chưa rõ hành động cụ thể.", "Ghi hành động có thể kiểm tra được.")
        en("The task is a slogan (“{word}”) without an action that can be checked.", "Write an action that can be checked.");

    TimeMissing Time "TIME_MISSING" blocks
        vi("Chưa có thời hạn.", "Ghi ngày hoàn thành, chu kỳ, hoặc “không thời hạn” kèm lý do.")
        en("There is no deadline.", "State a due date, a recurrence, or “no deadline” with the reason.");
    DueImplausible Time "DUE_IMPLAUSIBLE" blocks
        vi("Thời hạn {date} không hợp lệ.", "Kiểm tra lại thời hạn.")
        en("The term {date} cannot be right.", "Check the term.");
    DueBeforeIssue Time "DUE_BEFORE_ISSUE" blocks
        vi("Hạn hoàn thành ({due}) trước ngày giao ({issued}).", "Chọn hạn từ ngày giao trở đi.")
        en("The due date {due} lies before the day of issue {issued}.", "Choose the day of issue or a later day.");
    UndatedWithoutReason Time "UNDATED_WITHOUT_REASON" blocks
        vi("Việc không thời hạn phải nêu lý do.", "Ghi lý do không đặt thời hạn.")
        en("Work without a deadline needs a reason.", "State why there is none.");
    DueOnDayOff Time "DUE_ON_DAY_OFF" warns
        vi("Hạn hoàn thành {due} là ngày nghỉ.", "Cân nhắc chọn ngày làm việc.")
        en("The due date {due} is a day off.", "Consider a working day.");
    MilestonesMissing Time "MILESTONES_MISSING" warns
        vi("Thời hạn dài {days} ngày nhưng chưa có mốc trung gian.", "Đặt các mốc để theo dõi.")
        en("The term is {days} days long and has no milestones.", "Set milestones on the way.");
    MilestoneOutside Time "MILESTONE_OUTSIDE" warns
        vi("Mốc ngày {date} nằm ngoài thời hạn.", "Đặt mốc trong thời hạn.")
        en("The milestone on {date} lies outside the term.", "Place it within the term.");
    TimeVague Time "TIME_VAGUE" warns
        vi("Lời ghi thời hạn gốc còn mơ hồ (“{word}”).", "Giữ nguyên lời gốc nhưng kiểm tra lại ngày đã chọn.")
        en("The original wording of the deadline is vague (“{word}”).", "Keep the wording, and check the date chosen.");

    ResultMissing Result "RESULT_MISSING" blocks
        vi("Chưa nêu kết quả, sản phẩm phải có.", "Ghi ít nhất một sản phẩm: văn bản, chỉ tiêu, hoặc trạng thái đạt được.")
        en("No result is named.", "Name at least one deliverable: a document, a figure, or a state reached.");
    CriterionMissing Result "CRITERION_MISSING" blocks
        vi("Sản phẩm “{name}” chưa có tiêu chí nghiệm thu.", "Ghi căn cứ để biết là đã đạt.")
        en("The deliverable “{name}” has no acceptance criterion.", "State how it will be judged.");
    AccepterMissing Result "ACCEPTER_MISSING" blocks
        vi("Chưa có người nghiệm thu.", "Chọn chức vụ nghiệm thu.")
        en("Nobody is named to accept the result.", "Name the accepting position.");
    AccepterNotInForce Result "ACCEPTER_NOT_IN_FORCE" blocks
        vi("Chức vụ nghiệm thu không tồn tại hoặc đã kết thúc.", "Chọn một chức vụ đang có hiệu lực.")
        en("The accepting position does not exist or has ended.", "Choose a position in force.");
    CriterionVague Result "CRITERION_VAGUE" warns
        vi("Tiêu chí của “{name}” chỉ ghi chung chung.", "Ghi tiêu chí đo đếm hoặc kiểm tra được.")
        en("The criterion of “{name}” says no more than “done well”.", "Write one that can be measured or checked.");

    DutyMissing Responsibility "DUTY_MISSING" blocks
        vi("Chưa ghi trách nhiệm của người chủ trì.", "Ghi người chủ trì chịu trách nhiệm về việc gì.")
        en("The lead's duty is not stated.", "State what the lead answers for.");
    SupervisorMissing Responsibility "SUPERVISOR_MISSING" blocks
        vi("Chưa có lãnh đạo phụ trách.", "Chọn lãnh đạo phụ trách.")
        en("There is no supervising leader.", "Name the supervising leader.");
    SupervisorNotInForce Responsibility "SUPERVISOR_NOT_IN_FORCE" blocks
        vi("Chức vụ phụ trách không tồn tại hoặc đã kết thúc.", "Chọn một chức vụ đang có hiệu lực.")
        en("The supervising position does not exist or has ended.", "Choose a position in force.");
    CoordinatorPartMissing Responsibility "COORDINATOR_PART_MISSING" blocks
        vi("Đơn vị phối hợp {position} chưa có phần việc.", "Ghi phần việc của từng bên phối hợp.")
        en("The coordinating party {position} has no part of its own.", "Name the part of each coordinating party.");
    CoordinatorNotInForce Responsibility "COORDINATOR_NOT_IN_FORCE" blocks
        vi("Chức vụ phối hợp {position} không tồn tại hoặc đã kết thúc.", "Chọn một chức vụ đang có hiệu lực.")
        en("The coordinating position {position} does not exist or has ended.", "Choose a position in force.");
    CoordinatorIsLead Responsibility "COORDINATOR_IS_LEAD" blocks
        vi("Người chủ trì không thể đồng thời là bên phối hợp.", "Bỏ người chủ trì khỏi danh sách phối hợp.")
        en("The lead cannot be a coordinating party as well.", "Take the lead off the list of coordinating parties.");
    CoordinatorTwice Responsibility "COORDINATOR_TWICE" blocks
        vi("Bên phối hợp {position} được nêu hai lần.", "Gộp thành một phần việc.")
        en("The coordinating party {position} is named twice.", "Join its parts into one.");
    CoordinatorReplyByMissing Responsibility "COORDINATOR_REPLY_BY_MISSING" warns
        vi("Bên phối hợp {position} chưa có hạn trả lời.", "Đặt hạn trả lời.")
        en("The coordinating party {position} has no reply-by date.", "Set one.");

    MandateMissing Authority "MANDATE_MISSING" blocks
        vi("Người giao không có thẩm quyền giao việc cho chức vụ này.", "Nhờ người có thẩm quyền giao, hoặc có văn bản giao thẩm quyền còn hiệu lực.")
        en("The assigner holds no mandate to assign to this position.", "Let a holder of that power assign, or have a mandate granted first.");
    MandateNotCovering Authority "MANDATE_NOT_COVERING" blocks
        vi("Thẩm quyền đã nêu không dùng được cho việc này: {why}.", "Chọn thẩm quyền khác đang giữ, còn hiệu lực và đúng phạm vi.")
        en("The mandate named does not serve for this: {why}.", "Choose one that is held, in force and wide enough.");
    LeadPowerMissing Authority "LEAD_POWER_MISSING" blocks
        vi("Chưa nêu quyền mà người chủ trì cần để ra kết quả.", "Ghi quyền cần có và nguồn của nó: có sẵn trong chức vụ, hoặc theo thẩm quyền được giao.")
        en("The powers the lead needs for the result are not named.", "Name each, and its source: inherent in the position, or conferred by a mandate.");
    LeadPowerNotCovered Authority "LEAD_POWER_NOT_COVERED" blocks
        vi("Quyền “{power}” dẫn một thẩm quyền mà người chủ trì không giữ hoặc đã hết hiệu lực.", "Dẫn thẩm quyền khác, hoặc giao thẩm quyền cho người chủ trì trước.")
        en("The power “{power}” refers to a mandate that the lead does not hold, or that is not in force.", "Refer to another, or grant one to the lead first.");
    MandateEndsBeforeDue Authority "MANDATE_ENDS_BEFORE_DUE" warns
        vi("Thẩm quyền hết hiệu lực ngày {until}, trước hạn hoàn thành.", "Gia hạn thẩm quyền hoặc rút ngắn thời hạn.")
        en("The mandate ends on {until}, before the due date.", "Renew it, or shorten the term.");
}
