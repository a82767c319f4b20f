//! What others follow the log by, at the addresses C2SP tlog-tiles names: the signed head, hash tiles, entry bundles;
//! and the receipt of an act.
//!
//! Head and hash tiles are open to everybody: every entry carries a random nonce, so that nobody can find one by trying.
//! Entry bundles hold no personal value, but they tell who works on what: they ask for a mandate to inspect everything.
//! A receipt is given to who did the act, and to whoever inspects what it was done on.

use super::{Shared, language, problem::Problem, taken};
use crate::{
    Application, Viewer,
    inspectors::{Sight, belong, reach_in_words, takes},
    integrity,
};
use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use sauro_ledger::{
    leaf_hash,
    tiles::{Row, Tile, WIDTH, encode_entries},
    tree::inclusion,
};
use sauro_store::{Acted, Position, Recorded, codec};

/// Full tiles never change.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Seconds after which a receipt that is not there yet may be asked for again.
const SOON: i64 = 10;

/// `GET /checkpoint`, `/tile/…` and `/receipts/{position}`.
pub fn routes(shared: Shared) -> Router {
    Router::new()
        .route("/checkpoint", get(checkpoint))
        .route("/tile/{*path}", get(tile))
        .route("/receipts/{position}", get(receipt))
        .with_state(shared)
}

async fn checkpoint(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let standing = shared.app.integrity().standing();
    match &standing.published {
        Some(signed) => {
            let mut answer = signed.head.to_string().into_response();
            set(&mut answer, header::CONTENT_TYPE, "text/plain; charset=utf-8");
            set(&mut answer, header::CACHE_CONTROL, "no-cache");
            answer
        }
        None => no_head(standing.reason_code()).answer(language(&headers)),
    }
}

fn no_head(reason: Option<&'static str>) -> Problem {
    let (vi, en) = match reason {
        Some("ON_CLUSTER") => ("Hệ thống này không ký đầu sổ.", "This installation signs no heads."),
        _ => ("Chưa có đầu sổ nào được ký và chứng kiến.", "No head has been signed and witnessed yet."),
    };
    Problem::new(StatusCode::NOT_FOUND, "NO_HEAD", vi, en)
}

async fn tile(State(shared): State<Shared>, Path(path): Path<String>, headers: HeaderMap) -> Response {
    let answer = async {
        let tile = format!("tile/{path}").parse::<Tile>().map_err(|_| unknown())?;
        match tile.row() {
            Row::Hashes(_) => hashes(&shared, &tile).await,
            Row::Entries => {
                let viewer = shared.auth.viewer(&shared.app, &headers).await?;
                entries(&shared, &viewer, &tile).await
            }
        }
    };
    answer.await.unwrap_or_else(|problem| problem.answer(language(&headers)))
}

fn unknown() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "UNKNOWN", "Không tìm thấy.", "There is no such thing here.")
}

async fn hashes(shared: &Shared, tile: &Tile) -> Result<Response, Problem> {
    let published = shared.app.integrity().published().ok_or_else(unknown)?;
    let wanted = *tile;
    let read = move || -> Result<Option<Vec<u8>>, sauro_heads::HeadsError> {
        if let Some(bytes) = published.tile(&wanted)? {
            return Ok(Some(bytes));
        }
        // A partial tile is removed once the full one is there: its hashes are the first ones of that.
        let full = Tile::new(wanted.row(), wanted.index(), WIDTH).filter(|_| wanted.is_partial());
        let bytes = full.map(|full| published.tile(&full)).transpose()?.flatten();
        Ok(bytes.and_then(|bytes| bytes.get(..usize::from(wanted.width()) * 32).map(<[u8]>::to_vec)))
    };
    let bytes = tokio::task::spawn_blocking(read).await.map_err(|error| Problem::internal(&error))?;
    let bytes = bytes.map_err(|error| Problem::internal(&error))?.ok_or_else(unknown)?;
    let mut answer = bytes.into_response();
    set(&mut answer, header::CONTENT_TYPE, "application/octet-stream");
    set(&mut answer, header::CACHE_CONTROL, FOR_EVER);
    Ok(answer)
}

async fn entries(shared: &Shared, viewer: &Viewer, tile: &Tile) -> Result<Response, Problem> {
    let sight = takes(&shared.app, viewer).await.map_err(|error| Problem::internal(&error))?;
    let sight = sight.ok_or_else(inspectors_only)?;
    if !sight.whole {
        return Err(outside(&shared.app, &sight).await);
    }
    let standing = shared.app.integrity().standing();
    let covered = standing.head.as_ref().map_or(0, |signed| signed.head.checkpoint().size());
    let first = tile.index().checked_mul(WIDTH.into()).ok_or_else(unknown)?;
    if first + u64::from(tile.width()) > covered {
        return Err(unknown());
    }
    let read = shared.app.log().read_all(integrity::before(first), tile.width().into()).await;
    let read = read.map_err(|error| Problem::internal(&error))?;
    if read.len() != usize::from(tile.width()) {
        return Err(unknown());
    }
    taken(shared, viewer, "entries", &tile.to_string())?;
    let bytes = encode_entries(read.iter().map(|recorded| &recorded.bytes));
    let mut answer = bytes.map_err(|error| Problem::internal(&error))?.into_response();
    set(&mut answer, header::CONTENT_TYPE, "application/octet-stream");
    set(&mut answer, header::CACHE_CONTROL, "private, max-age=31536000, immutable");
    Ok(answer)
}

/// Who is refused because only inspectors may.
pub(super) fn inspectors_only() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "FORBIDDEN",
        "Việc này cần ủy quyền thanh tra, kiểm tra còn hiệu lực.",
        "This needs a mandate to inspect that is in force.",
    )
}

/// Who is refused because they inspect something else.
pub(super) async fn outside(app: &Application, sight: &Sight) -> Problem {
    match reach_in_words(app, sight).await {
        Err(error) => Problem::internal(&error),
        Ok([vi, en]) => Problem::new(
            StatusCode::FORBIDDEN,
            "FORBIDDEN",
            format!(
                "{vi} Chỉ lấy được lịch sử của đơn vị, chức vụ, người và nhiệm vụ thuộc phạm vi này; \
                 cả sổ cần thẩm quyền kiểm tra toàn hệ thống."
            ),
            format!(
                "{en} You may take the histories of its units, seats, people and assignments; \
                 the whole log needs a mandate to inspect everything."
            ),
        ),
    }
}

async fn receipt(State(shared): State<Shared>, Path(position): Path<String>, headers: HeaderMap) -> Response {
    let answer = async {
        let viewer = shared.auth.viewer(&shared.app, &headers).await?;
        let position = position.parse::<Position>().map_err(|_| unknown())?;
        let index = integrity::index_of(position).ok_or_else(unknown)?;
        let read = shared.app.log().read_all(integrity::before(index), 1).await;
        let recorded = read.map_err(|error| Problem::internal(&error))?.into_iter().next();
        let recorded = recorded.filter(|recorded| recorded.position == position);
        let recorded = recorded.ok_or_else(unknown)?;
        let own = did(&recorded, &viewer).map_err(|error| Problem::internal(&error))?;
        if !own {
            inspected(&shared.app, &viewer, &recorded.stream).await?;
        }
        let answer = give(&shared, index, recorded).await?;
        taken(&shared, &viewer, "receipt", &position.to_string())?;
        Ok::<_, Problem>(answer)
    };
    answer.await.unwrap_or_else(|problem| problem.answer(language(&headers)))
}

/// Refuses whoever does not inspect what the stream is about.
async fn inspected(app: &Application, viewer: &Viewer, stream: &str) -> Result<(), Problem> {
    let sight = takes(app, viewer).await.map_err(|error| Problem::internal(&error))?;
    let Some(sight) = sight else {
        return Err(Problem::new(
            StatusCode::FORBIDDEN,
            "FORBIDDEN",
            "Biên nhận chỉ cấp cho người đã thực hiện việc này và cho người kiểm tra.",
            "A receipt is given to who did the act, and to inspectors.",
        ));
    };
    let inside = belong(app, &sight, &[stream]).await.map_err(|error| Problem::internal(&error))?;
    if inside { Ok(()) } else { Err(outside(app, &sight).await) }
}

/// Whether the viewer did the act.
fn did(recorded: &Recorded, viewer: &Viewer) -> Result<bool, String> {
    Ok(match codec::open(&recorded.bytes)?.actor {
        Acted::Person { person, .. } | Acted::Founder { person } => person == viewer.person,
        Acted::Scheduler => false,
    })
}

async fn give(shared: &Shared, index: u64, recorded: Recorded) -> Result<Response, Problem> {
    let integrity = shared.app.integrity();
    let standing = integrity.standing();
    let (Some(published), Some(signed)) = (integrity.published(), standing.published.clone()) else {
        return Err(match standing.reason_code() {
            Some("ON_CLUSTER") => no_head(standing.reason_code()),
            _ => not_yet(),
        });
    };
    let made = tokio::task::spawn_blocking(move || published.receipt(index, &signed.head)).await;
    let made = made.map_err(|error| Problem::internal(&error))?.map_err(|error| Problem::internal(&error))?;
    let receipt = made.ok_or_else(not_yet)?;
    let head = receipt.checkpoint().checkpoint();
    let leaf = leaf_hash(&recorded.bytes);
    if inclusion::verify(&leaf, index, head.size(), receipt.hashes(), head.root()).is_err() {
        tracing::error!(index, "an entry is not the one a head was signed for");
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "ENTRY_DIFFERS",
            "Mục này trong sổ hiện nay khác với mục đã ký. Báo cho người kiểm tra.",
            "The entry is not the one a head was signed for. Tell an inspector.",
        ));
    }
    let receipt = receipt.with_extra(recorded.bytes);
    let mut answer = receipt.to_string().into_response();
    set(&mut answer, header::CONTENT_TYPE, "text/plain; charset=utf-8");
    set(&mut answer, header::CACHE_CONTROL, "private, no-cache");
    let name = format!("attachment; filename=\"so-ro-{index}.tlog-proof\"");
    set(&mut answer, header::CONTENT_DISPOSITION, &name);
    Ok(answer)
}

fn not_yet() -> Problem {
    let mut problem = Problem::new(
        StatusCode::CONFLICT,
        "NOT_YET",
        "Đầu sổ chưa được ký tới mục này. Thử lại sau ít giây.",
        "No signed head covers this entry yet. Try again in a few seconds.",
    );
    problem.retry_after = Some(SOON);
    problem
}

fn set(answer: &mut Response, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
}
