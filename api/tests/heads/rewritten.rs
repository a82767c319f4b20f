//! A log that was written anew under its signed heads: what is asked of it is answered with what is wrong.

use crate::{
    common::{House, call, get, house, open, send, sign_in},
    establish, round, router,
};
use axum::http::StatusCode;
use sauro_api::config::Config;
use sauro_ledger::leaf_hash;
use std::path::Path;

/// Another name in the event of a unit, with its leaf, and the guards as they were.
fn rename_unit(data: &Path, from: &str, to: &str) {
    let file = rusqlite::Connection::open(data.join("log.db")).unwrap();
    let guard = "SELECT sql FROM sqlite_schema WHERE name = 'event_update'";
    let guard: String = file.query_row(guard, [], |row| row.get(0)).unwrap();
    let find =
        "SELECT position, envelope FROM event WHERE type = 'unit.established' AND instr(envelope, ?1) > 0";
    let (position, envelope): (i64, String) =
        file.query_row(find, [from], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let envelope = envelope.replace(from, to);
    let leaf = leaf_hash(envelope.as_bytes());
    file.execute_batch("DROP TRIGGER event_update").unwrap();
    let edit = "UPDATE event SET envelope = ?1, leaf = ?2 WHERE position = ?3";
    assert_eq!(file.execute(edit, (envelope, leaf.as_slice(), position)).unwrap(), 1);
    file.execute_batch(&guard).unwrap();
    file.close().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_selection_that_cannot_be_made_is_refused_with_the_reason() {
    let house = house().await;
    establish(&house, &house.installation, "Tổ Thứ Nhất").await;
    round(&house.installation).await;
    assert_eq!(house.installation.app.record_stream_heads().await.unwrap(), 1);
    round(&house.installation).await;
    let House { installation, office, folder, .. } = house;
    installation.close().await;
    rename_unit(folder.path(), "Tổ Thứ Nhất", "Tổ Thứ Nhì");

    let rewritten = open(folder.path(), Config::default()).await;
    assert_eq!(rewritten.app.integrity().contradiction().unwrap().code(), "LOG_REWRITTEN");
    let router = router(&rewritten);
    let cookie = sign_in(&router, "head").await;
    let path = format!("/inspection/bundle?person=Person_{}", office.clerk.0);
    for (language, words) in [("vi", "sổ đã bị viết lại"), ("en", "the log was rewritten")] {
        let headers = [("cookie", cookie.as_str()), ("accept-language", language)];
        let (status, _, body) = call(&router, get(&path, &headers)).await;
        assert_eq!(
            (status, body["code"].as_str()),
            (StatusCode::CONFLICT, Some("HEADS_CONTRADICT")),
            "{body}"
        );
        assert!(body["message"].as_str().unwrap().contains(words), "{body}");
    }
    // The whole of it is given, and judged elsewhere.
    let answer = send(&router, get("/inspection/bundle", &[("cookie", &cookie)])).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let bundle = axum::body::to_bytes(answer.into_body(), 100_000_000).await.unwrap();
    let report = sauro_verify::verify(&*bundle, &sauro_verify::Trust::default());
    assert_eq!(report.verdict(), sauro_verify::Verdict::Fail, "{:?}", report.findings);
    rewritten.close().await;
}
