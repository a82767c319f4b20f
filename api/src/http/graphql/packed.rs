//! Long answers travel packed to whoever takes them so: over a slow network the bytes cost more than the packing.

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Shorter ones fit into a few packets as they are.
const WORTH_PACKING: usize = 2 * 1024;

/// The answer, packed if the sender of these headers takes gzip and it is long.
pub async fn packed(asked: &HeaderMap, answer: Response) -> Response {
    let (mut parts, body) = answer.into_parts();
    parts.headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    // Answers are made whole before they are sent: nothing is waited for here.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if bytes.len() < WORTH_PACKING || !takes_gzip(asked) {
        return Response::from_parts(parts, Body::from(bytes));
    }
    let mut packing = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::fast());
    match packing.write_all(&bytes).and_then(|()| packing.finish()) {
        Ok(short) => {
            parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            Response::from_parts(parts, Body::from(short))
        }
        Err(_) => Response::from_parts(parts, Body::from(bytes)),
    }
}

fn takes_gzip(asked: &HeaderMap) -> bool {
    let given = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    given.flat_map(|value| value.split(',')).any(|one| {
        let mut words = one.split(';').map(str::trim);
        let name = words.next().unwrap_or_default();
        let refused = words.any(|word| {
            word.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()).is_some_and(|weight| weight <= 0.0)
        });
        (name.eq_ignore_ascii_case("gzip") || name == "*") && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    async fn sent(body: &str, accept: &str) -> (Option<HeaderValue>, Vec<u8>) {
        let mut asked = HeaderMap::new();
        asked.insert(header::ACCEPT_ENCODING, accept.parse().expect("a header"));
        let answer = packed(&asked, Response::new(Body::from(body.to_owned()))).await;
        let encoding = answer.headers().get(header::CONTENT_ENCODING).cloned();
        (encoding, to_bytes(answer.into_body(), usize::MAX).await.expect("a body").to_vec())
    }

    #[tokio::test]
    async fn a_long_answer_is_packed_for_those_who_take_it_and_reads_the_same() {
        let long = "Rõ người, rõ việc. ".repeat(500);
        for accept in ["gzip", "br, gzip;q=0.5", "*"] {
            let (encoding, body) = sent(&long, accept).await;
            assert_eq!(encoding.as_ref().map(HeaderValue::as_bytes), Some(&b"gzip"[..]), "{accept}");
            assert!(body.len() * 4 < long.len());
            let mut read = String::new();
            GzDecoder::new(&body[..]).read_to_string(&mut read).expect("a packed body");
            assert_eq!(read, long);
        }
    }

    #[tokio::test]
    async fn a_short_one_and_one_for_those_who_do_not_take_it_travel_as_they_are() {
        let long = "Rõ người, rõ việc. ".repeat(500);
        for (body, accept) in [("{}", "gzip"), (long.as_str(), "br"), (long.as_str(), "gzip;q=0, br")] {
            assert_eq!(sent(body, accept).await, (None, body.as_bytes().to_vec()), "{accept}");
        }
    }
}
