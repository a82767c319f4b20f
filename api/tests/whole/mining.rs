//! The history for process mining: valid by the rules of OCEL 2.0 and XES, complete, the same each time, and nameless.

use super::{
    http::{Client, PASSWORD},
    office::{Office, day, key},
    process::{Said, Server, binary, run},
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

fn export(data: &Path, more: &[&str]) -> Said {
    let mut command = binary();
    command.args(["--json", "export", "--data"]).arg(data).args(more);
    run(command)
}

/// Three assignments, one with a substitute, an extension and a correction.
fn played(office: &Office, server: &Server) {
    let mut chair = Client::signed_in(server.address, "chung");
    let mut head = Client::signed_in(server.address, "duc");
    for _ in 0..2 {
        let draft = key();
        chair.done("assignmentDraft", &json!({ "commandId": draft, "terms": office.terms() }));
        let id = format!("Assignment_{draft}");
        chair.done("assignmentIssue", &json!({ "commandId": key(), "assignment": id }));
    }
    let draft = key();
    chair.done("assignmentDraft", &json!({ "commandId": draft, "terms": office.terms() }));
    let id = format!("Assignment_{draft}");
    chair.done("assignmentIssue", &json!({ "commandId": key(), "assignment": id }));
    // Somebody acts for the head.
    let person = key();
    chair.done("personRegister", &json!({ "commandId": person, "details": { "fullName": "Võ Thị Dự" } }));
    let person = format!("Person_{person}");
    chair.done(
        "positionActingAppoint",
        &json!({
            "commandId": key(), "position": office.head, "person": person, "from": day(0), "until": day(5),
            "reason": "Trưởng phòng đi công tác",
        }),
    );
    let mut add = binary();
    add.args(["user", "add", "du", "--person", &person, "--data"])
        .arg(office.data())
        .env("SAURO_PASSWORD", PASSWORD);
    assert_eq!(run(add).code, 0);
    let mut acting = Client::signed_in(server.address, "du").acting(&office.head);
    acting.done("assignmentAcknowledge", &json!({ "commandId": key(), "assignment": id }));
    acting.done("assignmentProgressReport", &json!({
        "commandId": key(), "assignment": id, "text": "Đã rà soát </string> \"3\" tổ & <b>", "percent": 30,
    }));
    let request = key();
    acting.done("assignmentExtensionRequest", &json!({
        "commandId": request, "assignment": id, "until": day(60), "reason": "Thiếu số liệu", "claimedCause": "OBJECTIVE",
    }));
    chair.done(
        "assignmentExtensionGrant",
        &json!({
            "commandId": key(), "assignment": id, "request": request, "until": day(60), "reason": "Đồng ý",
        }),
    );
    chair.done(
        "assignmentEntryCorrect",
        &json!({
            "commandId": key(), "assignment": id, "revision": 1, "text": "Ghi thiếu", "reason": "Nhầm",
        }),
    );
    assert!(
        !head
            .refused("assignmentCancel", &json!({ "commandId": key(), "assignment": id, "reason": "x" }))
            .is_empty()
    );
}

fn texts<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|one| one[field].as_str().unwrap()).collect()
}

fn moment(text: &str) -> bool {
    text.len() == 24 && text.ends_with('Z') && chrono::DateTime::parse_from_rfc3339(text).is_ok()
}

/// What the schema of OCEL 2.0 and its rules ask for.
fn check_ocel(log: &Value) {
    let only: BTreeSet<&str> = log.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(only, ["eventTypes", "events", "objectTypes", "objects"].into());
    let declared = |types: &Value| -> BTreeMap<String, BTreeMap<String, String>> {
        let one = |kind: &Value| {
            let attributes = kind["attributes"].as_array().unwrap().iter();
            let attributes = attributes
                .map(|a| (a["name"].as_str().unwrap().to_owned(), a["type"].as_str().unwrap().to_owned()));
            (kind["name"].as_str().unwrap().to_owned(), attributes.collect())
        };
        let all: BTreeMap<_, _> = types.as_array().unwrap().iter().map(one).collect();
        assert_eq!(all.len(), types.as_array().unwrap().len(), "names of types are unique");
        all
    };
    let (objects, events) = (declared(&log["objectTypes"]), declared(&log["eventTypes"]));
    let known = ["string", "time", "integer", "float", "boolean"];
    for attributes in objects.values().chain(events.values()) {
        assert!(attributes.values().all(|kind| known.contains(&kind.as_str())));
    }
    let value = |kind: &str, value: &str| match kind {
        "time" => moment(value),
        "integer" => value.parse::<i64>().is_ok(),
        "boolean" => matches!(value, "true" | "false"),
        _ => true,
    };
    let ids: BTreeSet<_> = texts(&log["objects"], "id").into_iter().collect();
    assert_eq!(ids.len(), log["objects"].as_array().unwrap().len(), "ids of objects are unique");
    let numbers: BTreeSet<_> = texts(&log["events"], "id").into_iter().collect();
    assert_eq!(numbers.len(), log["events"].as_array().unwrap().len(), "ids of events are unique");
    let mut last = String::new();
    for (one, types, timed) in log["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one, &events, false))
        .chain(log["objects"].as_array().unwrap().iter().map(|one| (one, &objects, true)))
    {
        let attributes = &types[one["type"].as_str().unwrap()];
        for told in one["attributes"].as_array().unwrap() {
            let kind = &attributes[told["name"].as_str().unwrap()];
            assert!(value(kind, told["value"].as_str().unwrap()), "{told}");
            assert!(!timed || moment(told["time"].as_str().unwrap()), "{told}");
        }
        let links = one["relationships"].as_array().unwrap();
        assert!(links.iter().all(|link| ids.contains(link["objectId"].as_str().unwrap())), "{one}");
        let pairs: BTreeSet<_> = links.iter().map(ToString::to_string).collect();
        assert_eq!(pairs.len(), links.len(), "{one}");
        if !timed {
            let time = one["time"].as_str().unwrap();
            assert!(moment(time) && last.as_str() <= time && !links.is_empty(), "{one}");
            time.clone_into(&mut last);
        }
    }
}

/// One tag of an XML file: name, attributes, whether it opens and whether it closes.
struct Tag {
    name: String,
    attributes: BTreeMap<String, String>,
    opens: bool,
    closes: bool,
}

fn tags(xml: &str) -> Vec<Tag> {
    let body = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap();
    let mut tags = Vec::new();
    for part in body.split('<').skip(1) {
        let (inner, after) = part.split_once('>').unwrap();
        assert!(after.trim().is_empty(), "no text between tags: {after:?}");
        let closing = inner.starts_with('/');
        let alone = inner.ends_with('/');
        let inner = inner.trim_matches('/');
        let (name, rest) = inner.split_once(' ').unwrap_or((inner, ""));
        let mut attributes = BTreeMap::new();
        let mut pieces = rest.split('"');
        while let (Some(key), Some(value)) = (pieces.next(), pieces.next()) {
            let key = key.trim().strip_suffix('=').unwrap().to_owned();
            for entity in value.split('&').skip(1) {
                assert!(
                    ["amp;", "lt;", "gt;", "quot;", "apos;"].iter().any(|known| entity.starts_with(known)),
                    "{value}"
                );
            }
            assert!(attributes.insert(key, value.to_owned()).is_none(), "an attribute twice: {inner}");
        }
        tags.push(Tag { name: name.to_owned(), attributes, opens: !closing && !alone, closes: closing });
    }
    tags
}

/// What the schema of XES and its rules ask for. Gives traces, and the events of each.
fn check_xes(xml: &str) -> Vec<usize> {
    let (mut open, mut keys, mut traces): (Vec<String>, Vec<BTreeSet<String>>, Vec<usize>) =
        Default::default();
    let mut stage = 0;
    for tag in tags(xml) {
        if tag.closes {
            assert_eq!(open.pop().as_ref(), Some(&tag.name));
            keys.pop();
            continue;
        }
        let above = open.last().map_or("", String::as_str);
        let place = match tag.name.as_str() {
            "log" => {
                assert!(above.is_empty() && tag.attributes["xes.version"].parse::<f64>().is_ok());
                0
            }
            "extension" => 1,
            "global" => 2,
            "classifier" => 3,
            "trace" => {
                traces.push(0);
                4
            }
            "event" => {
                assert_eq!(above, "trace");
                *traces.last_mut().unwrap() += 1;
                4
            }
            kind => {
                assert!(["global", "trace", "event"].contains(&above), "{kind} in {above}");
                let (key, value) = (&tag.attributes["key"], &tag.attributes["value"]);
                assert!(keys.last_mut().unwrap().insert(key.clone()), "{key} twice");
                assert!(
                    above != "trace" || traces.last() == Some(&0),
                    "attributes of a trace come before its events"
                );
                assert!(
                    match kind {
                        "string" => true,
                        "date" => moment(value),
                        "int" => value.parse::<i64>().is_ok(),
                        "id" => value.len() == 36 && value.split('-').count() == 5,
                        _ => false,
                    },
                    "{kind} {value}"
                );
                stage
            }
        };
        if above == "log" {
            assert!(place >= stage, "{} comes too late", tag.name);
            stage = place;
        }
        if tag.opens {
            open.push(tag.name);
            keys.push(BTreeSet::new());
        }
    }
    assert!(open.is_empty());
    traces
}

#[test]
fn the_history_goes_out_whole_nameless_and_the_same_each_time() {
    let office = Office::new();
    let data = office.data();
    let server = Server::start(&data);
    played(&office, &server);
    let place = |name: &str| office.folder.path().join(name).to_str().unwrap().to_owned();
    let (ocel, xes) = (place("a.json"), place("a.xes"));
    assert_eq!(export(&data, &["--ocel", &ocel]).failure().0, 4, "the server is running");
    assert_eq!(server.stop(), 0);

    let said = export(&data, &["--ocel", &ocel, "--xes", &xes]).json();
    let again = export(&data, &["--ocel", &place("b.json"), "--xes", &place("b.xes")]).json();
    assert_eq!(said, again);
    for ending in ["json", "xes"] {
        let read = |name: &str| fs::read(place(&format!("{name}.{ending}"))).unwrap();
        assert_eq!(read("a"), read("b"), "{ending}: the same log gives the same bytes");
    }
    // Whole or not at all.
    assert_eq!(export(&data, &["--ocel", &ocel]).failure(), (3, "ALREADY_THERE".to_owned()));
    assert_eq!(export(&data, &["--ocel", &place("no/such/folder")]).failure(), (7, "NOT_THERE".to_owned()));
    assert_eq!(export(&data, &["--xes", &place("c.xes"), "--to", &place("c.jsonl")]).failure().0, 2);
    let left = fs::read_dir(office.folder.path())
        .unwrap()
        .map(|one| one.unwrap().file_name().into_string().unwrap());
    assert!(left.into_iter().all(|name| !name.contains(".part")), "nothing half-written is left");

    let (ocel, xes) = (fs::read_to_string(ocel).unwrap(), fs::read_to_string(xes).unwrap());
    for words in
        ["Chung", "Đức", "Ánh", "Dự", "rà soát", "Thiếu số liệu", "Lập danh sách", "Ghi thiếu", "công tác"]
    {
        assert!(!ocel.contains(words) && !xes.contains(words), "{words}");
    }
    let log: Value = serde_json::from_str(&ocel).unwrap();
    check_ocel(&log);
    let events = log["events"].as_array().unwrap();
    let verified = sauro_store::sqlite::verify_all(&data, &mut |_, _| {}).unwrap();
    assert_eq!((events.len() as u64, &said["ocel"]["events"]), (verified.events, &json!(verified.events)));
    let assignments = |id: &&str| id.starts_with("Assignment_");
    assert_eq!(texts(&log["objects"], "id").into_iter().filter(assignments).count(), 3);
    let related = |kind: &str| {
        let event = events.iter().rfind(|event| event["type"] == kind).unwrap();
        let links = event["relationships"].as_array().unwrap().iter();
        links
            .map(|link| (link["qualifier"].as_str().unwrap(), link["objectId"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    let issued = related("assignment.issued");
    for (qualifier, id) in [
        ("lead", &office.head),
        ("assigner", &office.chair),
        ("accepter", &office.chair),
        ("coordinator", &office.officer),
        ("supervisor", &office.chair),
        ("basis", &office.document),
        ("acting seat", &office.chair),
    ] {
        assert!(issued.contains(&(qualifier, id.as_str())), "{qualifier}: {issued:?}");
    }
    let acknowledged = related("assignment.acknowledged");
    assert!(
        acknowledged.iter().any(|(qualifier, id)| *qualifier == "on behalf of" && id.starts_with("Person_"))
    );
    let extended = log["objects"].as_array().unwrap().iter().filter(|one| one["type"] == "assignment");
    let of = |one: &Value, name: &str| {
        let told = one["attributes"].as_array().unwrap().iter().filter(|told| told["name"] == name);
        told.map(|told| told["value"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let extended = extended.clone().find(|one| of(one, "due").len() == 2).unwrap();
    assert_eq!(of(extended, "due"), [day(30), day(60)]);
    assert_eq!(
        (of(extended, "dueOriginal"), of(extended, "percent")),
        (vec![day(30)], vec!["30".to_owned()])
    );
    assert_eq!(of(extended, "state"), ["draft", "issued", "in_progress"]);

    assert_eq!(check_xes(&xes), [2, 2, 7]);
    assert_eq!(said["xes"], json!({ "events": 11, "traces": 3 }));
    assert!(xes.contains("onBehalfOf") && xes.contains("assignment.entry_corrected"));
}
