//! Whether who acted may rely on a mandate.

use super::Mandates;
use crate::{
    entry::{Actor, Entry},
    mandate::{Holder, Mandate},
    powers,
};

impl Mandates {
    /// Whether who acted holds the nearest mandate; none when that cannot be told.
    pub(super) fn held(&self, entry: &Entry, chain: &[&str], mandate: &Mandate, whole: bool) -> Option<bool> {
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
        if by(holder) || self.may_take_back(entry, chain, seat, &by) {
            return Some(true);
        }
        let opened = self.opened.get(&entry.stream);
        let inspecting = entry.stream.starts_with("inspection-") && entry.kind() != "inspection.opened";
        if inspecting && opened.is_none_or(|opened| opened.chain == chain) {
            let mut named = opened.into_iter().flat_map(|opened| &opened.inspectors);
            // The opening, or a merger that put the seat in the place of one named, may stand outside a selection.
            return if named.any(|named| self.leads_to(named, seat)) {
                Some(true)
            } else {
                whole.then_some(false)
            };
        }
        match holder {
            // A merger may have put the seat in the place of the holder's, and stand outside a selection.
            Holder::Seat(_) => whole.then_some(false),
            // Work is issued by the mandate of whoever answers for the seat, also when another acts in it.
            Holder::Person(_) => (entry.kind() != "assignment.issued").then_some(false),
        }
    }

    /// Who gave a mandate may take it back, and who holds one it was cut from.
    fn may_take_back(&self, entry: &Entry, chain: &[&str], seat: &str, by: &dyn Fn(&Holder) -> bool) -> bool {
        if entry.kind() != "mandate.revoked" {
            return false;
        }
        let id = entry.stream.strip_prefix("mandate-").unwrap_or_default();
        let giver = self.known.get(id).and_then(|mandate| mandate.giver.as_deref());
        let mut above = chain.iter().filter_map(|id| self.known.get(*id)?.holder.as_ref());
        giver.is_some_and(|giver| self.leads_to(giver, seat)) || above.any(by)
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
