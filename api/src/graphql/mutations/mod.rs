//! One mutation per command, named by what it is about first. Each asks the same handler as every other door.

mod assignment;
mod inspection;
mod macros;
mod perform;
mod person;
mod position;
mod registers;
mod unit;

use async_graphql::MergedObject;

pub use perform::{Performed, Receipt};

/// Everything that can be done (các lệnh): one mutation per command. A refusal is data, under `userErrors`.
#[derive(MergedObject, Default)]
pub struct Mutation(
    assignment::DraftMutation,
    assignment::DraftingMutations,
    assignment::GivingMutations,
    assignment::DoingMutations,
    assignment::AskingMutations,
    assignment::DeadlineMutations,
    assignment::PeopleMutations,
    assignment::EndingMutations,
    unit::UnitMutations,
    position::PositionMutations,
    person::PersonMutations,
    registers::DocumentMutations,
    registers::MandateMutations,
    registers::ProgrammeMutations,
    registers::CalendarMutations,
    inspection::InspectionMutations,
);
