//! The adapter for a KurrentDB cluster: many stateless nodes share one log, and each folds its own views from it.
//!
//! What differs from the embedded store, and is documented as such in `docs/decisions/0003-kurrentdb-behind-the-port.md`:
//! the guard is checked immediately before the append, not atomically with it; the reuse of a command id for another
//! stream is noticed for commands seen lately by this process; recorded moments never go back within a stream or
//! within what this process has seen, but between nodes they are as far apart as the nodes' clocks.
//!
//! An append costs two exchanges when the stream's end is known here, as it is after reading the stream: write with
//! the explicit expectation and with event ids derived from the command, then read back what stands there. The last
//! makes the receipt true even when the cluster took the write for a repetition of another node's. A stream that is
//! not where the sender believes is read first: this recognises a repeated command.

mod read;
mod spin;
mod supervisor;
mod tail;
mod watcher;

use crate::{Append, Appended, EventLog, Expect, LogError, Position, Recorded, prepare::Prepared};
use async_trait::async_trait;
use eventstore::{AppendToStreamOptions, ClientSettings, Error as ClientError, EventData, StreamState};
use sauro_domain::time::Timestamp;
use serde_json::value::RawValue;
use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
    time::Duration,
};
use supervisor::{Failure, Supervisor};
use tail::{Tail, Tails};
use tokio::{sync::watch, task::AbortHandle};

/// How long to wait for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For one exchange with the cluster; after it the outcome is unknown.
    pub deadline: Duration,
    /// A subscription silent for so long is made anew: this bounds how late `watch` can ever be.
    pub heartbeat: Duration,
    /// Between the first and the second attempt to connect or subscribe; doubles from there.
    pub least_pause: Duration,
    /// The longest such pause.
    pub most_pause: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(10),
            heartbeat: Duration::from_secs(20),
            least_pause: Duration::from_millis(100),
            most_pause: Duration::from_secs(5),
        }
    }
}

/// What the log and its follower share.
#[derive(Debug)]
struct Shared {
    supervisor: Supervisor,
    tails: Tails,
    newest: watch::Sender<Position>,
    /// The latest recorded moment seen, in milliseconds: what is recorded here is never earlier.
    moment: AtomicI64,
}

impl Shared {
    fn advance(&self, position: Position) {
        self.newest.send_if_modified(|newest| {
            let later = position > *newest;
            *newest = position.max(*newest);
            later
        });
    }

    fn moment(&self) -> Timestamp {
        Timestamp::from_timestamp_millis(self.moment.load(Relaxed)).unwrap_or_default()
    }
}

/// An event log in a KurrentDB cluster.
#[derive(Debug)]
pub struct KurrentLog {
    shared: Arc<Shared>,
    follower: AbortHandle,
}

impl KurrentLog {
    /// Takes a connection string such as `kurrentdb://user:secret@node1:2113,node2:2113?tlsCaFile=/etc/ca.pem`, with
    /// every option of the official client; without `nodePreference`, the leader is preferred. Does not wait for the
    /// cluster: until it answers, calls say `Unavailable`. Must be called within a tokio runtime.
    pub fn connect(url: &str) -> Result<Self, LogError> {
        Self::connect_with(url, Patience::default())
    }

    /// The same, with other waiting times.
    pub fn connect_with(url: &str, patience: Patience) -> Result<Self, LogError> {
        let settings = settings_of(url)?;
        let shared = Arc::new(Shared {
            supervisor: Supervisor::new(settings, patience),
            tails: Tails::default(),
            newest: watch::Sender::new(Position::START),
            moment: AtomicI64::new(0),
        });
        let follower = tokio::spawn(watcher::follow(Arc::clone(&shared))).abort_handle();
        Ok(Self { shared, follower })
    }

    /// Reads what is new in a stream into its tail.
    async fn refresh(&self, stream: &str, tail: &mut Tail) -> Result<(), LogError> {
        let known = tail.current();
        let name = stream.to_owned();
        let fetch = move |client| Tail::fetch(client, name.clone(), known);
        let fetched = self.shared.supervisor.call(fetch).await?;
        tail.learn(stream, &fetched)?;
        tail.unsure = false;
        if let Some(newest) = fetched.last() {
            self.shared.advance(newest.position);
        }
        if let Some((_, _, at)) = tail.last {
            self.shared.moment.fetch_max(at.timestamp_millis(), Relaxed);
        }
        Ok(())
    }

    /// The answer for a command that the stream holds.
    fn answer(&self, tail: &Tail, append: &Append, own: Option<&[[u8; 32]]>) -> Option<Appended> {
        let receipt = tail.receipts.get(&append.command)?;
        self.shared.tails.remember(append.command, &append.stream);
        Some(Appended {
            position: receipt.position,
            revision: receipt.revision,
            leaves: receipt.leaves.clone(),
            repeated: own != Some(&receipt.leaves),
        })
    }

    /// The first event the guard forbids.
    async fn guarded(&self, append: &Append) -> Result<Option<Position>, LogError> {
        let Some(guard) = append.guard.clone() else { return Ok(None) };
        let look = move |client| {
            let guard = guard.clone();
            async move { read::first_of(&client, &guard.types, guard.after).await }
        };
        self.shared.supervisor.call(look).await
    }

    /// Writes the sealed events; says what the cluster said.
    async fn write(
        &self,
        append: &Append,
        events: Vec<EventData>,
    ) -> Result<Result<(), Option<u64>>, LogError> {
        let state = match append.expect {
            Expect::NoStream => StreamState::NoStream,
            Expect::Revision(revision) => StreamState::StreamRevision(revision),
        };
        let deadline = self.shared.supervisor.patience().deadline;
        let stream = append.stream.clone();
        self.shared
            .supervisor
            .call(move |client| {
                let options = AppendToStreamOptions::default()
                    .stream_state(state)
                    .requires_leader(true)
                    .deadline(deadline);
                let (stream, events) = (stream.clone(), events.clone());
                async move {
                    match client.append_to_stream(stream, &options, events).await {
                        Ok(_) => Ok(Ok(())),
                        Err(ClientError::WrongExpectedVersion { current, .. }) => Ok(Err(match current {
                            eventstore::CurrentRevision::Current(revision) => Some(revision),
                            eventstore::CurrentRevision::NoStream => None,
                        })),
                        Err(error) => Err(Failure::Client(error)),
                    }
                }
            })
            .await
    }
}

/// Finishes the envelopes onto the stream's last one, ready to send, with their leaves.
fn seal(
    request: &Prepared,
    tail: &Tail,
    earliest: Timestamp,
) -> Result<(Vec<EventData>, Vec<[u8; 32]>), LogError> {
    let mut events = Vec::with_capacity(request.drafts.len());
    let mut leaves = Vec::with_capacity(request.drafts.len());
    let first = tail.current().map_or(0, |revision| revision + 1);
    let (mut prev, mut at) = match tail.last {
        Some((_, leaf, at)) => (Some(leaf), at.max(earliest)),
        None => (None, earliest),
    };
    for (ver, draft) in (first..).zip(&request.drafts) {
        at = at.max(draft.at);
        let bytes = draft.finish(ver, prev.as_ref(), at);
        let leaf = sauro_ledger::leaf_hash(&bytes);
        let text = String::from_utf8(bytes).ok();
        let verbatim = text.and_then(|text| RawValue::from_string(text).ok());
        let data = verbatim.and_then(|raw| EventData::json(draft.kind, &raw).ok());
        let data = data.ok_or_else(|| LogError::Unacceptable("an envelope that is not JSON".into()))?;
        events.push(data.id(draft.id));
        leaves.push(leaf);
        prev = Some(leaf);
    }
    Ok((events, leaves))
}

/// Reads the connection string; prefers the leader unless it says otherwise, so that reads are fresh.
fn settings_of(url: &str) -> Result<ClientSettings, LogError> {
    let parse = |url: &str| {
        url.parse::<ClientSettings>().map_err(|error| {
            // The client's message may repeat the string, and with it a password.
            let reason = error.error().map_or_else(|| "not understood".to_owned(), ToString::to_string);
            LogError::Unacceptable(format!("the connection string of the cluster: {reason}"))
        })
    };
    let settings = parse(url)?;
    if settings.max_discover_attempts() < 2 {
        let what = "maxDiscoverAttempts must be at least 2: with fewer the client never connects";
        return Err(LogError::Unacceptable(what.into()));
    }
    if url.to_ascii_lowercase().contains("nodepreference=") {
        return Ok(settings);
    }
    let joint = if url.contains('?') { '&' } else { '?' };
    parse(&format!("{url}{joint}nodePreference=leader"))
}

#[async_trait]
impl EventLog for KurrentLog {
    async fn append(&self, append: Append) -> Result<Appended, LogError> {
        let request = Prepared::new(&append)?;
        self.shared.supervisor.check_open()?;
        if !read::is_ours(&append.stream) {
            let what = format!("{} is not a stream of a known kind", append.stream);
            return Err(LogError::Unacceptable(what));
        }
        if self.shared.tails.stream_of(append.command).is_some_and(|stream| stream != append.stream) {
            return Err(LogError::CommandReused(append.command));
        }
        let tail = self.shared.tails.of(&append.stream);
        let mut tail = tail.lock().await;
        if let Some(answer) = self.answer(&tail, &append, None) {
            return Ok(answer);
        }
        if tail.unsure || request.check(tail.current()).is_err() {
            self.refresh(&append.stream, &mut tail).await?;
            if let Some(answer) = self.answer(&tail, &append, None) {
                return Ok(answer);
            }
            request.check(tail.current())?;
        }
        let (events, leaves) = seal(&request, &tail, self.shared.moment())?;
        if let Some(at) = self.guarded(&append).await? {
            // Unless what the guard found is this very command, recorded before by another node.
            self.refresh(&append.stream, &mut tail).await?;
            if let Some(answer) = self.answer(&tail, &append, None) {
                return Ok(answer);
            }
            request.check(tail.current())?;
            return Err(LogError::Guarded { at });
        }
        tail.unsure = true;
        let written = self.write(&append, events).await?;
        self.refresh(&append.stream, &mut tail).await?;
        match (self.answer(&tail, &append, Some(&leaves)), written) {
            (Some(answer), _) => Ok(answer),
            (None, Err(current)) => {
                Err(LogError::Conflict { stream: append.stream, current: tail.current().or(current) })
            }
            (None, Ok(())) => Err(LogError::Unavailable("acknowledged, but not there to be read".into())),
        }
    }

    async fn read_stream(&self, stream: &str, from: u64) -> Result<Vec<Recorded>, LogError> {
        let name = stream.to_owned();
        let read = move |client| {
            let name = name.clone();
            async move { read::stream(&client, &name, from, false).await }
        };
        let found = self.shared.supervisor.call(read).await?;
        if from == 0 && !found.is_empty() {
            self.shared.tails.learn(stream, &found)?;
        }
        Ok(found)
    }

    async fn read_all(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError> {
        self.shared.supervisor.call(move |client| async move { read::all(&client, after, limit).await }).await
    }

    async fn head(&self) -> Result<Position, LogError> {
        let head = self.shared.supervisor.call(|client| async move { read::head(&client).await }).await?;
        self.shared.advance(head);
        Ok(head)
    }

    fn watch(&self) -> watch::Receiver<Position> {
        self.shared.newest.subscribe()
    }

    fn shared(&self) -> bool {
        true
    }

    async fn close(&self) {
        self.shared.supervisor.close();
        self.follower.abort();
    }
}

impl Drop for KurrentLog {
    fn drop(&mut self) {
        self.shared.supervisor.close();
        self.follower.abort();
    }
}
