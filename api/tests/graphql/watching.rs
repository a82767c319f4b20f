//! What only inspectors read: refused commands in their scope, the access log; and that their reading is itself written.

use crate::{
    inspection::{inspected, inspector, open},
    ward::{Seated, Ward, id},
};
use sauro_ledger::{leaf_hash, root_of};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const REFUSALS: &str = "query Refusals($filter: RefusalFilter, $first: Int!, $after: String) {
    refusalsRecorded(filter: $filter, first: $first, after: $after) { pageInfo { hasNextPage endCursor }
        nodes { code rule path via at about { kind id } actor { label position { title } } } } }";
const ACCESS: &str = "query Access($filter: AccessFilter, $first: Int!, $after: String) {
    accessLog(filter: $filter, first: $first, after: $after) { totalCount head { size root trouble }
        pageInfo { hasNextPage endCursor }
        nodes { number kind operation documentSha256 variablesSha256 record leafHash scope person { name }
            position { title } what code } } }";

async fn code(ward: &Ward, who: Seated, query: &str) -> Value {
    let answer = ward.response(Some(ward.viewer(who)), query, json!({ "first": 10 })).await;
    answer["errors"][0]["extensions"]["code"].clone()
}

#[tokio::test]
async fn refusals_are_read_by_inspectors_of_their_scope_only() {
    let (ward, inspector) = inspected().await;
    // Refused: the head of the division inspected, the chair above it, the inspector beside.
    let assignment = ward.issued(ward.terms()).await;
    ward.refused(ward.head, "assignmentIssue", json!({ "assignment": assignment })).await;
    ward.refused(ward.chair, "assignmentAcknowledge", json!({ "assignment": assignment })).await;
    ward.refused(inspector, "assignmentDraft", json!({ "terms": ward.terms() })).await;
    let found =
        ward.ask(inspector, REFUSALS, json!({ "first": 10 })).await["refusalsRecorded"]["nodes"].clone();
    let found = found.as_array().unwrap();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((&found[0]["code"], &found[0]["about"]["id"]), (&json!("ONLY_ASSIGNER"), &json!(assignment)));
    assert_eq!(
        (&found[0]["rule"], &found[0]["via"]),
        (&json!("Only the assigner may do this."), &json!("web"))
    );
    assert_eq!(found[0]["actor"]["position"]["title"], "Trưởng phòng");
    for stranger in [ward.head, ward.officer, ward.chair] {
        assert_eq!(code(&ward, stranger, REFUSALS).await, "FORBIDDEN");
    }
    let nobody = ward.response(None, REFUSALS, json!({ "first": 1 })).await;
    assert_eq!(nobody["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
}

#[tokio::test]
async fn refusals_are_filtered_and_paged() {
    let ward = crate::ward::ward().await;
    let root = ward.app.with_register(|view| view.position(ward.chair.seat).unwrap().unit).await.unwrap();
    let inspector = inspector(&ward, root).await;
    let assignment = ward.issued(ward.terms()).await;
    for who in [ward.head, ward.chair, ward.officer, ward.head] {
        ward.refused(who, "assignmentResultAccept", json!({ "assignment": assignment })).await;
        ward.refused(who, "assignmentResume", json!({ "assignment": assignment, "reason": "Tiếp" })).await;
    }
    let ask =
        async |variables: Value| ward.ask(inspector, REFUSALS, variables).await["refusalsRecorded"].clone();
    let all = ask(json!({ "first": 50 })).await["nodes"].as_array().unwrap().clone();
    let of = async |filter: Value| {
        ask(json!({ "first": 50, "filter": filter })).await["nodes"].as_array().unwrap().len()
    };
    let by = |who: &str| all.iter().filter(|one| one["actor"]["position"]["title"] == who).count();
    assert!(by("Chuyên viên") > 0 && by("Bí thư") > 0);
    assert_eq!(of(json!({ "position": id("Seat", ward.officer.seat.0) })).await, by("Chuyên viên"));
    assert_eq!(of(json!({ "person": id("Person", ward.chair.person.0) })).await, by("Bí thư"));
    assert_eq!(of(json!({ "unit": id("Unit", ward.division.0) })).await, all.len() - by("Bí thư"));
    let lacking = all.iter().filter(|one| one["code"] == "AUTHORITY_MISSING").count();
    assert!(lacking > 0);
    assert_eq!(of(json!({ "code": "AUTHORITY_MISSING" })).await, lacking);
    assert_eq!(of(json!({ "until": "2026-03-01T00:00:00Z" })).await, 0);
    let (mut after, mut seen) = (Value::Null, 0);
    loop {
        let page = ask(json!({ "first": 2, "after": after })).await;
        seen += page["nodes"].as_array().unwrap().len();
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    assert_eq!(seen, all.len());
    let wrong =
        ward.response(Some(ward.viewer(inspector)), REFUSALS, json!({ "first": 2, "after": "x" })).await;
    assert_eq!(wrong["errors"][0]["extensions"]["code"], "BAD_REQUEST");
}

#[tokio::test]
async fn what_an_inspector_reads_is_written_down() {
    let (ward, inspector) = inspected().await;
    let assignment = ward.issued(ward.terms()).await;
    let read = "query WorkFile($id: ID!) { assignment(id: $id) { title } }";
    ward.ask(inspector, read, json!({ "id": assignment })).await;
    ward.ask(inspector, REFUSALS, json!({ "first": 1 })).await;
    // Others read without an entry, and what an inspector writes stands in the event log.
    ward.ask(ward.officer, read, json!({ "id": assignment })).await;
    open(&ward, inspector).await;
    let log = ward.ask(ward.chair, ACCESS, json!({ "first": 10 })).await["accessLog"].clone();
    let nodes = log["nodes"].as_array().unwrap();
    let names: Vec<_> = nodes.iter().map(|node| node["operation"].as_str().unwrap()).collect();
    assert_eq!(names, ["Refusals", "WorkFile"]);
    let entry = &nodes[1];
    assert_eq!((&entry["kind"], &entry["person"]["name"]), (&json!("READ"), &json!("Võ Thị Dự")));
    assert_eq!(
        (&entry["position"]["title"], &entry["scope"]),
        (&json!("Kiểm tra viên"), &json!([id("Unit", ward.division.0)]))
    );
    let record = entry["record"].as_str().unwrap();
    for secret in [assignment.as_str(), "assignment(", "Võ Thị Dự", "title"] {
        assert!(!record.contains(secret), "{secret} stands in {record}");
    }
    assert_eq!(entry["documentSha256"], json!(hex::encode(Sha256::digest(read))));
    // The head is the root over the records, oldest first.
    let leaves: Vec<_> =
        nodes.iter().rev().map(|node| leaf_hash(node["record"].as_str().unwrap().as_bytes())).collect();
    assert_eq!(log["head"], json!({ "size": 2, "root": hex::encode(root_of(&leaves)), "trouble": null }));
    // Two reads of the same with the same variables do not show as the same.
    ward.ask(inspector, read, json!({ "id": assignment })).await;
    let again = ward.ask(ward.chair, ACCESS, json!({ "first": 1 })).await["accessLog"].clone();
    assert_eq!((&again["totalCount"], &again["pageInfo"]["hasNextPage"]), (&json!(3), &json!(true)));
    assert_ne!(again["nodes"][0]["variablesSha256"], entry["variablesSha256"]);
    let rest = json!({ "first": 10, "after": again["pageInfo"]["endCursor"] });
    let rest = ward.ask(ward.chair, ACCESS, rest).await["accessLog"]["nodes"].clone();
    assert_eq!(rest.as_array().unwrap().len(), 2);
    let kind = |kind: &str| json!({ "first": 10, "filter": { "kind": kind } });
    let reads = ward.ask(ward.chair, ACCESS, kind("READ")).await["accessLog"]["nodes"].clone();
    assert_eq!(reads.as_array().unwrap().len(), 3);
    let none = ward.ask(ward.chair, ACCESS, kind("TAKEN")).await["accessLog"]["nodes"].clone();
    assert_eq!(none, json!([]));
    let person = json!({ "first": 10, "filter": { "person": id("Person", ward.head.person.0) } });
    assert_eq!(ward.ask(ward.chair, ACCESS, person).await["accessLog"]["nodes"], json!([]));
}

/// A seat without a mandate of its own, named in an inspection: it sees what the inspectors see, and leaves the same trace,
/// until the inspection ends.
#[tokio::test]
async fn a_seat_named_in_an_inspection_reads_as_an_inspector_while_it_is_open() {
    let (ward, inspector) = inspected().await;
    let assignment = ward.issued(ward.terms()).await;
    ward.refused(ward.head, "assignmentIssue", json!({ "assignment": assignment })).await;
    assert_eq!(code(&ward, ward.chair, REFUSALS).await, "FORBIDDEN");

    let opening = crate::inspection::opening(&ward, &[inspector, ward.chair]);
    let opened = ward.done(inspector, "inspectionOpen", opening).await;
    let found = ward.ask(ward.chair, REFUSALS, json!({ "first": 10 })).await;
    assert_eq!(found["refusalsRecorded"]["nodes"][0]["code"], "ONLY_ASSIGNER");
    let log = ward.ask(ward.chair, ACCESS, json!({ "first": 10 })).await["accessLog"].clone();
    let first = &log["nodes"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&first["operation"], &first["person"]["name"]),
        (&json!("Refusals"), &json!("Nguyễn Thị Chung"))
    );
    assert_eq!(first["scope"], json!([id("Unit", ward.division.0)]));

    let lender = "query Q($id: ID!) { inspection(id: $id) { authority { id } } }";
    let inspection = opened["inspection"]["id"].clone();
    let mandate = ward.ask(ward.head, lender, json!({ "id": inspection })).await["inspection"]["authority"]
        [0]["id"]
        .clone();

    let close = json!({
        "inspection": inspection, "conclusion": "Xong", "document": id("Document", ward.document.0),
    });
    ward.done(inspector, "inspectionClose", close).await;
    assert_eq!(code(&ward, ward.chair, REFUSALS).await, "FORBIDDEN");
    let again = ward.ask(ward.chair, ACCESS, json!({ "first": 10 })).await["accessLog"].clone();
    let of_mine = |log: &Value| {
        log["nodes"].as_array().unwrap().iter().filter(|node| node["operation"] == "Access").count()
    };
    assert_eq!(of_mine(&again), of_mine(&log), "what is read after the end is nobody's inspection");

    // What is lent goes with the mandate of who lent it.
    let opening = crate::inspection::opening(&ward, &[inspector, ward.chair]);
    ward.done(inspector, "inspectionOpen", opening).await;
    assert_eq!(code(&ward, ward.chair, REFUSALS).await, Value::Null);
    ward.done(ward.chair, "mandateRevoke", json!({ "mandate": mandate, "reason": "Hết đợt kiểm tra" })).await;
    assert_eq!(code(&ward, ward.chair, REFUSALS).await, "FORBIDDEN");
}

#[tokio::test]
async fn the_access_log_is_for_whoever_inspects_or_organises_everything() {
    let (ward, inspector) = inspected().await;
    for stranger in [ward.head, ward.officer, inspector] {
        assert_eq!(code(&ward, stranger, ACCESS).await, "FORBIDDEN");
    }
    let ward = crate::ward::ward().await;
    let root = ward.app.with_register(|view| view.position(ward.chair.seat).unwrap().unit).await.unwrap();
    let whole = crate::inspection::inspector(&ward, root).await;
    let log = ward.ask(whole, ACCESS, json!({ "first": 10 })).await["accessLog"].clone();
    // Reading the access log is a read as well.
    assert_eq!(log["nodes"][0]["operation"], "Access");
}

#[tokio::test]
async fn an_inspector_reads_discarded_drafts() {
    let (ward, inspector) = inspected().await;
    let draft = ward.draft(ward.terms()).await;
    ward.done(ward.chair, "assignmentDraftDiscard", json!({ "assignment": draft, "reason": "Trùng việc" }))
        .await;
    let query =
        "query Q($unit: ID!) { assignments(filter: { phases: [DISCARDED], leadUnit: $unit }, first: 5) {
        nodes { id history(first: 5) { nodes { type summary } } } } }";
    let found = ward.ask(inspector, query, json!({ "unit": id("Unit", ward.division.0) })).await;
    let node = &found["assignments"]["nodes"][0];
    assert_eq!((&node["id"], &node["history"]["nodes"][1]["summary"]), (&json!(draft), &json!("Trùng việc")));
}
