//! A hostile administrator, who owns the machine, the database and the key of the log, and knows how all of it works.
//! What he does is found out by the next start, or by whoever kept a bundle; and the entry is named.

use super::{
    http::Client,
    office::{Office, key},
    process::{Said, Server, sauro},
};
use rusqlite::Connection;
use sauro_ledger::{hex, leaf_hash};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

/// Everything needed to attack, and what an inspector kept from before.
struct Scene {
    office: Office,
    /// The policy that inspectors were handed.
    policy: PathBuf,
    /// The bundle an inspector kept.
    kept: PathBuf,
    /// The data directory as the honest administrator left it.
    honest: PathBuf,
    /// A copy of that from earlier.
    old: PathBuf,
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn export(data: &Path, to: &Path) -> Said {
    sauro(["--json", "export", "--personal", "--files", "--data", text(data), "--inspection", text(to)])
}

fn scene() -> Scene {
    let office = Office::new();
    let (data, folder) = (office.data(), office.folder.path().to_owned());
    let old = folder.join("old");
    copy(&data, &old);
    let server = Server::start(&data);
    let chair = Client::signed_in(server.address, "chung");
    let mut acting = chair.acting(&office.chair);
    for number in 0..3 {
        let key = key();
        acting.done("assignmentDraft", &json!({ "commandId": key, "terms": office.terms() }));
        let issue = json!({ "commandId": self::key(), "assignment": format!("Assignment_{key}") });
        acting.done("assignmentIssue", &issue);
        if number == 0 {
            let mut lead = Client::signed_in(server.address, "duc");
            let stored = lead.send("PUT", "/files", "application/pdf", b"%PDF-1.7 evidence").unwrap().json();
            let evidence =
                json!({ "title": "Ảnh chụp", "sha256": stored["sha256"], "dated": super::office::day(0) });
            let assignment = format!("Assignment_{key}");
            let acknowledge = json!({ "commandId": self::key(), "assignment": assignment });
            lead.done("assignmentAcknowledge", &acknowledge);
            let attach = json!({ "commandId": self::key(), "assignment": assignment, "evidence": evidence });
            lead.done("assignmentEvidenceAttach", &attach);
        }
    }
    assert_eq!(server.stop(), 0);
    let (policy, kept) = (folder.join("policy.txt"), folder.join("kept.tar"));
    let shown = sauro(["--json", "key", "show", "--data", text(&data)]).json();
    fs::write(&policy, shown["policy"].as_str().unwrap()).unwrap();
    let said = export(&data, &kept);
    assert_eq!(said.code, 0, "{said:?}");
    let honest = sauro(["--json", "verify", text(&kept), "--policy", text(&policy)]);
    assert_eq!((honest.code, &honest.json()["result"]), (0, &json!("PASS")), "{honest:?}");
    let scene = folder.join("honest");
    copy(&data, &scene);
    Scene { office, policy, kept, honest: scene, old }
}

/// The stored envelopes in order.
fn entries(data: &Path) -> Vec<Value> {
    let file = Connection::open(data.join("log.db")).unwrap();
    let mut all = file.prepare("SELECT envelope FROM event ORDER BY position").unwrap();
    let rows = all.query_map((), |row| row.get::<_, String>(0)).unwrap();
    rows.map(|row| serde_json::from_str(&row.unwrap()).unwrap()).collect()
}

/// Writes them as the log would have: places, links and leaves are those of an honest log.
fn forge(data: &Path, entries: &[Value]) {
    let file = Connection::open(data.join("log.db")).unwrap();
    let guards: Vec<(String, String)> = {
        let mut all = file.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").unwrap();
        let rows = all.query_map((), |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    guards.iter().for_each(|(name, _)| file.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
    file.execute("DELETE FROM event", ()).unwrap();
    let mut ends: HashMap<String, (u64, String)> = HashMap::new();
    for (position, entry) in (1_i64..).zip(entries) {
        let mut entry = entry.clone();
        let stream = entry["stream"].as_str().unwrap().to_owned();
        let end = ends.get(&stream).cloned();
        let ver = end.as_ref().map_or(0, |(ver, _)| ver + 1);
        entry["ver"] = json!(ver);
        entry.as_object_mut().unwrap().remove("prev");
        if let Some((_, leaf)) = end {
            entry["prev"] = json!(leaf);
        }
        let bytes = serde_json::to_string(&entry).unwrap();
        let leaf = leaf_hash(bytes.as_bytes());
        let (id, kind, at) = (&entry["id"], &entry["type"], &entry["at"]);
        file.execute(
            "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (position, &stream, ver as i64, id.as_str(), kind.as_str(), at.as_str(), &bytes, leaf.as_slice()),
        )
        .unwrap();
        ends.insert(stream, (ver, hex::encode(&leaf)));
    }
    guards.iter().for_each(|(_, sql)| file.execute_batch(sql).unwrap());
    drop(file);
    // Views would show what was; they are built anew.
    let _absent = fs::remove_dir_all(data.join("views"));
}

/// The index of the first entry of this type, counted from behind.
fn last_of(entries: &[Value], kind: &str) -> usize {
    entries.iter().rposition(|entry| entry["type"] == kind).unwrap()
}

/// How a start ends that takes nothing but a sound log: the exit code, and the code on the last line.
fn started(data: &Path) -> (i32, String) {
    let said = sauro(["--json", "serve", "--strict", "--listen", "127.0.0.1:0", "--data", text(data)]);
    let last = said.err.lines().last().unwrap_or_default();
    let last: Value = serde_json::from_str(last).unwrap_or_else(|error| panic!("{error}: {said:?}"));
    (said.code, last["error"]["code"].as_str().unwrap_or_default().to_owned())
}

/// Whoever kept a bundle compares; says the verdict and the entries named.
fn compared(scene: &Scene, bundle: &Path) -> (i32, Vec<u64>) {
    let said = sauro([
        "--json",
        "verify",
        text(bundle),
        "--policy",
        text(&scene.policy),
        "--earlier",
        text(&scene.kept),
    ]);
    let report = said.json();
    let findings = report["findings"].as_array().unwrap();
    (said.code, findings.iter().filter_map(|finding| finding["entry"].as_u64()).collect())
}

#[test]
fn what_a_hostile_administrator_does_is_found_out_and_named() {
    let scene = scene();
    let folder = scene.office.folder.path().to_owned();
    let honest = entries(&scene.honest);
    let (issued, drafted) = (last_of(&honest, "assignment.issued"), last_of(&honest, "assignment.drafted"));
    let first = honest.iter().position(|entry| entry["type"] == "assignment.issued").unwrap();
    let attacks: Vec<(&str, Vec<Value>, usize)> = vec![
        (
            "edit",
            edited(&honest, drafted, |entry| entry["data"]["terms"]["title"] = json!("Việc khác")),
            drafted,
        ),
        ("delete", [&honest[..first], &honest[first + 1..]].concat(), first),
        ("insert", inserted(&honest, issued), issued),
        ("reorder", reordered(&honest), honest.len() - 4),
        (
            "back-date",
            edited(&honest, issued, |entry| entry["at"] = honest[issued - 1]["at"].clone()),
            issued,
        ),
        ("impersonate", edited(&honest, issued, |entry| entry["actor"] = json!("scheduler")), issued),
    ];
    for (what, forged, at) in attacks {
        let data = folder.join(what);
        copy(&scene.honest, &data);
        assert_ne!(forged, honest, "{what}");
        forge(&data, &forged);
        assert_eq!(sauro(["verify", "--data", text(&data)]).code, 0, "{what}: by itself it looks sound");
        // The next start compares with the journal.
        assert_eq!(started(&data), (8, "READ_ONLY".to_owned()), "{what}");
        // He removes the journal and signs everything anew, with the true key.
        for name in ["journal", "head", "checkpoint", "checkpoints", "tile"] {
            let path = data.join("heads").join(name);
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { drop(fs::remove_file(path)) }
        }
        let bundle = folder.join(format!("{what}.tar"));
        let said = export(&data, &bundle);
        assert_eq!(said.code, 0, "{what}: {said:?}");
        let alone = sauro(["--json", "verify", text(&bundle), "--policy", text(&scene.policy)]);
        assert_eq!(alone.code, 0, "{what}: alone it looks sound, which is why bundles and heads are kept");
        let (code, named) = compared(&scene, &bundle);
        assert_eq!(code, 1, "{what}");
        assert!(named.contains(&(at as u64)), "{what}: entry {at} is not among {named:?}");
    }
}

fn edited(entries: &[Value], at: usize, edit: impl Fn(&mut Value)) -> Vec<Value> {
    let mut forged = entries.to_vec();
    edit(&mut forged[at]);
    forged
}

/// A document that nobody registered, before the entry.
fn inserted(entries: &[Value], at: usize) -> Vec<Value> {
    let mut entry = entries[last_of(entries, "document.registered")].clone();
    entry["id"] = json!("01a16d66-3fe0-8a40-bc4b-36ff4b2eddd1");
    entry["cmd"] = json!("01M5PPCFZ0JE6JK4YM0ZDBNF4S");
    entry["stream"] = json!("document-01M5PPCFZ0JE6JK4YM0ZDBNF4S");
    entry["data"]["facts"]["number"] = json!("13-NQ/ĐU");
    entry["at"] = entries[at]["at"].clone();
    let mut forged = entries.to_vec();
    forged.insert(at, entry);
    forged
}

/// The last two assignments change places: each is drafted, then issued.
fn reordered(entries: &[Value]) -> Vec<Value> {
    let mut forged = entries.to_vec();
    let end = forged.len();
    forged.swap(end - 4, end - 2);
    forged.swap(end - 3, end - 1);
    let moments: Vec<Value> = entries.iter().map(|entry| entry["at"].clone()).collect();
    forged.iter_mut().zip(moments).for_each(|(entry, at)| entry["at"] = at);
    forged
}

#[test]
fn an_old_copy_and_a_cut_end_are_found_out_at_the_start() {
    let scene = scene();
    let folder = scene.office.folder.path().to_owned();
    // The end cut off.
    let data = folder.join("cut");
    copy(&scene.honest, &data);
    let all = entries(&data);
    forge(&data, &all[..all.len() - 2]);
    assert_eq!(started(&data), (8, "READ_ONLY".to_owned()));
    // Not strict: it is read, and says why nothing can be recorded.
    let server = Server::start(&data);
    let mut client = Client::signed_in(server.address, "chung");
    let ready = client.get("/readyz").unwrap();
    assert_eq!(ready.status, 503);
    assert!(ready.json()["checks"]["heads"].as_str().unwrap().contains("its end is missing"));
    let told = client.ask("{ integrity { state reasonCode } }", json!({}));
    assert_eq!(told["integrity"], json!({ "state": "READ_ONLY", "reasonCode": "LOG_SHORTER" }));
    assert_eq!(server.stop(), 0);
    // An old log.db in the place of the new one.
    let data = folder.join("swapped");
    copy(&scene.honest, &data);
    fs::copy(scene.old.join("log.db"), data.join("log.db")).unwrap();
    fs::remove_dir_all(data.join("views")).unwrap();
    assert_eq!(started(&data), (8, "READ_ONLY".to_owned()));
    // The whole old directory, its journal with it, looks sound by itself: the kept bundle knows more.
    let bundle = folder.join("old.tar");
    let said = export(&scene.old, &bundle);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(compared(&scene, &bundle).0, 1);
    // A restore that is given the heads that survived says so, and is only read.
    let (backup, restored) = (folder.join("backup"), folder.join("restored"));
    assert_eq!(sauro(["backup", "--data", text(&scene.old), "--to", text(&backup)]).code, 0);
    let heads = scene.honest.join("heads");
    let said = sauro([
        "--json",
        "restore",
        "--from",
        text(&backup),
        "--data",
        text(&restored),
        "--heads",
        text(&heads),
    ]);
    assert_eq!((said.code, &said.json()["readOnly"]), (0, &json!(true)), "{said:?}");
    assert_eq!(started(&restored), (8, "READ_ONLY".to_owned()));
    // Journal or key gone or damaged.
    let ways = [("key", None), ("journal", Some("x\n")), ("journal", Some("")), ("journal", None)];
    for (number, (name, bytes)) in ways.into_iter().enumerate() {
        let data = folder.join(format!("no-{name}-{number}"));
        copy(&scene.honest, &data);
        let path = data.join("heads").join(name);
        match bytes {
            None => fs::remove_file(path).unwrap(),
            Some(bytes) => fs::write(path, bytes).unwrap(),
        }
        assert_eq!(started(&data), (8, "READ_ONLY".to_owned()), "{name}");
    }
}

#[test]
fn swapped_evidence_is_not_given_out_as_what_it_was() {
    let scene = scene();
    let data = scene.office.folder.path().join("swapped-evidence");
    copy(&scene.honest, &data);
    let attached =
        entries(&data).into_iter().find(|entry| entry["type"] == "assignment.evidence_attached").unwrap();
    let name = attached["data"]["evidence"]["sha256"].as_str().unwrap().to_owned();
    let file = data.join("files").join(&name[..2]).join(&name[2..]);
    fs::write(&file, b"%PDF-1.7 another").unwrap();
    let bundle = scene.office.folder.path().join("swapped.tar");
    let said = export(&data, &bundle);
    assert_ne!(said.code, 0);
    assert!(said.err.contains(&name) && said.err.contains("other bytes"), "{said:?}");
    assert!(!bundle.exists(), "half a bundle is not left behind");
}

#[test]
fn a_backup_is_sound_when_it_is_put_back_and_a_key_is_rotated_at_the_command_line() {
    let scene = scene();
    let folder = scene.office.folder.path().to_owned();
    let (backup, restored) = (folder.join("backup"), folder.join("restored"));
    assert_eq!(sauro(["backup", "--data", text(&scene.honest), "--to", text(&backup)]).code, 0);
    let said = sauro(["--json", "restore", "--from", text(&backup), "--data", text(&restored)]);
    assert_eq!((said.code, &said.json()["readOnly"]), (0, &json!(false)), "{said:?}");
    let rotated = sauro(["--json", "key", "rotate", "--data", text(&restored)]);
    assert_eq!(rotated.code, 0, "{rotated:?}");
    let server = Server::start(&restored);
    let mut client = Client::signed_in(server.address, "chung");
    let told = client.ask("{ integrity { state key } }", json!({}));
    assert_eq!(told["integrity"], json!({ "state": "SOUND", "key": rotated.json()["new"] }));
    assert_eq!(server.stop(), 0);
    let bundle = folder.join("rotated.tar");
    assert_eq!(export(&restored, &bundle).code, 0);
    assert_eq!(compared(&scene, &bundle).0, 1, "the policy of before does not have the new key");
    let shown = sauro(["--json", "key", "show", "--data", text(&restored)]).json();
    fs::write(&scene.policy, shown["policy"].as_str().unwrap()).unwrap();
    assert_eq!(compared(&scene, &bundle).0, 0);
}
