//! An inspection of the People's Committee by two inspectors of the Party committee.

use crate::{
    Command,
    assignment::Evidence,
    document::{DocumentCommand, DocumentFacts, SignatureForm},
    id::{AssignmentId, CommandId, DocumentId, InspectionId, MandateId, PersonId, PositionId},
    inspection::{Extent, InspectionCommand, Parties, Verdict},
    mandate::{Grant, Holder, MandateCommand, MandateKind, Power, Scope},
    person::{Commitment, Detail, PersonCommand},
    position::{PositionCommand, Rank},
    testing::{Ward, World, day, line, prose, ulid, ward},
};

pub const IT: InspectionId = InspectionId(ulid::Ulid(701));
pub const BASIS: DocumentId = DocumentId(ulid::Ulid(702));

#[derive(Debug, Clone, Copy)]
pub struct Team {
    pub ward: Ward,
    /// Holds the power to inspect, and no other.
    pub chief: (PersonId, PositionId),
    /// Named, holds nothing.
    pub member: (PersonId, PositionId),
    pub mandate: MandateId,
}

/// The ward with the two, before anything is opened; the chief acts next.
pub fn team() -> (World, Team) {
    let (mut world, ids) = ward();
    let (chief, member) =
        ((PersonId(ulid(731)), PositionId(ulid(741))), (PersonId(ulid(732)), PositionId(ulid(742))));
    for (person, position) in [chief, member] {
        let details = [(Detail::FullName, Commitment(format!("{:064x}", person.0.0)))].into_iter().collect();
        world.given(Command::Person(person, PersonCommand::Register { details, invented: true }));
        let (unit, title, rank) = (ids.party, line("Kiểm tra viên"), Rank::Staff);
        world.given(Command::Position(position, PositionCommand::Create { unit, title, rank, basis: None }));
        world.given(Command::Position(position, PositionCommand::Appoint { person, basis: None }));
    }
    let facts = DocumentFacts {
        issuer: line("Ban Thường vụ Đảng ủy"),
        number: "31-QĐ/ĐU".parse().expect("a number"),
        dated: day("2026-01-02"),
        subject: line("Kiểm tra việc thực hiện nhiệm vụ"),
        signer: None,
        signer_position: None,
        signature: SignatureForm::OnBehalfOfBody,
        real: false,
    };
    world.given(Command::Document(BASIS, DocumentCommand::Register { facts }));
    let mandate = MandateId(ulid(751));
    let grant = Grant {
        kind: MandateKind::Allocation,
        giver: Some(ids.secretary.1),
        holder: Holder::Position(chief.1),
        powers: [Power::Inspect].into(),
        scope: Scope { unit: ids.committee, fields: [].into(), programme: None },
        basis: Some(BASIS),
        legal_basis: line("Điều lệ Đảng, Điều 32"),
        valid_from: day("2026-01-05"),
        valid_until: None,
        conditions: None,
        depth: 0,
        parent: Some(ids.root),
    };
    world.given(Command::Mandate(mandate, MandateCommand::Grant { grant }));
    world.by(chief.0, chief.1);
    (world, Team { ward: ids, chief, member, mandate })
}

/// The same, opened over the People's Committee.
pub fn opened() -> (World, Team) {
    let (mut world, team) = team();
    world.given(open(&team));
    (world, team)
}

pub fn extent(team: &Team) -> Extent {
    let unit = team.ward.committee;
    Extent { unit, fields: [].into(), programme: None, from: day("2025-07-01"), until: day("2025-12-31") }
}

pub fn open(team: &Team) -> Command {
    opening(extent(team), vec![team.chief.1, team.member.1])
}

pub fn opening(scope: Extent, inspectors: Vec<PositionId>) -> Command {
    let (title, subject) = (line("Kiểm tra sáu tháng cuối năm"), prose("Việc giao và hoàn thành nhiệm vụ"));
    Command::Inspection(IT, InspectionCommand::Open { title, basis: BASIS, subject, scope, inspectors })
}

pub fn draw(size: u32) -> Command {
    let (seed, drawn) = (Some(line("2026-01-05/7")), None);
    Command::Inspection(IT, InspectionCommand::DrawSample { seed, drawn, size })
}

pub const WORK: AssignmentId = AssignmentId(ulid::Ulid(761));

/// Work led by the head of the division, given and accepted by the chair.
pub fn parties(ward: &Ward) -> Parties {
    Parties {
        assigner: ward.chair.1,
        lead: Some(ward.head.1),
        accepter: Some(ward.chair.1),
        field: Some(line("an sinh")),
        programme: None,
    }
}

pub fn finding() -> Command {
    let (text, criterion) = (prose("Nghiệm thu khi chưa có minh chứng"), prose("Quy chế làm việc, Điều 12"));
    let (assignment, entry, office, evidence) = (Some(WORK), None, None, Vec::new());
    Command::Inspection(
        IT,
        InspectionCommand::RecordFinding { text, criterion, assignment, entry, office, evidence },
    )
}

pub fn explanation(finding: CommandId, evidence: Vec<Evidence>) -> Command {
    let text = prose("Minh chứng lưu ở bản giấy");
    Command::Inspection(IT, InspectionCommand::GiveExplanation { finding, text, evidence })
}

pub fn conclusion(finding: CommandId, verdict: Verdict) -> Command {
    let reason = prose("Đối chiếu hồ sơ giấy");
    Command::Inspection(IT, InspectionCommand::ConcludeFinding { finding, verdict, reason })
}

pub fn remedy(finding: CommandId, assignments: Vec<AssignmentId>) -> Command {
    let (text, due) = (prose("Bổ sung minh chứng vào hồ sơ"), Some(day("2026-02-28")));
    Command::Inspection(IT, InspectionCommand::RequireRemedy { finding, text, assignments, due })
}

pub fn close() -> Command {
    let conclusion = prose("Đã kết luận các phát hiện");
    Command::Inspection(IT, InspectionCommand::Close { conclusion, document: BASIS })
}

/// The next finding, and its id.
pub fn found(world: &mut World) -> CommandId {
    let id = world.context().command;
    world.given(finding());
    id
}
