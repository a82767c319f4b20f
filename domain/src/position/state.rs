//! What a seat is, folded from its events.

use super::{Cover, PositionEvent, Rank};
use crate::{
    event::Meta,
    id::{CommandId, PersonId, UnitId},
    register::acting_starts,
    text::Line,
    time::{Timestamp, end_of},
};

/// A seat at the end of its stream.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum State {
    /// Never created.
    #[default]
    Absent,
    /// Created.
    Seat(Seat),
}

/// A created seat.
#[derive(Debug, Clone, PartialEq)]
pub struct Seat {
    /// Of which unit.
    pub unit: UnitId,
    /// What it is called.
    pub title: Line,
    /// Its rank within the unit.
    pub rank: Rank,
    /// Whether it was abolished.
    pub abolished: bool,
    /// Who holds it after the last change.
    pub holder: Option<PersonId>,
    /// When the last creation, change of holder or abolition takes effect.
    pub last: Timestamp,
    /// Substitutions, past ones included.
    pub acting: Vec<Acting>,
    /// The command behind the last change of holder.
    pub by: CommandId,
}

/// A substitution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acting {
    /// Who.
    pub person: PersonId,
    /// From.
    pub from: Timestamp,
    /// Until, exclusive; none = until a holder is appointed.
    pub to: Option<Timestamp>,
}

impl Acting {
    /// Whether it lasts beyond the moment.
    pub fn lasts_beyond(&self, at: Timestamp) -> bool {
        self.to.is_none_or(|to| at < to) && self.to != Some(self.from)
    }

    /// Whether two substitutions have a moment in common.
    pub fn overlaps(&self, other: &Acting) -> bool {
        other.lasts_beyond(self.from.max(other.from)) && self.lasts_beyond(self.from.max(other.from))
    }
}

impl Seat {
    /// Every substitution that lasts beyond the moment ends then; one that would begin later never begins.
    fn end_acting(&mut self, at: Timestamp, which: impl Fn(&Acting) -> bool) {
        for acting in self.acting.iter_mut().filter(|acting| which(acting) && acting.lasts_beyond(at)) {
            acting.to = Some(at.max(acting.from));
        }
    }

    fn changes_hands(mut self, holder: Option<PersonId>, meta: &Meta) -> Self {
        self.end_acting(meta.effective_at, |_| true);
        Self { holder, last: self.last.max(meta.effective_at), by: meta.command, ..self }
    }

    fn covered_by(mut self, person: PersonId, from: Timestamp, to: Option<Timestamp>) -> Self {
        self.acting.push(Acting { person, from, to });
        self
    }
}

/// What the event means. Total: what makes no sense changes nothing.
pub fn evolve(state: State, event: &PositionEvent, meta: &Meta) -> State {
    match (state, event) {
        (State::Absent, PositionEvent::Created { unit, title, rank, .. }) => State::Seat(Seat {
            unit: *unit,
            title: title.clone(),
            rank: *rank,
            abolished: false,
            holder: None,
            last: meta.effective_at,
            acting: Vec::new(),
            by: meta.command,
        }),
        (State::Absent, _) => State::Absent,
        (State::Seat(seat), event) => State::Seat(changed(seat, event, meta)),
    }
}

fn changed(mut seat: Seat, event: &PositionEvent, meta: &Meta) -> Seat {
    let at = meta.effective_at;
    match event {
        PositionEvent::Created { .. } => seat,
        PositionEvent::Abolished { .. } => Seat { abolished: true, ..seat.changes_hands(None, meta) },
        PositionEvent::Appointed { person, .. } => seat.changes_hands(Some(*person), meta),
        PositionEvent::Relieved { cover, .. } => match cover {
            None => seat.changes_hands(None, meta),
            Some(Cover::Successor(person)) => seat.changes_hands(Some(*person), meta),
            Some(Cover::Acting(person)) => seat.changes_hands(None, meta).covered_by(*person, at, None),
        },
        PositionEvent::ActingAppointed { person, from, until, .. } => {
            seat.covered_by(*person, acting_starts(*from, at), until.map(end_of))
        }
        PositionEvent::ActingEnded { person, .. } => {
            seat.end_acting(at, |acting| acting.person == *person);
            seat
        }
    }
}
