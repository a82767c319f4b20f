//! Assignments: one row per version.

mod clause;
mod core;
mod filter;
mod query;
mod read;
mod row;

use sauro_domain::assignment::Phase;

pub(crate) use clause::Clause;
pub(crate) use core::{Core, Counts, act_code, flag, flags, granted, phase_code, waiting_on};
pub use filter::{Against, AssignmentFilter, Sight, Sort};
pub(crate) use query::{numbers, rows};
pub(crate) use read::{COURSE, act, course, id};
pub(crate) use row::on_day;
pub use row::{AssignmentRow, WaitingOn};

/// Every phase, by its code in the file.
pub(crate) const PHASES: [Phase; 11] = [
    Phase::Absent,
    Phase::Draft,
    Phase::Issued,
    Phase::InProgress,
    Phase::Submitted,
    Phase::Declined,
    Phase::Suspended,
    Phase::Accepted,
    Phase::Closed,
    Phase::Cancelled,
    Phase::Discarded,
];

#[cfg(test)]
mod tests {
    use super::*;
    use sauro_domain::assignment::Act;

    #[test]
    fn codes_read_back() {
        for phase in PHASES {
            assert_eq!(PHASES[usize::try_from(phase_code(phase)).expect("small")], phase);
        }
        for given in Act::ALL {
            assert_eq!(act(act_code(*given)).expect("known"), *given);
        }
        assert!(act(999).is_err());
    }
}
