//! The past through the contract: every thing as of a moment, under an id of its own, and the steps between moments.

use crate::ward::{Ward, id, ward};
use sauro_api::clock::Clock;
use serde_json::{Value, json};

fn moment(ward: &Ward) -> Value {
    json!({ "knownAt": ward.clock.now().to_rfc3339() })
}

#[tokio::test]
async fn the_organisation_as_it_was() {
    let ward = ward().await;
    let (unit, seat) = (id("Unit", ward.division.0), id("Seat", ward.head.seat.0));
    let before = moment(&ward);
    ward.wait(1);
    ward.done(ward.chair, "unitRename", json!({ "unit": unit, "name": "Phòng Kinh tế và Hạ tầng" })).await;
    let relieve = json!({
        "position": seat, "reason": "Chuyển công tác", "cover": { "successor": id("Person", ward.spare.0) },
    });
    ward.done(ward.chair, "positionRelieve", relieve).await;
    ward.wait(1);
    let query = "query Q($unit: ID!, $seat: ID!, $asOf: AsOf) {
        unit(id: $unit, asOf: $asOf) { id presentId name positions { id title holder { id presentId name } }
            history(first: 10) { totalCount nodes { type label changes { field label before after } } } }
        position(id: $seat, asOf: $asOf) { id presentId holder { name } tenures { person { name } to }
            history(first: 10) { nodes { type label summary about { id kind title } changes { label before after } } } }
        units(search: \"ha tang\", first: 5, asOf: $asOf) { totalCount } }";
    let then = ward.ask(ward.chair, query, json!({ "unit": unit, "seat": seat, "asOf": before })).await;
    let now = ward.ask(ward.chair, query, json!({ "unit": unit, "seat": seat })).await;
    assert_eq!(then["unit"]["name"], "Phòng Kinh tế");
    assert_eq!(now["unit"]["name"], "Phòng Kinh tế và Hạ tầng");
    assert_eq!((&then["units"]["totalCount"], &now["units"]["totalCount"]), (&json!(0), &json!(1)));
    assert_eq!(then["position"]["holder"]["name"], "Trần Văn Đức");
    assert_eq!(now["position"]["holder"]["name"], "Võ Thị Dự");
    assert_eq!(then["unit"]["history"]["totalCount"], 1);
    assert_eq!(
        now["unit"]["history"]["nodes"][1]["changes"],
        json!([{ "field": "name", "label": "Name", "before": "Phòng Kinh tế", "after": "Phòng Kinh tế và Hạ tầng" }])
    );
    let relieved = &now["position"]["history"]["nodes"][2];
    assert_eq!(relieved["type"], "position.relieved");
    assert_eq!(relieved["about"]["kind"], "POSITION");
    assert_eq!(
        relieved["changes"],
        json!([{ "label": "Holder", "before": "Trần Văn Đức", "after": "Võ Thị Dự" }])
    );
    // Past and present never share an id, all the way down; both name the same thing.
    for path in ["/unit", "/unit/positions/0", "/unit/positions/0/holder", "/position"] {
        let (then, now) = (then.pointer(path).unwrap(), now.pointer(path).unwrap());
        assert_ne!(then["id"], now["id"], "{path}");
        if then["presentId"].is_string() && path != "/unit/positions/0/holder" {
            assert_eq!(then["presentId"], now["presentId"], "{path}");
        }
    }
    assert_eq!(now["unit"]["id"], now["unit"]["presentId"]);
    let again = "query Q($id: ID!) { node(id: $id) { id ... on Unit { name } } unit(id: $id) { name } }";
    let again = ward.ask(ward.chair, again, json!({ "id": then["unit"]["id"] })).await;
    assert_eq!(again["node"], json!({ "id": then["unit"]["id"], "name": "Phòng Kinh tế" }));
    assert_eq!(again["unit"]["name"], "Phòng Kinh tế");
}

#[tokio::test]
async fn an_assignment_as_it_was() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    ward.wait(2);
    let ask = json!({ "assignment": assignment, "clarity": "TIME", "question": "Tính từ ngày nào?" });
    ward.done(ward.head, "assignmentClarityQuery", ask).await;
    ward.wait(1);
    let then = moment(&ward);
    ward.wait(1);
    let request = json!({
        "assignment": assignment, "until": "2026-05-15", "reason": "Thiếu số liệu thuế", "claimedCause": "OBJECTIVE",
    });
    ward.done(ward.head, "assignmentExtensionRequest", request).await;
    let query = "query Q($id: ID!, $asOf: AsOf) { assignment(id: $id, asOf: $asOf) { id presentId code moment { knownAt }
        deadlineLedger { kind } openItems { kind } history(first: 50) { totalCount }
        summary { extensions people days words } accountableLine { personName until } availableActs { act } } }";
    let past =
        ward.ask(ward.head, query, json!({ "id": assignment, "asOf": then })).await["assignment"].clone();
    let now = ward.ask(ward.head, query, json!({ "id": assignment })).await["assignment"].clone();
    assert_eq!((&past["history"]["totalCount"], &now["history"]["totalCount"]), (&json!(3), &json!(4)));
    assert_eq!(past["deadlineLedger"], json!([{ "kind": "ISSUED" }]));
    assert_eq!(now["deadlineLedger"].as_array().unwrap().len(), 2);
    assert_eq!(past["openItems"], json!([{ "kind": "CLARITY_QUERY" }]));
    assert_eq!(past["summary"]["words"], "0 extensions · 1 person in charge · 3 days");
    assert_eq!(now["accountableLine"], json!([{ "personName": "Trần Văn Đức", "until": null }]));
    assert_eq!(past["availableActs"], json!([]), "nothing can be done to the past");
    assert!(!now["availableActs"].as_array().unwrap().is_empty());
    assert_eq!(past["presentId"], now["id"]);
    assert_ne!(past["id"], now["id"]);
    assert!(now["moment"].is_null() && past["moment"].is_object());
    let snapshot = "query Q($code: String!, $asOf: AsOf!) { assignmentSnapshotByCode(code: $code, asOf: $asOf) {
        assignmentId deadlineLedger { kind } items { kind open } evidence { title } history(first: 50) { totalCount }
        timeAttribution { sentence } summary { days } }
        assignments(first: 5, asOf: $asOf) { nodes { id revision } }
        worklist(asOf: $asOf) { groups { key items(first: 5) { nodes { nextAct since item { kind askedBy { label } } } } } } }";
    let answer = ward.ask(ward.chair, snapshot, json!({ "code": now["code"], "asOf": then })).await;
    let told = &answer["assignmentSnapshotByCode"];
    assert_eq!(told["assignmentId"], now["id"]);
    assert_eq!(told["history"]["totalCount"], 3);
    assert_eq!(answer["assignments"]["nodes"], json!([{ "id": past["id"], "revision": 2 }]));
    let groups = answer["worklist"]["groups"].as_array().unwrap();
    let waiting = groups.iter().find(|group| group["key"] == "WAITING_MY_DECISION").unwrap();
    let item = &waiting["items"]["nodes"][0];
    assert_eq!(
        (&item["nextAct"], &item["item"]["kind"]),
        (&json!("CLARITY_ANSWER"), &json!("CLARITY_QUERY"))
    );
    assert_eq!(waiting["items"]["nodes"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn moments_are_stepped_through_both_ways() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    ward.wait(1);
    let ask = json!({ "assignment": assignment, "clarity": "TIME", "question": "Tính từ ngày nào?" });
    ward.done(ward.head, "assignmentClarityQuery", ask).await;
    let ends = "query Q($node: ID) { momentFirst(node: $node) { at } momentLast(node: $node) { at entry { type } } }";
    for (node, events) in [(Value::Null, None), (json!(assignment), Some(3))] {
        let found = ward.ask(ward.chair, ends, json!({ "node": node })).await;
        assert_eq!(found["momentLast"]["entry"]["type"], "assignment.clarity_queried");
        let walk = async |word: &str, from: Value| {
            let query = format!(
                "query Q($at: DateTime!, $node: ID) {{ step: {word}(at: $at, node: $node) {{ at position count
                    entry {{ about {{ title }} }} }} }}"
            );
            let (mut at, mut seen) = (from, Vec::new());
            loop {
                let step =
                    ward.ask(ward.chair, &query, json!({ "at": at, "node": node })).await["step"].clone();
                if step.is_null() {
                    return seen;
                }
                at = step["at"].clone();
                seen.push((step["position"].clone(), step["count"].as_u64().unwrap()));
            }
        };
        let forward = walk("momentAfter", json!("1990-01-01T00:00:00Z")).await;
        let mut back = walk("momentBefore", json!("2100-01-01T00:00:00Z")).await;
        back.reverse();
        assert_eq!(forward, back);
        assert!(forward.len() > 1, "{forward:?}");
        let entries: u64 = forward.iter().map(|(_, count)| count).sum();
        let all = ward.app.log().read_all(sauro_store::Position::START, 1_000).await.unwrap().len() as u64;
        assert_eq!(entries, events.unwrap_or(all));
    }
}
