//! What an inspector asks: who did what for whom, patterns as neutral counts, and where authority is missing.

use crate::ward::{Seated, Ward, id, ward};
use serde_json::{Value, json};

async fn kinds(ward: &Ward, filter: Value) -> Vec<String> {
    let query = "query Q($filter: EventFilter) { events(filter: $filter, first: 100, oldestFirst: true) {
        totalCount nodes { type about { id kind } actor { label } } } }";
    let found = ward.ask(ward.chair, query, json!({ "filter": filter })).await["events"].clone();
    let nodes = found["nodes"].as_array().unwrap();
    assert_eq!(found["totalCount"], nodes.len());
    nodes.iter().map(|node| node["type"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn everything_recorded_can_be_looked_through() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    ward.wait(5);
    let report = json!({
        "assignment": assignment, "text": "Đã rà soát 3 tổ", "percent": 30, "effectiveAt": "2026-03-04T02:00:00Z",
    });
    ward.done(ward.head, "assignmentAcknowledge", json!({ "assignment": assignment })).await;
    ward.done(ward.head, "assignmentProgressReport", report).await;
    let correct =
        json!({ "assignment": assignment, "revision": 3, "text": "Đã rà soát 2 tổ", "reason": "Nhầm" });
    ward.done(ward.head, "assignmentEntryCorrect", correct).await;
    let about = json!({ "about": assignment });
    let all = [
        "assignment.drafted",
        "assignment.issued",
        "assignment.acknowledged",
        "assignment.progress_reported",
        "assignment.entry_corrected",
    ];
    assert_eq!(kinds(&ward, about).await, all);
    assert_eq!(kinds(&ward, json!({ "actor": id("Person", ward.head.person.0) })).await, all[2..]);
    assert_eq!(kinds(&ward, json!({ "position": id("Seat", ward.chair.seat.0) })).await, all[..2]);
    assert_eq!(kinds(&ward, json!({ "backDated": true })).await, [all[3]]);
    assert_eq!(kinds(&ward, json!({ "corrected": true })).await, [all[3]]);
    assert_eq!(kinds(&ward, json!({ "types": ["assignment"], "text": "ho kinh doanh" })).await, all);
    assert_eq!(kinds(&ward, json!({ "text": "không có từ này" })).await, [""; 0]);
    assert_eq!(kinds(&ward, json!({ "types": ["unit.established", "mandate"] })).await.len(), 4);
    assert_eq!(kinds(&ward, json!({ "recordedFrom": "2026-03-06T00:00:00Z" })).await, all[2..]);
    assert_eq!(kinds(&ward, json!({ "unit": id("Unit", ward.division.0) })).await, all);
    assert_eq!(kinds(&ward, json!({ "anyOnBehalf": true })).await, [""; 0]);
    assert_eq!(kinds(&ward, json!({ "via": "web" })).await, all);
    let whole = kinds(&ward, json!({})).await.len();
    let stored = ward.app.log().read_all(sauro_store::Position::START, 1_000).await.unwrap().len();
    assert_eq!(whole, stored);
    // Pages fit together, newest first.
    let query =
        "query Q($after: String) { events(first: 7, after: $after) { pageInfo { hasNextPage endCursor }
        nodes { position } } }";
    let (mut after, mut seen) = (Value::Null, Vec::new());
    loop {
        let page = ward.ask(ward.chair, query, json!({ "after": after })).await["events"].clone();
        seen.extend(
            page["nodes"]
                .as_array()
                .unwrap()
                .iter()
                .map(|n| n["position"].as_str().unwrap().parse::<u64>().unwrap()),
        );
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    assert_eq!(seen.len(), stored);
    assert!(seen.is_sorted_by(|a, b| a > b));
    let wrong = "{ events(filter: { about: \"Assignment_x\" }, first: 1) { totalCount } }";
    let wrong = ward.response(Some(ward.viewer(ward.chair)), wrong, json!({})).await;
    assert_eq!(wrong["errors"][0]["extensions"]["code"], "BAD_REQUEST");
}

#[tokio::test]
async fn patterns_are_counts_that_open_to_entries() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    ward.wait(41);
    let request = ward.key();
    // Asked for on 12 April, eleven days after the term, two days before the cut-off of the 14th.
    let ask = json!({
        "assignment": assignment, "until": "2026-05-01", "reason": "Thiếu số liệu", "claimedCause": "OBJECTIVE",
        "commandId": request,
    });
    ward.done(ward.head, "assignmentExtensionRequest", ask).await;
    let grant =
        json!({ "assignment": assignment, "request": request, "reason": "Đồng ý", "until": "2026-05-01" });
    ward.done(ward.chair, "assignmentExtensionGrant", grant).await;
    ward.wait(18);
    let hand =
        json!({ "assignment": assignment, "to": id("Seat", ward.elder.seat.0), "reason": "Phân công lại" });
    ward.done(ward.chair, "assignmentLeadReassign", hand).await;
    let query = "query Q($days: [Date!]) {
        patternFacts(period: { from: \"2026-03-01\", until: \"2026-05-31\" }, reportDays: $days) { reportDays facts {
            key count of events(first: 5) { nodes { type } } } } }";
    let found = ward.ask(ward.chair, query, json!({})).await["patternFacts"].clone();
    assert_eq!(found["reportDays"], json!(["2026-03-14", "2026-04-14", "2026-05-14"]));
    let count = |found: &Value, key: &str| {
        let facts = found["facts"].as_array().unwrap();
        let fact = facts.iter().find(|fact| fact["key"] == key).unwrap();
        assert!(fact["count"].as_u64().unwrap() <= fact["of"].as_u64().unwrap());
        (fact["count"].as_u64().unwrap(), fact["events"]["nodes"].as_array().unwrap().len())
    };
    assert_eq!(count(&found, "MOVED_NEAR_REPORT"), (1, 1));
    assert_eq!(count(&found, "EXTENDED_AFTER_EXPIRY"), (2, 2));
    assert_eq!(count(&found, "REASSIGNED_NEAR_DUE"), (1, 1));
    for none in ["REOPENED", "BULK_BEFORE_REPORT", "BACK_DATED", "CORRECTED"] {
        assert_eq!(count(&found, none), (0, 0), "{none}");
    }
    let far = ward.ask(ward.chair, query, json!({ "days": ["2026-05-31"] })).await["patternFacts"].clone();
    assert_eq!(count(&far, "MOVED_NEAR_REPORT"), (0, 0));
}

#[tokio::test]
async fn reopening_and_many_updates_at_once_are_counted() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    let other = ward.issued(ward.terms()).await;
    for one in [&assignment, &other] {
        ward.done(ward.head, "assignmentAcknowledge", json!({ "assignment": one })).await;
    }
    // Five reports of one person on 13 March, the day before the cut-off; four of another day are not many.
    ward.wait(10);
    for n in 1..=4 {
        let report = json!({ "assignment": assignment, "text": format!("Tổ {n}"), "percent": n });
        ward.done(ward.head, "assignmentProgressReport", report).await;
    }
    ward.wait(1);
    for n in 0..5 {
        let about = if n % 2 == 0 { &assignment } else { &other };
        let report = json!({ "assignment": about, "text": format!("Tổ {n}"), "percent": 10 + n });
        ward.done(ward.head, "assignmentProgressReport", report).await;
    }
    ward.done(ward.head, "assignmentResultSubmit", json!({ "assignment": assignment, "text": "Đã xong" }))
        .await;
    ward.done(ward.chair, "assignmentResultAccept", json!({ "assignment": assignment })).await;
    ward.wait(1);
    let reopen =
        json!({ "assignment": assignment, "reason": "Thiếu hai tổ", "time": { "on": "2026-05-15" } });
    ward.done(ward.chair, "assignmentReopen", reopen).await;
    let query =
        "{ patternFacts(period: { from: \"2026-03-01\", until: \"2026-03-31\" }) { facts { key label count of
        events(first: 10) { nodes { type about { id } actor { label } } } } } }";
    let facts = ward.ask(ward.chair, query, json!({})).await["patternFacts"]["facts"].clone();
    let fact = |key: &str| facts.as_array().unwrap().iter().find(|fact| fact["key"] == key).unwrap().clone();
    let reopened = fact("REOPENED");
    assert_eq!((&reopened["count"], &reopened["of"]), (&json!(1), &json!(1)));
    assert_eq!(reopened["events"]["nodes"][0]["about"]["id"], json!(assignment));
    let bulk = fact("BULK_BEFORE_REPORT");
    assert_eq!((&bulk["count"], &bulk["of"]), (&json!(5), &json!(9)));
    let entries = bulk["events"]["nodes"].as_array().unwrap();
    assert!(
        entries.len() == 5 && entries.iter().all(|entry| entry["type"] == "assignment.progress_reported")
    );
    for none in ["MOVED_NEAR_REPORT", "EXTENDED_AFTER_EXPIRY", "REASSIGNED_NEAR_DUE"] {
        assert_eq!(fact(none)["count"], 0, "{none}");
    }
}

#[tokio::test]
async fn gaps_overlaps_and_lapses_of_authority() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    let query = "query Q($asOf: AsOf) {
        gaps: authorityGaps(first: 50, asOf: $asOf) { nodes { kind power unitsBelow sentence unit { name } } }
        assign: authorityGaps(first: 50, power: ASSIGN, asOf: $asOf) { totalCount }
        overlaps: authorityOverlaps(first: 50, asOf: $asOf) { nodes { power unit { name } holders { label } sentence } }
        expiring: authorityExpiring(days: 30, first: 50, asOf: $asOf) { nodes { until sentence mandates { legalBasis } } }
        lapsed: authorityLapsed(first: 50, asOf: $asOf) { nodes { assignment { assignmentId } mandates { presentId } } } }";
    let found = ward.ask(ward.chair, query, json!({})).await;
    let powers: Vec<_> =
        found["gaps"]["nodes"].as_array().unwrap().iter().map(|gap| gap["power"].as_str().unwrap()).collect();
    assert_eq!(powers, ["INSPECT", "SIGN", "SPEND"]);
    let gap = &found["gaps"]["nodes"][0];
    assert_eq!((&gap["unit"]["name"], &gap["unitsBelow"]), (&json!("Đảng ủy phường Thử Nghiệm"), &json!(2)));
    for empty in ["overlaps", "expiring", "lapsed"] {
        assert_eq!(found[empty]["nodes"], json!([]), "{empty}");
    }
    // Two seats get the same power over one unit; one of the grants ends soon.
    for (who, until) in [(ward.head, "2026-03-20"), (ward.elder, "2026-12-31")] {
        let Seated { seat, .. } = who;
        let grant = json!({
            "kind": "ALLOCATION", "giver": id("Seat", ward.chair.seat.0), "holder": { "position": id("Seat", seat.0) },
            "powers": ["SUPERVISE"], "scope": { "unit": id("Unit", ward.division.0) }, "legalBasis": "Phân công của Bí thư",
            "validFrom": "2026-03-02", "validUntil": until, "parent": id("Mandate", ward.mandate.0),
        });
        ward.done(ward.chair, "mandateGrant", grant).await;
    }
    let found = ward.ask(ward.chair, query, json!({})).await;
    let overlaps = found["overlaps"]["nodes"].as_array().unwrap();
    assert_eq!(overlaps.len(), 1, "{overlaps:#?}");
    assert_eq!(
        (&overlaps[0]["power"], &overlaps[0]["unit"]["name"]),
        (&json!("SUPERVISE"), &json!("Phòng Kinh tế"))
    );
    assert_eq!(overlaps[0]["holders"].as_array().unwrap().len(), 2);
    assert_eq!(found["expiring"]["nodes"].as_array().unwrap().len(), 1);
    assert_eq!(found["expiring"]["nodes"][0]["until"], "2026-03-20");
    assert_eq!(found["assign"]["totalCount"], 0);
    // The root mandate is revoked: work goes on that was issued under it.
    let before = json!({ "knownAt": sauro_api::clock::Clock::now(&*ward.clock).to_rfc3339() });
    ward.wait(1);
    let revoke = json!({ "mandate": id("Mandate", ward.mandate.0), "reason": "Thay thế" });
    ward.done(ward.chair, "mandateRevoke", revoke).await;
    let found = ward.ask(ward.chair, query, json!({})).await;
    assert_eq!(found["lapsed"]["nodes"][0]["assignment"]["assignmentId"], json!(assignment));
    assert_eq!(found["lapsed"]["nodes"][0]["mandates"][0]["presentId"], json!(id("Mandate", ward.mandate.0)));
    assert_eq!(found["assign"]["totalCount"], 1);
    assert_eq!(found["overlaps"]["nodes"], json!([]));
    let then = ward.ask(ward.chair, query, json!({ "asOf": before })).await;
    assert_eq!((&then["lapsed"]["nodes"], &then["assign"]["totalCount"]), (&json!([]), &json!(0)));
}
