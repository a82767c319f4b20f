use super::{desk::*, sample::sample, world::*};
use crate::assignment::{Act, available_acts};
use std::collections::BTreeSet;

fn offered(desk: &Desk, seat: crate::id::PositionId) -> Vec<&'static str> {
    let acts = available_acts(&desk.state, &desk.context(desk.actor(seat)));
    acts.into_iter().map(Act::as_str).collect()
}

#[test]
fn names_are_unique_and_each_command_performs_its_own_act() {
    let names: BTreeSet<_> = Act::ALL.iter().map(|act| act.as_str()).collect();
    assert_eq!(names.len(), Act::ALL.len());
    let desk = Desk::working();
    for act in Act::ALL {
        assert_eq!(sample(&desk, *act, LEAD, 0).act(), *act);
    }
    assert_eq!(serde_json::to_string(&Act::QueryClarity).unwrap(), "\"QUERY_CLARITY\"");
}

#[test]
fn buttons_follow_role_and_phase() {
    assert_eq!(offered(&Desk::empty(), CLERK), ["DRAFT"]);
    assert_eq!(offered(&Desk::drafted(terms()), CHAIR), ["REVISE_DRAFT", "DISCARD_DRAFT", "ISSUE"]);
    assert_eq!(offered(&Desk::drafted(terms()), LEAD), [""; 0]);
    assert_eq!(
        offered(&Desk::issued(), LEAD),
        [
            "ACKNOWLEDGE",
            "QUERY_CLARITY",
            "DECLINE",
            "REPORT_PROGRESS",
            "ATTACH_EVIDENCE",
            "REPORT_OBSTACLE",
            "MAKE_PROPOSAL",
            "RESERVE_OPINION",
            "REQUEST_CONTRIBUTION",
            "REQUEST_EXTENSION",
            "SUBMIT_RESULT",
        ]
    );
    assert_eq!(offered(&Desk::submitted(3), OFFICE), ["RETURN_RESULT", "ACCEPT_RESULT"]);
    assert_eq!(offered(&Desk::submitted(3), HAT), [""; 0]);
    assert_eq!(offered(&Desk::working(), STAFF), ["ATTACH_EVIDENCE", "REPORT_OBSTACLE", "RESERVE_OPINION"]);
    assert_eq!(offered(&Desk::working(), DEPUTY), ["CONFIRM_CAUSE", "URGE", "ESCALATE"]);
}
