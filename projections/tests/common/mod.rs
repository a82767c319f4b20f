//! Random valid histories of a small ward, and logs that hold them.
#![allow(dead_code, unused_imports, reason = "each test uses its part")]
#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

mod assignments;
mod broken;
mod inspecting;
mod organisation;

use proptest::prelude::*;
use rusqlite::{Connection, types::Value};
use sauro_domain::{
    Event,
    event::Meta,
    id::{AssignmentId, PositionId},
    testing::{Ward, World, ward},
};
use sauro_store::{Append, EventLog, Expect, Unsealed, codec, memory::MemoryLog};
use std::path::Path;
use ulid::Ulid;

pub use broken::Broken;
pub use inspecting::inspection;

/// One attempt: what, on which, by whom, after how many hours. What the domain refuses leaves no trace.
pub type Step = (u8, u8, u8, u8);

/// Attempts enough for a few assignments to live through everything.
pub fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(any::<Step>(), 1..most)
}

/// The ward with its assignments.
pub struct Scene {
    pub world: World,
    pub ward: Ward,
    pub drafted: Vec<AssignmentId>,
    /// The unit that the division was merged into, and its seats.
    pub merged: Option<Vec<PositionId>>,
    next: u128,
}

impl Scene {
    pub fn new() -> Self {
        let (world, ward) = ward();
        Self { world, ward, drafted: Vec::new(), merged: None, next: 50_000 }
    }

    pub fn fresh(&mut self) -> Ulid {
        self.next += 1;
        Ulid(self.next)
    }

    /// Seats that work is given to.
    pub fn seats(&self) -> Vec<PositionId> {
        let ward = &self.ward;
        let mut seats = vec![ward.head.1, ward.clerk.1, ward.vice.1];
        seats.extend(self.merged.iter().flatten());
        seats
    }

    /// Lets whoever may act in the seat act next.
    pub fn act_in(&mut self, seat: PositionId) {
        let view = self.world.register.now(self.world.now);
        let seat = view.successor(seat);
        if let Some(tenure) = view.acting(seat).or(view.holder(seat)) {
            let person = tenure.person;
            self.world.by(person, seat);
        }
    }

    pub fn play(&mut self, (what, which, how, hours): Step) {
        self.world.later(i64::from(hours) / 3);
        match what % 40 {
            0..=3 => self.draft(how),
            4..=6 => self.issue(which),
            7 if how.is_multiple_of(4) => self.merge(),
            8 | 9 => self.appoint(which, how),
            10 => self.measure(which, how),
            11 if how.is_multiple_of(2) => self.inspect(which, how / 2),
            act => self.work(act, which, how),
        }
    }
}

/// Everything that happened in a random life of the ward.
pub fn history(steps: &[Step]) -> Scene {
    let mut scene = Scene::new();
    steps.iter().for_each(|step| scene.play(*step));
    scene
}

fn kind(event: &Event) -> &'static str {
    match event {
        Event::Unit(_) => "unit",
        Event::Position(_) => "position",
        Event::Person(_) => "person",
        Event::Document(_) => "document",
        Event::Mandate(_) => "mandate",
        Event::Programme(_) => "programme",
        Event::Calendar(_) => "calendar",
        Event::Inspection(_) => "inspection",
        Event::Ledger(_) => "ledger",
        Event::Assignment(_) => "assignment",
    }
}

/// The acts of the log: events of one command, in one append.
pub fn acts(world: &World) -> Vec<Append> {
    let mut acts: Vec<Append> = Vec::new();
    for (id, event, meta) in &world.log {
        let stream = format!("{}-{id}", kind(event));
        let events = vec![unsealed(event, meta)];
        match acts.last_mut() {
            Some(last) if last.command == meta.command && last.stream == stream => last.events.extend(events),
            _ => {
                let expect = meta.revision.checked_sub(1).map_or(Expect::NoStream, Expect::Revision);
                acts.push(Append { stream, expect, guard: None, command: meta.command, events });
            }
        }
    }
    acts
}

fn unsealed(event: &Event, meta: &Meta) -> Unsealed {
    let encoded = codec::encode(event).expect("encodes");
    Unsealed {
        kind: encoded.kind,
        kind_version: encoded.version,
        data: encoded.data,
        at: meta.recorded_at,
        effective_at: (meta.effective_at != meta.recorded_at).then_some(meta.effective_at),
        actor: meta.actor.into(),
        via: "demo",
        authority: None,
        why: None,
        nonce: [7; 16],
    }
}

/// A log that holds the acts.
pub async fn log_of(acts: &[Append]) -> MemoryLog {
    let log = MemoryLog::new();
    for act in acts {
        log.append(act.clone()).await.expect("appends");
    }
    log
}

/// What SQLite says of the newest complete file: pages, order of rows, every row in every index.
pub fn integrity(directory: &Path) -> String {
    newest(directory).query_row("PRAGMA integrity_check(5)", [], |row| row.get(0)).expect("an answer")
}

fn newest(directory: &Path) -> Connection {
    let mut files: Vec<_> = std::fs::read_dir(directory)
        .expect("a directory")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "db"))
        .collect();
    files.sort();
    Connection::open(files.pop().expect("a file")).expect("opens")
}

/// Every row of every table of the only complete file in the directory, in an order of their own.
pub fn dump(directory: &Path) -> Vec<String> {
    let file = newest(directory);
    let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'word%' \
                 AND name NOT LIKE 'sqlite%' OR name = 'wording' ORDER BY name";
    let names: Vec<String> = file
        .prepare(names)
        .and_then(|mut names| names.query_map([], |row| row.get(0))?.collect())
        .expect("names of tables");
    let mut lines = Vec::new();
    for name in names {
        let mut statement = file.prepare(&format!("SELECT * FROM {name}")).expect("a table");
        let columns = statement.column_count();
        let mut rows = statement.query([]).expect("rows");
        let from = lines.len();
        while let Some(row) = rows.next().expect("a row") {
            let values: Vec<Value> = (0..columns).map(|column| row.get(column).expect("a value")).collect();
            lines.push(format!("{name} {values:?}"));
        }
        lines[from..].sort();
    }
    lines
}

/// Runs to the end on a small runtime.
pub fn block_on<T>(task: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(task)
}
