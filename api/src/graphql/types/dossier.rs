//! Everything an assignment's page shows besides its row, read when asked for.

use super::{
    Accountable, AccountableStretch, AssignmentSummary, AvailableAct, ClarityStanding, DeadlineEntry, Facts,
    Items, Mandate, Party, Terms, TimeAttribution, deadline::judged, seat::label,
};
use crate::graphql::{errors::Answer, refusal_words, scope::Scope};
use async_graphql::Context;
use sauro_domain::{
    Context as Decision, Event,
    assignment::{self, AssignmentEvent, FindingCode, Phase, State, Warning},
    context::OpenWork,
    id::{AssignmentId, CommandId},
    text::Line,
};
use sauro_projections::{AsOf, KnownAt, Moment};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

async fn state(scope: &Scope<'_>, facts: &Facts) -> Answer<Option<Arc<State>>> {
    scope.loaders.state(facts.row.id, facts.at).await
}

/// What it says.
pub async fn terms(ctx: &Context<'_>, facts: &Facts) -> Answer<Terms> {
    let scope = Scope::of(ctx)?;
    match state(&scope, facts).await? {
        Some(state) => Terms::new(&scope, &state, facts.at).await,
        None => Err(scope.internal(&format!("assignment {} has a row and no stream", facts.row.id))),
    }
}

/// Who answers; of work that is over, who did when it ended. Of a draft, whoever is planned to.
pub async fn lead(ctx: &Context<'_>, facts: &Facts) -> Answer<Option<Accountable>> {
    let scope = Scope::of(ctx)?;
    match scope.loaders.answering(facts.row.id, facts.at).await? {
        Some(answering) => Ok(Some(Accountable::lead(&scope, &answering, facts.at))),
        None => Ok(facts.row.lead.and_then(|seat| {
            let in_force_at =
                facts.row.ended_at.map_or(facts.at.in_force_at, |at| at.min(facts.at.in_force_at));
            Accountable::planned(&scope, seat, AsOf { in_force_at, ..facts.at })
        })),
    }
}

/// Who answers, and who stands above.
pub async fn chain(ctx: &Context<'_>, facts: &Facts) -> Answer<Vec<Accountable>> {
    let scope = Scope::of(ctx)?;
    let Some(answering) = scope.loaders.answering(facts.row.id, facts.at).await? else {
        return Ok(Vec::new());
    };
    let mut chain = vec![Accountable::lead(&scope, &answering, facts.at)];
    chain.extend(Accountable::above_lead(&scope, &answering, facts.at));
    Ok(chain)
}

/// Who takes part.
pub async fn parties(ctx: &Context<'_>, facts: &Facts) -> Answer<Vec<Party>> {
    let scope = Scope::of(ctx)?;
    let parties = scope.loaders.parties(facts.row.id, facts.at).await?;
    let answering = scope.loaders.answering(facts.row.id, facts.at).await?;
    let then = answering.map_or(facts.at, |answering| answering.then(&facts.at));
    Ok(parties.iter().map(|party| Party::new(&scope, party, then)).collect())
}

/// The six clarities: of a draft, as judged now; of anything issued, as the gate let it pass.
pub async fn clarities(ctx: &Context<'_>, facts: &Facts) -> Answer<Vec<ClarityStanding>> {
    let scope = Scope::of(ctx)?;
    if let Some(warnings) = passed_with(&scope, facts).await? {
        return Ok(ClarityStanding::passed(&scope, warnings));
    }
    let Some(state) = state(&scope, facts).await? else { return Ok(Vec::new()) };
    let register = scope.register();
    let view = register.view(facts.at.ordinal, facts.at.in_force_at);
    let evaluation = assignment::evaluate(&state.terms, facts.row.assigner, &view, facts.at.day(), 0);
    Ok(ClarityStanding::all(&scope, &evaluation))
}

/// The doubts that the gate recorded at issue; none while a draft. The record names their codes: where they stood is
/// found in what was issued, by what was known then.
async fn passed_with(scope: &Scope<'_>, facts: &Facts) -> Answer<Option<Vec<Warning>>> {
    if facts.row.issued_at.is_none() {
        return Ok(None);
    }
    let stream = format!("{}-{}", AssignmentId::KIND, facts.row.id);
    let entries = scope.loaders.history(stream, facts.at).await?;
    let issued = entries.iter().find_map(|entry| match &entry.event {
        Event::Assignment(AssignmentEvent::Issued { assigner, terms, warnings, .. }) => {
            Some((entry, *assigner, terms, warnings))
        }
        _ => None,
    });
    let Some((entry, assigner, terms, codes)) = issued else { return Ok(None) };
    if codes.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let known_at = Some(KnownAt::Position(entry.position));
    let then = Moment { known_at, in_force_at: Some(entry.effective_at) };
    let then = scope.viewed(scope.app.views().resolve(&then, scope.now()))?;
    let register = scope.register();
    let view = register.view(then.ordinal, then.in_force_at);
    let found = assignment::evaluate(terms, assigner, &view, then.day(), 0).warnings;
    let codes: BTreeSet<_> = codes.iter().map(Line::as_str).collect();
    Ok(Some(codes.into_iter().flat_map(|code| recorded(code, &found)).collect()))
}

/// A recorded doubt, wherever it stood.
fn recorded(code: &str, found: &[Warning]) -> Vec<Warning> {
    let code = FindingCode::ALL.iter().copied().find(|known| known.as_str() == code);
    let Some(code) = code else { return Vec::new() };
    let bare = || Warning { clarity: code.clarity(), code, path: String::new(), args: BTreeMap::new() };
    let found: Vec<_> = found.iter().filter(|warning| warning.code == code).cloned().collect();
    if found.is_empty() { vec![bare()] } else { found }
}

/// The mandate it was issued under.
pub async fn issued_under(ctx: &Context<'_>, facts: &Facts) -> Answer<Vec<Mandate>> {
    let scope = Scope::of(ctx)?;
    let answering = scope.loaders.answering(facts.row.id, facts.at).await?;
    let chain = answering.map(|answering| answering.mandates).unwrap_or_default();
    Ok(chain.into_iter().map(|id| Mandate::new(id, facts.at)).collect())
}

/// The deadline ledger.
pub async fn ledger(ctx: &Context<'_>, facts: &Facts) -> Answer<Vec<DeadlineEntry>> {
    let scope = Scope::of(ctx)?;
    let ledger = scope.loaders.ledger(facts.row.id, facts.at).await?;
    Ok(ledger.map(|ledger| DeadlineEntry::all(&scope, &ledger, facts.at)).unwrap_or_default())
}

/// What was asked and attached.
pub async fn items(ctx: &Context<'_>, facts: &Facts) -> Answer<Items> {
    let scope = Scope::of(ctx)?;
    let stream = format!("{}-{}", AssignmentId::KIND, facts.row.id);
    let entries = scope.loaders.history(stream, facts.at).await?;
    Ok(Items::fold(&scope, &entries, facts.at))
}

/// Whose time it was.
pub async fn attribution(ctx: &Context<'_>, facts: &Facts) -> Answer<Option<TimeAttribution>> {
    let scope = Scope::of(ctx)?;
    let Some(state) = state(&scope, facts).await?.filter(|state| state.issued_at.is_some()) else {
        return Ok(None);
    };
    let split = assignment::attribute(&state, facts.at.in_force_at);
    let judgement = judged(&scope, &facts.row, facts.at);
    Ok(Some(TimeAttribution::new(&scope, &split, &judgement, facts.at)))
}

/// What the viewer may do to it.
pub async fn acts(ctx: &Context<'_>, facts: &Facts) -> Answer<Vec<AvailableAct>> {
    let scope = Scope::of(ctx)?;
    // Nothing can be done to a picture of the past.
    let Some(actor) = scope.viewer.actor().filter(|_| !facts.at.past) else { return Ok(Vec::new()) };
    let Some(state) = state(&scope, facts).await? else { return Ok(Vec::new()) };
    let register = scope.register();
    let now = scope.now();
    let decision = Decision {
        command: CommandId(ulid::Ulid::nil()),
        now,
        effective: now,
        actor,
        why: None,
        register: register.now(now),
        open_work: OpenWork::default(),
    };
    let judged = assignment::judged_acts(&state, &decision);
    let acts = judged.into_iter().filter(|(act, _)| *act != assignment::Act::Draft);
    Ok(acts
        .map(|(act, refusal)| AvailableAct {
            act: act.into(),
            allowed: refusal.is_none(),
            refusal_code: refusal.as_ref().map(|refusal| refusal.code.as_str().to_owned()),
            reason: refusal.map(|refusal| refusal_words::rule(&scope, &refusal)),
        })
        .collect())
}

/// Who answered, from issue on.
pub fn line(ctx: &Context<'_>, facts: &Facts) -> Answer<Vec<AccountableStretch>> {
    let scope = Scope::of(ctx)?;
    let found = scope.viewed(scope.app.views().stretches(facts.row.id, &facts.at))?;
    Ok(found.iter().map(|stretch| AccountableStretch::new(&scope, stretch, facts.at)).collect())
}

/// Extensions, people and days; none while a draft.
pub fn summary(ctx: &Context<'_>, facts: &Facts) -> Answer<Option<AssignmentSummary>> {
    let scope = Scope::of(ctx)?;
    let Some(issued) = facts.row.issued_on else { return Ok(None) };
    let found = scope.viewed(scope.app.views().stretches(facts.row.id, &facts.at))?;
    Ok(Some(AssignmentSummary::new(&scope, &facts.row, issued, &found, facts.at)))
}

/// Whom it waits for.
pub fn waiting_for(ctx: &Context<'_>, facts: &Facts) -> Answer<Option<String>> {
    let scope = Scope::of(ctx)?;
    let done = matches!(facts.row.phase, Phase::Accepted | Phase::Closed);
    let Some(waiting) = facts.row.waiting_on.filter(|_| !done) else { return Ok(None) };
    let register = scope.register();
    let view = register.view(facts.at.ordinal, facts.at.in_force_at);
    Ok(Some(label(&view, view.successor(waiting.position))))
}
