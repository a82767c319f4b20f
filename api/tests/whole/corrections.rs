//! A correction stands beside what it corrects: both are shown, each leads to the other, and nothing else moves.

use super::{
    http::{Client, PASSWORD},
    office::{Office, key},
    process::{Server, binary, run},
};
use serde_json::{Value, json};

const STANDING: &str = "query A($id: ID!) { node(id: $id) { ... on Assignment {
    phase percent deadline { original current extensionCount words } timeStatus { current original }
    deadlineLedger { kind due dueBefore } terms { title } lead { positionTitle } } } }";
const HISTORY: &str = "query H($id: ID!) { node(id: $id) { ... on Assignment { history(first: 20) { nodes {
    revision type summary actor { label } correctsRevision correctedBy leafHash recordedAt changes { label } } } } } }";

fn history(client: &mut Client, id: &str) -> Vec<Value> {
    let told = client.ask(HISTORY, json!({ "id": id }));
    told["node"]["history"]["nodes"].as_array().unwrap().clone()
}

#[test]
fn both_sides_are_shown_and_nothing_else_moves() {
    let office = Office::new();
    let data = office.data();
    let server = Server::start(&data);
    let mut chair = Client::signed_in(server.address, "chung");
    let mut head = Client::signed_in(server.address, "duc");
    // Somebody with a seat and an account who has no part in it.
    let stranger = key();
    chair.done("personRegister", &json!({ "commandId": stranger, "details": { "fullName": "Võ Thị Dự" } }));
    let seat = key();
    let create = json!({ "commandId": seat, "unit": office.division, "title": "Văn thư", "rank": "STAFF" });
    chair.done("positionCreate", &create);
    let person = format!("Person_{stranger}");
    let appoint = json!({ "commandId": key(), "position": format!("Seat_{seat}"), "person": person });
    chair.done("positionAppoint", &appoint);
    let mut add = binary();
    add.args(["user", "add", "du", "--person", &person, "--data"]).arg(&data).env("SAURO_PASSWORD", PASSWORD);
    assert_eq!(run(add).code, 0);
    let mut outsider = Client::signed_in(server.address, "du");

    let draft = key();
    chair.done("assignmentDraft", &json!({ "commandId": draft, "terms": office.terms() }));
    let id = format!("Assignment_{draft}");
    chair.done("assignmentIssue", &json!({ "commandId": key(), "assignment": id }));
    head.done("assignmentAcknowledge", &json!({ "commandId": key(), "assignment": id }));
    let report = json!({ "commandId": key(), "assignment": id, "text": "Đã rà soát 3 tổ", "percent": 30 });
    head.done("assignmentProgressReport", &report);
    let (standing, before) = (chair.ask(STANDING, json!({ "id": id })), history(&mut chair, &id));
    let then = before[3]["recordedAt"].clone();

    let correct = |revision: i64, text: &str| json!({ "commandId": key(), "assignment": id, "revision": revision, "text": text, "reason": "Ghi nhầm" });
    // Refused: to strangers, on another's entry, on entries that there are not, without words.
    assert_eq!(outsider.refused("assignmentEntryCorrect", &correct(3, "x")), ["ONLY_ASSIGNER"]);
    assert_eq!(head.refused("assignmentEntryCorrect", &correct(1, "Hạn đến 31/12/2030")), ["ONLY_ASSIGNER"]);
    assert_eq!(chair.refused("assignmentEntryCorrect", &correct(4, "x")), ["NOTHING_TO_CORRECT"]);
    assert!(!chair.refused("assignmentEntryCorrect", &correct(-1, "x")).is_empty());
    assert!(!chair.refused("assignmentEntryCorrect", &correct(3, "  ")).is_empty());
    let unsigned = json!({ "query": "mutation { assignmentEntryCorrect { revision } }" });
    assert_eq!(Client::new(server.address).post("/graphql", &unsigned).unwrap().status, 401);
    assert_eq!(history(&mut chair, &id), before, "nothing was recorded");

    // Words about the deadline correct words: the deadline itself has acts of its own.
    head.done("assignmentEntryCorrect", &correct(3, "Đã rà soát 2 tổ, hạn đến 31/12/2030"));
    chair.done("assignmentEntryCorrect", &correct(1, "Thời hạn là 31/12/2030"));
    chair.done("assignmentEntryCorrect", &correct(4, "Đã rà soát 2 tổ"));
    assert_eq!(chair.ask(STANDING, json!({ "id": id })), standing, "deadline, ledger, state and progress");

    let after = history(&mut chair, &id);
    assert_eq!(after.len(), 7);
    for (old, new) in before.iter().zip(&after) {
        for kept in ["type", "summary", "actor", "leafHash", "recordedAt", "changes"] {
            assert_eq!(old[kept], new[kept], "what was said stays as it was said");
        }
    }
    let links: Vec<_> =
        after.iter().map(|entry| (&entry["correctsRevision"], &entry["correctedBy"])).collect();
    let (none, no) = (Value::Null, json!([]));
    assert_eq!(
        links,
        [
            (&none, &no),
            (&none, &json!([5])),
            (&none, &no),
            (&none, &json!([4])),
            (&json!(3), &json!([6])),
            (&json!(1), &no),
            (&json!(4), &no),
        ]
    );
    assert_eq!(after[4]["summary"], "Mục 3: Đã rà soát 2 tổ, hạn đến 31/12/2030 (lý do: Ghi nhầm)");
    assert_eq!(after[4]["changes"], json!([]));

    // An inspector finds the corrected ones; before the correction nobody knew of it.
    let corrected =
        "query C($id: ID!) { events(filter: { about: $id, corrected: true }, first: 9, oldestFirst: true) {
        nodes { revision } } }";
    let found = chair.ask(corrected, json!({ "id": id }));
    let found: Vec<_> =
        found["events"]["nodes"].as_array().unwrap().iter().map(|one| &one["revision"]).collect();
    assert_eq!(found, [1, 3, 4]);
    let past = "query P($id: ID!, $then: DateTime!) { assignmentSnapshot(id: $id, asOf: { knownAt: $then }) {
        history(first: 20) { nodes { correctedBy } } } }";
    let past = chair.ask(past, json!({ "id": id, "then": then }));
    let past = past["assignmentSnapshot"]["history"]["nodes"].as_array().unwrap().clone();
    assert_eq!(past, vec![json!({ "correctedBy": [] }); 4]);
    assert_eq!(server.stop(), 0);
    let verified = sauro_store::sqlite::verify_all(&data, &mut |_, _| {}).unwrap();
    assert!(verified.events > 7);
}
