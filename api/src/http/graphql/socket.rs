//! Live answers over a WebSocket: the graphql-transport-ws protocol, with the same subscriptions, the same documents and
//! the same bounds as the event stream. Queries are answered too; mutations go by POST.

use super::{
    Door, answer, documents::NoDocument, incoming::Incoming, kind_of, negotiate::Media, request_of,
    stream::no_place,
};
use crate::{
    Viewer,
    http::{Place, origin, told},
};
use async_graphql::{Executor, Response as Executed, parser::types::OperationType};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use futures::{SinkExt, StreamExt, stream, stream::BoxStream};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;
use tokio_stream::StreamMap;
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Message,
        handshake::derive_accept_key,
        protocol::{CloseFrame, Role, WebSocketConfig},
    },
};

/// The name of the protocol, offered by the client.
const PROTOCOL: &str = "graphql-transport-ws";
/// How long a client may take to introduce itself.
const INTRODUCTION: Duration = Duration::from_secs(5);
/// How often an open connection asks whether its credential still holds.
const STILL_ALLOWED: Duration = Duration::from_secs(15);
/// How long a client may take to take in one message: one that does not read is let go.
const PATIENCE: Duration = Duration::from_secs(30);
/// Operations open at the same time on one connection.
const MOST_OPEN: usize = 50;

/// What a client says.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Said {
    ConnectionInit,
    Ping,
    Pong,
    Subscribe { id: String, payload: Value },
    Complete { id: String },
}

/// Why the server closes, as the protocol numbers it.
struct Closing(u16, &'static str);

/// An operation under way: its answers, then none.
type Answers = BoxStream<'static, Option<Executed>>;

struct Conversation<E> {
    door: Door<E>,
    viewer: Viewer,
    headers: HeaderMap,
    socket: WebSocketStream<TokioIo<Upgraded>>,
    introduced: bool,
    open: StreamMap<String, Answers>,
}

/// Whether the request asks to go on as a WebSocket.
pub fn wanted(headers: &HeaderMap) -> bool {
    let upgrade = headers.get(header::UPGRADE).and_then(|value| value.to_str().ok());
    upgrade.is_some_and(|value| value.eq_ignore_ascii_case("websocket"))
}

/// GET /graphql with `Upgrade: websocket`.
pub async fn answer_socket<E: Executor>(door: Door<E>, mut request: Request) -> Response {
    let headers = request.headers().clone();
    let language = crate::http::language(&headers);
    // A browser lets any page open a socket: whoever it comes from is asked before anything else.
    if let Err(problem) = origin::check(&headers, &door.shared.config.server) {
        return answer::problem(Media::Json, &problem, language);
    }
    let viewer = match door.shared.auth.viewer(&door.shared.app, &headers).await {
        Ok(viewer) => viewer,
        Err(problem) => return answer::problem(Media::Json, &problem, language),
    };
    let Some(accept) = accept_key(&headers) else {
        let what =
            "a WebSocket handshake of version 13 that offers the protocol graphql-transport-ws is needed";
        return answer::error(Media::Json, StatusCode::BAD_REQUEST, "BAD_REQUEST", what);
    };
    let place = match door.shared.streams.take(&viewer.account) {
        Ok(place) => place,
        Err(problem) => return no_place(&problem, &headers),
    };
    let upgrade = hyper::upgrade::on(&mut request);
    tokio::spawn(async move {
        let socket = match upgrade.await {
            Ok(upgraded) => TokioIo::new(upgraded),
            Err(error) => return tracing::debug!(%error, "a WebSocket was announced and did not come"),
        };
        let most = door.shared.config.graphql.body_kib * 1024;
        let bounds = WebSocketConfig::default().max_message_size(Some(most)).max_frame_size(Some(most));
        let socket = WebSocketStream::from_raw_socket(socket, Role::Server, Some(bounds)).await;
        let open = StreamMap::new();
        Conversation { door, viewer, headers, socket, introduced: false, open }.hold(place).await;
    });
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    for (name, value) in [
        (header::CONNECTION, HeaderValue::from_static("upgrade")),
        (header::UPGRADE, HeaderValue::from_static("websocket")),
        (header::SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(PROTOCOL)),
        (header::SEC_WEBSOCKET_ACCEPT, accept),
    ] {
        answer.headers_mut().insert(name, value);
    }
    answer
}

/// The answer to the client's key, when the handshake is one that we can go on with.
fn accept_key(headers: &HeaderMap) -> Option<HeaderValue> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let lists = |name, wanted: &str| {
        text(name).is_some_and(|list| list.split(',').any(|item| item.trim().eq_ignore_ascii_case(wanted)))
    };
    let fits = lists(header::CONNECTION, "upgrade")
        && text(header::SEC_WEBSOCKET_VERSION) == Some("13")
        && lists(header::SEC_WEBSOCKET_PROTOCOL, PROTOCOL);
    let key = headers.get(header::SEC_WEBSOCKET_KEY).filter(|_| fits)?;
    HeaderValue::from_str(&derive_accept_key(key.as_bytes())).ok()
}

impl<E: Executor> Conversation<E> {
    /// Until either side ends it.
    async fn hold(mut self, _place: Place) {
        let mut stopping = self.door.shared.stopping.clone();
        let mut check = tokio::time::interval(STILL_ALLOWED);
        check.reset();
        let introduction = tokio::time::sleep(INTRODUCTION);
        tokio::pin!(introduction);
        let closing = loop {
            let done = tokio::select! {
                said = self.socket.next() => match said {
                    Some(Ok(Message::Text(text))) => self.hear(text.as_str()).await,
                    Some(Ok(Message::Binary(_))) => Err(Closing(4400, "messages are text")),
                    Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Ok(()),
                    // Gone, or beyond a bound: there is nobody to tell.
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                },
                Some((id, answer)) = self.open.next(), if !self.open.is_empty() => self.tell(id, answer).await,
                () = &mut introduction, if !self.introduced => Err(Closing(4408, "no connection_init in time")),
                () = told(&mut stopping) => Err(Closing(1001, "the server is stopping")),
                _ = check.tick() => self.still_allowed().await,
            };
            if let Err(closing) = done {
                break closing;
            }
        };
        let frame = CloseFrame { code: closing.0.into(), reason: closing.1.into() };
        let _gone = tokio::time::timeout(PATIENCE, self.socket.close(Some(frame))).await;
    }

    /// Signing out ends open connections too.
    async fn still_allowed(&mut self) -> Result<(), Closing> {
        let viewer = self.door.shared.auth.viewer(&self.door.shared.app, &self.headers).await;
        viewer.map(|_| ()).map_err(|_| Closing(4403, "the credential no longer holds"))
    }

    async fn hear(&mut self, text: &str) -> Result<(), Closing> {
        let said: Said =
            serde_json::from_str(text).map_err(|_| Closing(4400, "not a message of the protocol"))?;
        match said {
            Said::ConnectionInit if self.introduced => Err(Closing(4429, "introduced twice")),
            Said::ConnectionInit => {
                self.introduced = true;
                self.say(&json!({ "type": "connection_ack" })).await
            }
            Said::Ping => self.say(&json!({ "type": "pong" })).await,
            Said::Pong => Ok(()),
            Said::Complete { id } => {
                self.open.remove(&id);
                Ok(())
            }
            Said::Subscribe { .. } if !self.introduced => Err(Closing(4401, "not introduced")),
            Said::Subscribe { id, .. } if self.open.contains_key(&id) => {
                Err(Closing(4409, "the id is in use"))
            }
            Said::Subscribe { id, payload } => match self.begin(&payload) {
                Ok(answers) => {
                    self.open.insert(id, answers);
                    Ok(())
                }
                Err((code, message)) => {
                    let errors = json!([{ "message": message, "extensions": { "code": code } }]);
                    self.say(&json!({ "type": "error", "id": id, "payload": errors })).await
                }
            },
        }
    }

    /// The answers of an operation; or why there are none.
    fn begin(&self, payload: &Value) -> Result<Answers, (&'static str, String)> {
        if self.open.len() >= MOST_OPEN {
            return Err(("TOO_MANY_STREAMS", format!("at most {MOST_OPEN} operations on one connection")));
        }
        let incoming =
            Incoming::from_json(payload.to_string().as_bytes()).map_err(|why| ("BAD_REQUEST", why))?;
        let found = self.door.documents.find(&incoming, self.viewer.credential);
        let parsed = found.map_err(|why| match why {
            NoDocument::Malformed(why) => ("BAD_REQUEST", why.to_owned()),
            NoDocument::NotAllowed(why) => ("DOCUMENT_NOT_ALLOWED", why.to_owned()),
            NoDocument::TooCostly(why) => ("COST_EXCEEDED", why),
            NoDocument::Syntax(why) => ("GRAPHQL_PARSE_FAILED", why),
        })?;
        if parsed.operation(incoming.operation_name.as_deref()) == Some(OperationType::Mutation) {
            return Err(("BAD_REQUEST", "mutations are served by POST at /graphql".to_owned()));
        }
        self.door
            .shared
            .metrics
            .count("sauro_graphql_operations_total", kind_of(OperationType::Subscription));
        let request = request_of(incoming, parsed, self.viewer.clone());
        let answers = self.door.executor.execute_stream(request, None).map(Some);
        Ok(answers.chain(stream::once(async { None })).boxed())
    }

    async fn tell(&mut self, id: String, answer: Option<Executed>) -> Result<(), Closing> {
        match answer {
            Some(answer) => {
                let payload = serde_json::to_value(&answer).unwrap_or_else(|error| {
                    tracing::error!(%error, "an answer of a live query cannot be written");
                    json!({ "errors": [{ "message": "INTERNAL", "extensions": { "code": "INTERNAL" } }] })
                });
                self.say(&json!({ "type": "next", "id": id, "payload": payload })).await
            }
            None => {
                self.open.remove(&id);
                self.say(&json!({ "type": "complete", "id": id })).await
            }
        }
    }

    /// Says one thing; nothing else is done until it is taken, so that a slow reader fills no memory of ours.
    async fn say(&mut self, what: &Value) -> Result<(), Closing> {
        let message = Message::Text(what.to_string().into());
        match tokio::time::timeout(PATIENCE, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Closing(1001, "nobody reads")),
        }
    }
}
