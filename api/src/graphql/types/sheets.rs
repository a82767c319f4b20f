//! Sheets for a meeting and for a hand-over.

use super::{
    AssignmentConnection, Figure, Mandate, Moment, PageArgs, Seat, Tenure, WorklistGroup,
    WorklistItemConnection, seat::label as seat_label,
};
use crate::graphql::{enums::DeadlineBasis, errors::Answer, queries::lists, scalars::Date, scope::Scope};
use async_graphql::{ComplexObject, Context, SimpleObject};
use sauro_domain::{id::PositionId, mandate::Holder};
use sauro_projections::{AsOf, AssignmentFilter, WorkItem};
use std::sync::Arc;

/// Decisions still open as of a meeting (việc chưa xong tính đến ngày họp).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct OpenDecisions {
    #[graphql(skip)]
    pub(crate) filter: AssignmentFilter,
    #[graphql(skip)]
    pub(crate) as_of: AsOf,
    /// For which moment (thời điểm).
    pub moment: Moment,
    /// The day of the meeting (ngày họp).
    pub on: Date,
    /// Open, overdue against both deadlines, due soon, waiting for acceptance, undated (số liệu).
    pub figures: Vec<Figure>,
    /// In one sentence (tóm tắt).
    pub sentence: String,
}

#[ComplexObject]
impl OpenDecisions {
    /// The assignments as they stood then, nearest deadline first (các nhiệm vụ).
    #[graphql(complexity = "first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn assignments(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<AssignmentConnection>> {
        Some(
            lists::present(ctx, self.filter.clone(), PageArgs::new(first, after, None, None), self.as_of)
                .await,
        )
    }
}

/// Everything a seat hands over (phiếu bàn giao công việc).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct HandOver {
    #[graphql(skip)]
    seats: Arc<[PositionId]>,
    #[graphql(skip)]
    led: Vec<PositionId>,
    #[graphql(skip)]
    items: Vec<WorkItem>,
    #[graphql(skip)]
    as_of: AsOf,
    /// For which moment (thời điểm).
    pub moment: Moment,
    /// The seat (chức vụ).
    pub position: Option<Seat>,
    /// What it and its unit were called then (tên chức vụ).
    pub position_label: String,
    /// Who hands over (người bàn giao): the holder before the one of the moment.
    pub outgoing: Option<Tenure>,
    /// Who takes over (người nhận): the holder of the moment.
    pub incoming: Option<Tenure>,
    /// What the seat has to do, to decide, and waits for (các nhóm việc).
    pub groups: Vec<WorklistGroup>,
    /// Mandates the seat holds (thẩm quyền đang giữ).
    pub mandates: Vec<Mandate>,
    /// Open, overdue, due soon (số liệu).
    pub figures: Vec<Figure>,
}

impl HandOver {
    /// Of a seat at a moment.
    pub fn new(
        scope: &Scope<'_>,
        seat: PositionId,
        groups: Vec<WorklistGroup>,
        items: Vec<WorkItem>,
        figures: Vec<Figure>,
        as_of: AsOf,
    ) -> Self {
        let register = scope.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let mut held: Vec<_> = view.tenures(seat).into_iter().filter(|row| !row.value.acting).collect();
        held.retain(|row| row.from <= as_of.in_force_at);
        let mut last = held.into_iter().rev();
        let incoming = last.next().map(|row| Tenure::new(seat, row, as_of));
        let outgoing = last.next().map(|row| Tenure::new(seat, row, as_of));
        let mandates = view.mandates().filter(|(id, facts)| {
            matches!(facts.grant.holder, Holder::Position(holder) if view.successor(holder) == seat)
                && view.mandate_in_force(*id)
        });
        Self {
            seats: Arc::from([seat]),
            led: vec![seat],
            items,
            as_of,
            moment: Moment::of(as_of),
            position: Some(Seat::new(seat, as_of)),
            position_label: seat_label(&view, seat),
            outgoing,
            incoming,
            groups,
            mandates: mandates.map(|(id, _)| Mandate::new(id, as_of)).collect(),
            figures,
        }
    }
}

#[ComplexObject]
impl HandOver {
    /// Open assignments the seat leads (việc đang chủ trì), nearest deadline first.
    #[graphql(complexity = "first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn assignments(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<AssignmentConnection>> {
        let filter = AssignmentFilter {
            leads: Some(self.led.clone()),
            open: Some(true),
            ..AssignmentFilter::default()
        };
        Some(lists::present(ctx, filter, PageArgs::new(first, after, None, None), self.as_of).await)
    }

    /// Requests for an extension that the seat has to decide, or has made and waits for (đề nghị gia hạn đang chờ).
    #[graphql(complexity = "first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn extension_requests(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<WorklistItemConnection>> {
        let page = PageArgs::new(first, after, None, None);
        let key = super::WorklistGroupKey::WaitingMyDecision;
        Some(WorklistGroup::new(key, self.items.clone(), &self.seats, self.as_of).connection(ctx, page))
    }
}

/// The figures of open work: each opens to its assignments.
pub fn open_figures(scope: &Scope<'_>, found: &OpenFound, as_of: AsOf) -> Vec<Figure> {
    let open = found.open.len() as u64;
    let (original, current) = (DeadlineBasis::Original, DeadlineBasis::Current);
    let figure = |key: &str, vi: [&str; 2], rule: [&str; 2], against, ids: &[_], whole: bool| {
        let words = (key, scope.say(vi[0], vi[1]), scope.say(rule[0], rule[1]));
        Figure::new(words, against, ids, whole.then_some(open), as_of)
    };
    let late = ["đang mở, đã qua hạn", "open, past the term"];
    vec![
        figure(
            "OPEN",
            ["Chưa xong", "Open"],
            ["đã giao, chưa nghiệm thu, chưa hủy", "issued, neither accepted nor cancelled"],
            current,
            &found.open,
            false,
        ),
        figure("OVERDUE", ["Quá hạn", "Overdue"], late, current, &found.overdue, true),
        figure(
            "OVERDUE_ORIGINAL",
            ["Quá hạn so với ban đầu", "Past the original deadline"],
            late,
            original,
            &found.overdue_original,
            true,
        ),
        figure(
            "DUE_SOON",
            ["Sắp đến hạn", "Due soon"],
            ["còn không quá 3 ngày làm việc", "at most 3 working days left"],
            current,
            &found.due_soon,
            true,
        ),
        figure(
            "SUBMITTED",
            ["Chờ nghiệm thu", "Waiting for acceptance"],
            ["đã trình kết quả", "a result was submitted"],
            current,
            &found.submitted,
            true,
        ),
        figure(
            "UNDATED",
            ["Không thời hạn", "No deadline"],
            ["đếm trong số chưa xong", "counted among the open"],
            current,
            &found.undated,
            true,
        ),
    ]
}

/// Open work, sorted by how it stands.
#[derive(Debug, Default)]
pub struct OpenFound {
    /// All.
    pub open: Vec<sauro_domain::id::AssignmentId>,
    /// Past the current deadline.
    pub overdue: Vec<sauro_domain::id::AssignmentId>,
    /// Past the original deadline.
    pub overdue_original: Vec<sauro_domain::id::AssignmentId>,
    /// Due soon.
    pub due_soon: Vec<sauro_domain::id::AssignmentId>,
    /// Waiting for the accepter.
    pub submitted: Vec<sauro_domain::id::AssignmentId>,
    /// With no deadline.
    pub undated: Vec<sauro_domain::id::AssignmentId>,
}
