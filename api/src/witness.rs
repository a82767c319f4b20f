//! A witness over HTTP: C2SP tlog-witness `add-checkpoint`, and the head it cosigned last for whoever compares.

use crate::clock::{Clock, SystemClock};
use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use sauro_heads::witness::{Answer, Witness};
use sauro_ledger::witness::MAX_REQUEST;
use std::{sync::Arc, time::Duration};
use tower_http::{catch_panic::CatchPanicLayer, timeout::RequestBodyTimeoutLayer};

/// Seconds a sender may be silent in the middle of a request.
const SILENCE: Duration = Duration::from_secs(10);
/// Requests at the same time.
const MOST: usize = 32;

/// `POST /add-checkpoint`, `GET /checkpoint/{hash of the origin}`, `GET /key`.
pub fn router(witness: Arc<Witness>) -> Router {
    Router::new()
        .route("/add-checkpoint", post(add))
        .route("/checkpoint/{log}", get(checkpoint))
        .route("/key", get(key))
        .layer(DefaultBodyLimit::max(MAX_REQUEST))
        .layer(RequestBodyTimeoutLayer::new(SILENCE))
        .layer(tower::limit::GlobalConcurrencyLimitLayer::new(MOST))
        .layer(CatchPanicLayer::new())
        .with_state(witness)
}

async fn add(State(witness): State<Arc<Witness>>, body: Bytes) -> Response {
    let now = u64::try_from(SystemClock.now().timestamp()).unwrap_or_default();
    let judged = tokio::task::spawn_blocking(move || witness.add(&body, now)).await;
    match judged {
        Ok(Ok(answer)) => {
            match &answer {
                Answer::Cosigned(_) => tracing::info!("a head was cosigned"),
                refused => tracing::warn!(status = refused.status(), "a head was refused"),
            }
            let status = StatusCode::from_u16(answer.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let kind = match answer {
                Answer::OtherSize(_) | Answer::OtherRoot(_) => "text/x.tlog.size",
                _ => "text/plain; charset=utf-8",
            };
            let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(kind))];
            (status, kind, answer.body()).into_response()
        }
        Ok(Err(error)) => failed(&error),
        Err(error) => failed(&error),
    }
}

fn failed(error: &dyn std::fmt::Display) -> Response {
    tracing::error!(%error, "a request could not be judged; nothing was cosigned");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

async fn checkpoint(State(witness): State<Arc<Witness>>, Path(log): Path<String>) -> Response {
    let known = witness.seen().into_keys().find(|origin| sauro_heads::witness::name_of(origin) == log);
    match known.map(|origin| witness.checkpoint(&origin)) {
        None | Some(Ok(None)) => StatusCode::NOT_FOUND.into_response(),
        Some(Ok(Some(bytes))) => {
            ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], bytes).into_response()
        }
        Some(Err(error)) => failed(&error),
    }
}

async fn key(State(witness): State<Arc<Witness>>) -> String {
    format!("{}\n", witness.verifier())
}
