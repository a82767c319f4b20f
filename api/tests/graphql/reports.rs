//! Reports that open to what they count: two moments side by side, overdue weeks, meetings, hand-overs, decisions.

use crate::ward::{Ward, id, ward};
use sauro_api::clock::Clock;
use serde_json::{Value, json};

fn moment(ward: &Ward) -> Value {
    json!({ "knownAt": ward.clock.now().to_rfc3339() })
}

/// The lead asks for an extension; gives the request.
async fn ask_extension(ward: &Ward, assignment: &str, until: &str) -> String {
    let request = ward.key();
    let ask = json!({
        "assignment": assignment, "until": until, "reason": "Thiếu số liệu thuế", "claimedCause": "OBJECTIVE",
        "commandId": request,
    });
    ward.done(ward.head, "assignmentExtensionRequest", ask).await;
    request
}

async fn extend(ward: &Ward, assignment: &str, until: &str) {
    let request = ask_extension(ward, assignment, until).await;
    let grant = json!({ "assignment": assignment, "request": request, "until": until, "reason": "Đồng ý" });
    ward.done(ward.chair, "assignmentExtensionGrant", grant).await;
}

#[tokio::test]
async fn two_moments_are_told_apart() {
    let ward = ward().await;
    let kept = ward.issued(ward.terms()).await;
    let same = ward.issued(ward.terms()).await;
    ward.wait(1);
    let from = moment(&ward);
    ward.wait(1);
    extend(&ward, &kept, "2026-04-20").await;
    let new = ward.issued(ward.terms()).await;
    let relieve = json!({
        "position": id("Seat", ward.head.seat.0), "reason": "Chuyển công tác",
        "cover": { "successor": id("Person", ward.spare.0) },
    });
    ward.done(ward.chair, "positionRelieve", relieve).await;
    let query = "query Q($target: ComparisonTarget!, $from: AsOf!) { compare(target: $target, from: $from) {
        added removed changed unchanged sentence changes { label before after }
        entries(first: 10) { totalCount nodes { kind assignmentId events before { phase } after { phase }
            changes { field label before after } } }
        gone: entries(first: 10, kinds: [REMOVED]) { totalCount } } }";
    let unit = json!({ "unit": id("Unit", ward.division.0) });
    let told = ward.ask(ward.chair, query, json!({ "target": unit, "from": from })).await["compare"].clone();
    assert_eq!(
        (&told["added"], &told["removed"], &told["changed"], &told["unchanged"]),
        (&json!(1), &json!(0), &json!(1), &json!(1))
    );
    assert_eq!(
        told["changes"],
        json!([{ "label": "Trưởng phòng", "before": "Trần Văn Đức", "after": "Võ Thị Dự" }])
    );
    let entries = told["entries"]["nodes"].as_array().unwrap();
    assert_eq!(entries[0]["assignmentId"], json!(kept));
    assert_eq!(entries[0]["events"], 2);
    let due: Vec<_> =
        entries[0]["changes"].as_array().unwrap().iter().filter(|c| c["field"] == "dueCurrent").collect();
    assert_eq!((&due[0]["before"], &due[0]["after"]), (&json!("01/04/2026"), &json!("20/04/2026")));
    assert_eq!((&entries[1]["kind"], &entries[1]["assignmentId"]), (&json!("ADDED"), &json!(new)));
    assert!(entries[1]["before"].is_null());
    // The one who left answers for nothing any more.
    let person = json!({ "person": id("Person", ward.head.person.0) });
    let told =
        ward.ask(ward.chair, query, json!({ "target": person, "from": from })).await["compare"].clone();
    assert_eq!(
        (&told["added"], &told["removed"], &told["gone"]["totalCount"]),
        (&json!(0), &json!(2), &json!(2))
    );
    let one = json!({ "assignment": same });
    let told = ward.ask(ward.chair, query, json!({ "target": one, "from": from })).await["compare"].clone();
    assert_eq!((&told["unchanged"], &told["entries"]["totalCount"]), (&json!(1), &json!(0)));
    let later = json!({ "knownAt": "2026-06-01T00:00:00Z" });
    let wrong =
        ward.response(Some(ward.viewer(ward.chair)), query, json!({ "target": unit, "from": later })).await;
    assert_eq!(wrong["errors"][0]["extensions"]["code"], "BAD_REQUEST");
}

#[tokio::test]
async fn overdue_weeks_stay_as_they_were_known() {
    let ward = ward().await;
    // Issued on Monday 2 March, due on 1 April.
    let assignment = ward.issued(ward.terms()).await;
    ward.wait(44);
    let query = "query Q($against: DeadlineBasis, $asOf: AsOf) {
        overdueHeat(weeks: 5, against: $against, asOf: $asOf) {
            rows { unitName cells { weekStart overdue open figure { words assignments(first: 5) { nodes { assignmentId } } } } }
            weeks { weekStart open { numerator } overdue { numerator } issued { numerator } completedOnTime { words } }
            ageing { key numerator denominator } } }";
    let before = moment(&ward);
    ward.clock.advance(chrono::Duration::hours(1));
    let heat = ward.ask(ward.chair, query, json!({})).await["overdueHeat"].clone();
    let row = |heat: &Value| -> Vec<(String, u64, u64)> {
        let cells = heat["rows"][0]["cells"].as_array().unwrap().iter();
        cells
            .map(|cell| {
                let start = cell["weekStart"].as_str().unwrap().to_owned();
                (start, cell["overdue"].as_u64().unwrap(), cell["open"].as_u64().unwrap())
            })
            .collect()
    };
    let day = |text: &str, overdue, open| (text.to_owned(), overdue, open);
    let weeks = [
        day("2026-03-16", 0, 1),
        day("2026-03-23", 0, 1),
        day("2026-03-30", 1, 1),
        day("2026-04-06", 1, 1),
        day("2026-04-13", 1, 1),
    ];
    assert_eq!(heat["rows"][0]["unitName"], "Phòng Kinh tế");
    assert_eq!(row(&heat), weeks);
    let behind = &heat["rows"][0]["cells"][4]["figure"];
    assert_eq!(behind["words"], "1/1 (100 %)");
    assert_eq!(behind["assignments"]["nodes"], json!([{ "assignmentId": assignment }]));
    let ages: Vec<_> =
        heat["ageing"].as_array().unwrap().iter().map(|age| age["numerator"].as_u64().unwrap()).collect();
    assert_eq!(ages, [0, 1, 0, 0], "14 days");
    // An extension now changes this week, not the weeks that were told before.
    extend(&ward, &assignment, "2026-05-15").await;
    let heat = ward.ask(ward.chair, query, json!({})).await["overdueHeat"].clone();
    assert_eq!(row(&heat)[..4], weeks[..4]);
    assert_eq!(row(&heat)[4], day("2026-04-13", 0, 1));
    let original = ward.ask(ward.chair, query, json!({ "against": "ORIGINAL" })).await["overdueHeat"].clone();
    assert_eq!(row(&original), weeks);
    let then = ward.ask(ward.chair, query, json!({ "asOf": before })).await["overdueHeat"].clone();
    assert_eq!(row(&then), weeks, "the past answers what it answered then");
    let none =
        ward.response(Some(ward.viewer(ward.chair)), "{ overdueHeat(weeks: 54) { rule } }", json!({})).await;
    assert_eq!(none["errors"][0]["extensions"]["code"], "BAD_REQUEST");
}

#[tokio::test]
async fn a_meeting_and_a_hand_over_have_their_sheets() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    ward.wait(35);
    let request = ask_extension(&ward, &assignment, "2026-05-01").await;
    let meeting = moment(&ward);
    ward.wait(1);
    let decide =
        json!({ "assignment": assignment, "request": request, "reason": "Đồng ý", "until": "2026-05-01" });
    ward.done(ward.chair, "assignmentExtensionGrant", decide).await;
    let relieve = json!({
        "position": id("Seat", ward.head.seat.0), "reason": "Chuyển công tác",
        "cover": { "successor": id("Person", ward.spare.0) },
    });
    ward.done(ward.chair, "positionRelieve", relieve).await;
    let query = "query Q($seat: ID!, $asOf: AsOf) {
        openDecisions(asOf: $asOf) { on sentence figures { key numerator denominator }
            assignments(first: 10) { nodes { presentId lead { personName } deadline { original current } timeStatus { current } } } }
        handOver(position: $seat, asOf: $asOf) { positionLabel outgoing { person { name } } incoming { person { name } }
            groups { key totalCount } mandates { id } figures { key numerator }
            assignments(first: 5) { totalCount } extensionRequests(first: 5) { nodes { nextAct waitingFor } } } }";
    let seat = id("Seat", ward.head.seat.0);
    let then = ward.ask(ward.chair, query, json!({ "seat": seat, "asOf": meeting })).await;
    let figure = |answer: &Value, at: &str, key: &str| -> u64 {
        let figures = answer[at]["figures"].as_array().unwrap();
        figures.iter().find(|figure| figure["key"] == key).unwrap()["numerator"].as_u64().unwrap()
    };
    let now = ward.ask(ward.chair, query, json!({ "seat": seat })).await;
    assert_eq!(then["openDecisions"]["on"], "2026-04-06");
    for (answer, overdue) in [(&then, 1), (&now, 0)] {
        assert_eq!(figure(answer, "openDecisions", "OPEN"), 1);
        assert_eq!(figure(answer, "openDecisions", "OVERDUE"), overdue);
        assert_eq!(figure(answer, "openDecisions", "OVERDUE_ORIGINAL"), 1);
        assert_eq!(figure(answer, "handOver", "OVERDUE"), overdue);
        assert_eq!(answer["openDecisions"]["assignments"]["nodes"][0]["presentId"], json!(assignment));
        assert_eq!(answer["handOver"]["assignments"]["totalCount"], 1);
    }
    let waiting = &then["handOver"]["extensionRequests"]["nodes"];
    assert_eq!(waiting[0]["nextAct"], "EXTENSION_GRANT");
    assert!(waiting[0]["waitingFor"].as_str().unwrap().contains("Bí thư"));
    assert_eq!(now["handOver"]["extensionRequests"]["nodes"], json!([]));
    assert!(then["handOver"]["outgoing"].is_null());
    assert_eq!(now["handOver"]["outgoing"]["person"]["name"], "Trần Văn Đức");
    assert_eq!(now["handOver"]["incoming"]["person"]["name"], "Võ Thị Dự");
}

#[tokio::test]
async fn what_waits_for_my_decision_says_by_what_authority() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    ward.wait(2);
    let request = ask_extension(&ward, &assignment, "2026-05-01").await;
    let query = "query Q($asOf: AsOf) { decisions(first: 10, asOf: $asOf) { totalCount nodes {
        work { nextAct itemId since item { text askedBy { label } requestedUntil } assignment { presentId } }
        permission { allowed } power authority { allowed sentence chain { sentence } } lastActedAt news { type } } } }";
    let found = ward.ask(ward.chair, query, json!({})).await["decisions"].clone();
    assert_eq!(found["totalCount"], 1);
    let one = &found["nodes"][0];
    assert_eq!(
        (&one["work"]["nextAct"], &one["work"]["itemId"]),
        (&json!("EXTENSION_GRANT"), &json!(request))
    );
    assert_eq!(one["work"]["item"]["requestedUntil"], "2026-05-01");
    assert_eq!((&one["permission"]["allowed"], &one["power"]), (&json!(true), &json!("EXTEND")));
    assert_eq!(one["authority"]["allowed"], true);
    assert!(one["authority"]["chain"][0]["sentence"].as_str().unwrap().contains("Điều lệ Đảng"));
    assert!(one["lastActedAt"].is_string());
    assert_eq!(one["news"], json!([{ "type": "assignment.extension_requested" }]));
    let others = ward.ask(ward.head, query, json!({})).await["decisions"].clone();
    assert_eq!(others["totalCount"], 0);
}
