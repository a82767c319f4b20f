//! Reading streams.

use super::{
    Entry,
    changes::{Fields, between, fields, told},
};
use crate::{AsOf, Result, Views};
use sauro_domain::{
    Event,
    assignment::{AssignmentEvent, Attribution, State, attribute, evolve},
    id::AssignmentId,
    time::day_of,
};
use sauro_store::{Recorded, codec, codec::Decoded};
use std::mem;

impl Views {
    /// What happened to one thing (`{kind}-{ulid}`) as far as known, oldest first; empty when nothing was known.
    pub async fn history(&self, stream: &str, as_of: &AsOf) -> Result<Vec<Entry>> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut state = State::default();
        let mut before = Fields::new();
        for recorded in self.known(stream, as_of).await? {
            let decoded = codec::decode(&recorded)?;
            let mut changes = Vec::new();
            if let Event::Assignment(event) = &decoded.event {
                state = evolve(state, event, &decoded.meta);
                let after = fields(&state);
                changes = between(&mem::replace(&mut before, after), &before);
                if let AssignmentEvent::EntryCorrected { revision, .. } = event {
                    let corrected = entries.iter_mut().find(|entry| entry.revision == *revision);
                    corrected.into_iter().for_each(|entry| entry.corrected_by.push(recorded.revision));
                }
            }
            if !matches!(decoded.event, Event::Assignment(_)) {
                let data: serde_json::Value = serde_json::from_str(decoded.envelope.data.get())
                    .map_err(|error| crate::ViewError::unreadable("event", error))?;
                let after = told(&before, &decoded.event, &data);
                changes = between(&mem::replace(&mut before, after), &before);
            }
            let entry = entry(decoded, changes, &recorded);
            entries.push(entry);
        }
        Ok(entries)
    }

    /// An assignment as its events left it, by the domain's own fold; none when it was not known.
    pub async fn state(&self, id: AssignmentId, as_of: &AsOf) -> Result<Option<State>> {
        let events = self.known(&format!("{}-{id}", AssignmentId::KIND), as_of).await?;
        let mut state = State::default();
        for recorded in &events {
            let Decoded { event, meta, .. } = codec::decode(recorded)?;
            if let Event::Assignment(event) = event {
                state = evolve(state, &event, &meta);
            }
        }
        Ok((!events.is_empty()).then_some(state))
    }

    /// Whose time it was, up to the moment in force; none when the assignment was not known.
    pub async fn attribution(&self, id: AssignmentId, as_of: &AsOf) -> Result<Option<Attribution>> {
        Ok(self.state(id, as_of).await?.map(|state| attribute(&state, as_of.in_force_at)))
    }

    async fn known(&self, stream: &str, as_of: &AsOf) -> Result<Vec<Recorded>> {
        let mut events = self.0.log.read_stream(stream, 0).await?;
        events.retain(|recorded| recorded.position <= as_of.position);
        Ok(events)
    }
}

fn entry(decoded: Decoded<'_>, changes: Vec<super::FieldChange>, recorded: &Recorded) -> Entry {
    let Decoded { envelope, event, meta } = decoded;
    let late = day_of(meta.recorded_at) - day_of(meta.effective_at);
    Entry {
        position: recorded.position,
        stream: recorded.stream.clone(),
        revision: recorded.revision,
        id: envelope.id.into_owned(),
        kind: envelope.kind.into_owned(),
        kind_version: envelope.type_v,
        recorded_at: meta.recorded_at,
        effective_at: meta.effective_at,
        entered_days_late: u32::try_from(late.num_days()).unwrap_or(0),
        actor: envelope.actor,
        via: envelope.via.into_owned(),
        authority: envelope.authority,
        why: envelope.why.map(std::borrow::Cow::into_owned),
        command: envelope.cmd,
        event,
        changes,
        corrected_by: Vec::new(),
        bytes: recorded.bytes.clone(),
        leaf: recorded.leaf,
    }
}
