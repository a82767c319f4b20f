//! Anything with an id of its own.

use super::{Assignment, Document, Mandate, Person, Programme, Seat, Unit};
use crate::graphql::{errors::Answer, ids::Global, scope::Scope};
use async_graphql::{ID, Interface};
use sauro_domain::id::{AssignmentId, DocumentId, MandateId, PersonId, PositionId, ProgrammeId, UnitId};
use sauro_projections::AsOf;

/// Anything with an id of its own (đối tượng có mã định danh).
#[derive(Interface, Debug, Clone)]
#[graphql(field(name = "id", ty = "ID", desc = "Names it everywhere."))]
pub enum Node {
    /// Nhiệm vụ.
    Assignment(Assignment),
    /// Văn bản.
    Document(Document),
    /// Thẩm quyền.
    Mandate(Mandate),
    /// Cá nhân.
    Person(Person),
    /// Chương trình.
    Programme(Programme),
    /// Chức vụ.
    Seat(Seat),
    /// Đơn vị.
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
            AssignmentId => Assignment, DocumentId => Document, MandateId => Mandate, PersonId => Person,
            ProgrammeId => Programme, PositionId => Seat, UnitId => Unit
        );
        Ok(None)
    }
}
