//! What can be asked, by what it is about. Every field at the root is nullable: one that fails leaves the others be.

mod accountability;
mod assignments;
mod authority;
mod checks;
mod comparing;
pub mod events;
mod figures;
mod inspections;
mod integrity;
pub mod lists;
mod moments;
mod organisation;
mod reports;
mod start;
pub mod watching;

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
    comparing::ComparingQueries,
    reports::ReportQueries,
    authority::AuthorityQueries,
    events::EventQueries,
    inspections::InspectionQueries,
    integrity::IntegrityQueries,
    watching::WatchingQueries,
);
