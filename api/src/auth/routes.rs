//! The endpoints of sign-in. All outside GraphQL, so that aliases cannot multiply guesses.

use super::{passwords, service::THROTTLED, viewer::Credential};
use crate::access::Note;
use crate::http::{FileKind, Shared, body::read_bounded, client_address, language, origin, problem::Problem};
use axum::{
    Extension, Json, Router,
    body::Body,
    extract::{ConnectInfo, Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{delete, get, post},
};
use sauro_domain::refusal::Language;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::json;
use std::net::SocketAddr;

/// The largest body of these endpoints, in bytes.
const MOST: usize = 4 * 1024;

/// Everything under `/auth`.
pub fn routes(shared: Shared) -> Router {
    Router::new()
        .route("/auth/info", get(info))
        .route("/auth/sign-in", post(sign_in))
        .route("/auth/sign-out", post(sign_out))
        .route("/auth/session", get(session))
        .route("/auth/session/{id}", delete(end_session))
        .route("/auth/tokens", get(tokens).post(create_token))
        .route("/auth/tokens/{id}", delete(revoke_token))
        .route("/auth/password", post(change_password))
        .with_state(shared)
}

type Peer = Option<Extension<ConnectInfo<SocketAddr>>>;

async fn info(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let signed_in =
        shared.auth.bearer(&headers).ok().filter(|(_, credential)| *credential == Credential::Session);
    let facts = shared.app.installation();
    let body = json!({
        "installation": facts.name,
        "demo": facts.demo,
        "accounts": facts.accounts,
        "signedIn": signed_in.is_some(),
        "account": signed_in.map(|(bearer, _)| bearer.account),
        "language": if language(&headers) == Language::English { "en" } else { "vi" },
        "plainHttp": !shared.config.server.secure(),
        "files": {
            "mostBytes": shared.files.most(),
            "types": FileKind::extensions().collect::<Vec<_>>(),
        },
        "passwordFewest": passwords::FEWEST,
        "passwordAdvised": passwords::ADVISED,
        "readOnly": shared.app.integrity().contradiction().map(|why| json!({
            "code": why.code(),
            "reason": match language(&headers) {
                Language::Vietnamese => why.vietnamese(),
                Language::English => why.to_string(),
            },
        })),
    });
    private(Json(body).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignIn {
    account: String,
    password: String,
}

async fn sign_in(State(shared): State<Shared>, peer: Peer, headers: HeaderMap, body: Body) -> Response {
    let answer = async {
        let SignIn { account, password } = read(&shared, &headers, body).await?;
        let address = client_address(&headers, peer.map(|peer| peer.0.0), &shared.config.server);
        let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("");
        let signed_in =
            shared.auth.sign_in(&account, &password, agent, &address).await.inspect_err(|problem| {
                shared.metrics.count("sauro_sign_in_failures_total", problem.code);
                // Anybody can be put off as often as they like, and the log forgets nothing: that it began is enough.
                if problem.code == THROTTLED && !shared.auth.first_put_off(&account, &address) {
                    return;
                }
                // A refused sign-in stays refused, whether there is room for the entry or not; what is lost is counted.
                let _room = shared.app.note_access(&Note::sign_in_refused(&account, problem.code));
            })?;
        let known =
            shared.auth.accounts.find(&signed_in.account).map_err(|error| Problem::internal(&error))?;
        if let Some(known) = known {
            shared
                .app
                .note_access(&Note::signed_in(known.person))
                .map_err(|error| Problem::internal(&error))?;
        }
        let body = Json(json!({ "account": signed_in.account }));
        Ok(with_cookie(body.into_response(), &shared.auth.cookie(&signed_in.secret)))
    };
    finish(answer.await, &headers)
}

async fn sign_out(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let answer = (|| {
        origin::check(&headers, &shared.config.server)?;
        if let Ok((bearer, Credential::Session)) = shared.auth.bearer(&headers) {
            let ended = shared.auth.accounts.end_session(&bearer.account, &bearer.id);
            ended.map_err(|error| Problem::internal(&error))?;
        }
        Ok(with_cookie(StatusCode::NO_CONTENT.into_response(), &shared.auth.cookie("")))
    })();
    finish(answer, &headers)
}

async fn session(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let answer = (|| {
        let bearer = signed_in(&shared, &headers)?;
        let auth = &shared.auth;
        let open = auth.accounts.sessions(&bearer.account, auth.lifetime(), auth.now());
        let open = open.map_err(|error| Problem::internal(&error))?;
        Ok(Json(json!({ "account": bearer.account, "current": bearer.id, "sessions": open })).into_response())
    })();
    finish(answer, &headers)
}

async fn end_session(State(shared): State<Shared>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let answer = (|| {
        origin::check(&headers, &shared.config.server)?;
        let bearer = signed_in(&shared, &headers)?;
        let ended = shared.auth.accounts.end_session(&bearer.account, &id);
        found(ended.map_err(|error| Problem::internal(&error))?)
    })();
    finish(answer, &headers)
}

async fn tokens(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let answer = (|| {
        let bearer = signed_in(&shared, &headers)?;
        let tokens =
            shared.auth.accounts.tokens(&bearer.account).map_err(|error| Problem::internal(&error))?;
        Ok(Json(json!({ "tokens": tokens })).into_response())
    })();
    finish(answer, &headers)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewToken {
    label: String,
    days: u32,
}

async fn create_token(State(shared): State<Shared>, headers: HeaderMap, body: Body) -> Response {
    let answer = async {
        let NewToken { label, days } = read(&shared, &headers, body).await?;
        let bearer = signed_in(&shared, &headers)?;
        let auth = &shared.auth;
        let made = auth.accounts.create_token(&bearer.account, &label, days, auth.random(), auth.now());
        let (secret, token) = made.map_err(|error| match error {
            super::tokens::TokenError::Account(error) => Problem::internal(&error),
            refused => Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "TOKEN_REFUSED",
                "Mã truy cập cần tên 1–100 ký tự, thời hạn 1–365 ngày và tối đa 50 mã cho mỗi tài khoản.",
                refused.to_string(),
            ),
        })?;
        Ok((StatusCode::CREATED, Json(json!({ "secret": secret, "token": token }))).into_response())
    };
    finish(answer.await, &headers)
}

async fn revoke_token(State(shared): State<Shared>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let answer = (|| {
        origin::check(&headers, &shared.config.server)?;
        let bearer = signed_in(&shared, &headers)?;
        let revoked = shared.auth.accounts.revoke_token(&bearer.account, &id);
        found(revoked.map_err(|error| Problem::internal(&error))?)
    })();
    finish(answer, &headers)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewPassword {
    old: String,
    new: String,
}

async fn change_password(
    State(shared): State<Shared>,
    peer: Peer,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let answer = async {
        let NewPassword { old, new } = read(&shared, &headers, body).await?;
        let bearer = signed_in(&shared, &headers)?;
        let address = client_address(&headers, peer.map(|peer| peer.0.0), &shared.config.server);
        shared.auth.change_password(&bearer, &old, &new, &address).await?;
        Ok(StatusCode::NO_CONTENT.into_response())
    };
    finish(answer.await, &headers)
}

/// The session behind the request; a token cannot manage credentials.
fn signed_in(shared: &Shared, headers: &HeaderMap) -> Result<super::sessions::Bearer, Problem> {
    match shared.auth.bearer(headers)? {
        (bearer, Credential::Session) => Ok(bearer),
        (_, Credential::Token) => Err(Problem::new(
            StatusCode::FORBIDDEN,
            "SESSION_NEEDED",
            "Việc này cần đăng nhập, không dùng mã truy cập.",
            "This needs a signed-in session, not a token.",
        )),
    }
}

/// A JSON body from our own pages or from a program.
async fn read<T: DeserializeOwned>(shared: &Shared, headers: &HeaderMap, body: Body) -> Result<T, Problem> {
    origin::check(headers, &shared.config.server)?;
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    if media.split(';').next().is_none_or(|media| !media.trim().eq_ignore_ascii_case("application/json")) {
        let (vi, en) = ("Cần gửi application/json.", "Send application/json.");
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", vi, en));
    }
    let bytes = read_bounded(headers, body, MOST).await?;
    // The parser's words may quote the body, which holds a password.
    serde_json::from_slice(&bytes).map_err(|_| {
        let (vi, en) = ("Nội dung gửi lên không đúng dạng.", "The body does not have the form expected.");
        Problem::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", vi, en)
    })
}

fn found(found: bool) -> Result<Response, Problem> {
    if found {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Err(Problem::new(StatusCode::NOT_FOUND, "UNKNOWN", "Không tìm thấy.", "There is no such thing here."))
}

fn with_cookie(mut answer: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        answer.headers_mut().insert(header::SET_COOKIE, value);
    }
    answer
}

fn private(mut answer: Response) -> Response {
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

fn finish(answer: Result<Response, Problem>, headers: &HeaderMap) -> Response {
    private(answer.unwrap_or_else(|problem| problem.answer(language(headers))))
}
