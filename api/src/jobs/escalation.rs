//! Overdue work brought to those above, step by step, as the ladder says.

use super::{Due, id_of};
use sauro_domain::{
    assignment::{
        AssignmentCommand,
        escalation::{Ladder, Rung, Standing, rungs},
    },
    text::Prose,
};
use sauro_projections::{AsOf, AssignmentRow, Views};

/// The steps that are due. One step is taken once for one deadline: an extension begins the ladder anew.
pub fn due(views: &Views, open: &[AssignmentRow], as_of: &AsOf, ladder: Ladder) -> Vec<Due> {
    let register = views.register();
    let view = register.view(as_of.ordinal, as_of.in_force_at);
    let calendar = view.calendar();
    let mut found = Vec::new();
    for row in open {
        let Some(due) = row.due_current.filter(|due| *due < as_of.day()) else { continue };
        let standing = Standing {
            phase: row.phase,
            due: Some(due),
            lead: row.lead.map(|seat| view.successor(seat)),
            supervisor: row.supervisor.map(|seat| view.successor(seat)),
            assigner: view.successor(row.assigner),
            urges: row.urges,
        };
        for (rung, to) in rungs(&standing, &calendar, as_of.day(), ladder) {
            let whom = match rung {
                Rung::Supervisor => "lãnh đạo phụ trách",
                Rung::Assigner => "người giao",
            };
            let days = calendar.working_days_between(due, as_of.day());
            let words = format!(
                "Quá hạn {days} ngày làm việc (hạn {}), đã đôn đốc {} lần: báo cáo {whom}.",
                due.format("%d/%m/%Y"),
                row.urges
            );
            let Ok(reason) = Prose::parse(&words) else { continue };
            let id = id_of("escalation", &format!("{} {due} {to}", row.id));
            found.push(Due { id, assignment: row.id, command: AssignmentCommand::Escalate { to, reason } });
        }
    }
    found
}
