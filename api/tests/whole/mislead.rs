//! Mistakes at the command line: each is told by its own name, and changes nothing.

use super::{
    http::PASSWORD,
    office::{Office, founded, init},
    process::{Said, binary, run, sauro},
};
use serde_json::json;
use std::path::Path;

/// `sauro --json … --data DATA`, with the password of the tests at hand.
fn on(data: &Path, arguments: &[&str]) -> Said {
    let mut command = binary();
    command.arg("--json").args(arguments).arg("--data").arg(data).env("SAURO_PASSWORD", PASSWORD);
    run(command)
}

fn refused(said: &Said, exit: i32, code: &str, words: &[&str]) {
    assert_eq!(said.failure(), (exit, code.to_owned()), "{said:?}");
    assert!(words.iter().all(|word| said.err.contains(word)), "{words:?}: {said:?}");
}

#[test]
fn a_directory_of_another_name_is_no_installation_and_stays_as_it_is() {
    let (folder, _data) = founded();
    let typo = folder.path().join("typo");
    std::fs::create_dir(&typo).unwrap();
    let person = "Person_01ARZ3NDEKTSV4RRFFQ69G5FAV";
    for arguments in [
        vec!["user", "list"],
        vec!["user", "add", "binh", "--person", person],
        vec!["user", "reset", "chung"],
        vec!["user", "disable", "chung"],
        vec!["token", "list", "--account", "chung"],
        vec!["token", "create", "--account", "chung", "--label", "x"],
    ] {
        refused(&on(&typo, &arguments), 7, "NOT_SET_UP", &["typo"]);
        refused(&on(&folder.path().join("nowhere"), &arguments), 7, "NOT_SET_UP", &["nowhere"]);
    }
    assert_eq!(std::fs::read_dir(&typo).unwrap().count(), 0, "nothing was made");
    assert!(!folder.path().join("nowhere").exists());
}

#[test]
fn an_account_that_is_not_there_has_no_list_of_tokens() {
    let (_folder, data) = founded();
    refused(&on(&data, &["token", "list", "--account", "nobody"]), 7, "UNKNOWN_ACCOUNT", &["nobody"]);
    assert_eq!(on(&data, &["token", "list", "--account", "chung"]).json(), json!([]));
}

#[test]
fn a_place_where_nothing_can_be_set_up_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    std::fs::write(&file, "x").unwrap();
    for place in [file.clone(), file.join("below")] {
        let said = init(&place);
        assert_ne!(said.code, 0, "{said:?}");
        assert!(said.err.contains(place.to_str().unwrap()), "{said:?}");
    }
    assert_eq!(std::fs::read(&file).unwrap(), b"x");
}

#[test]
fn a_witness_of_an_impossible_name_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("witness");
    for name in ["bad name +", "", "a+b", "a b"] {
        refused(&on(&data, &["witness", "init", "--name", name]), 2, "USAGE", &["--name"]);
        assert!(!data.exists(), "{name:?}: nothing was made");
    }
    assert_eq!(on(&data, &["witness", "init", "--name", "thanhtra.example.vn/w1"]).code, 0);
}

#[test]
fn a_file_of_commands_is_refused_by_the_place_that_is_wrong() {
    let (folder, data) = founded();
    let file = folder.path().join("commands.json");
    let issue = |bytes: &[u8]| {
        std::fs::write(&file, bytes).unwrap();
        on(&data, &["command", "run", "--as", "chung", "--file", file.to_str().unwrap()])
    };
    let code = "FILE_NOT_ACCEPTABLE";
    refused(&issue(br#"{"commands":[{"do":"draft"}]}"#), 3, code, &["commands.json", "commands[0]", "act"]);
    refused(&issue(b"{\"act\":\"\xff\"}"), 3, code, &["commands.json", "UTF-8"]);
    refused(&issue(b"{"), 3, code, &["commands.json", "line 1"]);
    let absent = on(&data, &["command", "run", "--as", "chung", "--file", "/no/such/file.json"]);
    refused(&absent, 7, "NOT_THERE", &["/no/such/file.json"]);
}

#[test]
fn a_backup_lies_outside_and_nothing_lies_in_a_backup() {
    let (folder, data) = founded();
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    for to in [data.join("backup"), data.join("files/../backup"), data.join("heads/a/b")] {
        refused(&on(&data, &["backup", "--to", &text(&to)]), 2, "USAGE", &["--to", "--data"]);
        assert!(!to.exists());
    }
    refused(&on(&data, &["backup", "--to", &text(folder.path())]), 2, "USAGE", &["--to", "--data"]);
    let to = folder.path().join("backup");
    assert_eq!(on(&data, &["backup", "--to", &text(&to)]).code, 0);
    let within = on(&to.join("restored"), &["restore", "--from", &text(&to)]);
    refused(&within, 2, "USAGE", &["--from", "--data"]);
    assert!(!to.join("restored").exists());
    // Nor does anything lie in another installation.
    let (_other, live) = founded();
    let (new, below) = (live.join("new"), live.join("a/b"));
    let words = ["lies in", "outside"];
    refused(&on(&data, &["backup", "--to", &text(&new)]), 2, "USAGE", &words);
    refused(&on(&below, &["restore", "--from", &text(&to)]), 2, "USAGE", &words);
    refused(&init(&new), 2, "USAGE", &words);
    assert!(!new.exists() && !live.join("a").exists(), "nothing was made");
}

#[test]
fn a_backup_is_not_opened_as_it_is() {
    let office = Office::new();
    let folder = office.folder.path();
    let (to, bundle, file) = (folder.join("backup"), folder.join("so.tar"), folder.join("so.jsonl"));
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    assert_eq!(on(&office.data(), &["backup", "--to", &text(&to)]).code, 0);
    for arguments in [
        vec!["export".to_owned(), "--inspection".to_owned(), text(&bundle)],
        vec!["export".to_owned(), "--to".to_owned(), text(&file)],
        vec!["export".to_owned(), "--ocel".to_owned(), text(&file)],
        vec!["rebuild".to_owned()],
        ["serve", "--listen", "127.0.0.1:0"].map(str::to_owned).to_vec(),
        ["key", "show"].map(str::to_owned).to_vec(),
        ["user", "list"].map(str::to_owned).to_vec(),
        vec!["backup".to_owned(), "--to".to_owned(), text(&folder.join("copy"))],
        ["demo", "--fresh", "--no-serve"].map(str::to_owned).to_vec(),
        ["witness", "init", "--name", "w.example.vn/1"].map(str::to_owned).to_vec(),
        vec!["witness".to_owned(), "request".to_owned(), "--to".to_owned(), text(&folder.join("copy"))],
        ["init", "--office", "A", "--name", "B", "--account", "an"].map(str::to_owned).to_vec(),
    ] {
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        refused(&on(&to, &arguments), 3, "IS_A_BACKUP", &["sauro restore --from"]);
    }
    assert!(!bundle.exists() && !file.exists() && !folder.join("copy").exists(), "nothing was written");
    // It still is what it lists; and what was restored from it can be opened.
    let restored = folder.join("restored");
    assert_eq!(on(&restored, &["restore", "--from", &text(&to)]).code, 0);
    assert_eq!(on(&restored, &["export", "--to", &text(&file)]).code, 0);
}

#[test]
fn a_bundle_that_is_not_there_is_told_from_one_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let verify = |words: &[&str]| sauro(["--json", "verify"].iter().chain(words));
    let (nothing, there) = (folder.path().join("khong-co.tar"), folder.path().join("policy\u{1b}[2J.txt"));
    std::fs::write(&there, "nonsense").unwrap();
    let (nothing, there) = (nothing.to_str().unwrap(), there.to_str().unwrap());
    refused(&verify(&[nothing]), 3, "NOT_THERE", &["khong-co.tar"]);
    refused(&verify(&[there, "--policy", nothing]), 3, "NOT_THERE", &["khong-co.tar"]);
    refused(&verify(&[there, "--earlier", nothing]), 3, "NOT_THERE", &["khong-co.tar"]);
    refused(&verify(&[there, "--policy", there]), 3, "USAGE", &["policy"]);
    // A name does not write on the screen.
    let said = sauro(["verify", there, "--policy", there]);
    assert!(said.code == 3 && said.err.contains("\\u{1b}") && !said.err.contains('\u{1b}'), "{said:?}");
}

#[cfg(unix)]
#[test]
fn nobody_else_looks_into_a_copy() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, data) = founded();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (to, restored) = (folder.path().join("copies/backup"), folder.path().join("restored"));
    let said = sauro([Path::new("backup"), Path::new("--data"), &data, Path::new("--to"), &to]);
    assert_eq!(said.code, 0, "{said:?}");
    let said = sauro([Path::new("restore"), Path::new("--from"), &to, Path::new("--data"), &restored]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!([mode(&data), mode(&to), mode(&restored)], [0o700; 3]);
    // A directory that was there before is closed as well.
    let there = folder.path().join("there");
    std::fs::create_dir(&there).unwrap();
    std::fs::set_permissions(&there, std::fs::Permissions::from_mode(0o755)).unwrap();
    let said = sauro([Path::new("restore"), Path::new("--from"), &to, Path::new("--data"), &there]);
    assert_eq!((said.code, mode(&there)), (0, 0o700));
}
