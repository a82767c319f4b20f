//! Typed identifiers: one kind per aggregate, so that a person can never stand where a position is meant.

use serde::{Deserialize, Deserializer, Serialize, de};
use std::{fmt, str::FromStr};
use ulid::Ulid;

/// The text is not an identifier of the kind expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} is not a {kind} id: expected 26 Crockford base-32 characters")]
pub struct BadId {
    /// What kind was expected, as in stream names.
    pub kind: &'static str,
    /// What was given, cut to 40 characters.
    pub given: String,
}

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub Ulid);

        impl $name {
            /// The kind as it stands in stream names and in opaque API ids.
            pub const KIND: &'static str = $kind;
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> { read(from).map(Self) }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                Ulid::from_string(text)
                    .map(Self)
                    .map_err(|_| BadId { kind: $kind, given: text.chars().take(40).collect() })
            }
        }
        impl From<CommandId> for $name {
            /// What a command creates carries the command's own ULID: a retry creates the same thing.
            fn from(id: CommandId) -> Self { Self(id.0) }
        }
    )*};
}

/// The idempotency key of one command, chosen by its sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct CommandId(pub Ulid);

impl<'de> Deserialize<'de> for CommandId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read(from).map(Self)
    }
}
impl fmt::Display for CommandId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl FromStr for CommandId {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        Ulid::from_string(text)
            .map(Self)
            .map_err(|_| BadId { kind: "command", given: text.chars().take(40).collect() })
    }
}

typed_ids! {
    /// A body: committee, office, division, party cell, residential group.
    UnitId = "unit";
    /// A single seat in a unit. Responsibility is tied to it, not to the person.
    PositionId = "position";
    /// A person. Names live in the vault, never here.
    PersonId = "person";
    /// A registered document: the basis of a task, an appointment, a mandate.
    DocumentId = "document";
    /// A grant of authority (thẩm quyền).
    MandateId = "mandate";
    /// A resolution, programme, plan or social model that tasks serve.
    ProgrammeId = "programme";
    /// The working calendar of the installation.
    CalendarId = "calendar";
    /// What the log records of itself; there is one.
    LedgerId = "ledger";
    /// An assignment (nhiệm vụ).
    AssignmentId = "assignment";
    /// An inspection (cuộc kiểm tra).
    InspectionId = "inspection";
}

/// Reads an id from its text where it stands: a log is full of them.
fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Ulid, D::Error> {
    struct Text;
    impl de::Visitor<'_> for Text {
        type Value = Ulid;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an id of 26 Crockford base-32 characters")
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<Ulid, E> {
            Ulid::from_string(text).map_err(E::custom)
        }
    }
    from.deserialize_str(Text)
}

/// The ULID of a stream named `{kind}-{ulid}`.
pub fn ulid_of_stream(stream: &str) -> Result<Ulid, BadId> {
    let bad = || BadId { kind: "stream", given: stream.chars().take(40).collect() };
    let (_, ulid) = stream.rsplit_once('-').ok_or_else(bad)?;
    Ulid::from_string(ulid).map_err(|_| bad())
}
