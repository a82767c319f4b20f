//! The gate of the six clarities at both doors of the real binary: the same draft, lacking one clarity, is refused by
//! GraphQL and by the command line, each naming that clarity.

use super::{
    http::Client,
    office::{Office, key},
    process::{Server, binary, run, sauro},
};
use serde_json::{Value, json};

/// The clarity, and which field of the terms goes: as GraphQL and as a file spells it.
const LACKING: [(&str, &str, &str); 6] = [
    ("person", "lead", "lead"),
    ("task", "basis", "basis"),
    ("time", "time", "time"),
    ("result", "deliverables", "deliverables"),
    ("responsibility", "leadDuty", "lead_duty"),
    ("authority", "leadPowers", "lead_powers"),
];

fn without(mut terms: Value, field: &str) -> Value {
    terms.as_object_mut().unwrap().remove(field).unwrap();
    terms
}

/// The clarities that findings name.
fn named(findings: &Value) -> Vec<String> {
    let findings = findings.as_array().unwrap_or_else(|| panic!("no findings: {findings}")).iter();
    findings.map(|finding| finding["clarity"].as_str().unwrap().to_lowercase()).collect()
}

#[test]
fn a_draft_that_lacks_a_clarity_is_refused_with_it_named_by_graphql_and_by_the_command_line() {
    let office = Office::new();
    let data = office.data();
    let server = Server::start(&data);
    let mut chair = Client::signed_in(server.address, "chung");
    let mut drafts = Vec::new();
    for (clarity, field, _) in LACKING {
        let id = key();
        let draft = json!({ "commandId": id, "terms": without(office.terms(), field) });
        chair.done("assignmentDraft", &draft);
        let before = super::office::position(&mut chair);
        let issue = json!({ "commandId": key(), "assignment": format!("Assignment_{id}") });
        let answer = chair.mutate("assignmentIssue", &issue).unwrap();
        let error = &answer["data"]["assignmentIssue"]["userErrors"][0];
        assert_eq!(error["code"], "CLARITY_BLOCKED", "{clarity}: {answer:#}");
        assert!(named(&error["findings"]).contains(&clarity.to_owned()), "{clarity}: {answer:#}");
        assert_eq!(super::office::position(&mut chair), before, "{clarity}: nothing was written");
        drafts.push(id);
    }
    assert_eq!(server.stop(), 0);

    let file = office.folder.path().join("commands.json");
    let issue = |commands: Value, json: bool| {
        std::fs::write(&file, json!({ "commands": commands }).to_string()).unwrap();
        let mut command = binary();
        command.args(json.then_some("--json")).args(["command", "run", "--as", "chung", "--file"]).arg(&file);
        command.arg("--data").arg(&data);
        run(command)
    };
    let events = || sauro(["--json", "verify", "--data", data.to_str().unwrap()]).json()["events"].clone();
    for ((clarity, _, field), draft) in LACKING.iter().zip(&drafts) {
        // The very draft that GraphQL refused.
        let before = events();
        let said = issue(json!([{ "act": "issue", "assignment": draft }]), true);
        assert_eq!(said.failure(), (3, "CLARITY_BLOCKED".to_owned()), "{clarity}: {said:?}");
        let detail: Value = serde_json::from_str(&said.err).unwrap();
        assert!(named(&detail["error"]["detail"]["findings"]).contains(&(*clarity).to_owned()), "{detail:#}");
        assert_eq!(events(), before, "{clarity}: nothing was written");
        // The same content from a file; in words it says which of the six it is, in both languages.
        let id = key();
        let draft = json!({ "act": "draft", "commandId": id, "terms": without(office.file_terms(), field) });
        let said = issue(json!([draft, { "act": "issue", "assignment": id }]), false);
        assert_eq!(said.code, 3, "{said:?}");
        let label = match *clarity {
            "person" => ["· Rõ người:", "· Person:"],
            "task" => ["· Rõ việc:", "· Task:"],
            "time" => ["· Rõ thời gian:", "· Time:"],
            "result" => ["· Rõ kết quả:", "· Result:"],
            "responsibility" => ["· Rõ trách nhiệm:", "· Responsibility:"],
            _ => ["· Rõ thẩm quyền:", "· Authority:"],
        };
        assert!(label.iter().all(|label| said.err.contains(label)), "{clarity}: {}", said.err);
    }
    // With all six it is issued, by the file as well.
    let id = key();
    let draft = json!({ "act": "draft", "commandId": id, "terms": office.file_terms() });
    let given = json!([draft, { "act": "issue", "assignment": id, "commandId": key() }]);
    let said = issue(given.clone(), false);
    assert_eq!(said.code, 0, "{said:?}");
    // The file again, as after a lost answer: the same answer, and nothing recorded twice.
    let before = events();
    assert_eq!(issue(given, false).code, 0);
    assert_eq!(events(), before);

    let server = Server::start(&data);
    let mut head = Client::signed_in(server.address, "duc");
    let query = "query Q($id: ID!) { assignment(id: $id) { phase code clarities { clear } } }";
    let found = head.ask(query, json!({ "id": format!("Assignment_{id}") }));
    assert_eq!(found["assignment"]["phase"], "ISSUED", "{found:#}");
    assert_eq!(server.stop(), 0);
}
