//! A small ward: a chair, a division with a head and an officer, and an old ward that will be merged.

use async_graphql::{Request, Variables};
use chrono::{Duration, TimeZone, Utc};
use sauro_api::{
    Acting, Application, Credential, Viewer,
    application::{Act, NewPerson, Parts, Side},
    clock::{Clock, ManualClock, Random, SeededRandom},
    graphql::{self, Schema},
};
use sauro_domain::{
    Command,
    context::Actor,
    document::{DocumentCommand, DocumentFacts, DocumentNumber, SignatureForm},
    id::{CommandId, DocumentId, MandateId, PersonId, PositionId, UnitId},
    mandate::{Grant, Holder, MandateCommand, MandateKind, Power, Scope},
    position::{PositionCommand, Rank},
    refusal::Language,
    text::Line,
    time::day_of,
    unit::{UnitCommand, UnitKind},
};
use sauro_projections::Views;
use sauro_store::{EventLog, memory::MemoryLog, vault::Vault};
use serde_json::{Value, json};
use std::{collections::BTreeSet, path::Path, sync::Arc};

/// Somebody in a seat.
#[derive(Debug, Clone, Copy)]
pub struct Seated {
    pub person: PersonId,
    pub seat: PositionId,
}

pub struct Ward {
    pub app: Application,
    pub schema: Schema,
    pub clock: Arc<ManualClock>,
    pub random: Arc<SeededRandom>,
    pub division: UnitId,
    pub old: UnitId,
    pub chair: Seated,
    pub head: Seated,
    pub officer: Seated,
    pub elder: Seated,
    /// Holds no seat.
    pub spare: PersonId,
    pub mandate: MandateId,
    pub document: DocumentId,
    _folder: tempfile::TempDir,
}

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

struct Founding {
    app: Application,
    clock: Arc<ManualClock>,
    random: Arc<SeededRandom>,
    founder: PersonId,
}

impl Founding {
    fn id(&self) -> CommandId {
        CommandId(self.random.ulid(self.clock.now()))
    }

    async fn run(&self, id: CommandId, command: Command) {
        let act = Act::new(id, Actor::Founder(self.founder), "cli");
        self.app.execute(act.request(command)).await.unwrap();
    }

    async fn person(&self, name: &str) -> PersonId {
        let id = self.id();
        let person = NewPerson {
            full_name: name.into(),
            title: "Đồng chí".into(),
            invented: true,
            ..NewPerson::default()
        };
        self.app.register(Act::new(id, Actor::Founder(self.founder), "cli"), person).await.unwrap();
        PersonId::from(id)
    }

    async fn unit(&self, name: &str, kind: UnitKind, parent: Option<UnitId>) -> UnitId {
        let id = self.id();
        let establish = UnitCommand::Establish { name: line(name), kind, parent, basis: None };
        self.run(id, Command::Unit(UnitId::from(id), establish)).await;
        UnitId::from(id)
    }

    async fn seat(&self, unit: UnitId, title: &str, rank: Rank) -> PositionId {
        let id = self.id();
        let create = PositionCommand::Create { unit, title: line(title), rank, basis: None };
        self.run(id, Command::Position(PositionId::from(id), create)).await;
        PositionId::from(id)
    }

    async fn appoint(&self, seat: PositionId, person: PersonId) -> Seated {
        self.run(self.id(), Command::Position(seat, PositionCommand::Appoint { person, basis: None })).await;
        Seated { person, seat }
    }
}

pub async fn ward() -> Ward {
    ward_on(Arc::new(MemoryLog::new())).await
}

/// An application over a log, with views and a vault of its own.
pub async fn application(
    log: Arc<dyn EventLog>,
    folder: &Path,
    clock: Arc<ManualClock>,
    random: Arc<SeededRandom>,
) -> Application {
    let (views, projector) = Views::open(&folder.join("views"), Arc::clone(&log)).await.unwrap();
    tokio::spawn(projector.run());
    let vault = Arc::new(Vault::open(&folder.join("vault")).unwrap());
    let side = Side::in_memory().unwrap();
    let access = sauro_api::access::Access::in_memory().unwrap();
    Application::new(Parts { log, views, vault, side, accounts: None, access, clock, random }).await.unwrap()
}

/// The ward on a log of the caller's choice.
pub async fn ward_on(log: Arc<dyn EventLog>) -> Ward {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::at(Utc.with_ymd_and_hms(2026, 3, 2, 1, 0, 0).unwrap()));
    let random = Arc::new(SeededRandom::new(6));
    let app = application(log, folder.path(), clock.clone(), random.clone()).await;
    let founder = PersonId(random.ulid(clock.now()));
    let f = Founding { app: app.clone(), clock: clock.clone(), random: random.clone(), founder };

    let root = f.unit("Đảng ủy phường Thử Nghiệm", UnitKind::PartyCommittee, None).await;
    let division = f.unit("Phòng Kinh tế", UnitKind::Division, Some(root)).await;
    let old = f.unit("Phường Cũ", UnitKind::PredecessorWard, Some(root)).await;
    let chair_seat = f.seat(root, "Bí thư", Rank::Head).await;
    let head_seat = f.seat(division, "Trưởng phòng", Rank::Head).await;
    let officer_seat = f.seat(division, "Chuyên viên", Rank::Staff).await;
    let elder_seat = f.seat(old, "Chủ tịch phường Cũ", Rank::Head).await;
    let people = [
        f.person("Nguyễn Thị Chung").await,
        f.person("Trần Văn Đức").await,
        f.person("Lê Thị Ánh").await,
        f.person("Phạm Văn Hoà").await,
        f.person("Võ Thị Dự").await,
    ];
    let document_id = f.id();
    let document = DocumentId::from(document_id);
    let facts = DocumentFacts {
        issuer: line("Đảng ủy phường Thử Nghiệm"),
        number: DocumentNumber::parse("12-NQ/ĐU").unwrap(),
        dated: day_of(clock.now()),
        subject: line("Về chuyển đổi số"),
        signer: None,
        signer_position: None,
        signature: SignatureForm::OnBehalfOfBody,
        real: false,
    };
    f.run(document_id, Command::Document(document, DocumentCommand::Register { facts })).await;
    let mandate_id = f.id();
    let mandate = MandateId::from(mandate_id);
    let grant = Grant {
        kind: MandateKind::Office,
        giver: None,
        holder: Holder::Position(chair_seat),
        powers: BTreeSet::from([
            Power::Assign,
            Power::Accept,
            Power::Extend,
            Power::Supervise,
            Power::Grant,
            Power::Organise,
            Power::Register,
            Power::Calendar,
            Power::Erase,
        ]),
        scope: Scope { unit: root, fields: BTreeSet::new(), programme: None },
        basis: Some(document),
        legal_basis: line("Điều lệ Đảng, Điều 22"),
        valid_from: day_of(clock.now()),
        valid_until: None,
        conditions: None,
        depth: 3,
        parent: None,
    };
    f.run(mandate_id, Command::Mandate(mandate, MandateCommand::Grant { grant })).await;
    let head = f.appoint(head_seat, people[1]).await;
    let officer = f.appoint(officer_seat, people[2]).await;
    let elder = f.appoint(elder_seat, people[3]).await;
    let chair = f.appoint(chair_seat, people[0]).await;
    clock.advance(Duration::hours(1));
    let schema = graphql::schema(app.clone());
    let spare = people[4];
    Ward {
        app,
        schema,
        clock,
        random,
        division,
        old,
        chair,
        head,
        officer,
        elder,
        spare,
        mandate,
        document,
        _folder: folder,
    }
}

impl Ward {
    /// A fresh command id.
    pub fn key(&self) -> String {
        self.random.ulid(self.clock.now()).to_string()
    }

    /// The day in Vietnam.
    pub fn today(&self) -> chrono::NaiveDate {
        day_of(self.clock.now())
    }

    pub fn wait(&self, days: i64) {
        self.clock.advance(Duration::days(days));
    }

    pub fn viewer(&self, who: Seated) -> Viewer {
        Viewer {
            account: "thử".into(),
            person: who.person,
            acting: Some(Acting { position: who.seat, on_behalf_of: None }),
            credential: Credential::Session,
            may_write: true,
            language: Language::English,
        }
    }

    /// Asks as somebody; gives the whole response.
    pub async fn response(&self, viewer: Option<Viewer>, query: &str, variables: Value) -> Value {
        let mut request = Request::new(query).variables(Variables::from_json(variables));
        if let Some(viewer) = viewer {
            request = request.data(viewer);
        }
        serde_json::to_value(self.schema.execute(request).await).unwrap()
    }

    /// Asks as somebody; errors fail the test.
    pub async fn ask(&self, who: Seated, query: &str, variables: Value) -> Value {
        let response = self.response(Some(self.viewer(who)), query, variables).await;
        assert!(response["errors"].is_null(), "{response:#}");
        response["data"].clone()
    }

    /// Performs one mutation with an input; gives its payload.
    pub async fn perform(&self, who: Seated, mutation: &str, mut input: Value) -> Value {
        if input["commandId"].is_null() {
            input["commandId"] = json!(self.key());
        }
        let (entity, more) = match mutation {
            m if m.starts_with("assignment") => ("assignment", "id code phase revision"),
            m if m.starts_with("unit") => ("unit", "id name"),
            m if m.starts_with("position") => ("seat", "id title"),
            m if m.starts_with("person") => ("person", "id name"),
            m if m.starts_with("document") => ("document", "id number"),
            m if m.starts_with("mandate") => ("mandate", "id"),
            m if m.starts_with("programme") => ("programme", "id title"),
            m if m.starts_with("inspection") => ("inspection", "id title open revision"),
            _ => ("calendar", "version"),
        };
        let name = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let query = format!(
            "mutation M($input: {name}!) {{ {mutation}(input: $input) {{
                {entity} {{ {more} }} position revision repeated receipt {{ eventIds leafHashes }}
                userErrors {{ __typename code message remedy path
                    ... on ClarityBlocked {{ findings {{ clarity code path }} }}
                    ... on AuthorityMissing {{ power holders {{ title }} }}
                    ... on StaleRevision {{ expected current }} }} }} }}"
        );
        self.ask(who, &query, json!({ "input": input })).await[mutation].clone()
    }

    /// Performs one that must be done.
    pub async fn done(&self, who: Seated, mutation: &str, input: Value) -> Value {
        let payload = self.perform(who, mutation, input).await;
        assert_eq!(payload["userErrors"], json!([]), "{mutation}: {payload:#}");
        payload
    }

    /// Performs one that must be refused; gives the codes.
    pub async fn refused(&self, who: Seated, mutation: &str, input: Value) -> Vec<String> {
        let payload = self.perform(who, mutation, input).await;
        assert!(payload["position"].is_null() && payload["receipt"].is_null(), "{payload:#}");
        codes(&payload)
    }

    /// Complete terms: the head leads, the chair accepts, 30 days.
    pub fn terms(&self) -> Value {
        json!({
            "title": "Lập danh sách hộ kinh doanh trên địa bàn phường",
            "basis": { "document": id("Document", self.document.0) },
            "lead": id("Seat", self.head.seat.0),
            "time": { "within": { "count": 30, "unit": "CALENDAR_DAYS" } },
            "deliverables": [{
                "name": "Danh sách hộ kinh doanh",
                "kind": { "document": "Báo cáo" },
                "criterion": "Đủ tên, địa chỉ, ngành nghề của từng hộ; được Bí thư ký duyệt",
            }],
            "accepter": id("Seat", self.chair.seat.0),
            "leadDuty": "Tổ chức rà soát và chịu trách nhiệm về số liệu",
            "supervisor": id("Seat", self.chair.seat.0),
            "coordinators": [{
                "position": id("Seat", self.officer.seat.0),
                "part": "Cung cấp số liệu thuế",
                "replyBy": day_of(self.clock.now() + Duration::days(10)).to_string(),
            }],
            "leadPowers": [{ "power": "Yêu cầu các tổ dân phố cung cấp số liệu" }],
            "field": "kinh tế",
        })
    }

    /// Drafts, and gives the id.
    pub async fn draft(&self, terms: Value) -> String {
        let payload = self.done(self.chair, "assignmentDraft", json!({ "terms": terms })).await;
        payload["assignment"]["id"].as_str().unwrap().to_owned()
    }

    /// Drafts and issues, and gives the id.
    pub async fn issued(&self, terms: Value) -> String {
        let assignment = self.draft(terms).await;
        self.done(self.chair, "assignmentIssue", json!({ "assignment": assignment })).await;
        assignment
    }
}

/// An id as the contract carries it.
pub fn id(kind: &str, ulid: ulid::Ulid) -> String {
    format!("{kind}_{ulid}")
}

/// The codes of a payload's refusals.
pub fn codes(payload: &Value) -> Vec<String> {
    let errors = payload["userErrors"].as_array().unwrap();
    errors.iter().map(|error| error["code"].as_str().unwrap().to_owned()).collect()
}
