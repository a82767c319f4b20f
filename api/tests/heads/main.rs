//! Signed heads from outside: published, followed, witnessed by receipts, and a server that stops recording when the log
//! is not the one that was signed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod bundles;
#[path = "../common/mod.rs"]
mod common;
mod following;
mod rewritten;

use axum::{Router, http::StatusCode};
use common::{House, call, id, post};
use sauro_api::{
    application::Act,
    config::Config,
    graphql,
    http::{self, Shared, graphql::Persisted},
    installation::Installation,
};
use sauro_domain::{
    Command,
    id::UnitId,
    text::Line,
    unit::{UnitCommand, UnitKind},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// A router with the real contract over an installation.
pub fn router(installation: &Installation) -> Router {
    let (_stop, stopping) = tokio::sync::watch::channel(false);
    let config = Config { graphql: free(), ..Config::clone(&installation.config) };
    let shared = Shared::new(
        installation.app.clone(),
        installation.auth.clone(),
        Arc::new(config),
        installation.layout.data.clone(),
        stopping,
    );
    let schema = graphql::schema(installation.app.clone());
    let persisted = Persisted::from_json("{}").unwrap();
    http::router(schema, persisted, graphql::sdl(), shared)
}

fn free() -> sauro_api::config::Graphql {
    sauro_api::config::Graphql { freeform_for_sessions: true, ..Default::default() }
}

/// A new unit, by the founder's hand.
pub async fn establish(house: &House, installation: &Installation, name: &str) -> sauro_api::Outcome {
    let act = Act::new(id(), house.office.head_actor(), "cli");
    let unit = UnitId::from(act.command_id);
    let establish = UnitCommand::Establish {
        name: Line::parse(name).unwrap(),
        kind: UnitKind::Division,
        parent: Some(house.office.unit),
        basis: None,
    };
    installation.app.execute(act.request(Command::Unit(unit, establish))).await.unwrap()
}

/// One round of the heads.
pub async fn round(installation: &Installation) {
    installation.app.integrity().round(installation.app.log().as_ref()).await.unwrap();
}

/// An answer of the contract that has no errors.
pub async fn ask(router: &Router, cookie: &str, query: &str, variables: Value) -> Value {
    let body = json!({ "query": query, "variables": variables });
    let headers = [("cookie", cookie), ("origin", "http://localhost"), ("host", "localhost")];
    let (status, _, answer) = call(router, post("/graphql", &body, &headers)).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"].clone()
}
