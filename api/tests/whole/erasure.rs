//! Personal data that is erased is gone: every file of the data directory, and a backup made afterwards, is scanned
//! byte by byte, against the running server and after it has stopped.

use super::{
    http::{Client, PASSWORD},
    office::{Office, day, key},
    process::{Server, binary, log_of, run, sauro},
};
use sauro_store::vault::Vault;
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};

const NAME: &str = "Tôn Nữ Khuê Quyềnh";
/// The same, with its marks as characters of their own, as some keyboards send it.
const TYPED: &str = "To\u{302}n Nu\u{31b}\u{303} Khue\u{302} Quye\u{302}\u{300}nh";
const PHONE: &str = "0236-555-0147";
const EMAIL: &str = "khue.quyenh@phuong.example.vn";
/// Accounts may be named like their owners.
const ACCOUNT: &str = "khue.quyenh@phuong";
const GROUND: &str = "Luật 91/2025/QH15, theo yêu cầu của chủ thể dữ liệu";

fn all_files(root: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all_files(&path, found) } else { found.push(path) }
    }
}

/// What must not be found: a name for the message, and the bytes.
type Secrets = Vec<(String, Vec<u8>)>;

/// Which secrets stand in which file.
fn scan(roots: &[&Path], secrets: &Secrets) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for root in roots {
        if root.is_dir() { all_files(root, &mut files) } else { files.push(root.to_path_buf()) }
    }
    let mut hits = Vec::new();
    for file in &files {
        let bytes = fs::read(file).unwrap();
        for (name, secret) in secrets {
            let first = secret[0];
            let here = |at: usize| bytes[at..].starts_with(secret);
            if bytes.iter().enumerate().any(|(at, byte)| *byte == first && here(at)) {
                hits.push((file.display().to_string(), name.clone()));
            }
        }
    }
    hits
}

/// Every form in which the person's data could stand somewhere, keys and salts included, taken from a copy of the vault.
fn secrets(data: &Path, person: &str, scratch: &Path) -> Secrets {
    let mut all = Secrets::new();
    let mut add = |name: &str, bytes: &[u8]| all.push((name.to_owned(), bytes.to_vec()));
    for text in [NAME, TYPED, "Quyềnh", "Khuê", "khue quyenh", PHONE, EMAIL, ACCOUNT] {
        add(text, text.as_bytes());
        add(&format!("{text} in lower case"), text.to_lowercase().as_bytes());
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        add(&format!("{text} in UTF-16"), &wide);
        add(&format!("{text} as JSON escapes"), &escaped(text));
        add(&format!("{text} in hex"), hex::encode(text).as_bytes());
    }
    fs::create_dir_all(scratch).unwrap();
    for name in ["keys.db", "keys.db-wal", "vault.db", "vault.db-wal"] {
        if data.join("vault").join(name).exists() {
            fs::copy(data.join("vault").join(name), scratch.join(name)).unwrap();
        }
    }
    let ulid = person.strip_prefix("Person_").unwrap();
    let opened = Vault::open(scratch).unwrap().open_all().unwrap();
    let theirs: Vec<_> = opened.iter().filter(|one| one.person.to_string() == ulid).collect();
    assert_eq!(theirs.len(), 5 + 1, "all details and the phone corrected");
    for one in theirs {
        add("a salt", &one.salt);
        add("a salt in hex", hex::encode(one.salt).as_bytes());
    }
    let blobs = |file: &str, sql: &str| -> Vec<Vec<u8>> {
        let file = rusqlite::Connection::open(scratch.join(file)).unwrap();
        let mut rows = file.prepare(sql).unwrap();
        rows.query_map([ulid], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    blobs("keys.db", "SELECT key FROM key WHERE person = ?1").iter().for_each(|key| add("the key", key));
    blobs("vault.db", "SELECT box FROM sealed WHERE person = ?1")
        .iter()
        .for_each(|sealed| add("a box", sealed));
    all
}

fn escaped(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().map(|unit| match u8::try_from(unit) {
        Ok(plain) if plain.is_ascii() => char::from(plain).to_string(),
        _ => format!("\\u{unit:04x}"),
    });
    units.collect::<String>().into_bytes()
}

fn backup(data: &Path, to: &Path) {
    let said = sauro([Path::new("backup"), Path::new("--data"), data, Path::new("--to"), to]);
    assert_eq!(said.code, 0, "{said:?}");
}

fn add_account(data: &Path, account: &str, person: &str) {
    let mut command = binary();
    command
        .args(["user", "add", account, "--person", person, "--data"])
        .arg(data)
        .env("SAURO_PASSWORD", PASSWORD);
    let said = run(command);
    assert_eq!(said.code, 0, "{said:?}");
}

/// Registers the person, seats them, and lets them leave traces wherever the product keeps any.
fn present(office: &Office, server: &Server, chair: &mut Client) -> (String, String, String) {
    let key = key();
    let details = json!({
        "fullName": TYPED, "givenName": "Quyềnh", "title": "Chị", "phone": "0236-555-0000", "email": EMAIL,
    });
    chair.done("personRegister", &json!({ "commandId": key, "details": details }));
    let person = format!("Person_{key}");
    // Others around, so that pages of the vault split.
    for number in 0..60 {
        let other = json!({ "fullName": format!("Người thứ {number}"), "phone": format!("0900 {number}") });
        chair.done("personRegister", &json!({ "commandId": super::office::key(), "details": other }));
    }
    let corrected = json!({
        "commandId": super::office::key(), "person": person, "details": { "phone": PHONE }, "reason": "Đổi số máy",
    });
    chair.done("personDetailsCorrect", &corrected);
    let create = json!({ "commandId": super::office::key(), "unit": office.division, "title": "Phó Trưởng phòng", "rank": "DEPUTY" });
    let seat = format!("Seat_{}", create["commandId"].as_str().unwrap());
    chair.done("positionCreate", &create);
    chair.done(
        "positionAppoint",
        &json!({ "commandId": super::office::key(), "position": seat, "person": person }),
    );
    add_account(&office.data(), ACCOUNT, &person);
    let mut own = Client::signed_in(server.address, ACCOUNT);
    assert_eq!(own.send("PUT", "/files", "text/plain", "Biên bản rà soát".as_bytes()).unwrap().status, 201);
    let token = json!({ "label": format!("Bảng theo dõi của {ACCOUNT}"), "days": 30 });
    assert_eq!(own.post("/auth/tokens", &token).unwrap().status, 201);
    let mut terms = office.terms();
    (terms["lead"], terms["coordinators"]) = (json!(seat), json!([]));
    let draft = super::office::key();
    chair.done("assignmentDraft", &json!({ "commandId": draft, "terms": terms }));
    let assignment = format!("Assignment_{draft}");
    chair.done("assignmentIssue", &json!({ "commandId": super::office::key(), "assignment": assignment }));
    own.done(
        "assignmentAcknowledge",
        &json!({ "commandId": super::office::key(), "assignment": assignment }),
    );
    // A refusal, which is noted; a search, which is not.
    own.refused(
        "assignmentCancel",
        &json!({ "commandId": super::office::key(), "assignment": assignment, "reason": "x" }),
    );
    own.ask("query S($t: String!) { search(text: $t, first: 5) { __typename } }", json!({ "t": NAME }));
    (person, assignment, seat)
}

const SHOWN: &str = "query P($id: ID!, $assignment: ID!, $then: DateTime!) {
    node(id: $id) { ... on Person { name givenName title phone email erased
        erasure { type summary actor { label } } history(first: 20) { nodes { type summary actor { label } } }
        seats { position { title } } } }
    work: node(id: $assignment) { ... on Assignment { lead { person { name } }
        history(first: 20) { nodes { type actor { label } } } } }
    assignmentSnapshot(id: $assignment, asOf: { knownAt: $then }) { lead { person { name erasure { type } } } } }";

fn check_shown(client: &mut Client, person: &str, assignment: &str, then: &str) {
    let shown = client.ask(SHOWN, json!({ "id": person, "assignment": assignment, "then": then }));
    let one = &shown["node"];
    assert_eq!(one["name"], "(đã xóa dữ liệu cá nhân)", "{shown:#}");
    for gone in ["givenName", "title", "phone", "email"] {
        assert_eq!(one[gone], Value::Null, "{gone}");
    }
    assert_eq!((&one["erased"], &one["erasure"]["type"]), (&json!(true), &json!("person.data_erased")));
    let summary = one["erasure"]["summary"].as_str().unwrap();
    assert!(summary.starts_with(GROUND) && summary.contains("12-NQ/ĐU"), "ground and basis: {summary}");
    assert!(one["erasure"]["actor"]["label"].as_str().unwrap().starts_with("Trần Văn Đức"), "{shown:#}");
    let told: Vec<_> =
        one["history"]["nodes"].as_array().unwrap().iter().map(|entry| &entry["type"]).collect();
    assert_eq!(told, ["person.registered", "person.details_corrected", "person.data_erased"]);
    assert_eq!(one["seats"][0]["position"]["title"], "Phó Trưởng phòng", "what they held stays");
    assert_eq!(shown["work"]["lead"]["person"]["name"], "(đã xóa dữ liệu cá nhân)");
    let acknowledged = &shown["work"]["history"]["nodes"][2]["actor"]["label"];
    assert!(
        acknowledged.as_str().unwrap().starts_with("(đã xóa dữ liệu cá nhân) (Phó Trưởng phòng"),
        "{shown:#}"
    );
    let past = &shown["assignmentSnapshot"]["lead"]["person"];
    assert_eq!(
        past,
        &json!({ "name": "(đã xóa dữ liệu cá nhân)", "erasure": { "type": "person.data_erased" } })
    );
}

#[test]
fn no_byte_of_an_erased_person_is_left_in_any_file_or_in_a_new_backup() {
    let office = Office::new();
    let data = office.data();
    let server = Server::start(&data);
    let mut chair = Client::signed_in(server.address, "chung");
    let (person, assignment, _) = present(&office, &server, &mut chair);
    let then = chair.ask("{ asOfPosition { recordedAt } }", json!({}))["asOfPosition"]["recordedAt"].clone();

    let scratch = office.folder.path().join("scratch");
    let secrets = secrets(&data, &person, &scratch);
    fs::remove_dir_all(&scratch).unwrap();
    let roots = [data.as_path(), &log_of(&data)];
    let before = scan(&roots, &secrets);
    for known in ["the key", "a box", ACCOUNT] {
        assert!(before.iter().any(|(_, name)| name == known), "the scan finds {known} before: {before:?}");
    }
    let old = office.folder.path().join("old-backup");
    backup(&data, &old);
    assert!(scan(&[&old], &secrets).iter().any(|(_, name)| name == "the key"), "an old backup holds the key");

    // A stranger is refused; so is whoever has no mandate for it, until it is given.
    let erase = |person: &str| json!({ "commandId": key(), "person": person, "legalGround": GROUND, "basis": office.document });
    let mut nobody = Client::new(server.address);
    assert_eq!(nobody.post("/graphql", &json!({ "query": "mutation { __typename }" })).unwrap().status, 401);
    let mut duc = Client::signed_in(server.address, "duc");
    assert_eq!(duc.refused("personDataErase", &erase(&person)), ["AUTHORITY_MISSING"]);
    let parent =
        chair.ask("{ viewer { mandates { id } } }", json!({}))["viewer"]["mandates"][0]["id"].clone();
    chair.done("mandateGrant", &json!({
        "commandId": key(), "kind": "ALLOCATION", "giver": office.chair, "holder": { "position": office.head },
        "powers": ["ERASE"], "scope": { "unit": office.unit }, "legalBasis": "Phân công bảo vệ dữ liệu cá nhân",
        "parent": parent, "validFrom": day(0),
    }));
    let undocumented = json!({ "commandId": key(), "person": person, "legalGround": " " });
    assert!(!duc.refused("personDataErase", &undocumented).is_empty(), "a ground is needed");
    let command = erase(&person);
    let done = duc.done("personDataErase", &command);
    assert_eq!(duc.done("personDataErase", &command)["receipt"], done["receipt"], "repeated");

    // While the server runs.
    assert_eq!(scan(&roots, &secrets), [], "in the files of the running server");
    let new = office.folder.path().join("new-backup");
    backup(&data, &new);
    assert_eq!(scan(&[&new], &secrets), [], "in a new backup");
    check_shown(&mut chair, &person, &assignment, then.as_str().unwrap());
    let credentials = json!({ "account": ACCOUNT, "password": PASSWORD });
    let again = Client::new(server.address).post("/auth/sign-in", &credentials).unwrap();
    assert_eq!(again.status, 401, "the account is gone");
    let late = json!({ "commandId": key(), "person": person, "details": { "phone": "1" }, "reason": "x" });
    assert_eq!(chair.refused("personDetailsCorrect", &late), ["PERSON_ERASED"]);

    // After a stop, a check of the whole log, a start, and a start from the new backup.
    assert_eq!(server.stop(), 0);
    assert_eq!(scan(&roots, &secrets), [], "after a stop");
    let verified = sauro([Path::new("verify"), Path::new("--data"), &data]);
    assert_eq!(verified.code, 0, "{verified:?}");
    let rebuilt = sauro([Path::new("rebuild"), Path::new("--data"), &data]);
    assert_eq!(rebuilt.code, 0, "{rebuilt:?}");
    let restored = office.folder.path().join("restored");
    let said = sauro([Path::new("restore"), Path::new("--from"), &new, Path::new("--data"), &restored]);
    assert_eq!(said.code, 0, "{said:?}");
    for place in [&data, &restored] {
        let server = Server::start(place);
        let mut chair = Client::signed_in(server.address, "chung");
        check_shown(&mut chair, &person, &assignment, then.as_str().unwrap());
        assert_eq!(server.stop(), 0);
        assert_eq!(
            scan(&[place, &log_of(place)], &secrets),
            [],
            "after another start in {}",
            place.display()
        );
    }
}

#[test]
fn the_command_line_erases_through_the_same_gate() {
    let office = Office::new();
    let data = office.data();
    let server = Server::start(&data);
    let mut chair = Client::signed_in(server.address, "chung");
    let (person, ..) = present(&office, &server, &mut chair);
    let secrets = secrets(&data, &person, &office.folder.path().join("scratch"));
    fs::remove_dir_all(office.folder.path().join("scratch")).unwrap();
    let erase = |account: &str, person: &str, more: &[&str]| {
        let mut command = binary();
        command.args(["--json", "person", "erase", person, "--as", account, "--ground", GROUND]);
        command.args(more).arg("--data").arg(&data);
        run(command)
    };
    assert_eq!(erase("chung", &person, &[]).failure().0, 4, "the server is running");
    assert_eq!(server.stop(), 0);
    assert_eq!(erase("duc", &person, &[]).failure(), (3, "AUTHORITY_MISSING".to_owned()));
    assert_eq!(erase("khong-co", &person, &[]).failure(), (7, "UNKNOWN_ACCOUNT".to_owned()));
    let stranger = "Person_01ARZ3NDEKTSV4RRFFQ69G5FAV";
    assert_eq!(erase("chung", stranger, &[]).failure(), (3, "UNKNOWN".to_owned()));
    assert!(!scan(&[&data], &secrets).is_empty(), "nothing was erased yet");
    let id = key();
    let first = erase("chung", &person, &["--basis", &office.document, "--command-id", &id]).json();
    assert_eq!((&first["events"], &first["repeated"]), (&json!(1), &json!(false)));
    let again = erase("chung", &person, &["--basis", &office.document, "--command-id", &id]).json();
    assert_eq!((&again["repeated"], &again["leaves"]), (&json!(true), &first["leaves"]));
    let mut account = binary();
    account.args(["--json", "user", "add", "moi", "--person", &person, "--data"]).arg(&data);
    account.env("SAURO_PASSWORD", "một câu đủ dài để nhớ");
    assert_eq!(run(account).failure(), (3, "PERSON_ERASED".to_owned()));
    assert_eq!(scan(&[&data, &log_of(&data)], &secrets), []);
    let verified = sauro([Path::new("verify"), Path::new("--data"), &data]);
    assert_eq!(verified.code, 0, "{verified:?}");
}
