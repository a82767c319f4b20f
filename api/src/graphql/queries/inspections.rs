//! Inspections: opened by whom, over what, with what findings.

use super::assignments::named;
use crate::graphql::{
    errors::Answer,
    input::{AsOfInput, Reader, readable},
    scope::Scope,
    types::{Inspection, InspectionConnection, PageArgs},
};
use async_graphql::{Context, ID, Object};
use sauro_domain::id::{AssignmentId, UnitId};
use std::collections::BTreeSet;

/// Inspections.
#[derive(Debug, Default)]
pub struct InspectionQueries;

/// Inspections.
#[Object]
impl InspectionQueries {
    /// One inspection (cuộc kiểm tra), now or as of a moment.
    async fn inspection(
        &self,
        ctx: &Context<'_>,
        id: ID,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<Inspection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let at = match as_of.as_ref() {
                Some(given) => AsOfInput::resolve(Some(given), &scope)?,
                None => scope.moment_of(&id)?,
            };
            Inspection::find(&scope, named(&scope, &id)?, at).await
        };
        found.await.transpose()
    }

    /// Inspections (các cuộc kiểm tra), newest first: open or closed, over a unit, with a finding about an assignment.
    #[graphql(complexity = "20 + first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    #[allow(clippy::too_many_arguments, reason = "they are the contract's")]
    async fn inspections(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Going on, or closed (đang kiểm tra).")] open: Option<bool>,
        #[graphql(desc = "Over this unit, one above or one below it (đơn vị).")] unit: Option<ID>,
        #[graphql(desc = "With a finding about this assignment (nhiệm vụ).")] assignment: Option<ID>,
        as_of: Option<AsOfInput>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<InspectionConnection>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let at = AsOfInput::resolve(as_of.as_ref(), &scope)?;
            let mut r = Reader::default();
            let unit: Option<UnitId> = r.id_if("unit", unit.as_ref());
            let assignment: Option<AssignmentId> = r.id_if("assignment", assignment.as_ref());
            readable(&scope, r)?;
            let views = scope.app.views();
            let about: Option<BTreeSet<_>> = match assignment {
                Some(id) => {
                    let found = scope.viewed(views.findings_about(id, &at))?;
                    Some(found.iter().map(|row| row.inspection).collect())
                }
                None => None,
            };
            let register = scope.register();
            let view = register.view(at.ordinal, at.in_force_at);
            let mut rows = scope.viewed(views.inspections(&at))?;
            rows.retain(|row| {
                let over = |unit| view.within(unit, row.scope.unit) || view.within(row.scope.unit, unit);
                open.is_none_or(|open| open == row.closed.is_none())
                    && unit.is_none_or(over)
                    && about.as_ref().is_none_or(|about| about.contains(&row.id))
            });
            let page = PageArgs::new(first, after, last, before);
            let cut = page.cut(&scope, rows, |row| row.id.to_string())?;
            Ok(InspectionConnection::new(cut.map(|row| Inspection::new(row, at))))
        };
        Some(found.await)
    }
}
