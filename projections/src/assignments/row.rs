//! An assignment as lists show it, one version.

use chrono::NaiveDate;
use sauro_domain::{
    assignment::{Act, Cause, Course, Phase},
    id::{AssignmentId, CommandId, PositionId, ProgrammeId},
    time::Timestamp,
};

/// Who must act next, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingOn {
    /// The act that is waited for.
    pub act: Act,
    /// The seat it is addressed to (mergers not followed).
    pub position: PositionId,
    /// Since when.
    pub since: Timestamp,
}

/// An assignment as known at one moment.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct AssignmentRow {
    pub id: AssignmentId,
    pub code: String,
    pub title: Option<String>,
    pub phase: Phase,
    pub assigner: PositionId,
    /// As the record names it; follow `View::successor` for the seat that answers after a merger.
    pub lead: Option<PositionId>,
    pub accepter: Option<PositionId>,
    pub supervisor: Option<PositionId>,
    pub programme: Option<ProgrammeId>,
    pub field: Option<String>,
    pub parent: Option<AssignmentId>,
    pub series: Option<AssignmentId>,
    /// The last day as first issued; none while a draft, or undated.
    pub due_original: Option<NaiveDate>,
    /// The last day after extensions and reopenings.
    pub due_current: Option<NaiveDate>,
    pub undated: bool,
    pub recurring: bool,
    pub starred: bool,
    pub ad_hoc: bool,
    pub drafted_at: Timestamp,
    /// The effective moment of issue.
    pub issued_at: Option<Timestamp>,
    pub issued_on: Option<NaiveDate>,
    /// The day the clock stopped: of the submission that waits or was accepted, of the suspension, of the end.
    pub stopped_on: Option<NaiveDate>,
    /// When it was accepted, cancelled or thrown away: the effective moment. The closing of its file comes later.
    pub ended_at: Option<Timestamp>,
    /// Extensions granted.
    pub extensions: u32,
    /// Leads so far, the present one included.
    pub leads: u32,
    /// Results returned.
    pub returns: u32,
    /// Urges received.
    pub urges: u32,
    /// As last reported.
    pub percent: Option<u8>,
    pub cause: Option<Cause>,
    /// The submission that waits for the accepter.
    pub submission: Option<CommandId>,
    /// Suspended since.
    pub suspended_at: Option<Timestamp>,
    pub waiting_on: Option<WaitingOn>,
    /// The event that made this version.
    pub known_from: u64,
    /// When the last act on it was recorded, shown in this row or not.
    pub last_act_at: Timestamp,
    /// Revision of that act: what an update must expect.
    pub revision: u64,
}

impl AssignmentRow {
    /// What a judgement against the deadlines looks at, on a day: see [`on_day`].
    pub fn course(&self, day: NaiveDate) -> Course {
        let course = Course {
            phase: self.phase,
            issued_on: self.issued_on,
            due_original: self.due_original,
            due_current: self.due_current,
            stopped_on: self.stopped_on,
            recurring: self.recurring,
        };
        on_day(course, day)
    }

    /// Day of the submission that was accepted.
    pub fn completed_on(&self) -> Option<NaiveDate> {
        self.stopped_on.filter(|_| matches!(self.phase, Phase::Accepted | Phase::Closed))
    }
}

/// The course as it stood on a day, as far as is known: what stopped later was still running then.
pub(crate) fn on_day(mut course: Course, day: NaiveDate) -> Course {
    if course.stopped_on.is_some_and(|stopped| stopped > day) {
        course.stopped_on = None;
        course.phase = if course.issued_on.is_some() { Phase::InProgress } else { Phase::Draft };
    }
    course
}
