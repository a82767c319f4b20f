//! A log with no room left: a code of its own, nothing written, and everything goes on once there is room.

use crate::ward::{application, ward_on};
use async_graphql::{Request, Variables};
use sauro_api::graphql;
use sauro_store::sqlite::{Options, SqliteLog, verify_all};
use serde_json::{Value, json};
use std::{path::Path, sync::Arc};

const REGISTER: &str = "mutation M($input: DocumentRegisterInput!) {
    documentRegister(input: $input) { position repeated userErrors { code } } }";

fn log(folder: &Path, pages: u32) -> Arc<SqliteLog> {
    Arc::new(SqliteLog::open(folder, Options { max_page_count: Some(pages), ..Options::default() }).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_log_refuses_with_its_code_and_goes_on_with_room() {
    let folder = tempfile::tempdir().unwrap();
    let ward = ward_on(log(folder.path(), 80)).await;
    let document = |number: usize| {
        let facts = json!({
            "issuer": "UBND phường Thử Nghiệm", "number": format!("{number}/QĐ-UBND"), "dated": "2026-01-05",
            "subject": format!("{} số {number}", "Về việc rà soát hộ kinh doanh trên địa bàn phường ".repeat(8)),
        });
        json!({ "input": { "commandId": ward.key(), "facts": facts } })
    };
    let mut refused = None;
    for number in 1..500 {
        let input = document(number);
        let head = ward.app.log().head().await.unwrap();
        let answer = ward.response(Some(ward.viewer(ward.chair)), REGISTER, input.clone()).await;
        if !answer["errors"].is_null() {
            assert_eq!(answer["errors"][0]["extensions"]["code"], "STORAGE_FULL", "{answer:#}");
            assert_eq!(ward.app.log().head().await.unwrap(), head, "nothing was written");
            refused = Some(input);
            break;
        }
    }
    let refused = refused.unwrap();
    // Reading goes on.
    let units = ward.ask(ward.chair, "{ units(first: 5) { totalCount } }", json!({})).await;
    assert_eq!(units["units"]["totalCount"], 3);
    ward.app.log().close().await;

    let again = tempfile::tempdir().unwrap();
    let app =
        application(log(folder.path(), 8_000), again.path(), ward.clock.clone(), ward.random.clone()).await;
    let schema = graphql::schema(app.clone());
    for repeated in [false, true] {
        let request = Request::new(REGISTER).variables(Variables::from_json(refused.clone()));
        let answer = schema.execute(request.data(ward.viewer(ward.chair))).await;
        let answer: Value = serde_json::to_value(answer).unwrap();
        assert_eq!(answer["data"]["documentRegister"]["repeated"], repeated, "{answer:#}");
    }
    app.log().close().await;
    verify_all(folder.path(), &mut |_, _| {}).unwrap();
}
