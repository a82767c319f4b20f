//! The one who writes: takes entries from a bounded queue and writes them in batches, at most a second after the first.

use super::{
    file::{AccessError, AccessFile},
    note::{Kind, Note, Sealed},
};
use crate::clock::{Clock, SystemClock, locked};
use std::{
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicU64, AtomicUsize, Ordering},
        mpsc::{self, RecvTimeoutError, SyncSender, TrySendError},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

/// Entries that may wait.
const QUEUE: usize = 10_000;
/// Refused sign-ins that may wait among them: anybody can bring those, and the rest is for what somebody did.
const REFUSED: usize = QUEUE / 4;
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
    refused: Arc<AtomicUsize>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub fn start(
        file: Arc<Mutex<AccessFile>>,
        trouble: Arc<RwLock<Option<String>>>,
    ) -> Result<Self, AccessError> {
        let (writer, from) = Self::new();
        let (lost, refused) = (Arc::clone(&writer.lost), Arc::clone(&writer.refused));
        let work = Work { file, trouble, lost, refused, pause: LONGEST };
        let thread = thread::Builder::new().name("access-log".to_owned()).spawn(move || work.run(&from))?;
        *locked(&writer.thread) = Some(thread);
        Ok(writer)
    }

    fn new() -> (Self, mpsc::Receiver<Ask>) {
        let (to, from) = mpsc::sync_channel(QUEUE);
        (Self { to, lost: Arc::default(), refused: Arc::default(), thread: Mutex::default() }, from)
    }

    /// Whether there was room for it.
    pub fn take(&self, sealed: Sealed) -> bool {
        let refused = sealed.kind == Kind::SignInRefused;
        let taken = (!refused || self.room_for_refused()) && self.send(sealed);
        if !taken {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
        taken
    }

    fn send(&self, sealed: Sealed) -> bool {
        let refused = sealed.kind == Kind::SignInRefused;
        match self.to.try_send(Ask::Keep(sealed)) {
            Ok(()) => true,
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {
                if refused {
                    self.refused.fetch_sub(1, Ordering::Relaxed);
                }
                false
            }
        }
    }

    /// Counts one more refused sign-in that waits, if one more may.
    fn room_for_refused(&self) -> bool {
        let more = |waiting| (waiting < REFUSED).then_some(waiting + 1);
        self.refused.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).is_ok()
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
    refused: Arc<AtomicUsize>,
    /// Between two attempts.
    pause: Duration,
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
                    Ask::Keep(sealed) => {
                        if sealed.kind == Kind::SignInRefused {
                            self.refused.fetch_sub(1, Ordering::Relaxed);
                        }
                        batch.push(sealed);
                    }
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
        if let Err(error) = self.tried(|| locked(&self.file).append(&batch)) {
            tracing::error!(%error, entries = batch.len(), "the access log cannot be written");
            self.lost.fetch_add(u64::try_from(batch.len()).unwrap_or(0), Ordering::Relaxed);
            self.say(format!("the access log cannot be written: {error}"));
            return;
        }
        // The entries stand; from here on only their head is tried again, or they would stand twice.
        if let Err(error) = self.tried(|| locked(&self.file).keep()) {
            tracing::error!(%error, "the head of the access log cannot be kept");
            self.say(format!("the head of the access log cannot be kept: {error}"));
        }
    }

    /// Does something a few times, until it is done.
    fn tried(&self, mut attempt: impl FnMut() -> Result<(), AccessError>) -> Result<(), AccessError> {
        for _ in 1..ATTEMPTS {
            match attempt() {
                Ok(()) => return Ok(()),
                Err(error) => tracing::warn!(%error, "the access log is not written yet"),
            }
            thread::sleep(self.pause);
        }
        attempt()
    }

    fn say(&self, trouble: String) {
        self.trouble.write().unwrap_or_else(PoisonError::into_inner).get_or_insert(trouble);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Who;
    use sauro_domain::{id::PersonId, time::Timestamp};
    use std::path::Path;
    use ulid::Ulid;

    fn sealed(note: &Note) -> Sealed {
        note.seal(Timestamp::default(), [7; 16]).expect("seals")
    }

    fn read() -> Sealed {
        let who = Who { person: PersonId(Ulid(1)), position: None };
        sealed(&Note::read(who, "Q", "{ a }", "{}", &[]))
    }

    fn work(folder: &Path) -> Work {
        let file = AccessFile::open(&folder.join("access.db"), Some(folder.join("access.head")), None);
        Work {
            file: Arc::new(Mutex::new(file.expect("opens"))),
            trouble: Arc::default(),
            lost: Arc::default(),
            refused: Arc::default(),
            pause: Duration::ZERO,
        }
    }

    #[test]
    fn when_only_the_head_cannot_be_kept_no_entry_stands_twice() {
        let folder = tempfile::tempdir().expect("a folder");
        let work = work(folder.path());
        let size = || locked(&work.file).head().0;
        let in_the_way = folder.path().join("access.head.new");
        std::fs::create_dir(&in_the_way).expect("a folder");
        work.write(vec![read(), read(), read()]);
        assert_eq!((size(), work.lost.load(Ordering::Relaxed)), (3, 0));
        let rows = |work: &Work| locked(&work.file).rows(None, 99, |_| true).expect("rows").0.len();
        assert_eq!(rows(&work), 3);
        let trouble = work.trouble.read().expect("no panic").clone();
        assert!(trouble.is_some_and(|said| said.contains("access.head")));
        // Once there is a way again, the head speaks of all of them.
        std::fs::remove_dir(&in_the_way).expect("removes");
        work.write(vec![read()]);
        assert_eq!((rows(&work), size()), (4, 4));
        drop(work);
        let again = self::work(folder.path());
        let file = locked(&again.file);
        assert_eq!((file.head().0, file.trouble()), (4, None));
    }

    #[test]
    fn refused_sign_ins_leave_room_for_everything_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let (writer, from) = Writer::new();
        let refused = || sealed(&Note::sign_in_refused("ai", "BAD_CREDENTIALS"));
        let taken = (0..QUEUE).filter(|_| writer.take(refused())).count();
        assert_eq!(taken, REFUSED);
        assert_eq!(writer.lost.load(Ordering::Relaxed), u64::try_from(QUEUE - REFUSED).unwrap());
        let others = (0..QUEUE).filter(|_| writer.take(read())).count();
        assert_eq!(others, QUEUE - REFUSED, "the rest of the queue is theirs");
        // What is taken out makes room again, for both kinds.
        let work = Work { refused: Arc::clone(&writer.refused), ..work(folder.path()) };
        drop(writer.to);
        work.run(&from);
        assert_eq!(work.refused.load(Ordering::Relaxed), 0);
        assert_eq!(locked(&work.file).head().0, u64::try_from(QUEUE).unwrap());
    }
}
