//! What may happen to a seat. Nobody leaves a seat that leads open work without somebody who carries on.

use super::state::{Seat, State};
use super::{Cover, PositionCommand, PositionEvent, acting};
use crate::{
    context::{Actor, Context},
    id::{PersonId, PositionId},
    mandate::Power,
    refusal::{Code, Refusal},
};

/// Decides a command addressed to the seat. Nothing = already so.
pub fn decide(
    id: PositionId,
    state: &State,
    command: &PositionCommand,
    cx: &Context<'_>,
) -> Result<Vec<PositionEvent>, Refusal> {
    match (state, command) {
        (_, PositionCommand::Create { .. }) => create(id, state, command, cx),
        (State::Absent, _) => Err(Refusal::unknown(PositionId::KIND, id)),
        (State::Seat(seat), command) => change(id, seat, command, cx),
    }
}

fn create(
    id: PositionId,
    state: &State,
    command: &PositionCommand,
    cx: &Context<'_>,
) -> Result<Vec<PositionEvent>, Refusal> {
    let PositionCommand::Create { unit, title, rank, basis } = command else { return Ok(Vec::new()) };
    cx.check_unit_stays(*unit).map_err(|refusal| refusal.at("unit"))?;
    cx.authorise(Power::Organise, *unit)?;
    if let State::Seat(seat) = state {
        let same = seat.unit == *unit && seat.title == *title && seat.rank == *rank && !seat.abolished;
        return if same { Ok(Vec::new()) } else { Err(Refusal::already_exists(PositionId::KIND, id)) };
    }
    cx.check_basis(*basis)?;
    Ok(vec![PositionEvent::Created { unit: *unit, title: title.clone(), rank: *rank, basis: *basis }])
}

fn change(
    id: PositionId,
    seat: &Seat,
    command: &PositionCommand,
    cx: &Context<'_>,
) -> Result<Vec<PositionEvent>, Refusal> {
    cx.authorise(Power::Organise, seat.unit)?;
    if seat.abolished {
        let again = matches!(command, PositionCommand::Abolish { .. });
        return if again { Ok(Vec::new()) } else { Err(Refusal::not_in_force(PositionId::KIND, id)) };
    }
    match command {
        PositionCommand::Create { .. } => Ok(Vec::new()),
        PositionCommand::Abolish { basis } => {
            cx.check_basis(*basis)?;
            cx.not_before(seat.last)?;
            if cx.open_work.led > 0 {
                return Err(Refusal::new(Code::OpenWorkLeft).with("count", cx.open_work.led));
            }
            if seat.holder.is_some() || seat.acting.iter().any(|acting| acting.lasts_beyond(cx.effective)) {
                return Err(Refusal::new(Code::Occupied));
            }
            cx.check_position(id)?;
            Ok(vec![PositionEvent::Abolished { basis: *basis }])
        }
        PositionCommand::Appoint { person, basis } => {
            if seat.holder == Some(*person) {
                return Ok(Vec::new());
            }
            if seat.holder.is_some() {
                return Err(Refusal::new(Code::Occupied));
            }
            cx.check_basis(*basis)?;
            cx.check_person(*person).map_err(|refusal| refusal.at("person"))?;
            cx.not_before(seat.last)?;
            cx.check_position(id)?;
            no_self_empowerment(id, *person, cx).map_err(|refusal| refusal.at("person"))?;
            Ok(vec![PositionEvent::Appointed { person: *person, basis: *basis }])
        }
        PositionCommand::Relieve { cover, basis, reason } => {
            cx.check_basis(*basis)?;
            let leaving = relieve(id, seat, *cover, cx)?;
            let (cover, basis) = (*cover, *basis);
            let event = |person| PositionEvent::Relieved { person, cover, basis, reason: reason.clone() };
            Ok(leaving.map(event).into_iter().collect())
        }
        PositionCommand::AppointActing { person, from, until, basis, reason } => {
            cx.check_basis(*basis)?;
            cx.check_position(id)?;
            let wanted = acting::check(seat, *person, *from, *until, cx)?;
            no_self_empowerment(id, *person, cx).map_err(|refusal| refusal.at("person"))?;
            let (person, from, until, basis, reason) = (*person, *from, *until, *basis, reason.clone());
            let event = PositionEvent::ActingAppointed { person, from, until, basis, reason };
            Ok(Some(event).filter(|_| wanted).into_iter().collect())
        }
        PositionCommand::EndActing { person, reason } => {
            let ends = acting::check_end(id, seat, *person, cx)?;
            let event = PositionEvent::ActingEnded { person: *person, reason: reason.clone() };
            Ok(Some(event).filter(|_| ends).into_iter().collect())
        }
    }
}

/// Who leaves; none when this very command has been carried out.
fn relieve(
    id: PositionId,
    seat: &Seat,
    cover: Option<Cover>,
    cx: &Context<'_>,
) -> Result<Option<PersonId>, Refusal> {
    if seat.by == cx.command {
        return Ok(None);
    }
    let Some(holder) = seat.holder else {
        return Err(Refusal::new(Code::Vacant).with("position", &seat.title));
    };
    cx.not_before(seat.last)?;
    cx.check_position(id)?;
    match cover {
        None if cx.open_work.led > 0 => {
            return Err(Refusal::new(Code::SuccessorMissing).with("count", cx.open_work.led).at("cover"));
        }
        None => {}
        Some(Cover::Successor(person) | Cover::Acting(person)) if person == holder => {
            return Err(Refusal::new(Code::Duplicate).with("what", PersonId::KIND).at("cover"));
        }
        Some(Cover::Successor(person) | Cover::Acting(person)) => {
            cx.check_person(person).map_err(|refusal| refusal.at("cover"))?;
            no_self_empowerment(id, person, cx).map_err(|refusal| refusal.at("cover"))?;
        }
    }
    Ok(Some(holder))
}

/// Nobody takes a seat, or acts in one, to which powers belong by an appointment of their own: it would be a grant to
/// themselves in two steps.
fn no_self_empowerment(id: PositionId, person: PersonId, cx: &Context<'_>) -> Result<(), Refusal> {
    let own = matches!(cx.actor, Actor::Person { person: actor, .. } if actor == person);
    if own && cx.view().empowered(id) { Err(Refusal::new(Code::SelfGrant)) } else { Ok(()) }
}
