//! What is known of a stream's end, and which commands it holds. It is never trusted to be fresh (the cluster checks
//! the expectation): it saves reading a stream from its beginning each time, and it notices when a history that had
//! been read once is no longer the same.

use super::{read, supervisor::Failure};
use crate::{LogError, Position, Recorded, codec};
use eventstore::Client;
use sauro_domain::{id::CommandId, time::Timestamp};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

/// Where a command's events ended up.
#[derive(Debug, Clone)]
pub(super) struct Receipt {
    pub(super) position: Position,
    pub(super) revision: u64,
    pub(super) leaves: Vec<[u8; 32]>,
}

/// The known part of one stream.
#[derive(Debug, Default)]
pub(super) struct Tail {
    /// Revision, leaf and recorded moment of the last event.
    pub(super) last: Option<(u64, [u8; 32], Timestamp)>,
    pub(super) receipts: HashMap<CommandId, Receipt>,
    /// A write was sent whose outcome is not known here yet.
    pub(super) unsure: bool,
}

impl Tail {
    /// The revision of the last event.
    pub(super) fn current(&self) -> Option<u64> {
        self.last.map(|(revision, ..)| revision)
    }

    /// What the cluster holds from the last known event on: that event again, and all newer ones.
    pub(super) async fn fetch(
        client: Client,
        stream: String,
        known: Option<u64>,
    ) -> Result<Vec<Recorded>, Failure> {
        read::stream(&client, &stream, known.unwrap_or(0), true).await
    }

    /// Takes in what was fetched.
    pub(super) fn learn(&mut self, stream: &str, fetched: &[Recorded]) -> Result<(), LogError> {
        let mut fresh = fetched;
        if let Some((revision, leaf, _)) = self.last {
            let corrupt = |what: &str| LogError::Corrupt {
                place: format!("{stream}@{revision}"),
                what: what.to_owned(),
            };
            match fetched.split_first() {
                None => return Err(corrupt("an event that had been read before is gone")),
                Some((again, _)) if again.leaf != leaf => {
                    return Err(corrupt("an event that had been read before has changed"));
                }
                Some((_, rest)) => fresh = rest,
            }
        }
        for event in fresh {
            let place = || format!("{stream}@{}", event.revision);
            let envelope =
                codec::open(&event.bytes).map_err(|what| LogError::Corrupt { place: place(), what })?;
            let receipt = self.receipts.entry(envelope.cmd).or_insert_with(|| Receipt {
                position: event.position,
                revision: event.revision,
                leaves: Vec::new(),
            });
            receipt.position = event.position;
            receipt.revision = event.revision;
            receipt.leaves.push(event.leaf);
            self.last = Some((event.revision, event.leaf, envelope.at));
        }
        Ok(())
    }
}

/// How many streams' ends are kept at hand.
const MOST_TAILS: usize = 4_096;
/// How many commands are remembered with their stream.
const MOST_COMMANDS: usize = 65_536;

/// The ends of the streams written lately, and the stream of every command seen lately.
#[derive(Debug, Default)]
pub(super) struct Tails(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    tails: HashMap<String, Arc<tokio::sync::Mutex<Tail>>>,
    commands: HashMap<CommandId, String>,
    order: VecDeque<CommandId>,
}

impl Tails {
    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The end of a stream; whoever holds its lock is the only writer to the stream in this process.
    pub(super) fn of(&self, stream: &str) -> Arc<tokio::sync::Mutex<Tail>> {
        let mut known = self.known();
        if let Some(tail) = known.tails.get(stream) {
            return Arc::clone(tail);
        }
        if known.tails.len() >= MOST_TAILS {
            known.tails.retain(|_, tail| Arc::strong_count(tail) > 1);
        }
        Arc::clone(known.tails.entry(stream.to_owned()).or_default())
    }

    /// Takes in a whole stream as it was just read, unless a writer is at work on it.
    pub(super) fn learn(&self, stream: &str, whole: &[Recorded]) -> Result<(), LogError> {
        let tail = self.of(stream);
        let Ok(mut tail) = tail.try_lock() else { return Ok(()) };
        let known = tail.current().unwrap_or(0);
        // A read from a follower may be shorter than what is known here.
        match usize::try_from(known).ok().and_then(|from| whole.get(from..)) {
            Some(newer) if !newer.is_empty() => tail.learn(stream, newer),
            _ => Ok(()),
        }
    }

    /// Remembers which stream a command was for.
    pub(super) fn remember(&self, command: CommandId, stream: &str) {
        let mut known = self.known();
        if known.commands.insert(command, stream.to_owned()).is_none() {
            known.order.push_back(command);
        }
        if known.order.len() > MOST_COMMANDS
            && let Some(oldest) = known.order.pop_front()
        {
            known.commands.remove(&oldest);
        }
    }

    /// The stream a command was for, if it was seen lately.
    pub(super) fn stream_of(&self, command: CommandId) -> Option<String> {
        self.known().commands.get(&command).cloned()
    }
}
