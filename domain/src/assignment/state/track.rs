//! Who holds the work, noted each time it changes: the raw material of time attribution.

use super::{ItemKind, Phase, State};
use crate::{
    assignment::AssignmentEvent,
    id::{CommandId, PositionId},
    time::Timestamp,
};
use chrono::NaiveDate;

/// The phase, as far as holding the work goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Not issued, or over.
    Idle,
    Working,
    Submitted,
    Declined,
    Suspended,
}

/// Everything that decides who holds the work at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    pub stage: Stage,
    pub lead: Option<PositionId>,
    pub assigner: Option<PositionId>,
    pub accepter: Option<PositionId>,
    /// The oldest open query, or proposal to the assigner or supervisor.
    pub asked: Option<PositionId>,
    /// Contributions asked for and not given: last day to answer, and who owes it; earliest first.
    pub owed: Vec<(NaiveDate, PositionId)>,
    /// An extension request waits.
    pub extension: bool,
    pub due: Option<NaiveDate>,
}

/// From this moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub at: Timestamp,
    pub holding: Holding,
}

/// Acts of the lead after which somebody else holds the work: no earlier than they are recorded, for until then nobody
/// could know.
pub(super) fn asks(event: &AssignmentEvent) -> bool {
    use AssignmentEvent as E;
    matches!(
        event,
        E::ClarityQueried { .. }
            | E::ProposalMade { .. }
            | E::ExtensionRequested { .. }
            | E::ContributionRequested { .. }
            | E::Declined { .. }
            | E::ResultSubmitted { .. }
    )
}

impl State {
    pub(in crate::assignment) fn holding(&self) -> Holding {
        let stage = match self.phase {
            Phase::Issued | Phase::InProgress => Stage::Working,
            Phase::Submitted => Stage::Submitted,
            Phase::Declined => Stage::Declined,
            Phase::Suspended => Stage::Suspended,
            Phase::Absent
            | Phase::Draft
            | Phase::Accepted
            | Phase::Closed
            | Phase::Cancelled
            | Phase::Discarded => Stage::Idle,
        };
        let mut owed: Vec<_> = self
            .open_items()
            .filter(|(_, item)| item.kind == ItemKind::Contribution)
            .filter_map(|(_, item)| Some((item.reply_by?, item.to?)))
            .collect();
        owed.sort();
        Holding {
            stage,
            lead: self.terms.lead,
            assigner: self.assigner,
            accepter: self.terms.accepter,
            asked: self.asked(),
            owed,
            extension: self.pending_extension().is_some(),
            due: self.due(),
        }
    }

    /// A proposal stops the lead's clock only when it goes to the assigner or the supervisor: otherwise a lead could
    /// stop it by writing to anybody.
    fn asked(&self) -> Option<PositionId> {
        let stops = |kind: ItemKind, to: Option<PositionId>| match kind {
            ItemKind::Query(_) => true,
            ItemKind::Proposal => to.is_some() && (to == self.assigner || to == self.terms.supervisor),
            ItemKind::Obstacle | ItemKind::Contribution | ItemKind::Urge => false,
        };
        let open = self.open_items().filter(|(_, item)| stops(item.kind, item.to));
        let oldest = open.min_by_key(|(id, item): &(CommandId, _)| (item.opened, *id));
        oldest.and_then(|(_, item)| item.to.or(self.assigner))
    }

    /// Notes a change of who holds the work, from `at` on; `effective`: when the act that changed it took effect. Moments
    /// never run backwards, whatever order facts came in.
    pub(super) fn note(&mut self, effective: Timestamp, at: Timestamp) {
        let holding = self.holding();
        let last = self.track.last();
        if last.is_none() && holding.stage == Stage::Idle || last.is_some_and(|mark| mark.holding == holding)
        {
            return;
        }
        let at = last.map_or(at, |mark| at.max(mark.at));
        self.floor = Some(self.floor.map_or(effective, |floor| floor.max(effective)));
        self.track.push(Mark { at, holding });
    }
}
