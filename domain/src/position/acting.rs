//! Substitutes: one at a time, never the holder, open-ended only while nobody holds the seat.

use super::state::{Acting, Seat};
use crate::{
    context::Context,
    id::{PersonId, PositionId},
    refusal::{Code, Refusal},
    register::acting_starts,
    time::{end_of, plausible},
};
use chrono::NaiveDate;

/// Whether the substitution is to be recorded; no when it is there already.
pub(super) fn check(
    seat: &Seat,
    person: PersonId,
    from: NaiveDate,
    until: Option<NaiveDate>,
    cx: &Context<'_>,
) -> Result<bool, Refusal> {
    if let Some(day) = [Some(from), until].into_iter().flatten().find(|day| !plausible(*day)) {
        return Err(Refusal::new(Code::DateImplausible).with("date", day).at("from"));
    }
    if let Some(until) = until.filter(|until| *until < from) {
        return Err(Refusal::new(Code::DateOrder).with("date", until).with("after", from).at("until"));
    }
    let wanted = Acting { person, from: acting_starts(from, cx.effective), to: until.map(end_of) };
    let same =
        |acting: &Acting| acting.person == person && acting.to == wanted.to && acting.overlaps(&wanted);
    if seat.acting.iter().any(same) {
        return Ok(false);
    }
    cx.not_in_future()?;
    cx.check_person(person).map_err(|refusal| refusal.at("person"))?;
    // A change of holder already recorded for later bounds what can be arranged before it.
    let before_it = seat.last > cx.effective && until.is_some_and(|until| end_of(until) <= seat.last);
    if wanted.from < seat.last && !before_it {
        return Err(Refusal::new(Code::EffectiveTooEarly).with("after", seat.last.to_rfc3339()).at("from"));
    }
    if until.is_none() && seat.holder.is_some() {
        return Err(Refusal::missing("last day").at("until"));
    }
    if seat.holder == Some(person) && !before_it {
        return Err(Refusal::new(Code::Duplicate).with("what", PersonId::KIND).at("person"));
    }
    if seat.acting.iter().any(|acting| acting.overlaps(&wanted)) {
        return Err(Refusal::new(Code::Overlapping));
    }
    Ok(true)
}

/// Whether the end is to be recorded; no when the substitution is over already.
pub(super) fn check_end(
    id: PositionId,
    seat: &Seat,
    person: PersonId,
    cx: &Context<'_>,
) -> Result<bool, Refusal> {
    let mut theirs = seat.acting.iter().filter(|acting| acting.person == person).peekable();
    if theirs.peek().is_none() {
        return Err(Refusal::unknown(PersonId::KIND, person).at("person"));
    }
    let Some(lasting) = theirs.find(|acting| acting.lasts_beyond(cx.effective)) else {
        return Ok(false);
    };
    cx.check_position(id)?;
    let covers_now = lasting.from <= cx.effective;
    if covers_now && seat.holder.is_none() && cx.open_work.led > 0 {
        return Err(Refusal::new(Code::SuccessorMissing).with("count", cx.open_work.led));
    }
    Ok(true)
}
