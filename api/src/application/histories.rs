//! Folded streams, kept so that a decision reads only what was recorded since the last one on the same stream.

use super::{Application, history::History};
use crate::clock::locked;
use lru::LruCache;
use sauro_domain::Command;
use sauro_store::LogError;
use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex},
};

/// How many streams are kept; the one unused for longest gives way.
const MOST: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1_023);

/// The histories of the streams decided on last.
#[derive(Debug)]
pub struct Histories(Mutex<LruCache<String, Arc<History>>>);

impl Default for Histories {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(MOST)))
    }
}

impl Application {
    /// The history of the stream that the command writes to, as the log has it now.
    pub(super) async fn history(&self, command: &Command) -> Result<Arc<History>, LogError> {
        let stream = command.stream();
        // Taken out: whoever changes it owns it, and what fails on the way is read anew the next time.
        let known = locked(&self.histories().0).pop(&stream);
        let from = known.as_ref().and_then(|known| known.revision).map_or(0, |last| last + 1);
        let since = self.log().read_stream(&stream, from).await?;
        let history = match known {
            Some(known) if since.is_empty() => known,
            Some(known) => Arc::new(Arc::unwrap_or_clone(known).after(&since)?),
            None => Arc::new(History::new(command).after(&since)?),
        };
        if history.revision.is_some() {
            locked(&self.histories().0).put(stream, Arc::clone(&history));
        }
        Ok(history)
    }
}
