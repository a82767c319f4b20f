//! The gate of the six clarities, through the contract.

use crate::ward::{id, ward};
use serde_json::{Value, json};

fn without(mut terms: Value, field: &str) -> Value {
    terms.as_object_mut().unwrap().remove(field);
    terms
}

#[tokio::test]
async fn a_draft_that_lacks_a_clarity_is_refused_with_that_clarity_named() {
    let ward = ward().await;
    let full = ward.terms();
    let grant = json!({
        "kind": "ALLOCATION", "giver": id("Seat", ward.chair.seat.0), "holder": { "position": id("Seat", ward.elder.seat.0) },
        "powers": ["ASSIGN"], "scope": { "unit": id("Unit", ward.old.0) }, "legalBasis": "Quyết định 15",
        "validFrom": "2026-03-02", "parent": id("Mandate", ward.mandate.0),
    });
    let outsider = ward.done(ward.chair, "mandateGrant", grant).await["mandate"]["id"].clone();
    let with = |field: &str, value: Value| {
        let mut terms = full.clone();
        terms[field] = value;
        terms
    };
    let cases = [
        ("PERSON", "PERSON_MISSING", without(full.clone(), "lead")),
        ("PERSON", "LEAD_IS_ACCEPTER", with("accepter", full["lead"].clone())),
        ("TASK", "TASK_MISSING", without(full.clone(), "title")),
        ("TASK", "BASIS_MISSING", without(full.clone(), "basis")),
        ("TIME", "TIME_MISSING", without(full.clone(), "time")),
        ("RESULT", "RESULT_MISSING", with("deliverables", json!([]))),
        ("RESPONSIBILITY", "DUTY_MISSING", without(full.clone(), "leadDuty")),
        ("RESPONSIBILITY", "SUPERVISOR_MISSING", without(full.clone(), "supervisor")),
        ("AUTHORITY", "MANDATE_NOT_COVERING", with("mandate", json!(outsider))),
        ("AUTHORITY", "LEAD_POWER_MISSING", without(full.clone(), "leadPowers")),
    ];
    for (clarity, code, terms) in cases {
        let assignment = ward.draft(terms.clone()).await;
        let refusal = ward.perform(ward.chair, "assignmentIssue", json!({ "assignment": assignment })).await;
        let error = &refusal["userErrors"][0];
        assert_eq!(error["__typename"], "ClarityBlocked", "{code}: {refusal:#}");
        assert_eq!(error["code"], "CLARITY_BLOCKED");
        let findings = error["findings"].as_array().unwrap();
        let named = findings.iter().any(|finding| finding["clarity"] == clarity && finding["code"] == code);
        assert!(named, "{code}: {findings:#?}");
        assert_eq!(refusal["assignment"]["phase"], "DRAFT");

        let check = "query Q($draft: TermsInput!) { clarityCheck(draft: $draft) {
            clear clarities { clarity clear findings { code } } } }";
        let answer = ward.ask(ward.chair, check, json!({ "draft": terms })).await;
        let check = &answer["clarityCheck"];
        assert_eq!(check["clear"], false);
        let standing =
            check["clarities"].as_array().unwrap().iter().find(|one| one["clarity"] == clarity).unwrap();
        assert_eq!(standing["clear"], false, "{code}");
    }
    let assignment = ward.issued(full).await;
    let query =
        "query Q($id: ID!) { assignment(id: $id) { phase clarities { clear } issuedUnder { legalBasis } } }";
    let answer = ward.ask(ward.head, query, json!({ "id": assignment })).await;
    assert_eq!(answer["assignment"]["phase"], "ISSUED");
    assert_eq!(answer["assignment"]["clarities"].as_array().unwrap().len(), 6);
    assert_eq!(answer["assignment"]["issuedUnder"][0]["legalBasis"], "Điều lệ Đảng, Điều 22");
}

/// What the gate let pass stays passed, with the doubts of then: a lead in a seat made afterwards does not undo it.
#[tokio::test]
async fn what_was_issued_is_not_judged_again() {
    let ward = ward().await;
    let mut terms = ward.terms();
    terms["coordinators"][0].as_object_mut().unwrap().remove("replyBy");
    let assignment = ward.issued(terms).await;
    ward.wait(3);
    let create = json!({
        "unit": id("Unit", ward.division.0), "title": "Phó Trưởng phòng", "rank": "DEPUTY",
    });
    let seat = ward.done(ward.chair, "positionCreate", create).await["seat"]["id"].clone();
    let appoint = json!({ "position": seat, "person": id("Person", ward.spare.0) });
    ward.done(ward.chair, "positionAppoint", appoint).await;
    let hand = json!({ "assignment": assignment, "to": seat, "reason": "Phân công lại" });
    ward.done(ward.chair, "assignmentLeadReassign", hand).await;
    ward.wait(1);
    let query = "query Q($id: ID!) { assignment(id: $id) {
        clarities { clarity clear findings { code } warnings { code path message } } } }";
    let told =
        ward.ask(ward.head, query, json!({ "id": assignment })).await["assignment"]["clarities"].clone();
    let told = told.as_array().unwrap();
    assert_eq!(told.len(), 6);
    assert!(told.iter().all(|one| one["clear"] == true && one["findings"] == json!([])), "{told:#?}");
    let doubts: Vec<_> = told.iter().flat_map(|one| one["warnings"].as_array().unwrap()).collect();
    assert_eq!(doubts.len(), 1, "{doubts:#?}");
    assert_eq!(doubts[0]["code"], "COORDINATOR_REPLY_BY_MISSING");
    assert_eq!(doubts[0]["path"], json!(["coordinators", "0", "replyBy"]));
    assert!(!doubts[0]["message"].as_str().unwrap().contains('{'));
    // A draft is judged as things stand.
    let mut unclear = ward.terms();
    unclear["lead"] = json!(null);
    let draft = ward.draft(unclear).await;
    let told = ward.ask(ward.head, query, json!({ "id": draft })).await["assignment"]["clarities"].clone();
    assert_eq!((&told[0]["clarity"], &told[0]["clear"]), (&json!("PERSON"), &json!(false)));
}

#[tokio::test]
async fn whoever_holds_no_power_to_assign_is_told_who_does() {
    let ward = ward().await;
    let mut terms = ward.terms();
    terms["lead"] = json!(id("Seat", ward.officer.seat.0));
    terms["coordinators"] = json!([]);
    let drafted = ward.done(ward.head, "assignmentDraft", json!({ "terms": terms })).await;
    let issue = json!({ "assignment": drafted["assignment"]["id"] });
    let refusal = ward.perform(ward.head, "assignmentIssue", issue).await;
    let error = &refusal["userErrors"][0];
    assert!(error["code"] == "AUTHORITY_MISSING" || error["code"] == "CLARITY_BLOCKED", "{refusal:#}");
    let query = "query Q($seat: ID!, $unit: ID!) { authorityExplain(actorPosition: $seat, power: ASSIGN, unit: $unit) {
        allowed sentence missing { code } holders { title } chain { sentence } } }";
    let unit = id("Unit", ward.division.0);
    let variables = json!({ "seat": id("Seat", ward.head.seat.0), "unit": unit });
    let denied = ward.ask(ward.head, query, variables).await;
    assert_eq!(denied["authorityExplain"]["allowed"], false);
    assert_eq!(denied["authorityExplain"]["holders"], json!([{ "title": "Bí thư" }]));
    let allowed =
        ward.ask(ward.head, query, json!({ "seat": id("Seat", ward.chair.seat.0), "unit": unit })).await;
    assert_eq!(allowed["authorityExplain"]["allowed"], true);
    assert_eq!(allowed["authorityExplain"]["chain"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_doubt_warns_and_does_not_block() {
    let ward = ward().await;
    let mut terms = ward.terms();
    terms["coordinators"][0].as_object_mut().unwrap().remove("replyBy");
    let check = "query Q($draft: TermsInput!) { clarityCheck(draft: $draft) {
        clear clarities { clarity warnings { code path } } deadline { due explanation } lead { personName }
        mandateChain { id } inputErrors { code } } }";
    let answer = ward.ask(ward.chair, check, json!({ "draft": terms })).await;
    let check = &answer["clarityCheck"];
    assert_eq!(check["clear"], true, "{check:#}");
    let warnings: Vec<_> = check["clarities"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|one| one["warnings"].as_array().unwrap())
        .collect();
    assert!(
        warnings.iter().any(|warning| warning["path"] == json!(["coordinators", "0", "replyBy"])),
        "{warnings:#?}"
    );
    assert_eq!(check["lead"]["personName"], "Trần Văn Đức");
    assert_eq!(check["mandateChain"].as_array().unwrap().len(), 1);
    assert_eq!(check["deadline"]["due"], "2026-04-01");
}
