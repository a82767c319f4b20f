//! The two languages refusals and findings are spoken in.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The languages of the product, Vietnamese first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vietnamese,
    /// English.
    English,
}

/// A rule and its remedy in both languages. `{name}` stands for a value of the refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The rule in Vietnamese and English.
    pub rule: [&'static str; 2],
    /// What to do, likewise.
    pub remedy: [&'static str; 2],
}

impl Words {
    /// The rule in the language asked for.
    pub fn rule(&self, language: Language) -> &'static str {
        self.rule[language as usize]
    }

    /// The remedy in the language asked for.
    pub fn remedy(&self, language: Language) -> &'static str {
        self.remedy[language as usize]
    }
}

/// Puts the values where the words name them; values that are words of the product are spoken in the language.
pub(crate) fn fill(words: &str, args: &BTreeMap<&'static str, String>, language: Language) -> String {
    args.iter().fold(words.to_owned(), |text, (name, value)| {
        let value = match language {
            Language::Vietnamese => vietnamese(value).unwrap_or(value),
            Language::English => value,
        };
        text.replace(&format!("{{{name}}}"), value)
    })
}

/// The product's own words that stand in arguments.
fn vietnamese(word: &str) -> Option<&'static str> {
    let word = match word {
        "unit" => "đơn vị",
        "position" => "chức vụ",
        "person" => "người",
        "document" => "văn bản",
        "mandate" => "thẩm quyền",
        "programme" => "chương trình",
        "indicator" => "chỉ tiêu",
        "calendar" => "lịch làm việc",
        "assignment" => "nhiệm vụ",
        "inspection" => "cuộc kiểm tra",
        "finding" => "phát hiện",
        "entry" => "mục trong sổ",
        "office" => "chức vụ giải trình",
        "seed" => "hạt giống",
        "inspectors" => "thành viên đoàn kiểm tra",
        "subject" => "nhiệm vụ hoặc mục trong sổ",
        "stream" | "command" => "mã",
        "powers" => "quyền",
        "fields" => "lĩnh vực",
        "period" => "thời hạn",
        "depth" => "số lần được giao lại",
        "kind" => "hình thức",
        "giver" => "người giao",
        "parent" => "thẩm quyền gốc",
        "full name" => "họ và tên",
        "details" => "thông tin",
        "seat" => "chức vụ đang giữ",
        "last day" => "ngày kết thúc",
        "assign" => "giao việc",
        "accept" => "nghiệm thu",
        "extend" => "gia hạn",
        "supervise" => "đôn đốc",
        "grant" => "giao thẩm quyền",
        "organise" => "tổ chức",
        "register" => "quản lý sổ",
        "erase" => "xóa dữ liệu cá nhân",
        "inspect" => "kiểm tra",
        "sign" => "ký",
        "spend" => "chi",
        "closed" => "đã đóng",
        "replaced" => "đã thay thế",
        "extension request" => "yêu cầu gia hạn",
        "coordinator" => "bên phối hợp",
        "milestone" => "mốc tiến độ",
        "evidence" => "minh chứng",
        "file" => "tệp",
        "lead" => "người chủ trì",
        "code" => "mã nhiệm vụ",
        _ => return None,
    };
    Some(word)
}
