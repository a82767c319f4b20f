//! The words of the page, in both languages. What the schema says in words is taken from there.

use sauro_domain::refusal::Language;

/// One language.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub Language);

impl Words {
    /// One of two wordings.
    pub fn say(self, vi: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }

    /// The language as HTML names it.
    pub fn tag(self) -> &'static str {
        self.say("vi", "en")
    }

    /// A key of the schema in words; the key itself when it is not known here.
    pub fn key(self, key: &str) -> &str {
        match key {
            "DRAFT" => self.say("dự thảo", "draft"),
            "DISCARDED" => self.say("đã bỏ", "discarded"),
            "ISSUED" => self.say("đã giao", "issued"),
            "IN_PROGRESS" => self.say("đang thực hiện", "in progress"),
            "SUBMITTED" => self.say("đã trình kết quả", "submitted"),
            "ACCEPTED" => self.say("đã nghiệm thu", "accepted"),
            "CLOSED" => self.say("đã đóng hồ sơ", "closed"),
            "DECLINED" => self.say("đã trả lại", "declined"),
            "SUSPENDED" => self.say("tạm dừng", "suspended"),
            "CANCELLED" => self.say("đã hủy", "cancelled"),
            "EXTENSION" => self.say("gia hạn", "extension"),
            "CAUSE_CONFIRMED" => self.say("xác nhận nguyên nhân", "cause confirmed"),
            "REOPENED" => self.say("mở lại", "reopened"),
            "RESUMED" => self.say("tiếp tục", "resumed"),
            "PENDING" => self.say("chờ quyết định", "pending"),
            "GRANTED" => self.say("đồng ý", "granted"),
            "REFUSED" => self.say("không đồng ý", "refused"),
            "OBJECTIVE" => self.say("khách quan", "objective"),
            "SUBJECTIVE" => self.say("chủ quan", "subjective"),
            "ASSIGNER" => self.say("Người giao", "Assigner"),
            "LEAD" => self.say("Người chủ trì", "Lead"),
            "ACCEPTER" => self.say("Người nghiệm thu", "Accepter"),
            "SUPERVISOR" => self.say("Lãnh đạo phụ trách", "Supervisor"),
            "COORDINATOR" => self.say("Phối hợp", "Coordinating party"),
            "FOLLOWER" => self.say("Để biết", "Informed party"),
            "HOLDER" => self.say("giữ chức vụ", "holder"),
            "ACTING" => self.say("phụ trách thay", "acting"),
            "SUPERIOR" => self.say("cấp trên trực tiếp", "superior"),
            key => key,
        }
    }
}
