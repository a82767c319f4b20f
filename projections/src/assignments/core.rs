//! What one version of an assignment's row holds, and how it is written.

use super::WaitingOn;
use crate::{
    Result,
    bulk::{Columns, Table},
    kept::Row,
    sql::{day, millis},
};
use chrono::NaiveDate;
use rusqlite::{CachedStatement, params};
use sauro_domain::{
    assignment::{Act, Cause, Extension, Phase, State, TimeTerm, next_act},
    id::{AssignmentId, CommandId, PositionId, ProgrammeId},
    time::{Timestamp, day_of},
};
use std::sync::Arc;

/// Counted along the way, because the state keeps only what stands now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub leads: u32,
    pub returns: u32,
    pub urges: u32,
}

/// Everything in the row that an act can change in a way that lists show.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Core {
    pub field: Option<Arc<str>>,
    pub phase: Phase,
    pub assigner: PositionId,
    pub lead: Option<PositionId>,
    pub accepter: Option<PositionId>,
    pub supervisor: Option<PositionId>,
    pub programme: Option<ProgrammeId>,
    pub parent: Option<AssignmentId>,
    pub series: Option<AssignmentId>,
    pub due_original: Option<NaiveDate>,
    pub due_current: Option<NaiveDate>,
    pub flags: i64,
    pub issued_at: Option<Timestamp>,
    pub stopped_on: Option<NaiveDate>,
    pub ended_at: Option<Timestamp>,
    pub extensions: u32,
    pub counts: Counts,
    pub percent: Option<u8>,
    pub cause: Option<Cause>,
    pub submission: Option<CommandId>,
    pub suspended_at: Option<Timestamp>,
    pub waiting_on: Option<WaitingOn>,
}

/// Bits of `flags`.
pub(crate) mod flag {
    pub const UNDATED: i64 = 1;
    pub const RECURRING: i64 = 2;
    pub const STARRED: i64 = 4;
    pub const AD_HOC: i64 = 8;
}

/// A phase as the file keeps it.
pub(crate) fn phase_code(phase: Phase) -> i64 {
    phase as i64
}

/// An act as the file keeps it.
pub(crate) fn act_code(act: Act) -> i64 {
    act as i64
}

/// The bits of an assignment's terms.
pub(crate) fn flags(state: &State) -> i64 {
    let time = state.terms.time.as_ref();
    let bit = |set, bit| if set { bit } else { 0 };
    bit(matches!(time, Some(TimeTerm::Undated { .. })), flag::UNDATED)
        | bit(matches!(time, Some(TimeTerm::Recurring { .. })), flag::RECURRING)
        | bit(state.terms.starred, flag::STARRED)
        | bit(state.terms.ad_hoc, flag::AD_HOC)
}

/// Who must act next, and since when.
pub(crate) fn waiting_on(state: &State, drafted_at: Timestamp) -> Option<WaitingOn> {
    let next = next_act(state)?;
    let opened = |act| crate::worklists::act_of(act);
    let asked =
        state.open_items().find(|(_, item)| opened(item.kind) == next.act).map(|(_, item)| item.opened);
    let since = match next.act {
        Act::GrantExtension => state.pending_extension().map(|extension| extension.requested_at),
        _ => asked,
    };
    let since = since.or(state.since).unwrap_or(drafted_at);
    Some(WaitingOn { act: next.act, position: next.by, since })
}

/// Extensions granted.
pub(crate) fn granted(state: &State) -> u32 {
    let granted =
        |line: &&Extension| line.decision.as_ref().is_some_and(|decision| decision.granted.is_some());
    state.extensions.iter().filter(granted).count() as u32
}

impl Row for Core {
    const TABLE: Table = Table::Assignment;
    const INSERT: &'static str = "INSERT INTO assignment VALUES \
        (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28,\
         ?29,?30)";
    const CLOSE: &'static str = "UPDATE assignment INDEXED BY assignment_n SET known_to = ?1 WHERE n = ?2 AND known_to = 9223372036854775807 AND known_from < ?1";

    fn columns(&self, to: &mut impl Columns) -> Result<()> {
        let waiting = self.waiting_on;
        to.int(phase_code(self.phase));
        to.id(self.assigner.0);
        to.id(self.lead.map(|id| id.0));
        to.id(self.accepter.map(|id| id.0));
        to.id(self.supervisor.map(|id| id.0));
        to.id(self.programme.map(|id| id.0));
        to.text(self.field.as_deref());
        to.id(self.parent.map(|id| id.0));
        to.id(self.series.map(|id| id.0));
        to.int(self.due_original.map(day));
        to.int(self.due_current.map(day));
        to.int(self.flags);
        to.int(self.issued_at.map(millis));
        to.int(self.issued_at.map(|at| day(day_of(at))));
        to.int(self.stopped_on.map(day));
        to.int(self.ended_at.map(millis));
        let Counts { leads, returns, urges } = self.counts;
        [self.extensions, leads, returns, urges].into_iter().for_each(|count| to.int(i64::from(count)));
        to.int(self.percent.map(i64::from));
        to.int(self.cause.map(|cause| i64::from(cause == Cause::Objective)));
        to.id(self.submission.map(|id| id.0));
        to.int(self.suspended_at.map(millis));
        to.int(waiting.map(|on| act_code(on.act)));
        to.id(waiting.map(|on| on.position.0));
        to.int(waiting.map(|on| millis(on.since)));
        Ok(())
    }

    fn close(&self, at: &mut CachedStatement<'_>, n: i64, known_to: i64) -> rusqlite::Result<()> {
        at.execute(params![known_to, n])?;
        Ok(())
    }
}
