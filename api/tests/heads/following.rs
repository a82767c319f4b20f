//! A stranger, the person who acted, the inspection page, and a server whose log was put back.

use crate::{
    ask,
    common::{self, House, call, get, house, id, open, post, read, send, sign_in},
    establish, round, router,
};
use axum::{Router, http::StatusCode};
use sauro_api::{application::Act, config::Config};
use sauro_domain::{
    Command,
    id::UnitId,
    text::Line,
    unit::{UnitCommand, UnitKind},
};
use sauro_ledger::{
    checkpoint::SignedCheckpoint,
    leaf_hash,
    policy::Policy,
    proof::Receipt,
    tiles::{Row, Tile, TileReader, TileSource, decode_entries, decode_hashes},
    tree,
};
use serde_json::json;

/// Tiles as a stranger gets them.
struct Fetched<'r>(&'r Router);

impl TileSource for Fetched<'_> {
    type Error = StatusCode;
    fn read(&mut self, tile: &Tile) -> Result<Vec<u8>, StatusCode> {
        let (router, path) = (self.0.clone(), format!("/{tile}"));
        let fetched = async move {
            let answer = send(&router, get(&path, &[])).await;
            let status = answer.status();
            let bytes = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
            if status == StatusCode::OK { Ok(bytes.to_vec()) } else { Err(status) }
        };
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(fetched))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_follows_the_log_by_heads_and_tiles() {
    let house = house().await;
    let router = router(&house.installation);
    let (status, _, body) = call(&router, get("/checkpoint", &[])).await;
    assert_eq!((status, &body["code"]), (StatusCode::NOT_FOUND, &json!("NO_HEAD")));
    for number in 0..300 {
        establish(&house, &house.installation, &format!("Tổ {number}")).await;
        if number % 100 == 7 {
            round(&house.installation).await;
        }
    }
    round(&house.installation).await;
    let (status, headers, text) = read(send(&router, get("/checkpoint", &[])).await).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers["content-type"], "text/plain; charset=utf-8");
    assert_eq!(headers["cache-control"], "no-cache");
    let head = SignedCheckpoint::parse(text.as_bytes()).unwrap();
    let stored = house.installation.app.log().read_all(sauro_store::Position::START, 10_000).await.unwrap();
    let size = head.checkpoint().size();
    assert_eq!(size, stored.len() as u64);
    // Root and proofs follow from the tiles alone, fetched without a sign-in.
    let mut tiles = TileReader::new(Fetched(&router), size);
    assert_eq!(tree::root(&mut tiles, size).unwrap(), *head.checkpoint().root());
    let proof = tree::inclusion::prove(&mut tiles, 17, size).unwrap();
    let leaf = leaf_hash(&stored[17].bytes);
    tree::inclusion::verify(&leaf, 17, size, &proof, head.checkpoint().root()).unwrap();
    // A partial tile that was replaced by the full one is still answered.
    let (old, whole) = (Tile::new(Row::Hashes(0), 0, 9).unwrap(), Tile::new(Row::Hashes(0), 0, 256).unwrap());
    let few = decode_hashes(&old, &Fetched(&router).read(&old).unwrap()).unwrap();
    assert_eq!(few, decode_hashes(&whole, &Fetched(&router).read(&whole).unwrap()).unwrap()[..9]);
    let answer = send(&router, get("/tile/0/000", &[])).await;
    assert_eq!(answer.headers()["content-type"], "application/octet-stream");
    assert_eq!(answer.headers()["cache-control"], "public, max-age=31536000, immutable");
    for wrong in [
        "/tile/0/000.p/0",
        "/tile/0/0",
        "/tile/9/000",
        "/tile/0/x001/000",
        "/tile/..%2f..%2fkey",
        "/tile/key",
    ] {
        assert_eq!(send(&router, get(wrong, &[])).await.status(), StatusCode::NOT_FOUND, "{wrong}");
    }
    // Entries ask for a mandate to inspect.
    assert_eq!(send(&router, get("/tile/entries/000", &[])).await.status(), StatusCode::UNAUTHORIZED);
    let clerk = common::token(&house, "clerk");
    let refused = send(&router, get("/tile/entries/000", &[("authorization", &clerk)])).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    let head_of_office = common::token(&house, "head");
    let given = send(&router, get("/tile/entries/000", &[("authorization", &head_of_office)])).await;
    assert_eq!(given.status(), StatusCode::OK);
    let bytes = axum::body::to_bytes(given.into_body(), 10_000_000).await.unwrap();
    let entries = decode_entries(&whole.as_entries(), &bytes).unwrap();
    assert!(entries.iter().zip(&stored).all(|(entry, stored)| *entry == stored.bytes));
    let beyond = format!("/{}", Tile::new(Row::Entries, 1, 255).unwrap());
    let beyond = send(&router, get(&beyond, &[("authorization", &head_of_office)])).await;
    assert_eq!(beyond.status(), StatusCode::NOT_FOUND);
}

const CHECK: &str = "query Q($text: String!) { receiptCheck(text: $text) {
    verdict code words origin index headSize event { type position } } }";

#[tokio::test(flavor = "multi_thread")]
async fn an_act_has_a_receipt_that_proves_it_and_nothing_else() {
    let house = house().await;
    let router = router(&house.installation);
    let act = establish(&house, &house.installation, "Tổ công tác").await;
    let path = format!("/receipts/{}", act.position);
    assert_eq!(send(&router, get(&path, &[])).await.status(), StatusCode::UNAUTHORIZED);
    let head = common::token(&house, "head");
    let (status, headers, body) = call(&router, get(&path, &[("authorization", &head)])).await;
    assert_eq!((status, &body["code"]), (StatusCode::CONFLICT, &json!("NOT_YET")));
    assert_eq!(headers["retry-after"], "10");
    round(&house.installation).await;
    let clerk = common::token(&house, "clerk");
    assert_eq!(send(&router, get(&path, &[("authorization", &clerk)])).await.status(), StatusCode::FORBIDDEN);
    for wrong in ["/receipts/0", "/receipts/999999", "/receipts/x", "/receipts/1-2"] {
        let answer = send(&router, get(wrong, &[("authorization", &head)])).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{wrong}");
    }
    let (status, headers, text) = read(send(&router, get(&path, &[("authorization", &head)])).await).await;
    assert_eq!(status, StatusCode::OK);
    assert!(headers["content-disposition"].to_str().unwrap().ends_with(".tlog-proof\""));
    // Judged as a stranger would: the entry's own bytes, the key from elsewhere.
    let standing = house.installation.app.integrity().standing();
    let policy = format!("log {}\nquorum none\n", standing.key.clone().unwrap());
    let receipt = Receipt::parse(text.as_bytes()).unwrap();
    let policy = Policy::parse(policy.as_bytes()).unwrap();
    receipt.verify(&leaf_hash(receipt.extra()), &policy).unwrap();
    assert_eq!(leaf_hash(receipt.extra()), act.leaves[0]);

    let cookie = sign_in(&router, "clerk").await;
    let check = async |text: &str| {
        ask(&router, &cookie, CHECK, json!({ "text": text })).await["receiptCheck"].clone()
    };
    let good = check(&text).await;
    assert_eq!((&good["verdict"], &good["code"]), (&json!("VALID"), &json!("HOLDS")));
    assert_eq!(good["event"], json!({ "type": "unit.established", "position": act.position.to_string() }));
    assert!(good["words"].as_str().unwrap().len() > 20);
    let verdicts = [
        ("", "INVALID", "NOT_A_RECEIPT"),
        (&text[..text.len() - 2], "INVALID", "NOT_A_RECEIPT"),
        (&text.replacen("index ", "index 1", 1), "INVALID", "ENTRY_MISSING"),
        (&text.replacen("extra ", "extra AAAA", 1), "INVALID", "EXTRA_DIFFERS"),
        (&text.replacen(&format!("index {}", receipt.index()), "index 0", 1), "INVALID", "ENTRY_DIFFERS"),
    ];
    for (bad, verdict, code) in verdicts {
        let found = check(bad).await;
        assert_eq!((&found["verdict"], &found["code"]), (&json!(verdict), &json!(code)), "{found}");
    }
    // Of another log: another key.
    let other = common::house().await;
    let foreign = establish(&other, &other.installation, "Tổ").await;
    round(&other.installation).await;
    let foreign =
        get(&format!("/receipts/{}", foreign.position), &[("authorization", &common::token(&other, "head"))]);
    let (_, _, foreign) = read(send(&crate::router(&other.installation), foreign).await).await;
    assert_eq!(check(&foreign).await["verdict"], "UNKNOWN_LOG");
}

const INTEGRITY: &str =
    "{ integrity { state reason reasonCode origin key claimedPolicy provable provableWords logSize
    entriesNotYetSigned witnessesNeeded witnesses { name state } witnessedHead { size }
    head { size root fingerprint signedAt note cosignedBy } earlierHeads(first: 5) { size signedAt } } }";

#[tokio::test(flavor = "multi_thread")]
async fn the_inspection_page_is_told_how_it_stands() {
    let house = house().await;
    let router = router(&house.installation);
    let cookie = sign_in(&router, "clerk").await;
    let before = ask(&router, &cookie, INTEGRITY, json!({})).await["integrity"].clone();
    assert_eq!(
        (&before["state"], &before["reasonCode"]),
        (&json!("NOT_YET_SIGNED"), &json!("FIRST_HEAD_SOON"))
    );
    round(&house.installation).await;
    establish(&house, &house.installation, "Tổ 1").await;
    round(&house.installation).await;
    establish(&house, &house.installation, "Tổ 2").await;
    let now = ask(&router, &cookie, INTEGRITY, json!({})).await["integrity"].clone();
    assert_eq!(now["state"], "SOUND");
    assert_eq!(now["provable"], "ONLY_AGAINST_OUTSIDERS");
    assert_eq!((&now["witnessesNeeded"], &now["witnesses"]), (&json!(0), &json!([])));
    assert_eq!(now["entriesNotYetSigned"], 1);
    assert_eq!(now["logSize"], now["head"]["size"].as_i64().unwrap() + 1);
    assert_eq!(now["earlierHeads"].as_array().unwrap().len(), 1);
    let note = now["head"]["note"].as_str().unwrap();
    let head = SignedCheckpoint::parse(note.as_bytes()).unwrap();
    let policy = Policy::parse(now["claimedPolicy"].as_str().unwrap().as_bytes()).unwrap();
    assert!(policy.check(&head).is_ok());
    assert_eq!(head.checkpoint().origin(), now["origin"].as_str().unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_was_put_back_is_only_read() {
    let house = house().await;
    let data = house.folder.path().to_owned();
    round(&house.installation).await;
    let House { installation, office, folder, .. } = house;
    installation.close().await;
    let old = tempfile::tempdir().unwrap();
    for name in ["log.db", "log.made"] {
        std::fs::copy(data.join(name), old.path().join(name)).unwrap();
    }
    let again = open(&data, Config::default()).await;
    let house = House { installation: again, office, folder, ..common::house().await };
    establish(&house, &house.installation, "Tổ 1").await;
    // The last head is signed when the installation closes.
    let House { installation, folder, .. } = house;
    installation.close().await;
    std::fs::copy(old.path().join("log.db"), data.join("log.db")).unwrap();
    std::fs::remove_dir_all(data.join("views")).unwrap();

    let put_back = open(&data, Config::default()).await;
    let why = put_back.app.integrity().contradiction().unwrap();
    assert_eq!(why.code(), "LOG_SHORTER");
    let act = Act::new(id(), office.head_actor(), "web");
    let unit = UnitId::from(act.command_id);
    let name = Line::parse("Tổ 3").unwrap();
    let establish =
        UnitCommand::Establish { name, kind: UnitKind::Division, parent: Some(office.unit), basis: None };
    let refused = put_back.app.execute(act.request(Command::Unit(unit, establish))).await.unwrap_err();
    assert_eq!(refused.code(), "READ_ONLY");
    assert!(refused.message(sauro_domain::refusal::Language::Vietnamese).contains("phần cuối bị mất"));
    let router = router(&put_back);
    let (status, _, ready) = call(&router, get("/readyz", &[])).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(ready["checks"]["heads"].as_str().unwrap().contains("its end is missing"));
    let (_, _, info) = call(&router, get("/auth/info", &[("accept-language", "en")])).await;
    assert_eq!(info["readOnly"]["code"], "LOG_SHORTER");
    // It is read as before.
    let cookie = sign_in(&router, "clerk").await;
    let told = ask(&router, &cookie, INTEGRITY, json!({})).await["integrity"].clone();
    assert_eq!((&told["state"], &told["reasonCode"]), (&json!("READ_ONLY"), &json!("LOG_SHORTER")));
    let mutation =
        "mutation M($input: UnitEstablishInput!) { unitEstablish(input: $input) { userErrors { code } } }";
    let input = json!({ "commandId": id().to_string(), "name": "Tổ 4", "kind": "DIVISION" });
    let body = json!({ "query": mutation, "variables": { "input": input } });
    let head = sign_in(&router, "head").await;
    let headers = [("cookie", head.as_str()), ("origin", "http://localhost"), ("host", "localhost")];
    let (_, _, answer) = call(&router, post("/graphql", &body, &headers)).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "READ_ONLY", "{answer}");
    put_back.close().await;
    drop(folder);
}
