//! The one thread that writes. It takes what waits, does it in one transaction, commits once, then answers.

use super::{
    OpenError,
    check::{self, Head},
    error::log_error,
    request::{self, Failure},
    schema,
};
use crate::{Appended, LogError, Position, prepare::Prepared};
use rusqlite::Connection;
use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};
use tokio::sync::{OwnedSemaphorePermit, oneshot, watch};

/// The most requests in one transaction: bounds the wait of the first one.
const MOST_REQUESTS: usize = 256;
/// About the pages in the write-ahead log after which they are moved into the database.
const CHECKPOINT_PAGES: usize = 1_000;
/// Without work for so long, the write-ahead log is emptied.
const IDLE: Duration = Duration::from_secs(10);

pub(super) type Answer = Result<Appended, LogError>;

/// A request that waits for its turn.
pub(super) struct Waiting {
    pub request: Prepared,
    pub reply: oneshot::Sender<Answer>,
    /// A place in the bounded queue, free again once answered.
    pub place: OwnedSemaphorePermit,
}

/// What the thread is told.
pub(super) enum Message {
    Append(Box<Waiting>),
    Close,
}

pub(super) struct Writer {
    file: PathBuf,
    max_page_count: Option<u32>,
    tail: u64,
    connection: Option<Connection>,
    /// Why nothing is written until a restart.
    stopped: Option<LogError>,
    acknowledged: Head,
    published: watch::Sender<Position>,
    pages: usize,
}

impl Writer {
    /// Opens and checks the log.
    pub(super) fn open(
        file: PathBuf,
        max_page_count: Option<u32>,
        tail: u64,
        published: watch::Sender<Position>,
    ) -> Result<Self, OpenError> {
        let connection = schema::open_writer(&file, max_page_count)?;
        let acknowledged = check::quick(&connection, tail)?;
        published.send_replace(Position::from_parts(acknowledged.position, 0));
        let connection = Some(connection);
        Ok(Self { file, max_page_count, tail, connection, stopped: None, acknowledged, published, pages: 0 })
    }

    /// Works until told to close, or until nobody can tell it anything.
    pub(super) fn run(mut self, queue: &Receiver<Message>) {
        let mut batch = Vec::with_capacity(MOST_REQUESTS);
        let mut open = true;
        while open {
            match queue.recv_timeout(IDLE) {
                Ok(Message::Append(waiting)) => batch.push(*waiting),
                Err(RecvTimeoutError::Timeout) => {
                    self.checkpoint("TRUNCATE");
                    continue;
                }
                Ok(Message::Close) | Err(RecvTimeoutError::Disconnected) => break,
            }
            while batch.len() < MOST_REQUESTS {
                match queue.try_recv() {
                    Ok(Message::Append(waiting)) => batch.push(*waiting),
                    Ok(Message::Close) => {
                        open = false;
                        break;
                    }
                    Err(_) => break,
                }
            }
            self.work(&mut batch);
            if self.pages >= CHECKPOINT_PAGES {
                self.checkpoint("PASSIVE");
            }
        }
        self.pages = usize::MAX;
        self.checkpoint("TRUNCATE");
    }

    fn work(&mut self, batch: &mut Vec<Waiting>) {
        let outcome = self.usable().and_then(|()| self.transact(batch));
        match outcome {
            Ok((answers, head)) => {
                self.acknowledged = head;
                // Before the answers: whoever has one finds the head at it or beyond.
                self.published.send_replace(Position::from_parts(head.position, 0));
                for (waiting, answer) in batch.drain(..).zip(answers) {
                    // A sender that went away is not told; its events stand.
                    let _gone = waiting.reply.send(answer);
                    drop(waiting.place);
                }
            }
            Err(why) => {
                tracing::error!(error = %why, "the event log did not commit");
                for waiting in batch.drain(..) {
                    let _gone = waiting.reply.send(Err(LogError::Unavailable(why.to_string())));
                }
            }
        }
    }

    /// All requests in one transaction. An error leaves the outcome unknown: the connection is given up.
    fn transact(&mut self, batch: &[Waiting]) -> Result<(Vec<Answer>, Head), LogError> {
        let Some(connection) = self.connection.take() else {
            return Err(LogError::Unavailable("the event log is not open".to_owned()));
        };
        let mut head = self.acknowledged;
        let mut pages = 4;
        let mut attempt = || {
            run(&connection, "BEGIN IMMEDIATE")?;
            let mut answers = Vec::with_capacity(batch.len());
            for waiting in batch {
                let (answer, wrote) = one(&connection, &waiting.request, &mut head)?;
                pages += wrote / 1024;
                answers.push(answer);
            }
            run(&connection, "COMMIT")?;
            Ok(answers)
        };
        match attempt() {
            Ok(answers) => {
                self.connection = Some(connection);
                self.pages += pages;
                Ok((answers, head))
            }
            Err(error) => {
                // Not retried in place: after a failed sync the kernel may call lost pages clean.
                drop(connection);
                Err(log_error(error))
            }
        }
    }

    /// After an unknown outcome: opens afresh, checks, and learns what was committed after all.
    fn usable(&mut self) -> Result<(), LogError> {
        if let Some(why) = &self.stopped {
            return Err(LogError::Unavailable(why.to_string()));
        }
        if self.connection.is_some() {
            return Ok(());
        }
        let reopen = || -> Result<(Connection, Head), LogError> {
            let connection = schema::open_writer(&self.file, self.max_page_count)?;
            let head = check::quick(&connection, self.tail)?;
            let acknowledged = self.acknowledged;
            if check::leaf_at(&connection, acknowledged.position)? != acknowledged.leaf {
                let place = format!("position {}", acknowledged.position);
                return Err(LogError::Corrupt { place, what: "an acknowledged event is gone".to_owned() });
            }
            Ok((connection, head))
        };
        match reopen() {
            Ok((connection, head)) => {
                tracing::warn!(position = head.position, "the event log was opened afresh and checked");
                self.connection = Some(connection);
                self.acknowledged = head;
                self.published.send_replace(Position::from_parts(head.position, 0));
                Ok(())
            }
            Err(why) => {
                if matches!(why, LogError::Corrupt { .. }) {
                    self.stopped =
                        Some(LogError::Corrupt { place: "log.db".to_owned(), what: why.to_string() });
                }
                Err(why)
            }
        }
    }

    /// Moves committed pages into the database. Off the commit path: everybody has been answered.
    fn checkpoint(&mut self, mode: &str) {
        if self.pages == 0 {
            return;
        }
        let Some(connection) = &self.connection else { return };
        // Readers are never waited for: what they hold back is moved next time.
        let moved = connection
            .busy_timeout(Duration::ZERO)
            .and_then(|()| {
                connection.query_row(&format!("PRAGMA wal_checkpoint({mode})"), (), |row| row.get(0))
            })
            .and_then(|busy: i64| connection.busy_timeout(schema::BUSY).map(|()| busy));
        match moved {
            Ok(_) => self.pages = 0,
            Err(error) => {
                tracing::error!(%error, "a checkpoint of the event log failed; it is opened afresh");
                self.connection = None;
            }
        }
    }
}

/// One request, all of it or nothing. An error here concerns the whole batch. Also tells about how much was written.
fn one(
    connection: &Connection,
    request: &Prepared,
    head: &mut Head,
) -> Result<(Answer, usize), rusqlite::Error> {
    // A statement undoes itself; only several need a savepoint around them.
    let several = request.drafts.len() > 1;
    let savepoint = |sql| if several { run(connection, sql) } else { Ok(()) };
    savepoint("SAVEPOINT request")?;
    let (mut position, mut at) = (head.position, head.at);
    let (answer, wrote) = match request::append(connection, request, &mut position, &mut at) {
        Ok(appended) => {
            savepoint("RELEASE request")?;
            let wrote =
                if appended.repeated { 0 } else { request.drafts.iter().map(|draft| draft.size()).sum() };
            if !appended.repeated {
                *head = Head { position, at, leaf: appended.leaves.last().copied() };
            }
            return Ok((Ok(appended), wrote));
        }
        Err(Failure::Answer(answer)) => (answer, 0),
        Err(Failure::Sqlite(error)) => match request::concerns_one(&error) {
            // SQLite may have rolled back more than the request by itself.
            Some(answer) if !connection.is_autocommit() => (answer, 0),
            _ => return Err(error),
        },
    };
    savepoint("ROLLBACK TO request")?;
    savepoint("RELEASE request")?;
    Ok((Err(answer), wrote))
}

fn run(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute(()).map(drop)
}
