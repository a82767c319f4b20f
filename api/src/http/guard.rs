//! What holds for every answer: security headers, a request number, a line in the log.

use super::{Shared, correlation, language, origin, problem::Problem};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{any::Any, time::Instant};

/// Only what we serve ourselves may run. Inline styles stay allowed for the component library.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; \
                      form-action 'self'";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// Two years: browsers that saw us through TLS never come without it.
const STRICT_TRANSPORT: &str = "max-age=63072000; includeSubDomains";

/// Wraps every request.
pub async fn guard(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let number = correlation();
    let mut answer = match origin::check_host(request.headers(), &shared.config.server) {
        Ok(()) => next.run(request).await,
        Err(problem) => {
            let language = language(request.headers());
            problem.answer(language)
        }
    };
    let headers = answer.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if shared.config.server.secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(STRICT_TRANSPORT));
    }
    if let Ok(value) = HeaderValue::from_str(&number) {
        headers.insert("x-request-id", value);
    }
    let status = answer.status();
    shared.metrics.count("sauro_http_responses_total", class(status));
    let took = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::debug!(%method, path, status = status.as_u16(), took_us = took, request = number, "answered");
    answer
}

/// A panic is a defect; its sender gets a number and nothing else.
pub fn panicked(cause: Box<dyn Any + Send + 'static>) -> Response<Body> {
    let what = cause.downcast_ref::<String>().map(String::as_str);
    let what = what.or_else(|| cause.downcast_ref::<&str>().copied()).unwrap_or("a panic without words");
    Problem::internal(&what).answer(sauro_domain::refusal::Language::default()).into_response()
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        100..=199 => "1xx",
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    }
}
