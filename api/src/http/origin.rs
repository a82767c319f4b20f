//! Requests that another site made the browser send are refused.

use super::problem::Problem;
use crate::config::Server;
use axum::http::{HeaderMap, StatusCode, header};

/// Refuses what comes from a foreign page. Programs send neither header and are not concerned.
pub fn check(headers: &HeaderMap, server: &Server) -> Result<(), Problem> {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if text("sec-fetch-site").is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return Err(foreign());
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else { return Ok(()) };
    let ours = match &server.public_origin {
        Some(public) => origin.eq_ignore_ascii_case(public),
        None => {
            let host = text(header::HOST.as_str()).unwrap_or("");
            origin
                .strip_prefix("http://")
                .is_some_and(|given| !host.is_empty() && given.eq_ignore_ascii_case(host))
        }
    };
    if ours { Ok(()) } else { Err(foreign()) }
}

/// Without a public origin the server is for this machine only: a name that points here from elsewhere is refused,
/// so that a foreign page cannot reach it under its own name.
pub fn check_host(headers: &HeaderMap, server: &Server) -> Result<(), Problem> {
    if server.public_origin.is_some() || !server.listen.ip().is_loopback() {
        return Ok(());
    }
    let Some(host) = headers.get(header::HOST).map(|value| value.to_str().unwrap_or("?")) else {
        return Ok(());
    };
    let name = if host.ends_with(']') { host } else { host.rsplit_once(':').map_or(host, |(name, _)| name) };
    let local = matches!(name, "localhost" | "127.0.0.1" | "[::1]") || name.ends_with(".localhost");
    if local { Ok(()) } else { Err(misdirected()) }
}

fn foreign() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "FOREIGN_ORIGIN",
        "Yêu cầu đến từ một trang khác nên bị từ chối.",
        "The request comes from another site and is refused.",
    )
}

fn misdirected() -> Problem {
    Problem::new(
        StatusCode::MISDIRECTED_REQUEST,
        "UNKNOWN_HOST",
        "Máy chủ này chỉ phục vụ tại chính máy đang chạy nó.",
        "This server answers to localhost only; set server.public_origin to give it a name.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn foreign_pages_are_refused_and_programs_are_not() {
        let local = Server::default();
        let public =
            Server { public_origin: Some("https://sauro.example.vn".to_owned()), ..Server::default() };
        let host = ("host", "127.0.0.1:8046");
        for (given, server, fine) in [
            (vec![host], &local, true),
            (vec![host, ("origin", "http://127.0.0.1:8046")], &local, true),
            (vec![host, ("origin", "http://127.0.0.1:9999")], &local, false),
            (vec![host, ("origin", "https://evil.example")], &local, false),
            (vec![host, ("origin", "null")], &local, false),
            (vec![host, ("sec-fetch-site", "cross-site")], &local, false),
            (vec![host, ("sec-fetch-site", "same-site")], &local, false),
            (vec![host, ("sec-fetch-site", "same-origin")], &local, true),
            (vec![("origin", "https://sauro.example.vn")], &public, true),
            (vec![("host", "sauro.example.vn"), ("origin", "http://sauro.example.vn")], &public, false),
        ] {
            assert_eq!(check(&headers(&given), server).is_ok(), fine, "{given:?}");
        }
    }

    #[test]
    fn a_foreign_name_for_this_machine_is_refused() {
        for (host, fine) in [
            ("localhost:8046", true),
            ("127.0.0.1:8046", true),
            ("[::1]:8046", true),
            ("evil.example:8046", false),
        ] {
            assert_eq!(check_host(&headers(&[("host", host)]), &Server::default()).is_ok(), fine, "{host}");
        }
    }
}
