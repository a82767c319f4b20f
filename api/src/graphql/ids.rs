//! Ids of the contract: the kind and the ULID, `Assignment_01J…`. Opaque to clients, readable to people.

use async_graphql::ID;
use sauro_domain::id::{
    AssignmentId, CalendarId, DocumentId, MandateId, PersonId, PositionId, ProgrammeId, UnitId,
};
use ulid::Ulid;

/// An id that the contract can carry.
pub trait Global: Copy {
    /// The type in the schema.
    const TYPE: &'static str;
    /// The kind as stream names and refusals spell it.
    const KIND: &'static str;
    /// From the ULID alone.
    fn of(ulid: Ulid) -> Self;
    /// The ULID alone.
    fn ulid(self) -> Ulid;

    /// As the contract carries it.
    fn id(self) -> ID {
        ID(format!("{}_{}", Self::TYPE, self.ulid()))
    }

    /// Reads an id of this type; none when it is of another type or malformed.
    fn read(id: &str) -> Option<Self> {
        let (kind, ulid) = id.split_once('_')?;
        let ulid = Ulid::from_string(ulid).ok().filter(|_| kind == Self::TYPE)?;
        Some(Self::of(ulid))
    }
}

macro_rules! global {
    ($($id:ident = $type:literal),*) => {$(
        impl Global for $id {
            const TYPE: &'static str = $type;
            const KIND: &'static str = $id::KIND;
            fn of(ulid: Ulid) -> Self { Self(ulid) }
            fn ulid(self) -> Ulid { self.0 }
        }
    )*};
}
global!(
    UnitId = "Unit",
    PositionId = "Seat",
    PersonId = "Person",
    DocumentId = "Document",
    MandateId = "Mandate",
    ProgrammeId = "Programme",
    CalendarId = "Calendar",
    AssignmentId = "Assignment"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_its_own_type_only() {
        let id = AssignmentId(Ulid::from_parts(7, 9));
        assert_eq!(AssignmentId::read(&id.id()), Some(id));
        assert_eq!(UnitId::read(&id.id()), None);
        assert_eq!(AssignmentId::read("Assignment_x"), None);
        assert_eq!(AssignmentId::read(""), None);
    }
}
