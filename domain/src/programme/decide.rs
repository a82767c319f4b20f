//! What may happen to a programme.

use super::state::{Indicator, Launched, State};
use super::{Figure, ProgrammeCommand, ProgrammeEvent};
use crate::{
    context::Context,
    id::{PositionId, ProgrammeId},
    mandate::Power,
    refusal::{Code, Refusal},
    time::{day_of, plausible},
};
use chrono::NaiveDate;

/// Indicators one programme may have.
const MOST_INDICATORS: usize = 200;
/// Decimal places of a figure.
const MOST_PLACES: u8 = 6;

/// Decides a command addressed to the programme. Nothing = already so.
pub fn decide(
    id: ProgrammeId,
    state: &State,
    command: &ProgrammeCommand,
    cx: &Context<'_>,
) -> Result<Vec<ProgrammeEvent>, Refusal> {
    match (state, command) {
        (State::Absent, ProgrammeCommand::Launch { .. }) => launch(id, command, cx),
        (State::Absent, _) => Err(Refusal::unknown(ProgrammeId::KIND, id)),
        (State::Launched(_), ProgrammeCommand::Launch { owner, .. }) => {
            authorise(*owner, cx)?;
            let same = state_is(state, &launched(command));
            if same { Ok(Vec::new()) } else { Err(Refusal::already_exists(ProgrammeId::KIND, id)) }
        }
        (State::Launched(programme), command) => follow(programme, command, cx),
    }
}

fn state_is(state: &State, launch: &Option<ProgrammeEvent>) -> bool {
    matches!(state, State::Launched(programme) if Some(&programme.launch) == launch.as_ref())
}

fn authorise(owner: PositionId, cx: &Context<'_>) -> Result<(), Refusal> {
    let owner = cx.view().successor(owner);
    cx.check_position(owner).map_err(|refusal| refusal.at("owner"))?;
    match cx.view().position(owner) {
        Some(facts) => cx.authorise(Power::Register, facts.unit),
        None => Err(Refusal::unknown(PositionId::KIND, owner)),
    }
}

/// The event that a launch asks for.
fn launched(command: &ProgrammeCommand) -> Option<ProgrammeEvent> {
    let ProgrammeCommand::Launch { title, kind, owner, basis, from, until, parent } = command else {
        return None;
    };
    let (title, kind, owner, basis, from, until, parent) =
        (title.clone(), *kind, *owner, *basis, *from, *until, *parent);
    Some(ProgrammeEvent::Launched { title, kind, owner, basis, from, until, parent })
}

fn launch(
    id: ProgrammeId,
    command: &ProgrammeCommand,
    cx: &Context<'_>,
) -> Result<Vec<ProgrammeEvent>, Refusal> {
    let ProgrammeCommand::Launch { owner, basis, from, until, parent, .. } = command else {
        return Ok(Vec::new());
    };
    authorise(*owner, cx)?;
    cx.not_in_future()?;
    cx.check_basis(*basis)?;
    check_day(*from, "from")?;
    if let Some(until) = *until {
        check_day(until, "until")?;
        if until < *from {
            return Err(Refusal::new(Code::DateOrder).with("date", until).with("after", from).at("until"));
        }
    }
    match parent.map(|parent| (parent, cx.view().programme(parent))) {
        Some((parent, None)) => Err(Refusal::unknown(ProgrammeId::KIND, parent).at("parent")),
        Some((parent, _)) if parent == id => Err(Refusal::new(Code::CycleInTree).at("parent")),
        Some((parent, Some(facts))) if facts.closed => {
            Err(Refusal::not_in_force(ProgrammeId::KIND, parent).at("parent"))
        }
        _ => Ok(launched(command).into_iter().collect()),
    }
}

fn follow(
    programme: &Launched,
    command: &ProgrammeCommand,
    cx: &Context<'_>,
) -> Result<Vec<ProgrammeEvent>, Refusal> {
    if let ProgrammeEvent::Launched { owner, .. } = &programme.launch {
        authorise(*owner, cx)?;
    }
    cx.not_in_future()?;
    cx.not_before(programme.since)?;
    if programme.closed {
        let again = matches!(command, ProgrammeCommand::Close { .. });
        let refusal = Refusal::new(Code::WrongState).with("state", "closed");
        return if again { Ok(Vec::new()) } else { Err(refusal) };
    }
    match command {
        ProgrammeCommand::Launch { .. } => Ok(Vec::new()),
        ProgrammeCommand::SetIndicator { key, title, unit, target, due } => {
            check_figure(*target, "target")?;
            check_day(*due, "due")?;
            let same =
                |i: &Indicator| i.title == *title && i.unit == *unit && i.target == *target && i.due == *due;
            let known = programme.indicators.get(key);
            if known.is_some_and(same) {
                return Ok(Vec::new());
            }
            if known.is_none() && programme.indicators.len() >= MOST_INDICATORS {
                let given = programme.indicators.len() + 1;
                return Err(Refusal::new(Code::TooMany).with("given", given).with("most", MOST_INDICATORS));
            }
            let (key, title, unit) = (key.clone(), title.clone(), unit.clone());
            Ok(vec![ProgrammeEvent::IndicatorSet { key, title, unit, target: *target, due: *due }])
        }
        ProgrammeCommand::MeasureIndicator { key, value, on, source } => {
            check_figure(*value, "value")?;
            check_day(*on, "on")?;
            if *on > day_of(cx.now) {
                return Err(Refusal::new(Code::EffectiveInFuture).at("on"));
            }
            let Some(indicator) = programme.indicators.get(key) else {
                return Err(Refusal::unknown("indicator", key).at("key"));
            };
            if indicator.measured.is_some_and(|(_, _, by)| by == cx.command) {
                return Ok(Vec::new());
            }
            let (key, source) = (key.clone(), source.clone());
            Ok(vec![ProgrammeEvent::IndicatorMeasured { key, value: *value, on: *on, source }])
        }
        ProgrammeCommand::Close { conclusion } => {
            Ok(vec![ProgrammeEvent::Closed { conclusion: conclusion.clone() }])
        }
    }
}

fn check_day(day: NaiveDate, path: &str) -> Result<(), Refusal> {
    if plausible(day) { Ok(()) } else { Err(Refusal::new(Code::DateImplausible).with("date", day).at(path)) }
}

fn check_figure(figure: Figure, path: &str) -> Result<(), Refusal> {
    if figure.places <= MOST_PLACES {
        return Ok(());
    }
    let given = format!("{}e-{}", figure.units, figure.places);
    Err(Refusal::new(Code::FigureMalformed).with("given", given).at(path))
}
