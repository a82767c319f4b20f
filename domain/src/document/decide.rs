//! What may happen to a registered document.

use super::state::State;
use super::{DocumentCommand, DocumentEvent, DocumentFacts, marked_secret};
use crate::{
    context::Context,
    id::{DocumentId, PositionId},
    mandate::Power,
    refusal::{Code, Refusal},
    time::{day_of, plausible},
};

/// Decides a command addressed to the document. Nothing = already so.
pub fn decide(
    id: DocumentId,
    state: &State,
    command: &DocumentCommand,
    cx: &Context<'_>,
) -> Result<Vec<DocumentEvent>, Refusal> {
    cx.authorise_at_home(Power::Register)?;
    cx.not_in_future()?;
    match (state, command) {
        (State::Absent, DocumentCommand::Register { facts }) => {
            check(id, facts, cx)?;
            Ok(vec![DocumentEvent::Registered { facts: facts.clone() }])
        }
        (State::Absent, _) => Err(Refusal::unknown(DocumentId::KIND, id)),
        (State::Registered { facts: known, .. }, DocumentCommand::Register { facts }) => {
            if known == facts {
                Ok(Vec::new())
            } else {
                Err(Refusal::already_exists(DocumentId::KIND, id))
            }
        }
        (State::Registered { facts: known, .. }, DocumentCommand::Correct { facts, reason }) => {
            if known == facts {
                return Ok(Vec::new());
            }
            check(id, facts, cx)?;
            Ok(vec![DocumentEvent::Corrected { facts: facts.clone(), reason: reason.clone() }])
        }
        (State::Registered { replaced_by, .. }, DocumentCommand::Replace { by, reason }) => {
            if *replaced_by == Some(*by) {
                return Ok(Vec::new());
            }
            if replaced_by.is_some() {
                return Err(Refusal::new(Code::WrongState).with("state", "replaced"));
            }
            if *by == id {
                return Err(Refusal::new(Code::Duplicate).with("what", DocumentId::KIND).at("by"));
            }
            if !cx.register.document_known(*by) {
                return Err(Refusal::unknown(DocumentId::KIND, by).at("by"));
            }
            Ok(vec![DocumentEvent::Replaced { by: *by, reason: reason.clone() }])
        }
    }
}

fn check(id: DocumentId, facts: &DocumentFacts, cx: &Context<'_>) -> Result<(), Refusal> {
    let lines = [
        ("issuer", Some(&facts.issuer)),
        ("subject", Some(&facts.subject)),
        ("signer", facts.signer.as_ref()),
    ];
    for (field, line) in lines {
        if line.is_some_and(|line| marked_secret(line.as_str())) {
            return Err(Refusal::new(Code::SecretRefused).at(&format!("facts.{field}")));
        }
    }
    if !plausible(facts.dated) {
        return Err(Refusal::new(Code::DateImplausible).with("date", facts.dated).at("facts.dated"));
    }
    if facts.dated > day_of(cx.now) {
        return Err(Refusal::new(Code::EffectiveInFuture).at("facts.dated"));
    }
    if let Some(seat) = facts.signer_position.filter(|seat| !cx.register.position_known(*seat)) {
        return Err(Refusal::unknown(PositionId::KIND, seat).at("facts.signerPosition"));
    }
    match cx.register.document_by_key(&facts.key()).filter(|other| *other != id) {
        Some(other) => Err(Refusal::already_exists(DocumentId::KIND, other)),
        None => Ok(()),
    }
}
