//! What a command says: no state secret, no impossible date, nothing unknown, not too much.

use crate::{
    assignment::{AssignmentCommand as C, Evidence, PowerSource, Terms, limits},
    context::Context,
    document::marked_secret,
    id::{DocumentId, MandateId, PositionId, ProgrammeId},
    refusal::{Code, Refusal},
    time::plausible,
};
use chrono::NaiveDate;
use std::fmt::Display;

/// Everything a command says that can be wrong by itself.
#[derive(Default)]
pub(super) struct Said<'a> {
    pub(super) texts: Vec<(&'static str, &'a str)>,
    pub(super) dates: Vec<(&'static str, NaiveDate)>,
    pub(super) seats: Vec<(&'static str, PositionId)>,
    pub(super) documents: Vec<(&'static str, DocumentId)>,
    pub(super) counts: Vec<(&'static str, usize, usize)>,
}

pub(super) fn check(command: &C, cx: &Context<'_>) -> Result<(), Refusal> {
    let mut said = Said::default();
    if let Some(why) = &cx.why {
        said.texts.push(("why", why.as_str()));
    }
    said.command(command);
    said.judge(cx)?;
    for evidence in evidence_of(command) {
        sound(evidence)?;
    }
    match command {
        C::Draft { terms, .. } | C::ReviseDraft { terms } => named(terms, cx),
        C::ReportProgress { percent: Some(percent), .. } if *percent > 100 => {
            Err(out_of_range(percent, 0, 100, "percent"))
        }
        _ => Ok(()),
    }
}

impl Said<'_> {
    fn judge(&self, cx: &Context<'_>) -> Result<(), Refusal> {
        if let Some((path, given, most)) = self.counts.iter().find(|(_, given, most)| given > most) {
            return Err(Refusal::new(Code::TooMany).with("given", given).with("most", most).at(path));
        }
        if let Some((path, _)) = self.texts.iter().find(|(_, text)| marked_secret(text)) {
            return Err(Refusal::new(Code::SecretRefused).at(path));
        }
        if let Some((path, date)) = self.dates.iter().find(|(_, date)| !plausible(*date)) {
            return Err(Refusal::new(Code::DateImplausible).with("date", date).at(path));
        }
        if let Some((path, seat)) = self.seats.iter().find(|(_, seat)| !cx.register.position_known(*seat)) {
            return Err(Refusal::unknown(PositionId::KIND, seat).at(path));
        }
        if let Some((path, id)) = self.documents.iter().find(|(_, id)| !cx.register.document_known(*id)) {
            return Err(Refusal::unknown(DocumentId::KIND, id).at(path));
        }
        Ok(())
    }
}

/// A value that can only lie between two others.
pub(super) fn out_of_range(
    given: impl Display,
    least: impl Display,
    most: impl Display,
    path: &str,
) -> Refusal {
    Refusal::new(Code::OutOfRange).with("given", given).with("least", least).with("most", most).at(path)
}

/// The mandates and the programme that terms name exist.
fn named(terms: &Terms, cx: &Context<'_>) -> Result<(), Refusal> {
    let conferred = terms.lead_powers.iter().filter_map(|power| match power.source {
        PowerSource::Mandate(id) => Some(("terms.lead_powers", id)),
        PowerSource::Inherent => None,
    });
    let mandates = terms.mandate.map(|id| ("terms.mandate", id)).into_iter().chain(conferred);
    for (path, id) in mandates {
        if cx.register.mandate(id).is_none() {
            return Err(Refusal::unknown(MandateId::KIND, id).at(path));
        }
    }
    match terms.programme.filter(|id| cx.view().programme(*id).is_none()) {
        Some(id) => Err(Refusal::unknown(ProgrammeId::KIND, id).at("terms.programme")),
        None => Ok(()),
    }
}

fn evidence_of(command: &C) -> &[Evidence] {
    match command {
        C::ReportProgress { evidence, .. }
        | C::Contribute { evidence, .. }
        | C::SubmitResult { evidence, .. } => evidence,
        C::AttachEvidence { evidence } | C::SupersedeEvidence { evidence, .. } => {
            std::slice::from_ref(evidence)
        }
        _ => &[],
    }
}

/// Evidence is a file by its digest, or a registered document.
pub(crate) fn sound(evidence: &Evidence) -> Result<(), Refusal> {
    let hex = |text: &str| text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    match &evidence.sha256 {
        Some(digest) if !hex(digest.as_str()) => Err(Refusal::unknown("file", digest).at("evidence.sha256")),
        None if evidence.document.is_none() => Err(Refusal::missing("file").at("evidence.sha256")),
        _ => Ok(()),
    }
}

impl<'a> Said<'a> {
    fn command(&mut self, command: &'a C) {
        for evidence in evidence_of(command) {
            self.texts.push(("evidence.title", evidence.title.as_str()));
            self.dates.push(("evidence.dated", evidence.dated));
            self.documents.extend(evidence.document.map(|id| ("evidence.document", id)));
        }
        self.counts.push(("evidence", evidence_of(command).len(), limits::EVIDENCE));
        match command {
            C::Draft { code, terms } => {
                self.texts.extend(code.iter().map(|code| ("code", code.as_str())));
                self.terms(terms);
            }
            C::ReviseDraft { terms } => self.terms(terms),
            C::RequestExtension { until, reason, .. } => {
                self.dates.push(("until", *until));
                self.texts.push(("reason", reason.as_str()));
            }
            C::GrantExtension { until, reason, .. } => {
                self.dates.extend(until.map(|until| ("until", until)));
                self.texts.push(("reason", reason.as_str()));
            }
            C::RequestContribution { from, part, reply_by } => {
                self.seats.push(("from", *from));
                self.texts.push(("part", part.as_str()));
                self.dates.push(("reply_by", *reply_by));
            }
            C::ReassignLead { to, basis, reason, handover_note } => {
                self.seats.push(("to", *to));
                self.documents.extend(basis.map(|id| ("basis", id)));
                self.texts.push(("reason", reason.as_str()));
                self.texts.extend(handover_note.iter().map(|note| ("handover_note", note.as_str())));
            }
            C::AddCoordinator { coordinator } => {
                self.seats.push(("coordinator.position", coordinator.position));
                self.texts.push(("coordinator.part", coordinator.part.as_str()));
                self.dates.extend(coordinator.reply_by.map(|day| ("coordinator.reply_by", day)));
            }
            C::Suspend { reason, basis } | C::Cancel { reason, basis } => {
                self.texts.push(("reason", reason.as_str()));
                self.documents.extend(basis.map(|id| ("basis", id)));
            }
            C::Reopen { reason, time } => {
                self.texts.push(("reason", reason.as_str()));
                self.time(time, "time");
            }
            C::ConfirmBasis { basis } => self.basis(basis, "basis"),
            C::CorrectEntry { text, reason, .. } => {
                self.texts.extend([("text", text.as_str()), ("reason", reason.as_str())]);
            }
            _ => self.words(command),
        }
    }
}
