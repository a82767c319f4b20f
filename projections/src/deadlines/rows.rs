//! How the lines of the ledger are folded and written.

use super::{Asked, Decided, Doing, Line, Original};
use crate::{
    Result, ViewError,
    bulk::{Columns, Table},
    kept::{Kept, Row},
};
use chrono::NaiveDate;
use rusqlite::{CachedStatement, params};
use sauro_domain::{
    assignment::{AssignmentEvent, Deadline},
    event::Meta,
    id::CommandId,
};
use serde::{Deserialize, Serialize};

/// A line with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LineRow {
    pub seq: i64,
    pub body: Body,
}

/// What the file keeps of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Body {
    Original(Original),
    Line(Line),
}

/// The line that the event adds to the ledger, or an earlier one as it stands after it; none when the ledger stays as
/// it is. `due` is the last day before the event.
pub(crate) fn fold(
    lines: &[Kept<LineRow>],
    event: &AssignmentEvent,
    meta: &Meta,
    due: Option<NaiveDate>,
) -> Option<LineRow> {
    let doing =
        Doing { by: meta.actor.into(), recorded_at: meta.recorded_at, effective_at: meta.effective_at };
    let line = match event {
        AssignmentEvent::Issued { deadline, terms, chain, .. } => Body::Original(Original {
            set: doing,
            deadline: deadline.clone(),
            wording: terms.time_wording.as_ref().map(ToString::to_string),
            chain: chain.clone(),
        }),
        AssignmentEvent::ExtensionRequested { request, until, reason, claimed_cause, after_expiry } => {
            let asked = Asked {
                doing,
                until: *until,
                reason: reason.to_string(),
                claimed_cause: *claimed_cause,
                after_expiry: *after_expiry,
            };
            let request = *request;
            Body::Line(Line::Extension { request, asked, decided: None, due_before: due, due_after: None })
        }
        AssignmentEvent::ExtensionGranted { request, deadline, reason, chain, after_expiry } => {
            let reason = reason.to_string();
            let granted =
                Decided { doing, granted: true, reason, after_expiry: *after_expiry, chain: chain.clone() };
            return decide(lines, *request, granted, Some(deadline));
        }
        AssignmentEvent::ExtensionRefused { request, reason, after_expiry, chain } => {
            let reason = reason.to_string();
            let refused =
                Decided { doing, granted: false, reason, after_expiry: *after_expiry, chain: chain.clone() };
            return decide(lines, *request, refused, None);
        }
        AssignmentEvent::CauseConfirmed { cause, reason, .. } => {
            Body::Line(Line::CauseConfirmed { doing, cause: *cause, reason: reason.to_string() })
        }
        AssignmentEvent::Reopened { reason, deadline, .. } => {
            let (reason, due_after) = (reason.to_string(), deadline.clone());
            Body::Line(Line::Reopening { doing, reason, due_before: due, due_after })
        }
        AssignmentEvent::Suspended { reason, .. } => {
            Body::Line(Line::Suspended { doing, reason: reason.to_string() })
        }
        AssignmentEvent::Resumed { reason, .. } => {
            Body::Line(Line::Resumed { doing, reason: reason.to_string() })
        }
        _ => return None,
    };
    Some(LineRow { seq: lines.len() as i64, body: line })
}

fn decide(
    lines: &[Kept<LineRow>],
    wanted: CommandId,
    decision: Decided,
    deadline: Option<&Deadline>,
) -> Option<LineRow> {
    let waits = |kept: &&Kept<LineRow>| matches!(&kept.row.body, Body::Line(Line::Extension { request, decided: None, .. }) if *request == wanted);
    let mut line = lines.iter().find(waits)?.row.clone();
    if let Body::Line(Line::Extension { decided, due_after, .. }) = &mut line.body {
        *decided = Some(decision);
        *due_after = deadline.cloned();
    }
    Some(line)
}

impl Row for LineRow {
    const TABLE: Table = Table::Ledger;
    const INSERT: &'static str = "INSERT INTO ledger VALUES (?1, ?2, ?3, ?4, ?5)";
    const CLOSE: &'static str = "UPDATE ledger INDEXED BY ledger_n SET known_to = ?1 \
        WHERE n = ?2 AND known_to = 9223372036854775807 AND known_from < ?1 AND seq = ?3";

    fn columns(&self, to: &mut impl Columns) -> Result<()> {
        to.int(self.seq);
        let body = serde_json::to_string(&self.body).map_err(|e| ViewError::unreadable("ledger", e))?;
        to.text(body.as_str());
        Ok(())
    }

    fn close(&self, at: &mut CachedStatement<'_>, n: i64, known_to: i64) -> rusqlite::Result<()> {
        at.execute(params![known_to, n, self.seq])?;
        Ok(())
    }
}
