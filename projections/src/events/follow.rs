//! Following the log into the index.

use super::Deed;
use crate::{Result, ViewError, sql};
use chrono::NaiveDate;
use sauro_store::{Acted, EventLog, Position, Recorded, codec};
use serde::Deserialize;
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{PoisonError, RwLock, RwLockReadGuard},
};
use ulid::Ulid;

/// Events read at a time.
const BATCH: usize = 5_000;

/// Values by small numbers.
#[derive(Debug)]
pub(crate) struct Names<T> {
    all: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self { all: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Names<T> {
    fn number(&mut self, value: &T) -> u32 {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(value.clone());
        self.numbers.insert(value.clone(), number);
        number
    }

    /// The number of a value, if it ever occurred.
    pub fn find(&self, value: &T) -> Option<u32> {
        self.numbers.get(value).copied()
    }

    /// The value of a number.
    pub fn get(&self, number: u32) -> Option<&T> {
        self.all.get(number as usize)
    }

    /// Every value with its number.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        (0..).zip(&self.all)
    }
}

/// Every event in few words, in order.
#[derive(Debug, Default)]
pub(crate) struct Deeds {
    pub position: Position,
    pub all: Vec<Deed>,
    pub kinds: Names<String>,
    pub streams: Names<String>,
    pub people: Names<Ulid>,
    pub seats: Names<Ulid>,
    pub doors: Names<String>,
    dues: HashMap<u32, NaiveDate>,
}

/// Deeds, and whose turn it is to read on.
#[derive(Debug, Default)]
pub(crate) struct Index {
    deeds: RwLock<Deeds>,
    turn: tokio::sync::Mutex<()>,
}

impl Index {
    /// What was read so far.
    pub fn deeds(&self) -> RwLockReadGuard<'_, Deeds> {
        self.deeds.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads on until the index holds a position.
    pub async fn reach(&self, log: &dyn EventLog, position: Position) -> Result<()> {
        if self.deeds().position >= position {
            return Ok(());
        }
        let _turn = self.turn.lock().await;
        loop {
            let after = self.deeds().position;
            if after >= position {
                return Ok(());
            }
            let batch = log.read_all(after, BATCH).await?;
            if batch.is_empty() {
                return Ok(());
            }
            let mut deeds = self.deeds.write().unwrap_or_else(PoisonError::into_inner);
            for recorded in &batch {
                deeds.take(recorded)?;
                deeds.position = recorded.position;
            }
        }
    }
}

/// The few fields of a payload that the index keeps.
#[derive(Deserialize)]
struct Kept {
    deadline: Option<Due>,
    after_expiry: Option<bool>,
    revision: Option<u64>,
}

#[derive(Deserialize)]
struct Due {
    due: Option<NaiveDate>,
}

/// Events whose payload has one of the fields kept.
const TELLING: [&str; 6] = [
    "assignment.issued",
    "assignment.extension_requested",
    "assignment.extension_granted",
    "assignment.extension_refused",
    "assignment.reopened",
    "assignment.entry_corrected",
];

impl Deeds {
    fn take(&mut self, recorded: &Recorded) -> Result<()> {
        let wrong = |what: String| ViewError::unreadable("event", what);
        let envelope = codec::open(&recorded.bytes).map_err(wrong)?;
        let (person, seat, on_behalf_of) = match envelope.actor {
            Acted::Person { person, position, on_behalf_of } => (Some(person), Some(position), on_behalf_of),
            Acted::Founder { person } => (Some(person), None, None),
            Acted::Scheduler => (None, None, None),
        };
        let stream = self.streams.number(&recorded.stream);
        let due = self.dues.get(&stream).copied();
        let mut deed = Deed {
            position: recorded.position,
            recorded_at: sql::millis(envelope.at),
            effective_at: sql::millis(envelope.effective()),
            kind: self.kinds.number(&envelope.kind.clone().into_owned()),
            stream,
            revision: u32::try_from(recorded.revision).unwrap_or(u32::MAX),
            person: person.map(|id| self.people.number(&id.0)),
            seat: seat.map(|id| self.seats.number(&id.0)),
            on_behalf_of: on_behalf_of.map(|id| self.people.number(&id.0)),
            via: self.doors.number(&envelope.via.clone().into_owned()),
            corrected: None,
            after_expiry: false,
            due,
        };
        if TELLING.contains(&&*envelope.kind) {
            let kept: Kept = serde_json::from_str(envelope.data.get()).map_err(|e| wrong(e.to_string()))?;
            deed.after_expiry = kept.after_expiry.unwrap_or_default();
            if let Some(due) = kept.deadline {
                match due.due {
                    Some(due) => self.dues.insert(stream, due),
                    None => self.dues.remove(&stream),
                };
            }
            if let Some(revision) = kept.revision {
                let same = |deed: &&mut Deed| deed.stream == stream && u64::from(deed.revision) == revision;
                if let Some(corrected) = self.all.iter_mut().rev().find(same) {
                    corrected.corrected = corrected.corrected.or(Some(recorded.position));
                }
            }
        }
        self.all.push(deed);
        Ok(())
    }
}
