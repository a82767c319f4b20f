//! The one handler: repeats, stale pictures, races, refusals noted apart, personal details never in the log.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;

use common::{House, house, id};
use sauro_api::{
    ApiError,
    application::{Act, NewPerson, PersonChange},
};
use sauro_domain::{
    Command,
    assignment::{AssignmentCommand, Terms},
    id::{AssignmentId, CommandId, PersonId, UnitId},
    position::PositionCommand,
    refusal::Code,
    text::{Line, Prose},
    unit::UnitCommand,
};
use sauro_store::Position;

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

fn prose(text: &str) -> Prose {
    Prose::parse(text).unwrap()
}

fn draft(code: &str) -> AssignmentCommand {
    let terms = Terms { title: Some(line("Rà soát hồ sơ tồn đọng")), ..Terms::default() };
    AssignmentCommand::Draft { code: Some(line(code)), terms }
}

fn act(house: &House, id: CommandId) -> Act {
    Act::new(id, house.office.head_actor(), "web")
}

async fn events_of(house: &House, stream: &str) -> Vec<String> {
    let recorded = house.installation.app.log().read_stream(stream, 0).await.unwrap();
    recorded.into_iter().map(|recorded| String::from_utf8(recorded.bytes).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_command_repeats_its_answer_and_records_nothing() {
    let house = house().await;
    let app = &house.installation.app;
    let id = id();
    let request = || act(&house, id).request(Command::Assignment(AssignmentId::from(id), draft("2026-0001")));
    let first = app.execute(request()).await.unwrap();
    assert!(!first.repeated && first.events == 1 && first.leaves.len() == 1);
    let head = app.log().head().await.unwrap();
    for _ in 0..3 {
        let again = app.execute(request()).await.unwrap();
        assert!(again.repeated);
        assert_eq!(
            (again.position, again.revision, &again.leaves),
            (first.position, first.revision, &first.leaves)
        );
    }
    assert_eq!(app.log().head().await.unwrap(), head);
    let elsewhere =
        act(&house, id).request(Command::Assignment(AssignmentId::from(common::id()), draft("2026-0002")));
    assert!(matches!(app.execute(elsewhere).await, Err(ApiError::CommandReused(given)) if given == id));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_command_sent_by_many_at_once_is_recorded_once() {
    let house = house().await;
    let app = house.installation.app.clone();
    let id = id();
    let tasks: Vec<_> = (0..16)
        .map(|_| {
            let request =
                act(&house, id).request(Command::Assignment(AssignmentId::from(id), draft("2026-0001")));
            let app = app.clone();
            tokio::spawn(async move { app.execute(request).await.unwrap() })
        })
        .collect();
    let mut positions = std::collections::HashSet::new();
    for task in tasks {
        positions.insert(task.await.unwrap().position);
    }
    assert_eq!(positions.len(), 1);
    assert_eq!(events_of(&house, &format!("assignment-{id}")).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_picture_is_answered_with_the_present_revision() {
    let house = house().await;
    let app = &house.installation.app;
    let id = id();
    let assignment = AssignmentId::from(id);
    app.execute(act(&house, id).request(Command::Assignment(assignment, draft("2026-0001")))).await.unwrap();
    let revise = |expected, title: &str| {
        let terms = Terms { title: Some(line(title)), ..Terms::default() };
        let act = Act { expected_revision: Some(expected), ..act(&house, common::id()) };
        act.request(Command::Assignment(assignment, AssignmentCommand::ReviseDraft { terms }))
    };
    app.execute(revise(0, "Một")).await.unwrap();
    let stale = app.execute(revise(0, "Hai")).await;
    assert!(matches!(stale, Err(ApiError::Stale { expected: 0, current: 1 })), "{stale:?}");
    assert_eq!(events_of(&house, &format!("assignment-{id}")).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_those_who_revise_at_once_each_is_decided_on_the_truth() {
    let house = house().await;
    let app = house.installation.app.clone();
    let id = id();
    let assignment = AssignmentId::from(id);
    app.execute(act(&house, id).request(Command::Assignment(assignment, draft("2026-0001")))).await.unwrap();
    let tasks: Vec<_> = (0..12)
        .map(|number| {
            let terms = Terms { title: Some(line(&format!("Bản {number}"))), ..Terms::default() };
            let command = Command::Assignment(assignment, AssignmentCommand::ReviseDraft { terms });
            let (app, act) = (app.clone(), act(&house, common::id()));
            tokio::spawn(async move { app.execute(act.request(command)).await })
        })
        .collect();
    let mut recorded = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(outcome) => recorded += outcome.events,
            Err(error) => assert!(matches!(error, ApiError::Contended), "{error}"),
        }
    }
    assert!(recorded >= 3);
    assert_eq!(events_of(&house, &format!("assignment-{id}")).await.len(), recorded + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_noted_apart_and_the_log_does_not_grow() {
    let house = house().await;
    let app = &house.installation.app;
    let head = app.log().head().await.unwrap();
    let id = id();
    let command =
        Command::Unit(house.office.unit, UnitCommand::Rename { name: line("Tên khác"), basis: None });
    let refused = app.execute(Act::new(id, house.office.clerk_actor(), "graphql").request(command)).await;
    assert!(
        matches!(&refused, Err(ApiError::Refused(refusal)) if refusal.code == Code::AuthorityMissing),
        "{refused:?}"
    );
    let notes = app.side().refusals(10).unwrap();
    assert_eq!(notes.len(), 1);
    assert_eq!((notes[0].code.as_str(), notes[0].via.as_str()), ("AUTHORITY_MISSING", "graphql"));
    assert_eq!(notes[0].command, id.to_string());
    assert_eq!(notes[0].person, Some(house.office.clerk.0.to_string()));
    assert_eq!(app.log().head().await.unwrap(), head);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_act_names_who_where_by_what_authority_and_through_which_door() {
    let house = house().await;
    let app = &house.installation.app;
    let command =
        Command::Unit(house.office.unit, UnitCommand::Rename { name: line("Tên khác"), basis: None });
    let act = Act { why: Some(prose("đổi tên theo nghị quyết")), ..act(&house, id()) };
    app.execute(act.request(command)).await.unwrap();
    let events = events_of(&house, &format!("unit-{}", house.office.unit)).await;
    let envelope: serde_json::Value = serde_json::from_str(events.last().unwrap()).unwrap();
    assert_eq!(envelope["type"], "unit.renamed");
    assert_eq!(envelope["actor"]["person"]["person"], house.office.head.0.to_string());
    assert_eq!(envelope["authority"]["chain"][0], house.office.mandate.to_string());
    assert_eq!(envelope["authority"]["basis"], "Điều lệ");
    assert_eq!(envelope["why"], "đổi tên theo nghị quyết");
    assert_eq!(envelope["via"], "web");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_effective_moment_of_the_senders_is_kept_beside_the_recorded_one() {
    let house = house().await;
    let app = &house.installation.app;
    let id = id();
    let yesterday = app.clock().now() - chrono::Duration::hours(1);
    let act = Act { effective: Some(yesterday), ..act(&house, id) };
    let refused =
        app.execute(act.request(Command::Assignment(AssignmentId::from(id), draft("2026-0001")))).await;
    // The head was appointed a moment ago: nobody acts in a seat before holding it.
    assert!(
        matches!(&refused, Err(ApiError::Refused(refusal)) if refusal.code == Code::NotYourPosition),
        "{refused:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_in_the_directory_and_never_in_the_log() {
    let house = house().await;
    let app = &house.installation.app;
    let id = id();
    let person = NewPerson {
        full_name: "Phan Châu Trinh".to_owned(),
        title: "Ông".to_owned(),
        phone: Some("0236 3 999 888".to_owned()),
        ..NewPerson::default()
    };
    let register = || app.register(act(&house, id), person.clone());
    let first = register().await.unwrap();
    let again = register().await.unwrap();
    assert!(again.repeated && again.leaves == first.leaves, "a retry keeps the commitments of the first");
    let who = PersonId::from(id);
    let name = app.people().name(who).unwrap();
    assert_eq!(
        (name.full.as_str(), name.given.as_str(), name.address().as_str()),
        ("Phan Châu Trinh", "Trinh", "Ông Trinh")
    );

    let change = PersonChange { phone: Some("0236 3 777 666".to_owned()), ..PersonChange::default() };
    app.correct_person(act(&house, common::id()), who, change, prose("đổi số")).await.unwrap();
    let name = app.people().name(who).unwrap();
    assert_eq!((name.full.as_str(), name.phone.as_deref()), ("Phan Châu Trinh", Some("0236 3 777 666")));

    app.erase_person(act(&house, common::id()), who, None, prose("theo yêu cầu")).await.unwrap();
    assert!(app.people().name(who).is_none() && app.people().is_erased(who));
    let mut after = Position::START;
    loop {
        let batch = app.log().read_all(after, 100).await.unwrap();
        let Some(last) = batch.last() else { break };
        after = last.position;
        for recorded in &batch {
            let text = String::from_utf8(recorded.bytes.clone()).unwrap();
            for secret in ["Phan Châu Trinh", "Trinh", "3 999 888", "3 777 666"] {
                assert!(!text.contains(secret), "{secret} in {text}");
            }
        }
    }
    let back = app
        .register(
            act(&house, common::id()),
            NewPerson { full_name: "\u{202E}lừa".to_owned(), ..NewPerson::default() },
        )
        .await;
    assert!(
        matches!(&back, Err(ApiError::Refused(refusal)) if refusal.code == Code::TextForbidden),
        "{back:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_directory_and_the_answers_survive_a_restart() {
    let house = house().await;
    let (head, clerk) = (house.office.head.0, house.office.clerk.0);
    let id = id();
    let first = {
        let app = &house.installation.app;
        app.erase_person(act(&house, common::id()), clerk, None, prose("theo yêu cầu")).await.unwrap();
        app.execute(act(&house, id).request(Command::Assignment(AssignmentId::from(id), draft("2026-0001"))))
            .await
            .unwrap()
    };
    let House { installation, folder, office, router, .. } = house;
    drop(router);
    installation.close().await;
    let installation = common::open(folder.path(), sauro_api::config::Config::default()).await;
    let app = &installation.app;
    assert_eq!(app.people().name(head).unwrap().full, "Nguyễn Thị Đầu");
    assert!(app.people().is_erased(clerk));
    let act = Act::new(id, office.head_actor(), "web");
    let again = app
        .execute(act.request(Command::Assignment(AssignmentId::from(id), draft("2026-0001"))))
        .await
        .unwrap();
    assert!(again.repeated && again.position == first.position);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_without_the_right_leaves_a_name_behind() {
    let house = house().await;
    let app = &house.installation.app;
    let id = id();
    let act = Act::new(id, house.office.clerk_actor(), "web");
    let refused =
        app.register(act, NewPerson { full_name: "Người Lạ".to_owned(), ..NewPerson::default() }).await;
    assert!(
        matches!(&refused, Err(ApiError::Refused(refusal)) if refusal.code == Code::AuthorityMissing),
        "{refused:?}"
    );
    assert!(app.people().name(PersonId::from(id)).is_none());
    assert_eq!(app.side().refusals(10).unwrap().len(), 1);
    let vault = rusqlite::Connection::open(house.folder.path().join("vault/vault.db")).unwrap();
    let kept: i64 = vault
        .query_row("SELECT count(*) FROM sealed WHERE person = ?1", [id.to_string()], |row| row.get(0))
        .unwrap();
    assert_eq!(kept, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_things_are_refused_by_name() {
    let house = house().await;
    let app = &house.installation.app;
    let unknown = UnitId::from(id());
    let command = Command::Unit(unknown, UnitCommand::Rename { name: line("Không có"), basis: None });
    let refused = app.execute(act(&house, id()).request(command)).await;
    assert!(
        matches!(&refused, Err(ApiError::Refused(refusal)) if refusal.code == Code::Unknown),
        "{refused:?}"
    );
    let command = Command::Position(
        house.office.empty_seat,
        PositionCommand::Appoint { person: PersonId::from(id()), basis: None },
    );
    let refused = app.execute(act(&house, id()).request(command)).await;
    assert!(
        matches!(&refused, Err(ApiError::Refused(refusal)) if refusal.code == Code::Unknown),
        "{refused:?}"
    );
}
