//! The catalogue of refusals. A code never changes its meaning; new ones are added.

use super::{macros::codes, words::Words};
use serde::Serialize;
use std::fmt;

codes! {
    ClarityBlocked "CLARITY_BLOCKED"
        vi("Nhiệm vụ chưa đủ sáu rõ nên chưa thể giao.", "Bổ sung những mục còn thiếu rồi giao lại.")
        en("The assignment does not hold all six clarities, so it cannot be issued.", "Complete what the findings name and issue it again.");
    AuthorityMissing "AUTHORITY_MISSING"
        vi("Chức vụ {position} không có thẩm quyền {power} cho việc này vào lúc này.", "Nhờ người có thẩm quyền thực hiện, hoặc có văn bản giao thẩm quyền còn hiệu lực.")
        en("Position {position} holds no mandate with the power {power} for this at this moment.", "Let a holder of that power act, or have a valid mandate granted first.");
    NotYourPosition "NOT_YOUR_POSITION"
        vi("Người thực hiện không giữ chức vụ {position} vào thời điểm có hiệu lực.", "Chọn chức vụ đang giữ, hoặc có quyết định giao quyền thay mặt.")
        en("The acting person does not hold position {position} at the effective moment.", "Choose a position you hold, or have an acting appointment recorded.");
    OnlyLead "ONLY_LEAD"
        vi("Chỉ người chủ trì được làm việc này.", "Nhờ người chủ trì thực hiện.")
        en("Only the lead may do this.", "Let the lead do it.");
    OnlyAssigner "ONLY_ASSIGNER"
        vi("Chỉ người giao được làm việc này.", "Nhờ người giao thực hiện.")
        en("Only the assigner may do this.", "Let the assigner do it.");
    OnlyAccepter "ONLY_ACCEPTER"
        vi("Chỉ người nghiệm thu được làm việc này.", "Nhờ người nghiệm thu thực hiện.")
        en("Only the accepter may do this.", "Let the accepter do it.");
    OnlyAddressee "ONLY_ADDRESSEE"
        vi("Chỉ người được hỏi hoặc được yêu cầu mới trả lời được.", "Nhờ đúng người được hỏi trả lời.")
        en("Only the one it was addressed to may answer.", "Let the addressee answer.");
    LeadMayNotAccept "LEAD_MAY_NOT_ACCEPT"
        vi("Người chủ trì không được tự nghiệm thu kết quả của mình.", "Người nghiệm thu phải là người khác.")
        en("The lead never accepts their own result.", "Another person must accept it.");
    LeadMayNotExtend "LEAD_MAY_NOT_EXTEND"
        vi("Người chủ trì không được tự gia hạn cho mình.", "Người giao hoặc người có thẩm quyền gia hạn quyết định.")
        en("The lead never grants their own extension.", "The assigner, or another holder of the power, decides.");
    LeadMayNotDecide "LEAD_MAY_NOT_DECIDE"
        vi("Người chủ trì không được tự quyết định về nhiệm vụ mình chủ trì.", "Người giao, hoặc người khác có thẩm quyền giao việc, quyết định.")
        en("The lead never decides about the assignment they lead.", "The assigner, or another holder of the power to assign, decides.");
    SelfGrant "SELF_GRANT"
        vi("Không ai được tự giao thẩm quyền cho mình.", "Cấp trên trực tiếp phải là người giao.")
        en("Nobody grants a mandate to themselves.", "A superior must be the giver.");
    MandateNotWithinParent "MANDATE_NOT_WITHIN_PARENT"
        vi("Thẩm quyền giao vượt quá thẩm quyền gốc ở mục {what}.", "Thu hẹp {what} cho nằm trong thẩm quyền gốc.")
        en("The mandate goes beyond its parent in {what}.", "Narrow {what} to stay within the parent mandate.");
    MandateDepthSpent "MANDATE_DEPTH_SPENT"
        vi("Thẩm quyền này không được giao lại.", "Người giao ban đầu phải trực tiếp giao.")
        en("This mandate may not be passed on.", "The original giver must grant it directly.");
    MandateNotHeld "MANDATE_NOT_HELD"
        vi("Người giao không giữ thẩm quyền gốc vào lúc giao.", "Dùng thẩm quyền đang giữ và còn hiệu lực.")
        en("The giver does not hold the parent mandate at the moment of granting.", "Use a mandate that is held and in force.");
    MandateEndMissing "MANDATE_END_MISSING"
        vi("Ủy quyền phải có ngày kết thúc.", "Ghi ngày kết thúc.")
        en("A delegation (ủy quyền) must have an end date.", "State the last day it holds.");
    MandateOver "MANDATE_OVER"
        vi("Thẩm quyền đã hết hiệu lực hoặc đã bị thu hồi.", "Dùng thẩm quyền còn hiệu lực.")
        en("The mandate has ended or was revoked.", "Use a mandate in force.");
    SuccessorMissing "SUCCESSOR_MISSING"
        vi("Chức vụ đang chủ trì {count} nhiệm vụ chưa xong: phải nêu người kế nhiệm hoặc người thay mặt trong cùng quyết định.", "Chọn người kế nhiệm hoặc người thay mặt.")
        en("The position leads {count} open assignments: the same act must name a successor or an acting person.", "Name a successor or an acting person.");
    SuccessionIncomplete "SUCCESSION_INCOMPLETE"
        vi("Chức vụ {position} chưa có chức vụ kế tiếp trong đơn vị nhận sáp nhập.", "Nêu chức vụ kế tiếp cho từng chức vụ còn tồn tại.")
        en("Position {position} has no successor seat in the merger.", "Map every remaining seat to a seat of the successor unit.");
    WrongState "WRONG_STATE"
        vi("Không thể làm việc này khi nhiệm vụ đang ở trạng thái {state}.", "Xem trạng thái hiện tại và việc cần làm tiếp theo.")
        en("This cannot be done while the state is {state}.", "Look at the present state and the next required act.");
    Unknown "UNKNOWN"
        vi("Không tìm thấy {kind} {id}.", "Kiểm tra lại mã.")
        en("There is no {kind} {id}.", "Check the id.");
    AlreadyExists "ALREADY_EXISTS"
        vi("{kind} này đã có: {id}.", "Dùng bản đã có.")
        en("This {kind} exists already: {id}.", "Use the existing one.");
    NotInForce "NOT_IN_FORCE"
        vi("{kind} {id} không còn hiệu lực vào thời điểm này.", "Chọn một {kind} đang hiệu lực.")
        en("{kind} {id} is not in force at that moment.", "Choose a {kind} in force.");
    Occupied "OCCUPIED"
        vi("Chức vụ đã có người giữ.", "Miễn nhiệm người đang giữ trước, hoặc nêu người kế nhiệm trong cùng quyết định.")
        en("The seat has a holder already.", "Relieve the holder first, or name the successor in the same act.");
    Vacant "VACANT"
        vi("Chức vụ {position} đang trống.", "Bổ nhiệm người giữ trước.")
        en("Position {position} is vacant.", "Appoint a holder first.");
    OpenWorkLeft "OPEN_WORK_LEFT"
        vi("Còn {count} nhiệm vụ chưa xong.", "Bàn giao các nhiệm vụ trước.")
        en("{count} open assignments are left.", "Hand the work over first.");
    CycleInTree "CYCLE_IN_TREE"
        vi("Một đơn vị không thể nằm dưới chính nó.", "Chọn đơn vị cấp trên khác.")
        en("A unit cannot stand under itself.", "Choose another parent.");
    Overlapping "OVERLAPPING"
        vi("Đã có người thay mặt trong khoảng thời gian này.", "Kết thúc việc thay mặt trước đó hoặc chọn ngày khác.")
        en("Somebody acts for the holder in that period already.", "End that acting first, or choose other dates.");
    DateImplausible "DATE_IMPLAUSIBLE"
        vi("Ngày {date} nằm ngoài khoảng 1945–2199.", "Kiểm tra lại ngày.")
        en("The date {date} lies outside 1945–2199.", "Check the date.");
    DateOrder "DATE_ORDER"
        vi("Ngày {date} phải sau ngày {after}.", "Chọn ngày khác.")
        en("The date {date} must come after {after}.", "Choose another date.");
    EffectiveInFuture "EFFECTIVE_IN_FUTURE"
        vi("Việc này không thể có hiệu lực trong tương lai.", "Ghi thời điểm đã diễn ra.")
        en("This cannot take effect in the future.", "State a moment that has come.");
    EffectiveTooEarly "EFFECTIVE_TOO_EARLY"
        vi("Thời điểm có hiệu lực sớm hơn việc trước đó ({after}).", "Ghi thời điểm sau {after}.")
        en("The effective moment lies before what it builds on ({after}).", "State a moment after {after}.");
    TextEmpty "TEXT_EMPTY"
        vi("Chưa nhập nội dung.", "Nhập nội dung.")
        en("The text is empty.", "Write something.");
    TextTooLong "TEXT_TOO_LONG"
        vi("Nội dung dài {given} ký tự, tối đa {most}.", "Rút gọn nội dung.")
        en("The text has {given} characters; at most {most} are allowed.", "Shorten it.");
    TextForbidden "TEXT_FORBIDDEN"
        vi("Nội dung có ký tự không được phép ({char}).", "Xóa ký tự đó.")
        en("The text has a character that cannot be kept ({char}).", "Remove that character.");
    TooMany "TOO_MANY"
        vi("Có {given} mục, tối đa {most}.", "Bớt số mục.")
        en("There are {given} items; at most {most} are allowed.", "Give fewer.");
    NumberMalformed "NUMBER_MALFORMED"
        vi("Số, ký hiệu {given} không đúng dạng 345/QĐ-UBND hoặc 12-NQ/ĐU.", "Ghi lại số, ký hiệu như trên văn bản.")
        en("The number {given} has neither the form 345/QĐ-UBND nor 12-NQ/ĐU.", "Write the number as printed.");
    SecretRefused "SECRET_REFUSED"
        vi("Hệ thống này không nhận tài liệu mang bí mật nhà nước (Mật, Tối mật, Tuyệt mật).", "Xử lý theo quy định về bảo vệ bí mật nhà nước.")
        en("State secrets (Mật, Tối mật, Tuyệt mật) are refused by this system.", "Handle it under the state secrets rules.");
    CalendarVersion "CALENDAR_VERSION"
        vi("Lịch làm việc phải có số phiên bản {expected}.", "Ghi đúng số phiên bản.")
        en("The calendar edition must have version {expected}.", "Number the edition {expected}.");
    Duplicate "DUPLICATE"
        vi("{what} bị lặp lại.", "Bỏ mục lặp.")
        en("{what} is given twice.", "Remove the repetition.");
    NoSuchItem "NO_SUCH_ITEM"
        vi("Không tìm thấy mục {id} trong nhiệm vụ này, hoặc mục đã được xử lý.", "Kiểm tra lại lịch sử nhiệm vụ.")
        en("This assignment has no open item {id}.", "Look at its history.");
    PersonErased "PERSON_ERASED"
        vi("Dữ liệu cá nhân của người này đã bị xóa.", "Không thể khôi phục.")
        en("This person's data has been erased.", "It cannot be restored.");
    EraseSelf "ERASE_SELF"
        vi("Không ai tự xóa dữ liệu cá nhân của mình.", "Người khác có thẩm quyền xóa thực hiện.")
        en("Nobody erases their own data.", "Let another holder of the power erase it.");
    ActorNotAllowed "ACTOR_NOT_ALLOWED"
        vi("Tác nhân này không được làm việc này.", "Đăng nhập với một chức vụ.")
        en("This kind of actor may not do this.", "Act as a person in a position.");
    FigureMalformed "FIGURE_MALFORMED"
        vi("Không đọc được số {given}.", "Ghi bằng chữ số, ví dụ 12,5; tối đa 6 chữ số thập phân.")
        en("The figure {given} cannot be read.", "Write digits such as 12.5, with at most 6 decimal places.");
    OutOfRange "OUT_OF_RANGE"
        vi("Giá trị {given} nằm ngoài khoảng {least}–{most}.", "Ghi một giá trị trong khoảng này.")
        en("The value {given} lies outside {least}–{most}.", "Give a value in that range.");
    NothingToCorrect "NOTHING_TO_CORRECT"
        vi("Không có mục số {revision} để đính chính.", "Chọn một mục trong lịch sử.")
        en("There is no entry {revision} to correct.", "Choose an entry of the history.");
    Missing "MISSING"
        vi("Chưa nêu {what}.", "Bổ sung {what}.")
        en("The {what} is not given.", "State the {what}.");
    NotEmpty "NOT_EMPTY"
        vi("Đơn vị còn {count} chức vụ hoặc đơn vị trực thuộc.", "Bãi bỏ, chuyển hoặc sáp nhập trước.")
        en("The unit still has {count} seats or units below it.", "Abolish, move or merge them first.");
    InspectorReadsOnly "INSPECTOR_READS_ONLY"
        vi("Chức vụ chỉ có quyền kiểm tra thì chỉ ghi phát hiện, không làm việc khác trong hệ thống.", "Để người có thẩm quyền thực hiện; đoàn kiểm tra chỉ yêu cầu khắc phục.")
        en("A position whose only power is to inspect writes findings and nothing else.", "Let a holder of the power act; an inspection only requires a remedy.");
    OnlyInspector "ONLY_INSPECTOR"
        vi("Chỉ thành viên đoàn kiểm tra nêu trong quyết định mới được ghi.", "Nhờ thành viên đoàn kiểm tra ghi.")
        en("Only the inspectors named at the opening write in the inspection.", "Let one of the inspectors record it.");
    InspectorConcerned "INSPECTOR_CONCERNED"
        vi("Không ai tự kiểm tra mình: người kiểm tra là người chủ trì, giao, nghiệm thu, đã ghi mục này hoặc là người giải trình.", "Để thành viên khác của đoàn kiểm tra ghi.")
        en("Nobody inspects themself: the inspector leads, gave or accepts the work, made the entry, or is the office heard.", "Let another inspector record it.");
    OnlyOfficeConcerned "ONLY_OFFICE_CONCERNED"
        vi("Chỉ chức vụ được nêu trong phát hiện mới được giải trình.", "Nhờ đúng chức vụ đó giải trình.")
        en("Only the office that the finding concerns may explain it.", "Let that office explain.");
    InspectionClosed "INSPECTION_CLOSED"
        vi("Cuộc kiểm tra đã kết thúc, không ghi thêm được.", "Mở cuộc kiểm tra khác nếu cần.")
        en("The inspection is closed: nothing is added to it.", "Open another inspection if need be.");
    FindingsOpen "FINDINGS_OPEN"
        vi("Còn {count} phát hiện chưa kết luận.", "Kết luận từng phát hiện trước khi kết thúc.")
        en("{count} findings are not concluded yet.", "Conclude each finding before closing.");
    FindingConcluded "FINDING_CONCLUDED"
        vi("Phát hiện này đã được kết luận.", "Xem kết luận đã ghi.")
        en("The finding is concluded already.", "Read the conclusion recorded.");
    FindingNotUpheld "FINDING_NOT_UPHELD"
        vi("Chỉ yêu cầu khắc phục đối với phát hiện đã kết luận là đúng.", "Kết luận phát hiện trước.")
        en("A remedy is required only of a finding that was upheld.", "Conclude the finding first.");
    OutsideInspection "OUTSIDE_INSPECTION"
        vi("Việc này nằm ngoài phạm vi cuộc kiểm tra.", "Chọn việc trong phạm vi, hoặc mở cuộc kiểm tra khác.")
        en("This lies outside the scope of the inspection.", "Choose work within the scope, or open another inspection.");
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
