//! The handle that everybody asks.

use crate::{
    AsOf, Health, KnownAt, Moment, Projector, Result, Stale, State,
    documents::Documents,
    file::Directory,
    head::Head,
    pool::Pool,
    tick::{self, Tick},
};
use sauro_domain::{
    id::PositionId,
    register::{Ordinal, Register, View},
    time::Timestamp,
};
use sauro_store::{EventLog, Position};
use std::{
    collections::BTreeSet,
    path::Path,
    sync::{Arc, Mutex, PoisonError, RwLock},
    time::Duration,
};
use tokio::sync::watch;

/// What the projector and its readers share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub log: Arc<dyn EventLog>,
    pub pool: Pool,
    pub events: crate::events::Index,
    pub documents: Documents,
    head: RwLock<Head>,
    state: Mutex<(State, Position)>,
    held: watch::Sender<Position>,
    built: watch::Sender<Position>,
}

impl Shared {
    pub fn new(path: &Path, head: Head, log: Arc<dyn EventLog>) -> Self {
        let position = head.position;
        Self {
            log,
            pool: Pool::new(path),
            events: crate::events::Index::default(),
            documents: Documents::default(),
            state: Mutex::new((State::CatchingUp, position)),
            head: RwLock::new(head),
            held: watch::Sender::new(position),
            built: watch::Sender::new(position),
        }
    }

    pub fn head(&self) -> Head {
        self.head.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn position(&self) -> Position {
        self.head.read().unwrap_or_else(PoisonError::into_inner).position
    }

    pub fn publish(&self, head: Head) {
        let position = head.position;
        *self.head.write().unwrap_or_else(PoisonError::into_inner) = head;
        self.held.send_replace(position);
        self.built.send_replace(position);
    }

    pub fn swap(&self, path: &Path, head: Head) {
        self.pool.swap(path);
        self.publish(head);
    }

    pub fn built(&self, position: Position) {
        self.built.send_replace(position);
    }

    pub fn say(&self, state: State) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).0 = state;
    }

    pub fn saw(&self, head: Position) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).1 = head;
    }

    pub fn health(&self) -> Health {
        let (state, seen) = self.state.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let head = self.head.read().unwrap_or_else(PoisonError::into_inner);
        Health { state, position: head.position, ordinal: head.ordinal, head: seen.max(head.position) }
    }

    pub fn failure(&self, error: &dyn std::fmt::Display) -> crate::Failure {
        crate::Failure { position: self.position(), kind: None, error: error.to_string() }
    }
}

/// What people ask. Cheap to clone; every answer is a function of the question and an [`AsOf`].
///
/// Questions are synchronous and short, except [`Views::statistics`] and long lists: keep those off the async worker.
/// Questions that read the log itself (`history`, `state`, `attribution`, `documents`) are async.
#[derive(Debug, Clone)]
pub struct Views(pub(crate) Arc<Shared>);

impl Views {
    pub(crate) fn of(shared: Arc<Shared>) -> Self {
        Self(shared)
    }

    /// Opens the views in a directory. They hold what they held; [`Projector::catch_up`] or [`Projector::run`] brings
    /// them up to the log.
    pub async fn open(directory: &Path, log: Arc<dyn EventLog>) -> Result<(Self, Projector)> {
        let directory = Directory::open(directory)?;
        Projector::open(directory, log)
    }

    /// How the projector is doing.
    pub fn health(&self) -> Health {
        self.0.health()
    }

    /// The position that the views hold: a level to wait on with `>=`, never an edge.
    pub fn watch(&self) -> watch::Receiver<Position> {
        self.0.held.subscribe()
    }

    /// How far a rebuild has come; the same as [`Views::watch`] otherwise. For progress bars only.
    pub fn progress(&self) -> watch::Receiver<Position> {
        self.0.built.subscribe()
    }

    /// Waits until the views hold a position, at most so long; not at all once the projector has ended.
    pub async fn wait_for(&self, position: Position, most: Duration) -> std::result::Result<(), Stale> {
        let mut held = self.watch();
        let ended = matches!(self.health().state, State::Stopped(_) | State::Closed);
        let most = if ended { Duration::ZERO } else { most };
        let reached = tokio::time::timeout(most, held.wait_for(|have| *have >= position)).await;
        match reached {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Stale { have: self.0.position(), want: position }),
        }
    }

    /// Which events are known, and which moment is in force. `now` is the present moment, from the caller's clock.
    pub fn resolve(&self, moment: &Moment, now: Timestamp) -> Result<AsOf> {
        let head = self.0.head();
        let last = head.ordinal.cast_signed();
        let newest = Tick { ordinal: last, position: head.position, recorded_at: head.recorded_at };
        let (known, otherwise) = match moment.known_at {
            None => (newest, now),
            Some(KnownAt::Position(want)) if want > head.position => {
                return Err(Stale { have: head.position, want }.into());
            }
            Some(KnownAt::Position(want)) => {
                let tick = self.0.pool.ask(|file| tick::at_position(file, last, want))?;
                (tick, tick.recorded_at.unwrap_or(now))
            }
            Some(KnownAt::Time(at)) => (self.0.pool.ask(|file| tick::at_time(file, last, at))?, at),
        };
        let past = moment.known_at.is_some() || moment.in_force_at.is_some();
        Ok(AsOf { past, ..as_of(known, moment.in_force_at.unwrap_or(otherwise)) })
    }

    /// The moment that a cursor names. What the views do not hold yet is not known.
    pub fn at_ordinal(&self, ordinal: Ordinal, in_force_at: Timestamp) -> Result<AsOf> {
        let known = ordinal.min(self.0.head().ordinal).cast_signed();
        let tick = self.0.pool.ask(|file| tick::at_ordinal(file, known))?;
        Ok(as_of(tick, in_force_at))
    }

    /// The organisation: `views.register().view(as_of.ordinal, as_of.in_force_at)`.
    pub fn register(&self) -> Arc<Register> {
        self.0.head().register
    }

    /// Seats and those whose work they took over by mergers, as known and in force.
    pub(crate) fn with_predecessors(&self, seats: &[PositionId], view: View<'_>) -> Vec<PositionId> {
        let mut all: BTreeSet<_> = seats.iter().copied().collect();
        let merged = self.0.head().merged;
        all.extend(merged.iter().filter(|old| seats.contains(&view.successor(**old))));
        all.into_iter().collect()
    }

    /// Every seat there ever was for which the condition holds.
    pub(crate) fn seats_where(&self, holds: impl Fn(PositionId) -> bool) -> Vec<PositionId> {
        self.0.head().seats.iter().copied().filter(|seat| holds(*seat)).collect()
    }
}

fn as_of(known: Tick, in_force_at: Timestamp) -> AsOf {
    let Tick { ordinal, position, recorded_at } = known;
    AsOf { ordinal: ordinal.unsigned_abs(), position, recorded_at, in_force_at, past: false }
}
