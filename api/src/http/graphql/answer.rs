//! From a GraphQL response to an HTTP answer: media type, status, and no `data` in the answer to a request error.

use super::{documents::NoDocument, negotiate::Media};
use crate::http::problem::Problem;
use async_graphql::{Response as Executed, ServerError, Value};
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use sauro_domain::refusal::Language;
use serde_json::json;

/// A request error: nothing was executed, so all errors lack a path and there is no data.
fn request_error(executed: &Executed) -> bool {
    executed.data == Value::Null && executed.errors.iter().any(|error| error.path.is_empty())
}

/// The answer to an executed request.
pub fn executed(media: Media, executed: Executed) -> Response {
    if !request_error(&executed) {
        return match serde_json::to_vec(&executed) {
            Ok(body) => respond(media, StatusCode::OK, body),
            Err(error) => problem(media, &Problem::internal(&error), Language::default()),
        };
    }
    let errors: Vec<&ServerError> = executed.errors.iter().filter(|error| error.path.is_empty()).collect();
    let status = match media {
        Media::Json => StatusCode::OK,
        Media::GraphqlResponse => StatusCode::BAD_REQUEST,
    };
    let body = json!({ "errors": errors, "extensions": executed.extensions });
    respond(media, status, body.to_string().into_bytes())
}

/// The answer to a request that reached no document.
pub fn no_document(media: Media, why: NoDocument) -> Response {
    let (status, code, message) = match why {
        NoDocument::Malformed(why) => (StatusCode::BAD_REQUEST, "BAD_REQUEST", why.to_owned()),
        NoDocument::NotAllowed(why) => (StatusCode::FORBIDDEN, "DOCUMENT_NOT_ALLOWED", why.to_owned()),
        NoDocument::TooCostly(why) => (StatusCode::BAD_REQUEST, "COST_EXCEEDED", why),
        NoDocument::Syntax(why) if media == Media::Json => (StatusCode::OK, "GRAPHQL_PARSE_FAILED", why),
        NoDocument::Syntax(why) => (StatusCode::BAD_REQUEST, "GRAPHQL_PARSE_FAILED", why),
    };
    error(media, status, code, &message)
}

/// One error without data.
pub fn error(media: Media, status: StatusCode, code: &str, message: &str) -> Response {
    let body = json!({ "errors": [{ "message": message, "extensions": { "code": code } }] });
    respond(media, status, body.to_string().into_bytes())
}

/// A problem of the door in the shape of GraphQL.
pub fn problem(media: Media, problem: &Problem, language: Language) -> Response {
    error(media, problem.status, problem.code, problem.message(language))
}

fn respond(media: Media, status: StatusCode, body: Vec<u8>) -> Response {
    let mut answer = Response::new(Body::from(body));
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media.content_type()));
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
