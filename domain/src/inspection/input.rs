//! Whether what is said can be kept: texts, days, evidence, names of things.

use super::{Extent, limits};
use crate::{
    assignment::{self, Evidence},
    context::Context,
    document::marked_secret,
    id::{DocumentId, PositionId, ProgrammeId},
    refusal::{Code, Refusal},
    time::plausible,
};
use chrono::NaiveDate;

/// No text is marked as a state secret.
pub(super) fn texts<'t>(said: impl IntoIterator<Item = (&'static str, &'t str)>) -> Result<(), Refusal> {
    match said.into_iter().find(|(_, text)| marked_secret(text)) {
        Some((path, _)) => Err(Refusal::new(Code::SecretRefused).at(path)),
        None => Ok(()),
    }
}

pub(super) fn day(day: NaiveDate, path: &str) -> Result<(), Refusal> {
    if plausible(day) { Ok(()) } else { Err(Refusal::new(Code::DateImplausible).with("date", day).at(path)) }
}

pub(super) fn most(given: usize, most: usize, path: &str) -> Result<(), Refusal> {
    if given <= most {
        return Ok(());
    }
    Err(Refusal::new(Code::TooMany).with("given", given).with("most", most).at(path))
}

pub(super) fn document(id: DocumentId, path: &str, cx: &Context<'_>) -> Result<(), Refusal> {
    if cx.register.document_known(id) { Ok(()) } else { Err(Refusal::unknown(DocumentId::KIND, id).at(path)) }
}

pub(super) fn evidence(given: &[Evidence], cx: &Context<'_>) -> Result<(), Refusal> {
    most(given.len(), assignment::limits::EVIDENCE, "evidence")?;
    for piece in given {
        assignment::sound(piece)?;
        texts([("evidence.title", piece.title.as_str())])?;
        day(piece.dated, "evidence.dated")?;
        if let Some(id) = piece.document {
            document(id, "evidence.document", cx)?;
        }
    }
    Ok(())
}

pub(super) fn scope(scope: &Extent, cx: &Context<'_>) -> Result<(), Refusal> {
    cx.check_unit(scope.unit).map_err(|refusal| refusal.at("scope.unit"))?;
    most(scope.fields.len(), limits::FIELDS, "scope.fields")?;
    if let Some(id) = scope.programme.filter(|id| cx.view().programme(*id).is_none()) {
        return Err(Refusal::unknown(ProgrammeId::KIND, id).at("scope.programme"));
    }
    day(scope.from, "scope.from")?;
    day(scope.until, "scope.until")?;
    if scope.until < scope.from {
        let refusal = Refusal::new(Code::DateOrder).with("date", scope.until).with("after", scope.from);
        return Err(refusal.at("scope.until"));
    }
    Ok(())
}

pub(super) fn inspectors(seats: &[PositionId], cx: &Context<'_>) -> Result<(), Refusal> {
    if seats.is_empty() {
        return Err(Refusal::missing("inspectors").at("inspectors"));
    }
    most(seats.len(), limits::INSPECTORS, "inspectors")?;
    for (index, seat) in seats.iter().enumerate() {
        cx.check_position(*seat).map_err(|refusal| refusal.at("inspectors"))?;
        if seats.iter().take(index).any(|before| before == seat) {
            return Err(Refusal::new(Code::Duplicate).with("what", seat).at("inspectors"));
        }
    }
    Ok(())
}
