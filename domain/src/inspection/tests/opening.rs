//! Opening, the seats that only inspect, and the end.

use super::world::{BASIS, IT, close, draw, extent, found, open, opened, opening, parties, team};
use crate::{
    Code, Command,
    document::{DocumentCommand, DocumentFacts},
    id::{DocumentId, InspectionId, MandateId, PositionId, ProgrammeId, UnitId},
    inspection::{Extent, InspectionCommand, InspectionEvent, inspects, inspects_only},
    mandate::MandateCommand,
    testing::{day, line, prose, ulid},
};

#[test]
fn whoever_may_inspect_all_of_the_scope_opens() {
    let (mut world, team) = team();
    let ward = team.ward;
    world.when(close()).then_refused(Code::Unknown);
    // Neither a stranger to the power, nor the right power over something smaller.
    world.by(ward.chair.0, ward.chair.1).when(open(&team)).then_refused(Code::AuthorityMissing);
    world.by(team.member.0, team.member.1).when(open(&team)).then_refused(Code::AuthorityMissing);
    world.by(team.chief.0, team.chief.1);
    let above = Extent { unit: ward.party, ..extent(&team) };
    world.when(opening(above, vec![team.chief.1])).then_refused(Code::AuthorityMissing);
    world.when(open(&team)).then([InspectionEvent::Opened {
        title: line("Kiểm tra sáu tháng cuối năm"),
        basis: BASIS,
        subject: prose("Việc giao và hoàn thành nhiệm vụ"),
        scope: extent(&team),
        inspectors: vec![team.chief.1, team.member.1],
        chain: vec![team.mandate, ward.root],
    }]);
    world.when(open(&team)).then_nothing();
    world.when(opening(extent(&team), vec![team.chief.1])).then_refused(Code::AlreadyExists);
}

#[test]
fn an_opening_says_what_exists() {
    let (mut world, team) = team();
    let it = extent(&team);
    let seats = vec![team.chief.1];
    let nowhere = Extent { unit: UnitId(ulid(9)), ..it.clone() };
    let unknown = Extent { programme: Some(ProgrammeId(ulid(9))), ..it.clone() };
    let early = Extent { from: day("1800-01-01"), ..it.clone() };
    let turned = Extent { from: day("2026-01-01"), ..it.clone() };
    let many = Extent { fields: (0..51).map(|n| line(&format!("f{n}"))).collect(), ..it.clone() };
    for (scope, code) in [
        (nowhere, Code::Unknown),
        (unknown, Code::Unknown),
        (early, Code::DateImplausible),
        (turned, Code::DateOrder),
        (many, Code::TooMany),
    ] {
        world.when(opening(scope, seats.clone())).then_refused(code);
    }
    world.when(opening(it.clone(), vec![])).then_refused(Code::Missing);
    world.when(opening(it.clone(), vec![PositionId(ulid(9))])).then_refused(Code::Unknown);
    world.when(opening(it.clone(), vec![team.chief.1; 2])).then_refused(Code::Duplicate);
    world.when(opening(it.clone(), vec![team.chief.1; 21])).then_refused(Code::TooMany);
    let other = |title: &str, basis| {
        let (title, subject, inspectors) = (line(title), prose("x"), seats.clone());
        InspectionCommand::Open { title, basis, subject, scope: it.clone(), inspectors }
    };
    world.when(Command::Inspection(IT, other("x", DocumentId(ulid(9))))).then_refused(Code::Unknown);
    world
        .when(Command::Inspection(IT, other("Tài liệu (Tuyệt mật)", BASIS)))
        .then_refused(Code::SecretRefused);
    world.effective("2026-02-01 08:00").when(open(&team)).then_refused(Code::EffectiveInFuture);
}

#[test]
fn a_mandate_for_one_field_opens_that_field_only() {
    let (mut world, team) = team();
    let ward = team.ward;
    let mut grant = world.register.now(world.now).mandate(team.mandate).expect("granted").grant.clone();
    world.by(ward.secretary.0, ward.secretary.1);
    world
        .given(Command::Mandate(team.mandate, MandateCommand::Revoke { reason: prose("Thay"), basis: None }));
    grant.scope.fields = [line("an sinh"), line("dat dai")].into();
    let narrow = crate::id::MandateId(ulid(752));
    world.given(Command::Mandate(narrow, MandateCommand::Grant { grant }));
    world.by(team.chief.0, team.chief.1);
    world.when(open(&team)).then_refused(Code::AuthorityMissing);
    let of = |fields: &[&str]| Extent { fields: fields.iter().map(|f| line(f)).collect(), ..extent(&team) };
    let seats = || vec![team.chief.1];
    world.when(opening(of(&["an sinh", "moi truong"]), seats())).then_refused(Code::AuthorityMissing);
    world.when(opening(of(&["an sinh", "dat dai"]), seats())).then_done();
    let more = InspectionId(ulid(703));
    let Command::Inspection(_, one) = opening(of(&["an sinh"]), seats()) else { unreachable!() };
    world.when(Command::Inspection(more, one)).then_done();
}

#[test]
fn what_is_lent_ends_with_any_of_the_mandates_it_was_opened_by() {
    let (mut world, team) = team();
    let ward = team.ward;
    let mut grant = world.register.now(world.now).mandate(team.mandate).expect("granted").grant.clone();
    let revoke = || MandateCommand::Revoke { reason: prose("Thay"), basis: None };
    world.by(ward.secretary.0, ward.secretary.1).given(Command::Mandate(team.mandate, revoke()));
    let narrow = [("an sinh", 752), ("dat dai", 753)];
    for (field, id) in narrow {
        grant.scope.fields = [line(field)].into();
        let grant = grant.clone();
        world.given(Command::Mandate(MandateId(ulid(id)), MandateCommand::Grant { grant }));
    }
    let fields = narrow.iter().map(|(field, _)| line(field)).collect();
    let scope = Extent { fields, ..extent(&team) };
    world.by(team.chief.0, team.chief.1).given(opening(scope, vec![team.chief.1, team.member.1]));
    world.by(team.member.0, team.member.1).when(close()).then_done();
    world.later(1).by(ward.secretary.0, ward.secretary.1);
    world.given(Command::Mandate(MandateId(ulid(753)), revoke()));
    let refused = world.later(1).by(team.member.0, team.member.1).when(close());
    refused.then_refused(Code::AuthorityMissing);
}

#[test]
fn a_seat_that_only_inspects_writes_nothing_else() {
    let (mut world, team) = team();
    let view = world.register.now(world.now);
    assert!(inspects_only(&view, team.chief.1, team.chief.0));
    assert_eq!(inspects(&view, team.chief.1, team.chief.0).len(), 1);
    // Every power: inspects, and not only. No power at all: neither.
    let (secretary, clerk) = (team.ward.secretary, team.ward.clerk);
    assert!(
        !inspects_only(&view, secretary.1, secretary.0)
            && !inspects(&view, secretary.1, secretary.0).is_empty()
    );
    assert!(!inspects_only(&view, clerk.1, clerk.0) && inspects(&view, clerk.1, clerk.0).is_empty());
    let facts = DocumentFacts {
        issuer: line("Đoàn kiểm tra"),
        number: "1-TB/ĐU".parse().expect("a number"),
        dated: day("2026-01-05"),
        subject: line("x"),
        signer: None,
        signer_position: None,
        signature: crate::document::SignatureForm::Own,
        real: false,
    };
    let register = Command::Document(DocumentId(ulid(799)), DocumentCommand::Register { facts });
    world.when(register.clone()).then_refused(Code::InspectorReadsOnly);
    world.when(open(&team)).then_done();
    world.by(secretary.0, secretary.1).when(register).then_done();
}

#[test]
fn closed_is_closed_and_nothing_is_left_open() {
    let (mut world, team) = opened();
    world.open_work.inspected.about = Some(parties(&team.ward));
    let finding = found(&mut world);
    let refusal = world.when(close()).then_refused(Code::FindingsOpen);
    assert_eq!(refusal.args["count"], "1");
    world.given(super::world::conclusion(finding, crate::inspection::Verdict::NotUpheld));
    let Command::Inspection(_, InspectionCommand::Close { conclusion, .. }) = close() else { unreachable!() };
    let nowhere = InspectionCommand::Close { conclusion, document: DocumentId(ulid(9)) };
    world.when(Command::Inspection(IT, nowhere)).then_refused(Code::Unknown);
    world.by(team.ward.secretary.0, team.ward.secretary.1).when(close()).then_refused(Code::OnlyInspector);
    world.by(team.member.0, team.member.1).when(close()).then_done();
    for late in [draw(1), super::world::finding(), super::world::remedy(finding, vec![]), close()] {
        world.when(late).then_refused(Code::InspectionClosed);
    }
    world.by(team.ward.head.0, team.ward.head.1);
    world.when(super::world::explanation(finding, vec![])).then_refused(Code::InspectionClosed);
}

#[test]
fn the_authority_must_last() {
    let (mut world, team) = opened();
    let ward = team.ward;
    world.open_work.inspected.about = Some(parties(&ward));
    // A named member without a mandate of their own relies on the one of the opening.
    world.by(team.member.0, team.member.1).given(super::world::finding());
    world.by(ward.secretary.0, ward.secretary.1).later(1);
    world
        .given(Command::Mandate(team.mandate, MandateCommand::Revoke { reason: prose("Thôi"), basis: None }));
    world.by(team.member.0, team.member.1).when(super::world::finding()).then_refused(Code::AuthorityMissing);
    world.by(team.chief.0, team.chief.1).when(super::world::finding()).then_refused(Code::AuthorityMissing);
}
