//! The log followed over a WebSocket: by position, with no gap and no duplicate, also across a restart; and what the
//! protocol does not allow.

use super::{
    http::Client,
    office::{founded, key},
    process::Server,
};
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::{net::SocketAddr, time::Duration};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Error, Message, client::IntoClientRequest, http::StatusCode},
};

type Socket = WebSocketStream<TcpStream>;

/// A handshake with headers, and without the protocol when told so.
async fn handshake(address: SocketAddr, headers: &[(&'static str, &str)]) -> Result<Socket, Error> {
    let mut request = format!("ws://{address}/graphql").into_client_request().unwrap();
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().unwrap());
    }
    let stream = TcpStream::connect(address).await.unwrap();
    client_async(request, stream).await.map(|(socket, _)| socket)
}

async fn connect(client: &Client) -> Socket {
    let cookie = &client.headers[0].1;
    let headers = [("cookie", cookie.as_str()), ("sec-websocket-protocol", "graphql-transport-ws")];
    handshake(client.address, &headers).await.unwrap()
}

async fn say(socket: &mut Socket, what: Value) {
    socket.send(Message::text(what.to_string())).await.unwrap();
}

/// What comes next: a message as JSON, or the number the connection was closed with.
async fn hear(socket: &mut Socket) -> Value {
    match tokio::time::timeout(Duration::from_secs(20), socket.next()).await.unwrap() {
        Some(Ok(Message::Text(text))) => serde_json::from_str(&text).unwrap(),
        Some(Ok(Message::Close(Some(frame)))) => json!(u16::from(frame.code)),
        other => panic!("{other:?}"),
    }
}

async fn introduced(client: &Client) -> Socket {
    let mut socket = connect(client).await;
    say(&mut socket, json!({ "type": "connection_init" })).await;
    assert_eq!(hear(&mut socket).await, json!({ "type": "connection_ack" }));
    socket
}

const CHANGED: &str = "subscription S($after: Position) { assignmentChanged(afterPosition: $after) { position type assignmentId } }";

async fn follow(client: &Client, after: &Value) -> Socket {
    let mut socket = introduced(client).await;
    let payload = json!({ "query": CHANGED, "variables": { "after": after } });
    say(&mut socket, json!({ "type": "subscribe", "id": "1", "payload": payload })).await;
    socket
}

async fn next(socket: &mut Socket) -> Value {
    let said = hear(socket).await;
    assert_eq!((&said["type"], &said["id"]), (&json!("next"), &json!("1")), "{said:#}");
    said["payload"]["data"]["assignmentChanged"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_that_comes_back_misses_nothing_and_sees_nothing_twice() {
    let (_folder, data) = founded();
    let server = Server::start(&data);
    let mut client = Client::signed_in(server.address, "chung");
    let draft = |client: &mut Client, number: usize| {
        let id = key();
        client.done(
            "assignmentDraft",
            &json!({ "commandId": id, "terms": { "title": format!("Việc số {number}") } }),
        );
        json!(format!("Assignment_{id}"))
    };
    let mut socket = follow(&client, &json!("0")).await;
    let mut made = vec![draft(&mut client, 0), draft(&mut client, 1)];
    let mut seen = vec![next(&mut socket).await, next(&mut socket).await];
    // The follower goes away, the server is killed, and things go on.
    drop(socket);
    made.push(draft(&mut client, 2));
    server.kill();
    let server = Server::start(&data);
    let mut client = client.moved(server.address);
    made.push(draft(&mut client, 3));
    let mut socket = follow(&client, &seen[1]["position"]).await;
    seen.extend([next(&mut socket).await, next(&mut socket).await]);
    made.push(draft(&mut client, 4));
    seen.push(next(&mut socket).await);
    let ids: Vec<_> = seen.iter().map(|change| change["assignmentId"].clone()).collect();
    assert_eq!(ids, made);
    // Let go, and told nothing more; what is asked next is answered.
    say(&mut socket, json!({ "type": "complete", "id": "1" })).await;
    draft(&mut client, 5);
    let payload = json!({ "query": "{ assignments(first: 1) { totalCount } }" });
    say(&mut socket, json!({ "type": "subscribe", "id": "2", "payload": payload })).await;
    let answer = hear(&mut socket).await;
    assert_eq!(
        (&answer["id"], &answer["payload"]["data"]["assignments"]["totalCount"]),
        (&json!("2"), &json!(6))
    );
    assert_eq!(hear(&mut socket).await, json!({ "type": "complete", "id": "2" }));
    say(&mut socket, json!({ "type": "ping" })).await;
    assert_eq!(hear(&mut socket).await, json!({ "type": "pong" }));
    // Told to stop, the server says so and does not wait for the follower.
    let stopped = tokio::task::spawn_blocking(|| server.stop());
    assert_eq!(hear(&mut socket).await, json!(1001));
    assert_eq!(stopped.await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_protocol_does_not_allow_is_refused_by_its_number() {
    let (_folder, data) = founded();
    let server = Server::start(&data);
    let client = Client::signed_in(server.address, "chung");
    let cookie = client.headers[0].1.clone();
    let protocol = ("sec-websocket-protocol", "graphql-transport-ws");
    let foreign = ("origin", "https://evil.example");
    for (headers, status) in [
        (vec![protocol], StatusCode::UNAUTHORIZED),
        (vec![protocol, ("cookie", cookie.as_str()), foreign], StatusCode::FORBIDDEN),
        (vec![("cookie", cookie.as_str())], StatusCode::BAD_REQUEST),
    ] {
        match handshake(server.address, &headers).await {
            Err(Error::Http(answer)) => assert_eq!(answer.status(), status, "{headers:?}"),
            other => panic!("{headers:?}: {other:?}"),
        }
    }
    let subscribe = |query: &str| json!({ "type": "subscribe", "id": "1", "payload": { "query": query } });
    let live = subscribe("subscription { positionAdvanced { position } }");
    let mut early = connect(&client).await;
    say(&mut early, live.clone()).await;
    assert_eq!(hear(&mut early).await, json!(4401));
    for (messages, code) in [
        (vec![json!({ "type": "connection_init" })], 4429),
        (vec![json!({ "type": "unheard_of" })], 4400),
        (vec![live.clone(), live.clone()], 4409),
    ] {
        let mut socket = introduced(&client).await;
        for message in messages {
            say(&mut socket, message).await;
        }
        assert_eq!(hear(&mut socket).await, json!(code));
    }
    let mut silent = connect(&client).await;
    assert_eq!(hear(&mut silent).await, json!(4408));
    let mut socket = introduced(&client).await;
    for (query, code) in [
        (
            "mutation { assignmentIssue(input: { commandId: \"x\", assignment: \"y\" }) { position } }",
            "BAD_REQUEST",
        ),
        ("{ assignments(first: ", "GRAPHQL_PARSE_FAILED"),
    ] {
        say(&mut socket, subscribe(query)).await;
        let answer = hear(&mut socket).await;
        assert_eq!(answer["type"], "error", "{answer:#}");
        assert_eq!(answer["payload"][0]["extensions"]["code"], code, "{answer:#}");
    }
    // Larger than a request may be: the connection is given up.
    let large = subscribe(&format!("{{ hello }} # {}", "x".repeat(100_000)));
    let _cut_off = socket.send(Message::text(large.to_string())).await;
    assert!(!matches!(socket.next().await, Some(Ok(Message::Text(_)))));
    assert_eq!(server.stop(), 0);
}
