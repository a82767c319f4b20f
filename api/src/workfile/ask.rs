//! What the page tells, asked of the published schema as the viewer.

use crate::{
    Viewer,
    http::{FileError, Shared, problem::Problem},
};
use async_graphql::{Executor, Request, Variables};
use axum::http::StatusCode;
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};
use std::{collections::BTreeMap, time::Duration};

pub(super) const FILE: &str = include_str!("work_file.graphql");
pub(super) const HISTORY: &str = include_str!("history.graphql");
/// Pages of the history that are set in type, of 100 entries each.
const PAGES: usize = 20;

/// What is wanted.
#[derive(Debug)]
pub struct Wanted {
    /// The human code.
    pub code: String,
    /// As known at this moment; otherwise now.
    pub known_at: Option<DateTime<Utc>>,
}

/// Everything the page tells.
#[derive(Debug)]
pub struct WorkFile {
    /// The office.
    pub installation: Value,
    /// The assignment.
    pub assignment: Value,
    /// Its entries, oldest first.
    pub entries: Vec<Value>,
    /// How many there are, also those that were not set in type.
    pub total: u64,
    /// Sizes of the files kept here, by hash, in bytes.
    pub sizes: BTreeMap<String, u64>,
    /// Whether a past moment was asked for.
    pub past: bool,
}

impl WorkFile {
    /// The human code.
    pub fn code(&self) -> &str {
        self.assignment["code"].as_str().unwrap_or_default()
    }
}

/// The file; none when no assignment had the code.
pub async fn file<E: Executor>(
    executor: &E,
    shared: &Shared,
    viewer: Viewer,
    wanted: Wanted,
) -> Result<Option<WorkFile>, Problem> {
    let past = wanted.known_at.is_some();
    let known_at = wanted.known_at.map(|at| at.to_rfc3339_opts(SecondsFormat::Millis, true));
    let first = json!({ "code": wanted.code, "asOf": { "knownAt": known_at } });
    let mut told = asked(executor, shared, &viewer, FILE, first).await?;
    let assignment = told["assignmentSnapshotByCode"].take();
    if assignment.is_null() {
        return Ok(None);
    }
    // The rest is asked of the very moment of the first answer.
    let moment = &assignment["moment"];
    let as_of = json!({ "knownAt": moment["knownAt"], "inForceAt": moment["inForceAt"] });
    let (mut entries, mut total, mut after) = (Vec::new(), 0, Value::Null);
    for _ in 0..PAGES {
        let next = json!({ "code": wanted.code, "asOf": as_of, "after": after });
        let mut page = asked(executor, shared, &viewer, HISTORY, next).await?;
        let mut page = page["assignmentSnapshotByCode"]["history"].take();
        total = page["totalCount"].as_u64().unwrap_or_default();
        if let Value::Array(nodes) = page["nodes"].take() {
            entries.extend(nodes);
        }
        if page["pageInfo"]["hasNextPage"] != Value::Bool(true) {
            break;
        }
        after = page["pageInfo"]["endCursor"].take();
    }
    let mut sizes = BTreeMap::new();
    for hash in
        assignment["evidence"].as_array().into_iter().flatten().filter_map(|item| item["sha256"].as_str())
    {
        match shared.files.open(hash).await {
            Ok((_, size)) => {
                sizes.insert(hash.to_owned(), size);
            }
            Err(FileError::Unknown) => {}
            Err(error) => return Err(Problem::internal(&error)),
        }
    }
    Ok(Some(WorkFile { installation: told["installation"].take(), assignment, entries, total, sizes, past }))
}

/// One query as the viewer; its errors become the refusal of the whole page.
async fn asked<E: Executor>(
    executor: &E,
    shared: &Shared,
    viewer: &Viewer,
    text: &str,
    variables: Value,
) -> Result<Value, Problem> {
    let request = Request::new(text).variables(Variables::from_json(variables)).data(viewer.clone());
    let most = Duration::from_secs(shared.config.graphql.timeout_seconds);
    let late = |_| {
        let (vi, en) =
            ("Hồ sơ này cần quá nhiều thời gian. Thử lại sau.", "The file took too long. Try again later.");
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "TIMEOUT", vi, en)
    };
    let answer = tokio::time::timeout(most, executor.execute(request)).await.map_err(late)?;
    match answer.errors.first() {
        None => answer.data.into_json().map_err(|error| Problem::internal(&error)),
        Some(error) if code(error) == Some("BAD_REQUEST") => {
            let said = error.message.clone();
            Err(Problem::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", said.clone(), said))
        }
        Some(error) => Err(Problem::internal(error)),
    }
}

fn code(error: &async_graphql::ServerError) -> Option<&str> {
    match error.extensions.as_ref()?.get("code")? {
        async_graphql::Value::String(code) => Some(code),
        _ => None,
    }
}
