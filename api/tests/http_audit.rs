//! GraphQL over HTTP: the audits of the npm package graphql-http, as a table.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use common::{call, house, token};
use serde_json::{Value, json};

const JSON: &str = "application/json";
const RESPONSE: &str = "application/graphql-response+json";

struct Audit {
    what: &'static str,
    accept: Option<&'static str>,
    body: Value,
    status: u16,
}

fn audit(what: &'static str, accept: impl Into<Option<&'static str>>, body: Value, status: u16) -> Audit {
    Audit { what, accept: accept.into(), body, status }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audits_pass() {
    let house = house().await;
    let token = token(&house, "head");
    let plain = json!({ "query": "{ __typename }" });
    let with = |name: &str, value: Value| {
        let mut body = plain.clone();
        body[name] = value;
        body
    };
    let typed = json!({ "query": "query Type($name: String!) { __type(name: $name) { name } }", "variables": { "name": "x" } });
    let mut audits = vec![
        audit("22EB", RESPONSE, plain.clone(), 200),
        audit("4655", JSON, plain.clone(), 200),
        audit("47DE", "*/*", plain.clone(), 200),
        audit("80D8", None, plain.clone(), 200),
        audit("BF61", None, json!({ "query": "{ __type(name: \"Run🏃Swim🏊\") { name } }" }), 200),
        audit("423L", RESPONSE, json!({ "notquery": "{ __typename }" }), 400),
        audit("8764", None, json!({ "qeury": "{ __typename }" }), 400),
        audit("2EA1", RESPONSE, typed.clone(), 200),
        audit("28B9", JSON, typed, 200),
        audit("428F", RESPONSE, with("extensions", json!({ "some": "value" })), 200),
        audit("1B7A", JSON, with("extensions", json!({ "some": "value" })), 200),
        audit("572B", JSON, json!({ "query": "{" }), 200),
        audit("FDE2", JSON, json!({ "query": "{ 8f31403dfe404bccbb0e835f2629c6a7 }" }), 200),
        audit("865D", RESPONSE, json!({ "query": "{" }), 400),
        audit("51FE", RESPONSE, json!({ "query": "{ noSuchField }" }), 400),
        audit(
            "7B9B",
            JSON,
            json!({ "query": "query C($id: ID!){ __typename }", "variables": { "id": null } }),
            200,
        ),
        audit(
            "86EE",
            RESPONSE,
            json!({ "query": "query C($id: ID!){ __typename }", "variables": { "id": null } }),
            400,
        ),
        audit("B8B3", JSON, json!({ "query": "query Query { __typename }", "operationName": "Query" }), 200),
        audit(
            "8161",
            RESPONSE,
            json!({ "query": "query Query { __typename }", "operationName": "Query" }),
            200,
        ),
    ];
    for wrong in [json!({ "obj": "ect" }), json!(0), json!(false), json!(["array"])] {
        audits.push(audit("LKJ", None, json!({ "query": wrong }), 400));
        audits.push(audit("6C0", None, with("operationName", wrong), 400));
    }
    for wrong in [json!("string"), json!(0), json!(false), json!(["array"])] {
        audits.push(audit("476", None, with("variables", wrong.clone()), 400));
        audits.push(audit("58B", None, with("extensions", wrong), 400));
    }
    for parameter in ["variables", "operationName", "extensions"] {
        audits.push(audit("94B", RESPONSE, with(parameter, Value::Null), 200));
        audits.push(audit("022", JSON, with(parameter, Value::Null), 200));
    }
    for Audit { what, accept, body, status } in audits {
        let mut request =
            Request::post("/graphql").header(header::CONTENT_TYPE, JSON).header("authorization", &token);
        if let Some(accept) = accept {
            request = request.header(header::ACCEPT, accept);
        }
        let (given, headers, answer) =
            call(&house.router, request.body(Body::from(body.to_string())).unwrap()).await;
        assert_eq!(given.as_u16(), status, "{what} {body}: {answer}");
        let media = headers[header::CONTENT_TYPE].to_str().unwrap();
        assert!(media.starts_with(if accept == Some(RESPONSE) { RESPONSE } else { JSON }), "{what}: {media}");
        assert!(media.ends_with("charset=utf-8"), "{what}: {media}");
        let refused = answer.get("errors").is_some();
        assert_eq!(
            answer.get("data").is_none(),
            refused,
            "{what}: a request error has no data entry: {answer}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn get_is_for_queries() {
    let house = house().await;
    let token = token(&house, "head");
    let get = async |path: &str| {
        let request = Request::get(path).header("authorization", &token).header(header::ACCEPT, RESPONSE);
        call(&house.router, request.body(Body::empty()).unwrap()).await
    };
    let (status, _, answer) = get("/graphql?query=%7B__typename%7D").await;
    assert_eq!((status, answer["data"]["__typename"].as_str()), (StatusCode::OK, Some("Query")));
    let variables = "/graphql?query=query%20T(%24n%3AString!)%7B__type(name%3A%24n)%7Bname%7D%7D&variables=%7B%22n%22%3A%22Query%22%7D";
    let (status, _, answer) = get(variables).await;
    assert_eq!((status, answer["data"]["__type"]["name"].as_str()), (StatusCode::OK, Some("Query")));
    let (status, headers, answer) = get("/graphql?query=mutation%20%7Bbump%7D").await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{answer}");
    assert_eq!(headers[header::ALLOW], "POST");
    assert!(answer.get("data").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_json_is_taken_and_only_json_is_given() {
    let house = house().await;
    let token = token(&house, "head");
    let send = async |media: Option<&str>, accept: &str, body: &str| {
        let mut request =
            Request::post("/graphql").header("authorization", &token).header(header::ACCEPT, accept);
        if let Some(media) = media {
            request = request.header(header::CONTENT_TYPE, media);
        }
        call(&house.router, request.body(Body::from(body.to_owned())).unwrap()).await
    };
    let mutation = json!({ "query": "mutation { bump }" }).to_string();
    for media in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("multipart/form-data"),
        Some("application/json; charset=latin1"),
    ] {
        let (status, _, answer) = send(media, "*/*", &mutation).await;
        assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{media:?}: {answer}");
    }
    assert_eq!(send(Some("application/json; charset=utf-8"), "*/*", &mutation).await.0, StatusCode::OK);
    assert_eq!(send(Some(JSON), "text/html", &mutation).await.0, StatusCode::NOT_ACCEPTABLE);
    for broken in ["", "{ \"not a JSON", "[]", "null"] {
        assert_eq!(send(Some(JSON), JSON, broken).await.0, StatusCode::BAD_REQUEST, "{broken}");
    }
    let batch = json!([{ "query": "{ hello }" }, { "query": "{ hello }" }]).to_string();
    assert_eq!(send(Some(JSON), JSON, &batch).await.0, StatusCode::BAD_REQUEST);
    let request = Request::builder().method(Method::PUT).uri("/graphql").body(Body::empty()).unwrap();
    assert_eq!(call(&house.router, request).await.0, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_fails_keeps_the_data_beside_it() {
    let house = house().await;
    let token = token(&house, "head");
    let body = json!({ "query": "{ hello failing }" });
    let (status, _, answer) = call(
        &house.router,
        common::post("/graphql", &body, &[("authorization", &token), ("accept", RESPONSE)]),
    )
    .await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(answer["data"], json!({ "hello": "xin chào", "failing": null }));
    assert_eq!(answer["errors"][0]["path"], json!(["failing"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn long_answers_are_packed_for_who_takes_them_so() {
    let house = house().await;
    let token = token(&house, "head");
    let ask = async |query: &str, packed: bool| {
        let mut request = Request::post("/graphql")
            .header("authorization", &token)
            .header(header::CONTENT_TYPE, JSON)
            .header(header::ACCEPT, RESPONSE);
        if packed {
            request = request.header(header::ACCEPT_ENCODING, "br, gzip");
        }
        let body = Body::from(json!({ "query": query }).to_string());
        let answer = common::send(&house.router, request.body(body).unwrap()).await;
        let encoding = answer.headers().get(header::CONTENT_ENCODING).cloned();
        let bytes = axum::body::to_bytes(answer.into_body(), 1 << 22).await.unwrap();
        (encoding, bytes)
    };
    let long = "{ __schema { types { name description fields { name description } } } }";
    let (plain, all) = ask(long, false).await;
    assert!(plain.is_none());
    let (packed, fewer) = ask(long, true).await;
    assert_eq!(packed.unwrap(), "gzip");
    assert!(
        fewer.starts_with(&[0x1f, 0x8b]) && fewer.len() * 2 < all.len(),
        "{} of {}",
        fewer.len(),
        all.len()
    );
    assert!(ask("{ __typename }", true).await.0.is_none(), "a short answer gains nothing");
}
