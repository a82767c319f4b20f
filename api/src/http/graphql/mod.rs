//! GraphQL over HTTP, our own layer: negotiation, refusal of unsafe requests, persisted documents, bounds, time-out.
//!
//! Order matters: media type, origin, who asks, the document, and only then execution.

mod answer;
mod documents;
mod incoming;
mod limits;
mod negotiate;
mod persisted;
mod socket;
mod stream;

use super::{Shared, body::read_bounded, origin, problem::Problem};
use crate::Viewer;
use async_graphql::{Executor, Request, Variables, parser::types::OperationType};
use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{any, post},
};
use documents::{Documents, NoDocument, Parsed};
use incoming::Incoming;
use limits::Limits;
use negotiate::Media;
pub use persisted::Persisted;
use serde_json::Value;
use std::{sync::Arc, time::Duration};

/// The GraphQL door over any executor.
#[derive(Debug)]
pub struct Door<E> {
    executor: E,
    documents: Arc<Documents>,
    shared: Shared,
}

impl<E: Clone> Clone for Door<E> {
    fn clone(&self) -> Self {
        Self {
            executor: self.executor.clone(),
            documents: Arc::clone(&self.documents),
            shared: self.shared.clone(),
        }
    }
}

/// `/graphql` and `/graphql/stream`.
pub fn routes<E: Executor>(executor: E, persisted: Persisted, shared: Shared) -> Router {
    let bounds = &shared.config.graphql;
    let limits = Limits { tokens: bounds.tokens, aliases: bounds.aliases, root_fields: bounds.root_fields };
    let documents = Arc::new(Documents::new(persisted, limits, bounds.freeform_for_sessions));
    Router::new()
        .route("/graphql", any(answer_request::<E>))
        .route("/graphql/stream", post(stream::answer_stream::<E>))
        .with_state(Door { executor, documents, shared })
}

async fn answer_request<E: Executor>(
    State(door): State<Door<E>>,
    request: axum::extract::Request,
) -> Response {
    if socket::wanted(request.headers()) {
        return socket::answer_socket(door, request).await;
    }
    let (parts, body) = request.into_parts();
    let Some(media) = Media::accepted(&parts.headers) else {
        return answer::error(
            Media::Json,
            StatusCode::NOT_ACCEPTABLE,
            "NOT_ACCEPTABLE",
            "accept application/graphql-response+json or application/json",
        );
    };
    let executed = door.execute(media, &parts, body).await;
    executed.unwrap_or_else(|refused| refused)
}

impl<E: Executor> Door<E> {
    async fn execute(&self, media: Media, parts: &Parts, body: Body) -> Result<Response, Response> {
        let read_only = parts.method == Method::GET;
        if !read_only && parts.method != Method::POST {
            return Err(not_allowed(media, "GET, POST"));
        }
        let prepared = self.prepare(media, parts, body).await?;
        let Prepared { viewer, incoming, parsed } = prepared;
        match parsed.operation(incoming.operation_name.as_deref()) {
            Some(OperationType::Mutation) if read_only => return Err(not_allowed(media, "POST")),
            Some(OperationType::Subscription) => {
                let what = "subscriptions are served at /graphql/stream, or at /graphql over a WebSocket";
                return Err(answer::error(media, StatusCode::BAD_REQUEST, "BAD_REQUEST", what));
            }
            Some(kind) => self.shared.metrics.count("sauro_graphql_operations_total", kind_of(kind)),
            None => {}
        }
        let request = request_of(incoming, parsed, viewer);
        let most = Duration::from_secs(self.shared.config.graphql.timeout_seconds);
        match tokio::time::timeout(most, self.executor.execute(request)).await {
            Ok(executed) => Ok(answer::executed(media, executed)),
            Err(_) => {
                let what = "the request took too long and was given up";
                Err(answer::error(media, StatusCode::SERVICE_UNAVAILABLE, "TIMEOUT", what))
            }
        }
    }

    /// Everything that can refuse a request before it is executed.
    async fn prepare(&self, media: Media, parts: &Parts, body: Body) -> Result<Prepared, Response> {
        let language = super::language(&parts.headers);
        let refuse = |problem: Problem| answer::problem(media, &problem, language);
        let malformed = |why: &str| answer::error(media, StatusCode::BAD_REQUEST, "BAD_REQUEST", why);

        origin::check(&parts.headers, &self.shared.config.server).map_err(refuse)?;
        let incoming = if parts.method == Method::GET {
            Incoming::from_query(parts.uri.query().unwrap_or("")).map_err(|why| malformed(&why))?
        } else {
            if !json_body(&parts.headers) {
                let what = "send application/json";
                let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
                return Err(answer::error(media, status, "UNSUPPORTED_MEDIA_TYPE", what));
            }
            let most = self.shared.config.graphql.body_kib * 1024;
            let bytes = read_bounded(&parts.headers, body, most).await.map_err(refuse)?;
            Incoming::from_json(&bytes).map_err(|why| malformed(&why))?
        };
        let viewer = self.shared.auth.viewer(&self.shared.app, &parts.headers).await.map_err(refuse)?;
        let parsed = self
            .documents
            .find(&incoming, viewer.credential)
            .map_err(|why: NoDocument| answer::no_document(media, why))?;
        Ok(Prepared { viewer, incoming, parsed })
    }
}

/// A request that may be executed.
struct Prepared {
    viewer: Viewer,
    incoming: Incoming,
    parsed: Parsed,
}

fn request_of(incoming: Incoming, parsed: Parsed, viewer: Viewer) -> Request {
    let variables = incoming.variables.map_or(Value::Null, Value::Object);
    let mut request =
        Request::new(parsed.text.as_ref()).variables(Variables::from_json(variables)).data(viewer);
    request.operation_name = incoming.operation_name;
    request.set_parsed_query((*parsed.document).clone());
    request
}

fn json_body(headers: &HeaderMap) -> bool {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let mut parts = given.split(';').map(|part| part.trim().to_ascii_lowercase());
    let json = parts.next().is_some_and(|media| media == "application/json");
    json && parts.all(|part| {
        !part.starts_with("charset=") || part.trim_start_matches("charset=").trim_matches('"') == "utf-8"
    })
}

fn not_allowed(media: Media, allow: &'static str) -> Response {
    let what = "this method cannot do that: queries go by GET or POST, mutations by POST only";
    let mut refused = answer::error(media, StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", what);
    refused.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allow));
    refused.into_response()
}

fn kind_of(kind: OperationType) -> &'static str {
    match kind {
        OperationType::Query => "query",
        OperationType::Mutation => "mutation",
        OperationType::Subscription => "subscription",
    }
}
