//! One thing that is missing or doubtful, in words.

use super::{Clarity, FindingCode};
use crate::refusal::Language;
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

/// What is missing or doubtful, where, and what would make it clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which clarity it belongs to.
    pub clarity: Clarity,
    /// The stable code.
    pub code: FindingCode,
    /// The field of the terms, as a dotted path: `coordinators.0.part`.
    pub path: String,
    /// Values that the words mention.
    pub args: BTreeMap<&'static str, String>,
}

/// A finding that does not block.
pub type Warning = Finding;

impl Finding {
    pub(super) fn new(code: FindingCode, path: impl Into<String>) -> Self {
        Self { clarity: code.clarity(), code, path: path.into(), args: BTreeMap::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.insert(name, value.to_string());
        self
    }
}

impl Finding {
    /// What is wrong, in words.
    pub fn sentence(&self, language: Language) -> String {
        self.fill(self.code.words().rule(language), language)
    }

    /// What would make it clear, in words.
    pub fn hint(&self, language: Language) -> String {
        self.fill(self.code.words().remedy(language), language)
    }

    fn fill(&self, words: &str, language: Language) -> String {
        self.args.iter().fold(words.to_owned(), |text, (name, value)| {
            let value = match language {
                Language::Vietnamese => vietnamese(value).unwrap_or(value),
                Language::English => value,
            };
            text.replace(&format!("{{{name}}}"), value)
        })
    }
}

/// Why a mandate does not serve, in Vietnamese.
fn vietnamese(why: &str) -> Option<&'static str> {
    Some(match why {
        "unknown" => "không tìm thấy",
        "not held" => "người giao không giữ",
        "does not allow assigning" => "không có quyền giao việc",
        "does not reach the lead's unit" => "không bao gồm đơn vị chủ trì",
        "does not reach the field" => "không bao gồm lĩnh vực này",
        "does not reach the programme" => "không bao gồm chương trình này",
        "not yet valid" => "chưa có hiệu lực",
        "expired" => "đã hết hạn",
        "revoked" => "đã bị thu hồi",
        "what it is cut from does not hold" => "thẩm quyền gốc không còn hiệu lực",
        "the delegate left the seat" => "người được ủy quyền đã rời chức vụ",
        _ => return None,
    })
}
