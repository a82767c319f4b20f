//! From facts to bytes and back. Type names and versions are explicit; an unknown one stops the line.

pub mod canonical;
mod seal;
mod tagged;
pub mod time;
mod versions;

use crate::{Acted, Envelope, LogError, Recorded};
use sauro_domain::{
    Event, assignment::AssignmentEvent, calendar::CalendarEvent, context::Actor, document::DocumentEvent,
    event::Meta, inspection::InspectionEvent, ledger::LedgerEvent, mandate::MandateEvent,
    person::PersonEvent, position::PositionEvent, programme::ProgrammeEvent, unit::UnitEvent,
};
use serde_json::{Value, value::RawValue};
use std::borrow::Cow;

pub use seal::{Draft, event_id, seal};

/// An event as it goes into an envelope.
#[derive(Debug, Clone, PartialEq)]
pub struct Encoded {
    /// Its wire name, such as `assignment.issued`.
    pub kind: &'static str,
    /// The version of the payload's shape that is written now.
    pub version: u16,
    /// The payload.
    pub data: Value,
}

/// A stored event, read.
#[derive(Debug, Clone)]
pub struct Decoded<'a> {
    /// Its envelope, borrowed from the stored bytes.
    pub envelope: Envelope<'a>,
    /// What happened, in the current shape.
    pub event: Event,
    /// What stands beside every fact.
    pub meta: Meta,
}

macro_rules! aggregates {
    ($($prefix:literal => $kind:ident($event:ty)),* $(,)?) => {
        /// The wire names of every event, by aggregate in the order of [`Event`].
        pub fn types() -> impl Iterator<Item = &'static str> {
            [$(tagged::names::<$event>()),*].into_iter().flatten().copied()
        }

        /// Splits an event into its wire name and its payload.
        pub fn encode(event: &Event) -> Result<Encoded, LogError> {
            let (names, tagged) = match event {
                $(Event::$kind(event) => (tagged::names::<$event>(), serde_json::to_value(event)),)*
            };
            split(names, tagged)
        }

        fn read(kind: &str, data: &RawValue) -> Result<Event, serde_json::Error> {
            match kind.split_once('.').map_or(kind, |(aggregate, _)| aggregate) {
                $($prefix => tagged::read::<$event>(kind, data).map(Event::$kind),)*
                _ => Err(serde::de::Error::custom("no aggregate has such events")),
            }
        }
    };
}
aggregates! {
    "unit" => Unit(UnitEvent),
    "position" => Position(PositionEvent),
    "person" => Person(PersonEvent),
    "document" => Document(DocumentEvent),
    "mandate" => Mandate(MandateEvent),
    "programme" => Programme(ProgrammeEvent),
    "calendar" => Calendar(CalendarEvent),
        "ledger" => Ledger(LedgerEvent),
    "assignment" => Assignment(AssignmentEvent),
    "inspection" => Inspection(InspectionEvent),
}

fn split(names: &[&'static str], tagged: Result<Value, serde_json::Error>) -> Result<Encoded, LogError> {
    let tagged = tagged.map_err(|e| LogError::Unacceptable(e.to_string()))?;
    let only = match tagged {
        Value::Object(fields) => fields.into_iter().next(),
        Value::String(name) => Some((name, Value::Null)),
        _ => None,
    };
    let found =
        only.and_then(|(name, data)| names.iter().find(|known| **known == name).map(|kind| (*kind, data)));
    let (kind, data) =
        found.ok_or_else(|| LogError::Unacceptable("an event without a wire name".to_owned()))?;
    Ok(Encoded { kind, version: versions::current(kind), data })
}

/// The version of a type's payload that is written now.
pub fn current_version(kind: &str) -> u16 {
    versions::current(kind)
}

/// Reads a payload of any version ever written. The error says which type or version is not known, or what is wrong.
pub fn decode_event(kind: &str, version: u16, data: &RawValue) -> Result<Event, String> {
    let data = versions::upcast(kind, version, Cow::Borrowed(data)).map_err(|e| e.to_string())?;
    read(kind, &data).map_err(|e| format!("{kind} of version {version} cannot be read: {e}"))
}

/// Reads a stored event. Anything unexpected is damage, and says where.
pub fn decode(recorded: &Recorded) -> Result<Decoded<'_>, LogError> {
    let place =
        || format!("position {}, {} at revision {}", recorded.position, recorded.stream, recorded.revision);
    let corrupt = |what: String| LogError::Corrupt { place: place(), what };
    let envelope = open(&recorded.bytes).map_err(corrupt)?;
    if envelope.stream != recorded.stream || envelope.ver != recorded.revision {
        return Err(corrupt(format!("the envelope says {} at revision {}", envelope.stream, envelope.ver)));
    }
    let event = decode_event(&envelope.kind, envelope.type_v, envelope.data).map_err(corrupt)?;
    let meta = Meta {
        recorded_at: envelope.at,
        effective_at: envelope.effective(),
        command: envelope.cmd,
        actor: envelope.actor.into(),
        revision: envelope.ver,
    };
    Ok(Decoded { envelope, event, meta })
}

/// Reads an envelope, without its payload.
pub fn open(bytes: &[u8]) -> Result<Envelope<'_>, String> {
    let envelope: Envelope<'_> =
        serde_json::from_slice(bytes).map_err(|e| format!("not an envelope: {e}"))?;
    if envelope.v == crate::envelope::ENVELOPE_VERSION {
        Ok(envelope)
    } else {
        Err(format!("an envelope of version {} is not known here", envelope.v))
    }
}

impl From<Acted> for Actor {
    fn from(acted: Acted) -> Self {
        match acted {
            Acted::Person { person, position, on_behalf_of } => {
                Self::Person { person, position, on_behalf_of }
            }
            Acted::Founder { person } => Self::Founder(person),
            Acted::Scheduler => Self::Scheduler,
        }
    }
}

impl From<Actor> for Acted {
    fn from(actor: Actor) -> Self {
        match actor {
            Actor::Person { person, position, on_behalf_of } => {
                Self::Person { person, position, on_behalf_of }
            }
            Actor::Founder(person) => Self::Founder { person },
            Actor::Scheduler => Self::Scheduler,
        }
    }
}
