//! Whether the mandates an act relied on were in force then, judged again from the entries that gave and revoked them.

use std::collections::HashMap;

use serde_json::Value;

use crate::{entry::Entry, time};

/// A mandate as the log knows it so far.
struct Mandate {
    from: Option<i64>,
    until: Option<i64>,
    parent: Option<String>,
    /// From which moment it was revoked.
    revoked: Option<i64>,
}

/// All mandates so far.
#[derive(Default)]
pub struct Mandates(HashMap<String, Mandate>);

/// What was found of an act.
pub enum Judged {
    /// It relies on no mandate.
    Nothing,
    /// All mandates of its chain were in force.
    InForce,
    /// A mandate of its chain is not among the entries read.
    Unknown,
    /// Which one was not in force, and why.
    NotInForce(String),
}

impl Mandates {
    /// Learns from an entry, then judges the act it records.
    pub fn follow(&mut self, entry: &Entry) -> Judged {
        let judged = self.judge(entry);
        let Some(id) = entry.stream.strip_prefix("mandate-") else { return judged };
        match entry.kind() {
            "mandate.granted" => {
                let grant = entry.data().get("grant").unwrap_or(&Value::Null);
                let text = |name| grant.get(name).and_then(Value::as_str);
                let mandate = Mandate {
                    from: text("valid_from").and_then(time::day),
                    until: text("valid_until").and_then(time::day),
                    parent: text("parent").map(str::to_owned),
                    revoked: None,
                };
                self.0.insert(id.to_owned(), mandate);
            }
            "mandate.revoked" => {
                if let Some(mandate) = self.0.get_mut(id) {
                    mandate.revoked.get_or_insert(entry.effective);
                }
            }
            _ => {}
        }
        judged
    }

    fn judge(&self, entry: &Entry) -> Judged {
        let chain = entry.chain();
        if chain.is_empty() {
            return Judged::Nothing;
        }
        let today = time::day_in_vietnam(entry.effective);
        for (place, id) in chain.iter().enumerate() {
            let Some(mandate) = self.0.get(*id) else { return Judged::Unknown };
            let why = if mandate.from.is_some_and(|from| today < from) {
                "not yet valid"
            } else if mandate.until.is_some_and(|until| today > until) {
                "expired"
            } else if mandate.revoked.is_some_and(|from| entry.effective >= from) {
                "revoked"
            } else if mandate.parent.as_deref() != chain.get(place + 1).copied() {
                "parent"
            } else {
                continue;
            };
            return Judged::NotInForce(format!("mandate-{id}: {why}"));
        }
        Judged::InForce
    }
}
