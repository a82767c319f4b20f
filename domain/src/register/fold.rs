//! Events into the register. Total: an event that makes no sense here changes nothing but the ordinal.

use super::timeline::{amend, begin};
use super::{MandateFacts, Ordinal, PersonFacts, PositionFacts, ProgrammeFacts, Register, UnitFacts};
use crate::{
    calendar::CalendarEvent,
    document::{DocumentEvent, DocumentFacts},
    event::{Event, Meta},
    id::{DocumentId, MandateId, PersonId, PositionId, ProgrammeId, UnitId},
    mandate::{Holder, MandateEvent, Power},
    person::PersonEvent,
    programme::ProgrammeEvent,
    time::Timestamp,
    unit::UnitEvent,
};
use std::sync::Arc;
use ulid::Ulid;

impl Register {
    /// Takes in the next event of the log. `stream` is the ULID of the aggregate (`{kind}-{ulid}`).
    pub fn apply(&mut self, stream: Ulid, event: &Event, meta: &Meta) {
        self.ordinal += 1;
        let (n, at) = (self.ordinal, meta.effective_at);
        match event {
            Event::Assignment(_) | Event::Inspection(_) | Event::Ledger(_) => {}
            Event::Unit(event) => self.unit(UnitId(stream), event, n, at),
            Event::Position(event) => {
                self.position(PositionId(stream), event, n, at);
                self.note_founding(n, meta.recorded_at);
            }
            Event::Mandate(event) => {
                self.mandate(MandateId(stream), event, n, at);
                self.note_founding(n, meta.recorded_at);
            }
            Event::Person(event) => self.person(PersonId(stream), event, n),
            Event::Document(event) => self.document(DocumentId(stream), event, n),
            Event::Programme(event) => self.programme(ProgrammeId(stream), event, n, at),
            Event::Calendar(CalendarEvent::Published { edition }) => {
                self.calendar.push((n, Arc::new(edition.clone())));
            }
        }
    }

    /// Counts events that concern nothing here (assignments), without looking at them.
    pub fn pass(&mut self, events: Ordinal) {
        self.ordinal += events;
    }

    fn unit(&mut self, id: UnitId, event: &UnitEvent, n: Ordinal, at: Timestamp) {
        let rows = self.units.entry(id).or_default();
        match event {
            UnitEvent::Established { name, kind, parent, .. } => {
                let facts = UnitFacts {
                    name: name.clone(),
                    kind: *kind,
                    parent: *parent,
                    merged_into: None,
                    dissolved: false,
                };
                begin(rows, n, at, None, facts);
            }
            UnitEvent::Renamed { name, .. } => amend(rows, n, at, |facts| facts.name = name.clone()),
            UnitEvent::Moved { parent, .. } => amend(rows, n, at, |facts| facts.parent = Some(*parent)),
            UnitEvent::Dissolved { .. } => amend(rows, n, at, |facts| facts.dissolved = true),
            UnitEvent::Merged { into, successions, mandates, .. } => {
                amend(rows, n, at, |facts| facts.merged_into = Some(*into));
                for step in successions {
                    let seat = self.positions.entry(step.from).or_default();
                    amend(seat, n, at, |facts: &mut PositionFacts| {
                        facts.successor = Some(step.to);
                        facts.abolished = true;
                    });
                    self.vacate(step.from, n, at);
                    self.end_mandates_of(step.from, mandates, n, at);
                }
            }
        }
    }

    fn mandate(&mut self, id: MandateId, event: &MandateEvent, n: Ordinal, at: Timestamp) {
        match event {
            MandateEvent::Granted { grant } => {
                let held_with = match grant.holder {
                    Holder::Person(person) => self.now(at).seat_of_delegate(person, grant.scope.unit),
                    Holder::Position(_) => None,
                };
                let facts = MandateFacts {
                    grant: grant.clone(),
                    held_with,
                    known_from: n,
                    granted_at: at,
                    ended: Vec::new(),
                };
                self.mandates.entry(id).or_insert(facts);
            }
            MandateEvent::Revoked { .. } => {
                if let Some(facts) = self.mandates.get_mut(&id) {
                    facts.ended.push((n, at));
                }
            }
        }
    }

    /// Ends the mandates that the seat, or a delegate by virtue of the seat, holds; except those carried over.
    pub(super) fn end_mandates_of(
        &mut self,
        seat: PositionId,
        carried: &[MandateId],
        n: Ordinal,
        at: Timestamp,
    ) {
        for (id, facts) in &mut self.mandates {
            let held = facts.grant.holder == Holder::Position(seat) || facts.held_with == Some(seat);
            if held && !carried.contains(id) {
                facts.ended.push((n, at));
            }
        }
    }

    /// The installation is founded once somebody sits in a seat that organises by a root mandate.
    fn note_founding(&mut self, n: Ordinal, recorded_at: Timestamp) {
        if self.founded.is_some() {
            return;
        }
        let seated = |seat: &PositionId| self.tenures.get(seat).is_some_and(|rows| !rows.is_empty());
        let organiser = |facts: &MandateFacts| match &facts.grant.holder {
            Holder::Position(seat) => {
                facts.grant.giver.is_none() && facts.grant.powers.contains(&Power::Organise) && seated(seat)
            }
            Holder::Person(_) => false,
        };
        if self.mandates.values().any(organiser) {
            self.founded = Some((n, recorded_at));
        }
    }

    fn person(&mut self, id: PersonId, event: &PersonEvent, n: Ordinal) {
        match event {
            PersonEvent::Registered { invented, .. } => {
                let facts = PersonFacts { invented: *invented, known_from: n, erased: None };
                self.persons.entry(id).or_insert(facts);
            }
            PersonEvent::DetailsCorrected { .. } => {}
            PersonEvent::DataErased { .. } => {
                if let Some(facts) = self.persons.get_mut(&id) {
                    facts.erased = facts.erased.or(Some(n));
                }
            }
        }
    }

    fn document(&mut self, id: DocumentId, event: &DocumentEvent, n: Ordinal) {
        match event {
            DocumentEvent::Registered { facts } | DocumentEvent::Corrected { facts, .. } => {
                self.key_document(id, facts, n);
            }
            DocumentEvent::Replaced { .. } => {}
        }
    }

    fn key_document(&mut self, id: DocumentId, facts: &DocumentFacts, n: Ordinal) {
        let key = facts.key();
        let known = self.document_keys.entry(key.clone()).or_default();
        if !known.contains(&id) {
            known.push(id);
        }
        self.documents.entry(id).or_default().push((n, key));
    }

    fn programme(&mut self, id: ProgrammeId, event: &ProgrammeEvent, n: Ordinal, at: Timestamp) {
        let rows = self.programmes.entry(id).or_default();
        match event {
            ProgrammeEvent::Launched { title, kind, owner, from, until, parent, .. } => {
                let facts = ProgrammeFacts {
                    title: title.clone(),
                    kind: *kind,
                    owner: *owner,
                    parent: *parent,
                    from: *from,
                    until: *until,
                    closed: false,
                };
                begin(rows, n, at, None, facts);
            }
            ProgrammeEvent::Closed { .. } => amend(rows, n, at, |facts| facts.closed = true),
            ProgrammeEvent::IndicatorSet { .. } | ProgrammeEvent::IndicatorMeasured { .. } => {}
        }
    }
}
