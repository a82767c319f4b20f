//! What an entry changed: for an assignment found by folding with and without it, for the rest by what each event says
//! anew of the thing.

use super::FieldChange;
use sauro_domain::{Event, assignment::State, inspection::InspectionEvent};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The fields people read, as JSON.
pub(super) type Fields = BTreeMap<String, Value>;

pub(super) fn fields(state: &State) -> Fields {
    let mut fields = Fields::new();
    let terms = serde_json::to_value(&state.terms).ok();
    for (name, value) in terms.as_ref().and_then(Value::as_object).into_iter().flat_map(Map::iter) {
        put(&mut fields, format!("terms.{name}"), value);
    }
    put(&mut fields, "phase".to_owned(), state.phase);
    put(&mut fields, "code".to_owned(), &state.code);
    put(&mut fields, "assigner".to_owned(), state.assigner);
    put(
        &mut fields,
        "due_original".to_owned(),
        state.deadline_original.as_ref().and_then(|deadline| deadline.due),
    );
    put(&mut fields, "due_current".to_owned(), state.due());
    put(&mut fields, "percent".to_owned(), state.percent);
    put(&mut fields, "cause".to_owned(), state.cause);
    fields
}

fn put(fields: &mut Fields, name: String, value: impl Serialize) {
    let value = serde_json::to_value(value).unwrap_or_default();
    if !value.is_null() && value != Value::String("absent".to_owned()) {
        fields.insert(name, value);
    }
}

/// Fields that differ, by name.
pub(super) fn between(old: &Fields, new: &Fields) -> Vec<FieldChange> {
    let mut names: Vec<_> = old.keys().chain(new.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let change = |name: &String| FieldChange {
        field: name.clone(),
        old: old.get(name).cloned(),
        new: new.get(name).cloned(),
    };
    names.into_iter().map(change).filter(|change| change.old != change.new).collect()
}

/// Fields that differ between two states of one assignment; none = not known at all.
pub(crate) fn difference(before: Option<&State>, after: Option<&State>) -> Vec<FieldChange> {
    let of = |state: Option<&State>| state.map(fields).unwrap_or_default();
    between(&of(before), &of(after))
}

/// Said beside a change, not part of what the thing is.
const ASIDE: [&str; 7] = ["reason", "legal_ground", "successions", "mandates", "details", "cover", "chain"];
/// Objects that only group fields.
const GROUPS: [&str; 4] = ["grant", "facts", "edition", "scope"];

/// What an event about the organisation says of the thing, and the same after it. Personal values stay sealed.
pub(super) fn told(before: &Fields, event: &Event, data: &Value) -> Fields {
    let mut after = before.clone();
    let silent = match event {
        Event::Person(_) | Event::Assignment(_) => true,
        // Samples and findings stand beside the inspection; they change nothing of what it is.
        Event::Inspection(did) => {
            !matches!(did, InspectionEvent::Opened { .. } | InspectionEvent::Closed { .. })
        }
        _ => false,
    };
    if silent {
        return after;
    }
    let key = data.get("key").and_then(Value::as_str).map(|key| format!("{key}."));
    let key = key.filter(|_| matches!(event, Event::Programme(_))).unwrap_or_default();
    let mut waiting: Vec<(String, &Value)> = vec![(String::new(), data)];
    while let Some((name, value)) = waiting.pop() {
        match value {
            Value::Object(fields) if name.is_empty() || GROUPS.contains(&name.as_str()) => {
                let inner = fields.iter().filter(|(name, _)| !ASIDE.contains(&name.as_str()));
                waiting.extend(inner.map(|(name, value)| (name.clone(), value)));
            }
            _ if name == "key" && !key.is_empty() => {}
            value if hollow(value) => {
                after.remove(&format!("{key}{name}"));
            }
            value => {
                after.insert(format!("{key}{name}"), value.clone());
            }
        }
    }
    if let Event::Position(event) = event {
        seat(&mut after, before, event);
    }
    after
}

/// Who sits in the seat: a substitute is no holder.
fn seat(after: &mut Fields, before: &Fields, event: &sauro_domain::position::PositionEvent) {
    use sauro_domain::position::{Cover, PositionEvent as Did};
    let mut put = |name: &str, person: Option<sauro_domain::id::PersonId>| match person {
        Some(person) => put_value(after, name, person),
        None => drop(after.remove(name)),
    };
    match event {
        Did::Appointed { .. } => put("acting", None),
        Did::Relieved { cover, .. } => {
            put(
                "person",
                cover.and_then(|cover| if let Cover::Successor(who) = cover { Some(who) } else { None }),
            );
            put(
                "acting",
                cover.and_then(|cover| if let Cover::Acting(who) = cover { Some(who) } else { None }),
            );
        }
        Did::ActingAppointed { person, .. } => {
            put("acting", Some(*person));
            restore(after, before, "person");
        }
        Did::ActingEnded { .. } => {
            put("acting", None);
            restore(after, before, "person");
        }
        Did::Created { .. } | Did::Abolished { .. } => {}
    }
}

fn put_value(fields: &mut Fields, name: &str, value: impl Serialize) {
    put(fields, name.to_owned(), value);
}

/// Says nothing.
fn hollow(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

fn restore(after: &mut Fields, before: &Fields, name: &str) {
    match before.get(name) {
        Some(value) => drop(after.insert(name.to_owned(), value.clone())),
        None => drop(after.remove(name)),
    }
}
