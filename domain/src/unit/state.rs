//! What a unit is, folded from its events.

use super::{UnitEvent, UnitKind};
use crate::{event::Meta, id::UnitId, text::Line, time::Timestamp};

/// A unit at the end of its stream.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum State {
    /// Never established.
    #[default]
    Absent,
    /// Established.
    Established(Established),
}

/// An established unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Established {
    /// What it is called.
    pub name: Line,
    /// What kind of body.
    pub kind: UnitKind,
    /// Under which unit.
    pub parent: Option<UnitId>,
    /// How it ended.
    pub end: Option<End>,
    /// When its last change takes effect.
    pub last: Timestamp,
}

/// How a unit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Another carries on.
    Merged(UnitId),
    /// Nobody carries on.
    Dissolved,
}

/// What the event means. Total: what makes no sense changes nothing.
pub fn evolve(state: State, event: &UnitEvent, meta: &Meta) -> State {
    match (state, event) {
        (State::Absent, UnitEvent::Established { name, kind, parent, .. }) => {
            State::Established(Established {
                name: name.clone(),
                kind: *kind,
                parent: *parent,
                end: None,
                last: meta.effective_at,
            })
        }
        (State::Established(unit), event) => {
            State::Established(Established { last: unit.last.max(meta.effective_at), ..changed(unit, event) })
        }
        (State::Absent, _) => State::Absent,
    }
}

fn changed(unit: Established, event: &UnitEvent) -> Established {
    match event {
        UnitEvent::Established { .. } => unit,
        UnitEvent::Renamed { name, .. } => Established { name: name.clone(), ..unit },
        UnitEvent::Moved { parent, .. } => Established { parent: Some(*parent), ..unit },
        UnitEvent::Merged { into, .. } => Established { end: Some(End::Merged(*into)), ..unit },
        UnitEvent::Dissolved { .. } => Established { end: Some(End::Dissolved), ..unit },
    }
}
