//! The screens, embedded at compile time. Unknown paths get the first page: the screens have their own router.

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use memory_serve::{Asset, CacheControl, MemoryServe};
use tokio::sync::OnceCell;
use tower::ServiceExt;

static SCREENS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/screens.rs"));

/// Paths that belong to the other doors: an unknown one there is 404, not a page.
const OTHER_DOORS: [&str; 4] = ["/graphql", "/auth/", "/files", "/work-file/"];

/// Unpacked and compressed once per process, off the workers that serve requests.
static ROUTES: OnceCell<Router> = OnceCell::const_new();

/// The router of the screens: everything that no other door answers.
pub fn routes() -> Router {
    Router::new().fallback(page)
}

/// Unpacks the screens before anybody asks for them.
pub async fn prepare() {
    ROUTES
        .get_or_init(|| async {
            let unpacking = tokio::task::spawn_blocking(unpacked).await;
            unpacking.unwrap_or_else(|error| {
                tracing::error!(%error, "the screens could not be unpacked");
                Router::new()
            })
        })
        .await;
}

async fn page(request: Request) -> Response {
    prepare().await;
    let routes = ROUTES.get().cloned().unwrap_or_default();
    let Ok(answer) = routes.oneshot(request).await;
    answer
}

fn unpacked() -> Router {
    MemoryServe::new(SCREENS)
        .index_file(Some("/index.html"))
        .fallback(Some("/index.html"))
        .fallback_status(StatusCode::OK)
        .html_cache_control(CacheControl::NoCache)
        .cache_control(CacheControl::Medium)
        .enable_gzip(true)
        .enable_brotli(true)
        .into_router()
        .layer(middleware::from_fn(cached))
}

/// Files under `/assets/` carry a hash in their name and never change; missing ones are missing. All others are asked
/// for again each time, so that nobody stays on an old release.
async fn cached(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let hashed = path.starts_with("/assets/");
    let page = matches!(*request.method(), Method::GET | Method::HEAD);
    let elsewhere = OTHER_DOORS.iter().any(|door| path.starts_with(door));
    let known = SCREENS.iter().any(|asset| asset.route == path);
    if !page || (elsewhere && !known) || (hashed && !known) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut answer = next.run(request).await;
    if hashed {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        answer.headers_mut().insert(header::CACHE_CONTROL, forever);
    } else {
        // The first page, the service worker, the manifest and the like keep their names from release to release.
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    answer
}

/// Whether the screens were built into this binary, or only the notice.
pub fn built() -> bool {
    SCREENS.iter().any(|asset| asset.route.starts_with("/assets/"))
}
