//! Input that cannot be taken: a code and a path, and nothing written.

use crate::ward::{codes, id, ward};
use serde_json::json;

#[tokio::test]
async fn every_bad_field_is_told_at_once_and_nothing_is_written() {
    let ward = ward().await;
    let head = ward.app.log().head().await.unwrap();
    let terms = json!({
        "title": "x".repeat(501),
        "description": "một\u{202E}hai",
        "lead": "Person_01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "time": { "on": "9999-12-31" },
        "milestones": [{ "title": "Mốc", "due": "1800-01-01" }],
        "deliverables": [{ "name": " ", "kind": { "figure": { "unit": "hộ", "target": "mười" } }, "criterion": "Đủ" }],
    });
    let refusal = ward.perform(ward.chair, "assignmentDraft", json!({ "terms": terms })).await;
    let errors = refusal["userErrors"].as_array().unwrap();
    let found: Vec<_> = errors
        .iter()
        .map(|error| {
            let path = error["path"].as_array().unwrap().iter().map(|part| part.as_str().unwrap());
            (error["code"].as_str().unwrap(), path.collect::<Vec<_>>().join("."))
        })
        .collect();
    for wanted in [
        ("TEXT_TOO_LONG", "terms.title"),
        ("TEXT_FORBIDDEN", "terms.description"),
        ("UNKNOWN", "terms.lead"),
        ("DATE_IMPLAUSIBLE", "terms.time.on"),
        ("DATE_IMPLAUSIBLE", "terms.milestones.0.due"),
        ("TEXT_EMPTY", "terms.deliverables.0.name"),
        ("FIGURE_MALFORMED", "terms.deliverables.0.kind.figure.target"),
    ] {
        assert!(found.contains(&(wanted.0, wanted.1.to_owned())), "{wanted:?} not in {found:?}");
    }
    assert_eq!(ward.app.log().head().await.unwrap(), head);
}

#[tokio::test]
async fn decomposed_text_is_composed_and_found_without_tones() {
    let ward = ward().await;
    let mut terms = ward.terms();
    terms["title"] = json!("Lâ\u{323}p danh sách hô\u{323} nghèo");
    let assignment = ward.issued(terms).await;
    let query = "query Q($id: ID!) { assignment(id: $id) { title }
        search(text: \"ho ngheo\", first: 5) { nodes { kind title node { id } } } }";
    let answer = ward.ask(ward.chair, query, json!({ "id": assignment })).await;
    assert_eq!(answer["assignment"]["title"], "Lập danh sách hộ nghèo");
    assert_eq!(answer["search"]["nodes"][0]["node"]["id"], json!(assignment));
}

#[tokio::test]
async fn unknown_things_are_unknown_everywhere() {
    let ward = ward().await;
    let nowhere = |kind: &str| id(kind, ulid::Ulid::from_parts(9, 9));
    let cases = [
        ("assignmentIssue", json!({ "assignment": nowhere("Assignment") })),
        ("assignmentUrge", json!({ "assignment": "not an id", "text": "Nhắc" })),
        ("positionAppoint", json!({ "position": nowhere("Seat"), "person": id("Person", ward.spare.0) })),
        ("unitRename", json!({ "unit": nowhere("Unit"), "name": "Tên" })),
        ("mandateRevoke", json!({ "mandate": nowhere("Mandate"), "reason": "Thôi" })),
        ("programmeClose", json!({ "programme": nowhere("Programme"), "conclusion": "Xong" })),
        (
            "documentReplace",
            json!({ "document": nowhere("Document"), "by": nowhere("Document"), "reason": "Mới" }),
        ),
        ("personDataErase", json!({ "person": nowhere("Person"), "legalGround": "Luật" })),
    ];
    for (mutation, input) in cases {
        assert_eq!(ward.refused(ward.chair, mutation, input).await, ["UNKNOWN"], "{mutation}");
    }
    let query = "query Q($a: ID!, $b: ID!) { assignment(id: $a) { id } node(id: $b) { id } nodes(ids: [$a, $b]) { id } }";
    let answer = ward.ask(ward.chair, query, json!({ "a": nowhere("Assignment"), "b": "gibberish" })).await;
    assert_eq!(answer, json!({ "assignment": null, "node": null, "nodes": [null, null] }));
}

#[tokio::test]
async fn secrets_odd_numbers_and_impossible_moments_are_refused() {
    let ward = ward().await;
    let facts = |number: &str, subject: &str| json!({ "facts": { "issuer": "UBND phường", "number": number, "dated": "2026-03-01", "subject": subject } });
    assert_eq!(
        ward.refused(ward.chair, "documentRegister", facts("số gì đó", "Về đất đai")).await,
        ["NUMBER_MALFORMED"]
    );
    assert_eq!(
        ward.refused(ward.chair, "documentRegister", facts("345/QĐ-UBND", "MẬT: Về đất đai")).await,
        ["SECRET_REFUSED"]
    );
    let mut late = facts("345/QĐ-UBND", "Về đất đai");
    late["effectiveAt"] = json!("+262142-12-31T00:00:00Z");
    let payload = ward.response(
        Some(ward.viewer(ward.chair)),
        "mutation M($input: DocumentRegisterInput!) { documentRegister(input: $input) { userErrors { code path } } }",
        json!({ "input": { "commandId": ward.key(), "facts": late["facts"], "effectiveAt": late["effectiveAt"] } }),
    );
    let payload = payload.await;
    assert!(payload["errors"][0]["extensions"]["code"] == "BAD_REQUEST", "{payload}");
    let mut old = facts("345/QĐ-UBND", "Về đất đai");
    old["effectiveAt"] = json!("1800-01-01T00:00:00Z");
    let refusal = ward.perform(ward.chair, "documentRegister", old).await;
    assert_eq!(codes(&refusal), ["DATE_IMPLAUSIBLE"]);
    assert_eq!(refusal["userErrors"][0]["path"], json!(["effectiveAt"]));
    let parse = "{ good: documentNumberParse(text: \"Số: 345/qđ-ubnd\") { valid canonical number }
        bad: documentNumberParse(text: \"345\") { valid error { code message } } }";
    let answer = ward.ask(ward.chair, parse, json!({})).await;
    assert_eq!(answer["good"], json!({ "valid": true, "canonical": "345/QĐ-UBND", "number": 345 }));
    assert_eq!(answer["bad"]["error"]["code"], "NUMBER_MALFORMED");
}

#[tokio::test]
async fn a_request_that_costs_too_much_is_refused_before_it_runs() {
    let ward = ward().await;
    let wide =
        "{ assignments(first: 100) { nodes { history(first: 100) { nodes { changes { field } } } } } }";
    let answer = ward.response(Some(ward.viewer(ward.chair)), wide, json!({})).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "COST_EXCEEDED", "{answer}");
    for bad in [
        "{ assignments { nodes { id } } }",
        "{ assignments(first: 0) { nodes { id } } }",
        "{ assignments(first: 101) { nodes { id } } }",
        "{ assignments(first: 1, last: 1) { nodes { id } } }",
        "{ assignments(first: 1, after: \"made up\") { nodes { id } } }",
        "{ units(first: 1, after: \"made up\") { nodes { id } } }",
        "{ assignmentSnapshots(first: 1, asOf: { knownAt: \"1700-01-01T00:00:00Z\" }) { nodes { id } } }",
    ] {
        let answer = ward.response(Some(ward.viewer(ward.chair)), bad, json!({})).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_REQUEST", "{bad}: {answer}");
    }
}
