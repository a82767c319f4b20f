//! The work file (hồ sơ công việc): everything about one assignment as one page that can be printed and kept.
//!
//! It asks the published schema, as the viewer would, and only sets in type what that answers: there is no second truth.

mod ask;
mod html;
mod ledger;
mod page;
mod words;

use crate::http::{Shared, problem::Problem, taken};
use ask::Wanted;
use async_graphql::Executor;
use axum::{
    Router,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::{DateTime, Utc};
use sauro_domain::refusal::Language;
use serde::Deserialize;

/// Nothing in the page runs, loads or leads away; only its own styles hold.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'; sandbox";
/// The longest code that is looked for, in bytes.
const LONGEST: usize = 200;

#[derive(Debug, Clone)]
struct Door<E> {
    executor: E,
    shared: Shared,
}

/// `GET /work-file/{code}`.
pub fn routes<E: Executor>(executor: E, shared: Shared) -> Router {
    Router::new().route("/work-file/{code}", get(give::<E>)).with_state(Door { executor, shared })
}

/// What may stand behind the code.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Asked {
    /// `vi` or `en`; otherwise as the browser prefers.
    lang: Option<String>,
    /// As known at this moment; otherwise now.
    known_at: Option<String>,
}

async fn give<E: Executor>(
    State(door): State<Door<E>>,
    Path(code): Path<String>,
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let answer = async {
        let Door { executor, shared } = &door;
        let mut viewer = shared.auth.viewer(&shared.app, &headers).await?;
        let Query(asked) = asked.map_err(|_| unreadable())?;
        viewer.language = match asked.lang.as_deref() {
            None => viewer.language,
            Some("vi") => Language::Vietnamese,
            Some("en") => Language::English,
            Some(_) => return Err(unreadable()),
        };
        let known_at = asked.known_at.as_deref().map(moment).transpose()?;
        if code.len() > LONGEST {
            return Err(unknown());
        }
        let language = viewer.language;
        let reader = viewer.clone();
        let file =
            ask::file(executor, shared, viewer, Wanted { code, known_at }).await?.ok_or_else(unknown)?;
        taken(shared, &reader, "work_file", file.code())?;
        let mut answer = page::page(&file, language).into_response();
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let name = disposition(file.code());
        let name = HeaderValue::from_str(&name).map_err(|error| Problem::internal(&error))?;
        headers.insert(header::CONTENT_DISPOSITION, name);
        Ok(answer)
    };
    answer.await.unwrap_or_else(|problem| problem.answer(crate::http::language(&headers)))
}

fn moment(text: &str) -> Result<DateTime<Utc>, Problem> {
    DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc)).map_err(|_| unreadable())
}

/// The name under which a browser keeps the page: plain for old ones, whole for the others.
fn disposition(code: &str) -> String {
    let plain: String = code
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') { c } else { '_' })
        .collect();
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    let whole: String = code.bytes().map(byte).collect();
    format!("inline; filename=\"work-file-{plain}.html\"; filename*=UTF-8''work-file-{whole}.html")
}

fn unreadable() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "BAD_REQUEST",
        "Chỉ nhận lang=vi hoặc lang=en, và knownAt là một thời điểm như 2026-11-23T08:00:00%2B07:00.",
        "Only lang=vi or lang=en is taken, and knownAt as a moment such as 2026-11-23T08:00:00%2B07:00.",
    )
}

fn unknown() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "UNKNOWN",
        "Không có nhiệm vụ nào mang mã này vào thời điểm đó.",
        "No assignment had this code at that moment.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_cannot_break_out() {
        assert_eq!(
            disposition("2026-0001"),
            "inline; filename=\"work-file-2026-0001.html\"; filename*=UTF-8''work-file-2026-0001.html"
        );
        assert_eq!(
            disposition("\"\r\n;/Đ"),
            "inline; filename=\"work-file-______.html\"; filename*=UTF-8''work-file-%22%0D%0A%3B%2F%C4%90.html"
        );
    }
}
