//! What operators ask: is it alive, may it get work, how is it doing; and the schema for whoever builds on it.

use super::{Shared, problem::Problem};
use axum::{
    Extension, Json, Router,
    extract::{ConnectInfo, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::net::SocketAddr;

/// `/healthz`, `/readyz`, `/metrics`, `/schema.graphql`.
pub fn routes(shared: Shared, sdl: String) -> Router {
    let sdl: axum::body::Bytes = sdl.into();
    let schema = move || {
        let sdl = sdl.clone();
        async { ([(header::CONTENT_TYPE, "application/graphql; charset=utf-8")], sdl) }
    };
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/schema.graphql", get(schema))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(shared)
}

async fn ready(State(shared): State<Shared>) -> Response {
    let serving = !*shared.stopping.borrow();
    let probe = shared.data.join("readiness.probe");
    let writable = tokio::fs::write(&probe, b"written to see whether it can be").await;
    let checks = [
        ("serving", serving.then_some(()).ok_or_else(|| "the server is stopping".to_owned())),
        ("disk", writable.map_err(|error| error.to_string())),
        ("log", shared.app.check_log().await),
        ("views", shared.app.check_views().await),
        ("heads", shared.app.integrity().contradiction().map_or(Ok(()), |why| Err(why.to_string()))),
        ("access_log", shared.app.access().check()),
    ];
    let ready = checks.iter().all(|(_, outcome)| outcome.is_ok());
    let words =
        |outcome: &Result<(), String>| outcome.as_ref().map_or_else(Clone::clone, |()| "ok".to_owned());
    let checks: serde_json::Map<_, _> =
        checks.iter().map(|(name, outcome)| ((*name).to_owned(), words(outcome).into())).collect();
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(json!({ "ready": ready, "checks": checks }))).into_response()
}

async fn metrics(
    State(shared): State<Shared>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Response {
    // A proxy on this machine is a local peer too: what it forwards is not local.
    let forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded");
    let local = !forwarded && peer.is_some_and(|Extension(ConnectInfo(peer))| peer.ip().is_loopback());
    if !local && !holds_token(&shared, &headers).await {
        let (vi, en) = ("Chỉ dành cho giám sát hệ thống.", "For the monitoring of this installation only.");
        return Problem::new(StatusCode::FORBIDDEN, "FORBIDDEN", vi, en).answer(super::language(&headers));
    }
    let mut answer = shared.metrics.text(&shared.app.gauges().await).into_response();
    let text = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    answer.headers_mut().insert(header::CONTENT_TYPE, text);
    answer
}

async fn holds_token(shared: &Shared, headers: &HeaderMap) -> bool {
    let Some(path) = &shared.config.server.metrics_token_file else { return false };
    let Ok(wanted) = tokio::fs::read_to_string(path).await else { return false };
    let given =
        headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    // Hashes are compared, so that time tells nothing about the token.
    !wanted.trim().is_empty()
        && given.is_some_and(|given| Sha256::digest(given.trim()) == Sha256::digest(wanted.trim()))
}
