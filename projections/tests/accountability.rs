//! Who answered for X at T: through a hand-over, an absence with a substitute, and a merger.
#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{Scene, acts, block_on, log_of};
use sauro_domain::{
    Command,
    assignment::{AssignmentCommand as C, Phase},
    id::{AssignmentId, PersonId, PositionId},
    position::{Cover, PositionCommand},
    register::Capacity,
    testing::{day, moment, prose},
};
use sauro_projections::{
    AsOf, AssignmentFilter, KnownAt, Moment, Paging, Role, Sort, Views,
    accountability::{AboveAs, Subject},
};
use std::sync::Arc;

/// Issued to the head of division on 5 January, handed to the clerk on 12 January; the clerk is away from 20 to 22
/// January and the spare acts; the division merges on 2 February.
fn story() -> (Scene, AssignmentId) {
    let mut scene = Scene::new();
    scene.draft(7);
    let id = scene.drafted[0];
    let lead = |scene: &Scene| scene.state(id).terms.lead;
    scene.world.at("2026-01-05 09:00");
    let mut terms = scene.state(id).terms;
    terms.lead = Some(scene.ward.head.1);
    scene.act_in(scene.ward.chair.1);
    scene.world.given(Command::Assignment(id, C::ReviseDraft { terms }));
    scene.world.given(Command::Assignment(id, C::Issue));
    scene.world.at("2026-01-12 09:00");
    let hand_over = C::ReassignLead {
        to: scene.ward.clerk.1,
        basis: None,
        reason: prose("Trưởng phòng nhận việc khác"),
        handover_note: None,
    };
    scene.world.given(Command::Assignment(id, hand_over));
    assert_eq!(lead(&scene), Some(scene.ward.clerk.1));
    scene.world.at("2026-01-19 09:00");
    scene.act_in(scene.ward.secretary.1);
    let away = PositionCommand::AppointActing {
        person: scene.ward.spare,
        from: day("2026-01-20"),
        until: Some(day("2026-01-22")),
        basis: None,
        reason: prose("Nghỉ phép"),
    };
    scene.world.given(Command::Position(scene.ward.clerk.1, away));
    scene.world.at("2026-02-02 09:00");
    scene.merge();
    (scene, id)
}

async fn opened(scene: &Scene, directory: &tempfile::TempDir) -> Views {
    let log = Arc::new(log_of(&acts(&scene.world)).await);
    let (views, mut projector) = Views::open(directory.path(), log).await.expect("opens");
    projector.catch_up().await.expect("catches up");
    views
}

fn at(views: &Views, text: &str) -> AsOf {
    views.present(moment(text))
}

#[test]
fn who_answered_at_each_moment() {
    let (scene, id) = story();
    let ward = &scene.ward;
    let new_clerk = scene.merged.as_ref().expect("merged")[1];
    let directory = tempfile::tempdir().expect("a directory");
    block_on(async {
        let views = opened(&scene, &directory).await;
        let who = |text: &str| -> Option<(PositionId, PersonId, Capacity, Option<PersonId>)> {
            let answering = views.answering(&[id], &at(&views, text)).expect("answers").remove(&id)?;
            let who = answering.answers?;
            Some((who.position, who.person, who.capacity, who.for_holder))
        };
        let (head, clerk) = (ward.head, ward.clerk);
        assert_eq!(who("2026-01-05 08:00"), None, "before issue nobody answers");
        assert_eq!(who("2026-01-08 08:00"), Some((head.1, head.0, Capacity::Holder, None)));
        assert_eq!(who("2026-01-12 08:59"), Some((head.1, head.0, Capacity::Holder, None)));
        assert_eq!(who("2026-01-12 09:00"), Some((clerk.1, clerk.0, Capacity::Holder, None)));
        assert_eq!(who("2026-01-21 10:00"), Some((clerk.1, ward.spare, Capacity::Acting, Some(clerk.0))));
        assert_eq!(who("2026-01-23 00:00"), Some((clerk.1, clerk.0, Capacity::Holder, None)));
        assert_eq!(who("2026-02-03 08:00"), Some((new_clerk, clerk.0, Capacity::Holder, None)));

        let line = views.stretches(id, &at(&views, "2026-03-01 08:00")).expect("stretches");
        let told: Vec<_> = line.iter().map(|s| (s.position, s.person, s.capacity)).collect();
        assert_eq!(
            told,
            [
                (head.1, Some(head.0), Some(Capacity::Holder)),
                (clerk.1, Some(clerk.0), Some(Capacity::Holder)),
                (clerk.1, Some(ward.spare), Some(Capacity::Acting)),
                (clerk.1, Some(clerk.0), Some(Capacity::Holder)),
                (new_clerk, Some(clerk.0), Some(Capacity::Holder)),
            ]
        );
        assert!(line.windows(2).all(|pair| pair[0].to == Some(pair[1].from)), "neither gap nor overlap");
        assert_eq!(line.last().expect("a stretch").to, None);
    });
}

/// Handed in and accepted on 26 January; the clerk leaves the seat on 28 January; the file is closed on 30 January.
fn finished() -> (Scene, AssignmentId) {
    let mut scene = Scene::new();
    scene.draft(7);
    let id = scene.drafted[0];
    scene.world.at("2026-01-05 09:00");
    let mut terms = scene.state(id).terms;
    terms.lead = Some(scene.ward.clerk.1);
    scene.act_in(scene.ward.chair.1);
    scene.world.given(Command::Assignment(id, C::ReviseDraft { terms }));
    scene.world.given(Command::Assignment(id, C::Issue));
    scene.world.at("2026-01-25 09:00");
    scene.act_in(scene.ward.clerk.1);
    scene.world.given(Command::Assignment(id, C::Acknowledge { note: None }));
    let handed_in = C::SubmitResult { text: prose("Đã xong"), evidence: Vec::new() };
    scene.world.given(Command::Assignment(id, handed_in));
    scene.world.at("2026-01-26 09:00");
    scene.act_in(scene.state(id).terms.accepter.expect("an accepter"));
    scene.world.given(Command::Assignment(id, C::AcceptResult { note: None }));
    scene.world.at("2026-01-28 09:00");
    scene.act_in(scene.ward.secretary.1);
    let relieve = PositionCommand::Relieve {
        reason: prose("Điều động"),
        basis: None,
        cover: Some(Cover::Successor(scene.ward.spare)),
    };
    scene.world.given(Command::Position(scene.ward.clerk.1, relieve));
    scene.world.at("2026-01-30 09:00");
    scene.act_in(scene.ward.clerk.1);
    scene.world.given(Command::Assignment(id, C::CloseWorkFile { note: None }));
    (scene, id)
}

#[test]
fn a_hand_over_after_the_end_changes_nobodys_part_in_it() {
    let (scene, id) = finished();
    let (clerk, seat) = scene.ward.clerk;
    let directory = tempfile::tempdir().expect("a directory");
    block_on(async {
        let views = opened(&scene, &directory).await;
        let accepted = moment("2026-01-26 09:00");
        let phases = [
            ("2026-01-20 08:00", Phase::InProgress, "2026-01-20 08:00"),
            ("2026-01-27 08:00", Phase::Accepted, "2026-01-26 09:00"),
            ("2026-01-29 08:00", Phase::Accepted, "2026-01-26 09:00"),
            ("2026-03-01 08:00", Phase::Closed, "2026-01-26 09:00"),
        ];
        for (text, phase, then) in phases {
            let known = Moment { known_at: Some(KnownAt::Time(moment(text))), in_force_at: None };
            let known = views.resolve(&known, moment("2026-03-01 08:00")).expect("resolves");
            let answering = views.answering(&[id], &known).expect("answers").remove(&id).expect("somebody");
            let who = answering.answers.expect("somebody");
            assert_eq!((who.person, who.position, answering.at), (clerk, seat, moment(then)), "{text}");
            if phase != Phase::InProgress {
                assert_eq!(answering.phase, phase, "{text}");
            }
            // As known now, looked at then: the same.
            let now = at(&views, text);
            let who = views.answering(&[id], &now).expect("answers").remove(&id).expect("somebody");
            assert_eq!(who.answers.expect("somebody").person, clerk, "{text}");
        }
        let line = views.stretches(id, &at(&views, "2026-03-01 08:00")).expect("stretches");
        let told: Vec<_> = line.iter().map(|stretch| (stretch.person, stretch.to)).collect();
        assert_eq!(told, [(Some(clerk), Some(accepted))]);
        // Lists by who answers keep it with who did.
        for (person, wanted) in [(clerk, vec![id]), (scene.ward.spare, vec![])] {
            let filter = AssignmentFilter { accountable: Some(person), ..AssignmentFilter::default() };
            for text in ["2026-01-27 08:00", "2026-03-01 08:00"] {
                let page = views.assignments(&filter, Sort::Newest, &Paging::first(10), &at(&views, text));
                let found: Vec<_> = page.expect("a page").nodes().map(|row| row.id).collect();
                assert_eq!(found, wanted, "{text}");
            }
        }
        // Who sits there now answers for the seat, and for nothing that was over before.
        let exposure = views.exposure(Subject::Person(scene.ward.spare), &at(&views, "2026-03-01 08:00"));
        assert_eq!(exposure.expect("an exposure").open, []);
    });
}

#[test]
fn what_was_known_then_is_answered_then() {
    let (scene, id) = story();
    let directory = tempfile::tempdir().expect("a directory");
    block_on(async {
        let views = opened(&scene, &directory).await;
        // On 10 January nobody knew of the hand-over to come.
        let then = Moment {
            known_at: Some(KnownAt::Time(moment("2026-01-10 08:00"))),
            in_force_at: Some(moment("2026-01-21 10:00")),
        };
        let then = views.resolve(&then, moment("2026-03-01 08:00")).expect("resolves");
        let answering = views.answering(&[id], &then).expect("answers").remove(&id).expect("somebody");
        assert_eq!(answering.answers.expect("somebody").person, scene.ward.head.0);
        let row = views.assignment(id, &then).expect("a row").expect("known");
        assert_eq!((row.lead, row.leads), (Some(scene.ward.head.1), 1));
        let now = views.assignment(id, &at(&views, "2026-03-01 08:00")).expect("a row").expect("known");
        assert_eq!((now.lead, now.leads, now.phase), (Some(scene.ward.clerk.1), 2, Phase::Issued));
    });
}

#[test]
fn the_chain_above_and_the_exposure_of_each() {
    let (scene, id) = story();
    let ward = &scene.ward;
    let seats = scene.merged.clone().expect("merged");
    let directory = tempfile::tempdir().expect("a directory");
    block_on(async {
        let views = opened(&scene, &directory).await;
        let now = at(&views, "2026-03-01 08:00");
        let answering = views.answering(&[id], &now).expect("answers").remove(&id).expect("somebody");
        assert_eq!(answering.mandates, [ward.chair_office]);
        let roles: Vec<_> = answering.above.iter().map(|above| (above.role, above.position)).collect();
        assert_eq!(roles[0], (AboveAs::Supervisor, ward.secretary.1));
        assert_eq!(roles[1], (AboveAs::Assigner, ward.chair.1));
        assert!(
            matches!(roles[2], (AboveAs::HeadOf(_), seat) if seat == seats[0]),
            "the head of the new centre first"
        );
        assert_eq!(roles[3], (AboveAs::HeadOf(ward.committee), ward.chair.1));

        for subject in [
            Subject::Position(seats[1]),
            Subject::Person(ward.clerk.0),
            Subject::Unit(ward.committee),
            Subject::Unit(ward.party),
            Subject::Assignment(id),
        ] {
            assert_eq!(views.exposure(subject, &now).expect("an exposure").open, [id], "{subject:?}");
        }
        assert_eq!(views.exposure(Subject::Person(ward.head.0), &now).expect("an exposure").open, []);
        let before = at(&views, "2026-01-08 08:00");
        assert_eq!(views.exposure(Subject::Person(ward.head.0), &before).expect("an exposure").open, [id]);

        // The old seat's work is on the new seat's list, and stops a careless abolition.
        assert_eq!(views.worklist(&[seats[1]], &now).expect("a list").overdue.len(), 1);
        assert_eq!(views.open_work_of_position(seats[1], now.in_force_at).expect("work").led, 1);
        let parties = views.parties(&[id], &now).expect("parties").remove(&id).expect("some");
        assert!(parties.iter().any(|party| party.role == Role::Lead && party.position == ward.clerk.1));
    });
}

#[test]
fn history_and_words() {
    let (scene, id) = story();
    let directory = tempfile::tempdir().expect("a directory");
    block_on(async {
        let views = opened(&scene, &directory).await;
        let now = at(&views, "2026-03-01 08:00");
        let entries = views.history(&format!("assignment-{id}"), &now).await.expect("a history");
        let kinds: Vec<_> = entries.iter().map(|entry| entry.kind.as_str()).collect();
        let wanted = [
            "assignment.drafted",
            "assignment.draft_revised",
            "assignment.issued",
            "assignment.lead_reassigned",
        ];
        assert_eq!(kinds, wanted);
        let lead =
            entries[3].changes.iter().find(|change| change.field == "terms.lead").expect("the lead changed");
        assert_eq!(lead.old, Some(scene.ward.head.1.to_string().into()));
        assert_eq!(lead.new, Some(scene.ward.clerk.1.to_string().into()));
        let earlier = views.at_ordinal(now.ordinal - 20, now.in_force_at).expect("a moment");
        assert!(views.history(&format!("assignment-{id}"), &earlier).await.expect("a history").len() < 4);

        let title = scene.state(id).terms.title.expect("a title");
        for (typed, exact) in [(title.as_str(), true), ("bao cao", false), ("BÁO CÁO KẾT QUẢ", true)] {
            let hits = views.search(typed, 10, None, &now).expect("hits");
            assert_eq!(
                hits.iter().map(|hit| (hit.assignment, hit.exact)).collect::<Vec<_>>(),
                [(id, exact)],
                "{typed}"
            );
        }
        assert!(views.search("không có việc này", 10, None, &now).expect("hits").is_empty());
        assert_eq!(views.highest_number("2026-").expect("a number"), 1);
        assert_eq!(views.highest_number("2027-").expect("a number"), 0);
        assert!(views.code_stands("2026-0001").expect("an answer"));
        assert!(
            views.attribution(id, &now).await.expect("a split").is_some_and(|split| !split.spans.is_empty())
        );
    });
}
