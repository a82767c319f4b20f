//! An inspection in the ward: opened, drawn from, with findings that are explained, concluded and put right.

use super::Scene;
use sauro_domain::{
    Command,
    aggregate::State as Aggregate,
    document::{DocumentCommand, DocumentFacts, SignatureForm},
    id::{CommandId, DocumentId, InspectionId},
    inspection::{Extent, Inspected, InspectionCommand as C, Parties, State, Verdict},
    testing::{day, line, prose},
};
use ulid::Ulid;

const BASIS: DocumentId = DocumentId(Ulid(44_999));

/// One of two.
pub fn inspection(which: u8) -> InspectionId {
    InspectionId(Ulid(45_000 + u128::from(which % 2)))
}

impl Scene {
    /// Some acts in one of two inspections, by one of two inspectors or the office concerned.
    pub fn inspect(&mut self, which: u8, how: u8) {
        let acts = [1, how / 2 % 8, 4, 5, 6];
        for act in acts.into_iter().take(1 + usize::from(how % 7)) {
            self.inspect_once(act, which, how);
        }
    }

    fn inspect_once(&mut self, act: u8, which: u8, how: u8) {
        let id = inspection(which);
        let (secretary, clerk) = (self.ward.secretary.1, self.ward.clerk.1);
        self.act_in(secretary);
        let facts = DocumentFacts {
            issuer: line("Ban Thường vụ"),
            number: "31-QĐ/ĐU".parse().expect("a number"),
            dated: day("2026-01-02"),
            subject: line("Kiểm tra"),
            signer: None,
            signer_position: None,
            signature: SignatureForm::Own,
            real: false,
        };
        self.world.when(Command::Document(BASIS, DocumentCommand::Register { facts }));
        let (unit, fields) = (self.ward.party, [].into());
        let scope =
            Extent { unit, fields, programme: None, from: day("2025-07-01"), until: day("2027-12-31") };
        let (title, subject, inspectors) = (line("Kiểm tra"), prose("Nhiệm vụ"), vec![secretary, clerk]);
        self.world.when(Command::Inspection(id, C::Open { title, basis: BASIS, subject, scope, inspectors }));
        let Aggregate::Inspection(State::Opened(it)) = self.world.state(&Command::Inspection(id, draw(1)))
        else {
            return;
        };
        let finding = it.findings.keys().nth(usize::from(which) / 2 % it.findings.len().max(1));
        let finding = finding.copied().unwrap_or(CommandId(Ulid(9)));
        let office = it.findings.get(&finding).map(|found| found.office);
        let about = self.drafted.get(usize::from(which) % self.drafted.len().max(1)).copied();
        let text = prose("Chưa có minh chứng");
        self.act_in(if how & 1 == 0 { secretary } else { clerk });
        let command = match act {
            0 => draw(1 + u32::from(how) % 3),
            1..=3 => C::RecordFinding {
                text,
                criterion: prose("Quy chế, Điều 12"),
                assignment: about,
                entry: None,
                office: None,
                evidence: vec![],
            },
            4 => {
                self.act_in(office.unwrap_or(secretary));
                C::GiveExplanation { finding, text, evidence: vec![] }
            }
            5 => {
                let verdict = if which & 2 == 0 { Verdict::Upheld } else { Verdict::NotUpheld };
                C::ConcludeFinding { finding, verdict, reason: text }
            }
            6 => C::RequireRemedy { finding, text, assignments: about.into_iter().collect(), due: None },
            _ => C::Close { conclusion: text, document: BASIS },
        };
        let judged = command.assignment().or_else(|| it.findings.get(&finding)?.assignment);
        let parties = judged.map(|id| {
            let state = self.state(id);
            Parties {
                assigner: state.assigner.unwrap_or(secretary),
                lead: state.terms.lead,
                accepter: state.terms.accepter,
                field: None,
                programme: None,
            }
        });
        let population = self.drafted.clone();
        self.world.open_work.inspected = Inspected { population, about: parties, ..Inspected::default() };
        self.world.when(Command::Inspection(id, command));
    }
}

fn draw(size: u32) -> C {
    C::DrawSample { seed: Some(line("hạt giống")), drawn: None, size }
}
