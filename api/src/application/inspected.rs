//! What a decision on an inspection must know of other streams: what a sample is drawn from, whose work a finding is
//! about, who made the entry it points at.

use super::{Application, history::History};
use crate::ApiError;
use sauro_domain::{
    Command,
    context::{Actor, OpenWork},
    id::AssignmentId,
    inspection::{EntryRef, Inspected, InspectionCommand, Parties, limits},
    text::Line,
    time::Timestamp,
};
use sauro_projections::AsOf;
use sauro_store::{codec, prepare::is_stream_name};

impl Application {
    /// The same draw with a seed of the system's, when its sender gave none.
    pub(super) fn seeded(&self, command: &Command, now: Timestamp) -> Option<Command> {
        let Command::Inspection(id, InspectionCommand::DrawSample { seed: None, size, .. }) = command else {
            return None;
        };
        let drawn = Line::parse(&self.random().ulid(now).to_string()).ok();
        Some(Command::Inspection(*id, InspectionCommand::DrawSample { seed: None, drawn, size: *size }))
    }

    /// Facts for one command on an inspection, from views that hold all the log holds.
    pub(super) async fn inspected(
        &self,
        command: &InspectionCommand,
        history: &History,
        now: Timestamp,
    ) -> Result<OpenWork, ApiError> {
        self.views_at(self.registers().position()).await?;
        let as_of = self.views().present(now);
        let state = history.inspection();
        let found = command.finding().and_then(|id| state?.finding(id));
        let mut inspected = Inspected::default();
        if let (InspectionCommand::DrawSample { .. }, Some(scope)) = (command, state.and_then(|s| s.scope()))
        {
            inspected.population = viewed(self.views().population(scope, &as_of))?;
        }
        let about = command.assignment().or_else(|| found?.assignment);
        if let Some(id) = about {
            inspected.about = self.parties(id, &as_of)?;
        }
        let entry = match command {
            InspectionCommand::RecordFinding { entry, .. } => entry.as_ref(),
            _ => found.and_then(|found| found.entry.as_ref()),
        };
        if let Some(entry) = entry {
            inspected.entry_by = self.made(entry).await?;
        }
        if let InspectionCommand::RequireRemedy { assignments, .. } = command
            && assignments.len() <= limits::LINKS
        {
            let known = viewed(self.views().assignments_by_id(assignments, &as_of))?;
            inspected.unknown = assignments.iter().copied().filter(|id| !known.contains_key(id)).collect();
        }
        Ok(OpenWork { inspected, ..OpenWork::default() })
    }

    fn parties(&self, id: AssignmentId, as_of: &AsOf) -> Result<Option<Parties>, ApiError> {
        let row = viewed(self.views().assignments_by_id(&[id], as_of))?.remove(&id);
        Ok(row.map(|row| Parties {
            assigner: row.assigner,
            lead: row.lead,
            accepter: row.accepter,
            field: row.field.as_deref().and_then(|field| Line::parse(field).ok()),
            programme: row.programme,
        }))
    }

    /// Who made an entry; none when there is no such entry.
    async fn made(&self, entry: &EntryRef) -> Result<Option<Actor>, ApiError> {
        if !is_stream_name(entry.stream.as_str()) {
            return Ok(None);
        }
        let recorded = self.log().read_stream(entry.stream.as_str(), entry.revision).await?;
        let Some(first) = recorded.first().filter(|first| first.revision == entry.revision) else {
            return Ok(None);
        };
        Ok(Some(codec::decode(first)?.meta.actor))
    }
}

fn viewed<T>(answer: sauro_projections::Result<T>) -> Result<T, ApiError> {
    answer.map_err(|error| ApiError::Unavailable(error.to_string()))
}
