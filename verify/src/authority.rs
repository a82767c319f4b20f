//! Whether the mandates an act relied on were in force then, held by who acted, and wide enough for it: judged again from
//! the entries that gave and revoked them.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;

use crate::{
    entry::{Actor, Entry},
    powers, time,
};

/// Who holds a mandate.
enum Holder {
    /// Whoever acts in the seat.
    Seat(String),
    /// That person alone.
    Person(String),
}

/// A mandate as the log knows it so far.
struct Mandate {
    from: Option<i64>,
    until: Option<i64>,
    parent: Option<String>,
    giver: Option<String>,
    holder: Option<Holder>,
    powers: Option<HashSet<String>>,
    /// From which moment it was revoked.
    revoked: Option<i64>,
}

/// All mandates so far, and what else tells who may rely on one.
#[derive(Default)]
pub struct Mandates {
    known: HashMap<String, Mandate>,
    /// The seat a merger put in the place of another.
    successors: HashMap<String, String>,
    /// What each inspection was opened with: the seats named in it may rely on that.
    opened: HashMap<String, Vec<String>>,
    /// The mandates that acts relied on.
    relied: BTreeSet<String>,
}

/// What was found of an act.
pub enum Judged {
    /// It relies on no mandate.
    Nothing,
    /// All mandates of its chain were in force. `sure`: the nearest was held by who acted, and allows the act.
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
                self.opened.insert(entry.stream.clone(), chain);
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
                let mandate = granted(entry.data().get("grant").unwrap_or(&Value::Null));
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
        let Some(nearest) = chain.first() else { return Judged::Nothing };
        let missing = chain.iter().find(|id| !self.known.contains_key(**id));
        if let Some(missing) = missing {
            return Judged::Unknown(format!("mandate-{missing}"));
        }
        // Whoever gave a mandate out of another may take it back, also when that other one is over.
        let taken_back = entry.kind() == "mandate.revoked" && self.cut(entry);
        if let Some(why) = self.over(entry, chain).filter(|_| !taken_back) {
            return Judged::NotInForce(why);
        }
        let Some(mandate) = self.known.get(*nearest) else { return Judged::Nothing };
        let needed = powers::needed(entry, self.cut(entry));
        let allowed = mandate.powers.as_ref().filter(|_| !needed.is_empty());
        let allowed = allowed.map(|powers| needed.iter().any(|power| powers.contains(*power)));
        if allowed == Some(false) {
            return Judged::NotAllowed(format!("mandate-{nearest}: {}", needed.join(" / ")));
        }
        let held = self.held(entry, chain, mandate, whole);
        if held == Some(false) {
            return Judged::NotHeld(format!("mandate-{nearest}"));
        }
        Judged::InForce { sure: allowed.is_some() && held.is_some() }
    }

    /// The first of the chain that was not in force then, and why.
    fn over(&self, entry: &Entry, chain: &[&str]) -> Option<String> {
        let today = time::day_in_vietnam(entry.effective);
        // An inspection of several fields rests on a chain for each, one after the other.
        let several = entry.stream.starts_with("inspection-");
        chain.iter().enumerate().find_map(|(place, id)| {
            let mandate = self.known.get(*id)?;
            let why = if mandate.from.is_some_and(|from| today < from) {
                "not yet valid"
            } else if mandate.until.is_some_and(|until| today > until) {
                "expired"
            } else if mandate.revoked.is_some_and(|from| entry.effective >= from) {
                "revoked"
            } else if mandate.parent.as_deref() != chain.get(place + 1).copied()
                && !(several && mandate.parent.is_none())
            {
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

    /// Whether who acted holds the nearest mandate; none when that cannot be told.
    fn held(&self, entry: &Entry, chain: &[&str], mandate: &Mandate, whole: bool) -> Option<bool> {
        let (person, seat) = match entry.actor() {
            Actor::Person { person, position } => (Some(person), position),
            Actor::System => (None, powers::seat_of_the_system(entry)?),
            Actor::Other => return None,
        };
        let by = |holder: &Holder| match holder {
            Holder::Seat(holder) => self.leads_to(holder, seat),
            Holder::Person(holder) => Some(holder.as_str()) == person,
        };
        let holder = mandate.holder.as_ref()?;
        if by(holder) || self.may_rely(entry, chain, seat, &by) {
            return Some(true);
        }
        let inspecting = entry.stream.starts_with("inspection-") && entry.kind() != "inspection.opened";
        if inspecting && !self.opened.contains_key(&entry.stream) {
            return None;
        }
        match holder {
            // A merger may have put the seat in the place of the holder's, and stand outside a selection.
            Holder::Seat(_) => whole.then_some(false),
            // Work is issued by the mandate of whoever answers for the seat, also when another acts in it.
            Holder::Person(_) => (entry.kind() != "assignment.issued").then_some(false),
        }
    }

    /// Those who may rely on a mandate they do not hold: the seats of an inspection on what it was opened with, and
    /// whoever takes back what they gave, or what was cut from theirs.
    fn may_rely(&self, entry: &Entry, chain: &[&str], seat: &str, by: &dyn Fn(&Holder) -> bool) -> bool {
        if entry.kind() == "mandate.revoked" {
            let id = entry.stream.strip_prefix("mandate-").unwrap_or_default();
            let giver = self.known.get(id).and_then(|mandate| mandate.giver.as_deref());
            let mut above = chain.iter().filter_map(|id| self.known.get(*id)?.holder.as_ref());
            return giver.is_some_and(|giver| self.leads_to(giver, seat)) || above.any(by);
        }
        entry.kind() != "inspection.opened"
            && self.opened.get(&entry.stream).is_some_and(|opened| opened == chain)
    }

    /// Whether it is that seat, or mergers put that one in its place.
    fn leads_to(&self, from: &str, seat: &str) -> bool {
        let mut at = from;
        // No more steps than there are mergers: a circle ends.
        for _ in 0..=self.successors.len() {
            if at == seat {
                return true;
            }
            let Some(next) = self.successors.get(at) else { return false };
            at = next;
        }
        false
    }
}

fn granted(grant: &Value) -> Mandate {
    let text = |name| grant.get(name).and_then(Value::as_str);
    let holder = |kind| grant.get("holder")?.get(kind)?.as_str().map(str::to_owned);
    let powers = grant.get("powers").and_then(Value::as_array);
    Mandate {
        from: text("valid_from").and_then(time::day),
        until: text("valid_until").and_then(time::day),
        parent: text("parent").map(str::to_owned),
        giver: text("giver").map(str::to_owned),
        holder: holder("position").map(Holder::Seat).or(holder("person").map(Holder::Person)),
        powers: powers.map(|powers| powers.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
        revoked: None,
    }
}
