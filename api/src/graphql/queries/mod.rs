//! What can be asked, by what it is about. Every field at the root is nullable: one that fails leaves the others be.

mod accountability;
mod assignments;
mod checks;
mod figures;
pub mod lists;
mod moments;
mod organisation;
mod start;

use async_graphql::MergedObject;

/// Everything that can be asked (truy vấn).
#[derive(MergedObject, Default)]
pub struct Query(
    start::StartQueries,
    assignments::AssignmentQueries,
    accountability::AccountabilityQueries,
    checks::CheckQueries,
    organisation::OrganisationQueries,
    organisation::RegisterQueries,
    figures::FigureQueries,
    moments::MomentQueries,
);
