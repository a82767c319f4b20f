//! Correcting: a document for an oral order, a correction beside an entry. Nothing is replaced.

use super::{Case, Decided, roles::Roles};
use crate::{
    assignment::{AssignmentCommand as C, AssignmentEvent as E, Basis},
    refusal::{Code, Refusal},
};

pub(super) fn decide(case: &Case<'_>, command: &C) -> Option<Decided> {
    Some(match command {
        C::ConfirmBasis { basis: Basis::Oral { .. } } => Err(Refusal::missing("document").at("basis")),
        C::ConfirmBasis { basis } => Ok(vec![E::BasisConfirmed { basis: basis.clone() }]),
        C::CorrectEntry { revision, text, reason } => entry(case, *revision).map(|()| {
            vec![E::EntryCorrected { revision: *revision, text: text.clone(), reason: reason.clone() }]
        }),
        _ => return None,
    })
}

/// By the seat that made the entry, or the assigner.
fn entry(case: &Case<'_>, revision: u64) -> Result<(), Refusal> {
    let missing = || Refusal::new(Code::NothingToCorrect).with("revision", revision).at("revision");
    let index = usize::try_from(revision).map_err(|_| missing())?;
    let by = case.state.entries.get(index).ok_or_else(missing)?;
    let roles = Roles::of(case.state, case.cx)?;
    if by.is_some() && roles.is(*by) || roles.is_assigner() {
        Ok(())
    } else {
        Err(Refusal::new(Code::OnlyAssigner))
    }
}
