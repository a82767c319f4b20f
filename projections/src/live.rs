//! One assignment while it is being folded: the domain's own state, and the open versions of its rows.

use crate::{
    Result,
    assignments::{self, Core, Counts},
    deadlines::{self, LineRow},
    kept::{Ended, Kept, Row, Sink, reconcile, store},
    leads::{self, LeadSpan},
    parties::{self, PartyRow},
    search::{self, Wording},
    statistics::Doubt,
    worklists::{self, ItemRow, Words},
};
use rusqlite::Connection;
use sauro_domain::{
    assignment::{AssignmentEvent, Course, Phase, State},
    event::Meta,
    time::Timestamp,
};
use std::{mem, sync::Arc};

/// Versions of every view that a batch has ended.
#[derive(Debug, Default)]
pub(crate) struct Spool {
    assignments: Ended<Core>,
    parties: Ended<PartyRow>,
    leads: Ended<LeadSpan>,
    items: Ended<ItemRow>,
    ledger: Ended<LineRow>,
    wordings: Ended<Wording>,
    doubts: Vec<Doubt>,
}

impl Spool {
    /// Closes the versions that the file holds as open.
    pub fn close(&mut self, file: &Connection) -> Result<()> {
        self.assignments.close(file)?;
        self.parties.close(file)?;
        self.leads.close(file)?;
        self.items.close(file)?;
        self.ledger.close(file)?;
        self.wordings.close(file)
    }

    /// Writes the versions that the file does not hold.
    pub fn write(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        self.assignments.write(sink)?;
        self.parties.write(sink)?;
        self.leads.write(sink)?;
        self.items.write(sink)?;
        self.ledger.write(sink)?;
        self.wordings.write(sink)?;
        sink.write(self.doubts.drain(..))
    }
}

/// An assignment being folded.
#[derive(Debug)]
pub(crate) struct Live {
    /// Its number: the ordinal of its first event.
    pub n: i64,
    state: State,
    drafted_at: Timestamp,
    ended_at: Option<Timestamp>,
    code: Arc<str>,
    title: Option<Arc<str>>,
    field: Option<Arc<str>>,
    counts: Counts,
    line: leads::Line,
    words: Words,
    core: Option<Kept<Core>>,
    wording: Option<Kept<Wording>>,
    parties: Vec<Kept<PartyRow>>,
    leads: Vec<Kept<LeadSpan>>,
    items: Vec<Kept<ItemRow>>,
    lines: Vec<Kept<LineRow>>,
}

impl Live {
    /// Before its first event, which is number `n`.
    pub fn new(n: i64, at: Timestamp) -> Self {
        Self {
            n,
            state: State::default(),
            drafted_at: at,
            ended_at: None,
            code: "".into(),
            title: None,
            field: None,
            counts: Counts::default(),
            line: leads::Line::default(),
            words: Vec::new(),
            core: None,
            wording: None,
            parties: Vec::new(),
            leads: Vec::new(),
            items: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Whether hardly anything will happen to it any more.
    pub fn is_over(&self) -> bool {
        matches!(self.state.phase, Phase::Closed | Phase::Cancelled | Phase::Discarded)
    }

    /// The human code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Takes in the next event of the stream, which is event number `ordinal` of the log.
    pub fn apply(&mut self, event: &AssignmentEvent, meta: &Meta, ordinal: i64, spool: &mut Spool) {
        let (lead, due) = (self.state.terms.lead, self.state.due());
        let led = self.line.apply(event, lead, meta.effective_at);
        let entered = deadlines::fold(&self.lines, event, meta, due);
        self.count(event);
        self.remember(event, ordinal, spool);
        self.state.evolve(event, meta);
        self.ended_at = match self.state.phase {
            // Closing the file of finished work ends nothing.
            Phase::Closed => self.ended_at.or(self.state.since),
            Phase::Accepted | Phase::Cancelled | Phase::Discarded => self.state.since,
            _ => None,
        };
        let reworded = matches!(
            event,
            AssignmentEvent::Drafted { .. }
                | AssignmentEvent::DraftRevised { .. }
                | AssignmentEvent::Issued { .. }
        );
        if reworded {
            self.reword(ordinal, spool);
        }
        self.renew_core(ordinal, spool);
        if reworded || changes_parties(event) {
            reconcile(&mut self.parties, parties::fold(&self.state), self.n, ordinal, &mut spool.parties);
        }
        if led {
            reconcile(&mut self.leads, self.line.spans().to_vec(), self.n, ordinal, &mut spool.leads);
        }
        if let Some(line) = entered {
            let new = Kept { row: line, known_from: ordinal, stored: false };
            // Lines stand in the order of their numbers; one more comes last.
            match usize::try_from(new.row.seq).ok().and_then(|seq| self.lines.get_mut(seq)) {
                Some(line) => spool.ledger.end(self.n, ordinal, mem::replace(line, new)),
                None => self.lines.push(new),
            }
        }
        if changes_items(event) {
            let items = worklists::fold(&self.state, self.drafted_at, &self.words);
            reconcile(&mut self.items, items, self.n, ordinal, &mut spool.items);
        }
    }

    fn count(&mut self, event: &AssignmentEvent) {
        match event {
            AssignmentEvent::Issued { .. } | AssignmentEvent::LeadReassigned { .. } => self.counts.leads += 1,
            AssignmentEvent::ResultReturned { .. } => self.counts.returns += 1,
            AssignmentEvent::Urged { .. } => self.counts.urges += 1,
            _ => {}
        }
    }

    /// Keeps the words of what was asked, and which clarity was doubted.
    fn remember(&mut self, event: &AssignmentEvent, ordinal: i64, spool: &mut Spool) {
        let mut asked = |id, text: &sauro_domain::text::Prose| self.words.push((id, text.as_str().into()));
        match event {
            AssignmentEvent::ClarityQueried { query, clarity, question } => {
                asked(*query, question);
                spool.doubts.push(Doubt { n: self.n, ordinal, clarity: *clarity, declined: false });
            }
            AssignmentEvent::Declined { clarity, .. } => {
                spool.doubts.push(Doubt { n: self.n, ordinal, clarity: *clarity, declined: true });
            }
            AssignmentEvent::ObstacleReported { obstacle, text, .. } => asked(*obstacle, text),
            AssignmentEvent::ProposalMade { proposal, text, .. } => asked(*proposal, text),
            AssignmentEvent::ContributionRequested { request, part, .. } => asked(*request, part),
            AssignmentEvent::ExtensionRequested { request, reason, .. } => asked(*request, reason),
            AssignmentEvent::Urged { urge, text, .. } => asked(*urge, text),
            AssignmentEvent::ResultSubmitted { submission, text, .. } => asked(*submission, text),
            _ => {}
        }
    }

    fn reword(&mut self, ordinal: i64, spool: &mut Spool) {
        self.code = self.state.code.as_ref().map_or("", |code| code.as_str()).into();
        self.title = self.state.terms.title.as_ref().map(|title| title.as_str().into());
        self.field = self.state.terms.field.as_ref().map(|field| field.as_str().into());
        let wording = search::fold(&self.state, self.code.clone(), self.title.clone());
        renew(&mut self.wording, wording, self.n, ordinal, &mut spool.wordings);
    }

    fn renew_core(&mut self, ordinal: i64, spool: &mut Spool) {
        let state = &self.state;
        let terms = &state.terms;
        let Some(assigner) = state.assigner else { return };
        let core = Core {
            field: self.field.clone(),
            phase: state.phase,
            assigner,
            lead: terms.lead,
            accepter: terms.accepter,
            supervisor: terms.supervisor,
            programme: terms.programme,
            parent: terms.parent,
            series: terms.series,
            due_original: state.deadline_original.as_ref().and_then(|deadline| deadline.due),
            due_current: state.due(),
            flags: assignments::flags(state),
            issued_at: state.issued_at,
            stopped_on: Course::from(state).stopped_on,
            ended_at: self.ended_at,
            extensions: assignments::granted(state),
            counts: self.counts,
            percent: state.percent,
            cause: state.cause,
            submission: state.pending_submission().map(|submission| submission.id),
            suspended_at: state.since.filter(|_| state.phase == Phase::Suspended),
            waiting_on: assignments::waiting_on(state, self.drafted_at),
        };
        renew(&mut self.core, core, self.n, ordinal, &mut spool.assignments);
    }

    /// Writes the open versions that the file does not hold yet.
    pub fn store(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        store(sink, self.n, &mut self.core)?;
        store(sink, self.n, &mut self.wording)?;
        store(sink, self.n, &mut self.parties)?;
        store(sink, self.n, &mut self.leads)?;
        store(sink, self.n, &mut self.items)?;
        store(sink, self.n, &mut self.lines)
    }

    /// Says that the file holds every open version already: after a replay of what it has taken in before.
    pub fn mark_stored(&mut self) {
        fn mark<'k, R: 'k>(open: impl IntoIterator<Item = &'k mut Kept<R>>) {
            open.into_iter().for_each(|kept| kept.stored = true);
        }
        mark(&mut self.core);
        mark(&mut self.wording);
        mark(&mut self.parties);
        mark(&mut self.leads);
        mark(&mut self.items);
        mark(&mut self.lines);
    }
}

fn renew<R: Row>(kept: &mut Option<Kept<R>>, row: R, n: i64, ordinal: i64, ended: &mut Ended<R>) {
    if kept.as_ref().is_some_and(|kept| kept.row == row) {
        return;
    }
    if let Some(old) = kept.replace(Kept { row, known_from: ordinal, stored: false }) {
        ended.end(n, ordinal, old);
    }
}

fn changes_parties(event: &AssignmentEvent) -> bool {
    matches!(
        event,
        AssignmentEvent::LeadReassigned { .. }
            | AssignmentEvent::CoordinatorAdded { .. }
            | AssignmentEvent::CoordinatorRemoved { .. }
            | AssignmentEvent::SupervisorChanged { .. }
            | AssignmentEvent::AccepterChanged { .. }
            | AssignmentEvent::Escalated { .. }
    )
}

fn changes_items(event: &AssignmentEvent) -> bool {
    !matches!(
        event,
        AssignmentEvent::MilestoneReached { .. }
            | AssignmentEvent::EvidenceAttached { .. }
            | AssignmentEvent::EvidenceSuperseded { .. }
            | AssignmentEvent::OpinionReserved { .. }
            | AssignmentEvent::EntryCorrected { .. }
    )
}
