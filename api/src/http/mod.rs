//! The HTTP doors: GraphQL, sign-in, evidence files, health, and the screens.

pub mod body;
mod connection;
mod files;
pub mod graphql;
mod guard;
mod heads;
mod health;
mod inspection;
pub mod origin;
pub mod problem;
mod screens;
mod server;
mod streams;

use crate::{
    Viewer,
    access::{Note, Who},
    application::Application,
    auth::{Auth, routes as auth_routes},
    clock::{Clock, Random, SystemClock, SystemRandom},
    config::{Config, Server},
    metrics::Metrics,
};
use async_graphql::Executor;
use axum::{Router, http::HeaderMap, middleware};
use sauro_domain::refusal::Language;
use std::{net::SocketAddr, path::PathBuf, sync::Arc};
use tokio::sync::watch;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, Predicate,
        predicate::{NotForContentType, SizeAbove},
    },
};

pub use files::{FileError, FileKind, FileStore, Uploads};
pub use inspection::Bundles;
pub use screens::{built as screens_built, prepare as prepare_screens};
pub use server::{Bounds, Stopped, serve, told};
pub use streams::{MOST_EACH as MOST_STREAMS_EACH, Place, Streams};

/// Bytes from which an answer is worth packing.
const PACKED_FROM: u64 = 1_024;

/// What every door needs. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Shared {
    /// The one command handler and the views.
    pub app: Application,
    /// Sign-in.
    pub auth: Auth,
    /// The settings.
    pub config: Arc<Config>,
    /// Counters.
    pub metrics: Metrics,
    /// Evidence files.
    pub files: FileStore,
    /// Places for evidence coming in.
    pub uploads: Uploads,
    /// Bundles being made.
    pub bundles: Bundles,
    /// The data directory, for the readiness probe.
    pub data: Arc<PathBuf>,
    /// Places for live connections.
    pub streams: Streams,
    /// True from the moment the server was told to stop.
    pub stopping: watch::Receiver<bool>,
}

impl Shared {
    /// Everything the doors need, over an opened installation.
    pub fn new(
        app: Application,
        auth: Auth,
        config: Arc<Config>,
        data: PathBuf,
        stopping: watch::Receiver<bool>,
    ) -> Self {
        Self {
            metrics: app.metrics().clone(),
            files: FileStore::new(&data, config.files.most_mib * 1024 * 1024),
            uploads: Uploads::new(config.files.most_per_hour),
            bundles: Bundles::default(),
            streams: Streams::among(config.server.most_connections),
            app,
            auth,
            config,
            data: Arc::new(data),
            stopping,
        }
    }
}

/// The whole router over a GraphQL executor; `sdl` is what `/schema.graphql` gives.
pub fn router<E: Executor>(
    executor: E,
    persisted: graphql::Persisted,
    sdl: String,
    shared: Shared,
) -> Router {
    let work_files = crate::workfile::routes(executor.clone(), shared.clone());
    Router::new()
        .merge(graphql::routes(executor, persisted, shared.clone()).layer(packed()))
        .merge(auth_routes::routes(shared.clone()))
        .merge(files::routes(shared.clone()))
        .merge(heads::routes(shared.clone()))
        .merge(inspection::routes(shared.clone()))
        .merge(health::routes(shared.clone(), sdl))
        .merge(work_files.layer(packed()))
        .merge(screens::routes())
        .layer(CatchPanicLayer::custom(guard::panicked))
        .layer(middleware::from_fn_with_state(shared, guard::guard))
}

/// Long answers packed for who takes them so: over a slow line the first screen waits for an eighth of the bytes. Streams
/// are left alone, and no answer here holds a secret beside what somebody else may choose.
fn packed() -> CompressionLayer<impl Predicate> {
    let long = SizeAbove::new(PACKED_FROM).and(NotForContentType::SSE);
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(long)
}

/// What is taken away stands in the access log before it leaves; without room there, it does not leave.
pub(crate) fn taken(
    shared: &Shared,
    viewer: &Viewer,
    what: &str,
    which: &str,
) -> Result<(), problem::Problem> {
    let noted = shared.app.note_access(&Note::taken(Some(Who::of(viewer)), what, which));
    noted.map_err(|error| problem::Problem::internal(&error))
}

/// The language preferred by `Accept-Language`: Vietnamese, unless English has the higher weight.
pub fn language(headers: &HeaderMap) -> Language {
    let given = headers.get("accept-language").and_then(|value| value.to_str().ok()).unwrap_or("");
    let weight = |wanted: &str| {
        let weights = given.split(',').filter_map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let tag = parts.next()?.to_ascii_lowercase();
            let fits = tag == wanted || tag.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('-'));
            let q = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
            fits.then_some(q)
        });
        weights.fold(0.0_f32, f32::max)
    };
    if weight("en") > weight("vi") { Language::English } else { Language::Vietnamese }
}

/// The address to count guesses against: the peer, or what a trusted proxy says it forwards for.
pub fn client_address(headers: &HeaderMap, peer: Option<SocketAddr>, server: &Server) -> String {
    let Some(peer) = peer.map(|peer| peer.ip()) else { return "unknown".to_owned() };
    if !server.trusted_proxies.contains(&peer) {
        return peer.to_string();
    }
    // From the right: the first address that is not one of our proxies was seen by one of them.
    let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = forwarded.flat_map(|value| value.split(',')).map(str::trim).collect();
    let client = hops
        .iter()
        .rev()
        .filter_map(|hop| hop.parse().ok())
        .find(|hop| !server.trusted_proxies.contains(hop));
    client.unwrap_or(peer).to_string()
}

/// A number that stands both in an answer and in the log.
pub fn correlation() -> String {
    SystemRandom.ulid(SystemClock.now()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_unless_english_is_preferred() {
        let table = [
            ("", Language::Vietnamese),
            ("fr", Language::Vietnamese),
            ("en-GB,en;q=0.9", Language::English),
            ("vi,en;q=0.9", Language::Vietnamese),
            ("en;q=0.5, vi-VN;q=0.9", Language::Vietnamese),
            ("eng", Language::Vietnamese),
        ];
        for (given, expected) in table {
            let mut headers = HeaderMap::new();
            headers.insert("accept-language", given.parse().unwrap());
            assert_eq!(language(&headers), expected, "{given}");
        }
    }

    #[test]
    fn only_trusted_proxies_speak_for_others() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "1.1.1.1, 203.0.113.9, 10.0.0.2".parse().unwrap());
        let peer = Some(SocketAddr::from(([10, 0, 0, 1], 5)));
        let mut server = Server::default();
        assert_eq!(client_address(&headers, peer, &server), "10.0.0.1");
        server.trusted_proxies = vec!["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()];
        assert_eq!(client_address(&headers, peer, &server), "203.0.113.9");
    }
}
