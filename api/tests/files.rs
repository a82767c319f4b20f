//! Evidence files: in by PUT, out as attachments, nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use common::{call, get, house_with, read, send, sign_in, token};
use sauro_api::config::Config;
use sha2::{Digest, Sha256};

fn put(body: impl Into<Body>, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::put("/files");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.into()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_in_once_and_comes_out_as_an_attachment() {
    let mut config = Config::default();
    config.files.most_mib = 1;
    let house = house_with(config).await;
    let cookie = sign_in(&house.router, "head").await;
    let pdf = b"%PDF-1.7 \x00\x01 evidence".to_vec();
    let with_cookie = ("cookie", cookie.as_str());
    let (status, _, kept) =
        call(&house.router, put(pdf.clone(), &[with_cookie, ("content-type", "application/pdf")])).await;
    assert_eq!(status, StatusCode::CREATED, "{kept}");
    let sha256 = hex::encode(Sha256::digest(&pdf));
    assert_eq!(
        (kept["sha256"].as_str(), kept["size"].as_u64(), kept["type"].as_str()),
        (Some(sha256.as_str()), Some(pdf.len() as u64), Some("application/pdf"))
    );
    let place = house.folder.path().join("files").join(&sha256[..2]).join(&sha256[2..]);
    assert_eq!(std::fs::read(place).unwrap(), pdf);
    assert_eq!(
        call(&house.router, put(pdf.clone(), &[with_cookie])).await.2["sha256"].as_str(),
        Some(sha256.as_str())
    );

    let (status, headers, _) =
        read(send(&house.router, get(&format!("/files/{sha256}"), &[with_cookie])).await).await;
    assert_eq!(status, StatusCode::OK);
    assert!(headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment; filename="));
    assert_eq!(headers[header::CONTENT_SECURITY_POLICY], "default-src 'none'; sandbox");
    assert_eq!(headers[header::CONTENT_TYPE], "application/pdf");

    for (wrong, headers, status) in [
        (b"MZ\x90\x00".to_vec(), vec![with_cookie], StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (pdf.clone(), vec![with_cookie, ("content-type", "image/png")], StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (Vec::new(), vec![with_cookie], StatusCode::UNPROCESSABLE_ENTITY),
        (vec![b'a'; 1_100_000], vec![with_cookie], StatusCode::PAYLOAD_TOO_LARGE),
        (pdf.clone(), vec![], StatusCode::UNAUTHORIZED),
        (pdf.clone(), vec![with_cookie, ("origin", "https://evil.example")], StatusCode::FORBIDDEN),
    ] {
        let (given, _, answer) = call(&house.router, put(wrong, &headers)).await;
        assert_eq!(given, status, "{headers:?}: {answer}");
    }
    let bearer = token(&house, "head");
    let (status, _, answer) = call(&house.router, put(pdf, &[("authorization", &bearer)])).await;
    assert_eq!((status, answer["code"].as_str()), (StatusCode::FORBIDDEN, Some("SESSION_NEEDED")));
    for unknown in ["0".repeat(64), "..%2f..%2faccounts.db".to_owned(), "x".to_owned()] {
        let (status, ..) = call(&house.router, get(&format!("/files/{unknown}"), &[with_cookie])).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_sends_so_many_files_an_hour() {
    let mut config = Config::default();
    config.files.most_per_hour = 2;
    let house = house_with(config).await;
    let [head, clerk] = [sign_in(&house.router, "head").await, sign_in(&house.router, "clerk").await];
    let send = async |cookie: &str| send(&house.router, put("một dòng", &[("cookie", cookie)])).await;
    for _ in 0..2 {
        assert_eq!(send(&head).await.status(), StatusCode::CREATED);
    }
    let refused = send(&head).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().contains_key(header::RETRY_AFTER));
    assert_eq!(send(&clerk).await.status(), StatusCode::CREATED, "others go on");
}
