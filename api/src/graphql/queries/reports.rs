//! Overdue work, open decisions for a meeting, the sheet of a hand-over, and what waits for a decision.

use super::assignments::named;
use super::figures::{StatisticsScope, counted};
use crate::graphql::{
    enums::DeadlineBasis,
    errors::Answer,
    input::AsOfInput,
    scalars::Date,
    scope::Scope,
    types::{
        Decision, DecisionConnection, HandOver, Moment, OpenDecisions, OpenFound, OverdueHeat, PageArgs,
        WorklistGroup, WorklistGroupKey, open_figures,
    },
};
use async_graphql::{Context, ID, Object};
use sauro_domain::{
    assignment::{Act, Phase, TimeStatus, judge},
    id::PositionId,
};
use sauro_projections::{
    Against, AsOf, AssignmentFilter, Cursor, Paging, Sort, Take, WorkItem, overdue::MOST_WEEKS,
    statistics::Scope as Counted,
};
use std::sync::Arc;

/// Reports.
#[derive(Debug, Default)]
pub struct ReportQueries;

/// Reports.
#[Object]
impl ReportQueries {
    /// Overdue work by unit and week as it was known then, by age, and over time (bản đồ quá hạn).
    #[graphql(complexity = "100 + weeks.max(1) as usize * 10 * child_complexity")]
    async fn overdue_heat(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many weeks back, 1 to 53 (số tuần).")] weeks: i32,
        scope: Option<StatisticsScope>,
        #[graphql(desc = "Against which deadline (so với thời hạn nào); left out = the current one.")]
        against: Option<DeadlineBasis>,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<OverdueHeat>> {
        Some(
            heat(ctx, weeks, scope.unwrap_or_default(), against.unwrap_or(DeadlineBasis::Current), as_of)
                .await,
        )
    }

    /// Assignments still open as of a meeting (việc chưa xong tính đến ngày họp), with both deadlines.
    #[graphql(complexity = "100 + child_complexity")]
    async fn open_decisions(
        &self,
        ctx: &Context<'_>,
        scope: Option<StatisticsScope>,
        #[graphql(desc = "The moment of the meeting (lúc họp); left out = now.")] as_of: Option<AsOfInput>,
    ) -> Option<Answer<OpenDecisions>> {
        Some(decisions(ctx, scope.unwrap_or_default(), as_of).await)
    }

    /// Everything a seat hands over (phiếu bàn giao công việc), now or as of a moment; none when there was no such seat.
    #[graphql(complexity = "100 + child_complexity")]
    async fn hand_over(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The seat (chức vụ).")] position: ID,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<HandOver>> {
        hand_over(ctx, position, as_of).await.transpose()
    }

    /// What waits for the acting seat's decision or answer (chờ tôi duyệt), longest waiting first; empty without a seat.
    #[graphql(complexity = "20 + first.or(last).unwrap_or(100).max(0) as usize * child_complexity")]
    async fn decisions(
        &self,
        ctx: &Context<'_>,
        as_of: Option<AsOfInput>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Option<Answer<DecisionConnection>> {
        Some(waiting(ctx, as_of, PageArgs::new(first, after, last, before)).await)
    }
}

fn against(basis: DeadlineBasis) -> Against {
    match basis {
        DeadlineBasis::Original => Against::Original,
        DeadlineBasis::Current => Against::Current,
    }
}

async fn heat(
    ctx: &Context<'_>,
    weeks: i32,
    wanted: StatisticsScope,
    basis: DeadlineBasis,
    as_of: Option<AsOfInput>,
) -> Answer<OverdueHeat> {
    let scope = Scope::of(ctx)?;
    let weeks = u32::try_from(weeks).ok().filter(|weeks| (1..=MOST_WEEKS).contains(weeks));
    let Some(weeks) = weeks else {
        return Err(scope.bad_request("weeks phải từ 1 đến 53.", "weeks must be from 1 to 53."));
    };
    let as_of = AsOfInput::resolve(as_of.as_ref(), &scope)?;
    let counted = counted(&scope, &wanted)?;
    let views = scope.app.views().clone();
    // Long: not on the async worker.
    let found =
        tokio::task::spawn_blocking(move || views.overdue(&counted, weeks, against(basis), &as_of)).await;
    let found = scope.viewed(found.map_err(|error| scope.internal(&error))?)?;
    Ok(OverdueHeat::new(&scope, &found, basis, as_of))
}

fn open_of(counted: Counted) -> AssignmentFilter {
    AssignmentFilter {
        lead_unit: counted.unit,
        programme: counted.programme,
        leads: counted.position.map(|seat| vec![seat]),
        field: counted.field,
        open: Some(true),
        ..AssignmentFilter::default()
    }
}

async fn decisions(
    ctx: &Context<'_>,
    wanted: StatisticsScope,
    as_of: Option<AsOfInput>,
) -> Answer<OpenDecisions> {
    let scope = Scope::of(ctx)?;
    let as_of = AsOfInput::resolve(as_of.as_ref(), &scope)?;
    let filter = open_of(counted(&scope, &wanted)?);
    let found = sorted(&scope, filter.clone(), as_of).await?;
    let figures = open_figures(&scope, &found, as_of);
    let parts: Vec<_> = figures.iter().map(|figure| format!("{}: {}", figure.label, figure.words)).collect();
    Ok(OpenDecisions {
        filter,
        as_of,
        moment: Moment::of(as_of),
        on: Date(as_of.day()),
        sentence: format!("{}.", parts.join("; ")),
        figures,
    })
}

/// All that the filter names, by how it stands.
async fn sorted(scope: &Scope<'_>, filter: AssignmentFilter, as_of: AsOf) -> Answer<OpenFound> {
    let views = scope.app.views().clone();
    let calendar = scope.register().view(as_of.ordinal, as_of.in_force_at).calendar();
    let read = move || {
        let mut found = OpenFound::default();
        let mut after: Option<Cursor> = None;
        loop {
            let paging = Paging { take: Take::First(100), after, before: None };
            let page = views.assignments(&filter, Sort::Due, &paging, &as_of)?;
            for row in page.nodes() {
                let judgement = judge(&row.course(as_of.day()), as_of.day(), &calendar);
                found.open.push(row.id);
                for (list, counts) in [
                    (&mut found.overdue, judgement.current == TimeStatus::Overdue),
                    (&mut found.overdue_original, judgement.original == TimeStatus::Overdue),
                    (&mut found.due_soon, judgement.current == TimeStatus::DueSoon),
                    (&mut found.submitted, row.phase == Phase::Submitted),
                    (&mut found.undated, judgement.current == TimeStatus::Undated),
                ] {
                    if counts {
                        list.push(row.id);
                    }
                }
            }
            after = page.edges.last().map(|(cursor, _)| cursor.clone());
            if !page.has_next {
                return Ok(found);
            }
        }
    };
    // Long: not on the async worker.
    let found = tokio::task::spawn_blocking(read).await;
    scope.viewed(found.map_err(|error| scope.internal(&error))?)
}

async fn hand_over(ctx: &Context<'_>, position: ID, as_of: Option<AsOfInput>) -> Answer<Option<HandOver>> {
    let scope = Scope::of(ctx)?;
    let seat: PositionId = named(&scope, &position)?;
    let as_of = match &as_of {
        Some(given) => AsOfInput::resolve(Some(given), &scope)?,
        None => scope.moment_of(&position)?,
    };
    if !scope.register().view(as_of.ordinal, as_of.in_force_at).position_known(seat) {
        return Ok(None);
    }
    let seats: Arc<[_]> = Arc::from([seat]);
    let list = scope.viewed(scope.app.views().worklist(&seats, &as_of))?;
    let asked = |work: &&WorkItem| work.item.act == Act::GrantExtension;
    let extensions = list.to_decide.iter().chain(&list.waiting_on_others).filter(asked).cloned().collect();
    let groups = [
        (WorklistGroupKey::Overdue, list.overdue),
        (WorklistGroupKey::DueSoon, list.due_soon),
        (WorklistGroupKey::WaitingMyDecision, list.to_decide),
        (WorklistGroupKey::WaitingOnOthers, list.waiting_on_others),
        (WorklistGroupKey::OtherInProgress, list.other),
    ];
    let groups =
        groups.into_iter().map(|(key, items)| WorklistGroup::new(key, items, &seats, as_of)).collect();
    let led = AssignmentFilter { leads: Some(vec![seat]), open: Some(true), ..AssignmentFilter::default() };
    let figures = open_figures(&scope, &sorted(&scope, led, as_of).await?, as_of);
    Ok(Some(HandOver::new(&scope, seat, groups, extensions, figures, as_of)))
}

async fn waiting(ctx: &Context<'_>, as_of: Option<AsOfInput>, page: PageArgs) -> Answer<DecisionConnection> {
    let scope = Scope::of(ctx)?;
    let as_of = AsOfInput::resolve(as_of.as_ref(), &scope)?;
    let seats: Arc<[_]> = scope.viewer.acting.map(|acting| acting.position).into_iter().collect();
    let list = scope.viewed(scope.app.views().worklist(&seats, &as_of))?;
    let cut = page.cut(&scope, list.to_decide, WorklistGroup::place)?;
    let group = WorklistGroup::new(WorklistGroupKey::WaitingMyDecision, Vec::new(), &seats, as_of);
    Ok(DecisionConnection::new(cut.map(|work| {
        let act = work.item.act;
        Decision { act, as_of, work: group.item(&scope, work) }
    })))
}
