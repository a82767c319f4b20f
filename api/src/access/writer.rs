//! The one who writes: takes entries from a bounded queue and writes them in batches, at most a second after the first.

use super::{
    file::{AccessError, AccessFile},
    note::{Note, Sealed},
};
use crate::clock::{Clock, SystemClock, locked};
use std::{
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
        mpsc::{self, RecvTimeoutError, SyncSender, TrySendError},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

/// Entries that may wait.
const QUEUE: usize = 10_000;
/// Entries written at once.
const BATCH: usize = 500;
/// How often a batch is tried.
const ATTEMPTS: usize = 5;
/// The longest an entry waits.
const LONGEST: Duration = Duration::from_millis(500);

enum Ask {
    Keep(Sealed),
    Flush(oneshot::Sender<()>),
    Close,
}

/// The thread that writes, and the way to it.
#[derive(Debug)]
pub(super) struct Writer {
    to: SyncSender<Ask>,
    lost: Arc<AtomicU64>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub fn start(
        file: Arc<Mutex<AccessFile>>,
        trouble: Arc<RwLock<Option<String>>>,
    ) -> Result<Self, AccessError> {
        let (to, from) = mpsc::sync_channel(QUEUE);
        let lost = Arc::new(AtomicU64::new(0));
        let work = Work { file, trouble, lost: Arc::clone(&lost) };
        let thread = thread::Builder::new().name("access-log".to_owned()).spawn(move || work.run(&from))?;
        Ok(Self { to, lost, thread: Mutex::new(Some(thread)) })
    }

    /// Whether there was room for it.
    pub fn take(&self, sealed: Sealed) -> bool {
        match self.to.try_send(Ask::Keep(sealed)) {
            Ok(()) => true,
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {
                self.lost.fetch_add(1, Ordering::Relaxed);
                false
            }
        }
    }

    pub async fn flush(&self) {
        let (done, written) = oneshot::channel();
        if self.to.try_send(Ask::Flush(done)).is_ok() {
            // Ended = the writer is gone, and nothing waits any more.
            let _ended = written.await;
        }
    }

    pub fn close(&self) {
        let Some(thread) = locked(&self.thread).take() else { return };
        if self.to.send(Ask::Close).is_ok() && thread.join().is_err() {
            tracing::error!("the writer of the access log had ended");
        }
    }
}

struct Work {
    file: Arc<Mutex<AccessFile>>,
    trouble: Arc<RwLock<Option<String>>>,
    lost: Arc<AtomicU64>,
}

impl Work {
    fn run(&self, from: &mpsc::Receiver<Ask>) {
        loop {
            let Ok(first) = from.recv() else { return };
            let (mut batch, mut flushed, mut over) = (Vec::new(), Vec::new(), false);
            let until = Instant::now() + LONGEST;
            let mut next = Some(first);
            while let Some(ask) = next.take() {
                match ask {
                    Ask::Keep(sealed) => batch.push(sealed),
                    Ask::Flush(done) => flushed.push(done),
                    Ask::Close => over = true,
                }
                if over || !flushed.is_empty() || batch.len() >= BATCH {
                    break;
                }
                let left = until.saturating_duration_since(Instant::now());
                next = match from.recv_timeout(left) {
                    Ok(ask) => Some(ask),
                    Err(RecvTimeoutError::Timeout) => None,
                    Err(RecvTimeoutError::Disconnected) => {
                        over = true;
                        None
                    }
                };
            }
            self.write(batch);
            for done in flushed {
                // Whoever waited may have gone.
                let _gone = done.send(());
            }
            if over {
                return;
            }
        }
    }

    fn write(&self, mut batch: Vec<Sealed>) {
        let lost = self.lost.swap(0, Ordering::Relaxed);
        if lost > 0 {
            tracing::error!(lost, "entries of the access log were lost: the queue was full");
            batch.extend(Note::lost(lost).seal(SystemClock.now(), [0; 16]).ok());
        }
        if batch.is_empty() {
            return;
        }
        let mut written = locked(&self.file).append(&batch);
        for _ in 1..ATTEMPTS {
            let Err(error) = &written else { break };
            tracing::warn!(%error, "the access log is not written yet");
            thread::sleep(LONGEST);
            written = locked(&self.file).append(&batch);
        }
        if let Err(error) = written {
            tracing::error!(%error, entries = batch.len(), "the access log cannot be written");
            self.lost.fetch_add(u64::try_from(batch.len()).unwrap_or(0), Ordering::Relaxed);
            let mut trouble = self.trouble.write().unwrap_or_else(PoisonError::into_inner);
            trouble.get_or_insert(format!("the access log cannot be written: {error}"));
        }
    }
}
