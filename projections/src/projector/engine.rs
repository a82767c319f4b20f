//! The one who writes: takes in events in order, one transaction per batch, rows and checkpoint together.

use super::{
    Failure,
    organisation::{self, Organisation},
};
use crate::{
    Result, file,
    head::Head,
    live::{Live, Spool},
    programmes,
    sql::{self, blob},
    tick,
};
use rusqlite::Connection;
use sauro_domain::{
    Event,
    assignment::AssignmentEvent,
    event::Meta,
    id::{AssignmentId, ProgrammeId, ulid_of_stream},
};
use sauro_store::{Position, Recorded, codec};
use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
};

/// Assignments kept folded between batches.
const WORKING: usize = 20_000;

/// Where the file stands.
#[derive(Debug, Clone, Copy, Default)]
struct Checkpoint {
    ordinal: i64,
    position: Position,
    recorded_at: Option<i64>,
}

#[derive(Debug)]
pub(crate) struct Engine {
    file: Connection,
    path: PathBuf,
    /// A rebuild: no indexes yet, and every assignment stays in memory until the end.
    building: bool,
    at: Checkpoint,
    working: HashMap<AssignmentId, Live>,
    touched: HashSet<AssignmentId>,
    spool: Spool,
    organisation: Organisation,
    sound: bool,
    /// The disk did not take what was written; nothing is wrong with the events.
    no_room: bool,
}

impl Engine {
    /// Goes on with a complete file.
    pub fn open(path: &Path) -> Result<Self> {
        let file = file::write(path)?;
        let at = file.query_row("SELECT ordinal, major, minor, recorded_at FROM checkpoint", [], |row| {
            let position = sql::position(row.get(1)?, row.get(2)?);
            Ok(Checkpoint { ordinal: row.get(0)?, position, recorded_at: row.get(3)? })
        })?;
        let organisation = Organisation::load(&file)?;
        Ok(Self { at, organisation, ..Self::new(file, path, false) })
    }

    /// Begins a file from nothing, to be completed by [`Engine::finish`].
    pub fn build(path: &Path) -> Result<Self> {
        let file = file::begin(path)?;
        file.execute_batch("BEGIN")?;
        Ok(Self::new(file, path, true))
    }

    fn new(file: Connection, path: &Path, building: bool) -> Self {
        Self {
            file,
            path: path.to_owned(),
            building,
            at: Checkpoint::default(),
            working: HashMap::new(),
            touched: HashSet::new(),
            spool: Spool::default(),
            organisation: Organisation::default(),
            sound: true,
            no_room: false,
        }
    }

    /// Completes a rebuild. From here on it goes on like any other file.
    pub fn finish(mut self) -> Result<Self> {
        let mut lives: Vec<_> = self.working.drain().map(|(_, live)| live).collect();
        lives.sort_unstable_by_key(|live| live.n);
        for live in &mut lives {
            live.store(&self.file)?;
        }
        self.checkpoint()?;
        self.file.execute_batch("COMMIT")?;
        let file = file::finish(self.file, &self.path)?;
        Ok(Self { at: self.at, organisation: self.organisation, ..Self::new(file, &self.path, false) })
    }

    /// What can be asked about once the last batch is committed.
    pub fn head(&self) -> Head {
        let Organisation { register, seats, merged, turns } = self.organisation.clone();
        Head {
            ordinal: self.at.ordinal.unsigned_abs(),
            position: self.at.position,
            recorded_at: self.at.recorded_at.and_then(|at| sql::moment(at).ok()),
            register,
            seats,
            merged,
            turns,
        }
    }

    /// Whether what is in memory is what the file holds: false after a failed write.
    pub fn is_sound(&self) -> bool {
        self.sound
    }

    /// Whether the last batch failed for want of room, or because the disk did not do as asked.
    pub fn has_no_room(&self) -> bool {
        self.no_room
    }

    /// The position after which it reads on.
    pub fn position(&self) -> Position {
        self.at.position
    }

    /// Assignments in the batch whose earlier events must be read again first: the stream, and how many events of it.
    pub fn missing(&self, batch: &[Recorded]) -> Vec<(String, u64)> {
        let mut seen = HashSet::new();
        let mut missing = Vec::new();
        for recorded in batch.iter().filter(|_| !self.building) {
            if let Some(id) = assignment(&recorded.stream)
                && seen.insert(id)
                && recorded.revision > 0
                && !self.working.contains_key(&id)
            {
                missing.push((recorded.stream.clone(), recorded.revision));
            }
        }
        missing
    }

    /// Folds an assignment again from events the file holds already.
    pub fn restore(&mut self, events: &[Recorded]) -> std::result::Result<(), Failure> {
        let mut unused = Spool::default();
        for recorded in events {
            let ordinal = tick::at_position(&self.file, self.at.ordinal, recorded.position);
            let ordinal = ordinal.map_err(|e| Failure::at(recorded, e))?.ordinal;
            let (id, event, meta) = read(recorded)?;
            if let (Some(id), Event::Assignment(event)) = (id, &event) {
                let live = self.working.entry(id).or_insert_with(|| Live::new(ordinal, meta.recorded_at));
                live.apply(event, &meta, ordinal, &mut unused);
            }
        }
        if let Some(live) = events.first().and_then(|first| self.working.get_mut(&assignment(&first.stream)?))
        {
            live.mark_stored();
        }
        Ok(())
    }

    /// Takes in a batch. At a bad event it keeps what came before it, and says where it stopped.
    pub fn take(&mut self, batch: &[Recorded]) -> std::result::Result<(), Failure> {
        if !self.building {
            let begun = self.file.execute_batch("BEGIN IMMEDIATE").map_err(crate::ViewError::from);
            begun.map_err(|e| self.failed(&e))?;
        }
        let mut outcome = Ok(());
        for recorded in batch {
            outcome = self.take_one(recorded);
            if outcome.is_err() {
                break;
            }
        }
        if self.no_room {
            // Half of an event may be there: nothing is kept of this batch, and the file is opened afresh.
            self.sound = false;
            return outcome;
        }
        self.commit().map_err(|e| {
            self.sound = false;
            self.failed(&e)
        })?;
        outcome
    }

    fn failed(&mut self, error: &crate::ViewError) -> Failure {
        self.no_room |= error.is_of_the_disk();
        Failure { position: self.at.position, kind: None, error: error.to_string() }
    }

    fn failed_at(&mut self, recorded: &Recorded, error: &crate::ViewError) -> Failure {
        self.no_room |= error.is_of_the_disk();
        Failure::at(recorded, error)
    }

    fn take_one(&mut self, recorded: &Recorded) -> std::result::Result<(), Failure> {
        let (id, event, meta) = read(recorded)?;
        let ordinal = self.at.ordinal + 1;
        let recorded_at = organisation::running_max(self.at.recorded_at, meta.recorded_at);
        let subject = match (&event, id) {
            (Event::Assignment(event), Some(id)) => self.assignment(id, event, &meta, ordinal).map(Some),
            _ => self.organise(&event, &meta, ordinal, recorded).map(|()| None),
        };
        let subject = subject.map_err(|e| self.failed_at(recorded, &e))?;
        let at = Checkpoint { ordinal, position: recorded.position, recorded_at: Some(recorded_at) };
        let revision = i64::try_from(recorded.revision).unwrap_or(i64::MAX);
        tick::insert(&self.file, ordinal, at.position, recorded_at, subject, revision)
            .map_err(|e| self.failed_at(recorded, &e))?;
        self.at = at;
        Ok(())
    }

    fn organise(&mut self, event: &Event, meta: &Meta, ordinal: i64, recorded: &Recorded) -> Result<()> {
        let stream = ulid_of_stream(&recorded.stream);
        let stream = stream.map_err(|e| crate::ViewError::unreadable("stream", e))?;
        self.organisation.apply(stream, event, meta, ordinal.unsigned_abs());
        organisation::keep(&self.file, ordinal, &recorded.bytes)?;
        if let Event::Programme(event) = event {
            programmes::apply(&self.file, ProgrammeId(stream), event, meta, ordinal)?;
        }
        Ok(())
    }

    fn assignment(
        &mut self,
        id: AssignmentId,
        event: &AssignmentEvent,
        meta: &Meta,
        ordinal: i64,
    ) -> Result<i64> {
        let live = self.working.entry(id).or_insert_with(|| Live::new(ordinal, meta.recorded_at));
        live.apply(event, meta, ordinal, &mut self.spool);
        if live.n == ordinal {
            let insert = "INSERT INTO subject VALUES (?1, ?2, ?3, ?4)";
            self.file.prepare_cached(insert)?.execute((
                live.n,
                blob(id.0),
                live.code(),
                sql::millis(meta.recorded_at),
            ))?;
        }
        let n = live.n;
        if !self.building {
            self.touched.insert(id);
        }
        Ok(n)
    }

    fn commit(&mut self) -> Result<()> {
        self.spool.flush(&self.file)?;
        if self.building {
            return Ok(());
        }
        for id in self.touched.drain() {
            if let Some(live) = self.working.get_mut(&id) {
                live.store(&self.file)?;
            }
        }
        self.checkpoint()?;
        self.file.execute_batch("COMMIT")?;
        if self.working.len() > WORKING {
            self.working.clear();
        }
        Ok(())
    }

    fn checkpoint(&self) -> Result<()> {
        let (major, minor) = sql::parts(self.at.position);
        let update = "UPDATE checkpoint SET ordinal = ?1, major = ?2, minor = ?3, recorded_at = ?4";
        self.file.execute(update, (self.at.ordinal, major, minor, self.at.recorded_at))?;
        Ok(())
    }
}

fn assignment(stream: &str) -> Option<AssignmentId> {
    let id = stream.strip_prefix(AssignmentId::KIND)?.strip_prefix('-')?;
    id.parse().ok()
}

fn read(recorded: &Recorded) -> std::result::Result<(Option<AssignmentId>, Event, Meta), Failure> {
    let decoded = codec::decode(recorded).map_err(|e| Failure::at(recorded, e))?;
    Ok((assignment(&recorded.stream), decoded.event, decoded.meta))
}

impl Failure {
    fn at(recorded: &Recorded, error: impl std::fmt::Display) -> Self {
        let kind = codec::open(&recorded.bytes).ok().map(|envelope| envelope.kind.into_owned());
        Self { position: recorded.position, kind, error: error.to_string() }
    }
}
