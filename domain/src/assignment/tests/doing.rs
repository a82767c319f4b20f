use super::{desk::*, world::*};
use crate::{
    assignment::{AssignmentCommand as C, *},
    context::Actor,
    refusal::Code,
};

fn evidence() -> Evidence {
    Evidence { title: line("Biên bản"), sha256: None, document: Some(NOTICE), dated: date(0) }
}

#[test]
fn evidence_is_superseded_by_its_author_or_the_lead_and_both_stay() {
    let mut desk = Desk::working();
    let report =
        C::ReportProgress { percent: None, text: prose("Đợt 1"), evidence: vec![evidence(), evidence()] };
    let old = desk.ok(LEAD, report);
    desk.ok(STAFF, C::AttachEvidence { evidence: evidence() });
    let better =
        |index| C::SupersedeEvidence { old, index, evidence: evidence(), reason: prose("Bản có dấu") };
    assert_eq!(desk.refused(STAFF, better(1)), Code::OnlyLead);
    assert_eq!(desk.refused(LEAD, better(2)), Code::NoSuchItem);
    let new = desk.ok(LEAD, better(1));
    let superseded: Vec<_> = desk.state.evidence.iter().map(|piece| piece.superseded_by).collect();
    assert_eq!(superseded, [None, Some(new), None, None]);
    assert_eq!(desk.refused(LEAD, better(1)), Code::NoSuchItem, "superseded before");
}

#[test]
fn milestones_are_reached_once() {
    let mut staged = terms();
    staged.milestones = vec![Milestone { title: line("Dự thảo"), due: date(4) }];
    let mut desk = Desk::drafted(staged);
    desk.ok(CHAIR, C::Issue);
    let reach = |milestone| C::ReachMilestone { milestone, note: None };
    assert_eq!(desk.refused(LEAD, reach(1)), Code::NoSuchItem);
    desk.ok(LEAD, reach(0));
    assert_eq!(desk.ask(LEAD, &reach(0)), Ok(vec![]), "already so");
}

#[test]
fn an_obstacle_is_resolved_by_a_party_to_it() {
    let mut desk = Desk::working();
    let obstacle = desk.ok(STAFF, C::ReportObstacle { text: prose("Thiếu sổ gốc"), addressed_to: DEPUTY });
    let resolve = C::ResolveObstacle { obstacle, resolution: prose("Đã cấp bản sao") };
    assert_eq!(desk.refused(OTHER, resolve.clone()), Code::OnlyAddressee);
    desk.ok(DEPUTY, resolve.clone());
    assert_eq!(desk.refused(DEPUTY, resolve), Code::NoSuchItem);
}

#[test]
fn a_proposal_is_answered_by_its_addressee() {
    let mut desk = Desk::working();
    let proposal = desk.ok(LEAD, C::MakeProposal { text: prose("Cho thuê thêm máy"), addressed_to: DEPUTY });
    let answer = C::AnswerProposal { proposal, agreed: false, answer: prose("Chưa có kinh phí") };
    assert_eq!(desk.refused(CHAIR, answer.clone()), Code::OnlyAddressee);
    assert_eq!(next_act(&desk.state), Some(NextAct { act: Act::AnswerProposal, by: DEPUTY }));
    desk.ok(DEPUTY, answer);
    assert_eq!(desk.state.open_items().count(), 0);
}

#[test]
fn an_opinion_stays_on_record_and_nobody_can_answer_it_away() {
    let mut desk = Desk::working();
    let opinion = C::ReserveOpinion { text: prose("Không đồng ý thời hạn"), addressed_to: CHAIR };
    assert_eq!(desk.refused(OTHER, opinion.clone()), Code::OnlyLead);
    desk.ok(LEAD, opinion.clone());
    desk.ok(CHAIR, C::Cancel { reason: prose("Thôi"), basis: None });
    desk.ok(STAFF, opinion);
}

#[test]
fn contributions_are_asked_of_coordinators_and_silence_is_recorded() {
    let mut desk = Desk::working();
    let ask = |from, day| C::RequestContribution { from, part: prose("Sổ gốc"), reply_by: date(day) };
    assert_eq!(desk.refused(LEAD, ask(OTHER, 3)), Code::Unknown, "not a coordinating party");
    assert_eq!(desk.refused(LEAD, ask(STAFF, 0)), Code::DateOrder, "the day has passed");
    let request = desk.ok(LEAD, ask(STAFF, 3));
    let missed = C::MarkContributionMissed { request };
    assert_eq!(desk.refused(CHAIR, missed.clone()), Code::ActorNotAllowed);
    let mut desk = desk.on(3);
    assert_eq!(
        desk.by(Actor::Scheduler, &missed).unwrap_err().code,
        Code::DateOrder,
        "until the end of the day"
    );
    let mut desk = desk.on(4);
    desk.by(Actor::Scheduler, &missed).unwrap();
    let before = desk.history.len();
    desk.by(Actor::Scheduler, &missed).unwrap();
    assert_eq!(desk.history.len(), before, "recorded once");
    // A late answer is still an answer.
    let contribute = C::Contribute { request, text: prose("Đây là sổ"), evidence: vec![] };
    assert_eq!(desk.refused(LEAD, contribute.clone()), Code::OnlyAddressee);
    desk.ok(STAFF, contribute);
    let item = &desk.state.items[&request];
    assert!(item.missed && item.closed.is_some());
}
