//! The texts, dates and names inside terms and inside the commands that only carry words.

use super::input::Said;
use crate::assignment::{AssignmentCommand as C, Basis, DeliverableKind, Terms, TimeTerm, limits};

impl<'a> Said<'a> {
    pub(super) fn terms(&mut self, terms: &'a Terms) {
        self.counts.extend([
            ("terms.deliverables", terms.deliverables.len(), limits::DELIVERABLES),
            ("terms.coordinators", terms.coordinators.len(), limits::COORDINATORS),
            ("terms.followers", terms.followers.len(), limits::FOLLOWERS),
            ("terms.milestones", terms.milestones.len(), limits::MILESTONES),
            ("terms.lead_powers", terms.lead_powers.len(), limits::LEAD_POWERS),
        ]);
        self.texts.extend(terms.title.iter().map(|text| ("terms.title", text.as_str())));
        self.texts.extend(terms.description.iter().map(|text| ("terms.description", text.as_str())));
        self.texts.extend(terms.time_wording.iter().map(|text| ("terms.time_wording", text.as_str())));
        self.texts.extend(terms.lead_duty.iter().map(|text| ("terms.lead_duty", text.as_str())));
        self.texts
            .extend(terms.lead_powers.iter().map(|needed| ("terms.lead_powers", needed.power.as_str())));
        for deliverable in &terms.deliverables {
            self.texts.push(("terms.deliverables", deliverable.name.as_str()));
            self.texts.push(("terms.deliverables", deliverable.criterion.as_str()));
            if let DeliverableKind::Document { document_type } = &deliverable.kind {
                self.texts.push(("terms.deliverables", document_type.as_str()));
            }
        }
        for milestone in &terms.milestones {
            self.texts.push(("terms.milestones", milestone.title.as_str()));
            self.dates.push(("terms.milestones", milestone.due));
        }
        for party in &terms.coordinators {
            self.texts.push(("terms.coordinators", party.part.as_str()));
            self.dates.extend(party.reply_by.map(|day| ("terms.coordinators", day)));
            self.seats.push(("terms.coordinators", party.position));
        }
        if let Some(basis) = &terms.basis {
            self.basis(basis, "terms.basis");
        }
        if let Some(time) = &terms.time {
            self.time(time, "terms.time");
        }
        self.seats.extend(terms.lead.map(|seat| ("terms.lead", seat)));
        self.seats.extend(terms.accepter.map(|seat| ("terms.accepter", seat)));
        self.seats.extend(terms.supervisor.map(|seat| ("terms.supervisor", seat)));
        self.seats.extend(terms.followers.iter().map(|seat| ("terms.followers", *seat)));
    }

    pub(super) fn basis(&mut self, basis: &'a Basis, path: &'static str) {
        match basis {
            Basis::Document(id) => self.documents.push((path, *id)),
            Basis::Oral { by, on, words } => {
                self.seats.push((path, *by));
                self.dates.push((path, *on));
                self.texts.push((path, words.as_str()));
            }
        }
    }

    pub(super) fn time(&mut self, time: &'a TimeTerm, path: &'static str) {
        match time {
            TimeTerm::On { date } | TimeTerm::Recurring { due: date, .. } => self.dates.push((path, *date)),
            TimeTerm::Undated { reason } => self.texts.push((path, reason.as_str())),
            TimeTerm::Within { .. } | TimeTerm::Period { .. } => {}
        }
    }

    /// Commands that carry words, and at most a seat.
    pub(super) fn words(&mut self, command: &'a C) {
        let (path, text) = match command {
            C::QueryClarity { question: text, .. } => ("question", text),
            C::AnswerClarity { answer: text, .. }
            | C::AnswerProposal { answer: text, .. }
            | C::AnswerUrge { answer: text, .. } => ("answer", text),
            C::ResolveObstacle { resolution: text, .. } => ("resolution", text),
            C::ReportProgress { text, .. }
            | C::Contribute { text, .. }
            | C::SubmitResult { text, .. }
            | C::Urge { text } => ("text", text),
            C::ReportObstacle { text, addressed_to: seat }
            | C::MakeProposal { text, addressed_to: seat }
            | C::ReserveOpinion { text, addressed_to: seat } => {
                self.seats.push(("addressed_to", *seat));
                ("text", text)
            }
            C::ChangeSupervisor { to, reason }
            | C::ChangeAccepter { to, reason }
            | C::Escalate { to, reason } => {
                self.seats.push(("to", *to));
                ("reason", reason)
            }
            C::DiscardDraft { reason }
            | C::Decline { reason, .. }
            | C::SupersedeEvidence { reason, .. }
            | C::RefuseExtension { reason, .. }
            | C::ConfirmCause { reason, .. }
            | C::RemoveCoordinator { reason, .. }
            | C::ReturnResult { reason }
            | C::Resume { reason } => ("reason", reason),
            C::Acknowledge { note: Some(text) }
            | C::ReachMilestone { note: Some(text), .. }
            | C::AcceptResult { note: Some(text) }
            | C::CloseWorkFile { note: Some(text) } => ("note", text),
            _ => return,
        };
        self.texts.push((path, text.as_str()));
    }
}
