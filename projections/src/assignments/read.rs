//! Rows back from the file.

use super::{AssignmentRow, PHASES, WaitingOn, flag};
use crate::sql::{date, moment, ulid};
use rusqlite::{Row, types::FromSqlError};
use sauro_domain::{
    assignment::{Act, Cause, Course, Phase},
    id::{AssignmentId, CommandId, PositionId, ProgrammeId},
};

/// Columns of [`row`]; `a` is the version, `t` its last act, `s` what never changes, `w` its words.
pub(crate) const COLUMNS: &str = "s.id, s.code, w.title, a.phase, a.assigner, a.lead, a.accepter, a.supervisor, \
    a.programme, a.field, a.parent, a.series, a.due_original, a.due_current, a.flags, s.drafted_at, a.issued_at, \
    a.issued_on, a.stopped_on, a.ended_at, a.extensions, a.leads, a.returns, a.urges, a.percent, a.cause, \
    a.submission, a.suspended_at, a.waiting_act, a.waiting_position, a.waiting_since, a.known_from, t.recorded_at, \
    t.revision, a.n";

/// What stands beside the version `a`: the last act known at `?1`, whatever it changed, and the words of then.
pub(crate) const BESIDE: &str = "CROSS JOIN subject s ON s.n = a.n \
    LEFT JOIN wording w ON w.n = a.n AND w.known_from <= ?1 AND w.known_to > ?1 \
    CROSS JOIN tick t ON t.ordinal = \
    (SELECT max(o.ordinal) FROM tick o WHERE o.subject = a.n AND o.ordinal <= ?1)";

type Got<T> = rusqlite::Result<T>;

pub(crate) fn phase(code: i64) -> Got<Phase> {
    let found = usize::try_from(code).ok().and_then(|index| PHASES.get(index).copied());
    found.ok_or_else(|| FromSqlError::OutOfRange(code).into())
}

pub(crate) fn act(code: i64) -> Got<Act> {
    let found = usize::try_from(code).ok().and_then(|index| Act::ALL.get(index).copied());
    found.ok_or_else(|| FromSqlError::OutOfRange(code).into())
}

/// An optional id.
pub(crate) fn id<T>(row: &Row<'_>, column: usize, make: fn(ulid::Ulid) -> T) -> Got<Option<T>> {
    Ok(row.get::<_, Option<[u8; 16]>>(column)?.map(|bytes| make(ulid(bytes))))
}

fn opt<A: rusqlite::types::FromSql, T>(
    row: &Row<'_>,
    column: usize,
    make: fn(A) -> Got<T>,
) -> Got<Option<T>> {
    row.get::<_, Option<A>>(column)?.map(make).transpose()
}

/// The number and the row.
pub(crate) fn row(row: &Row<'_>) -> Got<(i64, AssignmentRow)> {
    let flags: i64 = row.get(14)?;
    let waiting = match (opt(row, 28, act)?, id(row, 29, PositionId)?, opt(row, 30, moment)?) {
        (Some(act), Some(position), Some(since)) => Some(WaitingOn { act, position, since }),
        _ => None,
    };
    let read = AssignmentRow {
        id: AssignmentId(ulid(row.get(0)?)),
        code: row.get(1)?,
        title: row.get(2)?,
        phase: phase(row.get(3)?)?,
        assigner: PositionId(ulid(row.get(4)?)),
        lead: id(row, 5, PositionId)?,
        accepter: id(row, 6, PositionId)?,
        supervisor: id(row, 7, PositionId)?,
        programme: id(row, 8, ProgrammeId)?,
        field: row.get(9)?,
        parent: id(row, 10, AssignmentId)?,
        series: id(row, 11, AssignmentId)?,
        due_original: opt(row, 12, date)?,
        due_current: opt(row, 13, date)?,
        undated: flags & flag::UNDATED != 0,
        recurring: flags & flag::RECURRING != 0,
        starred: flags & flag::STARRED != 0,
        ad_hoc: flags & flag::AD_HOC != 0,
        drafted_at: moment(row.get(15)?)?,
        issued_at: opt(row, 16, moment)?,
        issued_on: opt(row, 17, date)?,
        stopped_on: opt(row, 18, date)?,
        ended_at: opt(row, 19, moment)?,
        extensions: row.get(20)?,
        leads: row.get(21)?,
        returns: row.get(22)?,
        urges: row.get(23)?,
        percent: row.get(24)?,
        cause: row.get::<_, Option<bool>>(25)?.map(cause),
        submission: id(row, 26, CommandId)?,
        suspended_at: opt(row, 27, moment)?,
        waiting_on: waiting,
        known_from: row.get::<_, i64>(31)?.unsigned_abs(),
        last_act_at: moment(row.get(32)?)?,
        revision: row.get::<_, i64>(33)?.unsigned_abs(),
    };
    Ok((row.get(34)?, read))
}

fn cause(objective: bool) -> Cause {
    if objective { Cause::Objective } else { Cause::Subjective }
}

/// Columns of [`course`].
pub(crate) const COURSE: &str = "a.phase, a.issued_on, a.due_original, a.due_current, a.stopped_on, a.flags";

/// What a judgement looks at, from the column `first` on.
pub(crate) fn course(row: &Row<'_>, first: usize) -> Got<Course> {
    Ok(Course {
        phase: phase(row.get(first)?)?,
        issued_on: opt(row, first + 1, date)?,
        due_original: opt(row, first + 2, date)?,
        due_current: opt(row, first + 3, date)?,
        stopped_on: opt(row, first + 4, date)?,
        recurring: row.get::<_, i64>(first + 5)? & flag::RECURRING != 0,
    })
}
