//! Which items are open, and how they are written.

use crate::{
    Result,
    assignments::act_code,
    bulk::{Columns, Table},
    kept::Row,
    sql::{blob, day, millis},
};
use chrono::NaiveDate;
use rusqlite::{CachedStatement, params};
use sauro_domain::{
    assignment::{Act, Basis, ItemKind, Phase, State},
    id::{CommandId, PositionId},
    time::Timestamp,
};
use std::sync::Arc;

/// One version.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ItemRow {
    pub act: Act,
    pub item: Option<CommandId>,
    pub position: PositionId,
    pub since: Timestamp,
    pub due: Option<NaiveDate>,
    pub text: Option<Arc<str>>,
}

/// What was asked in words, by the command that asked.
pub(crate) type Words = Vec<(CommandId, Arc<str>)>;

/// The act that closes an item of this kind.
pub(crate) fn act_of(kind: ItemKind) -> Act {
    match kind {
        ItemKind::Query(_) => Act::AnswerClarity,
        ItemKind::Proposal => Act::AnswerProposal,
        ItemKind::Obstacle => Act::ResolveObstacle,
        ItemKind::Contribution => Act::Contribute,
        ItemKind::Urge => Act::AnswerUrge,
    }
}

/// Everything that waits for somebody, as things stand.
pub(crate) fn fold(state: &State, drafted_at: Timestamp, words: &Words) -> Vec<ItemRow> {
    let since = state.since.unwrap_or(drafted_at);
    let (lead, assigner) = (state.terms.lead, state.assigner);
    let mut rows = Vec::with_capacity(2);
    let mut push = |act, item: Option<CommandId>, position: Option<PositionId>, since, due| {
        let text =
            item.and_then(|id| words.iter().find(|(asked, _)| *asked == id)).map(|(_, text)| text.clone());
        rows.extend(position.map(|position| ItemRow { act, item, position, since, due, text }));
    };
    match state.phase {
        Phase::Absent | Phase::Discarded | Phase::Closed | Phase::Cancelled => return rows,
        Phase::Draft => push(Act::Issue, None, assigner, since, None),
        Phase::Declined => push(Act::ReassignLead, None, assigner, since, None),
        Phase::Suspended => push(Act::Resume, None, assigner, since, None),
        Phase::Accepted => push(Act::CloseWorkFile, None, lead, since, None),
        Phase::Submitted => {
            let submission = state.pending_submission().map(|submission| submission.id);
            push(Act::AcceptResult, submission, state.terms.accepter, since, None);
        }
        Phase::Issued => {
            push(Act::Acknowledge, None, lead, since, None);
            push(Act::SubmitResult, None, lead, since, state.due());
        }
        Phase::InProgress => push(Act::SubmitResult, None, lead, since, state.due()),
    }
    if !state.phase.is_open() {
        return rows;
    }
    for (id, item) in state.open_items() {
        let otherwise = if item.kind == ItemKind::Urge { lead } else { assigner };
        push(act_of(item.kind), Some(id), item.to.or(otherwise), item.opened, item.reply_by);
    }
    if let Some(extension) = state.pending_extension() {
        push(Act::GrantExtension, Some(extension.request), assigner, extension.requested_at, None);
    }
    if let Some(Basis::Oral { .. }) = state.terms.basis {
        push(Act::ConfirmBasis, None, assigner, state.issued_at.unwrap_or(since), None);
    }
    rows
}

impl Row for ItemRow {
    const TABLE: Table = Table::Item;
    const INSERT: &'static str = "INSERT INTO item VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    const CLOSE: &'static str = "UPDATE item INDEXED BY item_n SET known_to = ?1 \
        WHERE n = ?2 AND known_to = 9223372036854775807 AND known_from < ?1 AND act = ?3 AND item IS ?4 AND position = ?5 AND since = ?6 \
          AND due IS ?7";

    fn columns(&self, to: &mut impl Columns) -> Result<()> {
        to.int(act_code(self.act));
        to.id(self.item.map(|id| id.0));
        to.id(self.position.0);
        to.int(millis(self.since));
        to.int(self.due.map(day));
        to.text(self.text.as_deref());
        Ok(())
    }

    fn close(&self, at: &mut CachedStatement<'_>, n: i64, known_to: i64) -> rusqlite::Result<()> {
        let (item, position) = (self.item.map(|id| blob(id.0)), blob(self.position.0));
        let (since, due) = (millis(self.since), self.due.map(day));
        at.execute(params![known_to, n, act_code(self.act), item, position, since, due])?;
        Ok(())
    }
}
