//! The rooms know each other one way only: `api → projections → store → domain`, `api, store → ledger → nothing`,
//! `api → verify → ledger`.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use std::{collections::BTreeMap, process::Command};

/// What each room may depend on, of ours. Anything not listed is forbidden.
const ALLOWED: &[(&str, &[&str])] = &[
    ("sauro-domain", &[]),
    ("sauro-ledger", &[]),
    ("sauro-verify", &["sauro-ledger"]),
    ("sauro-store", &["sauro-domain", "sauro-ledger"]),
    ("sauro-heads", &["sauro-domain", "sauro-ledger", "sauro-store"]),
    ("sauro-projections", &["sauro-domain", "sauro-store"]),
    (
        "sauro-api",
        &["sauro-domain", "sauro-heads", "sauro-ledger", "sauro-projections", "sauro-store", "sauro-verify"],
    ),
    ("sauro-tests", &["sauro-api", "sauro-domain", "sauro-projections", "sauro-store"]),
    ("xtask", &[]),
];

/// What must stay out of the pure rooms.
const IMPURE: &[&str] = &["tokio", "rusqlite", "axum", "async-graphql", "getrandom", "eventstore", "reqwest"];

fn packages() -> Vec<serde_json::Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo metadata runs");
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo metadata speaks JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

fn dependencies(package: &serde_json::Value) -> Vec<String> {
    let all = package["dependencies"].as_array().expect("dependencies");
    let normal = all.iter().filter(|dependency| dependency["kind"].is_null());
    normal
        .map(|dependency| {
            dependency["rename"].as_str().or(dependency["name"].as_str()).expect("a name").to_owned()
        })
        .collect()
}

#[test]
fn arrows_go_one_way() {
    let allowed: BTreeMap<_, _> = ALLOWED.iter().copied().collect();
    for package in packages() {
        let name = package["name"].as_str().expect("a name").to_owned();
        let may = allowed
            .get(name.as_str())
            .unwrap_or_else(|| panic!("{name} is a room without rules: add it here"));
        for dependency in dependencies(&package).iter().filter(|d| d.starts_with("sauro-") || *d == "xtask") {
            assert!(may.contains(&dependency.as_str()), "{name} must not know {dependency}");
        }
    }
}

#[test]
fn pure_rooms_stay_pure() {
    for package in packages() {
        let name = package["name"].as_str().expect("a name").to_owned();
        if !["sauro-domain", "sauro-ledger", "sauro-verify"].contains(&name.as_str()) {
            continue;
        }
        for dependency in dependencies(&package) {
            assert!(
                !IMPURE.contains(&dependency.as_str()),
                "{name} is pure and must not depend on {dependency}"
            );
        }
    }
}
