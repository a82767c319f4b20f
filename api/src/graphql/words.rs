//! Words for values that the domain keeps as keys, in the two languages. Screens may say it otherwise.

use super::enums;
use sauro_domain::{
    assignment::{Bearer, Clarity, Phase, TimeStatus},
    mandate::{MandateKind, Power},
    refusal::Language,
};

fn say(language: Language, vi: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Vietnamese => vi,
        Language::English => en,
    }
}

/// One of the six clarities.
pub fn clarity(clarity: Clarity, language: Language) -> &'static str {
    match clarity {
        Clarity::Person => say(language, "Rõ người", "Person"),
        Clarity::Task => say(language, "Rõ việc", "Task"),
        Clarity::Time => say(language, "Rõ thời gian", "Time"),
        Clarity::Result => say(language, "Rõ kết quả", "Result"),
        Clarity::Responsibility => say(language, "Rõ trách nhiệm", "Responsibility"),
        Clarity::Authority => say(language, "Rõ thẩm quyền", "Authority"),
    }
}

/// Who must act next, as it stands within a sentence.
pub fn phase(phase: Phase, language: Language) -> &'static str {
    match phase {
        Phase::Absent | Phase::Draft => say(language, "dự thảo", "a draft"),
        Phase::Discarded => say(language, "dự thảo đã bỏ", "a discarded draft"),
        Phase::Issued => say(language, "đã giao, chờ tiếp nhận", "issued, to be acknowledged"),
        Phase::InProgress => say(language, "đang thực hiện", "in progress"),
        Phase::Submitted => say(language, "chờ nghiệm thu", "awaiting acceptance"),
        Phase::Accepted => say(language, "đã nghiệm thu", "accepted"),
        Phase::Closed => say(language, "đã đóng hồ sơ", "work file closed"),
        Phase::Declined => say(language, "bị trả lại khi nhận", "declined by the lead"),
        Phase::Suspended => say(language, "tạm dừng", "suspended"),
        Phase::Cancelled => say(language, "đã thu hồi, hủy", "cancelled"),
    }
}

/// Where an assignment stands against a deadline.
pub fn time_status(status: TimeStatus, language: Language) -> &'static str {
    match status {
        TimeStatus::NotStarted => say(language, "chưa bắt đầu", "not started"),
        TimeStatus::WithinTerm => say(language, "trong hạn", "within term"),
        TimeStatus::DueSoon => say(language, "sắp đến hạn", "due soon"),
        TimeStatus::Overdue => say(language, "quá hạn", "overdue"),
        TimeStatus::CompletedOnTime => say(language, "hoàn thành đúng hạn", "completed on time"),
        TimeStatus::CompletedLate => say(language, "hoàn thành quá hạn", "completed late"),
        TimeStatus::Undated => say(language, "không thời hạn", "no deadline"),
        TimeStatus::Cancelled => say(language, "đã hủy", "cancelled"),
    }
}

/// Whose time it was.
pub fn bearer(bearer: Bearer, language: Language) -> &'static str {
    match bearer {
        Bearer::Lead(_) => say(language, "người chủ trì", "the lead"),
        Bearer::Assigner(_) => say(language, "người giao", "the assigner"),
        Bearer::Coordinator(_) => say(language, "đơn vị phối hợp", "a coordinating party"),
        Bearer::Accepter(_) => say(language, "người nghiệm thu", "the accepter"),
        Bearer::ExtensionDecider(_) => {
            say(language, "người quyết định gia hạn", "the one who decides extensions")
        }
        Bearer::Suspended => say(language, "tạm dừng", "suspension"),
    }
}

/// The ground of a mandate.
pub fn mandate_kind(kind: MandateKind, language: Language) -> &'static str {
    match kind {
        MandateKind::Office => say(language, "Chức vụ", "Office"),
        MandateKind::Devolution => say(language, "Phân quyền", "Devolution (phân quyền)"),
        MandateKind::Decentralisation => say(language, "Phân cấp", "Decentralisation (phân cấp)"),
        MandateKind::Delegation => say(language, "Ủy quyền", "Delegation (ủy quyền)"),
        MandateKind::Allocation => say(language, "Phân công", "Allocation (phân công)"),
    }
}

/// A power.
pub fn power(power: Power, language: Language) -> &'static str {
    match power {
        Power::Assign => say(language, "giao việc", "assign"),
        Power::Accept => say(language, "nghiệm thu", "accept results"),
        Power::Extend => say(language, "gia hạn", "decide extensions"),
        Power::Supervise => say(language, "giám sát, đôn đốc", "supervise"),
        Power::Grant => say(language, "trao thẩm quyền", "grant mandates"),
        Power::Organise => say(language, "tổ chức bộ máy", "organise"),
        Power::Register => say(language, "giữ sổ", "keep the registers"),
        Power::Calendar => say(language, "công bố lịch làm việc", "publish the calendar"),
        Power::Erase => say(language, "xóa dữ liệu cá nhân", "erase personal data"),
        Power::Inspect => say(language, "kiểm tra", "inspect"),
        Power::Sign => say(language, "ký văn bản", "sign"),
        Power::Spend => say(language, "chi ngân sách", "spend"),
    }
}

/// The power that a refusal names.
pub fn power_named(name: &str) -> Option<enums::Power> {
    power_key(name).map(Into::into)
}

/// The power of a key.
pub fn power_key(name: &str) -> Option<Power> {
    const ALL: [Power; 12] = [
        Power::Assign,
        Power::Accept,
        Power::Extend,
        Power::Supervise,
        Power::Grant,
        Power::Organise,
        Power::Register,
        Power::Calendar,
        Power::Erase,
        Power::Inspect,
        Power::Sign,
        Power::Spend,
    ];
    ALL.into_iter().find(|power| power.to_string() == name)
}

/// So many days.
pub fn days(count: i64, language: Language) -> String {
    match (language, count) {
        (Language::Vietnamese, _) => format!("{count} ngày"),
        (Language::English, 1) => "1 day".to_owned(),
        (Language::English, _) => format!("{count} days"),
    }
}
