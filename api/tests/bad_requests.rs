//! Requests that no honest client sends: each gets a status and a code, and nothing happens.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use common::{call, get, house, house_with, post, read, send, sign_in, token};
use sauro_api::config::Config;
use serde_json::json;
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread")]
async fn foreign_pages_get_nothing_done() {
    let house = house().await;
    let cookie = sign_in(&house.router, "head").await;
    let body = json!({ "documentId": "abc" });
    let host = ("host", "127.0.0.1:8046");
    for (foreign, fine) in [
        (("origin", "https://evil.example"), false),
        (("origin", "null"), false),
        (("origin", "http://127.0.0.1:9999"), false),
        (("sec-fetch-site", "cross-site"), false),
        (("sec-fetch-site", "same-site"), false),
        (("origin", "http://127.0.0.1:8046"), true),
        (("sec-fetch-site", "same-origin"), true),
    ] {
        for path in ["/graphql", "/graphql/stream", "/auth/sign-out", "/auth/tokens"] {
            let given =
                if path == "/auth/tokens" { json!({ "label": "x", "days": 1 }) } else { body.clone() };
            if fine && path == "/auth/sign-out" {
                continue;
            }
            let request = post(path, &given, &[host, ("cookie", &cookie), foreign]);
            let (status, _, answer) = call(&house.router, request).await;
            assert_eq!(status != StatusCode::FORBIDDEN, fine, "{path} {foreign:?}: {answer}");
            assert_eq!(answer.to_string().contains("FOREIGN_ORIGIN"), !fine, "{path} {foreign:?}: {answer}");
        }
    }
    let request = post("/graphql", &body, &[("host", "evil.example:8046"), ("cookie", &cookie)]);
    assert_eq!(call(&house.router, request).await.0, StatusCode::MISDIRECTED_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_sends_only_the_documents_of_the_screens() {
    let house = house().await;
    let cookie = sign_in(&house.router, "head").await;
    let with = async |body| call(&house.router, post("/graphql", &body, &[("cookie", &cookie)])).await;
    let (status, _, answer) = with(json!({ "query": "{ hello }" })).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert_eq!(answer["errors"][0]["extensions"]["code"], "DOCUMENT_NOT_ALLOWED");
    assert_eq!(with(json!({ "documentId": "unknown" })).await.0, StatusCode::FORBIDDEN);
    for given in ["abc", "sha256:abc"] {
        let (status, _, answer) = with(json!({ "documentId": given })).await;
        assert_eq!((status, answer["data"]["hello"].as_str()), (StatusCode::OK, Some("xin chào")));
    }
    assert_eq!(with(json!({ "documentId": "abc", "query": "{ hello }" })).await.0, StatusCode::BAD_REQUEST);

    let mut config = Config::default();
    config.graphql.freeform_for_sessions = true;
    let house = house_with(config).await;
    let cookie = sign_in(&house.router, "head").await;
    let request = post("/graphql", &json!({ "query": "{ hello }" }), &[("cookie", &cookie)]);
    assert_eq!(call(&house.router, request).await.0, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn large_deep_and_wide_documents_are_refused() {
    let house = house().await;
    let token = token(&house, "head");
    let ask = async |query: String| {
        let request = post("/graphql", &json!({ "query": query }), &[("authorization", &token)]);
        let (status, _, answer) = call(&house.router, request).await;
        (status, answer["errors"][0]["extensions"]["code"].as_str().unwrap_or("").to_owned())
    };
    let refused = (StatusCode::BAD_REQUEST, "COST_EXCEEDED".to_owned());
    assert_eq!(ask("{ hello ".repeat(60) + &"}".repeat(60)).await, refused);
    assert_eq!(ask(format!("{{ {} }}", "hello ".repeat(2_500))).await, refused);
    let aliases: String = (0..31).map(|n| format!("a{n}: hello ")).collect();
    assert_eq!(ask(format!("{{ {aliases} }}")).await, refused);
    assert_eq!(ask(format!("{{ {} }}", "hello ".repeat(11))).await, refused);
    let (status, _) = ask(format!("{{ hello }} # {}", "x".repeat(1_000_000))).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    let field =
        json!({ "query": "query($x: String) { hello }", "variables": { "x": "đ".repeat(1_000_000) } });
    let (status, _, answer) =
        call(&house.router, post("/graphql", &field, &[("authorization", &token)])).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BODY_TOO_LARGE");
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_not_text_are_refused() {
    let house = house().await;
    let token = token(&house, "head");
    for path in ["/graphql", "/auth/sign-in"] {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header("authorization", &token);
        let body = b"{\"query\":\"{ hello }\",\"account\":\"\xff\xfe\",\"password\":\"x\"}".to_vec();
        let (status, _, answer) = call(&house.router, request.body(Body::from(body)).unwrap()).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{path}: {answer}");
    }
    let (status, ..) = call(&house.router, get("/graphql?query=%ff%fe", &[("authorization", &token)])).await;
    assert!(status.is_client_error() || status == StatusCode::OK);
    let (status, ..) = call(&house.router, get("/graphql", &[("authorization", "Bearer é")])).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_in_without_a_credential() {
    let house = house().await;
    for headers in [
        vec![],
        vec![("authorization", "Bearer sr_wrong")],
        vec![("authorization", "Basic aGVhZDpwdw==")],
        vec![("cookie", "sauro=")],
        vec![("cookie", "sauro=0123456789")],
        vec![("cookie", "__Host-sauro=0123456789")],
    ] {
        let (status, _, answer) =
            call(&house.router, post("/graphql", &json!({ "query": "{ hello }" }), &headers)).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{headers:?}");
        assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
        for path in ["/auth/session", "/auth/tokens", "/files/00"] {
            assert_eq!(
                call(&house.router, get(path, &headers)).await.0,
                StatusCode::UNAUTHORIZED,
                "{path} {headers:?}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_request_is_given_up() {
    let mut config = Config::default();
    config.graphql.timeout_seconds = 1;
    let house = house_with(config).await;
    let token = token(&house, "head");
    let began = Instant::now();
    let request = post("/graphql", &json!({ "query": "{ slow }" }), &[("authorization", &token)]);
    let (status, _, answer) = call(&house.router, request).await;
    assert_eq!(
        (status, answer["errors"][0]["extensions"]["code"].as_str()),
        (StatusCode::SERVICE_UNAVAILABLE, Some("TIMEOUT"))
    );
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_security_headers() {
    let house = house().await;
    for path in ["/", "/auth/info", "/graphql", "/healthz", "/no/such/page", "/assets/none.js"] {
        let (_, headers, _) = read(send(&house.router, get(path, &[])).await).await;
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        for part in [
            "script-src 'self';",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.contains(part), "{path}: {part}");
        }
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["cross-origin-opener-policy"], "same-origin", "{path}");
        assert!(headers.contains_key("referrer-policy") && headers.contains_key("x-request-id"), "{path}");
        assert!(!headers.contains_key("strict-transport-security"), "plain HTTP must not promise TLS");
    }
    let mut config = Config::default();
    config.server.public_origin = Some("https://sauro.example.vn".to_owned());
    let house = house_with(config).await;
    let (_, headers, _) = read(send(&house.router, get("/", &[])).await).await;
    assert!(headers["strict-transport-security"].to_str().unwrap().starts_with("max-age=63072000"));
    let body = json!({ "account": "head", "password": common::PASSWORD });
    let (_, headers, _) =
        call(&house.router, post("/auth/sign-in", &body, &[("origin", "https://sauro.example.vn")])).await;
    let cookie = headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("__Host-sauro=") && cookie.contains("; Secure"), "{cookie}");
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_paths_give_the_first_page_but_other_doors_stay_shut() {
    let house = house().await;
    let (status, headers, text) = read(send(&house.router, get("/giao-viec/moi", &[])).await).await;
    assert_eq!(status, StatusCode::OK);
    assert!(headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/html"));
    assert!(text.to_lowercase().contains("<!doctype html>"));
    assert_eq!(headers[header::CACHE_CONTROL], "no-cache");
    for path in ["/assets/missing.js", "/graphql/no", "/auth/no", "/files"] {
        let status = send(&house.router, get(path, &[])).await.status();
        assert!(matches!(status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED), "{path}: {status}");
    }
    let post = Request::post("/giao-viec/moi").body(Body::empty()).unwrap();
    assert_eq!(send(&house.router, post).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn operators_are_answered_and_strangers_get_no_figures() {
    let house = house().await;
    assert_eq!(read(send(&house.router, get("/healthz", &[])).await).await.2, "ok\n");
    let (status, _, answer) = call(&house.router, get("/readyz", &[])).await;
    assert_eq!((status, &answer["ready"]), (StatusCode::OK, &json!(true)), "{answer}");
    let (status, _, text) = read(send(&house.router, get("/metrics", &[])).await).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        text.contains("sauro_commands_total{outcome=\"recorded\"}") && text.contains("sauro_log_position")
    );
    let forwarded = get("/metrics", &[("x-forwarded-for", "203.0.113.5")]);
    assert_eq!(send(&house.router, forwarded).await.status(), StatusCode::FORBIDDEN);
    house.stop.send_replace(true);
    let (status, _, answer) = call(&house.router, get("/readyz", &[])).await;
    assert_eq!((status, &answer["ready"]), (StatusCode::SERVICE_UNAVAILABLE, &json!(false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn live_answers_come_as_events_and_end_with_complete() {
    let house = house().await;
    let cookie = sign_in(&house.router, "head").await;
    let request = post(
        "/graphql/stream",
        &json!({ "documentId": "live" }),
        &[("cookie", &cookie), ("accept", "text/event-stream")],
    );
    let (status, headers, text) = read(send(&house.router, request).await).await;
    assert_eq!(status, StatusCode::OK);
    assert!(headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/event-stream"));
    let events: Vec<&str> = text.split("\n\n").filter(|event| !event.is_empty()).collect();
    assert_eq!(events.len(), 3, "{text}");
    assert_eq!(events[0], "event: next\ndata: {\"data\":{\"count\":1}}");
    assert!(events[2] == "event: complete", "{text}");

    let token = token(&house, "head");
    let request = post(
        "/graphql/stream",
        &json!({ "query": "subscription { forever }" }),
        &[("authorization", &token)],
    );
    let answer = send(&house.router, request).await;
    house.stop.send_replace(true);
    let ended = tokio::time::timeout(Duration::from_secs(5), read(answer)).await;
    assert!(ended.expect("stopping ends open streams").2.contains("event: complete"));
    let request =
        post("/graphql/stream", &json!({ "query": "mutation { bump }" }), &[("authorization", &token)]);
    assert_eq!(send(&house.router, request).await.status(), StatusCode::BAD_REQUEST);
}
