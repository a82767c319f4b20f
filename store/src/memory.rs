//! A log in memory, for tests: the same answers as the others, gone when dropped.

use crate::{Append, Appended, EventLog, LogError, Position, Recorded, prepare::Prepared};
use async_trait::async_trait;
use sauro_domain::{id::CommandId, time::Timestamp};
use sauro_ledger::leaf_hash;
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch;

/// A log that forgets.
#[derive(Debug)]
pub struct MemoryLog {
    kept: Mutex<Kept>,
    head: watch::Sender<Position>,
}

#[derive(Debug, Default)]
struct Kept {
    closed: bool,
    last_at: Option<Timestamp>,
    events: Vec<Event>,
    /// Indexes into `events`, in order.
    streams: HashMap<String, Vec<usize>>,
    /// The stream of each command, and where its events begin and end.
    commands: HashMap<CommandId, (String, std::ops::Range<usize>)>,
}

#[derive(Debug)]
struct Event {
    kind: &'static str,
    recorded: Recorded,
}

impl Default for MemoryLog {
    fn default() -> Self {
        Self::new()
    }
}

impl MemoryLog {
    /// An empty log.
    pub fn new() -> Self {
        Self { kept: Mutex::default(), head: watch::Sender::new(Position::START) }
    }

    fn kept(&self) -> Result<MutexGuard<'_, Kept>, LogError> {
        // A poisoned lock is still whole: an append touches what is kept only after its last refusal.
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.closed { Err(LogError::Unavailable("the log is closed".to_owned())) } else { Ok(kept) }
    }
}

impl Kept {
    fn append(&mut self, request: &Prepared) -> Result<Appended, LogError> {
        if let Some((stream, range)) = self.commands.get(&request.command) {
            if *stream != request.stream {
                return Err(LogError::CommandReused(request.command));
            }
            return self.answer(range.clone(), true);
        }
        let before = self.streams.get(&request.stream).map_or(&[][..], Vec::as_slice);
        request.check(before.len().checked_sub(1).map(|revision| revision as u64))?;
        if let Some(guard) = &request.guard {
            let seen = self.events.partition_point(|event| event.recorded.position <= guard.after);
            let found = self.events[seen..].iter().find(|event| guard.types.contains(&event.kind));
            if let Some(event) = found {
                return Err(LogError::Guarded { at: event.recorded.position });
            }
        }
        let mut previous = before.last().map(|index| self.events[*index].recorded.leaf);
        let next = before.len() as u64;
        let first = self.events.len();
        for (revision, draft) in (next..).zip(&request.drafts) {
            let at = self.last_at.map_or(draft.at, |last| last.max(draft.at));
            self.last_at = Some(at);
            let bytes = draft.finish(revision, previous.as_ref(), at);
            let leaf = leaf_hash(&bytes);
            let index = self.events.len();
            let position = Position::from_parts(index as u64 + 1, 0);
            let recorded = Recorded { position, stream: request.stream.clone(), revision, bytes, leaf };
            self.events.push(Event { kind: draft.kind, recorded });
            self.streams.entry(request.stream.clone()).or_default().push(index);
            previous = Some(leaf);
        }
        let range = first..self.events.len();
        self.commands.insert(request.command, (request.stream.clone(), range.clone()));
        self.answer(range, false)
    }

    fn answer(&self, range: std::ops::Range<usize>, repeated: bool) -> Result<Appended, LogError> {
        let events = &self.events[range];
        let last = events.last().ok_or_else(|| LogError::Unacceptable("no events".to_owned()))?;
        Ok(Appended {
            position: last.recorded.position,
            revision: last.recorded.revision,
            leaves: events.iter().map(|event| event.recorded.leaf).collect(),
            repeated,
        })
    }

    fn head(&self) -> Position {
        Position::from_parts(self.events.len() as u64, 0)
    }
}

#[async_trait]
impl EventLog for MemoryLog {
    async fn append(&self, append: Append) -> Result<Appended, LogError> {
        let request = Prepared::new(&append)?;
        let mut kept = self.kept()?;
        let appended = kept.append(&request)?;
        // Under the lock, so that the level never falls.
        self.head.send_replace(kept.head());
        Ok(appended)
    }

    async fn read_stream(&self, stream: &str, from: u64) -> Result<Vec<Recorded>, LogError> {
        let kept = self.kept()?;
        let indexes = kept.streams.get(stream).map_or(&[][..], Vec::as_slice);
        let from = usize::try_from(from).unwrap_or(usize::MAX).min(indexes.len());
        Ok(indexes[from..].iter().map(|index| kept.events[*index].recorded.clone()).collect())
    }

    async fn read_all(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError> {
        let kept = self.kept()?;
        let seen = kept.events.partition_point(|event| event.recorded.position <= after);
        Ok(kept.events[seen..].iter().take(limit).map(|event| event.recorded.clone()).collect())
    }

    async fn head(&self) -> Result<Position, LogError> {
        Ok(self.kept()?.head())
    }

    fn watch(&self) -> watch::Receiver<Position> {
        self.head.subscribe()
    }

    async fn close(&self) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
    }
}
