//! Live answers by server-sent events: the distinct-connections mode of the graphql-sse protocol.

use super::{Door, answer, kind_of, negotiate::Media, request_of};
use crate::http::{Shared, language, problem::Problem, told};
use async_graphql::{Executor, Response as Executed, parser::types::OperationType};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures::{Stream, StreamExt, stream};
use std::{convert::Infallible, time::Duration};

/// A comment is sent after so long without an event, so that nothing on the way closes the connection.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// How often an open stream asks whether its credential still holds.
const STILL_ALLOWED: Duration = Duration::from_secs(15);

/// POST /graphql/stream.
pub async fn answer_stream<E: Executor>(State(door): State<Door<E>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let prepared = match door.prepare(Media::Json, &parts, body).await {
        Ok(prepared) => prepared,
        Err(refused) => return refused,
    };
    let kind = prepared.parsed.operation(prepared.incoming.operation_name.as_deref());
    if kind == Some(OperationType::Mutation) {
        let what = "mutations are served at /graphql";
        return answer::error(Media::Json, StatusCode::BAD_REQUEST, "BAD_REQUEST", what);
    }
    let seat = match door.shared.streams.take(&prepared.viewer.account) {
        Ok(seat) => seat,
        Err(problem) => return no_place(&problem, &parts.headers),
    };
    door.shared.metrics.count("sauro_graphql_operations_total", kind_of(OperationType::Subscription));
    let request = request_of(prepared.incoming, prepared.parsed, prepared.viewer);
    let answers =
        door.executor.execute_stream(request, None).take_until(over(door.shared.clone(), parts.headers));
    let events = events(answers).map(move |event| {
        let _held_while_open = &seat;
        Ok::<_, Infallible>(event)
    });
    let mut answer = Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response();
    // Proxies must pass every event on at once.
    answer.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// The answer where there is no place for another live connection: in the shape of GraphQL, and with when to ask again.
pub fn no_place(problem: &Problem, headers: &HeaderMap) -> Response {
    let mut answer = answer::problem(Media::Json, problem, language(headers));
    if let Some(seconds) = problem.retry_after {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

fn events(answers: impl Stream<Item = Executed>) -> impl Stream<Item = Event> {
    let next = answers.map(|answer| {
        let data = serde_json::to_string(&answer).unwrap_or_else(|error| {
            tracing::error!(%error, "an answer of a live query cannot be written");
            r#"{"errors":[{"message":"INTERNAL","extensions":{"code":"INTERNAL"}}]}"#.to_owned()
        });
        Event::default().event("next").data(data)
    });
    next.chain(stream::once(async { Event::default().event("complete").data("") }))
}

/// Resolves when the server stops or the credential no longer holds: signing out ends open streams too.
async fn over(shared: Shared, headers: HeaderMap) {
    let mut stopping = shared.stopping.clone();
    loop {
        tokio::select! {
            () = told(&mut stopping) => return,
            () = tokio::time::sleep(STILL_ALLOWED) => {
                if shared.auth.viewer(&shared.app, &headers).await.is_err() {
                    return;
                }
            }
        }
    }
}
