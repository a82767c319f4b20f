//! Errors that concern the whole request or one field of an answer: always with `extensions.code`, never with what
//! goes on inside. A refused command is not among them; that is data.

use crate::{ApiError, Viewer};
use async_graphql::{Error, ErrorExtensions};
use sauro_domain::refusal::Language;
use sauro_projections::ViewError;

/// The answer of a resolver that can fail.
pub type Answer<T> = Result<T, Error>;

/// What went wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nobody is signed in.
    Unauthenticated,
    /// The credential or the lack of a seat does not allow it.
    Forbidden,
    /// The request makes no sense.
    BadRequest,
    /// The views do not hold the position asked for.
    Stale,
}

impl Fault {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::BadRequest => "BAD_REQUEST",
            Self::Stale => "STALE",
        }
    }

    /// With words for the sender.
    pub fn error(self, message: impl Into<String>) -> Error {
        coded(self.code(), message)
    }
}

/// An error with a code of its own.
pub fn coded(code: &'static str, message: impl Into<String>) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
}

/// Nobody is signed in.
pub fn unauthenticated() -> Error {
    Fault::Unauthenticated.error("Cần đăng nhập. Sign in first.")
}

/// The viewer reads only, or holds no seat.
pub fn forbidden(viewer: &Viewer) -> Error {
    let read_only = !viewer.may_write;
    Fault::Forbidden.error(match (viewer.language, read_only) {
        (Language::Vietnamese, true) => "Mã truy cập này chỉ được đọc.",
        (Language::Vietnamese, false) => "Bạn không giữ chức vụ nào để thực hiện việc này.",
        (Language::English, true) => "This credential may only read.",
        (Language::English, false) => "You hold no position to act in.",
    })
}

/// Something inside failed: logged with a correlation id, which is all that the sender learns.
pub fn internal(what: &dyn std::fmt::Display, correlation: String) -> Error {
    tracing::error!(error = %what, correlation, "a field could not be answered");
    Error::new("Có lỗi bên trong. Something went wrong inside.").extend_with(|_, extensions| {
        extensions.set("code", "INTERNAL");
        extensions.set("correlationId", correlation);
    })
}

/// Why the views did not answer, in terms of the request.
pub fn of_views(error: &ViewError, correlation: impl FnOnce() -> String) -> Error {
    match error {
        ViewError::Stale(stale) => Fault::Stale.error(stale.to_string()),
        ViewError::BadCursor | ViewError::PageSize { .. } => Fault::BadRequest.error(error.to_string()),
        other => internal(other, correlation()),
    }
}

/// Why the application could not do as asked, where it is neither a refusal nor a stale revision.
pub fn of_application(error: &ApiError, language: Language) -> Error {
    coded(error.code(), error.message(language))
}
