//! The facts that change the phase and the people.

use super::{ItemKind, Phase, State};
use crate::{
    assignment::AssignmentEvent,
    event::Meta,
    id::{CommandId, PositionId},
};

impl State {
    pub(super) fn take_course(&mut self, event: &AssignmentEvent, meta: &Meta) {
        use AssignmentEvent as E;
        match event {
            E::Declined { .. } => {
                self.phase = Phase::Declined;
                self.acknowledged_at = None;
            }
            E::LeadReassigned { change, .. } => self.hand_over(change.to, meta),
            E::CoordinatorAdded { coordinator, .. } => self.terms.coordinators.push(coordinator.clone()),
            E::CoordinatorRemoved { position, .. } => self.release(*position, meta),
            E::SupervisorChanged { to, .. } => self.terms.supervisor = Some(*to),
            E::AccepterChanged { to, .. } => self.terms.accepter = Some(*to),
            E::ResultSubmitted { submission, evidence, .. } => {
                self.hand_in(*submission, meta);
                self.attach(evidence, meta);
            }
            E::ResultReturned { submission, .. } => {
                self.phase = Phase::InProgress;
                self.judge_submission(*submission, false);
            }
            E::ResultAccepted { submission, .. } => {
                self.phase = Phase::Accepted;
                self.judge_submission(*submission, true);
            }
            E::Suspended { .. } => self.phase = Phase::Suspended,
            E::Resumed { .. } => self.phase = self.working(),
            E::Cancelled { .. } => self.phase = Phase::Cancelled,
            E::Reopened { deadline, .. } => {
                self.phase = self.working();
                self.deadline_current = Some(deadline.clone());
                if let Some(last) = self.submissions.last_mut() {
                    last.accepted = Some(false);
                }
            }
            E::WorkFileClosed { .. } => self.phase = Phase::Closed,
            E::BasisConfirmed { basis } => self.terms.basis = Some(basis.clone()),
            // Opinions and corrections stand in the history; they change nothing that is decided on.
            _ => {}
        }
    }

    /// Where work goes on: acknowledged, or started, or neither yet.
    fn working(&self) -> Phase {
        if self.acknowledged_at.is_some() || self.progressed { Phase::InProgress } else { Phase::Issued }
    }

    /// Every open question stays open: the new lead takes the work as it stands.
    fn hand_over(&mut self, to: PositionId, meta: &Meta) {
        self.terms.lead = Some(to);
        self.lead_since = Some(meta.effective_at);
        self.acknowledged_at = None;
        self.progressed = false;
        if self.phase.is_working() || self.phase == Phase::Declined {
            self.phase = Phase::Issued;
        }
    }

    fn release(&mut self, position: PositionId, meta: &Meta) {
        self.terms.coordinators.retain(|coordinator| coordinator.position != position);
        let owed = self.items.values_mut().filter(|item| item.kind == ItemKind::Contribution);
        for item in owed.filter(|item| item.to == Some(position)) {
            item.closed = item.closed.or(Some(meta.effective_at));
        }
    }

    fn judge_submission(&mut self, id: CommandId, accepted: bool) {
        if let Some(submission) = self.submissions.iter_mut().find(|submission| submission.id == id) {
            submission.accepted = Some(accepted);
        }
    }
}
