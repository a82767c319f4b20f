//! Findings: recorded, explained, concluded, put right. Nobody inspects themself.

use super::{
    EntryRef, Inspection, InspectionCommand as C, InspectionEvent as E, Parties, Verdict, input, limits,
    state::Finding,
};
use crate::{
    assignment::persons,
    context::{Actor, Context},
    id::{AssignmentId, CommandId, MandateId, PersonId, PositionId},
    refusal::{Code, Refusal},
};

type Acts = (PersonId, PositionId);

fn known(inspection: &Inspection, finding: CommandId) -> Result<&Finding, Refusal> {
    let found = inspection.findings.get(&finding);
    found.ok_or_else(|| Refusal::unknown("finding", finding).at("finding"))
}

pub(super) fn record(
    inspection: &Inspection,
    command: &C,
    acts: Acts,
    chain: Vec<MandateId>,
    cx: &Context<'_>,
) -> Result<E, Refusal> {
    let C::RecordFinding { text, criterion, assignment, entry, office, evidence } = command else {
        return Err(Refusal::missing("finding"));
    };
    input::most(inspection.findings.len() + 1, limits::FINDINGS, "finding")?;
    input::texts([("text", text.as_str()), ("criterion", criterion.as_str())])?;
    input::evidence(evidence, cx)?;
    let facts = &cx.open_work.inspected;
    let about = facts.about.as_ref();
    let assignment = assignment.or(command.assignment());
    match &assignment {
        Some(id) if about.is_none() => {
            return Err(Refusal::unknown(AssignmentId::KIND, id).at("assignment"));
        }
        None if entry.is_none() => return Err(Refusal::missing("subject").at("assignment")),
        _ => {}
    }
    let elsewhere = |entry: &EntryRef| entry.assignment().is_some_and(|id| Some(id) != assignment);
    if let Some(entry) = entry.as_ref().filter(|entry| facts.entry_by.is_none() || elsewhere(entry)) {
        return Err(Refusal::unknown("entry", format!("{} {}", entry.stream, entry.revision)).at("entry"));
    }
    let heard = office.or_else(|| about.and_then(|about| about.lead)).map(|seat| cx.view().successor(seat));
    let office = heard.ok_or_else(|| Refusal::missing("office").at("office"))?;
    cx.check_position(office).map_err(|refusal| refusal.at("office"))?;
    within(inspection, about, office, cx)?;
    unconcerned(office, acts, cx)?;
    Ok(E::FindingRecorded {
        finding: cx.command,
        text: text.clone(),
        criterion: criterion.clone(),
        assignment,
        entry: entry.clone(),
        office,
        evidence: evidence.clone(),
        chain,
    })
}

/// What the finding is about lies in the scope: the lead's seat, the field and the programme of an assignment; else
/// the seat of the office heard.
fn within(
    inspection: &Inspection,
    about: Option<&Parties>,
    office: PositionId,
    cx: &Context<'_>,
) -> Result<(), Refusal> {
    let (view, scope) = (cx.view(), &inspection.scope);
    let here = |seat: PositionId| {
        view.position(view.successor(seat)).is_some_and(|facts| view.within(facts.unit, scope.unit))
    };
    let inside = match about {
        None => here(office),
        Some(about) => {
            let field =
                scope.fields.is_empty() || about.field.as_ref().is_some_and(|f| scope.fields.contains(f));
            let programme = scope
                .programme
                .is_none_or(|limit| about.programme.is_some_and(|own| view.programme_within(own, limit)));
            about.lead.is_some_and(here) && field && programme
        }
    };
    if inside { Ok(()) } else { Err(Refusal::new(Code::OutsideInspection)) }
}

/// Separation of duties: whoever leads, gave or accepts the work, made the entry, or is heard, does not judge it;
/// under whatever hat.
fn unconcerned(office: PositionId, (person, position): Acts, cx: &Context<'_>) -> Result<(), Refusal> {
    let view = cx.view();
    let facts = &cx.open_work.inspected;
    let mut seats = facts.about.iter().flat_map(Parties::seats).chain([office]);
    let own = |seat: PositionId| {
        seat == position || view.successor(seat) == position || persons(&view, seat).any(|who| who == person)
    };
    let entered = match facts.entry_by {
        Some(Actor::Person { person: by, on_behalf_of, .. }) => by == person || on_behalf_of == Some(person),
        Some(Actor::Founder(by)) => by == person,
        Some(Actor::Scheduler) | None => false,
    };
    if entered || seats.any(own) { Err(Refusal::new(Code::InspectorConcerned)) } else { Ok(()) }
}

/// By the seat that is heard, while the finding is open.
pub(super) fn explain(
    inspection: &Inspection,
    command: &C,
    (_, position): Acts,
    cx: &Context<'_>,
) -> Result<Vec<E>, Refusal> {
    let C::GiveExplanation { finding, text, evidence } = command else { return Ok(Vec::new()) };
    let found = known(inspection, *finding)?;
    if found.office != position && cx.view().successor(found.office) != position {
        return Err(Refusal::new(Code::OnlyOfficeConcerned));
    }
    open(found)?;
    input::most(found.explanations + 1, limits::EXPLANATIONS, "explanation")?;
    input::texts([("text", text.as_str())])?;
    input::evidence(evidence, cx)?;
    Ok(vec![E::ExplanationGiven { finding: *finding, text: text.clone(), evidence: evidence.clone() }])
}

fn open(finding: &Finding) -> Result<(), Refusal> {
    if finding.verdict.is_some() { Err(Refusal::new(Code::FindingConcluded)) } else { Ok(()) }
}

pub(super) fn conclude(
    inspection: &Inspection,
    command: &C,
    acts: Acts,
    chain: Vec<MandateId>,
    cx: &Context<'_>,
) -> Result<E, Refusal> {
    let C::ConcludeFinding { finding, verdict, reason } = command else {
        return Err(Refusal::missing("finding"));
    };
    let found = known(inspection, *finding)?;
    open(found)?;
    unconcerned(found.office, acts, cx)?;
    input::texts([("reason", reason.as_str())])?;
    Ok(E::FindingConcluded { finding: *finding, verdict: *verdict, reason: reason.clone(), chain })
}

/// Of a finding that stands.
pub(super) fn remedy(
    inspection: &Inspection,
    command: &C,
    acts: Acts,
    chain: Vec<MandateId>,
    cx: &Context<'_>,
) -> Result<E, Refusal> {
    let C::RequireRemedy { finding, text, assignments, due } = command else {
        return Err(Refusal::missing("remedy"));
    };
    let found = known(inspection, *finding)?;
    if found.verdict != Some(Verdict::Upheld) {
        return Err(Refusal::new(Code::FindingNotUpheld));
    }
    unconcerned(found.office, acts, cx)?;
    input::most(found.remedies + 1, limits::REMEDIES, "remedy")?;
    input::most(assignments.len(), limits::LINKS, "assignments")?;
    input::texts([("text", text.as_str())])?;
    if let Some(due) = due {
        input::day(*due, "due")?;
    }
    if let Some(id) = cx.open_work.inspected.unknown.first() {
        return Err(Refusal::unknown(AssignmentId::KIND, id).at("assignments"));
    }
    let (text, assignments) = (text.clone(), assignments.clone());
    Ok(E::RemedyRequired { remedy: cx.command, finding: *finding, text, assignments, due: *due, chain })
}
