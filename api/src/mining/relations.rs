//! What an event relates to, and as what.

use super::things::{Link, Thing};
use sauro_domain::{
    Event,
    assignment::{AssignmentEvent as Did, Basis, Evidence, Terms},
    document::DocumentEvent,
    inspection::InspectionEvent,
    mandate::{Holder, MandateEvent},
    position::{Cover, PositionEvent},
    programme::ProgrammeEvent,
    unit::UnitEvent,
};
use sauro_store::{Acted, codec::Decoded};

/// Everything the event relates to, each pair once. What tells most of a pair comes last: some readers keep one relation
/// between an event and an object, and that is the one.
pub fn relations(subject: Thing, decoded: &Decoded<'_>) -> Vec<Link> {
    let mut all = Found(Vec::new());
    match &decoded.event {
        Event::Assignment(did) => all.assignment(did),
        Event::Unit(did) => all.unit(did),
        Event::Position(did) => all.position(did),
        Event::Document(did) => all.document(did),
        Event::Mandate(did) => all.mandate(did),
        Event::Programme(ProgrammeEvent::Launched { owner, basis, parent, .. }) => {
            all.add("owner", *owner);
            all.maybe("basis", *basis);
            all.maybe("part of", *parent);
        }
        Event::Person(sauro_domain::person::PersonEvent::DataErased { basis, .. }) => {
            all.maybe("basis", *basis)
        }
        Event::Inspection(did) => all.inspection(did),
        Event::Person(_) | Event::Programme(_) | Event::Calendar(_) | Event::Ledger(_) => {}
    }
    match decoded.envelope.actor {
        Acted::Person { person, position, on_behalf_of } => {
            all.add("actor", person);
            all.add("acting seat", position);
            all.maybe("on behalf of", on_behalf_of);
        }
        Acted::Founder { person } => all.add("actor", person),
        Acted::Scheduler => {}
    }
    for mandate in decoded.envelope.authority.iter().flat_map(|authority| &authority.chain) {
        all.add("authority", *mandate);
    }
    all.add("subject", subject);
    all.0
}

struct Found(Vec<Link>);

impl Found {
    fn add(&mut self, qualifier: &'static str, to: impl Into<Thing>) {
        let link = Link { to: to.into(), qualifier };
        if !self.0.contains(&link) {
            self.0.push(link);
        }
    }

    fn maybe(&mut self, qualifier: &'static str, to: Option<impl Into<Thing>>) {
        if let Some(to) = to {
            self.add(qualifier, to);
        }
    }

    fn assignment(&mut self, did: &Did) {
        match did {
            Did::Drafted { assigner, terms, .. } | Did::Issued { assigner, terms, .. } => {
                self.add("assigner", *assigner);
                self.terms(terms);
            }
            Did::DraftRevised { terms } => self.terms(terms),
            Did::BasisConfirmed { basis } => self.basis(basis),
            Did::ProgressReported { evidence, .. }
            | Did::ContributionMade { evidence, .. }
            | Did::ResultSubmitted { evidence, .. } => self.evidence(evidence),
            Did::EvidenceAttached { evidence, .. } | Did::EvidenceSuperseded { evidence, .. } => {
                self.maybe("evidence", evidence.document);
            }
            Did::ObstacleReported { addressed_to, .. }
            | Did::ProposalMade { addressed_to, .. }
            | Did::OpinionReserved { addressed_to, .. } => self.add("addressee", *addressed_to),
            Did::ContributionRequested { from, .. } => self.add("coordinator", *from),
            Did::LeadReassigned { change, .. } => {
                self.add("lead before", change.from);
                self.add("lead", change.to);
                self.maybe("basis", change.basis);
            }
            Did::CoordinatorAdded { coordinator, .. } => self.add("coordinator", coordinator.position),
            Did::CoordinatorRemoved { position, .. } => self.add("coordinator", *position),
            Did::SupervisorChanged { to, .. } => self.add("supervisor", *to),
            Did::AccepterChanged { to, .. } => self.add("accepter", *to),
            Did::Escalated { to, .. } => self.add("addressee", *to),
            Did::Suspended { basis, .. } | Did::Cancelled { basis, .. } => self.maybe("basis", *basis),
            _ => {}
        }
        for mandate in did.chain() {
            self.add("authority", *mandate);
        }
    }

    fn inspection(&mut self, did: &InspectionEvent) {
        match did {
            InspectionEvent::Opened { basis, scope, inspectors, .. } => {
                self.add("over", scope.unit);
                self.maybe("serves", scope.programme);
                self.add("basis", *basis);
                for inspector in inspectors {
                    self.add("inspector", *inspector);
                }
            }
            InspectionEvent::SampleDrawn { chosen, .. } => {
                for assignment in chosen {
                    self.add("drawn", *assignment);
                }
            }
            InspectionEvent::FindingRecorded { assignment, office, evidence, .. } => {
                self.maybe("about", *assignment);
                self.add("heard", *office);
                self.evidence(evidence);
            }
            InspectionEvent::ExplanationGiven { evidence, .. } => self.evidence(evidence),
            InspectionEvent::RemedyRequired { assignments, .. } => {
                for assignment in assignments {
                    self.add("remedy", *assignment);
                }
            }
            InspectionEvent::Closed { document, .. } => self.add("basis", *document),
            InspectionEvent::FindingConcluded { .. } => {}
        }
    }

    fn terms(&mut self, terms: &Terms) {
        self.maybe("lead", terms.lead);
        self.maybe("accepter", terms.accepter);
        self.maybe("supervisor", terms.supervisor);
        for party in &terms.coordinators {
            self.add("coordinator", party.position);
        }
        for follower in &terms.followers {
            self.add("informed", *follower);
        }
        self.maybe("authority", terms.mandate);
        self.maybe("serves", terms.programme);
        self.maybe("part of", terms.parent);
        self.maybe("in series", terms.series);
        if let Some(basis) = &terms.basis {
            self.basis(basis);
        }
    }

    fn basis(&mut self, basis: &Basis) {
        match basis {
            Basis::Document(id) => self.add("basis", *id),
            Basis::Oral { by, .. } => self.add("ordered by", *by),
        }
    }

    fn evidence(&mut self, evidence: &[Evidence]) {
        for piece in evidence {
            self.maybe("evidence", piece.document);
        }
    }

    fn unit(&mut self, did: &UnitEvent) {
        match did {
            UnitEvent::Established { parent, basis, .. } => {
                self.maybe("below", *parent);
                self.maybe("basis", *basis);
            }
            UnitEvent::Moved { parent, basis } => {
                self.add("below", *parent);
                self.maybe("basis", *basis);
            }
            UnitEvent::Merged { into, mandates, basis, .. } => {
                self.add("merged into", *into);
                self.maybe("basis", *basis);
                for mandate in mandates {
                    self.add("carried over", *mandate);
                }
            }
            UnitEvent::Renamed { basis, .. } | UnitEvent::Dissolved { basis } => self.maybe("basis", *basis),
        }
    }

    fn position(&mut self, did: &PositionEvent) {
        match did {
            PositionEvent::Created { unit, basis, .. } => {
                self.add("in", *unit);
                self.maybe("basis", *basis);
            }
            PositionEvent::Abolished { basis } => self.maybe("basis", *basis),
            PositionEvent::Appointed { person, basis } => {
                self.add("holder", *person);
                self.maybe("basis", *basis);
            }
            PositionEvent::Relieved { person, cover, basis, .. } => {
                self.add("holder before", *person);
                match cover {
                    Some(Cover::Successor(who)) => self.add("holder", *who),
                    Some(Cover::Acting(who)) => self.add("acting", *who),
                    None => {}
                }
                self.maybe("basis", *basis);
            }
            PositionEvent::ActingAppointed { person, basis, .. } => {
                self.add("acting", *person);
                self.maybe("basis", *basis);
            }
            PositionEvent::ActingEnded { person, .. } => self.add("acting before", *person),
        }
    }

    fn document(&mut self, did: &DocumentEvent) {
        match did {
            DocumentEvent::Registered { facts } | DocumentEvent::Corrected { facts, .. } => {
                self.maybe("signed by", facts.signer_position);
            }
            DocumentEvent::Replaced { by, .. } => self.add("replaced by", *by),
        }
    }

    fn mandate(&mut self, did: &MandateEvent) {
        match did {
            MandateEvent::Granted { grant } => {
                self.maybe("giver", grant.giver);
                match grant.holder {
                    Holder::Position(id) => self.add("holder", id),
                    Holder::Person(id) => self.add("holder", id),
                }
                self.add("over", grant.scope.unit);
                self.maybe("for programme", grant.scope.programme);
                self.maybe("basis", grant.basis);
                self.maybe("cut from", grant.parent);
            }
            MandateEvent::Revoked { basis, .. } => self.maybe("basis", *basis),
        }
    }
}
