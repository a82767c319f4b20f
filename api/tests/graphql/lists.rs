//! Lists: pages that fit together, work lists, and questions to the views that do not grow with the list.

use crate::ward::{Ward, ward};
use async_graphql::Request;
use sauro_api::graphql::Tally;
use serde_json::{Value, json};

async fn filled(count: usize) -> Ward {
    let ward = ward().await;
    for number in 0..count {
        let mut terms = ward.terms();
        terms["title"] = json!(format!("Lập danh sách hộ kinh doanh tổ {number}"));
        ward.issued(terms).await;
    }
    ward
}

#[tokio::test]
async fn pages_fit_together_while_the_list_grows() {
    let ward = filled(7).await;
    let query = "query Q($first: Int!, $after: String) { assignments(first: $first, after: $after, orderBy: CODE) {
        totalCount pageInfo { hasNextPage endCursor } nodes { code } edges { cursor } asOfPosition { position } } }";
    let mut seen = Vec::new();
    let mut after = Value::Null;
    loop {
        let answer = ward.ask(ward.chair, query, json!({ "first": 3, "after": after })).await;
        let page = &answer["assignments"];
        assert_eq!(page["totalCount"], 7);
        seen.extend(
            page["nodes"].as_array().unwrap().iter().map(|node| node["code"].as_str().unwrap().to_owned()),
        );
        ward.issued(ward.terms()).await;
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
    let wanted: Vec<_> = (1..=7).map(|number| format!("2026-{number:04}")).collect();
    assert_eq!(seen, wanted);
}

#[tokio::test]
async fn a_longer_list_asks_the_views_no_more_questions() {
    let ward = filled(12).await;
    let query = "query Q($first: Int!) { assignments(first: $first) { nodes { id code phase timeStatus { words }
        deadline { current } lead { personName } accountableChain { personName } parties { role position { label } }
        deadlineLedger { kind } issuedUnder { label } } } }";
    let mut counts = Vec::new();
    for first in [1, 12] {
        let tally = Tally::default();
        let variables = async_graphql::Variables::from_json(json!({ "first": first }));
        let request =
            Request::new(query).variables(variables).data(ward.viewer(ward.chair)).data(tally.clone());
        let response = ward.schema.execute(request).await;
        assert!(response.errors.is_empty(), "{:?}", response.errors);
        counts.push(tally.count());
    }
    assert_eq!(counts[0], counts[1], "questions for one and for twelve assignments");
    assert!(counts[1] <= 4, "{counts:?}");
}

#[tokio::test]
async fn a_work_list_says_what_to_do_and_whom_it_waits_for() {
    let ward = filled(2).await;
    let query =
        "{ worklist { position { title } reflects { position } groups { key totalCount items(first: 10) {
        nodes { assignment { code } roles nextAct waitingFor dueDate daysLeft } } } } }";
    let group = |answer: &Value, key: &str| {
        let groups = answer["worklist"]["groups"].as_array().unwrap();
        groups.iter().find(|group| group["key"] == key).unwrap().clone()
    };
    let mine = ward.ask(ward.head, query, json!({})).await;
    let other = group(&mine, "OTHER_IN_PROGRESS");
    assert_eq!(other["totalCount"], 2, "{mine:#}");
    assert_eq!(other["items"]["nodes"][0]["nextAct"], "ACKNOWLEDGE");
    assert_eq!(other["items"]["nodes"][0]["roles"], json!(["LEAD"]));
    ward.wait(35);
    let late = ward.ask(ward.head, query, json!({})).await;
    assert_eq!(group(&late, "OVERDUE")["totalCount"], 2, "{late:#}");
    assert!(group(&late, "OVERDUE")["items"]["nodes"][0]["daysLeft"].as_i64().unwrap() < 0);
}

#[tokio::test]
async fn filters_and_figures_agree() {
    let ward = filled(5).await;
    ward.wait(35);
    let query = "query Q($unit: ID!) {
        overdue: assignments(first: 10, filter: { timeStatuses: [OVERDUE], leadUnit: $unit }) { totalCount }
        mine: assignments(first: 10, filter: { mine: true }) { totalCount }
        none: assignments(first: 10, filter: { text: \"không có gì như vậy\" }) { totalCount }
        statistics(scope: { unit: $unit }, period: { from: \"2026-03-01\", until: \"2026-04-06\" }) {
            rule ruleText cutOff figures { key against numerator denominator words assignments(first: 2) { totalCount
                pageInfo { hasNextPage } nodes { code } } } } }";
    let unit = crate::ward::id("Unit", ward.division.0);
    let answer = ward.ask(ward.officer, query, json!({ "unit": unit })).await;
    assert_eq!((&answer["overdue"]["totalCount"], &answer["mine"]["totalCount"]), (&json!(5), &json!(5)));
    assert_eq!(answer["none"]["totalCount"], 0);
    let figures = answer["statistics"]["figures"].as_array().unwrap();
    let figure =
        |key: &str| figures.iter().find(|one| one["key"] == key && one["against"] == "CURRENT").unwrap();
    assert_eq!(figure("OPEN_OVERDUE")["numerator"], 5);
    assert_eq!(figure("OPEN_OVERDUE")["assignments"]["totalCount"], 5);
    assert_eq!(figure("OPEN_OVERDUE")["assignments"]["pageInfo"]["hasNextPage"], true);
    assert_eq!(figure("ON_TIME_RATE")["words"], "0/5 (0 %)");
}

#[tokio::test]
async fn the_best_match_comes_first() {
    let ward = ward().await;
    let query = "query Q($words: String!) { persons(search: $words, first: 5) { nodes { name } }
        positions(search: $words, first: 5) { nodes { title } } units(search: $words, first: 5) { nodes { name } } }";
    let ask = async |words: &str| {
        let found = ward.ask(ward.chair, query, json!({ "words": words })).await;
        let names = |list: &str, name: &str| -> Vec<String> {
            let nodes = found[list]["nodes"].as_array().unwrap().iter();
            nodes.map(|node| node[name].as_str().unwrap().to_owned()).collect()
        };
        (names("persons", "name"), names("positions", "title"), names("units", "name"))
    };
    assert_eq!(ask("du").await.0, ["Võ Thị Dự", "Trần Văn Đức"]);
    assert_eq!(ask("tran van-duc").await, (vec!["Trần Văn Đức".into()], vec!["Trưởng phòng".into()], vec![]));
    assert_eq!(ask("phường – cũ").await.1, ["Chủ tịch phường Cũ"]);
    assert_eq!(ask("hong").await, (vec![], vec![], vec![]), "no word begins so");
}
