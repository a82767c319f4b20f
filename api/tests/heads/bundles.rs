//! What an inspector takes away, and a change of the signing key.

use crate::{
    ask,
    common::{self, House, get, house, open, send, sign_in},
    establish, round, router,
};
use axum::{Router, http::StatusCode};
use sauro_api::{
    application::{Act, PersonChange},
    config::Config,
    installation::Installation,
};
use sauro_domain::{
    Command,
    id::{MandateId, PositionId, UnitId},
    mandate::{Grant, Holder, MandateCommand, MandateKind, Power, Scope},
    position::{PositionCommand, Rank},
    text::{Line, Prose},
    unit::{UnitCommand, UnitKind},
};
use sauro_ledger::policy::Policy;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn trust(installation: &Installation, earlier: Option<sauro_verify::Earlier>) -> sauro_verify::Trust {
    let key = installation.app.integrity().standing().key.clone().unwrap();
    let policy = Policy::parse(format!("log {key}\nquorum none\n").as_bytes()).unwrap();
    sauro_verify::Trust { policy: Some(policy), earlier, ..Default::default() }
}

/// The header that a token or a cookie is sent in.
fn header(credential: &str) -> &'static str {
    if credential.starts_with("Bearer ") { "authorization" } else { "cookie" }
}

async fn download(router: &Router, credential: &str, query: &str) -> (StatusCode, Vec<u8>) {
    let path = format!("/inspection/bundle{query}");
    let answer = send(router, get(&path, &[(header(credential), credential)])).await;
    let status = answer.status();
    (status, axum::body::to_bytes(answer.into_body(), 100_000_000).await.unwrap().to_vec())
}

/// What a refusal says.
fn refusal(body: &[u8]) -> (String, String) {
    let body: Value = serde_json::from_slice(body).unwrap();
    (body["code"].as_str().unwrap().to_owned(), body["message"].as_str().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inspector_takes_the_log_away_and_it_passes_elsewhere() {
    let house = house().await;
    let router = router(&house.installation);
    let (head, clerk) = (common::token(&house, "head"), common::token(&house, "clerk"));
    let signed_in = sign_in(&router, "head").await;
    assert_eq!(send(&router, get("/inspection/bundle", &[])).await.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(download(&router, &clerk, "").await.0, StatusCode::FORBIDDEN);
    for number in 0..5 {
        establish(&house, &house.installation, &format!("Tổ {number}")).await;
    }
    let (status, whole) = download(&router, &head, "").await;
    assert_eq!(status, StatusCode::OK);
    let report = sauro_verify::verify(&*whole, &trust(&house.installation, None));
    assert_eq!(report.verdict(), sauro_verify::Verdict::Pass, "{:?}", report.findings);
    let stored = house.installation.app.log().head().await.unwrap().parts().0;
    assert_eq!((report.entries, report.whole, report.sealed_open), (stored, true, 0));
    // With the personal values, and after the log grew, against the bundle kept.
    establish(&house, &house.installation, "Tổ 6").await;
    let (_, later) = download(&router, &signed_in, "?personal=true&files=true").await;
    let earlier = sauro_verify::Earlier::from_bundle(&*whole).unwrap();
    let report = sauro_verify::verify(&*later, &trust(&house.installation, Some(earlier)));
    assert_eq!(report.verdict(), sauro_verify::Verdict::Pass, "{:?}", report.findings);
    assert_eq!(report.continues, Some(stored));
    assert!(report.sealed_open >= 4 && report.sealed_withheld == 0, "{report:?}");
    for wrong in ["?person=x", "?unit=Unit_01ARZ3NDEKTSV4RRFFQ69G5FAV", "?assignment=khong-co"] {
        assert_eq!(download(&router, &head, wrong).await.0, StatusCode::NOT_FOUND, "{wrong}");
    }
    for wrong in ["?from=hom-qua", "?personal=co", "?since=-1"] {
        assert_eq!(download(&router, &head, wrong).await.0, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_selection_is_shown_to_be_all_of_its_streams() {
    let house = house().await;
    let (app, router) = (&house.installation.app, router(&house.installation));
    let head = sign_in(&router, "head").await;
    for number in 0..30 {
        establish(&house, &house.installation, &format!("Tổ {number}")).await;
        if number % 10 == 9 {
            round(&house.installation).await;
        }
    }
    // Before the log recorded where its streams end, only all entries show that none is missing.
    let clerk = house.office.clerk.0;
    let query = format!("?person=Person_{clerk}");
    let (status, bundle) = download(&router, &head, &query).await;
    assert_eq!(status, StatusCode::OK);
    let report = sauro_verify::verify(&*bundle, &trust(&house.installation, None));
    assert_eq!(report.verdict(), sauro_verify::Verdict::Pass, "{:?}", report.findings);
    let all = report.entries;
    assert_eq!(all, app.log().head().await.unwrap().parts().0);
    // Once a day it does.
    assert_eq!(app.record_stream_heads().await.unwrap(), 1);
    assert_eq!(app.record_stream_heads().await.unwrap(), 0, "once");
    establish(&house, &house.installation, "Tổ sau").await;
    let kept = app.integrity().standing().head.clone().unwrap().head;
    let (_, bundle) =
        download(&router, &head, &format!("{query}&personal=true&since={}", kept.checkpoint().size())).await;
    let earlier = sauro_verify::Earlier::from_head(kept.to_string().as_bytes());
    let report = sauro_verify::verify(&*bundle, &trust(&house.installation, earlier));
    assert_eq!(report.verdict(), sauro_verify::Verdict::Pass, "{:?}", report.findings);
    assert!(!report.whole && report.entries < all / 2, "{} of {all}", report.entries);
    assert_eq!(report.continues, Some(kept.checkpoint().size()));
    assert!(report.sealed_open > 0, "the values of the clerk");
    // Somebody who leaves an entry of the stream out is found out.
    let name = format!("person-{clerk}");
    let stored = app.log().read_all(sauro_store::Position::START, 10_000).await.unwrap();
    let of = stored.iter().position(|recorded| recorded.stream == name).unwrap();
    let without = leave_out(&bundle, of as u64);
    let report = sauro_verify::verify(&*without, &trust(&house.installation, None));
    assert_eq!(report.verdict(), sauro_verify::Verdict::Fail);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_access_log_written_anew_contradicts_the_event_log() {
    let house = house().await;
    let (app, router) = (&house.installation.app, router(&house.installation));
    let head = common::token(&house, "head");
    assert_eq!(app.record_access_head().await.unwrap(), 0, "nothing was read yet");
    assert_eq!(download(&router, &head, "").await.0, StatusCode::OK);
    assert_eq!(app.record_access_head().await.unwrap(), 1);
    assert_eq!(app.record_access_head().await.unwrap(), 0, "it has not grown");
    let recorded = app.access().head();
    assert_eq!(recorded.recorded.as_ref().map(|head| head.size), Some(recorded.size));
    let data = house.installation.layout.data.clone();
    let House { installation, folder: _folder, .. } = house;
    installation.close().await;
    // Whoever holds the machine makes another log of it, whole in itself.
    for name in ["access.db", "access.db-wal", "access.db-shm", "access.head"] {
        let _none = std::fs::remove_file(data.join(name));
    }
    let installation = Installation::open(&data, Config::default()).await.unwrap();
    let trouble = installation.app.access().check().unwrap_err();
    assert!(trouble.contains("when the event log recorded its head"), "{trouble}");
    assert_eq!(installation.app.record_access_head().await.unwrap(), 0, "nothing is recorded of it");
    installation.close().await;
}

/// A division with a seat below the office. The clerk inspects it, and nothing else. Gives the seat as well.
async fn inspected_division(house: &House) -> (UnitId, PositionId) {
    let app = &house.installation.app;
    let run = async |id, command| {
        let act = Act::new(id, house.office.head_actor(), "cli");
        app.execute(act.request(command)).await.unwrap()
    };
    let line = |text: &str| Line::parse(text).unwrap();
    let (unit_id, seat_id, mandate_id) = (common::id(), common::id(), common::id());
    let (unit, seat) = (UnitId::from(unit_id), PositionId::from(seat_id));
    let establish = UnitCommand::Establish {
        name: line("Phòng Kinh tế"),
        kind: UnitKind::Division,
        parent: Some(house.office.unit),
        basis: None,
    };
    run(unit_id, Command::Unit(unit, establish)).await;
    let create =
        PositionCommand::Create { unit, title: line("Trưởng phòng"), rank: Rank::Head, basis: None };
    run(seat_id, Command::Position(seat, create)).await;
    let grant = Grant {
        kind: MandateKind::Office,
        giver: None,
        holder: Holder::Position(house.office.clerk.1),
        powers: BTreeSet::from([Power::Inspect]),
        scope: Scope { unit, fields: BTreeSet::new(), programme: None },
        basis: None,
        legal_basis: line("Điều lệ"),
        valid_from: sauro_domain::time::day_of(app.clock().now()),
        valid_until: None,
        conditions: None,
        depth: 0,
        parent: None,
    };
    let mandate = MandateId::from(mandate_id);
    run(mandate_id, Command::Mandate(mandate, MandateCommand::Grant { grant })).await;
    (unit, seat)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_inspects_one_unit_takes_what_belongs_to_it_and_nothing_else() {
    let house = house().await;
    let (app, router) = (&house.installation.app, router(&house.installation));
    let beside = establish(&house, &house.installation, "Tổ công tác").await;
    let (division, seat) = inspected_division(&house).await;
    round(&house.installation).await;
    let clerk = sign_in(&router, "clerk").await;
    let own = format!("?unit=Unit_{division}");
    // The whole log, others' units and others' people: refused, whatever else is asked for, and told why.
    let others = [
        String::new(),
        "?personal=true&files=true".to_owned(),
        "?from=2020-01-01".to_owned(),
        format!("?unit=Unit_{}", house.office.unit),
        format!("?person=Person_{}", house.office.head.0),
        format!("?person=Person_{}&personal=true", house.office.head.0),
    ];
    for query in others {
        let (status, body) = download(&router, &clerk, &query).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{query}");
        let (code, message) = refusal(&body);
        assert_eq!(code, "FORBIDDEN");
        assert!(message.contains("Phòng Kinh tế"), "{message}");
    }
    // Until the log recorded where its streams end, a selection would hold all of it.
    let (status, body) = download(&router, &clerk, &own).await;
    assert_eq!((status, refusal(&body).0), (StatusCode::CONFLICT, "NOT_YET".to_owned()));
    assert_eq!(app.record_stream_heads().await.unwrap(), 1);
    let (status, bundle) = download(&router, &clerk, &format!("{own}&personal=true&files=true")).await;
    assert_eq!(status, StatusCode::OK);
    let report = sauro_verify::verify(&*bundle, &trust(&house.installation, None));
    assert_eq!(report.verdict(), sauro_verify::Verdict::Pass, "{:?}", report.findings);
    assert!(!report.whole && report.sealed_open == 0, "{report:?}");
    // Entries of everybody, and receipts of what others did elsewhere.
    let entries = get("/tile/entries/000", &[("cookie", &clerk)]);
    assert_eq!(send(&router, entries).await.status(), StatusCode::FORBIDDEN);
    let receipt = async |position: sauro_store::Position| {
        send(&router, get(&format!("/receipts/{position}"), &[("cookie", &clerk)])).await.status()
    };
    assert_eq!(receipt(beside.position).await, StatusCode::FORBIDDEN);
    let of_seat = app.log().read_stream(&format!("position-{seat}"), 0).await.unwrap();
    assert_eq!(receipt(of_seat[0].position).await, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_takes_neither_names_nor_files() {
    let house = house().await;
    let router = router(&house.installation);
    round(&house.installation).await;
    let (token, signed_in) = (common::token(&house, "head"), sign_in(&router, "head").await);
    let person = format!("?person=Person_{}&personal=true", house.office.clerk.0);
    for query in ["?personal=true", "?files=true", person.as_str()] {
        let (status, body) = download(&router, &token, query).await;
        assert_eq!((status, refusal(&body).0), (StatusCode::FORBIDDEN, "FORBIDDEN".to_owned()), "{query}");
        assert_eq!(download(&router, &signed_in, query).await.0, StatusCode::OK, "{query}");
    }
    assert_eq!(download(&router, &token, "").await.0, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_name_leaves_the_former_one_behind() {
    let house = house().await;
    let (app, router) = (&house.installation.app, router(&house.installation));
    let change = PersonChange { full_name: Some("Trần Văn Hoà".to_owned()), ..PersonChange::default() };
    let act = Act::new(common::id(), house.office.head_actor(), "cli");
    app.correct_person(act, house.office.clerk.0, change, Prose::parse("Ghi sai").unwrap()).await.unwrap();
    round(&house.installation).await;
    let head = sign_in(&router, "head").await;
    let (status, bundle) = download(&router, &head, "?personal=true").await;
    assert_eq!(status, StatusCode::OK);
    let says = |text: &str| bundle.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(says("Trần Văn Hoà") && says("Nguyễn Thị Đầu") && !says("Trần Văn Hòa"));
    let report = sauro_verify::verify(&*bundle, &trust(&house.installation, None));
    assert_eq!(report.verdict(), sauro_verify::Verdict::Pass, "{:?}", report.findings);
    assert_eq!(report.sealed_withheld, 1);
}

/// The bundle without one entry, written anew so that only its contents are at fault.
fn leave_out(bundle: &[u8], index: u64) -> Vec<u8> {
    use sauro_ledger::bundle::{Name, Writer, tar};
    let mut reader = tar::Reader::new(bundle);
    let mut files = Vec::new();
    while let Some((path, _)) = reader.next_file().unwrap() {
        files.push((path.parse::<Name>().unwrap(), reader.bytes(1 << 30).unwrap()));
    }
    let manifest = files.iter().find(|(name, _)| *name == Name::Manifest).unwrap();
    let manifest: Value = serde_json::from_slice(&manifest.1).unwrap();
    let streams = manifest["scope"].as_array().unwrap();
    let streams = streams.iter().map(|stream| stream.as_str().unwrap().to_owned()).collect();
    let scope = sauro_ledger::bundle::Scope::Streams(streams);
    let (origin, size) = (manifest["origin"].as_str().unwrap(), manifest["size"].as_u64().unwrap());
    let mut writer = Writer::new(Vec::new(), origin, size, &scope).unwrap();
    for (name, bytes) in files {
        let gone =
            [Name::Entry(index), Name::Proof(index), Name::Sealed, Name::Howto, Name::Manifest, Name::Sums];
        if !gone.contains(&name) {
            writer.add(name, &bytes).unwrap();
        }
    }
    writer.finish().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_is_signed_by_the_old_one_and_recorded() {
    let house = house().await;
    let router = router(&house.installation);
    let token = common::token(&house, "head");
    let (status, before) = download(&router, &token, "").await;
    assert_eq!(status, StatusCode::OK);
    let old = trust(&house.installation, None);
    let rotation = house.installation.app.rotate_key().await.unwrap();
    rotation.note.verify([&rotation.old]).unwrap();
    assert!(rotation.note.text().contains(&rotation.new.to_string()));
    round(&house.installation).await;
    let standing = house.installation.app.integrity().standing();
    assert_eq!(standing.key, Some(rotation.new.to_string()));
    let (_, after) = download(&router, &token, "").await;
    // Who has both keys follows over the change; who has only the old one is told that it is not enough.
    let both = format!("log {}\nlog {}\nquorum none\n", rotation.new, rotation.old);
    let both = Policy::parse(both.as_bytes()).unwrap();
    let earlier = sauro_verify::Earlier::from_bundle(&*before).unwrap();
    let both = sauro_verify::Trust { policy: Some(both), earlier: Some(earlier), ..Default::default() };
    let report = sauro_verify::verify(&*after, &both);
    assert_eq!(report.verdict(), sauro_verify::Verdict::Pass, "{:?}", report.findings);
    assert_eq!(sauro_verify::verify(&*after, &old).verdict(), sauro_verify::Verdict::Fail);
    let cookie = sign_in(&router, "clerk").await;
    let query = "{ events(filter: { types: [\"ledger\"] }, first: 5) { nodes { type summary actor { system } about { kind title } } } }";
    let told = ask(&router, &cookie, query, json!({})).await["events"]["nodes"][0].clone();
    assert_eq!((&told["type"], &told["actor"]["system"]), (&json!("ledger.key_rotated"), &json!(true)));
    assert_eq!(told["about"]["kind"], "LEDGER");
    // It opens again with the new key, and receipts of the old one still hold.
    let House { installation, folder, .. } = house;
    installation.close().await;
    let again = open(folder.path(), Config::default()).await;
    assert_eq!(again.app.integrity().standing().key, Some(rotation.new.to_string()));
    assert!(again.app.integrity().standing().policy_text.contains(&rotation.old.to_string()));
    again.close().await;
}
