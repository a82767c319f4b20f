//! Connections that ask nothing, and too many of them: those who ask are answered all the same.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;

use axum::http::{StatusCode, header};
use common::{House, call, house, post, send, token};
use sauro_api::http::{Bounds, MOST_STREAMS_EACH, Stopped, serve};
use serde_json::json;
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{oneshot, watch},
    task::JoinHandle,
};

/// Long beyond everything that is waited for here.
const LONG: Duration = Duration::from_secs(20);
const BOUNDS: Bounds =
    Bounds { connections: 4, head: Duration::from_millis(300), drain: Duration::from_secs(10) };

struct Served {
    _house: House,
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<Stopped>,
}

async fn served() -> Served {
    let house = house().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let until = async move { drop(stopped.await) };
    let serving = tokio::spawn(serve(listener, house.router.clone(), until, watch::channel(false).0, BOUNDS));
    Served { _house: house, address, stop, serving }
}

impl Served {
    /// Connects and says what is given.
    async fn saying(&self, text: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        stream
    }

    fn question(&self, connection: &str) -> String {
        format!("GET /healthz HTTP/1.1\r\nhost: {}\r\nconnection: {connection}\r\n\r\n", self.address)
    }
}

/// Everything until the other end closes; a connection that is reset is closed too.
async fn heard(stream: &mut TcpStream) -> String {
    let mut all = Vec::new();
    let read = tokio::time::timeout(LONG, stream.read_to_end(&mut all)).await;
    let _reset = read.expect("the connection is never closed");
    String::from_utf8_lossy(&all).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_never_finishes_the_head_of_a_request_makes_room_for_others() {
    let served = served().await;
    let half = format!("GET /healthz HTTP/1.1\r\nhost: {}\r\nx-slow:", served.address);
    let mut waiting = Vec::new();
    // Twice as many as there are places, of every kind: half a head, nothing at all, half a preface of HTTP/2.
    for text in [half.as_str(), "", "PRI * HT", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"].iter().cycle().take(8) {
        waiting.push(served.saying(text).await);
    }
    let mut asking = served.saying(&served.question("close")).await;
    let answer = heard(&mut asking).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    for stream in &mut waiting {
        let answer = heard(stream).await;
        assert!(!answer.contains(" 200 "), "{answer}");
    }
    served.stop.send(()).unwrap();
    assert_eq!(served.serving.await.unwrap(), Stopped::Drained);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bound_holds_for_every_request_of_a_connection() {
    let served = served().await;
    let half = format!("{}GET /healthz HTTP/1.1\r\nhost:", served.question("keep-alive"));
    let answer = heard(&mut served.saying(&half).await).await;
    assert_eq!(answer.matches("HTTP/1.1 200").count(), 1, "{answer}");
    served.stop.send(()).unwrap();
    assert_eq!(served.serving.await.unwrap(), Stopped::Drained);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_holds_so_many_live_connections_and_no_more() {
    let house = house().await;
    let (head, clerk) = (token(&house, "head"), token(&house, "clerk"));
    let forever = json!({ "query": "subscription { forever }" });
    let ask = |credential: &str| post("/graphql/stream", &forever, &[("authorization", credential)]);
    let mut held = Vec::new();
    for _ in 0..MOST_STREAMS_EACH {
        let answer = send(&house.router, ask(&head)).await;
        assert_eq!(answer.status(), StatusCode::OK);
        held.push(answer);
    }
    let (status, headers, body) = call(&house.router, ask(&head)).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert!(headers.contains_key(header::RETRY_AFTER));
    assert_eq!(body["errors"][0]["extensions"]["code"], "TOO_MANY_STREAMS");
    let other = send(&house.router, ask(&clerk)).await;
    assert_eq!(other.status(), StatusCode::OK);
    held.pop();
    assert_eq!(send(&house.router, ask(&head)).await.status(), StatusCode::OK);
}
