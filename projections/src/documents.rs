//! The directory of registered documents: what each says of itself, in every version. Followed from the log into
//! memory: an office registers some thousands, and every word of them is searched.

use crate::{AsOf, Result, Views, search::plain};
use sauro_domain::{
    Event,
    document::{DocumentFacts, State, evolve},
    id::{DocumentId, ulid_of_stream},
};
use sauro_store::{EventLog, LogError, Position, Recorded, codec};
use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

/// Events read at a time.
const BATCH: usize = 2_000;

/// What is known of a document.
#[derive(Debug, Clone)]
pub struct DocumentRow {
    /// What it says of itself, as last corrected.
    pub facts: DocumentFacts,
    /// The document that took its place.
    pub replaced_by: Option<DocumentId>,
    /// Revision of the last act on it.
    pub revision: u64,
}

#[derive(Debug)]
struct Version {
    from: Position,
    row: Arc<DocumentRow>,
    folded: String,
}

/// Every registered document, in every version.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    known: RwLock<Known>,
    turn: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct Known {
    position: Position,
    versions: BTreeMap<DocumentId, Vec<Version>>,
}

impl Views {
    /// A registered document as known; none when it was not.
    pub async fn document(&self, id: DocumentId, as_of: &AsOf) -> Result<Option<Arc<DocumentRow>>> {
        let documents = &self.0.documents;
        documents.follow(&*self.0.log, as_of.position).await?;
        let known = documents.known.read().unwrap_or_else(PoisonError::into_inner);
        let version = known.versions.get(&id).and_then(|versions| at(versions, as_of.position));
        Ok(version.map(|version| Arc::clone(&version.row)))
    }

    /// Documents whose number, issuer or subject holds every word, tones and marks disregarded; newest date first.
    pub async fn documents(&self, text: &str, as_of: &AsOf) -> Result<Vec<(DocumentId, Arc<DocumentRow>)>> {
        let documents = &self.0.documents;
        documents.follow(&*self.0.log, as_of.position).await?;
        let wanted = plain(text);
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let known = documents.known.read().unwrap_or_else(PoisonError::into_inner);
        let mut found: Vec<_> = known
            .versions
            .iter()
            .filter_map(|(id, versions)| Some((*id, at(versions, as_of.position)?)))
            .filter(|(_, version)| words.iter().all(|word| version.folded.contains(word)))
            .map(|(id, version)| (id, Arc::clone(&version.row)))
            .collect();
        found.sort_by_key(|(id, row)| std::cmp::Reverse((row.facts.dated, *id)));
        Ok(found)
    }
}

impl Documents {
    async fn follow(&self, log: &dyn EventLog, position: Position) -> std::result::Result<(), LogError> {
        if self.position() >= position {
            return Ok(());
        }
        let _turn = self.turn.lock().await;
        while self.position() < position {
            let batch = log.read_all(self.position(), BATCH).await?;
            let Some(last) = batch.last().map(|recorded| recorded.position) else { break };
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            for recorded in batch.iter().filter(|recorded| recorded.stream.starts_with("document-")) {
                known.take(recorded)?;
            }
            known.position = last;
        }
        Ok(())
    }

    fn position(&self) -> Position {
        self.known.read().unwrap_or_else(PoisonError::into_inner).position
    }
}

fn at(versions: &[Version], position: Position) -> Option<&Version> {
    versions.iter().rev().find(|version| version.from <= position)
}

impl Known {
    fn take(&mut self, recorded: &Recorded) -> std::result::Result<(), LogError> {
        let decoded = codec::decode(recorded)?;
        let (Ok(ulid), Event::Document(event)) = (ulid_of_stream(&recorded.stream), &decoded.event) else {
            return Ok(());
        };
        let versions = self.versions.entry(DocumentId(ulid)).or_default();
        let before = versions.last().map_or(State::Absent, |version| State::Registered {
            facts: version.row.facts.clone(),
            replaced_by: version.row.replaced_by,
        });
        if let State::Registered { facts, replaced_by } = evolve(before, event, &decoded.meta) {
            let folded = plain(&format!("{} {} {}", facts.number, facts.issuer, facts.subject));
            let row = Arc::new(DocumentRow { facts, replaced_by, revision: recorded.revision });
            versions.push(Version { from: recorded.position, row, folded });
        }
        Ok(())
    }
}
