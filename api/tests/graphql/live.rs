//! What happens, as it happens: from a position on, no gap, no duplicate.

use crate::ward::{Seated, Ward, ward};
use async_graphql::{Request, Variables};
use futures::{Stream, StreamExt};
use serde_json::{Value, json};
use std::{pin::Pin, time::Duration};

type Live<'a> = Pin<Box<dyn Stream<Item = Value> + Send + 'a>>;

fn follow<'a>(ward: &'a Ward, who: Seated, operation: &'a str, variables: Value) -> Live<'a> {
    let request = Request::new(operation).variables(Variables::from_json(variables)).data(ward.viewer(who));
    let stream = ward.schema.execute_stream(request);
    Box::pin(stream.map(|response| {
        assert!(response.errors.is_empty(), "{:?}", response.errors);
        serde_json::to_value(response.data).unwrap()
    }))
}

async fn next(stream: &mut Live<'_>) -> Value {
    tokio::time::timeout(Duration::from_secs(10), stream.next()).await.unwrap().unwrap()
}

const CHANGED: &str = "subscription S($after: Position, $filter: AssignmentChangeFilter) {
    assignmentChanged(afterPosition: $after, filter: $filter) { position type revision assignmentId
        assignment { phase revision } } }";

#[tokio::test]
async fn a_follower_that_comes_back_misses_nothing_and_sees_nothing_twice() {
    let ward = ward().await;
    let mut stream = follow(&ward, ward.chair, CHANGED, json!({ "after": "0" }));
    let assignment = ward.issued(ward.terms()).await;
    let first = next(&mut stream).await["assignmentChanged"].clone();
    assert_eq!((&first["type"], &first["revision"]), (&json!("assignment.drafted"), &json!(0)));
    drop(stream);
    ward.done(ward.head, "assignmentAcknowledge", json!({ "assignment": assignment })).await;
    let mut again = follow(&ward, ward.chair, CHANGED, json!({ "after": first["position"] }));
    let issued = next(&mut again).await["assignmentChanged"].clone();
    let acknowledged = next(&mut again).await["assignmentChanged"].clone();
    assert_eq!((&issued["type"], &issued["revision"]), (&json!("assignment.issued"), &json!(1)));
    assert_eq!(
        (&acknowledged["type"], &acknowledged["revision"]),
        (&json!("assignment.acknowledged"), &json!(2))
    );
    assert_eq!(acknowledged["assignment"]["phase"], "IN_PROGRESS");
    let urge = json!({ "assignment": assignment, "text": "Nhắc tiến độ" });
    ward.done(ward.chair, "assignmentUrge", urge).await;
    assert_eq!(next(&mut again).await["assignmentChanged"]["type"], "assignment.urged");
}

#[tokio::test]
async fn filters_tell_only_what_was_asked_for() {
    let ward = ward().await;
    let one = ward.issued(ward.terms()).await;
    let other = ward.issued(ward.terms()).await;
    let filter = json!({ "assignments": [other], "types": ["assignment.issued"] });
    let mut stream = follow(&ward, ward.chair, CHANGED, json!({ "after": "0", "filter": filter }));
    assert_eq!(next(&mut stream).await["assignmentChanged"]["assignmentId"], json!(other));
    let mine = "subscription { worklistChanged { assignmentId assignment { phase } } }";
    let mut elder = follow(&ward, ward.elder, mine, json!({}));
    let mut officer = follow(&ward, ward.officer, mine, json!({}));
    let acknowledge = ward.done(ward.head, "assignmentAcknowledge", json!({ "assignment": one }));
    let (told, _) = tokio::join!(next(&mut officer), async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        acknowledge.await
    });
    assert_eq!(told["worklistChanged"]["assignmentId"], json!(one));
    let quiet = tokio::time::timeout(Duration::from_millis(100), elder.next()).await;
    assert!(quiet.is_err(), "the elder has no part in it");
}

#[tokio::test]
async fn the_log_is_heard_growing() {
    let ward = ward().await;
    let operation = "subscription S($after: Position) { positionAdvanced(afterPosition: $after) { position recordedAt } }";
    let mut stream = follow(&ward, ward.chair, operation, json!({ "after": "1" }));
    let now = next(&mut stream).await["positionAdvanced"]["position"].clone();
    let payload = ward.done(ward.chair, "assignmentDraft", json!({ "terms": ward.terms() })).await;
    let then = next(&mut stream).await["positionAdvanced"]["position"].clone();
    assert_eq!(then, payload["position"]);
    assert_ne!(now, then);
    let read = "query Q($least: Position) { assignments(first: 1, minPosition: $least) { totalCount } }";
    let answer = ward.ask(ward.chair, read, json!({ "least": then })).await;
    assert_eq!(answer["assignments"]["totalCount"], 1);
    let far = ward.response(Some(ward.viewer(ward.chair)), read, json!({ "least": "99999999" })).await;
    assert_eq!(far["errors"][0]["extensions"]["code"], "STALE");
}
