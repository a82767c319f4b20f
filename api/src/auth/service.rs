//! From credentials to a `Viewer`.

use super::{
    accounts::{AccountError, Accounts, parse_name},
    passwords::{self, Hasher, HashingFailed},
    sessions::{Bearer, Lifetime},
    throttle::Throttle,
    viewer::{Acting, Credential, Viewer},
};
use crate::{
    application::Application,
    clock::{Clock, Random},
    config::Config,
    graphql::ids::Global,
    http::{language, problem::Problem},
};
use axum::http::{HeaderMap, StatusCode, header};
use chrono::Duration;
use sauro_domain::{
    id::{PersonId, PositionId},
    register::{Capacity, View},
    time::Timestamp,
};
use std::sync::Arc;

/// The header that chooses the position acted in, by its id in the schema: `Seat_<ULID>`.
pub const ACTING: &str = "x-sauro-acting";

/// The code of a sign-in that was put off, whatever the password.
pub const THROTTLED: &str = "THROTTLED";

/// Sign-in and the recognition of credentials. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Auth {
    /// The accounts, sessions and tokens.
    pub accounts: Arc<Accounts>,
    hasher: Hasher,
    throttle: Arc<Throttle>,
    /// Time for sessions and throttling: always the machine's, whatever the clock of a demonstration says.
    clock: Arc<dyn Clock>,
    /// Secrets: always the system's generator.
    random: Arc<dyn Random>,
    lifetime: Lifetime,
    secure: bool,
}

/// A fresh session: the secret goes into the cookie and nowhere else.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The account.
    pub account: String,
    /// The secret.
    pub secret: String,
}

impl Auth {
    /// Over an accounts file, with the settings of the installation.
    pub fn new(
        accounts: Arc<Accounts>,
        config: &Config,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Result<Self, HashingFailed> {
        Ok(Self {
            accounts,
            hasher: Hasher::new(Arc::clone(&random))?,
            throttle: Arc::default(),
            clock,
            random,
            lifetime: Lifetime {
                idle: Duration::minutes(i64::from(config.auth.idle_minutes)),
                absolute: Duration::hours(i64::from(config.auth.absolute_hours)),
            },
            secure: config.server.secure(),
        })
    }

    /// The present moment, for sessions.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Randomness for secrets.
    pub fn random(&self) -> &dyn Random {
        self.random.as_ref()
    }

    /// How long sessions last.
    pub fn lifetime(&self) -> Lifetime {
        self.lifetime
    }

    /// The name of the session cookie: with the `__Host-` guard wherever TLS is in front.
    pub fn cookie_name(&self) -> &'static str {
        if self.secure { "__Host-sauro" } else { "sauro" }
    }

    /// The cookie that carries a secret, or ends it when empty.
    pub fn cookie(&self, secret: &str) -> String {
        let age = if secret.is_empty() { 0 } else { self.lifetime.absolute.num_seconds() };
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}", self.cookie_name())
    }

    /// Checks a password and opens a session. An unknown account takes as long as a wrong password and looks the same.
    pub async fn sign_in(
        &self,
        name: &str,
        password: &str,
        agent: &str,
        address: &str,
    ) -> Result<SignedIn, Problem> {
        let (now, keys) = (self.now(), keys(name, address));
        let account = parse_name(name).unwrap_or_default();
        if let Some(wait) = keys.iter().filter_map(|key| self.throttle.wait(key, now)).max() {
            return Err(throttled(wait));
        }
        // Counted before the answer is known: guesses at one account sent at the same moment cannot slip past.
        self.throttle.failed(&keys[0], now);
        let stored = self.accounts.hash_of(&account).map_err(|error| Problem::internal(&error))?;
        let short: String = password.chars().take(passwords::MOST + 1).collect();
        let right =
            self.hasher.verify(&short, stored.as_deref()).await.map_err(|error| Problem::internal(&error))?;
        if !right {
            self.throttle.failed(&keys[1], now);
            tracing::warn!(%address, "a sign-in failed");
            return Err(Problem::new(
                StatusCode::UNAUTHORIZED,
                "BAD_CREDENTIALS",
                "Tài khoản hoặc mật khẩu không đúng.",
                "The account or the password is wrong.",
            ));
        }
        self.throttle.succeeded(&keys[0]);
        let secret = self
            .accounts
            .open_session(&account, agent, address, self.random(), now)
            .map_err(|error| Problem::internal(&error))?;
        Ok(SignedIn { account, secret })
    }

    /// Whether a sign-in that was put off says something new: the first of a while for this account or this address.
    pub fn first_put_off(&self, name: &str, address: &str) -> bool {
        let now = self.now();
        // Both are asked: each remembers for itself that it was told.
        let [account, address] = keys(name, address).map(|key| self.throttle.first_told(&key, now));
        account || address
    }

    /// Gives the account a new password; its other sessions end.
    pub async fn change_password(
        &self,
        bearer: &Bearer,
        old: &str,
        new: &str,
        address: &str,
    ) -> Result<(), Problem> {
        let now = self.now();
        let keys = keys(&bearer.account, address);
        if let Some(wait) = keys.iter().filter_map(|key| self.throttle.wait(key, now)).max() {
            return Err(throttled(wait));
        }
        let stored = self.accounts.hash_of(&bearer.account).map_err(|error| Problem::internal(&error))?;
        let right =
            self.hasher.verify(old, stored.as_deref()).await.map_err(|error| Problem::internal(&error))?;
        if !right {
            keys.iter().for_each(|key| self.throttle.failed(key, now));
            return Err(Problem::new(
                StatusCode::FORBIDDEN,
                "BAD_CREDENTIALS",
                "Mật khẩu hiện tại không đúng.",
                "The present password is wrong.",
            ));
        }
        passwords::acceptable(&bearer.account, new).map_err(|weak| {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, weak.code(), weak.vietnamese(), weak.to_string())
        })?;
        let hash = self.hasher.hash(new).await.map_err(|error| Problem::internal(&error))?;
        self.accounts
            .set_hash(&bearer.account, &hash, Some(&bearer.id), now)
            .map_err(|error| Problem::internal(&error))
    }

    /// The session or token behind a request.
    pub fn bearer(&self, headers: &HeaderMap) -> Result<(Bearer, Credential), Problem> {
        let now = self.now();
        let internal = |error: AccountError| Problem::internal(&error);
        if let Some(token) = bearer_token(headers) {
            let found = self.accounts.token(token, now).map_err(internal)?;
            return found.map(|bearer| (bearer, Credential::Token)).ok_or_else(Problem::unauthenticated);
        }
        let secret = cookie(headers, self.cookie_name()).ok_or_else(Problem::unauthenticated)?;
        let found = self.accounts.session(secret, self.lifetime, now).map_err(internal)?;
        found.map(|bearer| (bearer, Credential::Session)).ok_or_else(Problem::unauthenticated)
    }

    /// Who asks, and in which position; the position is checked against the register as it stands now.
    pub async fn viewer(&self, app: &Application, headers: &HeaderMap) -> Result<Viewer, Problem> {
        let (bearer, credential) = self.bearer(headers)?;
        let wanted = match headers.get(ACTING) {
            None => None,
            Some(value) => Some(position(value.to_str().unwrap_or("?")).ok_or_else(not_your_position)?),
        };
        let person = bearer.person;
        let acting = app
            .with_register(|view| acting(&view, person, wanted))
            .await
            .map_err(|error| Problem::internal(&error))?;
        if wanted.is_some() && acting.is_none() {
            return Err(not_your_position());
        }
        Ok(Viewer {
            account: bearer.account,
            person,
            acting,
            credential,
            may_write: credential == Credential::Session,
            language: language(headers),
        })
    }
}

/// What guesses are counted by.
fn keys(name: &str, address: &str) -> [String; 2] {
    let account = parse_name(name).unwrap_or_default();
    [format!("account:{account}"), format!("address:{address}")]
}

/// The position wanted, or the one to start in; none when the person may not act so.
fn acting(view: &View<'_>, person: PersonId, wanted: Option<PositionId>) -> Option<Acting> {
    let (position, capacity) = match wanted {
        Some(position) => (position, view.may_act(person, position)?),
        None => view.first_seat(person)?,
    };
    let holder = || view.holder(position).map(|tenure| tenure.person).filter(|holder| *holder != person);
    let on_behalf_of = (capacity != Capacity::Holder).then(holder).flatten();
    Some(Acting { position, on_behalf_of })
}

fn position(text: &str) -> Option<PositionId> {
    // The kind may also be called as the domain calls it.
    PositionId::read(text).or_else(|| text.strip_prefix("Position_")?.parse().ok())
}

fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| {
            let (given, value) = pair.trim().split_once('=')?;
            (given == name && !value.is_empty()).then_some(value)
        })
}

fn throttled(wait: Duration) -> Problem {
    let seconds = wait.num_seconds().max(0) + 1;
    let mut problem = Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        THROTTLED,
        format!("Đã thử sai nhiều lần. Thử lại sau {seconds} giây."),
        format!("Too many wrong guesses. Try again in {seconds} seconds."),
    );
    problem.retry_after = Some(seconds);
    problem
}

fn not_your_position() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "NOT_YOUR_POSITION",
        "Bạn không giữ chức vụ này và không được giao thay mặt người giữ chức vụ này.",
        "You neither hold this position nor act for its holder.",
    )
}
