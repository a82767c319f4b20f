//! Refused commands, as data: a stable code, words, what would make it acceptable, and which input is to blame.

use super::{
    enums::{Clarity, Power},
    refusal_words,
    scope::Scope,
    types::Seat,
};
use crate::ApiError;
use async_graphql::{Interface, SimpleObject};
use sauro_domain::{Code, Refusal, assignment::Finding, id::PositionId};
use std::str::FromStr;

/// Why a command was refused (lý do từ chối).
#[derive(Interface, Debug, Clone)]
#[graphql(
    field(name = "code", ty = "&String", desc = "The stable code (mã lỗi)."),
    field(name = "message", ty = "&String", desc = "The rule, in the viewer's language (quy định)."),
    field(name = "remedy", ty = "&String", desc = "What would make it acceptable (cách khắc phục)."),
    field(
        name = "path",
        ty = "&Vec<String>",
        desc = "The input to blame, as names of fields (vị trí); empty = all of it."
    )
)]
#[allow(clippy::duplicated_attributes, reason = "each belongs to a field of its own")]
pub enum UserError {
    /// The six-clarity gate refused.
    ClarityBlocked(ClarityBlocked),
    /// A mandate is missing.
    AuthorityMissing(AuthorityMissing),
    /// Somebody changed it meanwhile.
    StaleRevision(StaleRevision),
    /// Everything else.
    Plain(PlainUserError),
}

/// A refusal that its code says all about (lý do từ chối).
#[derive(SimpleObject, Debug, Clone)]
pub struct PlainUserError {
    /// The stable code (mã lỗi).
    pub code: String,
    /// The rule, in the viewer's language (quy định).
    pub message: String,
    /// What would make it acceptable (cách khắc phục).
    pub remedy: String,
    /// The input to blame, as names of fields (vị trí); empty = all of it.
    pub path: Vec<String>,
}

/// The gate of the six clarities refused (chưa đủ sáu rõ).
#[derive(SimpleObject, Debug, Clone)]
pub struct ClarityBlocked {
    /// The stable code (mã lỗi).
    pub code: String,
    /// The rule, in the viewer's language (quy định).
    pub message: String,
    /// What would make it acceptable (cách khắc phục).
    pub remedy: String,
    /// The input to blame, as names of fields (vị trí); empty = all of it.
    pub path: Vec<String>,
    /// Which clarities are missing, and why (những điểm chưa rõ).
    pub findings: Vec<ClarityFinding>,
}

/// The acting seat holds no mandate for it (thiếu thẩm quyền).
#[derive(SimpleObject, Debug, Clone)]
pub struct AuthorityMissing {
    /// The stable code (mã lỗi).
    pub code: String,
    /// The rule, in the viewer's language (quy định).
    pub message: String,
    /// What would make it acceptable (cách khắc phục).
    pub remedy: String,
    /// The input to blame, as names of fields (vị trí); empty = all of it.
    pub path: Vec<String>,
    /// The power that is missing (quyền còn thiếu).
    pub power: Option<Power>,
    /// Seats that hold it (chức vụ có thẩm quyền).
    pub holders: Vec<Seat>,
}

/// The sender's picture is out of date (nội dung đã thay đổi).
#[derive(SimpleObject, Debug, Clone)]
pub struct StaleRevision {
    /// The stable code (mã lỗi).
    pub code: String,
    /// The rule, in the viewer's language (quy định).
    pub message: String,
    /// What would make it acceptable (cách khắc phục).
    pub remedy: String,
    /// The input to blame, as names of fields (vị trí); empty = all of it.
    pub path: Vec<String>,
    /// The revision the sender saw (bản người gửi thấy).
    pub expected: i32,
    /// The revision it stands at (bản hiện tại).
    pub current: i32,
}

/// One thing that is not clear (điểm chưa rõ), which blocks.
#[derive(SimpleObject, Debug, Clone)]
pub struct ClarityFinding {
    /// Which clarity (mục nào trong sáu rõ).
    pub clarity: Clarity,
    /// The stable code (mã).
    pub code: String,
    /// What is missing (nội dung còn thiếu).
    pub message: String,
    /// What to do (cách bổ sung).
    pub hint: String,
    /// The field of the terms to blame (vị trí).
    pub path: Vec<String>,
}

impl ClarityFinding {
    /// In the viewer's words.
    pub fn new(scope: &Scope<'_>, finding: &Finding) -> Self {
        let [message, hint] = refusal_words::finding(scope, finding);
        Self {
            clarity: finding.clarity.into(),
            code: finding.code.as_str().to_owned(),
            message,
            hint,
            path: field_path(&finding.path),
        }
    }
}

impl UserError {
    /// A refusal of the domain, in the viewer's words.
    pub fn of(scope: &Scope<'_>, refusal: &Refusal) -> Self {
        let code = refusal.code.as_str().to_owned();
        let path = refusal.path.iter().flat_map(|part| field_path(part)).collect();
        let (message, remedy) = (refusal_words::rule(scope, refusal), refusal_words::remedy(scope, refusal));
        match refusal.code {
            Code::ClarityBlocked => {
                let findings =
                    refusal.findings.iter().map(|finding| ClarityFinding::new(scope, finding)).collect();
                Self::ClarityBlocked(ClarityBlocked { code, message, remedy, path, findings })
            }
            Code::AuthorityMissing => {
                let listed = refusal.args.get("holders").map(String::as_str).unwrap_or_default();
                let holders = listed.split(',').filter_map(|id| PositionId::from_str(id).ok());
                let holders = match scope.fresh() {
                    Ok(at) => holders.map(|id| Seat::new(id, at)).collect(),
                    Err(_) => Vec::new(),
                };
                let power = refusal.args.get("power").and_then(|power| super::words::power_named(power));
                Self::AuthorityMissing(AuthorityMissing { code, message, remedy, path, power, holders })
            }
            _ => Self::Plain(PlainUserError { code, message, remedy, path }),
        }
    }

    /// An answer of the application that is about this command; an error of the whole request otherwise.
    pub fn of_application(scope: &Scope<'_>, error: &ApiError) -> Result<Self, async_graphql::Error> {
        let language = scope.viewer.language;
        let (code, message) = (error.code().to_owned(), error.message(language));
        let (path, remedy) = (Vec::new(), String::new());
        match error {
            ApiError::Refused(refusal) => Ok(Self::of(scope, refusal)),
            ApiError::Stale { expected, current } => Ok(Self::StaleRevision(StaleRevision {
                code,
                message,
                remedy,
                path: vec!["expectedRevision".to_owned()],
                expected: small(*expected),
                current: small(*current),
            })),
            ApiError::CommandReused(_) | ApiError::Contended | ApiError::Unacceptable(_) => {
                Ok(Self::Plain(PlainUserError { code, message, remedy, path }))
            }
            ApiError::Unavailable(_) | ApiError::Full | ApiError::Damaged(_) | ApiError::ReadOnly(_) => {
                Err(super::errors::of_application(error, language))
            }
        }
    }
}

/// The dotted path of a field as the inputs spell it: `lead_powers.0.source` becomes `leadPowers`, `0`, `source`.
pub fn field_path(path: &str) -> Vec<String> {
    let camel = |part: &str| {
        let mut words = part.split('_');
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |name, word| {
            let mut letters = word.chars();
            let head: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            name + &head + letters.as_str()
        })
    };
    path.split('.').filter(|part| !part.is_empty()).map(camel).collect()
}

/// A count as GraphQL carries it.
pub fn small(number: u64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
