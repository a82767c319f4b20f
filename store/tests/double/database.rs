//! What the double remembers: one log in memory, with the rules of a KurrentDB that the adapter leans on.

use super::proto::{append_req::Expected, read_req::On};
use std::{collections::HashMap, sync::Mutex};
use tokio::sync::watch;

/// One stored event.
#[derive(Debug, Clone)]
pub struct Stored {
    pub id: [u8; 16],
    pub stream: String,
    pub revision: u64,
    /// Of the whole write. Events of one write share it, so a reader that keeps only this loses events.
    pub commit: u64,
    pub prepare: u64,
    pub metadata: HashMap<String, String>,
    pub custom_metadata: Vec<u8>,
    pub data: Vec<u8>,
}

impl Stored {
    pub fn place(&self) -> (u64, u64) {
        (self.commit, self.prepare)
    }
    pub fn kind(&self) -> &str {
        self.metadata.get("type").map_or("", String::as_str)
    }
}

/// An event as proposed by a writer.
#[derive(Debug, Clone)]
pub struct Proposal {
    pub id: [u8; 16],
    pub metadata: HashMap<String, String>,
    pub custom_metadata: Vec<u8>,
    pub data: Vec<u8>,
}

/// How an append ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Done { revision: u64, place: (u64, u64) },
    Wrong { current: Option<u64> },
}

#[derive(Debug, Default)]
struct Log {
    events: Vec<Stored>,
    end: u64,
}

/// The log of one server, or shared by the nodes of one cluster.
#[derive(Debug)]
pub struct Database {
    log: Mutex<Log>,
    /// Counts writes, so that subscriptions wake.
    pub grown: watch::Sender<u64>,
}

impl Default for Database {
    fn default() -> Self {
        Self { log: Mutex::new(Log { events: Vec::new(), end: 512 }), grown: watch::Sender::new(0) }
    }
}

impl Database {
    /// Expectation, idempotence by event id, then the write: all events or none.
    pub fn append(&self, stream: &str, expected: Expected, events: Vec<Proposal>) -> Written {
        let mut log = self.log.lock().unwrap();
        let own: Vec<&Stored> = log.events.iter().filter(|e| e.stream == stream).collect();
        let current = own.last().map(|e| e.revision);
        let next = match expected {
            Expected::Revision(n) => Some(n + 1),
            Expected::NoStream(()) => Some(0),
            Expected::Any(()) | Expected::StreamExists(()) => None,
        };
        let standing = current.map_or(0, |n| n + 1);
        if let Some(next) = next.filter(|&next| next != standing) {
            // The stream is elsewhere: accepted only if exactly these events already stand there.
            let there: Vec<&&Stored> =
                own.iter().skip_while(|e| e.revision < next).take(events.len()).collect();
            let same = there.len() == events.len() && there.iter().zip(&events).all(|(e, p)| e.id == p.id);
            return match there.last() {
                Some(last) if same => Written::Done { revision: last.revision, place: last.place() },
                _ => Written::Wrong { current },
            };
        }
        if matches!(expected, Expected::StreamExists(())) && current.is_none() {
            return Written::Wrong { current };
        }
        let size = |p: &Proposal| 96 + (p.data.len() + p.custom_metadata.len()) as u64;
        let start = log.end;
        log.end += events.iter().map(size).sum::<u64>();
        let commit = log.end;
        let mut prepare = start;
        for (revision, event) in (standing..).zip(events) {
            let length = size(&event);
            log.events.push(Stored {
                id: event.id,
                stream: stream.to_owned(),
                revision,
                commit,
                prepare,
                metadata: event.metadata,
                custom_metadata: event.custom_metadata,
                data: event.data,
            });
            prepare += length;
        }
        let done = log.events.last().map(|e| Written::Done { revision: e.revision, place: e.place() });
        drop(log);
        self.grown.send_modify(|count| *count += 1);
        done.unwrap_or(Written::Wrong { current })
    }

    /// The stream's events, oldest first; `None` when there is no such stream.
    pub fn stream(&self, stream: &str) -> Option<Vec<Stored>> {
        let log = self.log.lock().unwrap();
        let own: Vec<Stored> = log.events.iter().filter(|e| e.stream == stream).cloned().collect();
        (!own.is_empty()).then_some(own)
    }

    /// Every event, oldest first.
    pub fn all(&self) -> Vec<Stored> {
        self.log.lock().unwrap().events.clone()
    }

    /// Writes something that is not ours: a system event, or another product's.
    pub fn foreign(&self, stream: &str, kind: &str) {
        let metadata = HashMap::from([("type".to_owned(), kind.to_owned())]);
        let proposal =
            Proposal { id: [0; 16], metadata, custom_metadata: Vec::new(), data: b"not json".to_vec() };
        self.append(stream, Expected::Any(()), vec![proposal]);
    }

    /// What an administrator with access to the files can do: change stored bytes.
    pub fn tamper(&self, stream: &str, revision: u64, change: impl FnOnce(&mut Vec<u8>)) {
        let mut log = self.log.lock().unwrap();
        let found = log.events.iter_mut().find(|e| e.stream == stream && e.revision == revision);
        change(&mut found.expect("the event to tamper with").data);
    }

    /// Acknowledged, then truncated: the last `count` events are gone.
    pub fn truncate(&self, count: usize) {
        let mut log = self.log.lock().unwrap();
        let keep = log.events.len().saturating_sub(count);
        log.events.truncate(keep);
    }
}

/// Whether an event passes the reader's filter. Only prefixes are understood.
pub fn passes(filter: Option<&On>, event: &Stored) -> bool {
    let (expression, text) = match filter {
        None => return true,
        Some(On::Stream(expression)) => (expression, event.stream.as_str()),
        Some(On::Type(expression)) => (expression, event.kind()),
    };
    assert!(expression.regex.is_empty(), "the double filters by prefix only, not by {:?}", expression.regex);
    expression.prefix.iter().any(|prefix| text.starts_with(prefix))
}
