//! `GET /inspection/bundle`: the log, or some of it, for an inspector to take away; streamed while it is made. Who
//! inspects some units takes what belongs to them, and nothing else.

use super::{
    Shared,
    heads::{inspectors_only, outside},
    language,
    problem::Problem,
    taken,
};
use crate::{
    Application, Credential, Viewer,
    clock::locked,
    inspecting::{Evidences, Selection, select, standing_values},
    inspectors::{Sight, belong, takes},
    integrity::index_of,
};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
    routing::get,
};
use futures::{StreamExt, TryStreamExt, stream};
use sauro_heads::{Evidence, HeadsError, Source, Wanted, write_inspection, write_selection};
use sauro_ledger::streams::EVENT_TYPE;
use sauro_projections::events::EventFilter;
use sauro_store::LogError;
use serde::Deserialize;
use std::{
    collections::{BTreeSet, HashSet},
    io::{self, Write},
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{runtime::Handle, sync::mpsc, time::timeout};
use tokio_stream::wrappers::ReceiverStream;

/// Bundles made at the same time by all viewers together.
const MOST: usize = 4;
/// Bytes handed over at a time, and pieces that may wait for the reader.
const PIECE: usize = 64 * 1024;
const WAITING: usize = 16;
/// How long a reader may take nothing before the making is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Who is being given a bundle now. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Bundles(Arc<Mutex<HashSet<String>>>);

/// A place, freed when the bundle is made or given up.
struct Place(Bundles, String);

impl Bundles {
    fn begin(&self, account: &str) -> Result<Place, Problem> {
        let mut busy = locked(&self.0);
        if busy.len() >= MOST || !busy.insert(account.to_owned()) {
            let mut problem = Problem::new(
                StatusCode::TOO_MANY_REQUESTS,
                "BUSY",
                "Mỗi người tải một gói tại một thời điểm. Đợi gói đang tải xong.",
                "One bundle at a time for each person. Wait for the one that is being made.",
            );
            problem.retry_after = Some(30);
            return Err(problem);
        }
        Ok(Place(self.clone(), account.to_owned()))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        locked(&self.0.0).remove(&self.1);
    }
}

/// `GET /inspection/bundle`.
pub fn routes(shared: Shared) -> Router {
    Router::new().route("/inspection/bundle", get(bundle)).with_state(shared)
}

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Asked {
    assignment: Option<String>,
    person: Option<String>,
    unit: Option<String>,
    from: Option<chrono::NaiveDate>,
    until: Option<chrono::NaiveDate>,
    personal: bool,
    files: bool,
    since: Option<u64>,
}

impl Asked {
    /// What is selected, by codes and ids, as the access log keeps it.
    fn in_words(&self) -> String {
        let day = |day: &chrono::NaiveDate| day.to_string();
        let given = [
            ("assignment", self.assignment.clone()),
            ("person", self.person.clone()),
            ("unit", self.unit.clone()),
            ("from", self.from.as_ref().map(day)),
            ("until", self.until.as_ref().map(day)),
            ("with", self.personal.then(|| "personal values".to_owned())),
            ("with", self.files.then(|| "files".to_owned())),
        ];
        let each = given.iter().filter_map(|(name, value)| Some(format!("{name} {}", value.as_ref()?)));
        let words = each.collect::<Vec<_>>().join(", ");
        if words.is_empty() { "whole".to_owned() } else { words.chars().take(300).collect() }
    }
}

async fn bundle(
    State(shared): State<Shared>,
    headers: HeaderMap,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let answer = async {
        let viewer = shared.auth.viewer(&shared.app, &headers).await?;
        let sight = takes(&shared.app, &viewer).await.map_err(|error| Problem::internal(&error))?;
        let sight = sight.ok_or_else(inspectors_only)?;
        let Query(asked) = asked.map_err(|rejection| {
            let vi = "Tham số không đúng: assignment, person, unit, from, until, personal, files, since.";
            Problem::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", vi, rejection.body_text())
        })?;
        by_hand(&viewer, &asked)?;
        let place = shared.bundles.begin(&viewer.account)?;
        let integrity = shared.app.integrity();
        // What was recorded a moment ago is asked for as well.
        if let Err(error) = integrity.round(shared.app.log().as_ref()).await {
            tracing::warn!(%error, "a bundle is made under the head of before");
        }
        let folder = integrity.standing().folder.clone();
        let source = folder.map(|folder| Source::of(&folder)).transpose();
        let source = source.map_err(|error| Problem::internal(&error))?.flatten();
        let source = source.ok_or_else(|| {
            let (vi, en) = ("Chưa có đầu sổ nào được ký.", "No head has been signed.");
            Problem::new(StatusCode::CONFLICT, "NO_HEAD", vi, en)
        })?;
        let which = asked.in_words();
        let (assignment, person, unit) = (asked.assignment, asked.person, asked.unit);
        let selection = Selection { assignment, person, unit, from: asked.from, until: asked.until };
        let streams = select(&shared.app, &selection).await.map_err(|why| {
            Problem::new(StatusCode::NOT_FOUND, "UNKNOWN", "Không có mục nào khớp với lựa chọn.", why)
        })?;
        within(&shared.app, &sight, streams.as_ref(), source.head.checkpoint().size()).await?;
        let source = source.asked(selection.request());
        let personal = if asked.personal {
            let values = standing_values(&shared.app).await.map_err(|error| Problem::internal(&error))?;
            tracing::info!(account = viewer.account, "personal values are given out in a bundle");
            values
        } else {
            Vec::new()
        };
        taken(&shared, &viewer, "bundle", &which)?;
        let name = format!("so-ro-{}.tar", source.head.checkpoint().size());
        let (send, mut receive) = mpsc::channel(WAITING);
        let (log, evidence) = (Arc::clone(shared.app.log()), Evidences::of(&shared.data));
        let (files, since, runtime) = (asked.files, asked.since, Handle::current());
        tokio::task::spawn_blocking(move || {
            let wanted = Wanted {
                personal,
                evidence: files.then_some(&evidence as &dyn Evidence),
                since,
                progress: None,
            };
            let out =
                Piecewise { held: Vec::with_capacity(PIECE), send: send.clone(), runtime: runtime.clone() };
            let made = futures::executor::block_on(async {
                let (mut out, made) = match &streams {
                    None => write_inspection(out, &source, log.as_ref(), wanted).await?,
                    Some(streams) => write_selection(out, &source, log.as_ref(), streams, wanted).await?,
                };
                out.flush().map_err(|source| HeadsError::Io { path: "bundle".into(), source })?;
                Ok::<_, HeadsError>(made)
            });
            // Free again before the reader learns that this one is over.
            drop(place);
            if let Err(error) = made {
                tracing::warn!(%error, "a bundle was not finished");
                // Cut off, so that nobody takes half a bundle for a whole one.
                let _gone = runtime.block_on(timeout(PATIENCE, send.send(Err(error))));
            }
        });
        // Before anything is answered: until then it can still be said why there is no bundle.
        let first = match receive.recv().await {
            Some(Ok(piece)) => stream::iter([Ok(piece)]),
            Some(Err(error)) => return Err(unmade(&shared.app, &error)),
            None => return Err(Problem::internal(&"a bundle ended before it began")),
        };
        let pieces = first.chain(ReceiverStream::new(receive)).map_err(io::Error::other);
        let mut answer = Response::new(Body::from_stream(pieces));
        for (header, value) in [
            (header::CONTENT_TYPE, "application/x-tar"),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"").as_str()),
            (header::CACHE_CONTROL, "no-store"),
        ] {
            let value = HeaderValue::from_str(value).map_err(|error| Problem::internal(&error))?;
            answer.headers_mut().insert(header, value);
        }
        Ok::<_, Problem>(answer)
    };
    answer.await.unwrap_or_else(|problem| problem.answer(language(&headers)))
}

/// Names and files go to a person who is signed in; a token reads figures.
fn by_hand(viewer: &Viewer, asked: &Asked) -> Result<(), Problem> {
    if viewer.credential == Credential::Token && (asked.personal || asked.files) {
        return Err(Problem::new(
            StatusCode::FORBIDDEN,
            "FORBIDDEN",
            "Mã truy cập API không lấy được dữ liệu cá nhân và tệp minh chứng. Hãy đăng nhập để tải gói này.",
            "An API token takes neither personal values nor evidence files. Sign in to take this bundle.",
        ));
    }
    Ok(())
}

/// Refuses whatever lies outside what is inspected: the whole log to whoever inspects some units of it, and streams of
/// others. A selection made before the log recorded where its streams end holds the whole log.
async fn within(
    app: &Application,
    sight: &Sight,
    streams: Option<&BTreeSet<String>>,
    size: u64,
) -> Result<(), Problem> {
    if sight.whole {
        return Ok(());
    }
    let named: Vec<_> = streams.into_iter().flatten().map(String::as_str).collect();
    let inside = belong(app, sight, &named).await.map_err(|error| Problem::internal(&error))?;
    if streams.is_none() || !inside {
        return Err(outside(app, sight).await);
    }
    let filter = EventFilter { kinds: Some(vec![EVENT_TYPE.to_owned()]), ..EventFilter::default() };
    let as_of = app.views().present(app.clock().now());
    let records = app.views().events(&filter, &as_of).await.map_err(|error| Problem::internal(&error))?;
    if records.iter().any(|record| index_of(record.position).is_some_and(|index| index < size)) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::CONFLICT,
        "NOT_YET",
        "Sổ chưa ghi lần nào nơi kết thúc của từng chuỗi sự kiện (ghi mỗi ngày một lần), nên chưa cắt được phần \
         thuộc phạm vi của bạn. Thử lại vào ngày mai.",
        "The log has not yet recorded where its streams end (once a day), so that what you inspect cannot be cut out \
         of it. Try again tomorrow.",
    ))
}

/// Why a bundle cannot be made, as far as it is for the reader to know.
fn unmade(app: &Application, error: &HeadsError) -> Problem {
    let conflict = |code, vi, en| Problem::new(StatusCode::CONFLICT, code, vi, en);
    let contradicts = |vi: &str, en: &str| {
        let vi = format!("Không lập được gói: {vi} Báo cho người quản trị.");
        conflict("HEADS_CONTRADICT", vi, format!("No bundle can be made: {en}. Tell the administrator."))
    };
    match (error, app.integrity().contradiction()) {
        (HeadsError::Log(LogError::Unavailable(_)), _) => Problem::internal(error),
        (_, Some(why)) => contradicts(&why.vietnamese(), &why.to_string()),
        (HeadsError::Contradiction(why), None) => contradicts("sổ không khớp với các đầu sổ đã ký.", why),
        (HeadsError::Log(LogError::Corrupt { place, what }), None) => conflict(
            "DAMAGED",
            format!("Không lập được gói: sổ bị hỏng ở {place}. Báo cho người quản trị."),
            format!("No bundle can be made: the log is damaged at {place}: {what}. Tell the administrator."),
        ),
        (HeadsError::Tiles(why), None) => conflict(
            "HEADS_DAMAGED",
            "Không lập được gói: phần đã công bố của sổ bị thiếu hoặc hỏng. Báo cho người quản trị."
                .to_owned(),
            format!(
                "No bundle can be made: what was published is missing or damaged: {why}. Tell the administrator."
            ),
        ),
        _ => Problem::internal(error),
    }
}

/// Hands what is written to the reader of the answer, a piece at a time, and waits for a slow one, but not for ever. What
/// is held when the making is given up is handed to nobody.
struct Piecewise {
    held: Vec<u8>,
    send: mpsc::Sender<Result<Bytes, HeadsError>>,
    runtime: Handle,
}

impl Write for Piecewise {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        let piece = Bytes::from(std::mem::replace(&mut self.held, Vec::with_capacity(PIECE)));
        match self.runtime.block_on(timeout(PATIENCE, self.send.send(Ok(piece)))) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::Error::new(io::ErrorKind::BrokenPipe, "the reader has gone")),
            Err(_) => Err(io::Error::new(io::ErrorKind::TimedOut, "the reader takes nothing")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bundle_at_a_time_for_each_person_and_few_in_all() {
        let bundles = Bundles::default();
        let first = bundles.begin("a").unwrap();
        assert_eq!(bundles.begin("a").err().unwrap().code, "BUSY");
        let others: Vec<_> = ["b", "c", "d"].map(|account| bundles.begin(account).unwrap()).into();
        assert_eq!(bundles.begin("e").err().unwrap().retry_after, Some(30));
        drop(first);
        let again = bundles.begin("a").unwrap();
        drop((others, again));
        assert!(bundles.begin("e").is_ok());
    }
}
