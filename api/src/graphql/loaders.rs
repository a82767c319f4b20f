//! Batched look-ups, one set per request: a list of a hundred assignments asks the views once per kind of thing.

use super::errors::{self, Answer};
use crate::Application;
use async_graphql::{
    Error,
    dataloader::{DataLoader, Loader},
};
use sauro_domain::{
    assignment::State,
    id::{AssignmentId, InspectionId, ProgrammeId},
};
use sauro_projections::{
    AsOf, AssignmentRow, Party, accountability::Answering, deadlines::Ledger, history::Entry,
    inspections::FindingRow, programmes::Indicator,
};
use std::{
    collections::HashMap,
    hash::{Hash, Hasher},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// Something looked up at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At<T> {
    /// What.
    pub id: T,
    /// When.
    pub as_of: AsOf,
}

impl<T: Hash> Hash for At<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
        self.as_of.ordinal.hash(state);
        self.as_of.in_force_at.hash(state);
    }
}

/// Reads from the views.
#[derive(Debug)]
pub struct Reader {
    app: Application,
    asked: Tally,
}

/// Counts the questions that a request puts to the views. Whoever wants to know puts one into the request's data.
#[derive(Debug, Clone, Default)]
pub struct Tally(Arc<AtomicU64>);

impl Tally {
    /// How many so far.
    pub fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The look-ups of one request.
pub struct Loaders {
    /// The present that the whole request answers for.
    pub present: OnceLock<AsOf>,
    reader: DataLoader<Reader>,
}

impl Loaders {
    /// For one request.
    pub fn new(app: Application, asked: Tally) -> Self {
        Self { present: OnceLock::new(), reader: DataLoader::new(Reader { app, asked }, tokio::spawn) }
    }

    /// The row of an assignment.
    pub async fn row(&self, id: AssignmentId, as_of: AsOf) -> Answer<Option<AssignmentRow>> {
        self.reader.load_one(Row(At { id, as_of })).await
    }

    /// Who takes part.
    pub async fn parties(&self, id: AssignmentId, as_of: AsOf) -> Answer<Vec<Party>> {
        Ok(self.reader.load_one(Parties(At { id, as_of })).await?.unwrap_or_default())
    }

    /// The deadline ledger.
    pub async fn ledger(&self, id: AssignmentId, as_of: AsOf) -> Answer<Option<Ledger>> {
        self.reader.load_one(Ledgers(At { id, as_of })).await
    }

    /// Who answers.
    pub async fn answering(&self, id: AssignmentId, as_of: AsOf) -> Answer<Option<Answering>> {
        self.reader.load_one(Answers(At { id, as_of })).await
    }

    /// The assignment as the domain folds it.
    pub async fn state(&self, id: AssignmentId, as_of: AsOf) -> Answer<Option<Arc<State>>> {
        self.reader.load_one(States(At { id, as_of })).await
    }

    /// The entries of a stream.
    pub async fn history(&self, stream: String, as_of: AsOf) -> Answer<Arc<Vec<Entry>>> {
        Ok(self.reader.load_one(Histories(At { id: stream, as_of })).await?.unwrap_or_default())
    }

    /// Indicators of a programme.
    pub async fn indicators(&self, id: ProgrammeId, as_of: AsOf) -> Answer<Vec<Indicator>> {
        Ok(self.reader.load_one(Indicators(At { id, as_of })).await?.unwrap_or_default())
    }

    /// Findings of an inspection.
    pub async fn findings(&self, id: InspectionId, as_of: AsOf) -> Answer<Vec<FindingRow>> {
        Ok(self.reader.load_one(Findings(At { id, as_of })).await?.unwrap_or_default())
    }
}

impl Reader {
    fn noted<T>(&self, answer: sauro_projections::Result<T>) -> Result<T, Error> {
        self.asked.0.fetch_add(1, Ordering::Relaxed);
        answer.map_err(|error| {
            errors::of_views(&error, || self.app.random().ulid(self.app.clock().now()).to_string())
        })
    }
}

/// Groups what is looked up by moment: nearly always there is one.
fn by_moment<T: Clone>(keys: impl Iterator<Item = At<T>>) -> Vec<(AsOf, Vec<T>)> {
    let mut groups: Vec<(AsOf, Vec<T>)> = Vec::new();
    for At { id, as_of } in keys {
        match groups.iter_mut().find(|(moment, _)| *moment == as_of) {
            Some((_, ids)) => ids.push(id),
            None => groups.push((as_of, vec![id])),
        }
    }
    groups
}

macro_rules! batched {
    ($($key:ident($id:ty) -> $value:ty = |$views:ident, $ids:ident, $as_of:ident| $call:expr;)*) => {$(
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        struct $key(At<$id>);

        impl Loader<$key> for Reader {
            type Value = $value;
            type Error = Error;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, $value>, Error> {
                let $views = self.app.views();
                let mut found = HashMap::with_capacity(keys.len());
                for ($as_of, $ids) in by_moment(keys.iter().map(|key| key.0.clone())) {
                    let values = self.noted($call)?;
                    found.extend(values.into_iter().map(|(id, value)| ($key(At { id, as_of: $as_of }), value)));
                }
                Ok(found)
            }
        }
    )*};
}
batched! {
    Row(AssignmentId) -> AssignmentRow = |views, ids, as_of| views.assignments_by_id(&ids, &as_of);
    Parties(AssignmentId) -> Vec<Party> = |views, ids, as_of| views.parties(&ids, &as_of);
    Ledgers(AssignmentId) -> Ledger = |views, ids, as_of| views.ledgers(&ids, &as_of);
    Answers(AssignmentId) -> Answering = |views, ids, as_of| views.answering(&ids, &as_of);
    Indicators(ProgrammeId) -> Vec<Indicator> = |views, ids, as_of| views.indicators(&ids, &as_of);
    Findings(InspectionId) -> Vec<FindingRow> = |views, ids, as_of| views.findings(&ids, &as_of);
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct States(At<AssignmentId>);

impl Loader<States> for Reader {
    type Value = Arc<State>;
    type Error = Error;

    async fn load(&self, keys: &[States]) -> Result<HashMap<States, Arc<State>>, Error> {
        let mut found = HashMap::with_capacity(keys.len());
        for key in keys {
            if let Some(state) = self.noted(self.app.views().state(key.0.id, &key.0.as_of).await)? {
                found.insert(key.clone(), Arc::new(state));
            }
        }
        Ok(found)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Histories(At<String>);

impl Loader<Histories> for Reader {
    type Value = Arc<Vec<Entry>>;
    type Error = Error;

    async fn load(&self, keys: &[Histories]) -> Result<HashMap<Histories, Arc<Vec<Entry>>>, Error> {
        let mut found = HashMap::with_capacity(keys.len());
        for key in keys {
            let entries = self.noted(self.app.views().history(&key.0.id, &key.0.as_of).await)?;
            found.insert(key.clone(), Arc::new(entries));
        }
        Ok(found)
    }
}
