//! Leo thang: to whom overdue work is brought, and when. Days are working days after the deadline; everybody can know
//! the ladder beforehand, and nobody's judgement is needed to climb it.

use super::Phase;
use crate::{calendar::WorkingCalendar, id::PositionId};
use chrono::NaiveDate;

/// When the steps are taken. A step of 0 days is never taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ladder {
    /// Working days overdue after which the supervising leader is told.
    pub supervisor_after: u32,
    /// Working days overdue after which the assigner is told.
    pub assigner_after: u32,
    /// Urgings beyond which overdue work goes to the assigner at once (Hà Nội 2023: more than three).
    pub urges: u32,
}

/// A step of the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rung {
    /// The supervising leader (lãnh đạo phụ trách).
    Supervisor,
    /// The assigner (người giao).
    Assigner,
}

/// What the ladder looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Standing {
    pub phase: Phase,
    pub due: Option<NaiveDate>,
    pub lead: Option<PositionId>,
    pub supervisor: Option<PositionId>,
    pub assigner: PositionId,
    /// Urgings so far.
    pub urges: u32,
}

/// The steps that are due on a day, with the seat each goes to; none while the work is not overdue, or waits for
/// somebody other than its lead.
pub fn rungs(
    of: &Standing,
    calendar: &WorkingCalendar,
    today: NaiveDate,
    ladder: Ladder,
) -> Vec<(Rung, PositionId)> {
    let Some(due) = of.due.filter(|due| of.phase.is_working() && *due < today) else {
        return Vec::new();
    };
    let overdue = calendar.working_days_between(due, today);
    let reached = |after: u32| after > 0 && overdue >= after;
    let often = ladder.urges > 0 && of.urges > ladder.urges;
    let told = [
        (Rung::Supervisor, of.supervisor, reached(ladder.supervisor_after)),
        (Rung::Assigner, Some(of.assigner), reached(ladder.assigner_after) || often),
    ];
    let due = told.into_iter().filter(|(_, _, due)| *due);
    let mut steps: Vec<(Rung, PositionId)> = due.filter_map(|(rung, seat, _)| Some((rung, seat?))).collect();
    // Whoever stands on both rungs, or leads the work, is told once or not at all.
    steps.dedup_by_key(|(_, seat)| *seat);
    steps.retain(|(_, seat)| of.lead != Some(*seat));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use ulid::Ulid;

    const LADDER: Ladder = Ladder { supervisor_after: 5, assigner_after: 10, urges: 3 };

    #[test]
    fn each_step_has_its_working_day_and_many_urgings_shorten_the_way() {
        let [lead, leader, assigner] = [1, 2, 3].map(|n| PositionId(Ulid(n)));
        let due = Some("2026-01-05".parse().expect("a Monday"));
        let phase = Phase::InProgress;
        let mut state =
            Standing { phase, due, lead: Some(lead), supervisor: Some(leader), assigner, urges: 0 };
        let on = |state: &Standing, day: &str, urges| {
            let state = Standing { urges, ..*state };
            rungs(&state, &WorkingCalendar::of(None), day.parse().expect("a day"), LADDER)
        };
        assert_eq!(on(&state, "2026-01-05", 9), []);
        assert_eq!(on(&state, "2026-01-11", 3), [], "four working days and a weekend");
        assert_eq!(on(&state, "2026-01-12", 3), [(Rung::Supervisor, leader)]);
        assert_eq!(on(&state, "2026-01-06", 4), [(Rung::Assigner, assigner)]);
        assert_eq!(on(&state, "2026-01-19", 0), [(Rung::Supervisor, leader), (Rung::Assigner, assigner)]);
        state.supervisor = Some(assigner);
        assert_eq!(on(&state, "2026-01-19", 0), [(Rung::Supervisor, assigner)], "told once");
        state.phase = Phase::Submitted;
        assert_eq!(on(&state, "2026-01-19", 9), [], "it waits for the accepter, not for the lead");
    }
}
