//! Drafting, and the gate.

use super::{Case, Decided};
use crate::{
    assignment::{AssignmentCommand as C, AssignmentEvent as E, evaluate},
    refusal::{Code, Refusal},
    text::Line,
};

pub(super) fn decide(case: &Case<'_>, command: &C) -> Option<Decided> {
    Some(match command {
        C::Draft { code, terms } => match case.cx.actor.position() {
            Some(assigner) => Ok(vec![E::Drafted { code: code.clone(), assigner, terms: terms.clone() }]),
            None => Err(Refusal::new(Code::ActorNotAllowed)),
        },
        C::ReviseDraft { terms } if *terms == case.state.terms => Ok(Vec::new()),
        C::ReviseDraft { terms } => Ok(vec![E::DraftRevised { terms: terms.clone() }]),
        C::DiscardDraft { reason } => Ok(vec![E::DraftDiscarded { reason: reason.clone() }]),
        C::Issue => issue(case),
        _ => return None,
    })
}

/// All six clarities, or nothing. What is issued names the mandate relied on, even when the draft did not.
fn issue(case: &Case<'_>) -> Decided {
    let (state, cx) = (case.state, case.cx);
    let view = cx.view();
    let assigner = state.assigner.or(cx.actor.position()).map(|seat| view.successor(seat));
    let assigner = assigner.ok_or_else(|| Refusal::new(Code::ActorNotAllowed))?;
    let found = evaluate(&state.terms, assigner, &view, cx.day(), cx.open_work.lead_overdue);
    let deadline = match found.deadline.clone().filter(|_| found.passes()) {
        Some(deadline) => deadline,
        None => {
            let mut refusal = Refusal::new(Code::ClarityBlocked);
            refusal.findings = found.findings().cloned().collect();
            return Err(refusal);
        }
    };
    let mut terms = state.terms.clone();
    terms.mandate = terms.mandate.or(found.chain.first().copied());
    terms.series = terms.series.or_else(|| case.starts_series());
    let warnings = found.warnings.iter().filter_map(|warning| Line::parse(warning.code.as_str()).ok());
    Ok(vec![E::Issued {
        assigner,
        terms,
        deadline,
        chain: found.chain.clone(),
        warnings: warnings.collect(),
    }])
}
