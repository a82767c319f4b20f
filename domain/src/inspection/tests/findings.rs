//! Findings: recorded, heard, concluded, put right; and nobody inspects themself.

use super::world::{
    BASIS, IT, Team, WORK, conclusion, explanation, extent, finding, found, opened, opening, parties, remedy,
    team,
};
use crate::{
    Code, Command,
    assignment::Evidence,
    context::Actor,
    id::{AssignmentId, CommandId, DocumentId, PersonId, PositionId},
    inspection::{EntryRef, Extent, InspectionCommand, InspectionEvent, Parties, Verdict},
    position::PositionCommand,
    testing::{World, day, line, prose, ulid},
};

fn evidence(document: Option<DocumentId>, sha256: Option<&str>) -> Vec<Evidence> {
    vec![Evidence { title: line("Hồ sơ"), sha256: sha256.map(line), document, dated: day("2025-12-01") }]
}

fn about(assignment: Option<AssignmentId>, entry: Option<EntryRef>, office: Option<PositionId>) -> Command {
    let (text, criterion, evidence) = (prose("Ghi lùi ngày"), prose("Quy chế, Điều 9"), vec![]);
    Command::Inspection(
        IT,
        InspectionCommand::RecordFinding { text, criterion, assignment, entry, office, evidence },
    )
}

fn ready() -> (World, Team) {
    let (mut world, team) = opened();
    world.open_work.inspected.about = Some(parties(&team.ward));
    (world, team)
}

#[test]
fn from_a_finding_to_its_remedy() {
    let (mut world, team) = ready();
    let (ward, chain) = (team.ward, vec![team.mandate, team.ward.root]);
    let id = world.context().command;
    world.when(finding()).then([InspectionEvent::FindingRecorded {
        finding: id,
        text: prose("Nghiệm thu khi chưa có minh chứng"),
        criterion: prose("Quy chế làm việc, Điều 12"),
        assignment: Some(WORK),
        entry: None,
        office: ward.head.1,
        evidence: vec![],
        chain: chain.clone(),
    }]);
    world.when(explanation(id, vec![])).then_refused(Code::OnlyOfficeConcerned);
    world
        .by(ward.chair.0, ward.chair.1)
        .when(explanation(id, vec![]))
        .then_refused(Code::OnlyOfficeConcerned);
    world.by(ward.head.0, ward.head.1).when(finding()).then_refused(Code::OnlyInspector);
    let nobody = CommandId(ulid(9));
    world.when(explanation(nobody, vec![])).then_refused(Code::Unknown);
    world.when(explanation(id, evidence(None, None))).then_refused(Code::Missing);
    world.when(explanation(id, evidence(None, Some("x")))).then_refused(Code::Unknown);
    world.when(explanation(id, evidence(Some(DocumentId(ulid(9))), None))).then_refused(Code::Unknown);
    world.when(explanation(id, evidence(Some(BASIS), None))).then_done();
    world.by(team.chief.0, team.chief.1);
    world.when(remedy(id, vec![])).then_refused(Code::FindingNotUpheld);
    world.when(conclusion(nobody, Verdict::Upheld)).then_refused(Code::Unknown);
    world.when(conclusion(id, Verdict::Upheld)).then_done();
    world.when(conclusion(id, Verdict::NotUpheld)).then_refused(Code::FindingConcluded);
    world.by(ward.head.0, ward.head.1).when(explanation(id, vec![])).then_refused(Code::FindingConcluded);
    world.by(team.chief.0, team.chief.1);
    world.open_work.inspected.unknown = vec![AssignmentId(ulid(9))];
    world.when(remedy(id, vec![AssignmentId(ulid(9))])).then_refused(Code::Unknown);
    world.open_work.inspected.unknown.clear();
    let order = world.context().command;
    world.when(remedy(id, vec![WORK])).then([InspectionEvent::RemedyRequired {
        remedy: order,
        finding: id,
        text: prose("Bổ sung minh chứng vào hồ sơ"),
        assignments: vec![WORK],
        due: Some(day("2026-02-28")),
        chain,
    }]);
    world.when(super::world::close()).then_done();
}

#[test]
fn nobody_inspects_themself() {
    let (mut world, team) = ready();
    let seat = team.chief.1;
    let with = |change: fn(&mut Parties, PositionId)| {
        let mut own = parties(&team.ward);
        change(&mut own, seat);
        Some(own)
    };
    let roles: [fn(&mut Parties, PositionId); 2] =
        [|p, seat| p.assigner = seat, |p, seat| p.accepter = Some(seat)];
    for change in roles {
        world.open_work.inspected.about = with(change);
        world.when(finding()).then_refused(Code::InspectorConcerned);
    }
    // The same person under another hat: the chief also sits in a seat of the committee that leads.
    let hat = PositionId(ulid(777));
    let (unit, title) = (team.ward.committee, line("Ủy viên"));
    let rank = crate::position::Rank::Member;
    world.by(team.ward.secretary.0, team.ward.secretary.1);
    world.given(Command::Position(hat, PositionCommand::Create { unit, title, rank, basis: None }));
    world.given(Command::Position(hat, PositionCommand::Appoint { person: team.chief.0, basis: None }));
    world.open_work.inspected.about = Some(Parties { lead: Some(hat), ..parties(&team.ward) });
    world.by(team.chief.0, seat).when(finding()).then_refused(Code::InspectorConcerned);
    // Another inspector may; and then the one concerned neither concludes nor requires a remedy.
    world.by(team.member.0, team.member.1);
    let id = found(&mut world);
    world
        .by(team.chief.0, seat)
        .when(conclusion(id, Verdict::NotUpheld))
        .then_refused(Code::InspectorConcerned);
    world.by(team.member.0, team.member.1).when(conclusion(id, Verdict::Upheld)).then_done();
    world.by(team.chief.0, seat).when(remedy(id, vec![])).then_refused(Code::InspectorConcerned);
    // Nor does one judge an entry of one's own making, or made in one's name.
    world.open_work.inspected.about = None;
    let entry = || Some(EntryRef { stream: line("position-X"), revision: 0 });
    for by in [
        Actor::Person { person: team.chief.0, position: hat, on_behalf_of: None },
        Actor::Person { person: team.ward.spare, position: hat, on_behalf_of: Some(team.chief.0) },
        Actor::Founder(team.chief.0),
    ] {
        world.open_work.inspected.entry_by = Some(by);
        world.when(about(None, entry(), Some(team.ward.head.1))).then_refused(Code::InspectorConcerned);
    }
    world.open_work.inspected.entry_by = Some(Actor::Scheduler);
    world.when(about(None, entry(), Some(hat))).then_refused(Code::InspectorConcerned);
    world.when(about(None, entry(), Some(team.ward.head.1))).then_done();
}

#[test]
fn a_finding_is_about_something_in_the_scope() {
    let (mut world, team) = ready();
    let ward = team.ward;
    world.when(about(None, None, Some(ward.head.1))).then_refused(Code::Missing);
    let entry = Some(EntryRef { stream: line("unit-X"), revision: 4 });
    world.when(about(None, entry.clone(), Some(ward.head.1))).then_refused(Code::Unknown);
    world.open_work.inspected.entry_by = Some(Actor::Founder(PersonId(ulid(1))));
    world.open_work.inspected.about = None;
    world.when(about(None, entry.clone(), None)).then_refused(Code::Missing);
    world.when(about(None, entry.clone(), Some(ward.secretary.1))).then_refused(Code::OutsideInspection);
    world.when(about(None, entry.clone(), Some(PositionId(ulid(9))))).then_refused(Code::Unknown);
    world.when(about(None, entry, Some(ward.head.1))).then_done();
    world.when(about(Some(WORK), None, None)).then_refused(Code::Unknown);
    // The entry of an assignment is about that assignment, and about no other.
    let own = |id: AssignmentId| Some(EntryRef { stream: line(&format!("assignment-{id}")), revision: 1 });
    world.when(about(None, own(WORK), None)).then_refused(Code::Unknown);
    world.open_work.inspected.about = Some(parties(&ward));
    world.when(about(Some(WORK), own(AssignmentId(ulid(9))), None)).then_refused(Code::Unknown);
    let id = world.context().command;
    world.when(about(None, own(WORK), None)).then_done();
    let crate::aggregate::State::Inspection(state) = world.state(&finding()) else { unreachable!() };
    assert_eq!(state.finding(id).and_then(|found| found.assignment), Some(WORK));
    // Led from outside the unit; another field; another programme.
    world.open_work.inspected.about = Some(Parties { lead: Some(ward.secretary.1), ..parties(&ward) });
    world.when(finding()).then_refused(Code::OutsideInspection);
    let (mut narrow, team) = team_of_one_field();
    narrow.open_work.inspected.about = Some(Parties { field: None, ..parties(&team.ward) });
    narrow.when(finding()).then_refused(Code::OutsideInspection);
    narrow.open_work.inspected.about = Some(parties(&team.ward));
    narrow.when(finding()).then_done();
}

fn team_of_one_field() -> (World, Team) {
    let (mut world, team) = team();
    let scope = Extent { fields: [line("an sinh")].into(), ..extent(&team) };
    world.given(opening(scope, vec![team.chief.1]));
    (world, team)
}

#[test]
fn what_is_said_is_bounded() {
    let (mut world, team) = ready();
    let id = found(&mut world);
    world.by(team.ward.head.0, team.ward.head.1);
    let many = vec![evidence(Some(BASIS), None)[0].clone(); 21];
    world.when(explanation(id, many)).then_refused(Code::TooMany);
    for n in 0..=20 {
        let outcome = world.when(explanation(id, vec![]));
        if n < 20 { outcome.then_done() } else { drop(outcome.then_refused(Code::TooMany)) }
    }
    world.by(team.chief.0, team.chief.1).given(conclusion(id, Verdict::Upheld));
    world.when(remedy(id, vec![WORK; 51])).then_refused(Code::TooMany);
    for n in 0..=20 {
        let outcome = world.when(remedy(id, vec![]));
        if n < 20 { outcome.then_done() } else { drop(outcome.then_refused(Code::TooMany)) }
    }
    for n in 0..300 {
        let outcome = world.when(finding());
        if n < 299 { outcome.then_done() } else { drop(outcome.then_refused(Code::TooMany)) }
    }
}
