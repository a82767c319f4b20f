//! Input that no honest screen sends, at the door of the real server: a code each time, and nothing written.

use super::{
    http::Client,
    office::{Office, day, key, position},
    process::{Server, binary},
};
use serde_json::{Value, json};

struct House {
    office: Office,
    server: Server,
    chair: Client,
    head: Client,
}

fn house() -> House {
    let office = Office::new();
    let mut command = binary();
    // So that a field of a megabyte gets as far as the reader of fields.
    command.env("SAURO__GRAPHQL__BODY_KIB", "4096");
    let server = Server::with(&office.data(), command);
    let chair = Client::signed_in(server.address, "chung");
    let head = Client::signed_in(server.address, "duc");
    House { office, server, chair, head }
}

impl House {
    /// Issued by the chair to the head.
    fn issued(&mut self) -> String {
        let id = key();
        self.chair.done("assignmentDraft", &json!({ "commandId": id, "terms": self.office.terms() }));
        let assignment = format!("Assignment_{id}");
        self.chair.done("assignmentIssue", &json!({ "commandId": key(), "assignment": assignment }));
        assignment
    }

    fn refused(&mut self, chair: bool, mutation: &str, mut input: Value) -> Vec<String> {
        input["commandId"] = json!(key());
        let before = position(&mut self.chair);
        let client = if chair { &mut self.chair } else { &mut self.head };
        let codes = client.refused(mutation, &input);
        assert_eq!(position(&mut self.chair), before, "{mutation} {codes:?}: nothing was written");
        codes
    }
}

fn with(terms: &Value, field: &str, value: Value) -> Value {
    let mut terms = terms.clone();
    terms[field] = value;
    json!({ "terms": terms })
}

#[test]
fn every_bad_input_gets_its_code_and_writes_nothing() {
    let mut house = house();
    let assignment = house.issued();
    let terms = house.office.terms();
    let nobody = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    let large = "đ".repeat(500_000);
    assert_eq!(large.len(), 1_000_000);
    let facts = |number: &str, dated: &str, subject: &str| json!({ "facts": { "issuer": "UBND phường", "number": number, "dated": dated, "subject": subject } });
    let decomposed_secret = "Ma\u{302}\u{323}t: Về đất đai";
    let cases = [
        // Unknown ids, of the right and the wrong kind.
        ("assignmentIssue", json!({ "assignment": format!("Assignment_{nobody}") }), "UNKNOWN"),
        ("assignmentIssue", json!({ "assignment": format!("Unit_{nobody}") }), "UNKNOWN"),
        ("assignmentIssue", json!({ "assignment": "x".repeat(70_000) }), "UNKNOWN"),
        ("assignmentDraft", with(&terms, "lead", json!(format!("Seat_{nobody}"))), "UNKNOWN"),
        (
            "assignmentDraft",
            with(&terms, "basis", json!({ "document": format!("Document_{nobody}") })),
            "UNKNOWN",
        ),
        (
            "personDataErase",
            json!({ "person": format!("Person_{nobody}"), "legalGround": "Luật" }),
            "UNKNOWN",
        ),
        // A megabyte where a line or a paragraph belongs.
        ("assignmentDraft", with(&terms, "title", json!(large)), "TEXT_TOO_LONG"),
        ("assignmentDraft", with(&terms, "description", json!(large)), "TEXT_TOO_LONG"),
        ("assignmentUrge", json!({ "assignment": assignment, "text": large }), "TEXT_TOO_LONG"),
        ("personRegister", json!({ "details": { "fullName": large } }), "TEXT_TOO_LONG"),
        ("documentRegister", facts("345/QĐ-UBND", "2026-01-05", &large), "TEXT_TOO_LONG"),
        // Characters that hide or turn what is read.
        ("assignmentDraft", with(&terms, "title", json!("một\u{202E}hai")), "TEXT_FORBIDDEN"),
        ("assignmentDraft", with(&terms, "title", json!("một\u{0}hai")), "TEXT_FORBIDDEN"),
        // Days that no committee speaks of.
        ("assignmentDraft", with(&terms, "time", json!({ "on": "1800-01-01" })), "DATE_IMPLAUSIBLE"),
        ("assignmentDraft", with(&terms, "time", json!({ "on": "9999-12-31" })), "DATE_IMPLAUSIBLE"),
        ("documentRegister", facts("345/QĐ-UBND", "1800-01-01", "Về đất đai"), "DATE_IMPLAUSIBLE"),
        ("documentRegister", facts("345/QĐ-UBND", "9999-12-31", "Về đất đai"), "DATE_IMPLAUSIBLE"),
        (
            "assignmentUrge",
            json!({ "assignment": assignment, "text": "Nhắc", "effectiveAt": "1800-01-01T00:00:00Z" }),
            "DATE_IMPLAUSIBLE",
        ),
        // State secrets, composed and decomposed, in a register and in a task.
        ("documentRegister", facts("345/QĐ-UBND", "2026-01-05", "MẬT: Về đất đai"), "SECRET_REFUSED"),
        ("documentRegister", facts("345/QĐ-UBND", "2026-01-05", decomposed_secret), "SECRET_REFUSED"),
        ("documentRegister", facts("345/QĐ-UBND", "2026-01-05", "TUYỆT MẬT - Về đất đai"), "SECRET_REFUSED"),
        ("assignmentDraft", with(&terms, "title", json!("(Tối mật) Lập danh sách")), "SECRET_REFUSED"),
        ("documentRegister", facts("345", "2026-01-05", "Về đất đai"), "NUMBER_MALFORMED"),
    ];
    for (mutation, input, code) in cases {
        let codes = house.refused(true, mutation, input.clone());
        let shown: String = input.to_string().chars().take(120).collect();
        assert!(codes.contains(&code.to_owned()), "{mutation} {shown}: {codes:?}");
    }
    // Decomposed Vietnamese is composed, and found under its composed form.
    let id = key();
    house.chair.done(
        "assignmentDraft",
        &json!({ "commandId": id, "terms": { "title": "Lâ\u{323}p danh sách hô\u{323} nghèo" } }),
    );
    let found = house.chair.ask(
        "query Q($id: ID!) { assignment(id: $id) { title } }",
        json!({ "id": format!("Assignment_{id}") }),
    );
    assert_eq!(found["assignment"]["title"], "Lập danh sách hộ nghèo");
    assert_eq!(house.server.stop(), 0);
}

#[test]
fn nobody_acts_in_anothers_name_nor_by_authority_that_is_over() {
    let mut house = house();
    let assignment = house.issued();
    // Another person's seat, claimed by a header.
    let (chair, head) = (house.office.chair.clone(), house.office.head.clone());
    for claimed in [chair.as_str(), "Seat_01ARZ3NDEKTSV4RRFFQ69G5FAV", "gibberish"] {
        let answer = house
            .head
            .acting(claimed)
            .post("/graphql", &json!({ "query": "{ viewer { account } }" }))
            .unwrap();
        assert_eq!(answer.status, 403, "{claimed}");
        assert_eq!(answer.json()["errors"][0]["extensions"]["code"], "NOT_YOUR_POSITION", "{claimed}");
    }
    assert_eq!(
        house
            .head
            .acting(&head)
            .post("/graphql", &json!({ "query": "{ viewer { account } }" }))
            .unwrap()
            .status,
        200
    );
    // Another person's session: the head is not the assigner, the chair not the lead.
    let of = json!({ "assignment": assignment });
    assert_eq!(house.refused(true, "assignmentAcknowledge", of.clone()), ["ONLY_LEAD"]);
    let report = json!({ "assignment": assignment, "text": "Xong một nửa", "percent": 50 });
    assert_eq!(house.refused(true, "assignmentProgressReport", report), ["ONLY_LEAD"]);
    let cancel = json!({ "assignment": assignment, "reason": "Thôi" });
    assert_eq!(house.refused(false, "assignmentCancel", cancel), ["AUTHORITY_MISSING"]);
    let found = json!({ "name": "Tổ mới", "kind": "CENTRE", "parent": house.office.unit });
    assert_eq!(house.refused(false, "unitEstablish", found), ["AUTHORITY_MISSING"]);
    // A session that has ended, and one that never was.
    let mut gone = house.head.moved(house.server.address);
    assert!(matches!(house.head.post("/auth/sign-out", &json!({})).unwrap().status, 200 | 204));
    for client in [&mut gone, &mut Client::new(house.server.address)] {
        let answer = client.post("/graphql", &json!({ "query": "{ viewer { account } }" })).unwrap();
        assert_eq!(answer.status, 401, "{}", answer.json());
    }
    house.head = Client::signed_in(house.server.address, "duc");

    // A mandate to assign that was given and taken back.
    let parent =
        house.chair.ask("{ viewer { mandates { id } } }", json!({}))["viewer"]["mandates"][0]["id"].clone();
    let mut grant = |from: i64, until: i64| {
        let id = key();
        house.chair.done("mandateGrant", &json!({
            "commandId": id, "kind": "DELEGATION", "giver": chair, "holder": { "position": head }, "powers": ["ASSIGN"],
            "scope": { "unit": house.office.division }, "legalBasis": "Quyết định ủy quyền số 7", "parent": parent,
            "validFrom": day(from), "validUntil": day(until),
        }));
        format!("Mandate_{id}")
    };
    let over = grant(0, 0);
    let mut terms = house.office.terms();
    (terms["lead"], terms["coordinators"]) = (json!(house.office.officer), json!([]));
    terms["mandate"] = json!(over);
    let id = key();
    house.head.done("assignmentDraft", &json!({ "commandId": id, "terms": terms }));
    let revoke = json!({ "commandId": key(), "mandate": over, "reason": "Hết việc" });
    house.chair.done("mandateRevoke", &revoke);
    let issue = json!({ "assignment": format!("Assignment_{id}") });
    assert_eq!(house.refused(false, "assignmentIssue", issue), ["CLARITY_BLOCKED"]);
    assert_eq!(house.server.stop(), 0);
}
