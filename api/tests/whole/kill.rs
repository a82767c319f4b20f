//! kill −9 of the whole server in the middle of concurrent GraphQL commands, again and again on the same directory.
//! Clients send the commands that had no answer again, with the same ids. Afterwards no acknowledged command is lost,
//! none is half there, none is there twice. The store's own suite does the same to the bare log 220 times.

use super::{
    http::Client,
    office::{founded, key},
    process::Server,
};
use rusqlite::{Connection, OpenFlags};
use sauro_store::Position;
use serde_json::{Value, json};
use std::{
    collections::{HashMap, HashSet},
    net::SocketAddr,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// Kills of the whole server; with those of the bare log, more than two hundred.
const CYCLES: u64 = 60;
/// Clients at once, each on a connection of its own.
const CLIENTS: u64 = 6;

/// A command as a client sent it, and what it was answered last.
#[derive(Debug, Clone)]
struct Sent {
    id: String,
    mutation: &'static str,
    input: Value,
    answer: Option<Value>,
    sent_again: bool,
}

impl Sent {
    fn acknowledged(&self) -> Option<&Value> {
        self.answer.as_ref().filter(|payload| !payload["position"].is_null())
    }
}

/// What one client does, in turn; numbers make every text its own.
fn next(client: u64, turn: u64, number: u64, root: &str, drafts: &[String]) -> (&'static str, Value) {
    let terms = |title: String| json!({ "title": title, "leadDuty": "Chịu trách nhiệm" });
    match (client + turn) % 5 {
        0 => ("personRegister", json!({ "details": { "fullName": format!("Nguyễn Văn Số {number}") } })),
        1 => (
            "documentRegister",
            json!({ "facts": {
            "issuer": "UBND phường Thử Nghiệm", "number": format!("{}/QĐ-UBND", number + 1), "dated": "2026-01-05",
            "subject": format!("Về việc số {number}"),
        } }),
        ),
        2 => (
            "unitEstablish",
            json!({ "name": format!("Tổ dân phố {number}"), "kind": "RESIDENTIAL_GROUP", "parent": root }),
        ),
        3 if !drafts.is_empty() => {
            let draft = &drafts[number as usize % drafts.len()];
            (
                "assignmentDraftRevise",
                json!({ "assignment": draft, "terms": terms(format!("Việc sửa lần {number}")) }),
            )
        }
        _ => ("assignmentDraft", json!({ "terms": terms(format!("Việc số {number}")) })),
    }
}

/// One client until its connection breaks. The last command has no answer then.
fn work(
    mut client: Client,
    number: u64,
    cycle: u64,
    root: &str,
    mut drafts: Vec<String>,
    done: &AtomicU64,
) -> (Vec<Sent>, Vec<String>) {
    let mut all = Vec::new();
    for turn in 0.. {
        let id = key();
        let unique = (cycle * CLIENTS + number) * 1_000 + turn;
        let (mutation, mut input) = next(number, turn, unique, root, &drafts);
        input["commandId"] = json!(id);
        let answer = client.mutate(mutation, &input).ok().map(|answer| answer["data"][mutation].clone());
        let sent = Sent { id, mutation, input, answer, sent_again: false };
        let answered = sent.answer.is_some();
        done.fetch_add(u64::from(sent.acknowledged().is_some()), Ordering::Relaxed);
        if mutation == "assignmentDraft" && sent.acknowledged().is_some() {
            drafts.push(format!("Assignment_{}", sent.id));
        }
        all.push(sent);
        if !answered {
            break;
        }
    }
    (all, drafts)
}

/// Until the views hold all the log holds, and the process can write.
fn ready(address: SocketAddr) {
    let until = Instant::now() + Duration::from_secs(30);
    while Client::new(address).get("/readyz").unwrap().status != 200 {
        assert!(Instant::now() < until, "never ready");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn the_whole_server_is_killed_under_load_and_nothing_is_lost_halved_or_doubled() {
    let (_folder, data) = founded();
    let mut server = Server::start(&data);
    let mut first = Client::signed_in(server.address, "chung");
    let root = first.ask("{ installation { root { id } } }", json!({}))["installation"]["root"]["id"].clone();
    let root = root.as_str().unwrap().to_owned();
    let sessions: Vec<Client> = (0..3).map(|_| Client::signed_in(server.address, "chung")).collect();
    let mut drafts: Vec<Vec<String>> = vec![Vec::new(); CLIENTS as usize];
    let mut all: Vec<Sent> = Vec::new();
    let mut in_time = 0;
    for cycle in 0..CYCLES {
        let done = Arc::new(AtomicU64::new(0));
        let clients: Vec<_> = (0..CLIENTS)
            .map(|number| {
                let client = sessions[number as usize % sessions.len()].moved(server.address);
                let (root, drafts) = (root.clone(), std::mem::take(&mut drafts[number as usize]));
                let done = Arc::clone(&done);
                std::thread::spawn(move || work(client, number, cycle, &root, drafts, &done))
            })
            .collect();
        // From the first command to well under way, never the same moment twice in a row.
        std::thread::sleep(Duration::from_millis(20 + cycle * 79 % 180));
        // However slow the machine is: something was acknowledged before each kill.
        let until = Instant::now() + Duration::from_secs(30);
        while done.load(Ordering::Relaxed) < 2 && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(1));
        }
        server.kill();
        let mut sent = Vec::new();
        for (number, client) in clients.into_iter().enumerate() {
            let (commands, known) = client.join().unwrap();
            sent.extend(commands);
            drafts[number] = known;
        }
        in_time += done.load(Ordering::Relaxed);
        server = Server::start(&data);
        ready(server.address);
        // Sessions outlive the server; what had no answer is sent again, as it was.
        let mut again = sessions[0].moved(server.address);
        for command in sent.iter_mut().filter(|command| command.answer.is_none()) {
            let answer = again.mutate(command.mutation, &command.input).unwrap();
            let payload = &answer["data"][command.mutation];
            assert_eq!(payload["userErrors"], json!([]), "cycle {cycle}: {command:?}: {answer:#}");
            (command.answer, command.sent_again) = (Some(payload.clone()), true);
        }
        all.extend(sent);
    }
    assert!(in_time >= 2 * CYCLES, "the load was real: {in_time}");
    check_people(&mut sessions[0].moved(server.address), &all);
    assert_eq!(server.stop(), 0);
    check_log(&data, &all);
}

/// A person is an event and values in the vault: whoever was acknowledged has both.
fn check_people(client: &mut Client, all: &[Sent]) {
    let people: Vec<_> = all
        .iter()
        .filter(|sent| sent.mutation == "personRegister" && sent.acknowledged().is_some())
        .map(|sent| (format!("Person_{}", sent.id), sent.input["details"]["fullName"].clone()))
        .collect();
    for some in people.chunks(50) {
        let ids: Vec<_> = some.iter().map(|(id, _)| id).collect();
        let found = client.ask(
            "query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on Person { name } } }",
            json!({ "ids": ids }),
        );
        let names: Vec<_> =
            found["nodes"].as_array().unwrap().iter().map(|node| node["name"].clone()).collect();
        assert_eq!(names, some.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>());
    }
}

/// The whole log at the end: sound, and every command in it exactly once, where its receipt says.
fn check_log(data: &Path, all: &[Sent]) {
    let verified = sauro_store::sqlite::verify_all(data, &mut |_, _| {}).unwrap();
    let file = Connection::open_with_flags(data.join("log.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut rows =
        file.prepare("SELECT position, event_id, leaf, envelope FROM event ORDER BY position").unwrap();
    let rows = rows.query_map((), |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, Vec<u8>>(2)?,
            row.get::<_, String>(3)?,
        ))
    });
    let mut recorded: HashMap<String, Vec<(i64, String, String)>> = HashMap::new();
    for row in rows.unwrap() {
        let (position, id, leaf, envelope) = row.unwrap();
        let envelope: Value = serde_json::from_str(&envelope).unwrap();
        let command = envelope["cmd"].as_str().unwrap().to_owned();
        recorded.entry(command).or_default().push((position, id, hex::encode(leaf)));
    }
    let ids: HashSet<_> = all.iter().map(|sent| &sent.id).collect();
    assert_eq!(ids.len(), all.len());
    let (mut acknowledged, mut refused, mut found_again, mut done_again) = (0, 0, 0, 0);
    for sent in all {
        let events = recorded.remove(&sent.id).unwrap_or_default();
        let Some(payload) = sent.acknowledged() else {
            assert!(events.is_empty(), "refused, and recorded: {sent:?}");
            refused += 1;
            continue;
        };
        acknowledged += 1;
        let stated = |name: &str| {
            let list = payload["receipt"][name].as_array().unwrap().iter();
            list.map(|value| value.as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            events.iter().map(|(_, id, _)| id.clone()).collect::<Vec<_>>(),
            stated("eventIds"),
            "{sent:?}"
        );
        assert_eq!(
            events.iter().map(|(.., leaf)| leaf.clone()).collect::<Vec<_>>(),
            stated("leafHashes"),
            "{sent:?}"
        );
        let last = Position::from_parts(events.last().unwrap().0.unsigned_abs(), 0);
        assert_eq!(payload["position"], json!(last.to_string()), "{sent:?}");
        if sent.sent_again {
            if payload["repeated"] == json!(true) { found_again += 1 } else { done_again += 1 }
        }
    }
    assert_eq!(recorded.len(), 5, "only the founding commands are nobody's here: {recorded:?}");
    println!(
        "{CYCLES} kills of the whole server: {acknowledged} commands acknowledged, 0 lost; {refused} refused, 0 recorded; \
         without an answer: {found_again} were there, {done_again} were not; {} events verified",
        verified.events
    );
}
