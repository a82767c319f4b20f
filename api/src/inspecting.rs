//! What is taken out of the log: all of it, or the streams of a selection.

use crate::{ApiError, Application, graphql::ids::Global};
use chrono::NaiveDate;
use sauro_domain::{
    Event,
    id::{AssignmentId, PersonId, UnitId},
    person::{State as Record, evolve},
    time::{end_of, start_of},
};
use sauro_heads::Evidence;
use sauro_ledger::{Hash, bundle::Request};
use sauro_projections::events::EventFilter;
use sauro_store::{codec, vault::Opened};
use serde::Deserialize;
use std::{
    collections::{BTreeSet, HashMap},
    fs::File,
    path::{Path, PathBuf},
    str::FromStr,
};

/// What to take out of the log; nothing named: all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Selection {
    /// An assignment, by its code.
    pub assignment: Option<String>,
    /// What a person did, by id.
    pub person: Option<String>,
    /// What was done from a unit or below, or on work led from there, by id.
    pub unit: Option<String>,
    /// Touched on or after this day.
    pub from: Option<NaiveDate>,
    /// Touched until this day, included.
    pub until: Option<NaiveDate>,
}

impl Selection {
    /// Whether it is the whole log.
    pub fn is_whole(&self) -> bool {
        *self == Self::default()
    }

    /// The same, as a bundle says what was asked for.
    pub fn request(&self) -> Request {
        let day = |day: NaiveDate| day.to_string();
        Request {
            assignment: self.assignment.clone(),
            person: self.person.clone(),
            unit: self.unit.clone(),
            from: self.from.map(day),
            until: self.until.map(day),
        }
    }
}

/// The streams that hold what is selected; none for the whole log. The error says what was not found.
pub async fn select(app: &Application, selection: &Selection) -> Result<Option<BTreeSet<String>>, String> {
    if selection.is_whole() {
        return Ok(None);
    }
    let views = app.views();
    let as_of = views.present(app.clock().now());
    let mut streams = BTreeSet::new();
    let mut filter = EventFilter {
        recorded_from: selection.from.map(start_of),
        recorded_until: selection.until.map(end_of),
        ..EventFilter::default()
    };
    if let Some(code) = &selection.assignment {
        let row = views.assignment_by_code(code.trim(), &as_of).map_err(|error| error.to_string())?;
        let row = row.ok_or_else(|| format!("there is no assignment {code}"))?;
        filter.stream = Some(format!("{}-{}", <AssignmentId as Global>::KIND, row.id));
    }
    if let Some(person) = &selection.person {
        let id = id_of::<PersonId>(person).ok_or_else(|| format!("{person} is not the id of a person"))?;
        filter.actor = Some(id);
        streams.insert(format!("{}-{id}", <PersonId as Global>::KIND));
    }
    if let Some(unit) = &selection.unit {
        let id = id_of::<UnitId>(unit).ok_or_else(|| format!("{unit} is not the id of a unit"))?;
        filter.unit = Some(id);
        streams.insert(format!("{}-{id}", <UnitId as Global>::KIND));
    }
    let found = views.events(&filter, &as_of).await.map_err(|error| error.to_string())?;
    streams.extend(found.into_iter().map(|found| found.stream));
    // What was named and never touched in the period is not in the log under that name.
    let log = app.log();
    let mut there = BTreeSet::new();
    for stream in streams {
        if !log.read_stream(&stream, 0).await.map_err(|error| error.to_string())?.is_empty() {
            there.insert(stream);
        }
    }
    if there.is_empty() { Err("nothing recorded fits the selection".to_owned()) } else { Ok(Some(there)) }
}

/// An id as the contract spells it, or the bare ULID.
fn id_of<I: Global + FromStr>(text: &str) -> Option<I> {
    I::read(text).or_else(|| text.parse().ok())
}

/// The folder of evidence files.
#[derive(Debug)]
pub struct Evidences(PathBuf);

impl Evidences {
    /// Of a data directory.
    pub fn of(data: &Path) -> Self {
        Self(data.join("files"))
    }
}

impl Evidence for Evidences {
    fn open(&self, hash: &Hash) -> Option<File> {
        let name = hex::encode(hash);
        let (folder, rest) = name.split_at_checked(2)?;
        File::open(self.0.join(folder).join(rest)).ok()
    }
}

/// Personal values as they stand: what a correction replaced is shown nowhere any more.
pub async fn standing_values(app: &Application) -> Result<Vec<Opened>, ApiError> {
    let values = app.personal_values()?;
    let mut kept = HashMap::new();
    for value in &values {
        *kept.entry((value.person, value.detail)).or_insert(0_u32) += 1;
    }
    let corrected = kept.iter().filter(|(_, count)| **count > 1).map(|((person, _), _)| *person);
    let mut records = HashMap::new();
    for person in corrected.collect::<BTreeSet<_>>() {
        records.insert(person, record(app, person).await?);
    }
    let stands = |value: &Opened| match records.get(&value.person) {
        None => true,
        Some(Record::Registered { details, .. }) => details.get(&value.detail) == Some(&value.commitment),
        Some(Record::Absent | Record::Erased) => false,
    };
    Ok(values.into_iter().filter(stands).collect())
}

async fn record(app: &Application, person: PersonId) -> Result<Record, ApiError> {
    let mut record = Record::default();
    for recorded in app.log().read_stream(&format!("{}-{person}", PersonId::KIND), 0).await? {
        let decoded = codec::decode(&recorded)?;
        if let Event::Person(event) = &decoded.event {
            record = evolve(record, event, &decoded.meta);
        }
    }
    Ok(record)
}
