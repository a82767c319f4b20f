//! Whether the mandates an act relied on were in force then, held by who acted, and wide enough for it: judged again from
//! the entries that gave and revoked them.

mod held;

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use crate::{entry::Entry, mandate::Mandate, powers, time};

/// What an inspection was opened with.
struct Opened {
    /// The mandates relied on.
    chain: Vec<String>,
    /// The seats named in it, which may rely on those.
    inspectors: Vec<String>,
}

/// All mandates so far, and what else tells who may rely on one.
#[derive(Default)]
pub struct Mandates {
    known: HashMap<String, Mandate>,
    /// The seat a merger put in the place of another.
    successors: HashMap<String, String>,
    /// What each inspection was opened with.
    opened: HashMap<String, Opened>,
    /// The mandates that acts relied on.
    relied: BTreeSet<String>,
}

/// What was found of an act.
pub enum Judged {
    /// It relies on no mandate.
    Nothing,
    /// All mandates of its chains were in force. `sure`: the nearest of each was held by who acted, and allows the act.
    #[allow(missing_docs)]
    InForce { sure: bool },
    /// A mandate of its chain is not among the entries read: which one.
    Unknown(String),
    /// Which one was not in force, and why.
    NotInForce(String),
    /// Another seat or person holds it.
    NotHeld(String),
    /// It does not allow the act.
    NotAllowed(String),
}

impl Mandates {
    /// Learns from an entry, then judges the act it records. `whole`: every entry before it was read.
    pub fn follow(&mut self, entry: &Entry, whole: bool) -> Judged {
        let chain = entry.chain();
        let judged = self.judge(entry, &chain, whole);
        for id in &chain {
            if !self.relied.contains(*id) {
                self.relied.insert((*id).to_owned());
            }
        }
        match entry.kind() {
            "unit.merged" => self.merged(entry.data()),
            "inspection.opened" => {
                let chain = chain.into_iter().map(str::to_owned).collect();
                let inspectors = entry.data().get("inspectors").and_then(Value::as_array);
                let seats = inspectors.into_iter().flatten().filter_map(Value::as_str);
                let opened = Opened { chain, inspectors: seats.map(str::to_owned).collect() };
                // Once: nothing said later names further inspectors.
                self.opened.entry(entry.stream.clone()).or_insert(opened);
            }
            _ => self.learn(entry),
        }
        judged
    }

    /// The streams of mandates that acts relied on.
    pub fn relied(&self) -> BTreeSet<String> {
        self.relied.iter().map(|id| format!("mandate-{id}")).collect()
    }

    fn learn(&mut self, entry: &Entry) {
        let Some(id) = entry.stream.strip_prefix("mandate-") else { return };
        match entry.kind() {
            "mandate.granted" => {
                let mandate = Mandate::granted(entry.data().get("grant").unwrap_or(&Value::Null));
                self.known.insert(id.to_owned(), mandate);
            }
            "mandate.revoked" => {
                if let Some(mandate) = self.known.get_mut(id) {
                    mandate.revoked.get_or_insert(entry.effective);
                }
            }
            _ => {}
        }
    }

    fn merged(&mut self, data: &Value) {
        for step in data.get("successions").and_then(Value::as_array).into_iter().flatten() {
            let seat = |name| step.get(name).and_then(Value::as_str).map(str::to_owned);
            self.successors.extend(seat("from").zip(seat("to")));
        }
    }

    fn judge(&self, entry: &Entry, chain: &[&str], whole: bool) -> Judged {
        if chain.is_empty() {
            return Judged::Nothing;
        }
        let missing = chain.iter().find(|id| !self.known.contains_key(**id));
        if let Some(missing) = missing {
            return Judged::Unknown(format!("mandate-{missing}"));
        }
        let parts = self.parts(entry, chain);
        // Whoever gave a mandate out of another may take it back, also when that other one is over.
        let taken_back = entry.kind() == "mandate.revoked" && self.cut(entry);
        let over = parts.iter().find_map(|part| self.over(entry, part));
        if let Some(why) = over.filter(|_| !taken_back) {
            return Judged::NotInForce(why);
        }
        let needed = powers::needed(entry, self.cut(entry));
        let mut sure = true;
        for nearest in parts.iter().filter_map(|part| part.first()) {
            let Some(mandate) = self.known.get(*nearest) else { continue };
            let allowed = mandate.powers.as_ref().filter(|_| !needed.is_empty());
            let allowed = allowed.map(|powers| needed.iter().any(|power| powers.contains(*power)));
            if allowed == Some(false) {
                return Judged::NotAllowed(format!("mandate-{nearest}: {}", needed.join(" / ")));
            }
            let held = self.held(entry, chain, mandate, whole);
            if held == Some(false) {
                return Judged::NotHeld(format!("mandate-{nearest}"));
            }
            sure &= allowed.is_some() && held.is_some();
        }
        Judged::InForce { sure }
    }

    /// The chains an act rests on: an inspection of several fields has one for each, one after the other, and each ends
    /// with a mandate that was cut from no other.
    fn parts<'c>(&self, entry: &Entry, chain: &'c [&'c str]) -> Vec<&'c [&'c str]> {
        if !entry.stream.starts_with("inspection-") {
            return vec![chain];
        }
        let root = |id: &&str| self.known.get(*id).is_some_and(|mandate| mandate.parent.is_none());
        chain.split_inclusive(root).collect()
    }

    /// The first of the chain that was not in force then, and why.
    fn over(&self, entry: &Entry, chain: &[&str]) -> Option<String> {
        let today = time::day_in_vietnam(entry.effective);
        chain.iter().enumerate().find_map(|(place, id)| {
            let mandate = self.known.get(*id)?;
            let why = if mandate.from.is_some_and(|from| today < from) {
                "not yet valid"
            } else if mandate.until.is_some_and(|until| today > until) {
                "expired"
            } else if mandate.revoked.is_some_and(|from| entry.effective >= from) {
                "revoked"
            } else if mandate.parent.as_deref() != chain.get(place + 1).copied() {
                "parent"
            } else {
                return None;
            };
            Some(format!("mandate-{id}: {why}"))
        })
    }

    /// Whether an entry is about a mandate that was given out of another one.
    fn cut(&self, entry: &Entry) -> bool {
        match entry.stream.strip_prefix("mandate-") {
            Some(_) if entry.kind() == "mandate.granted" => entry.own_parent().is_some(),
            Some(id) => self.known.get(id).is_some_and(|mandate| mandate.parent.is_some()),
            None => false,
        }
    }
}
