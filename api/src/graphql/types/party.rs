//! Who takes part in an assignment.

use super::{Accountable, Seat};
use crate::graphql::{enums::PartyRole, scalars::Date, scope::Scope};
use async_graphql::SimpleObject;
use sauro_projections::{self as views, AsOf};

/// A seat that takes part, and as what (bên tham gia).
#[derive(SimpleObject, Debug, Clone)]
pub struct Party {
    /// As what (vai trò).
    pub role: PartyRole,
    /// The seat the record names (chức vụ).
    pub position: Option<Seat>,
    /// Who answers in it (người chịu trách nhiệm).
    pub accountable: Option<Accountable>,
    /// A coordinator's own part (phần việc).
    pub part: Option<String>,
    /// By when a coordinator answers (hạn trả lời).
    pub reply_by: Option<Date>,
}

impl Party {
    /// As known at a moment.
    pub fn new(scope: &Scope<'_>, party: &views::Party, as_of: AsOf) -> Self {
        let present = scope.linked(as_of);
        Self {
            role: party.role.into(),
            position: Some(Seat::new(party.position, present)),
            accountable: Accountable::of_position(scope, party.position, as_of),
            part: party.part.clone(),
            reply_by: party.reply_by.map(Date),
        }
    }
}
