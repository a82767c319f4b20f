//! Inspections into rows: an act on one ends the version before it.

use super::{Closing, ConclusionRow, ExplanationRow, FindingRow, InspectionRow, RemedyRow, Said, SampleRow};
use crate::{
    Result, ViewError,
    sql::{OPEN, blob},
};
use rusqlite::{Connection, OptionalExtension};
use sauro_domain::{
    event::Meta,
    id::{CommandId, InspectionId},
    inspection::InspectionEvent as E,
};
use serde::{Serialize, de::DeserializeOwned};

/// Takes in what happened in an inspection.
pub(crate) fn apply(file: &Connection, id: InspectionId, event: &E, meta: &Meta, ordinal: i64) -> Result<()> {
    let said = Said { at: meta.recorded_at, by: meta.actor.into() };
    let keep = Keep { file, id, ordinal };
    match event {
        E::Opened { title, basis, subject, scope, inspectors, chain } => keep.inspection(&InspectionRow {
            id,
            title: title.to_string(),
            basis: *basis,
            subject: subject.to_string(),
            scope: scope.clone(),
            inspectors: inspectors.clone(),
            chain: chain.clone(),
            opened: said,
            closed: None,
        }),
        E::SampleDrawn {
            sample, method, seed, seed_source, population, population_sha256, chosen, ..
        } => keep.sample(&SampleRow {
            id: *sample,
            method: *method,
            seed: seed.to_string(),
            seed_source: *seed_source,
            population: *population,
            population_sha256: population_sha256.to_string(),
            chosen: chosen.clone(),
            said,
        }),
        E::FindingRecorded { finding, text, criterion, assignment, entry, office, evidence, .. } => keep
            .finding(&FindingRow {
                id: *finding,
                inspection: id,
                revision: meta.revision,
                text: text.to_string(),
                criterion: criterion.to_string(),
                assignment: *assignment,
                entry: entry.clone(),
                office: *office,
                evidence: evidence.clone(),
                said,
                explanations: Vec::new(),
                conclusion: None,
                remedies: Vec::new(),
            }),
        E::ExplanationGiven { finding, text, evidence } => keep.change(*finding, |row| {
            let (text, evidence) = (text.to_string(), evidence.clone());
            row.explanations.push(ExplanationRow { id: meta.command, text, evidence, said });
        }),
        E::FindingConcluded { finding, verdict, reason, .. } => keep.change(*finding, |row| {
            row.conclusion = Some(ConclusionRow { verdict: *verdict, reason: reason.to_string(), said });
        }),
        E::RemedyRequired { remedy, finding, text, assignments, due, .. } => keep.change(*finding, |row| {
            let (text, assignments) = (text.to_string(), assignments.clone());
            row.remedies.push(RemedyRow { id: *remedy, text, assignments, due: *due, said });
        }),
        E::Closed { conclusion, document, .. } => {
            let select = "SELECT body FROM inspection WHERE id = ?1 AND known_to = ?2";
            let Some(mut row): Option<InspectionRow> = keep.open(select, (blob(id.0), OPEN))? else {
                return Ok(());
            };
            row.closed = Some(Closing { conclusion: conclusion.to_string(), document: *document, said });
            keep.inspection(&row)
        }
    }
}

struct Keep<'k> {
    file: &'k Connection,
    id: InspectionId,
    ordinal: i64,
}

impl Keep<'_> {
    /// The open version, read again.
    fn open<T: DeserializeOwned>(&self, select: &str, of: impl rusqlite::Params) -> Result<Option<T>> {
        let mut select = self.file.prepare_cached(select)?;
        let text: Option<String> = select.query_row(of, |row| row.get(0)).optional()?;
        text.map(|text| serde_json::from_str(&text).map_err(unreadable)).transpose()
    }

    fn inspection(&self, row: &InspectionRow) -> Result<()> {
        let id = blob(self.id.0);
        let close = "UPDATE inspection SET known_to = ?1 WHERE id = ?2 AND known_to = ?3";
        self.file.prepare_cached(close)?.execute((self.ordinal, id, OPEN))?;
        let insert = "INSERT INTO inspection VALUES (?1, ?2, ?3, ?4)";
        self.file.prepare_cached(insert)?.execute((id, self.ordinal, OPEN, json(row)?))?;
        Ok(())
    }

    fn sample(&self, row: &SampleRow) -> Result<()> {
        let insert = "INSERT INTO sample VALUES (?1, ?2, ?3)";
        self.file.prepare_cached(insert)?.execute((blob(self.id.0), self.ordinal, json(row)?))?;
        Ok(())
    }

    fn finding(&self, row: &FindingRow) -> Result<()> {
        let (inspection, finding) = (blob(self.id.0), blob(row.id.0));
        let close =
            "UPDATE finding SET known_to = ?1 WHERE inspection = ?2 AND finding = ?3 AND known_to = ?4";
        self.file.prepare_cached(close)?.execute((self.ordinal, inspection, finding, OPEN))?;
        let about = row.assignment.map(|id| blob(id.0));
        let insert = "INSERT INTO finding VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let values = (inspection, finding, self.ordinal, OPEN, about, json(row)?);
        self.file.prepare_cached(insert)?.execute(values)?;
        Ok(())
    }

    fn change(&self, finding: CommandId, change: impl FnOnce(&mut FindingRow)) -> Result<()> {
        let select = "SELECT body FROM finding WHERE inspection = ?1 AND finding = ?2 AND known_to = ?3";
        let of = (blob(self.id.0), blob(finding.0), OPEN);
        let Some(mut row): Option<FindingRow> = self.open(select, of)? else { return Ok(()) };
        change(&mut row);
        self.finding(&row)
    }
}

fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(unreadable)
}

fn unreadable(error: serde_json::Error) -> ViewError {
    ViewError::unreadable("inspection", error)
}
