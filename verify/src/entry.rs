//! What an envelope says. The bytes were hashed before; here they are read, never written.

use sauro_ledger::{Hash, hex};
use serde_json::{Map, Value};

use crate::time;

/// Why an entry cannot be read.
pub enum Unreadable {
    /// Not in the one form entries have; where.
    Form(&'static str),
    /// Of another version.
    Version,
}

/// Who did it.
pub enum Actor<'e> {
    /// A person in a seat.
    #[allow(missing_docs)]
    Person { person: &'e str, position: &'e str },
    /// The system by itself.
    System,
    /// A founder, or somebody this program does not know.
    Other,
}

/// An entry, read.
pub struct Entry {
    fields: Map<String, Value>,
    /// Its stream.
    pub stream: String,
    /// Its place in the stream, from 0.
    pub ver: u64,
    /// The leaf hash of the entry before in the stream.
    pub prev: Option<Hash>,
    /// When it was recorded, in milliseconds since 1970.
    pub at: i64,
    /// When it took effect.
    pub effective: i64,
}

impl Entry {
    /// Reads an envelope in canonical form: keys sorted and once each, no spaces, integers only.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let value: Value = serde_json::from_slice(bytes).map_err(|_| Unreadable::Form("JSON"))?;
        // Two fields of one name, or another spelling, would let two readers see two things.
        if serde_json::to_vec(&value).ok().as_deref() != Some(bytes) || has_fraction(&value) {
            return Err(Unreadable::Form("RFC 8785"));
        }
        let Value::Object(fields) = value else { return Err(Unreadable::Form("object")) };
        if fields.get("v").and_then(Value::as_u64) != Some(1) {
            return Err(Unreadable::Version);
        }
        let text = |name: &str| fields.get(name).and_then(Value::as_str);
        let moment = |name: &'static str| match text(name) {
            Some(text) => time::parse(text).map(Some).ok_or(Unreadable::Form(name)),
            None if fields.contains_key(name) => Err(Unreadable::Form(name)),
            None => Ok(None),
        };
        let stream = text("stream").filter(|name| !name.is_empty() && name.len() <= 100);
        let stream = stream.ok_or(Unreadable::Form("stream"))?.to_owned();
        let ver = fields.get("ver").and_then(Value::as_u64).ok_or(Unreadable::Form("ver"))?;
        let prev = match fields.get("prev") {
            None => None,
            Some(prev) => Some(prev.as_str().and_then(hex::decode).ok_or(Unreadable::Form("prev"))?),
        };
        let at = moment("at")?.ok_or(Unreadable::Form("at"))?;
        let effective = moment("effective_at")?.unwrap_or(at);
        for (name, present) in [("type", text("type").is_some()), ("id", text("id").is_some())] {
            if !present {
                return Err(Unreadable::Form(name));
            }
        }
        for name in ["actor", "data", "nonce"] {
            if !fields.contains_key(name) {
                return Err(Unreadable::Form(name));
            }
        }
        Ok(Self { stream, ver, prev, at, effective, fields })
    }

    /// Its type, such as `assignment.issued`.
    pub fn kind(&self) -> &str {
        self.fields.get("type").and_then(Value::as_str).unwrap_or_default()
    }

    /// What happened.
    pub fn data(&self) -> &Value {
        self.fields.get("data").unwrap_or(&Value::Null)
    }

    /// Who did it.
    pub fn actor(&self) -> Actor<'_> {
        match self.fields.get("actor") {
            Some(Value::String(system)) if system == "scheduler" => Actor::System,
            Some(actor) => {
                let text = |name| actor.get("person")?.get(name)?.as_str();
                let both = text("person").zip(text("position"));
                both.map_or(Actor::Other, |(person, position)| Actor::Person { person, position })
            }
            None => Actor::Other,
        }
    }

    /// The mandate out of which the one is given that this entry grants.
    pub fn own_parent(&self) -> Option<&str> {
        self.data().get("grant")?.get("parent")?.as_str()
    }

    /// The mandates relied on, root last.
    pub fn chain(&self) -> Vec<&str> {
        let chain = self.fields.get("authority").and_then(|authority| authority.get("chain"));
        chain
            .and_then(Value::as_array)
            .map_or_else(Vec::new, |ids| ids.iter().filter_map(Value::as_str).collect())
    }

    /// The commitments to personal values: name of the detail and commitment in hex.
    pub fn commitments(&self) -> Vec<(&str, &str)> {
        let details = self.kind().starts_with("person.").then(|| self.data().get("details")).flatten();
        let pairs = details.and_then(Value::as_object).into_iter().flatten();
        pairs.filter_map(|(path, commitment)| Some((path.as_str(), commitment.as_str()?))).collect()
    }

    /// The SHA-256 of every file it speaks of.
    pub fn files(&self) -> Vec<Hash> {
        let mut found = Vec::new();
        collect(self.data(), &mut found);
        found
    }
}

fn collect(value: &Value, found: &mut Vec<Hash>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => {
            found.extend(fields.get("sha256").and_then(Value::as_str).and_then(hex::decode));
            fields.values().for_each(|field| collect(field, found));
        }
        _ => {}
    }
}

fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(items) => items.iter().any(has_fraction),
        Value::Object(fields) => fields.values().any(has_fraction),
        _ => false,
    }
}
