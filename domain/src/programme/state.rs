//! What a programme is, folded from its events.

use super::{Figure, ProgrammeEvent};
use crate::{event::Meta, id::CommandId, text::Line, time::Timestamp};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A programme at the end of its stream.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum State {
    /// Never launched.
    #[default]
    Absent,
    /// Launched.
    Launched(Launched),
}

/// A launched programme.
#[derive(Debug, Clone, PartialEq)]
pub struct Launched {
    /// The launch itself, for comparison with a repeated one.
    pub launch: ProgrammeEvent,
    /// Indicators by key.
    pub indicators: BTreeMap<Line, Indicator>,
    /// Whether it was closed.
    pub closed: bool,
    /// When the launch took effect.
    pub since: Timestamp,
}

/// An indicator with its last measurement.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// What it is called.
    pub title: Line,
    /// In which unit of measure.
    pub unit: Line,
    /// To be reached.
    pub target: Figure,
    /// By when.
    pub due: NaiveDate,
    /// The last measurement, and the command that made it.
    pub measured: Option<(Figure, NaiveDate, CommandId)>,
}

/// What the event means. Total: what makes no sense changes nothing.
pub fn evolve(state: State, event: &ProgrammeEvent, meta: &Meta) -> State {
    match (state, event) {
        (State::Absent, ProgrammeEvent::Launched { .. }) => State::Launched(Launched {
            launch: event.clone(),
            indicators: BTreeMap::new(),
            closed: false,
            since: meta.effective_at,
        }),
        (State::Launched(mut launched), event) => {
            match event {
                ProgrammeEvent::Launched { .. } => {}
                ProgrammeEvent::IndicatorSet { key, title, unit, target, due } => {
                    let measured = launched.indicators.get(key).and_then(|indicator| indicator.measured);
                    let (title, unit) = (title.clone(), unit.clone());
                    let indicator = Indicator { title, unit, target: *target, due: *due, measured };
                    launched.indicators.insert(key.clone(), indicator);
                }
                ProgrammeEvent::IndicatorMeasured { key, value, on, .. } => {
                    if let Some(indicator) = launched.indicators.get_mut(key) {
                        indicator.measured = Some((*value, *on, meta.command));
                    }
                }
                ProgrammeEvent::Closed { .. } => launched.closed = true,
            }
            State::Launched(launched)
        }
        (State::Absent, _) => State::Absent,
    }
}
