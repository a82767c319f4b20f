//! Connections that read. Each answers one question at a time; a swap of files retires those of the old file.

use crate::{Result, file};
use rusqlite::Connection;
use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Idle connections kept for the next question.
const IDLE: usize = 16;

#[derive(Debug)]
pub(crate) struct Pool(Mutex<Idle>);

#[derive(Debug)]
struct Idle {
    path: PathBuf,
    generation: u64,
    connections: Vec<Connection>,
}

impl Pool {
    pub fn new(path: &Path) -> Self {
        Self(Mutex::new(Idle { path: path.to_owned(), generation: 0, connections: Vec::new() }))
    }

    fn idle(&self) -> MutexGuard<'_, Idle> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on read this file.
    pub fn swap(&self, path: &Path) {
        let mut idle = self.idle();
        idle.path = path.to_owned();
        idle.generation += 1;
        idle.connections.clear();
    }

    /// Asks one question.
    pub fn ask<T>(&self, question: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let (generation, connection) = self.take()?;
        let answer = question(&connection);
        let mut idle = self.idle();
        if idle.generation == generation && idle.connections.len() < IDLE {
            idle.connections.push(connection);
        }
        answer
    }

    fn take(&self) -> Result<(u64, Connection)> {
        loop {
            let (path, generation) = {
                let mut idle = self.idle();
                let generation = idle.generation;
                if let Some(connection) = idle.connections.pop() {
                    return Ok((generation, connection));
                }
                (idle.path.clone(), generation)
            };
            match file::read(&path) {
                Ok(connection) => return Ok((generation, connection)),
                // Swapped away between the look and the opening: the new file is there.
                Err(_) if self.idle().generation != generation => {}
                Err(error) => return Err(error),
            }
        }
    }
}
