//! The administrator's day at the command line: first set-up, accounts, tokens, backup, looking after the log.

use super::{
    http::{Client, PASSWORD},
    office::{Office, founded, init},
    process::{Said, Server, binary, run, sauro},
};
use serde_json::{Value, json};
use std::path::Path;

/// `sauro --json … --data DATA`, with the password of the tests at hand.
fn on(data: &Path, arguments: &[&str]) -> Said {
    let mut command = binary();
    command.arg("--json").args(arguments).arg("--data").arg(data).env("SAURO_PASSWORD", PASSWORD);
    run(command)
}

#[test]
fn the_first_set_up_asks_for_what_it_needs_and_happens_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = data.to_str().unwrap();
    // Nobody to ask: the options that are missing are named, and nothing is made.
    let said = sauro(["init", "--data", path]);
    assert_eq!(said.code, 2, "{said:?}");
    for option in ["--office", "--name", "--account", "--password-file"] {
        assert!(said.err.contains(option), "{option}: {}", said.err);
    }
    let weak = {
        let mut command = binary();
        command.args(["--json", "init", "--office", "A", "--name", "B", "--account", "an", "--data", path]);
        command.env("SAURO_PASSWORD", "ngắn");
        run(command)
    };
    assert_eq!(weak.failure().0, 3, "{weak:?}");
    assert_eq!(on(&data, &["serve"]).failure(), (7, "NOT_SET_UP".to_owned()));
    assert!(!data.exists(), "nothing was made");

    assert_eq!(init(&data).json()["account"], "chung");
    assert_eq!(init(&data).failure(), (3, "ALREADY_SET_UP".to_owned()));
    let server = Server::start(&data);
    let mut client = Client::signed_in(server.address, "chung");
    let who = client.ask(
        "{ viewer { displayName powers seats { capacity position { title } } } installation { name } }",
        json!({}),
    );
    assert_eq!(who["installation"]["name"], "Đảng bộ phường Thử Nghiệm");
    assert_eq!(who["viewer"]["displayName"], "Nguyễn Thị Chung");
    assert_eq!(who["viewer"]["seats"][0]["capacity"], "HOLDER");
    assert_eq!(who["viewer"]["powers"].as_array().unwrap().len(), 12, "{who:#}");
    assert_eq!(server.stop(), 0);
}

#[test]
fn accounts_belong_to_registered_people_and_end_when_told() {
    let office = Office::new();
    let data = office.data();
    let list = on(&data, &["user", "list"]).json();
    assert_eq!(list.as_array().unwrap().len(), 2, "{list:#}");
    let person = format!("Person_{}", list[0]["person"].as_str().unwrap());
    for (arguments, failure) in [
        (vec!["user", "add", "chung", "--person", &person], (3, "ACCOUNT_EXISTS")),
        (vec!["user", "add", "x", "--person", &person], (3, "ACCOUNT_NAME")),
        (vec!["user", "add", "binh", "--person", "Person_01ARZ3NDEKTSV4RRFFQ69G5FAV"], (7, "UNKNOWN_PERSON")),
        (vec!["user", "reset", "khong-co"], (7, "UNKNOWN_ACCOUNT")),
        (vec!["user", "disable", "khong-co"], (7, "UNKNOWN_ACCOUNT")),
        (vec!["token", "create", "--account", "khong-co", "--label", "x"], (7, "UNKNOWN_ACCOUNT")),
        (vec!["token", "create", "--account", "duc", "--label", "x", "--days", "366"], (3, "TOKEN_REFUSED")),
        (vec!["token", "revoke", "--account", "duc", "khong-co"], (7, "UNKNOWN_TOKEN")),
    ] {
        let said = on(&data, &arguments);
        assert_eq!(said.failure(), (failure.0, failure.1.to_owned()), "{arguments:?}");
    }
    assert_eq!(on(&data, &["user", "add", "binh", "--person", "nobody"]).failure().0, 2);

    // All of it beside the running server, and at once.
    let server = Server::start(&data);
    let mut duc = Client::signed_in(server.address, "duc");
    let token = on(&data, &["token", "create", "--account", "duc", "--label", "Grafana"]).json();
    let mut dashboard = Client::new(server.address);
    let secret = format!("Bearer {}", token["secret"].as_str().unwrap());
    dashboard.headers.push(("authorization".to_owned(), secret));
    let ask = json!({ "query": "{ viewer { account mayWrite } }" });
    let answer = dashboard.post("/graphql", &ask).unwrap().json();
    assert_eq!(answer["data"]["viewer"], json!({ "account": "duc", "mayWrite": false }), "{answer}");
    let draft = json!({ "commandId": super::office::key(), "terms": { "title": "Lập danh sách" } });
    assert_eq!(dashboard.refused("assignmentDraft", &draft), ["FORBIDDEN"]);
    let listed = on(&data, &["token", "list", "--account", "duc"]).json();
    let id = listed[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(on(&data, &["token", "revoke", "--account", "duc", &id]).code, 0);
    assert_eq!(dashboard.post("/graphql", &ask).unwrap().status, 401);

    assert_eq!(duc.post("/graphql", &ask).unwrap().status, 200);
    assert_eq!(on(&data, &["user", "disable", "duc"]).code, 0);
    assert_eq!(duc.post("/graphql", &ask).unwrap().status, 401, "the session has ended");
    let credentials = json!({ "account": "duc", "password": PASSWORD });
    assert_eq!(Client::new(server.address).post("/auth/sign-in", &credentials).unwrap().status, 401);
    assert_eq!(on(&data, &["user", "enable", "duc"]).code, 0);
    let mut command = binary();
    command.args(["user", "reset", "duc", "--data"]).arg(&data).env("SAURO_PASSWORD", "mật khẩu mới và dài");
    assert_eq!(run(command).code, 0);
    let credentials = json!({ "account": "duc", "password": "mật khẩu mới và dài" });
    assert_eq!(Client::new(server.address).post("/auth/sign-in", &credentials).unwrap().status, 200);
    assert_eq!(server.stop(), 0);
}

#[test]
fn a_backup_made_beside_the_running_server_restores_and_verifies() {
    let office = Office::new();
    let data = office.data();
    let folder = office.folder.path();
    let server = Server::start(&data);
    let mut chair = Client::signed_in(server.address, "chung");
    let pdf = chair.send("PUT", "/files", "application/pdf", b"%PDF-1.7 evidence").unwrap();
    assert_eq!(pdf.status, 201, "{}", pdf.json());
    let (to, restored) = (folder.join("backup"), folder.join("restored"));
    let words = |path: &Path| path.to_str().unwrap().to_owned();
    let backup = on(&data, &["backup", "--to", &words(&to)]);
    assert_eq!(backup.code, 0, "{backup:?}");
    assert_eq!(on(&data, &["backup", "--to", &words(&to)]).failure(), (3, "ALREADY_THERE".to_owned()));
    assert_eq!(server.stop(), 0);
    let here = on(&data, &["verify"]).json();

    let restore = |from: &Path, data: &Path| on(data, &["restore", "--from", &words(from)]);
    let said = restore(&to, &restored);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(said.json()["root"], here["root"]);
    assert_eq!(restore(&to, &restored).failure(), (3, "ALREADY_THERE".to_owned()));
    let none = restore(&folder.join("nowhere"), &folder.join("other"));
    assert_eq!(none.failure(), (7, "NOT_THERE".to_owned()));
    assert!(none.err.contains("nowhere"), "{none:?}");
    // Whatever was changed in a backup is seen before anything is put in place.
    let file = to.join("log.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let said = restore(&to, &folder.join("other"));
    assert_eq!(said.failure(), (5, "DAMAGED".to_owned()));
    assert!(said.err.contains("log.db"), "{said:?}");
    assert!(!folder.join("other").exists(), "nothing was put in place");

    // The restored office works: accounts, names, evidence, and a sign-in.
    let server = Server::start(&restored);
    let mut chair = Client::signed_in(server.address, "chung");
    let people = chair.ask("{ persons(first: 10) { nodes { name } } }", json!({}));
    let names: Vec<_> =
        people["persons"]["nodes"].as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
    assert!(names.contains(&json!("Trần Văn Đức")), "{names:?}");
    let file = chair.get(&format!("/files/{}", pdf.json()["sha256"].as_str().unwrap())).unwrap();
    assert_eq!((file.status, file.body.as_slice()), (200, &b"%PDF-1.7 evidence"[..]));
    assert_eq!(server.stop(), 0);
}

#[test]
fn export_verify_and_rebuild_agree_on_every_event() {
    let office = Office::new();
    let data = office.data();
    let verified = on(&data, &["verify"]).json();
    let file = office.folder.path().join("events.jsonl");
    let to = file.to_str().unwrap();
    let said = on(&data, &["export", "--to", to]);
    assert_eq!(said.json()["events"], verified["events"], "{said:?}");
    let lines: Vec<Value> = std::fs::read_to_string(&file)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(json!(lines.len()), verified["events"]);
    assert!(lines.iter().all(|event| event["cmd"].is_string() && event["type"].is_string()));
    assert_eq!(
        on(&data, &["export", "--to", to]).failure(),
        (3, "ALREADY_THERE".to_owned()),
        "nothing is overwritten"
    );
    let out = sauro(["export", "--data", data.to_str().unwrap()]).out;
    assert_eq!(out, std::fs::read_to_string(&file).unwrap());
    assert_eq!(on(&data, &["rebuild"]).json()["events"], verified["events"]);
    // The views thrown away by hand are nothing lost either.
    std::fs::remove_dir_all(data.join("views")).unwrap();
    let server = Server::start(&data);
    let mut chair = Client::signed_in(server.address, "chung");
    let units = chair.ask("{ units(first: 10) { nodes { name } } }", json!({}));
    assert_eq!(units["units"]["nodes"].as_array().unwrap().len(), 2, "{units:#}");
    assert_eq!(server.stop(), 0);
    for task in ["export", "verify", "rebuild", "serve"] {
        let nowhere = office.folder.path().join("nowhere");
        assert_eq!(on(&nowhere, &[task]).failure(), (7, "NOT_SET_UP".to_owned()), "{task}");
        assert!(!nowhere.exists(), "{task} made nothing");
    }
}

#[test]
fn the_settings_that_hold_are_printed_with_where_they_come_from() {
    let (folder, data) = founded();
    let check = |data: &Path| sauro(["config", "check", "--data", data.to_str().unwrap()]);
    let said = check(&data);
    assert!(said.code == 0 && said.out.contains("127.0.0.1:8046"), "{said:?}");
    assert!(said.out.contains("no settings file"), "{said:?}");
    let file = data.join("sauro.toml");
    std::fs::write(&file, "[server]\nlisten = \"127.0.0.1:9123\"\n").unwrap();
    let said = check(&data);
    assert!(said.out.contains("127.0.0.1:9123") && said.out.contains(file.to_str().unwrap()), "{said:?}");
    assert_eq!(on(&data, &["config", "check"]).json()["server"]["listen"], "127.0.0.1:9123");
    let nowhere = folder.path().join("nowhere");
    assert_eq!(on(&nowhere, &["config", "check"]).failure(), (7, "NOT_THERE".to_owned()));
}
