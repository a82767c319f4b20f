//! What decisions must know of open work, gathered before they are taken. Present knowledge.

use crate::{AsOf, AssignmentFilter, Paging, Result, Sort, Views};
use sauro_domain::{
    assignment::TimeStatus,
    context::OpenWork,
    id::{PositionId, UnitId},
    time::Timestamp,
};

/// Assignments named in a refusal.
const EXAMPLES: u32 = 5;

impl Views {
    /// Open work led by a seat, or by one whose work it took over.
    pub fn open_work_of_position(&self, seat: PositionId, at: Timestamp) -> Result<OpenWork> {
        self.open_work(&[seat], &self.present(at))
    }

    /// Open work led by the seats of a unit itself, and which of them lead some.
    pub fn open_work_of_unit(&self, unit: UnitId, at: Timestamp) -> Result<OpenWork> {
        let as_of = self.present(at);
        let register = self.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let seats = view.positions_of_unit(unit);
        let mut work = self.open_work(&seats, &as_of)?;
        for seat in seats {
            if self.assignment_count(&led_by(&[seat]), &as_of)? > 0 {
                work.positions.push(seat);
            }
        }
        Ok(work)
    }

    /// How many overdue assignments a seat leads, for the warning on a draft.
    pub fn lead_overdue(&self, lead: PositionId, at: Timestamp) -> Result<u64> {
        let overdue = AssignmentFilter { time: Some(vec![TimeStatus::Overdue]), ..led_by(&[lead]) };
        self.assignment_count(&overdue, &self.present(at))
    }

    fn open_work(&self, seats: &[PositionId], as_of: &AsOf) -> Result<OpenWork> {
        let filter = led_by(seats);
        let led = self.assignment_count(&filter, as_of)?;
        let examples = self.assignments(&filter, Sort::Due, &Paging::first(EXAMPLES), as_of)?;
        Ok(OpenWork { led, examples: examples.nodes().map(|row| row.id).collect(), ..OpenWork::default() })
    }

    /// All that is known now, in force at a moment.
    pub fn present(&self, at: Timestamp) -> AsOf {
        let head = self.0.head();
        AsOf {
            ordinal: head.ordinal,
            position: head.position,
            recorded_at: head.recorded_at,
            in_force_at: at,
            past: false,
        }
    }
}

fn led_by(seats: &[PositionId]) -> AssignmentFilter {
    AssignmentFilter { leads: Some(seats.to_vec()), open: Some(true), ..AssignmentFilter::default() }
}
