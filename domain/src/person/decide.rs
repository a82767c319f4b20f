//! What may happen to a person's record.

use super::state::State;
use super::{Commitment, Detail, PersonCommand, PersonEvent, Sealed};
use crate::{
    authority::unit_of_person,
    context::{Actor, Context},
    id::PersonId,
    mandate::Power,
    refusal::{Code, Refusal},
};

/// Decides a command addressed to the record. Nothing = already so.
pub fn decide(
    id: PersonId,
    state: &State,
    command: &PersonCommand,
    cx: &Context<'_>,
) -> Result<Vec<PersonEvent>, Refusal> {
    match command {
        // The keys of the installation: not for whoever organises one office.
        PersonCommand::EraseData { .. } => {
            cx.authorise_everywhere(Power::Erase)?;
            // Or the last who holds the keys could leave the installation without anybody.
            if matches!(cx.actor, Actor::Person { person, .. } if person == id) {
                return Err(Refusal::new(Code::EraseSelf));
            }
        }
        PersonCommand::Register { .. } => cx.authorise_at_home(Power::Organise)?,
        PersonCommand::CorrectDetails { .. } => match unit_of_person(id, cx) {
            Some(unit) => cx.authorise(Power::Organise, unit)?,
            None => cx.authorise_at_home(Power::Organise)?,
        },
    }
    cx.not_in_future()?;
    match (state, command) {
        (State::Absent, PersonCommand::Register { details, invented }) => {
            check_sealed(details)?;
            if !details.contains_key(&Detail::FullName) {
                return Err(Refusal::missing("full name").at("details"));
            }
            Ok(vec![PersonEvent::Registered { details: details.clone(), invented: *invented }])
        }
        (State::Absent, _) => Err(Refusal::unknown(PersonId::KIND, id)),
        (State::Erased, PersonCommand::EraseData { .. }) => Ok(Vec::new()),
        (State::Erased, _) => Err(Refusal::new(Code::PersonErased)),
        (
            State::Registered { details: known, invented: was },
            PersonCommand::Register { details, invented },
        ) => {
            let same = known == details && was == invented;
            if same { Ok(Vec::new()) } else { Err(Refusal::already_exists(PersonId::KIND, id)) }
        }
        (State::Registered { details: known, .. }, PersonCommand::CorrectDetails { details, reason }) => {
            check_sealed(details)?;
            if details.iter().all(|(detail, value)| known.get(detail) == Some(value)) {
                return Ok(Vec::new());
            }
            Ok(vec![PersonEvent::DetailsCorrected { details: details.clone(), reason: reason.clone() }])
        }
        (State::Registered { .. }, PersonCommand::EraseData { basis, legal_ground }) => {
            cx.check_basis(*basis)?;
            Ok(vec![PersonEvent::DataErased { basis: *basis, legal_ground: legal_ground.clone() }])
        }
    }
}

/// A clear value must never stand where a commitment belongs.
fn check_sealed(details: &Sealed) -> Result<(), Refusal> {
    if details.is_empty() {
        return Err(Refusal::missing("details").at("details"));
    }
    let hex = |c: char| matches!(c, '0'..='9' | 'a'..='f');
    let bad = |Commitment(text): &&Commitment| text.len() != 64 || !text.chars().all(hex);
    match details.values().find(bad) {
        Some(_) => Err(Refusal::new(Code::TextForbidden).with("char", "SHA-256").at("details")),
        None => Ok(()),
    }
}
