//! A small office to test the doors on: a head, a clerk, an empty seat, and an account for each person.
#![allow(dead_code, reason = "every test file takes what it needs")]

use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema, Subscription};
use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header},
    response::Response,
};
use futures::{Stream, stream};
use sauro_api::{
    Viewer,
    application::{Act, NewPerson},
    auth::passwords,
    clock::{Clock, Random, SystemClock, SystemRandom},
    config::Config,
    http::{self, Shared, graphql::Persisted},
    installation::Installation,
};
use sauro_domain::{
    Command,
    context::Actor,
    id::{CommandId, MandateId, PersonId, PositionId, UnitId},
    mandate::{Grant, Holder, MandateCommand, MandateKind, Power, Scope},
    position::{PositionCommand, Rank},
    text::Line,
    time::day_of,
    unit::{UnitCommand, UnitKind},
};
use serde_json::Value;
use std::{collections::BTreeSet, net::SocketAddr, path::Path, sync::Arc};
use tokio::sync::watch;
use tower::ServiceExt;

pub const PASSWORD: &str = "một mật khẩu đủ dài";

pub fn id() -> CommandId {
    CommandId(SystemRandom.ulid(SystemClock.now()))
}

/// The office and who is in it.
#[derive(Debug, Clone, Copy)]
pub struct Office {
    pub founder: PersonId,
    pub unit: UnitId,
    pub mandate: MandateId,
    pub head: (PersonId, PositionId),
    pub clerk: (PersonId, PositionId),
    pub empty_seat: PositionId,
}

impl Office {
    pub fn head_actor(&self) -> Actor {
        Actor::Person { person: self.head.0, position: self.head.1, on_behalf_of: None }
    }
    pub fn clerk_actor(&self) -> Actor {
        Actor::Person { person: self.clerk.0, position: self.clerk.1, on_behalf_of: None }
    }
}

/// Everything a test of a door needs.
pub struct House {
    pub installation: Installation,
    pub office: Office,
    pub router: Router,
    pub stop: watch::Sender<bool>,
    pub folder: tempfile::TempDir,
}

pub async fn house() -> House {
    house_with(Config::default()).await
}

pub async fn house_with(config: Config) -> House {
    let folder = tempfile::tempdir().unwrap();
    let installation = open(folder.path(), config).await;
    let office = found(&installation).await;
    let (stop, stopping) = watch::channel(false);
    let shared = Shared::new(
        installation.app.clone(),
        installation.auth.clone(),
        Arc::clone(&installation.config),
        folder.path().to_owned(),
        stopping,
    );
    let router = http::router(schema(), persisted(), "type Query".to_owned(), shared);
    House { installation, office, router, stop, folder }
}

pub async fn open(folder: &Path, config: Config) -> Installation {
    Installation::open_with(folder, config, Arc::new(SystemClock), Arc::new(SystemRandom)).await.unwrap()
}

/// Founds the office by ordinary commands, and makes the accounts `head` and `clerk`.
pub async fn found(installation: &Installation) -> Office {
    let app = &installation.app;
    let founder = PersonId::from(id());
    let act = |id| Act::new(id, Actor::Founder(founder), "cli");
    let person = async |name: &str| {
        let id = id();
        let person =
            NewPerson {
                full_name: name.to_owned(), title: "Đồng chí".to_owned(), ..NewPerson::default()
            };
        app.register(act(id), person).await.unwrap();
        PersonId::from(id)
    };
    let run = async |id, command| app.execute(act(id).request(command)).await.unwrap();
    let (head, clerk) = (person("Nguyễn Thị Đầu").await, person("Trần Văn Hòa").await);
    let unit_id = id();
    let unit = UnitId::from(unit_id);
    let name = Line::parse("Phường thử nghiệm").unwrap();
    let establish =
        UnitCommand::Establish { name, kind: UnitKind::PartyCommittee, parent: None, basis: None };
    run(unit_id, Command::Unit(unit, establish)).await;
    let seat = async |title: &str, rank| {
        let id = id();
        let create = PositionCommand::Create { unit, title: Line::parse(title).unwrap(), rank, basis: None };
        run(id, Command::Position(PositionId::from(id), create)).await;
        PositionId::from(id)
    };
    let head_seat = seat("Bí thư", Rank::Head).await;
    let clerk_seat = seat("Chuyên viên", Rank::Staff).await;
    let empty_seat = seat("Phó Bí thư", Rank::Deputy).await;
    let mandate_id = id();
    let mandate = MandateId::from(mandate_id);
    let grant = Grant {
        kind: MandateKind::Office,
        giver: None,
        holder: Holder::Position(head_seat),
        powers: BTreeSet::from([
            Power::Assign,
            Power::Accept,
            Power::Extend,
            Power::Supervise,
            Power::Grant,
            Power::Organise,
            Power::Register,
            Power::Calendar,
            Power::Erase,
            Power::Inspect,
            Power::Sign,
            Power::Spend,
        ]),
        scope: Scope { unit, fields: BTreeSet::new(), programme: None },
        basis: None,
        legal_basis: Line::parse("Điều lệ").unwrap(),
        valid_from: day_of(app.clock().now()),
        valid_until: None,
        conditions: None,
        depth: 3,
        parent: None,
    };
    run(mandate_id, Command::Mandate(mandate, MandateCommand::Grant { grant })).await;
    for (seat, person) in [(clerk_seat, clerk), (head_seat, head)] {
        run(id(), Command::Position(seat, PositionCommand::Appoint { person, basis: None })).await;
    }
    let hash = passwords::hash(&SystemRandom, PASSWORD).unwrap();
    for (name, person) in [("head", head), ("clerk", clerk)] {
        installation.auth.accounts.add_hashed(name, person, &hash, SystemClock.now()).unwrap();
    }
    Office { founder, unit, mandate, head: (head, head_seat), clerk: (clerk, clerk_seat), empty_seat }
}

pub struct Query;

#[Object]
impl Query {
    async fn hello(&self) -> Option<&str> {
        Some("xin chào")
    }
    async fn viewer(&self, cx: &async_graphql::Context<'_>) -> Option<String> {
        let viewer = cx.data_unchecked::<Viewer>();
        let seat = viewer.acting.map(|acting| acting.position.to_string()).unwrap_or_default();
        let behalf =
            viewer.acting.and_then(|acting| acting.on_behalf_of).map(|id| id.to_string()).unwrap_or_default();
        Some(format!("{}|{seat}|{behalf}|{}", viewer.account, viewer.may_write))
    }
    async fn slow(&self) -> Option<bool> {
        tokio::time::sleep(std::time::Duration::from_secs(60)).await;
        Some(true)
    }
    async fn failing(&self) -> Option<async_graphql::Result<bool>> {
        Some(Err("nothing to see".into()))
    }
}

pub struct Mutation;

#[Object]
impl Mutation {
    async fn bump(&self) -> Option<bool> {
        Some(true)
    }
}

pub struct Live;

#[Subscription]
impl Live {
    async fn count(&self, to: i32) -> impl Stream<Item = i32> {
        stream::iter(1..=to)
    }
    async fn forever(&self) -> impl Stream<Item = i32> {
        stream::pending()
    }
}

pub fn schema() -> Schema<Query, Mutation, Live> {
    Schema::new(Query, Mutation, Live)
}

pub fn empty_schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::new(Query, EmptyMutation, EmptySubscription)
}

pub fn persisted() -> Persisted {
    Persisted::from_json(r#"{"abc":"query Hello { hello }","live":"subscription { count(to: 2) }"}"#).unwrap()
}

/// One request through the whole router, from this machine.
pub async fn send(router: &Router, mut request: Request<Body>) -> Response {
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 40_000))));
    router.clone().oneshot(request).await.unwrap()
}

pub async fn read(response: Response) -> (StatusCode, HeaderMap, String) {
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, 10_000_000).await.unwrap();
    (parts.status, parts.headers, String::from_utf8(bytes.to_vec()).unwrap())
}

pub async fn call(router: &Router, request: Request<Body>) -> (StatusCode, HeaderMap, Value) {
    let (status, headers, text) = read(send(router, request).await).await;
    (status, headers, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

/// A POST of JSON with headers.
pub fn post(path: &str, body: &Value, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body.to_string())).unwrap()
}

pub fn get(path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::empty()).unwrap()
}

/// Signs in and gives the `Cookie` header.
pub async fn sign_in(router: &Router, account: &str) -> String {
    let body = serde_json::json!({ "account": account, "password": PASSWORD });
    let (status, headers, body) = call(router, post("/auth/sign-in", &body, &[])).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned()
}

/// A token of an account, as an `Authorization` header.
pub fn token(house: &House, account: &str) -> String {
    let accounts = &house.installation.auth.accounts;
    let (secret, _) =
        accounts.create_token(account, "bảng số liệu", 30, &SystemRandom, SystemClock.now()).unwrap();
    format!("Bearer {secret}")
}
