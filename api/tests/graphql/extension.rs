//! The deadline ledger and the separation of duties, through the contract.

use crate::ward::{Seated, codes, id, ward};
use serde_json::json;

const LEDGER: &str = "query Q($id: ID!) { assignment(id: $id) {
    phase deadline { original current extensionCount }
    timeStatus { current original daysLate daysLateAgainstOriginal completedOn }
    deadlineLedger { kind requestedUntil reason claimedCause afterExpiry decision decisionReason due
        requestedBy { label } decidedBy { label } }
    openItems { kind open requestedUntil } } }";

#[tokio::test]
async fn an_extension_keeps_both_dates_and_every_reason() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    ward.done(ward.head, "assignmentAcknowledge", json!({ "assignment": assignment })).await;
    ward.wait(10);
    let ask = |until: &str| json!({ "assignment": assignment, "until": until, "reason": "Chờ số liệu của thuế", "claimedCause": "OBJECTIVE" });
    let mut first = ask("2026-04-20");
    let request = ward.key();
    first["commandId"] = json!(request);
    ward.done(ward.head, "assignmentExtensionRequest", first).await;
    let pending = ward.ask(ward.chair, LEDGER, json!({ "id": assignment })).await;
    assert_eq!(pending["assignment"]["openItems"][0]["requestedUntil"], "2026-04-20");

    let decide =
        json!({ "assignment": assignment, "request": request, "reason": "Đồng ý", "until": "2026-04-15" });
    let refused = ward.refused(ward.head, "assignmentExtensionGrant", decide.clone()).await;
    assert_eq!(refused, ["LEAD_MAY_NOT_EXTEND"]);
    ward.done(ward.chair, "assignmentExtensionGrant", decide).await;

    ward.wait(40);
    let mut late = ask("2026-05-30");
    let second = ward.key();
    late["commandId"] = json!(second);
    ward.done(ward.head, "assignmentExtensionRequest", late).await;
    let refuse =
        json!({ "assignment": assignment, "request": second, "reason": "Đã quá hạn, không có lý do mới" });
    ward.done(ward.chair, "assignmentExtensionRefuse", refuse).await;

    let answer = ward.ask(ward.chair, LEDGER, json!({ "id": assignment })).await;
    let shown = &answer["assignment"];
    assert_eq!(
        shown["deadline"],
        json!({ "original": "2026-04-01", "current": "2026-04-15", "extensionCount": 1 })
    );
    assert_eq!(shown["timeStatus"]["current"], "OVERDUE");
    let late = |field: &str| shown["timeStatus"][field].as_i64().unwrap();
    assert_eq!(late("daysLateAgainstOriginal") - late("daysLate"), 14);
    let ledger = shown["deadlineLedger"].as_array().unwrap();
    let kinds: Vec<_> =
        ledger.iter().map(|line| (line["kind"].as_str().unwrap(), line["decision"].as_str())).collect();
    assert_eq!(kinds, [("ISSUED", None), ("EXTENSION", Some("GRANTED")), ("EXTENSION", Some("REFUSED"))]);
    assert_eq!((&ledger[1]["afterExpiry"], &ledger[2]["afterExpiry"]), (&json!(false), &json!(true)));
    assert_eq!(ledger[1]["due"], "2026-04-15");
    assert!(ledger[1]["decidedBy"]["label"].as_str().unwrap().contains("Nguyễn Thị Chung"));
    assert_eq!(shown["openItems"], json!([]));
}

#[tokio::test]
async fn the_lead_accepts_nothing_of_their_own_and_only_the_accepter_decides() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    let on = |more: serde_json::Value| {
        let mut input = json!({ "assignment": assignment });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    ward.done(ward.head, "assignmentAcknowledge", on(json!({}))).await;
    let submit = on(json!({ "text": "Đã lập xong danh sách" }));
    assert_eq!(ward.refused(ward.officer, "assignmentResultSubmit", submit.clone()).await, ["ONLY_LEAD"]);
    ward.done(ward.head, "assignmentResultSubmit", submit).await;
    assert_eq!(
        ward.refused(ward.head, "assignmentResultAccept", on(json!({}))).await,
        ["LEAD_MAY_NOT_ACCEPT"]
    );
    assert_eq!(ward.refused(ward.officer, "assignmentResultAccept", on(json!({}))).await, ["ONLY_ACCEPTER"]);
    let own = on(json!({ "to": id("Seat", ward.head.seat.0), "reason": "Cho nhanh" }));
    assert_eq!(ward.refused(ward.chair, "assignmentAccepterChange", own).await, ["LEAD_MAY_NOT_ACCEPT"]);
    ward.done(ward.chair, "assignmentResultAccept", on(json!({ "note": "Đạt" }))).await;
    let answer = ward.ask(ward.chair, LEDGER, json!({ "id": assignment })).await;
    assert_eq!(answer["assignment"]["phase"], "ACCEPTED");
    assert_eq!(answer["assignment"]["timeStatus"]["current"], "COMPLETED_ON_TIME");
}

#[tokio::test]
async fn nobody_grants_themselves_a_mandate() {
    let ward = ward().await;
    let grant = |holder: Seated, powers: &[&str]| {
        json!({
            "kind": "DELEGATION", "giver": id("Seat", ward.chair.seat.0), "holder": { "position": id("Seat", holder.seat.0) },
            "powers": powers, "scope": { "unit": id("Unit", ward.division.0) }, "legalBasis": "Quyết định 15",
            "validFrom": "2026-03-02", "validUntil": "2026-06-30", "parent": id("Mandate", ward.mandate.0),
        })
    };
    assert_eq!(
        ward.refused(ward.chair, "mandateGrant", grant(ward.chair, &["ASSIGN"])).await,
        ["SELF_GRANT"]
    );
    let beyond = ward.refused(ward.chair, "mandateGrant", grant(ward.head, &["INSPECT"])).await;
    assert_eq!(beyond, ["MANDATE_NOT_WITHIN_PARENT"]);
    let mut endless = grant(ward.head, &["ASSIGN"]);
    endless.as_object_mut().unwrap().remove("validUntil");
    assert_eq!(ward.refused(ward.chair, "mandateGrant", endless).await, ["MANDATE_END_MISSING"]);
    let granted = ward.done(ward.chair, "mandateGrant", grant(ward.head, &["ASSIGN"])).await;
    // Whoever heads a unit may give work in it, and still decides nothing about the work they lead.
    let led = json!({ "assignment": ward.issued(ward.terms()).await, "reason": "Không cần nữa" });
    assert_eq!(ward.refused(ward.head, "assignmentCancel", led.clone()).await, ["LEAD_MAY_NOT_DECIDE"]);
    assert_eq!(ward.refused(ward.head, "assignmentSuspend", led).await, ["LEAD_MAY_NOT_DECIDE"]);
    let revoke = json!({ "mandate": granted["mandate"]["id"], "reason": "Hết nhu cầu" });
    ward.done(ward.chair, "mandateRevoke", revoke).await;
}

#[tokio::test]
async fn a_stale_picture_and_a_reused_key_are_told_apart() {
    let ward = ward().await;
    let assignment = ward.issued(ward.terms()).await;
    let mut urge = json!({ "assignment": assignment, "text": "Khẩn trương", "expectedRevision": 0 });
    let stale = ward.perform(ward.chair, "assignmentUrge", urge.clone()).await;
    assert_eq!(stale["userErrors"][0]["__typename"], "StaleRevision");
    assert_eq!(
        (&stale["userErrors"][0]["expected"], &stale["userErrors"][0]["current"]),
        (&json!(0), &json!(1))
    );
    urge["expectedRevision"] = json!(1);
    urge["commandId"] = json!(ward.key());
    let first = ward.done(ward.chair, "assignmentUrge", urge.clone()).await;
    let again = ward.done(ward.chair, "assignmentUrge", urge.clone()).await;
    assert_eq!((&first["repeated"], &again["repeated"]), (&json!(false), &json!(true)));
    assert_eq!(first["receipt"], again["receipt"]);
    // Other words, another act, another person: nobody is told that it was recorded.
    let mut words = urge.clone();
    words["text"] = json!("Cần xong trước thứ Sáu");
    assert_eq!(ward.refused(ward.chair, "assignmentUrge", words).await, ["COMMAND_REUSED"]);
    let act = json!({ "assignment": assignment, "reason": "Thôi", "commandId": urge["commandId"] });
    assert_eq!(ward.refused(ward.chair, "assignmentCancel", act).await, ["COMMAND_REUSED"]);
    assert_eq!(ward.refused(ward.officer, "assignmentUrge", urge.clone()).await, ["COMMAND_REUSED"]);
    // Also an act that would be refused anyway, and the same one for another reason or from another moment.
    let act = json!({ "assignment": assignment, "commandId": urge["commandId"] });
    assert_eq!(ward.refused(ward.chair, "assignmentResultAccept", act).await, ["COMMAND_REUSED"]);
    for (field, value) in [("why", "Theo chỉ đạo mới"), ("effectiveAt", "2026-03-02T08:59:00+07:00")] {
        let mut other = urge.clone();
        other[field] = json!(value);
        assert_eq!(ward.refused(ward.chair, "assignmentUrge", other).await, ["COMMAND_REUSED"], "{field}");
    }
    let other = ward.issued(ward.terms()).await;
    urge["assignment"] = json!(other);
    urge["expectedRevision"] = json!(null);
    let reused = ward.perform(ward.chair, "assignmentUrge", urge).await;
    assert_eq!(codes(&reused), ["COMMAND_REUSED"]);
}
