//! An inspection through the contract: opened by whoever may, drawn from, with findings heard and concluded.

use crate::ward::{Seated, Ward, codes, id, ward};
use sauro_domain::{
    Command,
    context::Actor,
    id::{CommandId, PositionId, UnitId},
    inspection::draw,
    position::{PositionCommand, Rank},
    text::Line,
};
use serde_json::{Value, json};

/// The ward with a seat that holds nothing but the power to inspect the division.
pub async fn inspected() -> (Ward, Seated) {
    let ward = ward().await;
    let inspector = inspector(&ward, ward.division).await;
    (ward, inspector)
}

/// Seats somebody who inspects a unit, and nothing else.
pub async fn inspector(ward: &Ward, unit: UnitId) -> Seated {
    let chair = Actor::Person { person: ward.chair.person, position: ward.chair.seat, on_behalf_of: None };
    let run = async |id: CommandId, command| {
        ward.app.execute(sauro_api::application::Act::new(id, chair, "cli").request(command)).await.unwrap()
    };
    let key = || -> CommandId { ward.key().parse().unwrap() };
    let seat_id = key();
    let seat = PositionId::from(seat_id);
    let root = ward.app.with_register(|view| view.position(ward.chair.seat).unwrap().unit).await.unwrap();
    let title = Line::parse("Kiểm tra viên").unwrap();
    let create = PositionCommand::Create { unit: root, title, rank: Rank::Staff, basis: None };
    run(seat_id, Command::Position(seat, create)).await;
    run(key(), Command::Position(seat, PositionCommand::Appoint { person: ward.spare, basis: None })).await;
    // A root of its own: the chair of this ward does not hold the power to inspect.
    let grant = json!({
        "kind": "OFFICE", "holder": { "position": id("Seat", seat.0) }, "powers": ["INSPECT"],
        "scope": { "unit": id("Unit", unit.0) }, "legalBasis": "Điều lệ Đảng, Điều 32", "validFrom": "2026-03-02",
    });
    ward.done(ward.chair, "mandateGrant", grant).await;
    Seated { person: ward.spare, seat }
}

pub fn opening(ward: &Ward, inspectors: &[Seated]) -> Value {
    let seats: Vec<_> = inspectors.iter().map(|who| id("Seat", who.seat.0)).collect();
    json!({
        "title": "Kiểm tra quý I", "subject": "Việc giao và hoàn thành nhiệm vụ",
        "basis": id("Document", ward.document.0), "inspectors": seats,
        "scope": { "unit": id("Unit", ward.division.0), "from": "2026-01-01", "until": "2026-03-31" },
    })
}

pub async fn open(ward: &Ward, inspector: Seated) -> String {
    let done = ward.done(inspector, "inspectionOpen", opening(ward, &[inspector])).await;
    done["inspection"]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn from_the_opening_to_the_end() {
    let (ward, inspector) = inspected().await;
    let assignment = ward.issued(ward.terms()).await;
    // A stranger to the power, and an inspection of more than the mandate covers.
    assert_eq!(
        ward.refused(ward.head, "inspectionOpen", opening(&ward, &[ward.head])).await,
        ["AUTHORITY_MISSING"]
    );
    let mut above = opening(&ward, &[inspector]);
    above["scope"]["unit"] = json!(id("Unit", ward.old.0));
    assert_eq!(ward.refused(inspector, "inspectionOpen", above).await, ["AUTHORITY_MISSING"]);
    let inspection = open(&ward, inspector).await;

    let drawn = json!({ "inspection": inspection, "size": 2 });
    assert_eq!(ward.refused(inspector, "inspectionSampleDraw", drawn).await, ["OUT_OF_RANGE"]);
    let drawn = json!({ "inspection": inspection, "size": 1 });
    assert_eq!(ward.refused(ward.head, "inspectionSampleDraw", drawn.clone()).await, ["ONLY_INSPECTOR"]);
    ward.done(inspector, "inspectionSampleDraw", drawn).await;
    let given = json!({ "inspection": inspection, "size": 1, "seed": "kiem-tra-01" });
    ward.done(inspector, "inspectionSampleDraw", given).await;

    let finding = ward.key();
    let record = json!({
        "inspection": inspection, "commandId": finding, "assignment": assignment, "text": "Chưa có minh chứng",
        "criterion": "Quy chế làm việc, Điều 12", "entry": { "about": assignment, "revision": 1 },
    });
    assert_eq!(ward.refused(ward.chair, "inspectionFindingRecord", record.clone()).await, ["ONLY_INSPECTOR"]);
    ward.done(inspector, "inspectionFindingRecord", record).await;
    let close = json!({ "inspection": inspection, "conclusion": "Xong", "document": id("Document", ward.document.0) });
    assert_eq!(ward.refused(inspector, "inspectionClose", close.clone()).await, ["FINDINGS_OPEN"]);

    let explain = json!({ "inspection": inspection, "finding": finding, "text": "Minh chứng ở bản giấy" });
    let refused = ward.refused(ward.officer, "inspectionExplanationGive", explain.clone()).await;
    assert_eq!(refused, ["ONLY_OFFICE_CONCERNED"]);
    let before = sauro_api::clock::Clock::now(&*ward.clock).to_rfc3339();
    ward.wait(1);
    ward.done(ward.head, "inspectionExplanationGive", explain).await;
    let conclude = json!({
        "inspection": inspection, "finding": finding, "verdict": "UPHELD", "reason": "Hồ sơ lập sau",
    });
    let remedy = json!({
        "inspection": inspection, "finding": finding, "text": "Bổ sung hồ sơ", "assignments": [assignment],
        "due": "2026-04-30",
    });
    assert_eq!(
        ward.refused(inspector, "inspectionRemedyRequire", remedy.clone()).await,
        ["FINDING_NOT_UPHELD"]
    );
    ward.done(inspector, "inspectionFindingConclude", conclude).await;
    ward.done(inspector, "inspectionRemedyRequire", remedy).await;
    ward.done(inspector, "inspectionClose", close).await;

    let query = "query Q($id: ID!, $asOf: AsOf) { inspection(id: $id, asOf: $asOf) {
        id presentId title open conclusion conclusionDocument { number } closedBy { label }
        scope { unit { name } fields from until } inspectors { title } authority { legalBasis } openedBy { label }
        samples { method seed seedSource population populationSha256 size assignments { id title } drawnBy { label } }
        findingCounts { total open upheld notUpheld }
        findings { id text criterion about { kind id } entryRevision office { title } recordedBy { label }
            explanations { text givenBy { label } } conclusion { verdict reason concludedBy { label } }
            remedies { text due assignments { id } requiredBy { label } } }
        history(first: 20) { nodes { type label summary authority { legalBasis } } } revision } }";
    let found = ward.ask(ward.head, query, json!({ "id": inspection })).await["inspection"].clone();
    assert_eq!(
        (&found["open"], &found["conclusion"], &found["revision"]),
        (&json!(false), &json!("Xong"), &json!(7))
    );
    let samples = found["samples"].as_array().unwrap();
    assert_eq!((&samples[0]["seedSource"], &samples[1]["seedSource"]), (&json!("DRAWN"), &json!("GIVEN")));
    for sample in samples {
        let own = assignment.split_once('_').unwrap().1.parse().unwrap();
        let again = draw(sample["seed"].as_str().unwrap(), &[own], 1);
        assert_eq!(sample["assignments"][0]["id"], json!(id("Assignment", again[0].0)));
        assert_eq!((&sample["population"], &sample["size"]), (&json!(1), &json!(1)));
    }
    assert_ne!(samples[0]["seed"], samples[1]["seed"]);
    let one = &found["findings"][0];
    assert_eq!((&one["about"]["id"], &one["office"]["title"]), (&json!(assignment), &json!("Trưởng phòng")));
    assert_eq!((&one["conclusion"]["verdict"], &one["entryRevision"]), (&json!("UPHELD"), &json!(1)));
    assert_eq!(one["explanations"][0]["text"], "Minh chứng ở bản giấy");
    assert_eq!(one["remedies"][0]["assignments"][0]["id"], json!(assignment));
    assert_eq!(found["findingCounts"], json!({ "total": 1, "open": 0, "upheld": 1, "notUpheld": 0 }));
    let types: Vec<_> =
        found["history"]["nodes"].as_array().unwrap().iter().map(|n| n["type"].as_str().unwrap()).collect();
    assert_eq!(
        types,
        [
            "inspection.opened",
            "inspection.sample_drawn",
            "inspection.sample_drawn",
            "inspection.finding_recorded",
            "inspection.explanation_given",
            "inspection.finding_concluded",
            "inspection.remedy_required",
            "inspection.closed",
        ]
    );
    for entry in found["history"]["nodes"].as_array().unwrap() {
        let states = !entry["authority"].as_array().unwrap().is_empty();
        assert_eq!(states, entry["type"] != "inspection.explanation_given", "{entry}");
        assert_ne!(entry["label"], entry["type"]);
    }
    // As it was known before the explanation.
    let past = json!({ "id": inspection, "asOf": { "knownAt": before } });
    let then = ward.ask(ward.head, query, past).await["inspection"].clone();
    assert_eq!((&then["open"], &then["findingCounts"]["open"]), (&json!(true), &json!(1)));
    assert_eq!((&then["findings"][0]["explanations"], &then["presentId"]), (&json!([]), &json!(inspection)));
    assert_ne!(then["id"], json!(inspection));
    let by_id = "query Q($id: ID!) { node(id: $id) { __typename id ... on Inspection { open } } }";
    let node = ward.ask(ward.head, by_id, json!({ "id": then["id"] })).await["node"].clone();
    assert_eq!((&node["__typename"], &node["open"]), (&json!("Inspection"), &json!(true)));
}

#[tokio::test]
async fn lists_of_inspections() {
    let (ward, inspector) = inspected().await;
    let assignment = ward.issued(ward.terms()).await;
    let first = open(&ward, inspector).await;
    ward.wait(1);
    let second = open(&ward, inspector).await;
    let record = json!({
        "inspection": first, "assignment": assignment, "text": "Ghi lùi ngày", "criterion": "Điều 9",
    });
    ward.done(inspector, "inspectionFindingRecord", record).await;
    let close = json!({ "inspection": second, "conclusion": "Không có phát hiện", "document": id("Document", ward.document.0) });
    ward.done(inspector, "inspectionClose", close).await;
    let query = "query Q($open: Boolean, $unit: ID, $assignment: ID, $asOf: AsOf) {
        inspections(open: $open, unit: $unit, assignment: $assignment, asOf: $asOf, first: 10) {
            totalCount nodes { id } } }";
    let ids = async |variables: Value| -> Vec<String> {
        let found = ward.ask(ward.officer, query, variables).await["inspections"]["nodes"].clone();
        found.as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(json!({})).await, [second.clone(), first.clone()]);
    assert_eq!(ids(json!({ "open": true })).await, std::slice::from_ref(&first));
    assert_eq!(ids(json!({ "open": false })).await, [second]);
    assert_eq!(ids(json!({ "assignment": assignment })).await, [first]);
    assert_eq!(ids(json!({ "unit": id("Unit", ward.division.0) })).await.len(), 2);
    assert_eq!(ids(json!({ "unit": id("Unit", ward.old.0) })).await, [""; 0]);
    assert_eq!(ids(json!({ "asOf": { "knownAt": "2026-03-02T00:00:00Z" } })).await, [""; 0]);
    // Nobody without a sign-in.
    let nobody = ward.response(None, "{ inspections(first: 1) { totalCount } }", json!({})).await;
    assert_eq!(nobody["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
}

#[tokio::test]
async fn a_seat_that_only_inspects_writes_findings_and_nothing_else() {
    let (ward, inspector) = inspected().await;
    let refused = ward.refused(inspector, "assignmentDraft", json!({ "terms": ward.terms() })).await;
    assert_eq!(refused, ["INSPECTOR_READS_ONLY"]);
    let assignment = ward.issued(ward.terms()).await;
    let urge = json!({ "assignment": assignment, "text": "Làm nhanh" });
    assert_eq!(ward.refused(inspector, "assignmentUrge", urge).await, ["INSPECTOR_READS_ONLY"]);
    open(&ward, inspector).await;
}

#[tokio::test]
async fn what_makes_no_sense_is_said_by_its_path() {
    let (ward, inspector) = inspected().await;
    let inspection = open(&ward, inspector).await;
    let record = json!({
        "inspection": inspection, "text": "", "criterion": "Điều 9", "entry": { "about": "Unit_x", "revision": -1 },
    });
    let payload = ward.perform(inspector, "inspectionFindingRecord", record).await;
    assert_eq!(codes(&payload), ["TEXT_EMPTY", "OUT_OF_RANGE", "UNKNOWN"]);
    assert_eq!(payload["userErrors"][2]["path"], json!(["entry", "about"]));
    let nowhere = json!({ "inspection": id("Inspection", ulid::Ulid::nil()), "size": 1 });
    assert_eq!(ward.refused(inspector, "inspectionSampleDraw", nowhere).await, ["UNKNOWN"]);
    let other = json!({ "inspection": id("Unit", ward.division.0), "size": 0 });
    let payload = ward.perform(inspector, "inspectionSampleDraw", other).await;
    assert_eq!(codes(&payload), ["UNKNOWN", "OUT_OF_RANGE"]);
}
