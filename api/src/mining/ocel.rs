//! OCEL 2.0 as JSON: types, events in the order recorded, then every object with what changed of it and when.

use super::{
    Counts, MiningError, Progress, Reading, moment,
    relations::relations,
    things::{Kind, Link, Thing, Things, Told, facts, links},
};
use sauro_domain::{Event, assignment::State};
use sauro_store::{EventLog, Position, codec};
use serde::Serialize;
use serde_json::json;
use std::{collections::BTreeMap, io::Write};

/// What is told of every event.
const OF_EVENTS: [(&str, &str); 4] =
    [("effectiveAt", "time"), ("via", "string"), ("revision", "integer"), ("position", "string")];

#[derive(Serialize)]
struct OneEvent<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    time: String,
    attributes: [Attribute; 4],
    relationships: &'a [Link],
}

#[derive(Serialize)]
struct Attribute {
    name: &'static str,
    value: String,
}

#[derive(Serialize)]
struct OneObject<'a> {
    id: Thing,
    #[serde(rename = "type")]
    kind: &'static str,
    attributes: &'a [Told],
    relationships: Vec<&'a Link>,
}

/// Writes the whole log up to a position.
pub async fn write(
    log: &dyn EventLog,
    until: Position,
    out: &mut (dyn Write + Send),
    progress: Progress<'_>,
) -> Result<Counts, MiningError> {
    let declared = |attributes: &[(&str, &str)]| {
        attributes.iter().map(|(name, kind)| json!({ "name": name, "type": kind })).collect::<Vec<_>>()
    };
    let objects =
        Kind::ALL.map(|kind| json!({ "name": kind.name(), "attributes": declared(kind.attributes()) }));
    let events: Vec<_> =
        codec::types().map(|name| json!({ "name": name, "attributes": declared(&OF_EVENTS) })).collect();
    write!(out, "{{\"objectTypes\":{},\n\"eventTypes\":{},\n\"events\":[", json!(objects), json!(events))?;

    let mut counts = Counts::default();
    let mut things = Things::default();
    let mut reading = Reading::new(log, until);
    loop {
        let batch = reading.next().await?;
        if batch.is_empty() {
            break;
        }
        for recorded in &batch {
            let decoded = codec::decode(recorded)?;
            let Some(subject) = Thing::of_stream(&recorded.stream) else { continue };
            let related = relations(subject, &decoded);
            things.take(subject, &decoded.event, decoded.meta.recorded_at, &related);
            let attribute = |name, value| Attribute { name, value };
            let one = OneEvent {
                id: &decoded.envelope.id,
                kind: &decoded.envelope.kind,
                time: moment(decoded.meta.recorded_at),
                attributes: [
                    attribute("effectiveAt", moment(decoded.meta.effective_at)),
                    attribute("via", decoded.envelope.via.to_string()),
                    attribute("revision", recorded.revision.to_string()),
                    attribute("position", recorded.position.to_string()),
                ],
                relationships: &related,
            };
            line(out, &one, counts.events == 0)?;
            counts.events += 1;
        }
        progress(batch.len() as u64);
    }
    out.write_all(b"\n],\n\"objects\":[")?;
    for (thing, record) in &things.0 {
        if thing.kind == Kind::Assignment {
            let (told, links) = assignment(log, *thing, until, progress).await?;
            let known: Vec<_> = links.iter().collect();
            object(out, *thing, &told, known, counts.things == 0)?;
        } else {
            object(out, *thing, &record.told, record.links.iter().collect(), counts.things == 0)?;
        }
        counts.things += 1;
    }
    out.write_all(b"\n]}\n")?;
    Ok(counts)
}

fn object(
    out: &mut (dyn Write + Send),
    id: Thing,
    attributes: &[Told],
    relationships: Vec<&Link>,
    first: bool,
) -> Result<(), MiningError> {
    line(out, &OneObject { id, kind: id.kind.name(), attributes, relationships }, first)
}

fn line(out: &mut (dyn Write + Send), one: &impl Serialize, first: bool) -> Result<(), MiningError> {
    out.write_all(if first { b"\n" } else { b",\n" })?;
    let text = serde_json::to_vec(one).map_err(std::io::Error::other)?;
    Ok(out.write_all(&text)?)
}

/// An assignment told from its own stream: each fact whenever it changed, and what it is linked to at the end.
async fn assignment(
    log: &dyn EventLog,
    thing: Thing,
    until: Position,
    progress: Progress<'_>,
) -> Result<(Vec<Told>, std::collections::BTreeSet<Link>), MiningError> {
    let (mut state, mut known, mut told) = (State::default(), BTreeMap::new(), Vec::new());
    let events = log.read_stream(&thing.stream(), 0).await?;
    for recorded in events.iter().filter(|recorded| recorded.position <= until) {
        let decoded = codec::decode(recorded)?;
        let Event::Assignment(event) = &decoded.event else { continue };
        state = sauro_domain::assignment::evolve(state, event, &decoded.meta);
        for (name, value) in facts(&state) {
            if known.get(name) != Some(&value) {
                told.push(Told { name, time: moment(decoded.meta.recorded_at), value: value.clone() });
                known.insert(name, value);
            }
        }
    }
    progress(events.len() as u64);
    Ok((told, links(&state)))
}
