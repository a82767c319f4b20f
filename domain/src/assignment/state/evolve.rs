//! What each fact means. Total: an event that makes no sense where it stands changes what it can and never panics.

use super::{Decision, EvidenceItem, Extension, Item, ItemKind, Phase, State, Submission, track::asks};
use crate::{
    assignment::{AssignmentEvent, Deadline, Evidence, Terms},
    context::Actor,
    event::Meta,
    id::{CommandId, PersonId, PositionId},
};
use chrono::NaiveDate;

/// The state after one more event.
#[must_use]
pub fn evolve(mut state: State, event: &AssignmentEvent, meta: &Meta) -> State {
    state.evolve(event, meta);
    state
}

fn person(actor: Actor) -> Option<PersonId> {
    match actor {
        Actor::Person { person, .. } => Some(person),
        Actor::Founder(_) | Actor::Scheduler => None,
    }
}

impl State {
    /// The same in place, for those who fold a great many.
    pub fn evolve(&mut self, event: &AssignmentEvent, meta: &Meta) {
        self.entries.push(meta.actor.position());
        self.applied.insert(meta.command);
        let before = self.phase;
        self.take(event, meta);
        if self.phase != before {
            self.since = Some(meta.effective_at);
        }
        let handed_over = if asks(event) { meta.recorded_at } else { meta.effective_at };
        self.note(meta.effective_at, handed_over);
    }

    fn take(&mut self, event: &AssignmentEvent, meta: &Meta) {
        use AssignmentEvent as E;
        match event {
            E::Drafted { code, assigner, terms } => {
                self.phase = Phase::Draft;
                self.code = Some(code.clone());
                self.assigner = Some(*assigner);
                self.terms = terms.clone();
            }
            E::DraftRevised { terms } => self.terms = terms.clone(),
            E::DraftDiscarded { .. } => self.phase = Phase::Discarded,
            E::Issued { assigner, terms, deadline, .. } => self.issue(*assigner, terms, deadline, meta),
            E::Acknowledged { .. } => {
                self.acknowledged_at = Some(meta.effective_at);
                self.start();
            }
            E::ClarityQueried { query, clarity, .. } => {
                self.open(*query, ItemKind::Query(*clarity), self.assigner, None, meta);
            }
            E::ObstacleReported { obstacle, addressed_to, .. } => {
                self.open(*obstacle, ItemKind::Obstacle, Some(*addressed_to), None, meta);
            }
            E::ProposalMade { proposal, addressed_to, .. } => {
                self.open(*proposal, ItemKind::Proposal, Some(*addressed_to), None, meta);
            }
            E::ContributionRequested { request, from, reply_by, .. } => {
                self.open(*request, ItemKind::Contribution, Some(*from), Some(*reply_by), meta);
            }
            E::Urged { urge, .. } => self.open(*urge, ItemKind::Urge, None, None, meta),
            E::ClarityAnswered { query: item, .. }
            | E::ObstacleResolved { obstacle: item, .. }
            | E::ProposalAnswered { proposal: item, .. }
            | E::UrgeAnswered { urge: item, .. } => self.close(*item, meta),
            E::ContributionMade { request, evidence, .. } => {
                self.close(*request, meta);
                self.attach(evidence, meta);
            }
            E::ContributionMissed { request } => {
                self.items.entry(*request).and_modify(|item| item.missed = true);
            }
            E::ProgressReported { percent, evidence, .. } => {
                self.progressed = true;
                self.percent = percent.or(self.percent);
                self.attach(evidence, meta);
                self.start();
            }
            E::MilestoneReached { milestone, .. } => {
                self.milestones_reached.entry(*milestone).or_insert(meta.effective_at);
            }
            E::EvidenceAttached { evidence, .. } => self.attach(std::slice::from_ref(evidence), meta),
            E::EvidenceSuperseded { old, index, evidence, .. } => {
                let found = self.evidence.iter_mut().find(|e| e.item == *old && e.index == *index);
                if let Some(found) = found {
                    found.superseded_by = Some(meta.command);
                }
                self.attach(std::slice::from_ref(evidence), meta);
            }
            E::ExtensionRequested { request, until, reason, claimed_cause, after_expiry } => {
                self.extensions.push(Extension {
                    request: *request,
                    by: meta.actor.position(),
                    person: person(meta.actor),
                    requested_at: meta.effective_at,
                    until: *until,
                    reason: reason.clone(),
                    claimed_cause: *claimed_cause,
                    after_expiry: *after_expiry,
                    decision: None,
                });
            }
            E::ExtensionGranted { request, deadline, reason, after_expiry, chain } => {
                self.deadline_current = Some(deadline.clone());
                let decision = Decision {
                    granted: Some(deadline.clone()),
                    at: meta.effective_at,
                    by: meta.actor.position(),
                    reason: reason.clone(),
                    after_expiry: *after_expiry,
                    chain: chain.clone(),
                };
                self.decide_extension(*request, decision);
            }
            E::ExtensionRefused { request, reason, after_expiry, chain } => {
                let decision = Decision {
                    granted: None,
                    at: meta.effective_at,
                    by: meta.actor.position(),
                    reason: reason.clone(),
                    after_expiry: *after_expiry,
                    chain: chain.clone(),
                };
                self.decide_extension(*request, decision);
            }
            E::CauseConfirmed { cause, .. } => self.cause = Some(*cause),
            _ => self.take_course(event, meta),
        }
    }

    fn issue(&mut self, assigner: PositionId, terms: &Terms, deadline: &Deadline, meta: &Meta) {
        self.phase = Phase::Issued;
        self.assigner = Some(assigner);
        self.terms = terms.clone();
        self.issued_at = Some(meta.effective_at);
        self.lead_since = Some(meta.effective_at);
        self.deadline_original = Some(deadline.clone());
        self.deadline_current = Some(deadline.clone());
    }

    fn open(
        &mut self,
        id: CommandId,
        kind: ItemKind,
        to: Option<PositionId>,
        reply_by: Option<NaiveDate>,
        meta: &Meta,
    ) {
        let by = meta.actor.position();
        let item = Item { kind, by, to, opened: meta.effective_at, reply_by, missed: false, closed: None };
        self.items.insert(id, item);
    }

    fn close(&mut self, id: CommandId, meta: &Meta) {
        if let Some(item) = self.items.get_mut(&id) {
            item.closed = item.closed.or(Some(meta.effective_at));
        }
    }

    fn decide_extension(&mut self, request: CommandId, decision: Decision) {
        if let Some(extension) = self.extensions.iter_mut().find(|extension| extension.request == request) {
            extension.decision = Some(decision);
        }
    }

    fn start(&mut self) {
        if self.phase == Phase::Issued {
            self.phase = Phase::InProgress;
        }
    }

    pub(super) fn attach(&mut self, evidence: &[Evidence], meta: &Meta) {
        let pieces = evidence.iter().zip(0u32..).map(|(evidence, index)| EvidenceItem {
            item: meta.command,
            index,
            by: meta.actor.position(),
            evidence: evidence.clone(),
            superseded_by: None,
        });
        self.evidence.extend(pieces);
    }

    pub(super) fn hand_in(&mut self, id: CommandId, meta: &Meta) {
        self.phase = Phase::Submitted;
        self.submissions.push(Submission {
            id,
            person: person(meta.actor),
            at: meta.effective_at,
            recorded_at: meta.recorded_at,
            accepted: None,
        });
    }
}
