//! The product's promises, asked of the real application over a real directory.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use chrono::{Duration, TimeZone, Utc};
use sauro_api::{
    ApiError, Request,
    clock::{Clock, ManualClock},
};
use sauro_domain::{
    Command,
    assignment::{AssignmentCommand, Cause, Clarity, Terms},
    context::Actor,
    id::{AssignmentId, CommandId},
    position::{Cover, PositionCommand},
    refusal::{Code, Refusal},
    register::Capacity,
    text::{Line, Prose},
    time::day_of,
};
use sauro_tests::Office;
use std::{path::Path, sync::Arc};

type Remove = fn(&mut Terms);

fn monday() -> Arc<ManualClock> {
    Arc::new(ManualClock::at(Utc.with_ymd_and_hms(2026, 3, 2, 2, 0, 0).single().expect("a moment")))
}

async fn office(data: &Path, clock: &Arc<ManualClock>) -> Office {
    Office::found(data, Arc::clone(clock) as Arc<dyn Clock>, 11).await.expect("an office")
}

fn prose(text: &str) -> Prose {
    Prose::parse(text).expect("a text")
}

fn refused<T: std::fmt::Debug>(result: Result<T, ApiError>) -> Refusal {
    match result {
        Err(ApiError::Refused(refusal)) => *refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

async fn draft(office: &Office, code: &str, terms: Terms) -> AssignmentId {
    let id = office.id();
    let draft = AssignmentCommand::Draft { code: Some(Line::parse(code).expect("a code")), terms };
    office.act(id, id.into(), office.head, draft).await.expect("a draft takes anything");
    id.into()
}

#[tokio::test]
async fn an_assignment_lacking_any_one_clarity_is_not_issued() {
    let (folder, clock) = (tempfile::tempdir().expect("a folder"), monday());
    let office = office(folder.path(), &clock).await;
    let full =
        office.terms("Lập danh sách hộ kinh doanh", day_of(clock.now()) + Duration::days(30)).expect("terms");
    let without: [(Clarity, Remove); 6] = [
        (Clarity::Person, |terms| terms.lead = None),
        (Clarity::Task, |terms| terms.basis = None),
        (Clarity::Time, |terms| terms.time = None),
        (Clarity::Result, |terms| terms.deliverables.clear()),
        (Clarity::Responsibility, |terms| terms.supervisor = None),
        (Clarity::Authority, |terms| terms.lead_powers.clear()),
    ];
    for (clarity, remove) in without {
        let mut terms = full.clone();
        remove(&mut terms);
        let id = draft(&office, &format!("P-{clarity:?}"), terms).await;
        let refusal = refused(office.act(office.id(), id, office.head, AssignmentCommand::Issue).await);
        assert_eq!(refusal.code, Code::ClarityBlocked);
        assert!(refusal.findings.iter().any(|finding| finding.clarity == clarity), "{clarity:?} is named");
        // Without a lead nobody can say whose unit the authority must cover; everything else stands alone.
        let depends = |finding: Clarity| clarity == Clarity::Person && finding == Clarity::Authority;
        let others: Vec<_> = refusal.findings.iter().map(|finding| finding.clarity).collect();
        assert!(
            others.iter().all(|other| *other == clarity || depends(*other)),
            "{clarity:?} and only it: {others:?}"
        );
    }
    let id = draft(&office, "P-all", full).await;
    office.act(office.id(), id, office.head, AssignmentCommand::Issue).await.expect("all six hold");
}

#[tokio::test]
async fn the_lead_neither_accepts_nor_extends() {
    let (folder, clock) = (tempfile::tempdir().expect("a folder"), monday());
    let office = office(folder.path(), &clock).await;
    let id = office.give("P-1").await.expect("given");
    office
        .act(office.id(), id, office.lead, AssignmentCommand::Acknowledge { note: None })
        .await
        .expect("acknowledged");
    let request = office.id();
    let until = day_of(clock.now()) + Duration::days(44);
    let ask = AssignmentCommand::RequestExtension {
        until,
        reason: prose("Mưa bão"),
        claimed_cause: Cause::Objective,
    };
    office.act(request, id, office.lead, ask).await.expect("asked");
    let grant = AssignmentCommand::GrantExtension { request, until: None, reason: prose("Đồng ý") };
    let refusal = refused(office.act(office.id(), id, office.lead, grant.clone()).await);
    assert_eq!(refusal.code, Code::LeadMayNotExtend);
    office.act(office.id(), id, office.head, grant).await.expect("the assigner may");
    let submit = AssignmentCommand::SubmitResult { text: prose("Đã xong"), evidence: Vec::new() };
    office.act(office.id(), id, office.lead, submit).await.expect("submitted");
    let accept = AssignmentCommand::AcceptResult { note: None };
    let refusal = refused(office.act(office.id(), id, office.lead, accept.clone()).await);
    assert_eq!(refusal.code, Code::LeadMayNotAccept);
    office.act(office.id(), id, office.head, accept).await.expect("the accepter may");
}

#[tokio::test]
async fn nobody_leaves_a_seat_with_open_work_and_no_successor() {
    let (folder, clock) = (tempfile::tempdir().expect("a folder"), monday());
    let office = office(folder.path(), &clock).await;
    office.give("P-2").await.expect("given");
    let before = clock.now();
    clock.advance(Duration::days(3));
    let organiser = office.actor(office.head).await.expect("the head");
    let relieve = |cover| {
        Command::Position(
            office.lead,
            PositionCommand::Relieve { cover, basis: None, reason: prose("Nghỉ hưu") },
        )
    };
    let app = &office.installation.app;
    let refusal = refused(app.execute(Request::new(office.id(), relieve(None), organiser, "graphql")).await);
    assert_eq!(refusal.code, Code::SuccessorMissing);
    let heir = office.people[3];
    app.execute(Request::new(office.id(), relieve(Some(Cover::Successor(heir))), organiser, "graphql"))
        .await
        .expect("with a successor");
    let (then, now) = app
        .with_register(|view| (view.moved_to(before).accountable(office.lead), view.accountable(office.lead)))
        .await
        .expect("the register answers");
    assert_eq!(then.map(|who| who.person), Some(office.people[1]), "who answered then");
    assert_eq!(now.map(|who| who.person), Some(heir), "who answers now");
}

#[tokio::test]
async fn an_act_for_an_absent_holder_says_so() {
    let (folder, clock) = (tempfile::tempdir().expect("a folder"), monday());
    let office = office(folder.path(), &clock).await;
    let id = office.give("P-3").await.expect("given");
    let organiser = office.actor(office.head).await.expect("the head");
    let today = day_of(clock.now());
    let act = PositionCommand::AppointActing {
        person: office.people[2],
        from: today,
        until: Some(today + Duration::days(5)),
        basis: None,
        reason: prose("Nghỉ phép"),
    };
    let app = &office.installation.app;
    app.execute(Request::new(office.id(), Command::Position(office.lead, act), organiser, "graphql"))
        .await
        .expect("a substitute");
    clock.advance(Duration::hours(1));
    let who = app
        .with_register(|view| view.accountable(office.lead))
        .await
        .expect("register")
        .expect("somebody answers");
    assert_eq!(
        (who.person, who.capacity, who.for_holder),
        (office.people[2], Capacity::Acting, Some(office.people[1]))
    );
    office
        .act(office.id(), id, office.lead, AssignmentCommand::Acknowledge { note: None })
        .await
        .expect("acknowledged");
    let events = app.log().read_stream(&format!("assignment-{id}"), 0).await.expect("the stream");
    let last = String::from_utf8(events.last().expect("an event").bytes.clone()).expect("UTF-8");
    assert!(last.contains(&format!("\"on_behalf_of\":\"{}\"", office.people[1])), "{last}");
}

#[tokio::test]
async fn a_stranger_to_the_seat_is_refused() {
    let (folder, clock) = (tempfile::tempdir().expect("a folder"), monday());
    let office = office(folder.path(), &clock).await;
    let id = office.give("P-4").await.expect("given");
    let stranger = Actor::Person { person: office.people[3], position: office.lead, on_behalf_of: None };
    let act = Command::Assignment(id, AssignmentCommand::Acknowledge { note: None });
    let refusal =
        refused(office.installation.app.execute(Request::new(office.id(), act, stranger, "graphql")).await);
    assert_eq!(refusal.code, Code::NotYourPosition);
}

#[tokio::test]
async fn a_retry_after_a_restart_is_recognised() {
    let (folder, clock) = (tempfile::tempdir().expect("a folder"), monday());
    let office = office(folder.path(), &clock).await;
    let id = office.give("P-5").await.expect("given");
    let command: CommandId = office.id();
    let actor = office.actor(office.lead).await.expect("the lead");
    let act = Command::Assignment(id, AssignmentCommand::Acknowledge { note: None });
    let first = office
        .installation
        .app
        .execute(Request::new(command, act.clone(), actor, "graphql"))
        .await
        .expect("recorded");
    office.installation.close().await;
    let again = sauro_api::installation::Installation::open_with(
        folder.path(),
        sauro_api::config::Config::default(),
        clock.clone(),
        Arc::new(sauro_api::clock::SystemRandom),
    )
    .await
    .expect("reopened");
    let second = again.app.execute(Request::new(command, act, actor, "graphql")).await.expect("recognised");
    assert!(second.repeated && !first.repeated);
    assert_eq!(
        (second.position, second.revision, second.leaves),
        (first.position, first.revision, first.leaves)
    );
    let events = again.app.log().read_stream(&format!("assignment-{id}"), 0).await.expect("the stream");
    assert_eq!(events.len(), 3, "drafted, issued, acknowledged once");
    again.close().await;
}

#[tokio::test]
async fn no_personal_value_stands_in_clear_in_any_file() {
    let (folder, clock) = (tempfile::tempdir().expect("a folder"), monday());
    let office = office(folder.path(), &clock).await;
    office.give("P-6").await.expect("given");
    office.installation.close().await;
    let mut files = 0;
    let mut folders = vec![folder.path().to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder").filter_map(Result::ok) {
            if entry.path().is_dir() {
                folders.push(entry.path());
                continue;
            }
            let bytes = std::fs::read(entry.path()).expect("a file");
            for name in ["Trần Văn Một", "tran van mot", "Lê Thị Hai", "le thi hai"] {
                let found = bytes.windows(name.len()).any(|part| part == name.as_bytes());
                assert!(!found, "{name} stands in {}", entry.path().display());
            }
            files += 1;
        }
    }
    assert!(files >= 4, "log, views, vault and keys were looked at");
}

#[tokio::test]
async fn an_entry_made_late_says_by_how_much() {
    let (folder, clock) = (tempfile::tempdir().expect("a folder"), monday());
    let office = office(folder.path(), &clock).await;
    let id = office.give("P-7").await.expect("given");
    clock.advance(Duration::days(10));
    let actor = office.actor(office.lead).await.expect("the lead");
    let act = AssignmentCommand::ReportProgress {
        percent: Some(20),
        text: prose("Đã khảo sát"),
        evidence: Vec::new(),
    };
    let mut request = Request::new(office.id(), Command::Assignment(id, act), actor, "graphql");
    request.effective = Some(clock.now() - Duration::days(4));
    office.installation.app.execute(request).await.expect("recorded late");
    let events =
        office.installation.app.log().read_stream(&format!("assignment-{id}"), 0).await.expect("the stream");
    let decoded = sauro_store::codec::decode(events.last().expect("an event")).expect("a known event");
    assert_eq!(decoded.meta.recorded_at - decoded.meta.effective_at, Duration::days(4));
}
