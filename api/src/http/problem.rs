//! A refusal at the door, outside GraphQL: a status, a stable code and words.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sauro_domain::refusal::Language;

/// What went wrong, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The HTTP status.
    pub status: StatusCode,
    /// The stable code.
    pub code: &'static str,
    /// In Vietnamese and in English.
    pub words: [String; 2],
    /// Seconds to wait before trying again.
    pub retry_after: Option<i64>,
}

impl Problem {
    /// A problem in both languages.
    pub fn new(status: StatusCode, code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { status, code, words: [vi.into(), en.into()], retry_after: None }
    }

    /// Nobody is signed in, or no longer.
    pub fn unauthenticated() -> Self {
        let (vi, en) = ("Hãy đăng nhập.", "Sign in first.");
        Self::new(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", vi, en)
    }

    /// Something inside failed; the cause stands in the server's own log only, under the number given.
    pub fn internal(cause: &dyn std::fmt::Display) -> Self {
        let number = super::correlation();
        tracing::error!(%number, %cause, "a request failed inside");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "INTERNAL",
            format!("Có lỗi bên trong hệ thống. Số tra cứu: {number}."),
            format!("Something failed inside. Reference: {number}."),
        )
    }

    /// The words in the language asked for.
    pub fn message(&self, language: Language) -> &str {
        &self.words[language as usize]
    }

    /// The answer, in the language asked for.
    pub fn answer(self, language: Language) -> Response {
        let mut body = serde_json::json!({ "code": self.code, "message": self.message(language) });
        if let (Some(seconds), Some(body)) = (self.retry_after, body.as_object_mut()) {
            body.insert("retryAfterSeconds".to_owned(), seconds.into());
        }
        let mut answer = (self.status, Json(body)).into_response();
        if let Some(seconds) = self.retry_after {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        answer
    }
}
