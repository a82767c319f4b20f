//! The register, folded in memory and caught up to the log's head whenever a decision looks at it.

use sauro_domain::{
    Event,
    event::Meta,
    id::PersonId,
    person::PersonEvent,
    register::{Register, View},
    time::Timestamp,
};
use sauro_store::{EventLog, LogError, Position, Recorded, codec};
use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};
use ulid::Ulid;

/// What the streams of assignments begin with.
const ASSIGNMENTS: &str = "assignment-";
/// Events read at a time.
const BATCH: usize = 2_000;

/// The register with the position it reflects.
#[derive(Debug)]
pub struct Registers {
    log: Arc<dyn EventLog>,
    known: RwLock<Known>,
    turn: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct Known {
    register: Register,
    position: Position,
}

impl Registers {
    /// An empty register over a log; the first catching up folds all of it.
    pub fn new(log: Arc<dyn EventLog>) -> Self {
        Self { log, known: RwLock::default(), turn: tokio::sync::Mutex::new(()) }
    }

    /// Takes in everything the log holds now. Answers whom it spoke of, and whether they have been erased.
    pub async fn catch_up(&self) -> Result<Vec<(PersonId, bool)>, LogError> {
        let head = self.log.head().await?;
        if self.position() >= head {
            return Ok(Vec::new());
        }
        let _turn = self.turn.lock().await;
        let mut touched = BTreeMap::new();
        while self.position() < head {
            let batch = self.log.read_all(self.position(), BATCH).await?;
            let Some(last) = batch.last().map(|recorded| recorded.position) else { break };
            let events = batch.iter().map(affecting).collect::<Result<Vec<_>, _>>()?;
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            for event in &events {
                let Some((stream, event, meta)) = event else {
                    known.register.pass(1);
                    continue;
                };
                known.register.apply(*stream, event, meta);
                if let Event::Person(event) = event {
                    touched.insert(PersonId(*stream), matches!(event, PersonEvent::DataErased { .. }));
                }
            }
            known.position = last;
        }
        Ok(touched.into_iter().collect())
    }

    /// Looks at the register as known now and in force at a moment; gives the position it reflects beside it.
    pub fn look<T>(&self, at: Timestamp, look: impl FnOnce(View<'_>, Position) -> T) -> T {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        look(known.register.now(at), known.position)
    }

    /// The position reflected.
    pub fn position(&self) -> Position {
        self.known.read().unwrap_or_else(PoisonError::into_inner).position
    }
}

/// What the event says to the register; nothing when it is about an assignment, which only counts there.
fn affecting(recorded: &Recorded) -> Result<Option<(Ulid, Event, Meta)>, LogError> {
    if recorded.stream.starts_with(ASSIGNMENTS) {
        return Ok(None);
    }
    let ulid = recorded.stream.split_once('-').and_then(|(_, id)| Ulid::from_string(id).ok());
    let ulid = ulid.ok_or_else(|| LogError::Corrupt {
        place: format!("position {}", recorded.position),
        what: format!("the stream {} names no aggregate", recorded.stream),
    })?;
    let decoded = codec::decode(recorded)?;
    Ok(Some((ulid, decoded.event, decoded.meta)))
}
