//! The work file: one page that tells all of an assignment, cannot be made to run anything, and can be checked.

use super::{
    http::{Answer, Client},
    office::{Office, key},
    process::Server,
};
use serde_json::{Value, json};

const HOSTILE: &str =
    "</dd><script>alert(1)</script><img src=x onerror=alert(2)> \" onmouseover='x' & <!-- ]]> javascript:";

fn html(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.json());
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    String::from_utf8(answer.body.clone()).unwrap()
}

/// Every tag of the page, without the styles.
fn tags(page: &str) -> Vec<String> {
    let body = page.split_once("</style>").unwrap().1;
    body.split('<').skip(1).map(|part| part.split_once('>').unwrap().0.to_owned()).collect()
}

#[test]
fn it_tells_everything_and_runs_nothing() {
    let office = Office::new();
    let data = office.data();
    let server = Server::start(&data);
    let mut chair = Client::signed_in(server.address, "chung");
    let mut head = Client::signed_in(server.address, "duc");
    let mut terms = office.terms();
    (terms["title"], terms["description"]) = (json!("Lập danh sách <b>hộ</b> kinh doanh"), json!(HOSTILE));
    let draft = key();
    chair.done("assignmentDraft", &json!({ "commandId": draft, "terms": terms }));
    let id = format!("Assignment_{draft}");
    chair.done("assignmentIssue", &json!({ "commandId": key(), "assignment": id }));
    let code =
        chair.ask("query C($id: ID!) { node(id: $id) { ... on Assignment { code } } }", json!({ "id": id }));
    let code = code["node"]["code"].as_str().unwrap().to_owned();
    let path = format!("/work-file/{code}");
    let then = chair.ask("{ asOfPosition { recordedAt } }", json!({}))["asOfPosition"]["recordedAt"].clone();
    let file = head.send("PUT", "/files", "text/plain", "Biên bản rà soát".as_bytes()).unwrap().json();
    let sha256 = file["sha256"].as_str().unwrap();
    head.done("assignmentAcknowledge", &json!({ "commandId": key(), "assignment": id }));
    head.done(
        "assignmentProgressReport",
        &json!({
            "commandId": key(), "assignment": id, "text": HOSTILE, "percent": 40, "why": HOSTILE,
            "evidence": [{ "title": HOSTILE, "sha256": sha256, "dated": super::office::day(0) }],
        }),
    );
    head.done(
        "assignmentEntryCorrect",
        &json!({
            "commandId": key(), "assignment": id, "revision": 3, "text": "Đúng là 35%", "reason": HOSTILE,
        }),
    );

    // Whoever is not signed in gets nothing; whoever asks for nonsense is told so.
    assert_eq!(Client::new(server.address).get(&path).unwrap().status, 401);
    for (asked, status) in [
        ("/work-file/2026-9999".to_owned(), 404),
        (format!("/work-file/{}", "9".repeat(300)), 404),
        (format!("{path}?lang=fr"), 400),
        (format!("{path}?knownAt=yesterday"), 400),
        (format!("{path}?known_at=2026-01-01T00:00:00Z"), 400),
        (format!("{path}?knownAt=2020-01-01T00:00:00Z"), 404),
    ] {
        assert_eq!(chair.get(&asked).unwrap().status, status, "{asked}");
    }

    let answer = chair.get(&path).unwrap();
    let page = html(&answer);
    let policy = answer.header("content-security-policy").unwrap();
    assert!(
        policy.contains("default-src 'none'") && policy.contains("sandbox") && !policy.contains("script")
    );
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert!(
        answer
            .header("content-disposition")
            .unwrap()
            .contains(&format!("filename=\"work-file-{code}.html\""))
    );
    // Text stays text: only the program's own tags, no address but places on the page, no handler.
    let own = [
        "header", "div", "p", "main", "h1", "h2", "h3", "dl", "dt", "dd", "table", "thead", "tbody", "tr",
        "th", "td", "article", "a", "br", "body", "html", "head",
    ];
    for tag in tags(&page) {
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        assert!(own.contains(&name), "<{tag}>");
        assert!(!tag.contains("=\"http") && !tag.contains(" on"), "<{tag}>");
        if name == "a" && !tag.starts_with('/') {
            assert!(tag.starts_with("a href=\"#m"), "<{tag}>");
        }
    }
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;alert(1)"));
    assert!(page.starts_with("<!doctype html><html lang=\"vi\">") && page.contains("@page { size: A4"));
    assert!(!page.contains("url("), "self-contained");

    // It says what the schema says.
    for told in [
        "Đảng bộ phường Thử Nghiệm",
        "HỒ SƠ CÔNG VIỆC",
        &code,
        "Rõ thẩm quyền",
        "Trưởng phòng",
        "Trần Văn Đức",
        "12-NQ/ĐU",
        "Lê Thị Ánh",
        sha256,
        "Đúng là 35%",
        "Đính chính cho",
        "Được đính chính tại",
        &format!("{} B", "Biên bản rà soát".len()),
    ] {
        assert!(page.contains(told), "{told}");
    }
    let entries = "query H($id: ID!) { node(id: $id) { ... on Assignment { history(first: 50) { nodes {
        revision id position leafHash } } deadline { words } } } }";
    let told = chair.ask(entries, json!({ "id": id }))["node"].clone();
    let entries = told["history"]["nodes"].as_array().unwrap().clone();
    assert_eq!(entries.len(), 5);
    assert!(page.contains(told["deadline"]["words"].as_str().unwrap()));
    for entry in &entries {
        for field in ["id", "leafHash"] {
            assert!(page.contains(entry[field].as_str().unwrap()), "{entry}");
        }
        assert!(page.contains(&format!("<article id=\"m{}\">", entry["revision"])), "{entry}");
        assert!(page.contains(&format!("<dd>{}</dd>", entry["position"].as_str().unwrap())), "{entry}");
    }
    assert!(
        page.contains("<a href=\"#m4\">") && page.contains("<a href=\"#m3\">"),
        "correction and corrected"
    );
    // What stands there as leaf is the leaf of the stored bytes.
    let stored = sauro_store::sqlite::verify_all(&data, &mut |_, _| {}).unwrap();
    assert!(stored.events > 5);

    let english = html(&chair.get(&format!("{path}?lang=en")).unwrap());
    assert!(
        english.contains("<html lang=\"en\">")
            && english.contains("The whole history")
            && english.contains("WORK FILE")
    );
    // As it was known then: without what came later, and said so.
    let at = then.as_str().unwrap().replace('+', "%2B");
    let past = html(&chair.get(&format!("{path}?knownAt={at}")).unwrap());
    assert!(
        past.contains("theo những gì đã biết lúc đó")
            && !past.contains("Đúng là 35%")
            && !past.contains(sha256)
    );
    assert_eq!(past.matches("<article").count(), 2);
    assert_eq!(told["history"]["nodes"][0]["revision"], Value::from(0));
    assert_eq!(server.stop(), 0);

    // Who took it stands in the access log, once for each page given and for none that was not.
    let access = rusqlite::Connection::open(data.join("access.db")).unwrap();
    let taken =
        "SELECT count(*) FROM access WHERE kind = 'taken' AND CAST(record AS TEXT) LIKE '%\"work_file\"%'";
    let given: i64 = access.query_row(taken, [], |row| row.get(0)).unwrap();
    assert_eq!(given, 3);
}
