use super::*;

#[test]
fn fields_and_programmes_narrow() {
    let (mut world, ids) = ward();
    let (big, part) = (ProgrammeId(ulid(501)), ProgrammeId(ulid(502)));
    for (id, parent) in [(big, None), (part, Some(big))] {
        let (title, kind, owner) = (line("Cẩm Lệ xanh"), ProgrammeKind::Strategic, ids.chair.1);
        let (basis, from, until) = (None, day("2025-08-01"), None);
        let launch = ProgrammeCommand::Launch { title, kind, owner, basis, from, until, parent };
        world.given(Command::Programme(id, launch));
    }
    let fields = |names: &[&str]| names.iter().map(|name| line(name)).collect::<BTreeSet<_>>();
    world.by(ids.chair.0, ids.chair.1);
    let mut wide = delegation(&ids);
    (wide.depth, wide.powers) = (1, [Power::Assign, Power::Grant].into());
    (wide.scope.fields, wide.scope.programme) = (fields(&["dat dai", "van hoa"]), Some(big));
    world.given(give(NEW, wide.clone()));
    world.by(ids.head.0, ids.head.1);
    let narrow = |names: &[&str], programme| {
        let mut grant = Grant { giver: Some(ids.head.1), parent: Some(NEW), depth: 0, ..wide.clone() };
        (grant.holder, grant.scope.fields) = (Holder::Person(ids.clerk.0), fields(names));
        grant.scope.programme = programme;
        give(NEXT, grant)
    };
    let what = |refusal: crate::Refusal| refusal.args.get("what").cloned().unwrap_or_default();
    let within = Code::MandateNotWithinParent;
    assert_eq!(what(world.when(narrow(&[], Some(big))).then_refused(within)), "fields");
    assert_eq!(what(world.when(narrow(&["y te"], Some(big))).then_refused(within)), "fields");
    assert_eq!(what(world.when(narrow(&["van hoa"], None)).then_refused(within)), "programme");
    world.when(narrow(&["van hoa"], Some(part))).then_done();

    let question = |field: Option<&str>, programme| Ask {
        field: field.map(line),
        programme,
        ..ask(ids.clerk, Power::Assign, ids.division)
    };
    let at = "2026-01-06 08:00";
    assert_eq!(
        verdict(&world, at, &question(Some("van hoa"), Some(part))),
        Some(vec![NEXT, NEW, ids.chair_office])
    );
    let links = [
        (question(None, Some(part)), MissingLink::OutsideField),
        (question(Some("dat dai"), Some(part)), MissingLink::OutsideField),
        (question(Some("van hoa"), Some(big)), MissingLink::OutsideProgramme),
        (question(Some("van hoa"), None), MissingLink::OutsideProgramme),
    ];
    for (ask, expected) in links {
        assert_eq!(verdict(&world, at, &ask), None);
        assert_eq!(link(&world, at, &ask, NEXT), Some(expected));
    }
}

#[test]
fn every_missing_link_is_named() {
    let (mut world, ids) = ward();
    world.by(ids.chair.0, ids.chair.1);
    let personal = Grant { holder: Holder::Person(ids.head.0), ..delegation(&ids) };
    world.given(give(NEW, Grant { valid_from: day("2026-01-10"), ..personal }));
    let assign = ask(ids.head, Power::Assign, ids.division);
    assert_eq!(link(&world, "2026-01-09 23:59", &assign, NEW), Some(MissingLink::NotYetValid));
    assert_eq!(verdict(&world, "2026-01-10 00:00", &assign), Some(vec![NEW, ids.chair_office]));
    assert!(verdict(&world, "2026-01-31 23:59", &assign).is_some());
    assert_eq!(link(&world, "2026-02-01 00:00", &assign, NEW), Some(MissingLink::Expired));
    let sign = ask(ids.head, Power::Sign, ids.division);
    assert_eq!(link(&world, "2026-01-10 08:00", &sign, NEW), Some(MissingLink::PowerMissing));
    let upwards = ask(ids.head, Power::Assign, ids.committee);
    assert_eq!(link(&world, "2026-01-10 08:00", &upwards, NEW), Some(MissingLink::OutsideUnit));
    let explanation = explain(&world.register.now(moment("2026-01-10 08:00")), &upwards);
    assert_eq!(explanation.holders, vec![ids.secretary.1, ids.chair.1], "who could");
    assert_eq!(link(&world, "2026-01-10 08:00", &upwards, ids.root), Some(MissingLink::NotHeld));

    world.at("2026-01-15 08:00").by(ids.secretary.0, ids.secretary.1);
    let leaving = |cover| PositionCommand::Relieve { cover, basis: None, reason: prose("điều động") };
    world.given(Command::Position(ids.head.1, leaving(Some(Cover::Successor(ids.spare)))));
    assert_eq!(link(&world, "2026-01-15 09:00", &assign, NEW), Some(MissingLink::PersonLeftSeat));
    let successor = ask((ids.spare, ids.head.1), Power::Assign, ids.division);
    assert_eq!(
        verdict(&world, "2026-01-15 09:00", &successor),
        None,
        "a personal delegation does not pass on"
    );
    world.given(revoke(ids.chair_office));
    assert_eq!(link(&world, "2026-01-15 09:00", &assign, NEW), Some(MissingLink::PersonLeftSeat));
    let (person, position) = ids.chair;
    let chair = ask((person, position), Power::Assign, ids.division);
    assert_eq!(link(&world, "2026-01-15 09:00", &chair, ids.chair_office), Some(MissingLink::Revoked));
}

#[test]
fn revocation_bites_from_its_moment_and_cascades() {
    let (mut world, ids) = ward();
    world.when(revoke(NEW)).then_refused(Code::Unknown);
    world.by(ids.chair.0, ids.chair.1).given(give(NEW, delegation(&ids)));
    world.by(ids.vice.0, ids.vice.1).when(revoke(NEW)).then_refused(Code::AuthorityMissing);
    world.by(ids.chair.0, ids.chair.1).at("2026-01-10 08:00");
    world.effective("2026-01-09 08:00").when(revoke(NEW)).then_refused(Code::EffectiveTooEarly);
    let assign = ask(ids.head, Power::Assign, ids.division);
    world.by(ids.secretary.0, ids.secretary.1).effective = None;
    world.given(revoke(ids.chair_office));
    assert!(verdict(&world, "2026-01-10 07:59", &assign).is_some(), "never backwards");
    assert_eq!(link(&world, "2026-01-10 08:00", &assign, NEW), Some(MissingLink::ParentNotInForce));
    world.by(ids.chair.0, ids.chair.1).when(revoke(NEW)).then_done();
    world.when(revoke(NEW)).then_nothing();
}

#[test]
fn what_a_delegate_passed_on_ends_when_they_leave() {
    let (mut world, ids) = ward();
    world.by(ids.chair.0, ids.chair.1);
    let powers: BTreeSet<_> = [Power::Assign, Power::Grant].into();
    let personal = Grant { holder: Holder::Person(ids.head.0), depth: 1, powers, ..delegation(&ids) };
    world.given(give(NEW, personal)).by(ids.head.0, ids.head.1);
    let further =
        Grant { giver: Some(ids.head.1), holder: Holder::Position(ids.clerk.1), ..delegation(&ids) };
    world.given(give(NEXT, Grant { parent: Some(NEW), ..further }));
    let assign = ask(ids.clerk, Power::Assign, ids.division);
    assert_eq!(verdict(&world, "2026-01-06 08:00", &assign), Some(vec![NEXT, NEW, ids.chair_office]));
    world.at("2026-01-15 08:00").by(ids.secretary.0, ids.secretary.1);
    let leaving = PositionCommand::Relieve { cover: None, basis: None, reason: prose("nghỉ hưu") };
    world.given(Command::Position(ids.head.1, leaving));
    assert_eq!(link(&world, "2026-01-15 09:00", &assign, NEXT), Some(MissingLink::ParentNotInForce));
    assert!(verdict(&world, "2026-01-15 07:59", &assign).is_some(), "acts already done stay valid");
    assert!(!world.register.now(world.now).mandate_in_force(NEXT));
}
