//! A real, small office in a directory: set up by `sauro init`, staffed through the published schema.

use super::{
    http::{Client, PASSWORD},
    process::{Said, Server, binary, run},
};
use sauro_api::clock::{Clock, Random, SystemClock, SystemRandom};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A fresh command id.
pub fn key() -> String {
    SystemRandom.ulid(SystemClock.now()).to_string()
}

/// The day in Vietnam, so many days from now.
pub fn day(from_now: i64) -> String {
    sauro_domain::time::day_of(SystemClock.now() + chrono::Duration::days(from_now)).to_string()
}

/// `sauro init`, answered from arguments.
pub fn init(data: &Path) -> Said {
    let mut command = binary();
    command.args(["--json", "init", "--office", "Đảng bộ phường Thử Nghiệm", "--name", "Nguyễn Thị Chung"]);
    command.args(["--account", "chung", "--data"]).arg(data).env("SAURO_PASSWORD", PASSWORD);
    run(command)
}

/// An office with a chair (the administrator), a head, an officer, and a registered document.
#[derive(Debug)]
pub struct Office {
    pub folder: tempfile::TempDir,
    pub unit: String,
    pub division: String,
    pub chair: String,
    pub head: String,
    pub officer: String,
    pub document: String,
}

/// Just set up: the directory and the ids of its unit and seat.
pub fn founded() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let said = init(&data);
    assert_eq!(said.code, 0, "{said:?}");
    (folder, data)
}

impl Office {
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Sets it up and staffs it; nothing is running afterwards. Accounts: `chung`, `duc`.
    pub fn new() -> Self {
        let (folder, data) = founded();
        let server = Server::start(&data);
        let mut chair = Client::signed_in(server.address, "chung");
        let start = "{ installation { root { id } } viewer { seats { position { id } } } }";
        let start = chair.ask(start, json!({}));
        let unit = start["installation"]["root"]["id"].as_str().unwrap().to_owned();
        let seat = start["viewer"]["seats"][0]["position"]["id"].as_str().unwrap().to_owned();
        let mut make = |mutation: &str, kind: &str, mut input: Value| {
            let key = key();
            input["commandId"] = json!(key);
            chair.done(mutation, &input);
            format!("{kind}_{key}")
        };
        let division = json!({ "name": "Phòng Kinh tế", "kind": "DIVISION", "parent": unit });
        let division = make("unitEstablish", "Unit", division);
        let mut person = |name: &str| {
            make("personRegister", "Person", json!({ "details": { "fullName": name, "title": "Đồng chí" } }))
        };
        let (duc, anh) = (person("Trần Văn Đức"), person("Lê Thị Ánh"));
        let mut seated = |title: &str, rank: &str, person: &str| {
            let create = json!({ "unit": division, "title": title, "rank": rank });
            let seat = make("positionCreate", "Seat", create);
            make("positionAppoint", "", json!({ "position": seat, "person": person }));
            seat
        };
        let head = seated("Trưởng phòng", "HEAD", &duc);
        let officer = seated("Chuyên viên", "STAFF", &anh);
        let facts = json!({
            "issuer": "Đảng ủy phường Thử Nghiệm", "number": "12-NQ/ĐU", "dated": day(-30), "subject": "Về chuyển đổi số",
        });
        let document = make("documentRegister", "Document", json!({ "facts": facts }));
        assert_eq!(server.stop(), 0);
        let mut command = binary();
        command
            .args(["user", "add", "duc", "--person", &duc, "--data"])
            .arg(&data)
            .env("SAURO_PASSWORD", PASSWORD);
        let said = run(command);
        assert_eq!(said.code, 0, "{said:?}");
        Self { folder, unit, division, chair: seat, head, officer, document }
    }

    /// Terms that hold all six clarities: the head leads, the chair accepts, 30 days.
    pub fn terms(&self) -> Value {
        json!({
            "title": "Lập danh sách hộ kinh doanh trên địa bàn phường",
            "basis": { "document": self.document },
            "lead": self.head,
            "time": { "within": { "count": 30, "unit": "CALENDAR_DAYS" } },
            "deliverables": [{
                "name": "Danh sách hộ kinh doanh",
                "kind": { "document": "Báo cáo" },
                "criterion": "Đủ tên, địa chỉ, ngành nghề của từng hộ; được Bí thư ký duyệt",
            }],
            "accepter": self.chair,
            "leadDuty": "Tổ chức rà soát và chịu trách nhiệm về số liệu",
            "supervisor": self.chair,
            "coordinators": [{ "position": self.officer, "part": "Cung cấp số liệu thuế", "replyBy": day(10) }],
            "leadPowers": [{ "power": "Yêu cầu các tổ dân phố cung cấp số liệu" }],
            "field": "kinh tế",
        })
    }

    /// The same as a file of commands spells it.
    pub fn file_terms(&self) -> Value {
        let ulid = |id: &str| id.split_once('_').unwrap().1.to_owned();
        json!({
            "title": "Lập danh sách hộ kinh doanh trên địa bàn phường",
            "basis": { "document": ulid(&self.document) },
            "lead": ulid(&self.head),
            "time": { "within": { "count": 30, "unit": "calendar_days" } },
            "deliverables": [{
                "name": "Danh sách hộ kinh doanh",
                "kind": { "document": { "document_type": "Báo cáo" } },
                "criterion": "Đủ tên, địa chỉ, ngành nghề của từng hộ; được Bí thư ký duyệt",
            }],
            "accepter": ulid(&self.chair),
            "lead_duty": "Tổ chức rà soát và chịu trách nhiệm về số liệu",
            "supervisor": ulid(&self.chair),
            "coordinators": [{ "position": ulid(&self.officer), "part": "Cung cấp số liệu thuế", "reply_by": day(10) }],
            "lead_powers": [{ "power": "Yêu cầu các tổ dân phố cung cấp số liệu", "source": "inherent" }],
            "field": "kinh tế",
        })
    }
}

/// Where the log stands, as the server says.
pub fn position(client: &mut Client) -> String {
    client.ask("{ asOfPosition { position } }", json!({}))["asOfPosition"]["position"].to_string()
}
