//! What an inspection is, folded from its events.

use super::{EntryRef, Extent, InspectionEvent, Verdict};
use crate::{
    event::Meta,
    id::{AssignmentId, CommandId, MandateId, PositionId},
    time::Timestamp,
};
use std::collections::{BTreeMap, BTreeSet};

/// An inspection at the end of its stream.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum State {
    /// Never opened.
    #[default]
    Absent,
    /// Opened, and perhaps closed.
    Opened(Box<Inspection>),
}

/// An opened inspection.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// The opening itself, for comparison with a repeated one.
    pub opening: InspectionEvent,
    /// What is inspected.
    pub scope: Extent,
    /// The seats that write in it.
    pub inspectors: Vec<PositionId>,
    /// The authority it was opened by.
    pub chain: Vec<MandateId>,
    /// How many samples were drawn.
    pub samples: usize,
    /// Findings by id.
    pub findings: BTreeMap<CommandId, Finding>,
    /// Whether it was closed.
    pub closed: bool,
    /// When it was opened.
    pub since: Timestamp,
    /// Commands that took effect: each does so once.
    pub applied: BTreeSet<CommandId>,
}

/// A finding, as far as decisions need it.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Finding {
    pub assignment: Option<AssignmentId>,
    pub entry: Option<EntryRef>,
    pub office: PositionId,
    pub explanations: usize,
    pub verdict: Option<Verdict>,
    pub remedies: usize,
}

/// What the event means. Total: what makes no sense changes nothing.
pub fn evolve(state: State, event: &InspectionEvent, meta: &Meta) -> State {
    match (state, event) {
        (State::Absent, InspectionEvent::Opened { scope, inspectors, chain, .. }) => {
            State::Opened(Box::new(Inspection {
                opening: event.clone(),
                scope: scope.clone(),
                inspectors: inspectors.clone(),
                chain: chain.clone(),
                samples: 0,
                findings: BTreeMap::new(),
                closed: false,
                since: meta.effective_at,
                applied: [meta.command].into(),
            }))
        }
        (State::Opened(mut inspection), event) => {
            inspection.applied.insert(meta.command);
            inspection.take(event);
            State::Opened(inspection)
        }
        (State::Absent, _) => State::Absent,
    }
}

impl Inspection {
    fn take(&mut self, event: &InspectionEvent) {
        use InspectionEvent as E;
        match event {
            E::Opened { .. } => {}
            E::SampleDrawn { .. } => self.samples += 1,
            E::FindingRecorded { finding, assignment, entry, office, .. } => {
                let (assignment, entry, office) = (*assignment, entry.clone(), *office);
                let new = Finding { assignment, entry, office, explanations: 0, verdict: None, remedies: 0 };
                self.findings.entry(*finding).or_insert(new);
            }
            E::ExplanationGiven { finding, .. } => self.change(*finding, |found| found.explanations += 1),
            E::FindingConcluded { finding, verdict, .. } => {
                self.change(*finding, |found| found.verdict = found.verdict.or(Some(*verdict)));
            }
            E::RemedyRequired { finding, .. } => self.change(*finding, |found| found.remedies += 1),
            E::Closed { .. } => self.closed = true,
        }
    }

    fn change(&mut self, finding: CommandId, change: impl FnOnce(&mut Finding)) {
        if let Some(found) = self.findings.get_mut(&finding) {
            change(found);
        }
    }

    /// Findings that nobody has concluded.
    pub fn open_findings(&self) -> usize {
        self.findings.values().filter(|finding| finding.verdict.is_none()).count()
    }
}

impl State {
    /// A finding recorded before.
    pub fn finding(&self, finding: CommandId) -> Option<&Finding> {
        match self {
            Self::Absent => None,
            Self::Opened(inspection) => inspection.findings.get(&finding),
        }
    }

    /// What is inspected, once it is opened.
    pub fn scope(&self) -> Option<&Extent> {
        match self {
            Self::Absent => None,
            Self::Opened(inspection) => Some(&inspection.scope),
        }
    }
}
