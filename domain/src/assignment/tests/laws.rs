//! What holds for every sequence of commands.

use super::{desk::*, sample::sample, world::*};
use crate::{
    assignment::{AssignmentEvent as E, *},
    calendar::WorkingCalendar,
    context::Actor,
    event::Meta,
    id::{CommandId, PositionId},
    refusal::Code,
};
use proptest::prelude::*;
use ulid::Ulid;

/// One attempt: who, what, with which words, how many hours later.
type Step = (u8, u8, u32, u8);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((any::<u8>(), any::<u8>(), 0u32..100, 0u8..60), 1..70)
}

/// Mostly the acts open to the seat, sometimes any act at all.
fn act_of(desk: &Desk, seat: PositionId, pick: u8) -> Act {
    let open = available_acts(&desk.state, &desk.context(desk.actor(seat)));
    if pick.is_multiple_of(5) || open.is_empty() {
        Act::ALL[pick as usize % Act::ALL.len()]
    } else {
        open[pick as usize % open.len()]
    }
}

fn run(steps: &[Step], mut each: impl FnMut(&Desk)) -> Desk {
    let mut desk = Desk::issued();
    for (who, pick, words, hours) in steps {
        desk.now += chrono::Duration::hours((*hours).into());
        let seat = SEATED[*who as usize % SEATED.len()];
        let command = sample(&desk, act_of(&desk, seat, *pick), seat, *words);
        let actor = if who.is_multiple_of(11) { Actor::Scheduler } else { desk.actor(seat) };
        let _ = desk.by(actor, &command);
        each(&desk);
    }
    desk
}

/// Refusals about who acts and what state it is in, as opposed to what the act says.
fn about_actor_or_state(code: Code) -> bool {
    matches!(
        code,
        Code::OnlyLead
            | Code::OnlyAssigner
            | Code::OnlyAccepter
            | Code::OnlyAddressee
            | Code::ActorNotAllowed
            | Code::NotYourPosition
            | Code::AuthorityMissing
            | Code::WrongState
            | Code::NoSuchItem
            | Code::LeadMayNotExtend
            | Code::EffectiveTooEarly
            | Code::EffectiveInFuture
    )
}

fn partitions(state: &State, now: crate::time::Timestamp) {
    let split = attribute(state, now);
    for pair in split.spans.windows(2) {
        assert!(pair[0].to <= pair[1].from && pair[0].from < pair[0].to);
        assert!(pair[0].to < pair[1].from || pair[0].bearer != pair[1].bearer, "neighbours differ");
    }
    assert_eq!(split.totals.iter().map(|share| share.time).sum::<chrono::TimeDelta>(), split.whole());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn exactly_one_lead_answers_from_issue_to_close(steps in steps()) {
        run(&steps, |desk| {
            let (state, view) = (&desk.state, desk.register.now(desk.now));
            if state.phase.is_open() {
                let lead = state.terms.lead.expect("an open assignment has a lead");
                let answer = view.accountable(lead).expect("somebody answers");
                let accepter = state.terms.accepter.and_then(|seat| view.accountable(seat)).expect("an accepter");
                assert_ne!(answer.person, accepter.person);
            }
            let decided_by_lead = state.extensions.iter().any(|line| {
                line.decision.as_ref().is_some_and(|d| d.by.map(person_of) == line.person && line.person.is_some())
            });
            assert!(!decided_by_lead, "nobody extends for themselves");
            let pending = state.extensions.iter().filter(|line| line.decision.is_none()).count();
            assert!(pending <= 1);
            assert_eq!(state.revisions() as usize, desk.history.len());
            partitions(state, desk.now);
            if state.phase.is_open() {
                let split = attribute(state, desk.now);
                let closed = state.track.windows(2).filter(|m| m[0].holding.stage == super::super::state::Stage::Idle);
                let idle: chrono::TimeDelta = closed.map(|m| m[1].at - m[0].at).sum();
                assert_eq!(split.whole() + idle, desk.now - state.issued_at.expect("issued"), "no hour is lost");
            }
            judge(&Course::from(state), date(30), &WorkingCalendar::of(None));
        });
    }

    #[test]
    fn the_same_command_twice_does_nothing_the_second_time(steps in steps()) {
        let mut desk = Desk::issued();
        for (who, pick, words, hours) in steps {
            desk.now += chrono::Duration::hours(hours.into());
            let seat = SEATED[who as usize % SEATED.len()];
            let command = sample(&desk, act_of(&desk, seat, pick), seat, words);
            let before = desk.history.len();
            if desk.by(desk.actor(seat), &command).is_ok() && desk.history.len() > before {
                desk.commands -= 1;
                prop_assert_eq!(desk.ask(seat, &command), Ok(vec![]));
                desk.commands += 1;
            }
        }
    }

    #[test]
    fn folding_a_prefix_and_the_rest_is_folding_all(steps in steps(), cut in any::<prop::sample::Index>()) {
        let desk = run(&steps, |_| {});
        let fold = |state, part: &[(E, Meta)]| part.iter().fold(state, |state, (e, meta)| evolve(state, e, meta));
        let (first, rest) = desk.history.split_at(cut.index(desk.history.len()));
        prop_assert_eq!(fold(fold(State::default(), first), rest), desk.state);
    }

    #[test]
    fn an_act_that_is_offered_is_not_refused_for_its_actor_or_state(steps in steps()) {
        let desk = run(&steps, |_| {});
        for seat in SEATED {
            let open = available_acts(&desk.state, &desk.context(desk.actor(seat)));
            for act in Act::ALL {
                match desk.ask(seat, &sample(&desk, *act, seat, 1)) {
                    Err(refusal) if open.contains(act) => {
                        prop_assert!(!about_actor_or_state(refusal.code), "{act:?} by {seat}: {refusal}");
                    }
                    Ok(_) => prop_assert!(open.contains(act), "{act:?} by {seat} is allowed and not offered"),
                    Err(_) => {}
                }
            }
        }
    }

    #[test]
    fn any_events_in_any_order_fold(
        steps in steps(),
        order in prop::collection::vec((any::<prop::sample::Index>(), -500i64..500), 0..60),
    ) {
        let desk = run(&steps, |_| {});
        let mut state = State::default();
        for (index, hours) in order {
            let (event, meta) = index.get(&desk.history);
            let effective_at = meta.effective_at + chrono::Duration::hours(hours);
            let command = CommandId(Ulid(state.entries.len() as u128));
            state = evolve(state, event, &Meta { effective_at, command, ..*meta });
            partitions(&state, morning(40));
            judge(&Course::from(&state), date(5), &WorkingCalendar::of(None));
            next_act(&state);
            let cx = desk.context(desk.actor(LEAD));
            for act in available_acts(&state, &cx) {
                let fitted = Desk { state: state.clone(), ..desk.clone() };
                let _ = decide(THIS, &state, &sample(&fitted, act, LEAD, 1), &cx);
            }
        }
    }
}
