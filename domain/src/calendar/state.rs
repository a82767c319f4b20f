//! The calendar's newest edition, folded from its events.

use super::{CalendarEvent, Edition};
use crate::event::Meta;

/// The calendar at the end of its stream.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum State {
    /// Never published.
    #[default]
    Absent,
    /// Published; this is the newest edition.
    Published(Edition),
}

/// What the event means. Total.
pub fn evolve(_state: State, event: &CalendarEvent, _meta: &Meta) -> State {
    let CalendarEvent::Published { edition } = event;
    State::Published(edition.clone())
}
