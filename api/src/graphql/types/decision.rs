//! What waits for the acting seat's decision, with the authority to take it and what happened meanwhile.

use super::{
    Act, AuthorityExplanation, AvailableAct, HistoryEntry, WorklistItem, connection::connection, dossier,
    history_entries,
};
use crate::graphql::{enums::Power, errors::Answer, scalars::DateTime, scope::Scope};
use async_graphql::{ComplexObject, Context, SimpleObject};
use sauro_domain::{
    assignment,
    id::AssignmentId,
    mandate::{self, Ask, explain},
    text::Line,
};
use sauro_projections::AsOf;
use sauro_store::Acted;

/// Entries told as new.
const MOST_NEW: usize = 50;

/// Something that waits for the acting seat's decision or answer (việc chờ duyệt).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct Decision {
    #[graphql(skip)]
    pub(crate) act: assignment::Act,
    #[graphql(skip)]
    pub(crate) as_of: AsOf,
    /// What waits, of which assignment, since when (việc).
    pub work: WorklistItem,
}

connection! {
    /// What waits for a decision (các việc chờ duyệt), longest waiting first.
    DecisionConnection, DecisionEdge, Decision
}

/// The power that an act is done by; none when the role in the assignment suffices.
fn power(act: assignment::Act) -> Option<mandate::Power> {
    match act {
        assignment::Act::GrantExtension => Some(mandate::Power::Extend),
        assignment::Act::AcceptResult => Some(mandate::Power::Accept),
        assignment::Act::ReassignLead => Some(mandate::Power::Assign),
        _ => None,
    }
}

#[ComplexObject]
impl Decision {
    /// Whether the viewer may take it now, and if not, why (được quyền quyết định); none in the past.
    #[graphql(complexity = "5 + child_complexity")]
    async fn permission(&self, ctx: &Context<'_>) -> Option<Answer<AvailableAct>> {
        let found = async {
            let Some(assignment) = &self.work.assignment else { return Ok(None) };
            let acts = dossier::acts(ctx, assignment.facts()).await?;
            let wanted = Act::from(self.act);
            Ok(acts.into_iter().find(|act| act.act == wanted))
        };
        found.await.transpose()
    }

    /// The power it is decided by (quyền cần có); none when the role in the assignment suffices.
    async fn power(&self) -> Option<Power> {
        power(self.act).map(Into::into)
    }

    /// By what mandate the acting seat may decide, or what is missing (căn cứ thẩm quyền).
    #[graphql(complexity = "10 + child_complexity")]
    async fn authority(&self, ctx: &Context<'_>) -> Option<Answer<AuthorityExplanation>> {
        self.explained(ctx).transpose()
    }

    /// When somebody in the acting seat last acted on the assignment (lần xử lý gần nhất của chức vụ).
    #[graphql(complexity = "5 + child_complexity")]
    async fn last_acted_at(&self, ctx: &Context<'_>) -> Option<Answer<DateTime>> {
        self.split(ctx).await.map(|(last, _)| last).transpose()
    }

    /// What others did on the assignment since then, newest last, at most 50 (điều mới từ đó).
    #[graphql(complexity = "20 * child_complexity")]
    async fn news(&self, ctx: &Context<'_>) -> Answer<Vec<HistoryEntry>> {
        Ok(self.split(ctx).await?.1)
    }
}

impl Decision {
    fn explained(&self, ctx: &Context<'_>) -> Answer<Option<AuthorityExplanation>> {
        let scope = Scope::of(ctx)?;
        let (Some(power), Some(acting), Some(assignment)) =
            (power(self.act), scope.viewer.acting, &self.work.assignment)
        else {
            return Ok(None);
        };
        let row = assignment.row();
        let register = scope.register();
        let view = register.view(self.as_of.ordinal, self.as_of.in_force_at);
        let lead = row.lead.map(|lead| view.successor(lead)).and_then(|lead| view.position(lead));
        let Some(unit) = lead.map(|facts| facts.unit) else { return Ok(None) };
        let ask = Ask {
            actor_position: acting.position,
            actor_person: scope.viewer.person,
            power,
            target_unit: unit,
            field: row.field.as_deref().and_then(|field| Line::parse(field).ok()),
            programme: row.programme,
        };
        Ok(Some(AuthorityExplanation::new(&scope, &ask, &explain(&view, &ask), self.as_of)))
    }

    /// When the seat last acted, and what happened after.
    async fn split(&self, ctx: &Context<'_>) -> Answer<(Option<DateTime>, Vec<HistoryEntry>)> {
        let scope = Scope::of(ctx)?;
        let (Some(acting), Some(assignment)) = (scope.viewer.acting, &self.work.assignment) else {
            return Ok((None, Vec::new()));
        };
        let stream = format!("{}-{}", AssignmentId::KIND, assignment.row().id);
        let raw = scope.loaders.history(stream.clone(), self.as_of).await?;
        let own = {
            let register = scope.register();
            let view = register.view(self.as_of.ordinal, self.as_of.in_force_at);
            let mine = |acted: &Acted| matches!(acted, Acted::Person { position, .. } if view.successor(*position) == acting.position);
            raw.iter().rposition(|entry| mine(&entry.actor))
        };
        let told = history_entries(&scope, stream, self.as_of).await?;
        let last = own.and_then(|place| told.get(place)).map(|entry| entry.recorded_at);
        let after = told.into_iter().skip(own.map_or(0, |place| place + 1));
        let mut news: Vec<_> = after.collect();
        let surplus = news.len().saturating_sub(MOST_NEW);
        news.drain(..surplus);
        Ok((last, news))
    }
}
