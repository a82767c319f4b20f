//! Bodies are read up to a bound and within a time.

use super::problem::Problem;
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, StatusCode, header},
};
use std::time::Duration;

/// The time a sender gets for a small body.
const PATIENCE: Duration = Duration::from_secs(10);

/// The whole body, or why not.
pub async fn read_bounded(headers: &HeaderMap, body: Body, most: usize) -> Result<Bytes, Problem> {
    let declared =
        headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if declared.is_some_and(|length| length > most) {
        return Err(too_large(most));
    }
    match tokio::time::timeout(PATIENCE, to_bytes(body, most)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) if over_limit(&error) => Err(too_large(most)),
        Ok(Err(_)) => Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "BAD_REQUEST",
            "Nội dung gửi lên bị đứt quãng.",
            "The body broke off.",
        )),
        Err(_) => Err(Problem::new(
            StatusCode::REQUEST_TIMEOUT,
            "TIMEOUT",
            "Nội dung gửi lên quá chậm.",
            "The body came too slowly.",
        )),
    }
}

fn over_limit(error: &axum::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if error.to_string().contains("length limit exceeded") {
            return true;
        }
        cause = error.source();
    }
    false
}

/// The body is larger than this door takes.
pub fn too_large(most: usize) -> Problem {
    let kib = most / 1024;
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "BODY_TOO_LARGE",
        format!("Nội dung gửi lên lớn hơn {kib} KiB."),
        format!("The body is larger than {kib} KiB."),
    )
}
