//! Ids of the contract: the kind and the ULID, `Assignment_01J…`. Opaque to clients, readable to people. The id of a
//! thing as it was at a moment carries the moment too, so that no cache mixes the past with the present.

use async_graphql::ID;
use sauro_domain::id::{
    AssignmentId, CalendarId, DocumentId, InspectionId, LedgerId, MandateId, PersonId, PositionId,
    ProgrammeId, UnitId,
};
use sauro_domain::time::Timestamp;
use sauro_projections::AsOf;
use sauro_store::Position;
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

    /// As the contract carries it in an answer for a moment: `Unit_01J…_812_1782000000000` when that is a past one.
    fn id_at(self, at: &AsOf) -> ID {
        match at.past {
            true => ID(format!(
                "{}_{}_{}_{}",
                Self::TYPE,
                self.ulid(),
                at.position,
                at.in_force_at.timestamp_millis()
            )),
            false => self.id(),
        }
    }

    /// Reads an id of this type, with or without a moment; none when it is of another type or malformed.
    fn read(id: &str) -> Option<Self> {
        let (kind, ulid, _) = parts(id)?;
        (kind == Self::TYPE).then(|| Self::of(ulid))
    }
}

/// The moment that an id carries.
pub fn moment(id: &str) -> Option<(Position, Timestamp)> {
    parts(id)?.2
}

/// The stream behind an id of whatever type.
pub fn stream(id: &str) -> Option<String> {
    fn of<I: Global>(id: &str) -> Option<String> {
        I::read(id).map(|id| format!("{}-{}", I::KIND, id.ulid()))
    }
    of::<AssignmentId>(id)
        .or_else(|| of::<UnitId>(id))
        .or_else(|| of::<PositionId>(id))
        .or_else(|| of::<PersonId>(id))
        .or_else(|| of::<DocumentId>(id))
        .or_else(|| of::<MandateId>(id))
        .or_else(|| of::<ProgrammeId>(id))
        .or_else(|| of::<CalendarId>(id))
        .or_else(|| of::<InspectionId>(id))
        .or_else(|| of::<LedgerId>(id))
}

type Parts<'a> = (&'a str, Ulid, Option<(Position, Timestamp)>);

fn parts(id: &str) -> Option<Parts<'_>> {
    let (kind, rest) = id.split_once('_')?;
    let Some((ulid, moment)) = rest.split_once('_') else {
        return Some((kind, Ulid::from_string(rest).ok()?, None));
    };
    let (position, millis) = moment.split_once('_')?;
    let at = chrono::DateTime::from_timestamp_millis(millis.parse().ok()?)?;
    Some((kind, Ulid::from_string(ulid).ok()?, Some((position.parse().ok()?, at))))
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
    LedgerId = "Ledger",
    AssignmentId = "Assignment",
    InspectionId = "Inspection"
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

    #[test]
    fn an_id_of_the_past_carries_its_moment() {
        let id = UnitId(Ulid::from_parts(7, 9));
        let at = chrono::DateTime::from_timestamp_millis(1_782_000_000_123).expect("in range");
        let position = Position::from_parts(812, 3);
        let then = AsOf { ordinal: 812, position, recorded_at: None, in_force_at: at, past: true };
        let text = id.id_at(&then);
        assert_ne!(text, id.id());
        assert_eq!((UnitId::read(&text), moment(&text)), (Some(id), Some((position, at))));
        assert_eq!(id.id_at(&AsOf { past: false, ..then }), id.id());
        assert_eq!(UnitId::read(&format!("{}_x_1", id.id().0)), None);
    }
}
