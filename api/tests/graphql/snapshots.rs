//! A few whole answers, word for word.

use crate::ward::{id, ward};
use serde_json::json;

#[tokio::test]
async fn an_assignment_page() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    ward.wait(1);
    let query_id = ward.key();
    let question = json!({
        "assignment": assignment, "clarity": "AUTHORITY", "question": "Tôi có được ký văn bản gửi thuế không?",
        "commandId": query_id,
    });
    ward.done(ward.head, "assignmentClarityQuery", question).await;
    ward.wait(4);
    let answer = json!({ "assignment": assignment, "query": query_id, "answer": "Được ký thừa lệnh" });
    ward.done(ward.chair, "assignmentClarityAnswer", answer).await;
    ward.wait(40);
    let mut viewer = ward.viewer(ward.head);
    viewer.language = sauro_domain::refusal::Language::Vietnamese;
    let page = "query Q($id: ID!) { assignment(id: $id) {
        code title phase revision timeStatus { current original daysLate words } deadline { words calendarVersion }
        lead { role personName positionTitle unitName capacity }
        accountableChain { role personName }
        terms { leadDuty field time { kind words } basis { document { label subject } }
            deliverables { name kind documentType criterion } coordinators { part replyBy holder { name } }
            leadPowers { power inherent } }
        clarities { label clear findings { code } warnings { code message } }
        items { kind open clarity text answer askedBy { label } answeredBy { label } }
        history(first: 10) { nodes { type label summary actor { label } enteredDaysLate changes { label before after } revision } }
        timeAttribution { sentence totals { bearer days } }
        availableActs { act allowed refusalCode }
        nextAct waitingFor } }";
    let answer = ward.response(Some(viewer), page, json!({ "id": assignment })).await;
    insta::assert_json_snapshot!(answer);
}

#[tokio::test]
async fn the_viewer_and_the_organisation() {
    let ward = ward().await;
    let query = "query Q($id: ID!) {
        viewer { displayName language credential mayWrite powers mandates(power: ASSIGN) { label }
            actingAs { capacity position { label } } seats { position { title } } demonstration }
        installation { today demonstration root { name children { name kind positions { title holder { name } } } } }
        position(id: $id) { label rank tenures { person { name } acting } mandates { legalBasis inForce depth } }
        positions(search: \"truong phong\", first: 5) { nodes { label } }
        persons(search: \"anh\", first: 5) { nodes { name givenName title seats { capacity position { title } } } }
        documents(search: \"chuyen doi so\", first: 5) { nodes { label subject revision } }
        mandates(first: 5) { totalCount nodes { kind powers unit { name } validUntil } }
        calendar { version isWorkingDay(date: \"2026-03-01\") }
        deadlinePreview(time: { within: { count: 3, unit: WORKING_DAYS } }, issuedOn: \"2026-03-05\") { due explanation } }";
    let answer = ward.ask(ward.chair, query, json!({ "id": id("Seat", ward.chair.seat.0) })).await;
    insta::assert_json_snapshot!(answer);
}

#[tokio::test]
async fn words_follow_the_viewers_language() {
    let ward = ward().await;
    let mut viewer = ward.viewer(ward.chair);
    let mutation = "mutation M($input: AssignmentDraftDiscardInput!) {
        assignmentDraftDiscard(input: $input) { userErrors { code message remedy } } }";
    let mut said = Vec::new();
    for language in [sauro_domain::refusal::Language::Vietnamese, sauro_domain::refusal::Language::English] {
        viewer.language = language;
        let input = json!({ "commandId": ward.key(), "assignment": "Assignment_?", "reason": "" });
        said.push(
            ward.response(Some(viewer.clone()), mutation, json!({ "input": input })).await["data"].clone(),
        );
    }
    insta::assert_json_snapshot!(said);
}
