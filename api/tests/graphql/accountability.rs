//! Who answered for X at T: through a hand-over, an absence with a substitute, and a merger.

use crate::ward::{Ward, id, ward};
use sauro_api::clock::Clock;
use serde_json::{Value, json};

const WHO: &str = "query Q($target: AccountabilityTarget!, $asOf: AsOf) { accountability(target: $target, asOf: $asOf) {
    sentence moment { inForceAt }
    accountable { personName positionTitle unitName capacity forHolder { name } since basis { number } mandates { id } }
    chain { role personName } } }";

fn moment(ward: &Ward) -> Value {
    json!({ "inForceAt": ward.clock.now().to_rfc3339() })
}

async fn who(ward: &Ward, target: Value, as_of: Option<&Value>) -> Value {
    let variables = json!({ "target": target, "asOf": as_of });
    ward.ask(ward.chair, WHO, variables).await["accountability"].clone()
}

fn first<'a>(answer: &'a Value, field: &str) -> &'a str {
    answer["accountable"][0][field].as_str().unwrap_or("nobody")
}

#[tokio::test]
async fn through_a_hand_over_an_absence_and_a_reassignment() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    let target = || json!({ "assignment": assignment });
    ward.wait(1);
    let before = moment(&ward);
    ward.wait(1);
    // Absent for ten days: the officer acts.
    let acting = json!({
        "position": id("Seat", ward.head.seat.0), "person": id("Person", ward.officer.person.0),
        "from": "2026-03-05", "until": "2026-03-14", "reason": "Đi học",
    });
    ward.done(ward.chair, "positionActingAppoint", acting).await;
    ward.wait(3);
    let absent = moment(&ward);
    ward.wait(10);
    let back = moment(&ward);
    ward.wait(1);
    // Hand-over of the seat: one act with a successor.
    let relieve = json!({ "position": id("Seat", ward.head.seat.0), "reason": "Điều động" });
    assert_eq!(ward.refused(ward.chair, "positionRelieve", relieve.clone()).await, ["SUCCESSOR_MISSING"]);
    let mut covered = relieve;
    covered["cover"] = json!({ "successor": id("Person", ward.spare.0) });
    ward.done(ward.chair, "positionRelieve", covered).await;
    ward.wait(1);
    let handed = moment(&ward);
    ward.wait(1);
    // And the work itself passes to another seat.
    let pass = json!({
        "assignment": assignment, "to": id("Seat", ward.elder.seat.0), "reason": "Đúng địa bàn",
        "handoverNote": "Đã xong ba tổ dân phố",
    });
    ward.done(ward.chair, "assignmentLeadReassign", pass).await;
    ward.wait(1);

    let said = who(&ward, target(), Some(&before)).await;
    assert_eq!((first(&said, "personName"), first(&said, "capacity")), ("Trần Văn Đức", "HOLDER"));
    assert_eq!(said["accountable"][0]["mandates"].as_array().unwrap().len(), 1);
    assert!(said["chain"].as_array().unwrap().iter().any(|link| link["personName"] == "Nguyễn Thị Chung"));
    let said = who(&ward, target(), Some(&absent)).await;
    assert_eq!((first(&said, "personName"), first(&said, "capacity")), ("Lê Thị Ánh", "ACTING"));
    assert_eq!(said["accountable"][0]["forHolder"]["name"], "Trần Văn Đức");
    let said = who(&ward, target(), Some(&back)).await;
    assert_eq!((first(&said, "personName"), first(&said, "capacity")), ("Trần Văn Đức", "HOLDER"));
    let said = who(&ward, target(), Some(&handed)).await;
    assert_eq!((first(&said, "personName"), first(&said, "positionTitle")), ("Võ Thị Dự", "Trưởng phòng"));
    let said = who(&ward, target(), None).await;
    assert_eq!(
        (first(&said, "personName"), first(&said, "positionTitle")),
        ("Phạm Văn Hoà", "Chủ tịch phường Cũ")
    );
}

#[tokio::test]
async fn who_answered_for_finished_work_stays_whoever_it_was() {
    let ward = ward().await;
    let planned = ward.draft(ward.terms()).await;
    let assignment = ward.issued(ward.terms()).await;
    ward.wait(1);
    ward.done(ward.head, "assignmentAcknowledge", json!({ "assignment": assignment })).await;
    let submit = json!({ "assignment": assignment, "text": "Đã xong" });
    ward.done(ward.head, "assignmentResultSubmit", submit).await;
    ward.done(ward.chair, "assignmentResultAccept", json!({ "assignment": assignment })).await;
    ward.wait(1);
    let before = json!({ "knownAt": ward.clock.now().to_rfc3339() });
    ward.wait(1);
    let relieve = json!({
        "position": id("Seat", ward.head.seat.0), "reason": "Điều động",
        "cover": { "successor": id("Person", ward.spare.0) },
    });
    ward.done(ward.chair, "positionRelieve", relieve).await;
    ward.wait(1);
    let query = "query Q($id: ID!, $then: AsOf!) {
        now: assignment(id: $id) { lead { personName role } accountableChain { personName }
            parties { role accountable { personName } } accountableLine { personName until } }
        then: assignmentSnapshot(id: $id, asOf: $then) { lead { personName } accountableChain { personName } } }";
    let variables = json!({ "id": assignment, "then": before });
    // Whoever sits there now closes the file: that changes nothing either.
    for closed in [false, true] {
        if closed {
            let seated = crate::ward::Seated { person: ward.spare, ..ward.head };
            ward.done(seated, "assignmentWorkFileClose", json!({ "assignment": assignment })).await;
        }
        let told = ward.ask(ward.chair, query, variables.clone()).await;
        for moment in ["now", "then"] {
            assert_eq!(told[moment]["lead"]["personName"], "Trần Văn Đức", "{moment}");
            assert_eq!(told[moment]["accountableChain"][0]["personName"], "Trần Văn Đức", "{moment}");
        }
        let parties = told["now"]["parties"].as_array().unwrap();
        let lead = parties.iter().find(|party| party["role"] == "LEAD").unwrap();
        assert_eq!(lead["accountable"]["personName"], "Trần Văn Đức");
        assert_eq!(told["now"]["accountableLine"].as_array().unwrap().len(), 1);
        assert!(told["now"]["accountableLine"][0]["until"].is_string());
    }
    let said = who(&ward, json!({ "assignment": assignment }), None).await;
    assert_eq!(first(&said, "personName"), "Trần Văn Đức");
    // Nobody answers for a draft yet: the seat is planned.
    let draft = "query Q($id: ID!) { assignment(id: $id) { lead { role positionTitle since } accountableChain { role } } }";
    let told = ward.ask(ward.chair, draft, json!({ "id": planned })).await["assignment"].clone();
    let lead = json!({ "role": "to lead", "positionTitle": "Trưởng phòng", "since": null });
    assert_eq!(told, json!({ "lead": lead, "accountableChain": [] }));
}

#[tokio::test]
async fn through_a_merger() {
    let ward = ward().await;
    let mut terms = ward.terms();
    terms["lead"] = json!(id("Seat", ward.elder.seat.0));
    let assignment = ward.issued(terms).await;
    ward.wait(5);
    let before = moment(&ward);
    ward.wait(5);
    let merge = json!({
        "unit": id("Unit", ward.old.0), "into": id("Unit", ward.division.0),
        "successions": [{ "from": id("Seat", ward.elder.seat.0), "to": id("Seat", ward.officer.seat.0) }],
    });
    let mut incomplete = merge.clone();
    incomplete["successions"] = json!([]);
    assert_eq!(ward.refused(ward.chair, "unitMerge", incomplete).await, ["SUCCESSION_INCOMPLETE"]);
    ward.done(ward.chair, "unitMerge", merge).await;
    ward.wait(1);
    let said = who(&ward, json!({ "assignment": assignment }), Some(&before)).await;
    assert_eq!((first(&said, "personName"), first(&said, "unitName")), ("Phạm Văn Hoà", "Phường Cũ"));
    let said = who(&ward, json!({ "assignment": assignment }), None).await;
    assert_eq!((first(&said, "personName"), first(&said, "unitName")), ("Lê Thị Ánh", "Phòng Kinh tế"));
    let work =
        "query Q($id: ID!) { person(id: $id) { accountableFor(first: 10) { totalCount nodes { id } } } }";
    let answer = ward.ask(ward.chair, work, json!({ "id": id("Person", ward.officer.person.0) })).await;
    assert_eq!(answer["person"]["accountableFor"]["nodes"], json!([{ "id": assignment }]));
}

#[tokio::test]
async fn of_persons_seats_units_and_programmes() {
    let ward = ward().await;
    ward.issued(ward.terms()).await;
    let launch = json!({
        "title": "Cẩm nang số", "kind": "STRATEGIC", "owner": id("Seat", ward.head.seat.0), "from": "2026-03-02",
    });
    let programme = ward.done(ward.chair, "programmeLaunch", launch).await["programme"]["id"].clone();
    for target in [
        json!({ "person": id("Person", ward.head.person.0) }),
        json!({ "position": id("Seat", ward.head.seat.0) }),
        json!({ "unit": id("Unit", ward.division.0) }),
        json!({ "programme": programme }),
    ] {
        let said = who(&ward, target.clone(), None).await;
        assert_eq!(first(&said, "personName"), "Trần Văn Đức", "{target}");
    }
    let exposure =
        "query Q($id: ID!) { unit(id: $id) { exposure { sentence figures { key numerator denominator
        assignments(first: 5) { totalCount nodes { code } } } } } }";
    let answer = ward.ask(ward.chair, exposure, json!({ "id": id("Unit", ward.division.0) })).await;
    let open = &answer["unit"]["exposure"]["figures"][0];
    assert_eq!((&open["key"], &open["numerator"]), (&json!("OPEN"), &json!(1)));
    assert_eq!(open["assignments"]["nodes"][0]["code"], "2026-0001");
}

#[tokio::test]
async fn the_past_is_a_thing_of_its_own() {
    let ward = ward().await;
    let assignment = ward.draft(ward.terms()).await;
    ward.wait(1);
    let drafted = json!({ "knownAt": ward.clock.now().to_rfc3339() });
    ward.wait(1);
    ward.done(ward.chair, "assignmentIssue", json!({ "assignment": assignment })).await;
    ward.wait(40);
    let query = "query Q($id: ID!, $asOf: AsOf!) {
        now: assignment(id: $id) { id phase timeStatus { current } }
        then: assignmentSnapshot(id: $id, asOf: $asOf) { __typename id assignmentId phase timeStatus { current } terms { title } }
        list: assignmentSnapshots(asOf: $asOf, first: 10) { totalCount nodes { __typename phase } } }";
    let answer = ward.ask(ward.chair, query, json!({ "id": assignment, "asOf": drafted })).await;
    assert_eq!(
        (&answer["now"]["phase"], &answer["now"]["timeStatus"]["current"]),
        (&json!("ISSUED"), &json!("OVERDUE"))
    );
    let then = &answer["then"];
    assert_eq!((&then["phase"], &then["timeStatus"]["current"]), (&json!("DRAFT"), &json!("NOT_STARTED")));
    assert_eq!(then["assignmentId"], json!(assignment));
    assert_ne!(then["id"], answer["now"]["id"]);
    assert_eq!(answer["list"]["nodes"], json!([{ "__typename": "AssignmentSnapshot", "phase": "DRAFT" }]));
    let before = json!({ "id": assignment, "asOf": { "knownAt": "2026-01-01T00:00:00Z" } });
    assert!(ward.ask(ward.chair, query, before).await["then"].is_null());
}

#[tokio::test]
async fn a_substitute_in_a_vacant_seat_does_not_leave_open_work_with_nobody() {
    let ward = ward().await;
    ward.issued(ward.terms()).await;
    let (seat, spare) = (id("Seat", ward.head.seat.0), id("Person", ward.spare.0));
    let relieve = json!({ "position": seat, "reason": "Điều động", "cover": { "acting": spare } });
    ward.done(ward.chair, "positionRelieve", relieve).await;
    ward.wait(1);
    let end = json!({ "position": seat, "person": spare, "reason": "Hết thời gian" });
    assert_eq!(ward.refused(ward.chair, "positionActingEnd", end).await, ["SUCCESSOR_MISSING"]);
}

#[tokio::test]
async fn no_work_is_given_to_a_seat_that_is_recorded_to_end() {
    let ward = ward().await;
    let seat = id("Seat", ward.elder.seat.0);
    let at = "2026-03-20T08:00:00+07:00";
    let relieve = json!({ "position": seat, "reason": "Hết nhiệm vụ", "effectiveAt": at });
    ward.done(ward.chair, "positionRelieve", relieve).await;
    ward.done(ward.chair, "positionAbolish", json!({ "position": seat, "effectiveAt": at })).await;
    let mut terms = ward.terms();
    terms["lead"] = json!(seat);
    let draft = ward.draft(terms).await;
    let refused = ward.perform(ward.chair, "assignmentIssue", json!({ "assignment": draft })).await;
    let findings = refused["userErrors"][0]["findings"].to_string();
    assert!(findings.contains("LEAD_NOT_IN_FORCE"), "{refused}");
    // Nor handed over to it.
    let assignment = ward.issued(ward.terms()).await;
    let pass = json!({ "assignment": assignment, "to": seat, "reason": "Đúng địa bàn" });
    assert_eq!(ward.refused(ward.chair, "assignmentLeadReassign", pass).await, ["NOT_IN_FORCE"]);
}
