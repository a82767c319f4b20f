//! What an entry changed, found by folding with and without it.

use super::FieldChange;
use sauro_domain::assignment::State;
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
