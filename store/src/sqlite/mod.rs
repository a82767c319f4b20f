//! The embedded log: one SQLite file, one thread that writes, any number that read.
//!
//! `log.db` is readable with `sqlite3` and `jq`: `SELECT envelope FROM event ORDER BY position`. Open a copy, or open
//! it read-only. What an acknowledgement promises: the event was synced to the disk, and is found after any crash.

mod check;
mod error;
mod lock;
mod request;
mod rows;
mod schema;
mod writer;

use crate::{Append, Appended, EventLog, LogError, Position, Recorded, prepare::Prepared};
use async_trait::async_trait;
use rusqlite::Connection;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread::JoinHandle,
};
use tokio::sync::{Semaphore, oneshot, watch};
use writer::{Message, Waiting, Writer};

pub use check::{Verified, read_stream, verify_all};
pub use error::OpenError;

/// The name of the file in the data directory.
pub const FILE: &str = "log.db";
/// Present once the log was made: a missing or empty file is then damage, not a fresh start.
const MARK: &str = "log.made";
/// More events than this are read on a thread that may block.
const SHORT_READ: usize = 256;
/// Connections kept open for readers.
const MOST_READERS: usize = 8;

/// How to open a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How many requests may wait for the writer before senders wait to be queued.
    pub queue: usize,
    /// How many of the last events are checked at each start.
    pub tail: u64,
    /// The most pages (4 KiB) the file may have: a full disk, for tests.
    pub max_page_count: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self { queue: 1_024, tail: 1_000, max_page_count: None }
    }
}

/// The embedded log.
#[derive(Debug)]
pub struct SqliteLog {
    file: PathBuf,
    places: Arc<Semaphore>,
    queue: mpsc::Sender<Message>,
    head: watch::Receiver<Position>,
    readers: Mutex<Vec<Connection>>,
    held: Mutex<Option<Held>>,
}

/// What ends when the log is closed: first the thread, then the lock.
#[derive(Debug)]
struct Held {
    thread: JoinHandle<()>,
    _lock: lock::Lock,
}

impl SqliteLog {
    /// Opens the log in a directory, which is made if need be; checks it before anything is written.
    pub fn open(directory: &Path, options: Options) -> Result<Self, OpenError> {
        schema::refuse_old(rusqlite::version())?;
        let lock = lock::take(directory)?;
        let file = directory.join(FILE);
        let mark = directory.join(MARK);
        let unusable = |why| OpenError::Directory { directory: directory.to_owned(), why };
        if mark.exists() && std::fs::metadata(&file).map_or(0, |found| found.len()) == 0 {
            let what = "the file is missing or empty, but a log was made here before".to_owned();
            return Err(LogError::Corrupt { place: FILE.to_owned(), what }.into());
        }
        let (publish, head) = watch::channel(Position::START);
        let writer = Writer::open(file.clone(), options.max_page_count, options.tail, publish)?;
        if !mark.exists() {
            std::fs::write(&mark, "An event log was made here. Do not remove this file.\n")
                .map_err(unusable)?;
        }
        let (queue, waiting) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("event-log".to_owned())
            .spawn(move || writer.run(&waiting))
            .map_err(unusable)?;
        Ok(Self {
            file,
            places: Arc::new(Semaphore::new(options.queue.max(1))),
            queue,
            head,
            readers: Mutex::default(),
            held: Mutex::new(Some(Held { thread, _lock: lock })),
        })
    }

    /// Runs a read on a connection of the pool.
    fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, LogError>) -> Result<T, LogError> {
        if self.places.is_closed() {
            return Err(closed());
        }
        let kept = || self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = kept().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => schema::open_reader(&self.file)?,
        };
        let answer = read(&connection)?;
        // Only a connection that just worked goes back.
        let mut readers = kept();
        if readers.len() < MOST_READERS && !self.places.is_closed() {
            readers.push(connection);
        }
        Ok(answer)
    }

    /// About how many events such a read will find: positions have no gaps.
    fn waiting(&self, after: Position, limit: usize) -> usize {
        let behind = self.head.borrow().parts().0.saturating_sub(after.parts().0);
        usize::try_from(behind).unwrap_or(usize::MAX).min(limit)
    }

    /// Stops the thread and frees the lock; what was queued before is still done.
    fn shut(&self) {
        self.places.close();
        let _gone = self.queue.send(Message::Close);
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(held) = held
            && held.thread.join().is_err()
        {
            tracing::error!("the writer of the event log ended in a panic");
        }
    }
}

impl Drop for SqliteLog {
    fn drop(&mut self) {
        self.shut();
    }
}

fn closed() -> LogError {
    LogError::Unavailable("the event log is closed".to_owned())
}

#[async_trait]
impl EventLog for SqliteLog {
    async fn append(&self, append: Append) -> Result<Appended, LogError> {
        let request = Prepared::new(&append)?;
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(|_| closed())?;
        let (reply, answer) = oneshot::channel();
        let waiting = Box::new(Waiting { request, reply, place });
        self.queue.send(Message::Append(waiting)).map_err(|_| closed())?;
        answer.await.unwrap_or_else(|_| Err(closed()))
    }

    async fn read_stream(&self, stream: &str, from: u64) -> Result<Vec<Recorded>, LogError> {
        self.read(|connection| rows::stream(connection, stream, from))
    }

    async fn read_all(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError> {
        let read = || self.read(|connection| rows::after(connection, after, limit));
        match tokio::runtime::Handle::try_current().map(|handle| handle.runtime_flavor()) {
            Ok(tokio::runtime::RuntimeFlavor::MultiThread) if self.waiting(after, limit) > SHORT_READ => {
                tokio::task::block_in_place(read)
            }
            _ => read(),
        }
    }

    async fn head(&self) -> Result<Position, LogError> {
        if self.places.is_closed() { Err(closed()) } else { Ok(*self.head.borrow()) }
    }

    fn watch(&self) -> watch::Receiver<Position> {
        self.head.clone()
    }

    async fn close(&self) {
        match tokio::runtime::Handle::try_current().map(|handle| handle.runtime_flavor()) {
            Ok(tokio::runtime::RuntimeFlavor::MultiThread) => tokio::task::block_in_place(|| self.shut()),
            _ => self.shut(),
        }
    }
}
