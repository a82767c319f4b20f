//! The second axis: where an assignment stands against its deadlines. Derived, never stored.

use super::{Deadline, Phase, State, TimeTerm};
use crate::{calendar::WorkingCalendar, time::day_of};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Due soon: at most so many working days are left after today.
pub const DUE_SOON_WORKING_DAYS: u32 = 3;

/// No run of days off is so long that fewer than three working days are left in more days than this.
const NEVER_SOON_DAYS: i64 = 60;

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeStatus {
    /// Chưa bắt đầu: a draft, or issued and not acknowledged while more than a few days are left.
    NotStarted,
    /// Trong hạn.
    WithinTerm,
    /// Sắp đến hạn: three working days or fewer.
    DueSoon,
    /// Quá hạn.
    Overdue,
    /// Hoàn thành đúng hạn.
    CompletedOnTime,
    /// Hoàn thành quá hạn.
    CompletedLate,
    /// Không thời hạn, open or completed: counted apart.
    Undated,
    /// Đã hủy, or a draft thrown away: counted apart.
    Cancelled,
}

/// What the judgement looks at: days, not events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// The workflow state.
    pub phase: Phase,
    /// The day of issue.
    pub issued_on: Option<NaiveDate>,
    /// The first deadline ever given; none = undated.
    pub due_original: Option<NaiveDate>,
    /// The deadline of now.
    pub due_current: Option<NaiveDate>,
    /// The day the clock stopped: of the submission that waits or was accepted, of the suspension, of the end.
    pub stopped_on: Option<NaiveDate>,
    /// Comes back every period: counted apart.
    pub recurring: bool,
}

/// Where an assignment stands against both deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// Against the deadline first given.
    pub original: TimeStatus,
    /// Against the deadline of now.
    pub current: TimeStatus,
    /// Days past the original deadline, 0 when not late.
    pub days_late_original: i64,
    /// Days past the current deadline, 0 when not late.
    pub days_late_current: i64,
    /// Days until the current deadline, 0 on its last day and after; none when undated or not running.
    pub days_left: Option<i64>,
    /// The day of the submission that was accepted.
    pub completed_on: Option<NaiveDate>,
}

impl From<&State> for Course {
    fn from(state: &State) -> Self {
        let due = |deadline: &Option<Deadline>| deadline.as_ref().and_then(|deadline| deadline.due);
        let stopped = match state.phase {
            // An earlier day that whoever handed it in names counts once the accepter has accepted it so.
            Phase::Submitted => state.pending_submission().map(|submission| submission.recorded_at),
            Phase::Accepted | Phase::Closed => state.accepted_submission().map(|submission| submission.at),
            Phase::Suspended | Phase::Cancelled | Phase::Discarded => state.since,
            Phase::Absent | Phase::Draft | Phase::Issued | Phase::InProgress | Phase::Declined => None,
        };
        Course {
            phase: state.phase,
            issued_on: state.issued_at.map(day_of),
            due_original: due(&state.deadline_original),
            due_current: due(&state.deadline_current),
            stopped_on: stopped.map(day_of),
            recurring: matches!(state.terms.time, Some(TimeTerm::Recurring { .. })),
        }
    }
}

/// Judges on a day.
///
/// Completed on is the day of the submission that was accepted, so a slow accepter makes nobody late; while a
/// submission waits, or the work is suspended, the judgement stands still on that day. A term ends with its last day:
/// work handed in on it is on time.
pub fn judge(course: &Course, today: NaiveDate, calendar: &WorkingCalendar) -> Judgement {
    let day = course.stopped_on.map_or(today, |stopped| stopped.min(today));
    let late = |due: Option<NaiveDate>| due.map_or(0, |due| (day - due).num_days().max(0));
    let runs = course.phase.is_open() && course.stopped_on.is_none();
    let completed = matches!(course.phase, Phase::Accepted | Phase::Closed);
    Judgement {
        original: status(course, course.due_original, day, calendar),
        current: status(course, course.due_current, day, calendar),
        days_late_original: late(course.due_original),
        days_late_current: late(course.due_current),
        days_left: course.due_current.filter(|_| runs).map(|due| (due - day).num_days().max(0)),
        completed_on: course.stopped_on.filter(|_| completed),
    }
}

fn status(course: &Course, due: Option<NaiveDate>, day: NaiveDate, calendar: &WorkingCalendar) -> TimeStatus {
    let completed = match course.phase {
        Phase::Absent | Phase::Draft => return TimeStatus::NotStarted,
        Phase::Cancelled | Phase::Discarded => return TimeStatus::Cancelled,
        Phase::Accepted | Phase::Closed => true,
        Phase::Issued | Phase::InProgress | Phase::Submitted | Phase::Declined | Phase::Suspended => false,
    };
    let Some(due) = due else { return TimeStatus::Undated };
    match (completed, day > due) {
        (true, false) => TimeStatus::CompletedOnTime,
        (true, true) => TimeStatus::CompletedLate,
        (false, true) => TimeStatus::Overdue,
        (false, false) if soon(day, due, calendar) => TimeStatus::DueSoon,
        (false, false) if course.phase == Phase::Issued => TimeStatus::NotStarted,
        (false, false) => TimeStatus::WithinTerm,
    }
}

fn soon(day: NaiveDate, due: NaiveDate, calendar: &WorkingCalendar) -> bool {
    (due - day).num_days() <= NEVER_SOON_DAYS
        && calendar.working_days_between(day, due) <= DUE_SOON_WORKING_DAYS
}
