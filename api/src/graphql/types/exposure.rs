//! Figures that open to the assignments behind them.

use super::{PageArgs, accountable::Moment, connection::connection};
use crate::graphql::{
    enums::DeadlineBasis, errors::Answer, ids::Global, input::AsOfInput, scope::Scope, user_errors::small,
};
use async_graphql::{ComplexObject, Context, ID, SimpleObject};
use sauro_domain::id::AssignmentId;
use sauro_projections::{AsOf, accountability::Subject};
use std::sync::Arc;

/// An assignment behind a figure, by name only: the figure may be of the past (nhiệm vụ được đếm).
#[derive(SimpleObject, Debug, Clone)]
pub struct AssignmentReference {
    /// Its id (mã định danh).
    pub assignment_id: ID,
    /// Its human code (mã nhiệm vụ).
    pub code: String,
    /// What it was called at the moment of the figure (tên việc).
    pub title: Option<String>,
}

connection! {
    /// The assignments behind a figure (các nhiệm vụ được đếm), oldest first.
    AssignmentReferenceConnection, AssignmentReferenceEdge, AssignmentReference
}

/// A figure (số liệu), never without what it is made of.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct Figure {
    #[graphql(skip)]
    ids: Arc<[AssignmentId]>,
    #[graphql(skip)]
    as_of: AsOf,
    /// Its key (mã số liệu).
    pub key: String,
    /// What is counted, in words (tên số liệu).
    pub label: String,
    /// Against which deadline (so với thời hạn nào).
    pub against: DeadlineBasis,
    /// How many (tử số).
    pub numerator: i32,
    /// Of how many (mẫu số); none for a plain count.
    pub denominator: Option<i32>,
    /// The rule it is counted by (cách tính).
    pub rule: String,
    /// In words (diễn giải): 9/20 (45 %).
    pub words: String,
}

impl Figure {
    /// A count, or a rate when a denominator is given.
    pub fn new(
        (key, label, rule): (&str, &str, &str),
        against: DeadlineBasis,
        ids: &[AssignmentId],
        denominator: Option<u64>,
        as_of: AsOf,
    ) -> Self {
        let numerator = ids.len() as u64;
        let words = match denominator {
            None => numerator.to_string(),
            Some(0) => format!("{numerator}/0"),
            Some(whole) => format!("{numerator}/{whole} ({} %)", (numerator * 100 + whole / 2) / whole),
        };
        Self {
            ids: ids.into(),
            as_of,
            key: key.to_owned(),
            label: label.to_owned(),
            against,
            numerator: small(numerator),
            denominator: denominator.map(small),
            rule: rule.to_owned(),
            words,
        }
    }
}

#[ComplexObject]
impl Figure {
    /// The assignments that the numerator counts (các nhiệm vụ được đếm).
    #[graphql(complexity = "first.unwrap_or(100).max(0) as usize * child_complexity")]
    async fn assignments(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Option<Answer<AssignmentReferenceConnection>> {
        Some(self.references(ctx, PageArgs::new(first, after, None, None)).await)
    }
}

impl Figure {
    async fn references(&self, ctx: &Context<'_>, page: PageArgs) -> Answer<AssignmentReferenceConnection> {
        let scope = Scope::of(ctx)?;
        let cut = page.cut(&scope, self.ids.to_vec(), ToString::to_string)?;
        let mut edges = Vec::with_capacity(cut.edges.len());
        for (cursor, id) in cut.edges {
            let row = scope.loaders.row(id, self.as_of);
            edges.push(async move { Answer::Ok((cursor, id, row.await?)) });
        }
        let rows = futures::future::try_join_all(edges).await?;
        let edges = rows.into_iter().map(|(cursor, id, row)| {
            let code = row.as_ref().map(|row| row.code.clone()).unwrap_or_default();
            let title = row.and_then(|row| row.title);
            (cursor, AssignmentReference { assignment_id: id.id(), code, title })
        });
        let cut = super::Cut {
            edges: edges.collect(),
            has_next: cut.has_next,
            has_previous: cut.has_previous,
            total: cut.total,
        };
        Ok(AssignmentReferenceConnection::new(cut))
    }
}

/// Open work that somebody answers for (khối lượng việc đang chịu trách nhiệm).
#[derive(SimpleObject, Debug, Clone)]
pub struct Exposure {
    /// For which moment (thời điểm).
    pub moment: Moment,
    /// Open, overdue, due soon (số liệu).
    pub figures: Vec<Figure>,
    /// In one sentence (tóm tắt).
    pub sentence: String,
}

impl Exposure {
    /// Of a unit, seat, person or programme, at a moment given or else at that of the thing itself.
    pub async fn of(
        ctx: &Context<'_>,
        subject: Subject,
        as_of: Option<AsOfInput>,
        otherwise: AsOf,
    ) -> Answer<Self> {
        let scope = Scope::of(ctx)?;
        let as_of = match &as_of {
            Some(given) => AsOfInput::resolve(Some(given), &scope)?,
            None => otherwise,
        };
        let found = scope.viewed(scope.app.views().exposure(subject, &as_of))?;
        let open = found.open.len() as u64;
        let rule = scope.say("đã giao, chưa nghiệm thu, chưa hủy", "issued, neither accepted nor cancelled");
        let late = scope.say("đang mở và đã qua thời hạn hiện hành", "open and past the current deadline");
        let soon = scope.say("đang mở, còn không quá 3 ngày làm việc", "open, at most 3 working days left");
        let current = DeadlineBasis::Current;
        let figures = vec![
            Figure::new(
                ("OPEN", scope.say("Đang thực hiện", "Open"), rule),
                current,
                &found.open,
                None,
                as_of,
            ),
            Figure::new(
                ("OVERDUE", scope.say("Quá hạn", "Overdue"), late),
                current,
                &found.overdue,
                Some(open),
                as_of,
            ),
            Figure::new(
                ("DUE_SOON", scope.say("Sắp đến hạn", "Due soon"), soon),
                current,
                &found.due_soon,
                Some(open),
                as_of,
            ),
        ];
        let parts: Vec<_> =
            figures.iter().map(|figure| format!("{}: {}", figure.label, figure.words)).collect();
        Ok(Self { moment: Moment::of(as_of), sentence: format!("{}.", parts.join("; ")), figures })
    }
}
