//! The register, kept up to date beside the file; what concerns it is kept in the file too, so that a start need not
//! read the whole log.

use crate::{
    Result, ViewError,
    bulk::{Columns, Table},
    kept::Line,
    sql,
};
use rusqlite::Connection;
use sauro_domain::{
    Event,
    event::Meta,
    id::{PositionId, ulid_of_stream},
    position::PositionEvent,
    register::{Ordinal, Register},
    time::Timestamp,
    unit::UnitEvent,
};
use sauro_store::codec;
use std::{collections::BTreeSet, sync::Arc};
use ulid::Ulid;

/// The register and the lists derived with it. Copied only when a reader still holds the last one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Organisation {
    pub register: Arc<Register>,
    pub seats: Arc<Vec<PositionId>>,
    pub merged: Arc<Vec<PositionId>>,
    pub turns: Arc<BTreeSet<Timestamp>>,
}

impl Organisation {
    /// Takes in event number `ordinal`, which is not about an assignment.
    pub fn apply(&mut self, stream: Ulid, event: &Event, meta: &Meta, ordinal: Ordinal) {
        match event {
            Event::Position(PositionEvent::Created { .. }) => insert(&mut self.seats, PositionId(stream)),
            Event::Unit(UnitEvent::Merged { successions, .. }) => {
                successions.iter().for_each(|step| insert(&mut self.merged, step.from));
            }
            _ => {}
        }
        if changes_shape(event) && !self.turns.contains(&meta.effective_at) {
            Arc::make_mut(&mut self.turns).insert(meta.effective_at);
        }
        let register = Arc::make_mut(&mut self.register);
        // The register counts every event; those about assignments change nothing else in it.
        register.pass(ordinal.saturating_sub(register.ordinal() + 1));
        register.apply(stream, event, meta);
    }

    /// From what the file keeps.
    pub fn load(file: &Connection) -> Result<Self> {
        let mut organisation = Self::default();
        let mut kept = file.prepare("SELECT ordinal, envelope FROM organisation ORDER BY ordinal")?;
        let mut rows = kept.query([])?;
        while let Some(row) = rows.next()? {
            let ordinal: i64 = row.get(0)?;
            let bytes: Vec<u8> = row.get(1)?;
            let wrong = |what: String| ViewError::unreadable("organisation", what);
            let envelope = codec::open(&bytes).map_err(wrong)?;
            let event = codec::decode_event(&envelope.kind, envelope.type_v, envelope.data).map_err(wrong)?;
            let stream = ulid_of_stream(&envelope.stream).map_err(|e| wrong(e.to_string()))?;
            let meta = Meta {
                recorded_at: envelope.at,
                effective_at: envelope.effective(),
                command: envelope.cmd,
                actor: envelope.actor.into(),
                revision: envelope.ver,
            };
            organisation.apply(stream, &event, &meta, ordinal.unsigned_abs());
        }
        Ok(organisation)
    }
}

fn changes_shape(event: &Event) -> bool {
    match event {
        Event::Unit(event) => !matches!(event, UnitEvent::Renamed { .. }),
        Event::Position(event) => {
            matches!(event, PositionEvent::Created { .. } | PositionEvent::Abolished { .. })
        }
        _ => false,
    }
}

fn insert(list: &mut Arc<Vec<PositionId>>, id: PositionId) {
    if let Err(place) = list.binary_search(&id) {
        Arc::make_mut(list).insert(place, id);
    }
}

/// The event as it is kept for the next start.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Remembered<'e> {
    pub ordinal: i64,
    pub envelope: &'e [u8],
}

impl Line for Remembered<'_> {
    const TABLE: Table = Table::Organisation;
    const INSERT: &'static str = "INSERT INTO organisation VALUES (?1, ?2)";

    fn number(&self) -> Option<i64> {
        Some(self.ordinal)
    }

    fn columns(&self, to: &mut impl Columns) -> Result<()> {
        to.bytes(self.envelope);
        Ok(())
    }
}

/// The recorded moment of an event never lies before that of the one before it.
pub(crate) fn running_max(last: Option<i64>, at: Timestamp) -> i64 {
    last.map_or(sql::millis(at), |last| last.max(sql::millis(at)))
}
