//! Requests for a contribution whose reply-by day has passed in silence.

use super::{Due, id_of};
use sauro_domain::{assignment::AssignmentCommand, id::AssignmentId};
use sauro_projections::{Act, AsOf, AssignmentRow, ViewError, Views};

/// Those that are marked as missed.
pub fn missed(views: &Views, open: &[AssignmentRow], as_of: &AsOf) -> Result<Vec<Due>, ViewError> {
    let ids: Vec<AssignmentId> = open.iter().map(|row| row.id).collect();
    let items = views.open_items(&ids, as_of)?.into_values().flatten();
    let late =
        items.filter(|item| item.act == Act::Contribute && item.due.is_some_and(|due| due < as_of.day()));
    let due = late.filter_map(|item| {
        let (assignment, request) = (item.assignment, item.item?);
        let id = id_of("contribution missed", &format!("{assignment} {request}"));
        Some(Due { id, assignment, command: AssignmentCommand::MarkContributionMissed { request } })
    });
    Ok(due.collect())
}
