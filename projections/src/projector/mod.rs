//! Events into the register and the views, in order, stopping at the first that cannot be taken in.

mod engine;
mod health;
mod organisation;

use crate::{Result, ViewError, Views, file::Directory, views::Shared};
use engine::Engine;
use sauro_store::{LogError, Position, Recorded};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

pub use health::{Failure, Health, State};

/// Events per transaction while following the log.
const BATCH: usize = 500;
/// So few events are taken in where they are, without going to another thread.
const AT_ONCE: usize = 8;
/// Events read at once while rebuilding.
const PAGE: usize = 1_000;
/// The longest pause before asking an unavailable log again.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// Follows the log and keeps the views. There is one per directory.
#[derive(Debug)]
pub struct Projector {
    shared: Arc<Shared>,
    directory: Directory,
    build: u64,
    engine: Option<Engine>,
}

/// Why a round ended early.
enum Trouble {
    /// Stop here.
    Bad(Failure),
    /// Ask again later.
    Later(String),
}

impl Projector {
    pub(crate) fn open(directory: Directory, log: Arc<dyn sauro_store::EventLog>) -> Result<(Views, Self)> {
        let (build, path) = match directory.newest()? {
            Some(found) => found,
            None => {
                let path = directory.name(1);
                drop(Engine::build(&path)?.finish()?);
                (1, path)
            }
        };
        let engine = Engine::open(&path)?;
        let shared = Arc::new(Shared::new(&path, engine.head(), log));
        let views = Views::of(Arc::clone(&shared));
        Ok((views, Self { shared, directory, build, engine: Some(engine) }))
    }

    /// Takes in everything the log holds now. What could not be read stands in the failure, and in the health.
    pub async fn catch_up(&mut self) -> std::result::Result<(), Failure> {
        match self.round().await {
            Ok(()) => Ok(()),
            Err(Trouble::Bad(failure)) => Err(self.stop(failure)),
            Err(Trouble::Later(error)) => {
                Err(Failure { position: self.shared.position(), kind: None, error })
            }
        }
    }

    /// Builds a new file from the first event beside the one in use, moves readers over, deletes the old one.
    pub async fn rebuild(&mut self) -> std::result::Result<(), Failure> {
        self.rebuild_by(PAGE).await
    }

    /// The same, so many events at a time.
    #[doc(hidden)]
    pub async fn rebuild_by(&mut self, page: usize) -> std::result::Result<(), Failure> {
        match self.build_beside(page).await {
            Ok(()) => self.catch_up().await,
            Err(Trouble::Bad(failure)) => Err(self.stop(failure)),
            Err(Trouble::Later(error)) => {
                Err(Failure { position: self.shared.position(), kind: None, error })
            }
        }
    }

    /// Follows the log until it is closed, or an event stops it. Spawn it.
    pub async fn run(mut self) -> Health {
        let mut head = self.shared.log.watch();
        let mut pause = Duration::from_millis(50);
        loop {
            let before = self.shared.position();
            match self.round().await {
                Ok(()) => pause = Duration::from_millis(50),
                Err(Trouble::Bad(failure)) => {
                    self.stop(failure);
                    break;
                }
                Err(Trouble::Later(error)) => {
                    self.shared.say(State::CatchingUp);
                    tracing::warn!(%error, "the views wait: the log or the disk does not do as asked");
                    if head.has_changed().is_err() {
                        self.shared.say(State::Closed);
                        break;
                    }
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                    continue;
                }
            }
            let have = self.shared.position();
            if have == before && *head.borrow() > have {
                // The head has moved past events that this log does not show: look again, but not at once.
                tokio::time::sleep(pause).await;
            }
            if head.wait_for(|position| *position > have).await.is_err() {
                self.shared.say(State::Closed);
                break;
            }
        }
        self.shared.health()
    }

    fn stop(&mut self, mut failure: Failure) -> Failure {
        // Trouble with the file or the log itself has no event of its own: it is after the last one taken in.
        failure.position = failure.position.max(self.shared.position());
        tracing::error!(position = %failure.position, kind = failure.kind, error = failure.error, "the projector stopped");
        self.shared.say(State::Stopped(failure.clone()));
        failure
    }

    /// Up to the head of the log, as it is when the round gets there.
    async fn round(&mut self) -> std::result::Result<(), Trouble> {
        let head = self.shared.log.head().await?;
        self.shared.saw(head);
        if self.engine()?.position() == Position::START && head > Position::START {
            self.build_beside(PAGE).await?;
        }
        loop {
            let after = self.engine()?.position();
            let batch = self.shared.log.read_all(after, BATCH).await?;
            if batch.is_empty() {
                break;
            }
            if batch.len() == BATCH {
                self.shared.say(State::CatchingUp);
            }
            let missing = self.engine()?.missing(&batch);
            let earlier = self.earlier(missing).await?;
            if batch.len() <= AT_ONCE && earlier.is_empty() {
                self.work_at_once(|engine| engine.take(&[], &batch))?;
            } else {
                self.work(move |engine| engine.take(&earlier, &batch)).await?;
            }
        }
        self.shared.say(State::Live);
        Ok(())
    }

    /// Earlier events of assignments that are not in the working set.
    async fn earlier(
        &mut self,
        missing: Vec<(String, u64)>,
    ) -> std::result::Result<Vec<Vec<Recorded>>, Trouble> {
        let mut earlier = Vec::with_capacity(missing.len());
        for (stream, before) in missing {
            let mut events = self.shared.log.read_stream(&stream, 0).await?;
            events.retain(|recorded| recorded.revision < before);
            earlier.push(events);
        }
        Ok(earlier)
    }

    /// Opens the file again if the last round left it in doubt.
    fn engine(&mut self) -> std::result::Result<&mut Engine, Trouble> {
        match &mut self.engine {
            Some(engine) => Ok(engine),
            none => Ok(none.insert(Engine::open(&self.directory.name(self.build))?)),
        }
    }

    /// Works on the file off the async threads, then publishes where it stands.
    async fn work<F>(&mut self, work: F) -> std::result::Result<(), Trouble>
    where
        F: FnOnce(&mut Engine) -> std::result::Result<(), Failure> + Send + 'static,
    {
        self.engine()?;
        let Some(mut engine) = self.engine.take() else { return Ok(()) };
        let done = tokio::task::spawn_blocking(move || {
            let outcome = work(&mut engine);
            (engine, outcome)
        });
        let (engine, outcome) = done.await.map_err(|e| Trouble::Bad(self.shared.failure(&e)))?;
        self.publish(engine, outcome)
    }

    /// The same for what takes less time than going to another thread and coming back.
    fn work_at_once<F>(&mut self, work: F) -> std::result::Result<(), Trouble>
    where
        F: FnOnce(&mut Engine) -> std::result::Result<(), Failure>,
    {
        self.engine()?;
        let Some(mut engine) = self.engine.take() else { return Ok(()) };
        // As on another thread: a panic is a failure to be told, and the file is opened anew.
        let done = catch_unwind(AssertUnwindSafe(move || {
            let outcome = work(&mut engine);
            (engine, outcome)
        }));
        let (engine, outcome) =
            done.map_err(|_| Trouble::Bad(self.shared.failure(&"a panic while taking in events")))?;
        self.publish(engine, outcome)
    }

    fn publish(
        &mut self,
        engine: Engine,
        outcome: std::result::Result<(), Failure>,
    ) -> std::result::Result<(), Trouble> {
        let no_room = engine.has_no_room();
        if engine.is_sound() && !no_room {
            self.shared.publish(engine.head());
            self.engine = Some(engine);
        }
        outcome.map_err(|failure| if no_room { Trouble::Later(failure.error) } else { Trouble::Bad(failure) })
    }

    async fn build_beside(&mut self, most: usize) -> std::result::Result<(), Trouble> {
        self.shared.say(State::Rebuilding);
        let build = self.build + 1;
        let path: PathBuf = self.directory.name(build);
        let mut engine = Engine::build(&path)?;
        let mut outcome = Ok(());
        let mut page = self.shared.log.read_all(Position::START, most).await?;
        while let (Some(last), Ok(())) = (page.last().map(|recorded| recorded.position), &outcome) {
            let earlier = self.earlier(engine.missing(&page)).await?;
            // The next page is read while this one is taken in.
            let taking = tokio::task::spawn_blocking(move || {
                let outcome = engine.take(&earlier, &page);
                (engine, outcome)
            });
            page = self.shared.log.read_all(last, most).await?;
            (engine, outcome) = taking.await.map_err(|e| Trouble::Bad(self.shared.failure(&e)))?;
            self.shared.built(engine.position());
        }
        if !engine.is_sound() {
            let no_room = engine.has_no_room();
            return outcome.map_err(|failure| {
                if no_room { Trouble::Later(failure.error) } else { Trouble::Bad(failure) }
            });
        }
        let finished = tokio::task::spawn_blocking(move || engine.finish());
        let engine = finished.await.map_err(|e| Trouble::Bad(self.shared.failure(&e)))??;
        self.shared.swap(&path, engine.head());
        (self.engine, self.build) = (Some(engine), build);
        self.directory.keep_only(&path)?;
        outcome.map_err(Trouble::Bad)
    }
}

impl From<LogError> for Trouble {
    fn from(error: LogError) -> Self {
        match error {
            LogError::Unavailable(why) => Self::Later(why),
            LogError::Corrupt { .. } | LogError::Conflict { .. } | LogError::Guarded { .. } => {
                Self::Bad(Failure { position: Position::START, kind: None, error: error.to_string() })
            }
            LogError::CommandReused(_) | LogError::Unacceptable(_) => Self::Later(error.to_string()),
        }
    }
}

impl From<ViewError> for Trouble {
    fn from(error: ViewError) -> Self {
        if error.is_of_the_disk() {
            return Self::Later(error.to_string());
        }
        Self::Bad(Failure { position: Position::START, kind: None, error: error.to_string() })
    }
}
