//! A second process, a database that was cut or edited, settings that are not ours: refused, with a code, untouched.

use super::{
    office::founded,
    process::{Server, log_of, sauro},
};
use std::path::Path;

/// What `sauro --json … --data DATA` fails with.
fn failure(arguments: &[&str], data: &Path) -> (i32, String) {
    let all = ["--json"].iter().chain(arguments).chain(&["--data"]).map(|word| (*word).to_owned());
    sauro(all.chain([data.to_str().unwrap().to_owned()])).failure()
}

fn code(exit: i32, code: &str) -> (i32, String) {
    (exit, code.to_owned())
}

#[test]
fn a_second_process_is_refused_and_told_who_holds_the_directory() {
    let (_folder, data) = founded();
    let server = Server::start(&data);
    for task in [vec!["serve", "--listen", "127.0.0.1:0"], vec!["rebuild"], vec!["export"]] {
        assert_eq!(failure(&task, &data), code(4, "DATA_DIRECTORY_IN_USE"), "{task:?}");
    }
    let said = sauro(["rebuild", "--data", data.to_str().unwrap()]);
    assert!(said.err.contains(&server.id().to_string()), "{said:?}");
    // Looking and copying go on beside it.
    assert_eq!(sauro(["verify", "--data", data.to_str().unwrap()]).code, 0);
    assert_eq!(server.stop(), 0);
    // The lock goes with the process, however it ended.
    Server::start(&data).kill();
    assert_eq!(Server::start(&data).stop(), 0);
}

#[test]
fn a_cut_or_edited_database_is_refused_with_the_place_named_and_left_as_it_is() {
    let (folder, data) = founded();
    let whole = folder.path().join("whole");
    let copied = sauro(["backup", "--data", data.to_str().unwrap(), "--to", whole.to_str().unwrap()]);
    assert_eq!(copied.code, 0, "{copied:?}");
    // As a server leaves it.
    assert_eq!(Server::start(&data).stop(), 0);
    let sound = std::fs::read(data.join("log.db")).unwrap();
    let end = sound.len();
    let edited = {
        let mut bytes = sound.clone();
        let name = "person.registered".as_bytes();
        let at = bytes.windows(name.len()).rposition(|window| window == name).unwrap();
        bytes[at] = b'q';
        bytes
    };
    let cases: [(&str, Vec<u8>); 5] = [
        ("cut in the middle", sound[..end / 2].to_vec()),
        ("cut by a page", sound[..end - 4096].to_vec()),
        ("emptied", Vec::new()),
        ("one letter changed", edited),
        ("not a database", b"xin chao ".repeat(2_000)),
    ];
    for (what, bytes) in cases {
        let damaged = folder.path().join(what.replace(' ', "-"));
        let restored =
            sauro(["restore", "--from", whole.to_str().unwrap(), "--data", damaged.to_str().unwrap()]);
        assert_eq!(restored.code, 0, "{restored:?}");
        // A server has run here: the mark of a log that was made stands beside it.
        assert_eq!(Server::start(&damaged).stop(), 0);
        for side in ["log.db-wal", "log.db-shm"] {
            let _absent = std::fs::remove_file(damaged.join(side));
        }
        std::fs::write(damaged.join("log.db"), &bytes).unwrap();
        assert_eq!(
            failure(&["serve", "--listen", "127.0.0.1:0"], &damaged),
            code(5, "LOG_DAMAGED"),
            "{what}"
        );
        assert_eq!(failure(&["verify"], &damaged).0, 5, "{what}");
        assert_eq!(failure(&["rebuild"], &damaged), code(5, "LOG_DAMAGED"), "{what}");
        let left = std::fs::read(damaged.join("log.db")).unwrap();
        assert!(left == bytes, "{what}: left as it is");
    }
    let gone = folder.path().join("emptied");
    std::fs::remove_file(gone.join("log.db")).unwrap();
    assert_eq!(failure(&["serve", "--listen", "127.0.0.1:0"], &gone), code(5, "LOG_DAMAGED"), "removed");
}

#[test]
fn an_event_edited_in_a_database_that_is_whole_is_told_as_a_damaged_log() {
    // Long enough that the first event is not among those looked at when the database is opened.
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let told = sauro(["demo", "--no-serve", "--data", data.to_str().unwrap()]);
    assert_eq!(told.code, 0, "{told:?}");
    let file = rusqlite::Connection::open(data.join("log.db")).unwrap();
    // The guards as before, or they would be missed first.
    let guard = "SELECT sql FROM sqlite_schema WHERE name = 'event_update'";
    let guard: String = file.query_row(guard, [], |row| row.get(0)).unwrap();
    file.execute_batch("DROP TRIGGER event_update").unwrap();
    let edit = "UPDATE event SET envelope = replace(envelope, '\"demo\"', '\"web\"') WHERE position = 1";
    assert_eq!(file.execute(edit, []).unwrap(), 1);
    file.execute_batch(&guard).unwrap();
    file.close().unwrap();
    let said = sauro(["--json", "serve", "--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()]);
    assert_eq!(said.failure(), code(5, "LOG_DAMAGED"), "{said:?}");
    assert!(said.err.contains("position 1") && said.err.contains("restore it from a backup"), "{said:?}");
}

#[test]
fn a_journal_or_key_that_cannot_be_read_leaves_the_log_to_be_read() {
    for name in ["journal", "key"] {
        let (_folder, data) = founded();
        assert_eq!(Server::start(&data).stop(), 0);
        let place = data.join("heads").join(name);
        std::fs::remove_file(&place).unwrap();
        std::fs::create_dir(&place).unwrap();
        let strict = ["serve", "--strict", "--listen", "127.0.0.1:0"];
        assert_eq!(failure(&strict, &data), code(8, "READ_ONLY"), "{name}");
        let server = Server::start(&data);
        let info = super::http::Client::new(server.address).get("/auth/info").unwrap().json();
        assert_eq!(info["readOnly"]["code"], "HEADS_DAMAGED", "{name}: {info}");
        let mut chair = super::http::Client::signed_in(server.address, "chung");
        let units = chair.ask("{ units(first: 10) { nodes { name } } }", serde_json::json!({}));
        assert_eq!(units["units"]["nodes"].as_array().unwrap().len(), 1, "{name}: {units:#}");
        assert_eq!(server.stop(), 0);
        assert!(place.is_dir(), "{name} was left as it is");
    }
}

#[test]
fn an_access_log_whose_head_is_garbled_is_told_on_readyz() {
    let (_folder, data) = founded();
    assert_eq!(Server::start(&data).stop(), 0);
    std::fs::write(data.join("access.head"), "").unwrap();
    let server = Server::start(&data);
    let ready = super::http::Client::new(server.address).get("/readyz").unwrap();
    assert_eq!(ready.status, 503);
    assert!(ready.json().to_string().contains("access.head"), "{}", ready.json());
    assert_eq!(server.stop(), 0);
}

/// The files without which an installation is not whole.
const NEEDED: [&str; 4] = ["vault/keys.db", "vault/vault.db", "app.db", "accounts.db"];

/// Its `serve` fails as damaged, names the file, and says what to do.
fn refused_for(data: &Path, file: &str, what: &str) {
    let said = sauro(["--json", "serve", "--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()]);
    assert_eq!(said.failure(), code(5, "DAMAGED"), "{file} {what}: {said:?}");
    assert!(said.err.contains(file) && said.err.contains("restore"), "{file} {what}: {said:?}");
}

#[test]
fn a_file_that_is_gone_is_not_made_anew_in_silence() {
    let (folder, data) = founded();
    assert_eq!(Server::start(&data).stop(), 0);
    let aside = folder.path().join("aside");
    for file in NEEDED {
        let place = data.join(file);
        std::fs::rename(&place, &aside).unwrap();
        refused_for(&data, file, "gone");
        assert!(!place.exists(), "{file} was not made");
        std::fs::write(&place, b"").unwrap();
        refused_for(&data, file, "emptied");
        assert_eq!(std::fs::metadata(&place).unwrap().len(), 0, "{file} was left as it is");
        std::fs::rename(&aside, &place).unwrap();
    }
    std::fs::rename(data.join("accounts.db"), &aside).unwrap();
    assert_eq!(failure(&["user", "list"], &data), code(5, "DAMAGED"));
    assert!(!data.join("accounts.db").exists());
    std::fs::rename(&aside, data.join("accounts.db")).unwrap();
    assert_eq!(Server::start(&data).stop(), 0);
}

#[test]
fn a_set_up_cut_off_before_anything_was_recorded_is_begun_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    drop(sauro_store::sqlite::SqliteLog::open(&data, sauro_store::sqlite::Options::default()).unwrap());
    assert!(data.join("log.made").exists() && !data.join("vault").exists());
    let said = super::office::init(&data);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(Server::start(&data).stop(), 0);
}

#[test]
fn a_file_that_is_no_database_is_named_and_left_as_it_is() {
    let (_folder, data) = founded();
    assert_eq!(Server::start(&data).stop(), 0);
    let garbage = b"xin chao ".repeat(2_000);
    for file in NEEDED {
        let place = data.join(file);
        let sound = std::fs::read(&place).unwrap();
        std::fs::write(&place, &garbage).unwrap();
        refused_for(&data, file, "is garbage");
        assert!(std::fs::read(&place).unwrap() == garbage, "{file} was left as it is");
        if file == "accounts.db" {
            assert_eq!(failure(&["user", "list"], &data), code(5, "DAMAGED"));
        }
        std::fs::write(&place, sound).unwrap();
    }
    // The views are nobody's only copy: they are built again.
    for view in std::fs::read_dir(data.join("views")).unwrap() {
        std::fs::write(view.unwrap().path(), &garbage).unwrap();
    }
    let server = Server::start(&data);
    let mut chair = super::http::Client::signed_in(server.address, "chung");
    let units = chair.ask("{ units(first: 10) { nodes { name } } }", serde_json::json!({}));
    assert_eq!(units["units"]["nodes"].as_array().unwrap().len(), 1, "{units:#}");
    assert_eq!(server.stop(), 0);
}

#[test]
fn unknown_settings_and_arguments_that_are_not_text_are_refused() {
    use std::os::unix::ffi::OsStrExt;
    let (folder, data) = founded();
    std::fs::write(data.join("sauro.toml"), "[server]\nlisten_on = \"127.0.0.1:1\"\n").unwrap();
    for task in [vec!["serve", "--listen", "127.0.0.1:0"], vec!["rebuild"], vec!["config", "check"]] {
        assert_eq!(failure(&task, &data), code(6, "SETTINGS"), "{task:?}");
    }
    let said = sauro(["config", "check", "--data", data.to_str().unwrap()]);
    assert!(said.err.contains("listen_on") && said.err.contains("sauro.toml"), "{said:?}");
    std::fs::remove_file(data.join("sauro.toml")).unwrap();
    let mut command = super::process::binary();
    command
        .args(["--json", "config", "check", "--data"])
        .arg(&data)
        .env("SAURO__SEVER__LISTEN", "127.0.0.1:1");
    assert_eq!(super::process::run(command).failure(), code(6, "SETTINGS"));

    let not_text = std::ffi::OsStr::from_bytes(b"Ph\xff\xfeng");
    let fresh = folder.path().join("fresh");
    let words = ["init", "--name", "A", "--account", "an", "--office"].map(std::ffi::OsStr::new);
    let said = sauro(words.into_iter().chain([not_text, "--data".as_ref(), fresh.as_os_str()]));
    assert_eq!(said.code, 2, "{said:?}");
    assert!(said.err.contains("UTF-8"), "{said:?}");
    assert!(!fresh.exists(), "nothing was made");
    // A directory may be called anything the machine allows.
    let odd = folder.path().join(not_text);
    let said = sauro(["--json".as_ref(), "verify".as_ref(), "--data".as_ref(), odd.as_os_str()]);
    assert_eq!(said.failure(), code(7, "NOT_SET_UP"));
}

#[test]
fn a_server_told_to_stop_leaves_whole_files_and_no_colours() {
    let (_folder, data) = founded();
    let server = Server::start(&data);
    super::http::Client::signed_in(server.address, "chung");
    assert_eq!(server.stop(), 0);
    for file in ["log.db", "accounts.db", "app.db"] {
        let wal = data.join(format!("{file}-wal"));
        assert_eq!(
            std::fs::metadata(&wal).map_or(0, |found| found.len()),
            0,
            "{file} is whole without its log"
        );
    }
    let log = std::fs::read_to_string(log_of(&data)).unwrap();
    assert!(log.contains("serving") && log.contains("stopped"), "{log}");
    assert!(!log.contains('\u{1b}'), "no colour codes in a file: {log:?}");
    assert!(log.lines().count() < 20, "a start and a stop are a few lines: {log}");
}
