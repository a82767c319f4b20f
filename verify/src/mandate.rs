//! What a grant says.

use std::collections::HashSet;

use serde_json::Value;

use crate::time;

/// Who holds a mandate.
pub enum Holder {
    /// Whoever acts in the seat.
    Seat(String),
    /// That person alone.
    Person(String),
}

/// A mandate as the log knows it so far. What cannot be read of it is none.
pub struct Mandate {
    /// Its first day.
    pub from: Option<i64>,
    /// Its last day.
    pub until: Option<i64>,
    /// The one it was cut from.
    pub parent: Option<String>,
    /// The seat that gave it.
    pub giver: Option<String>,
    /// Who holds it.
    pub holder: Option<Holder>,
    /// What it allows.
    pub powers: Option<HashSet<String>>,
    /// From which moment it was revoked.
    pub revoked: Option<i64>,
}

impl Mandate {
    /// As it was given.
    pub fn granted(grant: &Value) -> Self {
        let text = |name| grant.get(name).and_then(Value::as_str);
        let holder = |kind| grant.get("holder")?.get(kind)?.as_str().map(str::to_owned);
        let powers = grant.get("powers").and_then(Value::as_array);
        Self {
            from: text("valid_from").and_then(time::day),
            until: text("valid_until").and_then(time::day),
            parent: text("parent").map(str::to_owned),
            giver: text("giver").map(str::to_owned),
            holder: holder("position").map(Holder::Seat).or(holder("person").map(Holder::Person)),
            powers: powers.map(|all| all.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
            revoked: None,
        }
    }
}
