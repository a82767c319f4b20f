//! What may happen to the calendar: the next edition.

use super::state::State;
use super::{CalendarCommand, CalendarEvent, Edition};
use crate::{
    context::Context,
    id::CalendarId,
    mandate::Power,
    refusal::{Code, Refusal},
    time::plausible,
};

/// Days that one edition may list of each kind: ten years of holidays, and more.
const MOST: usize = 1000;

/// Decides a command addressed to the calendar. Nothing = already so.
pub fn decide(
    _id: CalendarId,
    state: &State,
    command: &CalendarCommand,
    cx: &Context<'_>,
) -> Result<Vec<CalendarEvent>, Refusal> {
    let CalendarCommand::Publish { edition } = command;
    cx.authorise_everywhere(Power::Calendar)?;
    cx.not_in_future()?;
    if matches!(state, State::Published(newest) if newest == edition) {
        return Ok(Vec::new());
    }
    let expected = cx.register.calendar().version + 1;
    if edition.version != expected {
        return Err(Refusal::new(Code::CalendarVersion).with("expected", expected).at("edition.version"));
    }
    cx.check_basis(edition.basis)?;
    check(edition)?;
    Ok(vec![CalendarEvent::Published { edition: edition.clone() }])
}

fn check(edition: &Edition) -> Result<(), Refusal> {
    for (field, days) in
        [("daysOff", &edition.days_off), ("worked", &edition.worked), ("closures", &edition.closures)]
    {
        let path = format!("edition.{field}");
        if days.len() > MOST {
            return Err(Refusal::new(Code::TooMany).with("given", days.len()).with("most", MOST).at(&path));
        }
        if let Some(day) = days.keys().find(|day| !plausible(**day)) {
            return Err(Refusal::new(Code::DateImplausible).with("date", day).at(&path));
        }
    }
    // One day cannot be both given off and worked in exchange.
    match edition.worked.keys().find(|day| edition.days_off.contains_key(day)) {
        Some(day) => Err(Refusal::new(Code::Duplicate).with("what", day).at("edition.worked")),
        None => Ok(()),
    }
}
