//! What may happen in an inspection.

use super::{
    InspectionCommand as C, InspectionEvent as E, SampleMethod, SeedSource, finding, input, limits,
    role::{covering, still_lent},
    sample,
    state::{Inspection, State},
};
use crate::{
    context::Context,
    id::{InspectionId, MandateId, PersonId, PositionId},
    refusal::{Code, Refusal},
    text::Line,
};

/// Decides a command addressed to the inspection. Nothing = already so.
pub fn decide(id: InspectionId, state: &State, command: &C, cx: &Context<'_>) -> Result<Vec<E>, Refusal> {
    match (state, command) {
        (State::Absent, C::Open { .. }) => open(command, cx),
        (State::Absent, _) => Err(Refusal::unknown(InspectionId::KIND, id)),
        (State::Opened(inspection), C::Open { scope, .. }) => {
            covering(scope, cx)?;
            if same(&inspection.opening, command) {
                Ok(Vec::new())
            } else {
                Err(Refusal::already_exists(InspectionId::KIND, id))
            }
        }
        (State::Opened(inspection), command) => follow(inspection, command, cx),
    }
}

fn same(opening: &E, command: &C) -> bool {
    let (
        E::Opened { title, basis, subject, scope, inspectors, .. },
        C::Open { title: t, basis: b, subject: s, scope: e, inspectors: i },
    ) = (opening, command)
    else {
        return false;
    };
    (title, basis, subject, scope, inspectors) == (t, b, s, e, i)
}

/// Whoever holds the power to inspect all of the scope.
fn open(command: &C, cx: &Context<'_>) -> Result<Vec<E>, Refusal> {
    let C::Open { title, basis, subject, scope, inspectors } = command else { return Ok(Vec::new()) };
    input::scope(scope, cx)?;
    let chain = covering(scope, cx)?;
    cx.not_in_future()?;
    input::document(*basis, "basis", cx)?;
    input::texts([("title", title.as_str()), ("subject", subject.as_str())])?;
    input::inspectors(inspectors, cx)?;
    Ok(vec![E::Opened {
        title: title.clone(),
        basis: *basis,
        subject: subject.clone(),
        scope: scope.clone(),
        inspectors: inspectors.clone(),
        chain,
    }])
}

fn follow(inspection: &Inspection, command: &C, cx: &Context<'_>) -> Result<Vec<E>, Refusal> {
    if inspection.applied.contains(&cx.command) {
        return Ok(Vec::new());
    }
    cx.not_in_future()?;
    cx.not_before(inspection.since)?;
    let acts = cx.check_actor()?;
    let by = match command {
        C::GiveExplanation { .. } => None,
        _ => Some(inspector(inspection, acts, cx)?),
    };
    if inspection.closed {
        return Err(Refusal::new(Code::InspectionClosed));
    }
    let Some(chain) = by else { return finding::explain(inspection, command, acts, cx) };
    let event = match command {
        C::Open { .. } | C::GiveExplanation { .. } => return Ok(Vec::new()),
        C::DrawSample { .. } => draw(inspection, command, chain, cx)?,
        C::RecordFinding { .. } => finding::record(inspection, command, acts, chain, cx)?,
        C::ConcludeFinding { .. } => finding::conclude(inspection, command, acts, chain, cx)?,
        C::RequireRemedy { .. } => finding::remedy(inspection, command, acts, chain, cx)?,
        C::Close { conclusion, document } => {
            let open = inspection.open_findings();
            if open > 0 {
                return Err(Refusal::new(Code::FindingsOpen).with("count", open));
            }
            input::document(*document, "document", cx)?;
            input::texts([("conclusion", conclusion.as_str())])?;
            E::Closed { conclusion: conclusion.clone(), document: *document, chain }
        }
    };
    Ok(vec![event])
}

/// By what authority the actor writes in it: a seat named at the opening, by a mandate of its own that covers the
/// scope, else by the one it was opened with, while that holds.
fn inspector(
    inspection: &Inspection,
    (_, position): (PersonId, PositionId),
    cx: &Context<'_>,
) -> Result<Vec<MandateId>, Refusal> {
    let view = cx.view();
    let named = |seat: &PositionId| *seat == position || view.successor(*seat) == position;
    if !inspection.inspectors.iter().any(named) {
        return Err(Refusal::new(Code::OnlyInspector));
    }
    covering(&inspection.scope, cx).or_else(|refusal| match still_lent(&view, &inspection.chain) {
        true => Ok(inspection.chain.clone()),
        false => Err(refusal),
    })
}

fn draw(inspection: &Inspection, command: &C, chain: Vec<MandateId>, cx: &Context<'_>) -> Result<E, Refusal> {
    let C::DrawSample { seed, drawn, size } = command else {
        return Err(Refusal::missing("sample"));
    };
    input::most(inspection.samples + 1, limits::SAMPLES, "sample")?;
    let population = &cx.open_work.inspected.population;
    let most = population.len().min(limits::SAMPLE);
    let wanted = usize::try_from(*size).unwrap_or(usize::MAX);
    if wanted == 0 || wanted > most {
        let refusal = Refusal::new(Code::OutOfRange).with("given", size).with("least", 1).with("most", most);
        return Err(refusal.at("size"));
    }
    let source = if seed.is_some() { SeedSource::Given } else { SeedSource::Drawn };
    let seed = seed.as_ref().or(drawn.as_ref()).ok_or_else(|| Refusal::missing("seed").at("seed"))?;
    input::texts([("seed", seed.as_str())])?;
    Ok(E::SampleDrawn {
        sample: cx.command,
        method: SampleMethod::Sha256Order,
        seed: seed.clone(),
        seed_source: source,
        population: u32::try_from(population.len()).unwrap_or(u32::MAX),
        population_sha256: Line::parse(&sample::digest(population))?,
        chosen: sample::draw(seed.as_str(), population, wanted),
        chain,
    })
}
