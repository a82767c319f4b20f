//! What the server does by itself, seen through the contract.

use crate::ward::{Ward, id, ward};
use sauro_api::{config::Jobs, jobs::Scheduler};
use serde_json::{Value, json};

fn scheduler(ward: &Ward) -> Scheduler {
    Scheduler::new(ward.app.clone(), Jobs::default().ladder())
}

async fn history(ward: &Ward, assignment: &str) -> Vec<(String, String)> {
    let query = "query Q($id: ID!) { assignment(id: $id) { history(first: 50) { nodes { type summary via actor { system } } } } }";
    let answer = ward.ask(ward.chair, query, json!({ "id": assignment })).await;
    let entries = answer["assignment"]["history"]["nodes"].as_array().unwrap().clone();
    let by_system = |entry: &Value| entry["actor"]["system"] == json!(entry["via"] == "job");
    assert!(entries.iter().all(by_system), "{entries:#?}");
    let text = |entry: &Value, name: &str| entry[name].as_str().unwrap().to_owned();
    entries.iter().map(|entry| (text(entry, "type"), text(entry, "summary"))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn overdue_work_is_brought_up_step_by_step_once_for_each_deadline() {
    let ward = ward().await;
    let mut terms = ward.terms();
    terms["time"] = json!({ "within": { "count": 5, "unit": "CALENDAR_DAYS" } });
    terms["supervisor"] = json!(id("Seat", ward.officer.seat.0));
    terms["coordinators"] = json!([]);
    let assignment = ward.issued(terms).await;
    let mut jobs = scheduler(&ward);
    let escalated = async || {
        let entries = history(&ward, &assignment).await;
        entries.into_iter().filter(|(kind, _)| kind == "assignment.escalated").collect::<Vec<_>>()
    };
    for (days, steps) in [(8, 0), (6, 1), (1, 1), (6, 2), (30, 2)] {
        ward.wait(days);
        jobs.round().await;
        // Another scheduler, as after a restart, has nothing to add.
        assert_eq!(scheduler(&ward).round().await, 0);
        assert_eq!(escalated().await.len(), steps, "after {days} more days");
    }
    let told = escalated().await;
    assert!(told[0].1.contains("Quá hạn 5 ngày làm việc"), "{told:?}");
    assert!(told[1].1.contains("người giao"), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_period_is_issued_when_the_last_is_over_and_waits_as_a_draft_when_it_is_not_clear() {
    let ward = ward().await;
    let mut terms = ward.terms();
    let due = (ward.today() + chrono::Duration::days(10)).to_string();
    terms["time"] = json!({ "recurring": { "every": "MONTHLY", "due": due } });
    ward.issued(terms).await;
    let mut jobs = scheduler(&ward);
    assert_eq!(jobs.round().await, 0, "this period is not over");
    let series = async || {
        let query = "{ assignments(orderBy: NEWEST, first: 20) { nodes {
            id code phase title deadline { current } lead { position { id } } } } }";
        ward.ask(ward.chair, query, json!({})).await["assignments"]["nodes"].as_array().unwrap().clone()
    };
    ward.wait(11);
    assert_eq!(jobs.round().await, 2, "drafted and issued");
    assert_eq!(scheduler(&ward).round().await, 0, "once");
    let all = series().await;
    assert_eq!(all.len(), 2, "{all:#?}");
    let next = &all[0];
    assert_eq!(next["phase"], "ISSUED");
    assert_eq!(next["lead"], all[1]["lead"]);
    assert!(next["deadline"]["current"].as_str() > all[1]["deadline"]["current"].as_str(), "{all:#?}");
    assert_ne!(next["code"], all[1]["code"]);
    let entries = history(&ward, next["id"].as_str().unwrap()).await;
    assert_eq!(
        entries.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(),
        ["assignment.drafted", "assignment.issued"]
    );

    // A year of silence is one period, not twelve; and a mandate that is gone leaves a draft for the assigner.
    let revoke = json!({ "mandate": id("Mandate", ward.mandate.0), "reason": "Hết nhiệm kỳ" });
    ward.done(ward.chair, "mandateRevoke", revoke).await;
    ward.wait(365);
    assert!(jobs.round().await > 0);
    scheduler(&ward).round().await;
    let all = series().await;
    assert_eq!(all.len(), 3, "{all:#?}");
    assert_eq!(all[0]["phase"], "DRAFT");
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_made_at_the_same_moment_have_codes_of_their_own() {
    let ward = std::sync::Arc::new(ward().await);
    let drafts: Vec<_> = (0..24)
        .map(|_| {
            let ward = std::sync::Arc::clone(&ward);
            tokio::spawn(async move {
                let key = ward.key();
                let input = json!({ "commandId": key, "terms": { "title": "Lập danh sách" } });
                let code = async || {
                    ward.done(ward.chair, "assignmentDraft", input.clone()).await["assignment"]["code"]
                        .clone()
                };
                let (first, again) = (code().await, code().await);
                assert_eq!(first, again, "sent again: the same draft, the same code");
                first.as_str().unwrap().to_owned()
            })
        })
        .collect();
    let mut codes = std::collections::BTreeSet::new();
    for draft in drafts {
        let code = draft.await.unwrap();
        assert!(codes.insert(code.clone()), "{code} twice");
    }
    assert_eq!(codes.len(), 24);
    let first = codes.first().unwrap().clone();
    let taken = json!({ "code": first, "terms": { "title": "Việc khác" } });
    assert_eq!(ward.refused(ward.chair, "assignmentDraft", taken).await, ["ALREADY_EXISTS"]);
    let own = json!({ "code": "KH-07/2026", "terms": { "title": "Việc khác" } });
    assert_eq!(ward.done(ward.chair, "assignmentDraft", own).await["assignment"]["code"], "KH-07/2026");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mandate_that_has_expired_gives_nothing_any_more() {
    let ward = ward().await;
    let mut terms = ward.terms();
    (terms["lead"], terms["coordinators"]) = (json!(id("Seat", ward.officer.seat.0)), json!([]));
    let until = (ward.today() + chrono::Duration::days(3)).to_string();
    let grant = json!({
        "kind": "DELEGATION", "giver": id("Seat", ward.chair.seat.0), "holder": { "position": id("Seat", ward.head.seat.0) },
        "powers": ["ASSIGN"], "scope": { "unit": id("Unit", ward.division.0) }, "legalBasis": "Quyết định ủy quyền số 7",
        "validFrom": ward.today().to_string(), "validUntil": until, "parent": id("Mandate", ward.mandate.0),
    });
    ward.done(ward.chair, "mandateGrant", grant).await;
    let draft = async || {
        let drafted = ward.done(ward.head, "assignmentDraft", json!({ "terms": terms })).await;
        json!({ "assignment": drafted["assignment"]["id"] })
    };
    let (in_time, too_late) = (draft().await, draft().await);
    ward.done(ward.head, "assignmentIssue", in_time).await;
    ward.wait(4);
    let head = ward.app.log().head().await.unwrap();
    let refusal = ward.perform(ward.head, "assignmentIssue", too_late).await;
    assert_eq!(refusal["userErrors"][0]["code"], "CLARITY_BLOCKED", "{refusal:#}");
    let findings = refusal["userErrors"][0]["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["clarity"] == "AUTHORITY"), "{findings:#?}");
    assert_eq!(ward.app.log().head().await.unwrap(), head, "nothing was written");
}
