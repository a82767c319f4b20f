//! The one who writes: takes in events in order, one transaction per batch, rows and checkpoint together.

use super::{
    Failure,
    organisation::{self, Organisation, Remembered},
};
use crate::{
    Result,
    bulk::Bulk,
    file,
    head::Head,
    inspections,
    kept::Sink,
    live::{Live, Spool},
    programmes, sql,
    subject::NewSubject,
    tick::{self, NewTick},
};
use rusqlite::Connection;
use sauro_domain::{
    Event,
    assignment::AssignmentEvent,
    event::Meta,
    id::{AssignmentId, InspectionId, ProgrammeId, ulid_of_stream},
};
use sauro_store::{Position, Recorded, codec};
use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    iter,
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
    /// The file; during a rebuild, what stands aside until the end.
    file: Connection,
    path: PathBuf,
    /// The file being built. What goes on stays in memory until the end.
    bulk: Option<Bulk>,
    at: Checkpoint,
    working: HashMap<AssignmentId, Box<Live>>,
    /// Assignments that a rebuild has written and forgotten, because they are over: their numbers.
    over: HashMap<AssignmentId, i64>,
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
        Ok(Self { at, organisation, ..Self::new(file, path, None) })
    }

    /// Begins a file from nothing, to be completed by [`Engine::finish`].
    pub fn build(path: &Path) -> Result<Self> {
        let bulk = file::begin(path)?;
        Ok(Self::new(file::aside()?, path, Some(bulk)))
    }

    fn new(file: Connection, path: &Path, bulk: Option<Bulk>) -> Self {
        Self {
            file,
            path: path.to_owned(),
            bulk,
            at: Checkpoint::default(),
            working: HashMap::new(),
            over: HashMap::new(),
            touched: HashSet::new(),
            spool: Spool::default(),
            organisation: Organisation::default(),
            sound: true,
            no_room: false,
        }
    }

    /// Completes a rebuild. From here on it goes on like any other file.
    pub fn finish(mut self) -> Result<Self> {
        let Some(mut bulk) = self.bulk.take() else { return Ok(self) };
        let mut lives: Vec<_> = self.working.drain().map(|(_, live)| live).collect();
        lives.sort_unstable_by_key(|live| live.n);
        for mut live in lives {
            live.store(&mut Sink::Bulk(&mut bulk))?;
        }
        let (spool, at) = (&mut self.spool, self.at);
        let file = file::finish(bulk, &self.file, &self.path, |file| {
            spool.close(file)?;
            at.store(file)
        })?;
        Ok(Self { at, organisation: self.organisation, ..Self::new(file, &self.path, None) })
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
        for recorded in batch {
            let Some(id) = assignment(&recorded.stream) else { continue };
            if recorded.revision == 0 {
                seen.insert(id);
            } else if !self.working.contains_key(&id) && seen.insert(id) {
                missing.push((recorded.stream.clone(), recorded.revision));
            }
        }
        missing
    }

    /// Folds an assignment again from events the file holds already.
    fn restore(&mut self, events: &[Recorded]) -> std::result::Result<(), Failure> {
        let mut unused = Spool::default();
        for recorded in events {
            let (id, event, meta) = read(recorded)?;
            if let (Some(id), Event::Assignment(event)) = (id, &event) {
                let ordinal = match self.over.get(&id) {
                    Some(n) => *n,
                    None => {
                        let tick = tick::at_position(&self.file, self.at.ordinal, recorded.position);
                        tick.map_err(|e| Failure::at(recorded, e))?.ordinal
                    }
                };
                let live =
                    self.working.entry(id).or_insert_with(|| Box::new(Live::new(ordinal, meta.recorded_at)));
                // Its versions are in the file and get no new beginning: when they began is not asked again.
                live.apply(event, &meta, ordinal, &mut unused);
            }
        }
        if let Some(live) = events.first().and_then(|first| self.working.get_mut(&assignment(&first.stream)?))
        {
            live.mark_stored();
        }
        Ok(())
    }

    /// Takes in a batch, after what is [`Engine::missing`] for it. At a bad event it keeps what came before it, and
    /// says where it stopped.
    pub fn take(
        &mut self,
        earlier: &[Vec<Recorded>],
        batch: &[Recorded],
    ) -> std::result::Result<(), Failure> {
        for events in earlier {
            self.restore(events).inspect_err(|_| self.sound = false)?;
        }
        if self.bulk.is_none() {
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
        if self.sound {
            self.commit().map_err(|e| {
                self.sound = false;
                self.failed(&e)
            })?;
        }
        outcome
    }

    fn failed(&mut self, error: &crate::ViewError) -> Failure {
        self.no_room |= error.is_of_the_disk();
        Failure { position: self.at.position, kind: None, error: error.to_string() }
    }

    fn take_one(&mut self, recorded: &Recorded) -> std::result::Result<(), Failure> {
        let (id, event, meta) = read(recorded)?;
        // From here on only the file can fail: what is in memory is then ahead of it.
        self.keep(recorded, id, &event, &meta).map_err(|e| {
            self.sound = false;
            self.no_room |= e.is_of_the_disk();
            Failure::at(recorded, e)
        })
    }

    fn keep(
        &mut self,
        recorded: &Recorded,
        id: Option<AssignmentId>,
        event: &Event,
        meta: &Meta,
    ) -> Result<()> {
        let ordinal = self.at.ordinal + 1;
        let recorded_at = organisation::running_max(self.at.recorded_at, meta.recorded_at);
        let subject = match (event, id) {
            (Event::Assignment(event), Some(id)) => Some(self.assignment(id, event, meta, ordinal)?),
            _ => {
                self.organise(event, meta, ordinal, recorded)?;
                None
            }
        };
        let (position, revision) = (recorded.position, recorded.revision);
        self.sink().write(iter::once(NewTick { ordinal, position, recorded_at, subject, revision }))?;
        self.at = Checkpoint { ordinal, position, recorded_at: Some(recorded_at) };
        Ok(())
    }

    fn organise(&mut self, event: &Event, meta: &Meta, ordinal: i64, recorded: &Recorded) -> Result<()> {
        let stream = ulid_of_stream(&recorded.stream);
        let stream = stream.map_err(|e| crate::ViewError::unreadable("stream", e))?;
        self.organisation.apply(stream, event, meta, ordinal.unsigned_abs());
        self.sink().write(iter::once(Remembered { ordinal, envelope: &recorded.bytes }))?;
        if let Event::Programme(event) = event {
            programmes::apply(&self.file, ProgrammeId(stream), event, meta, ordinal)?;
        }
        if let Event::Inspection(event) = event {
            inspections::apply(&self.file, InspectionId(stream), event, meta, ordinal)?;
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
        let live = self.working.entry(id).or_insert_with(|| Box::new(Live::new(ordinal, meta.recorded_at)));
        live.apply(event, meta, ordinal, &mut self.spool);
        let n = live.n;
        if n == ordinal {
            let new = NewSubject { n, id, code: live.code(), drafted_at: meta.recorded_at };
            match &mut self.bulk {
                Some(bulk) => bulk.line(&new)?,
                None => Sink::File(&self.file).write(iter::once(new))?,
            }
        }
        // A rebuild writes what goes on at its end.
        if self.bulk.is_none() || live.is_over() {
            self.touched.insert(id);
        }
        Ok(n)
    }

    fn sink(&mut self) -> Sink<'_> {
        match &mut self.bulk {
            Some(bulk) => Sink::Bulk(bulk),
            None => Sink::File(&self.file),
        }
    }

    fn commit(&mut self) -> Result<()> {
        if let Some(bulk) = &mut self.bulk {
            let mut sink = Sink::Bulk(bulk);
            self.spool.write(&mut sink)?;
            // What is over is written and forgotten; should it be opened again after all, it is read again.
            for id in self.touched.drain() {
                if let Entry::Occupied(mut live) = self.working.entry(id)
                    && live.get().is_over()
                {
                    live.get_mut().store(&mut sink)?;
                    self.over.insert(id, live.remove().n);
                }
            }
            return Ok(());
        }
        let mut sink = Sink::File(&self.file);
        self.spool.close(&self.file)?;
        self.spool.write(&mut sink)?;
        for id in self.touched.drain() {
            if let Some(live) = self.working.get_mut(&id) {
                live.store(&mut sink)?;
            }
        }
        self.at.store(&self.file)?;
        self.file.execute_batch("COMMIT")?;
        if self.working.len() > WORKING {
            self.working.clear();
        }
        Ok(())
    }
}

impl Checkpoint {
    fn store(&self, file: &Connection) -> Result<()> {
        let (major, minor) = sql::parts(self.position);
        let update = "UPDATE checkpoint SET ordinal = ?1, major = ?2, minor = ?3, recorded_at = ?4";
        file.prepare_cached(update)?.execute((self.ordinal, major, minor, self.recorded_at))?;
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
