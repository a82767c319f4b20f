//! Reading, and checking what is read: the bytes are hashed as stored, and every event must say itself where it
//! stands and which event came before it. An administrator's redaction, truncation or edit shows as `Corrupt`.

use super::supervisor::Failure;
use crate::{LogError, Position, Recorded, codec};
use eventstore::{
    Client, Error as ClientError, Position as Place, ReadAllOptions, ReadStreamOptions, RecordedEvent,
    StreamPosition, SubscriptionFilter,
};
use std::collections::HashMap;

/// The kinds of our streams, `{kind}-…`: the aggregates that events are named after.
fn kinds() -> impl Iterator<Item = &'static str> {
    let mut kinds: Vec<_> = codec::types().filter_map(|name| Some(name.split_once('.')?.0)).collect();
    kinds.dedup();
    #[cfg(feature = "testing")]
    kinds.push("contract");
    kinds.into_iter()
}

/// Whether a stream is one of ours. A cluster may hold others' streams too.
pub(super) fn is_ours(stream: &str) -> bool {
    stream.split_once('-').is_some_and(|(kind, _)| kinds().any(|known| known == kind))
}

/// Only our streams: leaves out system events and what others keep in the same cluster.
pub(super) fn ours() -> SubscriptionFilter {
    kinds().fold(SubscriptionFilter::on_stream_name(), |filter, kind| filter.add_prefix(format!("{kind}-")))
}

pub(super) fn to_place(position: Position) -> StreamPosition<Place> {
    let (commit, prepare) = position.parts();
    match position {
        Position::START => StreamPosition::Start,
        _ => StreamPosition::Position(Place { commit, prepare }),
    }
}

pub(super) fn to_position(place: Place) -> Position {
    Position::from_parts(place.commit, place.prepare)
}

/// The newest leaf seen of each stream: the next event must name it.
#[derive(Debug, Default)]
pub(super) struct Chains(HashMap<String, (u64, [u8; 32])>);

impl Chains {
    /// Takes the event in, or says where it contradicts itself or its predecessor.
    pub(super) fn check(&mut self, event: &RecordedEvent) -> Result<Recorded, LogError> {
        let (stream, revision) = (event.stream_id(), event.revision);
        let corrupt = |what: String| LogError::Corrupt { place: format!("{stream}@{revision}"), what };
        let envelope = codec::open(&event.data).map_err(corrupt)?;
        if envelope.stream != stream || envelope.ver != revision {
            return Err(corrupt(format!("the envelope says {}@{}", envelope.stream, envelope.ver)));
        }
        if envelope.kind != event.event_type || *envelope.id != event.id.to_string() {
            return Err(corrupt("type or id differ between the envelope and the cluster's record".into()));
        }
        let known = self.0.get(stream).filter(|(last, _)| last + 1 == revision);
        let named = envelope.prev.as_deref();
        match (revision, named, known) {
            (0, None, _) => {}
            (0, Some(_), _) => return Err(corrupt("a first event that names a predecessor".into())),
            (_, None, _) => return Err(corrupt("names no predecessor".into())),
            (_, Some(_), None) => {}
            (_, Some(named), Some((_, leaf))) if named == sauro_ledger::hex::encode(leaf) => {}
            (_, Some(_), Some(_)) => return Err(corrupt("does not follow from its predecessor".into())),
        }
        let leaf = sauro_ledger::leaf_hash(&event.data);
        self.0.insert(stream.to_owned(), (revision, leaf));
        Ok(Recorded {
            position: to_position(event.position),
            stream: stream.to_owned(),
            revision,
            bytes: event.data.to_vec(),
            leaf,
        })
    }
}

/// A stream from a revision on. The event before it is read too, so that the first one's link can be checked.
pub(super) async fn stream(
    client: &Client,
    stream: &str,
    from: u64,
    leader: bool,
) -> Result<Vec<Recorded>, Failure> {
    const MOST_REVISION: u64 = i64::MAX as u64;
    if from > MOST_REVISION {
        return Ok(Vec::new());
    }
    let start = match from {
        0 | 1 => StreamPosition::Start,
        _ => StreamPosition::Position(from - 1),
    };
    let options = ReadStreamOptions::default().position(start).requires_leader(leader);
    let mut answers = match client.read_stream(stream, &options).await {
        Err(ClientError::ResourceNotFound) => return Ok(Vec::new()),
        other => other?,
    };
    let mut chains = Chains::default();
    let mut found = Vec::new();
    let mut expected = from.saturating_sub(1);
    loop {
        match answers.next().await {
            Ok(Some(event)) => {
                let recorded = chains.check(event.get_original_event())?;
                if recorded.revision != expected {
                    let place = format!("{stream}@{expected}");
                    let what = format!("the cluster answers with revision {} instead", recorded.revision);
                    return Err(LogError::Corrupt { place, what }.into());
                }
                expected += 1;
                if recorded.revision >= from {
                    found.push(recorded);
                }
            }
            Ok(None) => return Ok(found),
            Err(ClientError::ResourceNotFound) => return Ok(found),
            Err(error) => return Err(error.into()),
        }
    }
}

/// Up to `limit` of our events after a position.
pub(super) async fn all(client: &Client, after: Position, limit: usize) -> Result<Vec<Recorded>, Failure> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    // A forward read begins with the event at the position itself.
    let options =
        ReadAllOptions::default().position(to_place(after)).filter(ours()).max_count(limit.saturating_add(1));
    let mut answers = client.read_all(&options).await?;
    let mut chains = Chains::default();
    let mut found = Vec::new();
    while found.len() < limit {
        let Some(event) = answers.next().await? else { break };
        let event = event.get_original_event();
        if to_position(event.position) > after {
            found.push(chains.check(event)?);
        }
    }
    Ok(found)
}

/// The position of our newest event.
pub(super) async fn head(client: &Client) -> Result<Position, Failure> {
    let options = ReadAllOptions::default()
        .position(StreamPosition::End)
        .filter(ours())
        .max_count(1)
        .requires_leader(true);
    let newest = client.read_all(&options).await?.next().await?;
    Ok(newest.map_or(Position::START, |event| to_position(event.get_original_event().position)))
}

/// The first of our events of these types after a position.
pub(super) async fn first_of(
    client: &Client,
    types: &[&'static str],
    after: Position,
) -> Result<Option<Position>, Failure> {
    if types.is_empty() {
        return Ok(None);
    }
    // The server compares prefixes; whether a type is exactly one of these is decided here.
    let filter = types.iter().fold(SubscriptionFilter::on_event_type(), |f, kind| f.add_prefix(kind));
    let options = ReadAllOptions::default().position(to_place(after)).filter(filter).requires_leader(true);
    let mut answers = client.read_all(&options).await?;
    while let Some(event) = answers.next().await? {
        let event = event.get_original_event();
        let position = to_position(event.position);
        if position > after && types.contains(&event.event_type.as_str()) && is_ours(event.stream_id()) {
            return Ok(Some(position));
        }
    }
    Ok(None)
}
