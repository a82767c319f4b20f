//! The things that events are about: their ids, and what is told of each over time.

use super::moment;
use sauro_domain::{
    Event,
    assignment::State,
    id::{
        AssignmentId, CalendarId, DocumentId, InspectionId, LedgerId, MandateId, PersonId, PositionId,
        ProgrammeId, UnitId,
    },
    inspection::InspectionEvent,
    person::PersonEvent,
    position::PositionEvent,
    programme::ProgrammeEvent,
    time::Timestamp,
    unit::UnitEvent,
};
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};
use ulid::Ulid;

/// A kind of thing: its name in the export, what its ids begin with (as the API shows them), and what is told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Assignment,
    Position,
    Person,
    Unit,
    Programme,
    Document,
    Mandate,
    Calendar,
    Inspection,
    Ledger,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Assignment,
        Self::Position,
        Self::Person,
        Self::Unit,
        Self::Programme,
        Self::Document,
        Self::Mandate,
        Self::Calendar,
        Self::Inspection,
        Self::Ledger,
    ];

    /// The name of the type.
    pub fn name(self) -> &'static str {
        match self {
            Self::Assignment => AssignmentId::KIND,
            Self::Position => PositionId::KIND,
            Self::Person => PersonId::KIND,
            Self::Unit => UnitId::KIND,
            Self::Programme => ProgrammeId::KIND,
            Self::Document => DocumentId::KIND,
            Self::Mandate => MandateId::KIND,
            Self::Calendar => CalendarId::KIND,
            Self::Inspection => InspectionId::KIND,
            Self::Ledger => LedgerId::KIND,
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Assignment => "Assignment",
            Self::Position => "Seat",
            Self::Person => "Person",
            Self::Unit => "Unit",
            Self::Programme => "Programme",
            Self::Document => "Document",
            Self::Mandate => "Mandate",
            Self::Calendar => "Calendar",
            Self::Inspection => "Inspection",
            Self::Ledger => "Ledger",
        }
    }

    /// What is told of such a thing: names and types of OCEL 2.0.
    pub fn attributes(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Assignment => &[
                ("code", "string"),
                ("state", "string"),
                ("due", "string"),
                ("dueOriginal", "string"),
                ("percent", "integer"),
                ("lead", "string"),
                ("cause", "string"),
            ],
            Self::Position => &[("title", "string"), ("rank", "string"), ("abolished", "boolean")],
            Self::Person => &[("erased", "boolean")],
            Self::Unit => &[("name", "string"), ("kind", "string"), ("ended", "boolean")],
            Self::Programme => &[("kind", "string"), ("closed", "boolean")],
            Self::Inspection => &[("closed", "boolean")],
            Self::Document | Self::Mandate | Self::Calendar | Self::Ledger => &[],
        }
    }

    fn of(kind: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == kind)
    }
}

/// One thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thing {
    pub kind: Kind,
    pub id: Ulid,
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", self.kind.prefix(), self.id)
    }
}

impl Serialize for Thing {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Thing {
    /// What a stream is about.
    pub fn of_stream(stream: &str) -> Option<Self> {
        let (kind, ulid) = stream.split_once('-')?;
        Some(Self { kind: Kind::of(kind)?, id: Ulid::from_string(ulid).ok()? })
    }

    /// The name of its stream.
    pub fn stream(&self) -> String {
        format!("{}-{}", self.kind.name(), self.id)
    }
}

macro_rules! things {
    ($($id:ident => $kind:ident,)*) => {$(
        impl From<$id> for Thing {
            fn from(id: $id) -> Self { Self { kind: Kind::$kind, id: id.0 } }
        }
    )*};
}
things! {
    AssignmentId => Assignment, PositionId => Position, PersonId => Person, UnitId => Unit,
    ProgrammeId => Programme, DocumentId => Document, MandateId => Mandate,
}

/// What is told of a thing from a moment on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    pub name: &'static str,
    pub time: String,
    pub value: String,
}

/// A link from a thing to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Link {
    #[serde(rename = "objectId")]
    pub to: Thing,
    pub qualifier: &'static str,
}

/// What is known of a thing whose own stream is read with the rest.
#[derive(Debug, Default)]
pub struct Record {
    pub told: Vec<Told>,
    pub links: BTreeSet<Link>,
}

/// Everything met in the log.
#[derive(Debug, Default)]
pub struct Things(pub BTreeMap<Thing, Record>);

impl Things {
    /// Takes in one event: what it relates to, and what it says of the organisation. Assignments are told later, each
    /// from its own stream.
    pub fn take(&mut self, subject: Thing, event: &Event, at: Timestamp, related: &[Link]) {
        for link in related {
            self.0.entry(link.to).or_default();
        }
        let record = self.0.entry(subject).or_default();
        let mut tell = |name, value: String| record.told.push(Told { name, time: moment(at), value });
        let yes = || "true".to_owned();
        match event {
            Event::Unit(UnitEvent::Established { name, kind, parent, .. }) => {
                tell("name", name.to_string());
                tell("kind", word(kind));
                if let Some(parent) = parent {
                    record.links.insert(Link { to: (*parent).into(), qualifier: "below" });
                }
            }
            Event::Unit(UnitEvent::Renamed { name, .. }) => tell("name", name.to_string()),
            Event::Unit(UnitEvent::Moved { parent, .. }) => {
                record.links.insert(Link { to: (*parent).into(), qualifier: "below" });
            }
            Event::Unit(UnitEvent::Merged { into, .. }) => {
                tell("ended", yes());
                record.links.insert(Link { to: (*into).into(), qualifier: "merged into" });
            }
            Event::Unit(UnitEvent::Dissolved { .. }) => tell("ended", yes()),
            Event::Position(PositionEvent::Created { unit, title, rank, .. }) => {
                tell("title", title.to_string());
                tell("rank", word(rank));
                record.links.insert(Link { to: (*unit).into(), qualifier: "in" });
            }
            Event::Position(PositionEvent::Abolished { .. }) => tell("abolished", yes()),
            Event::Person(PersonEvent::DataErased { .. }) => tell("erased", yes()),
            Event::Programme(ProgrammeEvent::Launched { kind, parent, .. }) => {
                tell("kind", word(kind));
                if let Some(parent) = parent {
                    record.links.insert(Link { to: (*parent).into(), qualifier: "part of" });
                }
            }
            Event::Programme(ProgrammeEvent::Closed { .. })
            | Event::Inspection(InspectionEvent::Closed { .. }) => tell("closed", yes()),
            _ => {}
        }
    }
}

/// A key as events write it.
pub fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// What is told of an assignment now: only keys, days and ids.
pub fn facts(state: &State) -> Vec<(&'static str, String)> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    let original = state.deadline_original.as_ref().and_then(|deadline| deadline.due);
    let all = [
        ("code", state.code.as_ref().map(ToString::to_string)),
        ("state", Some(word(&state.phase))),
        ("due", day(state.due())),
        ("dueOriginal", day(original)),
        ("percent", state.percent.map(|percent| percent.to_string())),
        ("lead", state.terms.lead.map(|lead| Thing::from(lead).to_string())),
        ("cause", state.cause.as_ref().map(word)),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// What an assignment is linked to, as things stand.
pub fn links(state: &State) -> BTreeSet<Link> {
    use sauro_domain::assignment::Basis;
    let terms = &state.terms;
    let document = match &terms.basis {
        Some(Basis::Document(id)) => Some(*id),
        _ => None,
    };
    let link = |to: Thing, qualifier| Link { to, qualifier };
    let all = [
        terms.lead.map(|id| link(id.into(), "lead")),
        state.assigner.map(|id| link(id.into(), "assigner")),
        terms.accepter.map(|id| link(id.into(), "accepter")),
        terms.supervisor.map(|id| link(id.into(), "supervisor")),
        terms.programme.map(|id| link(id.into(), "serves")),
        terms.parent.map(|id| link(id.into(), "part of")),
        terms.series.map(|id| link(id.into(), "in series")),
        document.map(|id| link(id.into(), "basis")),
    ];
    all.into_iter().flatten().collect()
}
