//! The commands a file can hold, and their texts checked as at every other door.

use crate::{cli::exit::Failure, error::refused_text};
use chrono::NaiveDate;
use sauro_domain::{
    assignment::{AssignmentCommand, Basis, Cause, Clarity, DeliverableKind, Evidence, Terms, TimeTerm},
    id::{CommandId, DocumentId, PositionId},
    text::{Line, Prose},
};
use serde::Deserialize;

/// A wish as it stands in a file: `{"act": "draft", "code": "2026-0123", "terms": {…}}`.
#[derive(Debug, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Wish {
    /// Without a code it gets the next one of the year.
    Draft {
        code: Option<Line>,
        #[serde(default)]
        terms: Box<Terms>,
    },
    Revise {
        terms: Box<Terms>,
    },
    Discard {
        reason: Prose,
    },
    Issue,
    Acknowledge {
        note: Option<Prose>,
    },
    QueryClarity {
        clarity: Clarity,
        question: Prose,
    },
    AnswerClarity {
        query: CommandId,
        answer: Prose,
    },
    ReportProgress {
        percent: Option<u8>,
        text: Prose,
        #[serde(default)]
        evidence: Vec<Evidence>,
    },
    RequestExtension {
        until: NaiveDate,
        reason: Prose,
        claimed_cause: Cause,
    },
    GrantExtension {
        request: CommandId,
        until: Option<NaiveDate>,
        reason: Prose,
    },
    RefuseExtension {
        request: CommandId,
        reason: Prose,
    },
    Reassign {
        to: PositionId,
        basis: Option<DocumentId>,
        reason: Prose,
        handover_note: Option<Prose>,
    },
    Submit {
        text: Prose,
        #[serde(default)]
        evidence: Vec<Evidence>,
    },
    Return {
        reason: Prose,
    },
    Accept {
        note: Option<Prose>,
    },
    Cancel {
        reason: Prose,
        basis: Option<DocumentId>,
    },
}

impl Wish {
    /// It makes a new assignment.
    pub fn creates(&self) -> bool {
        matches!(self, Self::Draft { .. })
    }

    /// The command, with every text normalised and within bounds.
    pub fn command(self) -> Result<AssignmentCommand, Failure> {
        Ok(match self {
            Self::Draft { code, terms } => {
                let code = code.map(|code| line(code, "code")).transpose()?;
                AssignmentCommand::Draft { code, terms: checked(*terms)? }
            }
            Self::Revise { terms } => AssignmentCommand::ReviseDraft { terms: checked(*terms)? },
            Self::Discard { reason } => AssignmentCommand::DiscardDraft { reason: prose(reason, "reason")? },
            Self::Issue => AssignmentCommand::Issue,
            Self::Acknowledge { note } => AssignmentCommand::Acknowledge { note: note_of(note)? },
            Self::QueryClarity { clarity, question } => {
                AssignmentCommand::QueryClarity { clarity, question: prose(question, "question")? }
            }
            Self::AnswerClarity { query, answer } => {
                AssignmentCommand::AnswerClarity { query, answer: prose(answer, "answer")? }
            }
            Self::ReportProgress { percent, text, evidence } => {
                let (text, evidence) = (prose(text, "text")?, titled(evidence)?);
                AssignmentCommand::ReportProgress { percent, text, evidence }
            }
            Self::RequestExtension { until, reason, claimed_cause } => {
                AssignmentCommand::RequestExtension { until, reason: prose(reason, "reason")?, claimed_cause }
            }
            Self::GrantExtension { request, until, reason } => {
                AssignmentCommand::GrantExtension { request, until, reason: prose(reason, "reason")? }
            }
            Self::RefuseExtension { request, reason } => {
                AssignmentCommand::RefuseExtension { request, reason: prose(reason, "reason")? }
            }
            Self::Reassign { to, basis, reason, handover_note } => {
                let (reason, handover_note) = (prose(reason, "reason")?, note_of(handover_note)?);
                AssignmentCommand::ReassignLead { to, basis, reason, handover_note }
            }
            Self::Submit { text, evidence } => {
                AssignmentCommand::SubmitResult { text: prose(text, "text")?, evidence: titled(evidence)? }
            }
            Self::Return { reason } => AssignmentCommand::ReturnResult { reason: prose(reason, "reason")? },
            Self::Accept { note } => AssignmentCommand::AcceptResult { note: note_of(note)? },
            Self::Cancel { reason, basis } => {
                AssignmentCommand::Cancel { reason: prose(reason, "reason")?, basis }
            }
        })
    }
}

// A file gives texts as they are; these put them through the same door as everybody else's.

fn line(given: Line, path: &str) -> Result<Line, Failure> {
    Line::parse(given.as_str()).map_err(|why| crate::ApiError::from(refused_text(&why).at(path)).into())
}

fn prose(given: Prose, path: &str) -> Result<Prose, Failure> {
    Prose::parse(given.as_str()).map_err(|why| crate::ApiError::from(refused_text(&why).at(path)).into())
}

fn note_of(given: Option<Prose>) -> Result<Option<Prose>, Failure> {
    given.map(|note| prose(note, "note")).transpose()
}

fn titled(mut evidence: Vec<Evidence>) -> Result<Vec<Evidence>, Failure> {
    for item in &mut evidence {
        item.title = line(item.title.clone(), "evidence.title")?;
        item.sha256 = item.sha256.take().map(|hash| line(hash, "evidence.sha256")).transpose()?;
    }
    Ok(evidence)
}

fn checked(mut terms: Terms) -> Result<Terms, Failure> {
    let lines = |text: &mut Option<Line>, path: &str| -> Result<(), Failure> {
        *text = text.take().map(|text| line(text, path)).transpose()?;
        Ok(())
    };
    let proses = |text: &mut Option<Prose>, path: &str| -> Result<(), Failure> {
        *text = text.take().map(|text| prose(text, path)).transpose()?;
        Ok(())
    };
    lines(&mut terms.title, "terms.title")?;
    lines(&mut terms.time_wording, "terms.time_wording")?;
    lines(&mut terms.field, "terms.field")?;
    proses(&mut terms.description, "terms.description")?;
    proses(&mut terms.lead_duty, "terms.lead_duty")?;
    if let Some(Basis::Oral { words, .. }) = &mut terms.basis {
        *words = prose(words.clone(), "terms.basis.oral.words")?;
    }
    if let Some(TimeTerm::Undated { reason }) = &mut terms.time {
        *reason = prose(reason.clone(), "terms.time.undated.reason")?;
    }
    for milestone in &mut terms.milestones {
        milestone.title = line(milestone.title.clone(), "terms.milestones.title")?;
    }
    for deliverable in &mut terms.deliverables {
        deliverable.name = line(deliverable.name.clone(), "terms.deliverables.name")?;
        deliverable.criterion = prose(deliverable.criterion.clone(), "terms.deliverables.criterion")?;
        match &mut deliverable.kind {
            DeliverableKind::Document { document_type: text }
            | DeliverableKind::Figure { unit: text, .. } => {
                *text = line(text.clone(), "terms.deliverables.kind")?;
            }
            DeliverableKind::State => {}
        }
    }
    for coordinator in &mut terms.coordinators {
        coordinator.part = prose(coordinator.part.clone(), "terms.coordinators.part")?;
    }
    for power in &mut terms.lead_powers {
        power.power = line(power.power.clone(), "terms.lead_powers.power")?;
    }
    Ok(terms)
}
