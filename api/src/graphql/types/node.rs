//! Anything with an id of its own.

use super::{Assignment, Document, Inspection, Mandate, Person, Programme, Seat, Unit};
use crate::graphql::{errors::Answer, ids::Global, scope::Scope};
use async_graphql::{ID, Interface};
use sauro_domain::id::{
    AssignmentId, DocumentId, InspectionId, MandateId, PersonId, PositionId, ProgrammeId, UnitId,
};
use sauro_projections::AsOf;

/// Anything with an id of its own (đối tượng có mã định danh).
#[derive(Interface, Debug, Clone)]
#[graphql(field(name = "id", ty = "ID", desc = "Names it everywhere."))]
pub enum Node {
    /// Assignment (nhiệm vụ).
    Assignment(Assignment),
    /// Document (văn bản).
    Document(Document),
    /// Inspection (cuộc kiểm tra).
    Inspection(Inspection),
    /// Mandate (thẩm quyền).
    Mandate(Mandate),
    /// Person (cá nhân).
    Person(Person),
    /// Programme (chương trình).
    Programme(Programme),
    /// Seat (chức vụ).
    Seat(Seat),
    /// Unit (đơn vị).
    Unit(Unit),
}

impl Node {
    /// Whatever the id names; none when it names nothing.
    pub async fn find(scope: &Scope<'_>, id: &ID, at: AsOf) -> Answer<Option<Self>> {
        macro_rules! first {
            ($($Id:ident => $Type:ident),*) => {$(
                if let Some(id) = $Id::read(id) {
                    return Ok($Type::find(scope, id, at).await?.map(Self::$Type));
                }
            )*};
        }
        first!(
            AssignmentId => Assignment, DocumentId => Document, InspectionId => Inspection, MandateId => Mandate, PersonId => Person,
            ProgrammeId => Programme, PositionId => Seat, UnitId => Unit
        );
        Ok(None)
    }
}
