//! The official figures.

use super::{Figure, accountable::Moment};
use crate::graphql::{
    enums::{Clarity, DeadlineBasis},
    scalars::Date,
    scope::Scope,
    user_errors::small,
    words,
};
use async_graphql::SimpleObject;
use sauro_domain::id::AssignmentId;
use sauro_projections::{
    Against, AsOf,
    statistics::{self, Bucket, Buckets},
};

/// How often leads found a clarity missing (mục thường chưa rõ).
#[derive(SimpleObject, Debug, Clone)]
pub struct ClarityCount {
    /// Which (mục).
    pub clarity: Clarity,
    /// Its name (tên mục).
    pub label: String,
    /// Times it was asked about or was the reason of a refusal to take the work (số lần).
    pub count: i32,
}

/// The official figures of a period (số liệu thống kê): each with numerator, denominator, cut-off and rule.
#[derive(SimpleObject, Debug, Clone)]
pub struct Statistics {
    /// For which moment (thời điểm).
    pub moment: Moment,
    /// First day (từ ngày).
    pub from: Date,
    /// Last day (đến ngày).
    pub until: Date,
    /// The day whose end the figures are judged at (ngày chốt số liệu).
    pub cut_off: Date,
    /// Name and version of the counting rule (quy tắc đếm).
    pub rule: String,
    /// The rule in words (diễn giải quy tắc).
    pub rule_text: String,
    /// The figures, against both deadlines (số liệu).
    pub figures: Vec<Figure>,
    /// What leads found missing, most often first (mục thường chưa rõ).
    pub missing_clarities: Vec<ClarityCount>,
}

impl Statistics {
    /// In the viewer's words.
    pub fn new(scope: &Scope<'_>, counted: &statistics::Statistics, as_of: AsOf) -> Self {
        let both = [(Against::Original, DeadlineBasis::Original), (Against::Current, DeadlineBasis::Current)];
        let figures = both
            .into_iter()
            .flat_map(|(which, basis)| figures(scope, counted.total.against(which), basis, as_of));
        let doubts = counted.doubts.iter().map(|doubted| ClarityCount {
            clarity: doubted.clarity.into(),
            label: words::clarity(doubted.clarity, scope.language()).to_owned(),
            count: small(doubted.queried + doubted.declined),
        });
        Self {
            moment: Moment::of(as_of),
            from: Date(counted.from.unwrap_or(counted.cut_off)),
            until: Date(counted.cut_off),
            cut_off: Date(counted.cut_off),
            rule: counted.rule.to_owned(),
            rule_text: scope
                .say(
                    "Đếm nhiệm vụ được giao đến hết ngày chốt và chưa kết thúc trước ngày đầu kỳ. Không thời hạn, \
                     thường xuyên và đã hủy đếm riêng. Tỷ lệ đúng hạn = hoàn thành đúng hạn ÷ (hoàn thành + quá hạn).",
                    "Counts assignments issued by the cut-off day and not ended before the first day. Undated, recurring \
                     and cancelled ones are counted apart. On-time rate = completed on time ÷ (completed + overdue).",
                )
                .to_owned(),
            figures: figures.collect(),
            missing_clarities: doubts.collect(),
        }
    }
}

fn figures(scope: &Scope<'_>, buckets: &Buckets, against: DeadlineBasis, as_of: AsOf) -> Vec<Figure> {
    let count = |bucket: Bucket| {
        let names = named(scope, bucket);
        Figure::new(names, against, buckets.ids(bucket), None, as_of)
    };
    let completed: Vec<AssignmentId> = [Bucket::CompletedOnTime, Bucket::CompletedLate]
        .iter()
        .flat_map(|bucket| buckets.ids(*bucket))
        .copied()
        .collect();
    let on_time = (
        "ON_TIME_RATE",
        scope.say("Tỷ lệ đúng hạn", "On-time rate"),
        scope
            .say("hoàn thành đúng hạn ÷ (hoàn thành + quá hạn)", "completed on time ÷ (completed + overdue)"),
    );
    let done = (
        "COMPLETION_RATE",
        scope.say("Tỷ lệ hoàn thành", "Completion rate"),
        scope.say("hoàn thành ÷ (hoàn thành + chưa hoàn thành)", "completed ÷ (completed + not completed)"),
    );
    let mut figures: Vec<_> = Bucket::ALL.into_iter().map(count).collect();
    let punctual = buckets.ids(Bucket::CompletedOnTime);
    figures.push(Figure::new(on_time, against, punctual, Some(buckets.on_time().denominator), as_of));
    figures.push(Figure::new(done, against, &completed, Some(buckets.completed().denominator), as_of));
    figures
}

fn named<'w>(scope: &Scope<'_>, bucket: Bucket) -> (&'w str, &'w str, &'w str) {
    let (key, label, rule) = match bucket {
        Bucket::CompletedOnTime => (
            "COMPLETED_ON_TIME",
            ["Hoàn thành đúng hạn", "Completed on time"],
            ["kết quả được nghiệm thu, trình trong hạn", "accepted, and submitted within the term"],
        ),
        Bucket::CompletedLate => (
            "COMPLETED_LATE",
            ["Hoàn thành quá hạn", "Completed late"],
            ["kết quả được nghiệm thu, trình sau hạn", "accepted, and submitted after the term"],
        ),
        Bucket::OpenWithin => (
            "OPEN_WITHIN_TERM",
            ["Chưa hoàn thành, trong hạn", "Not completed, within term"],
            ["đang mở vào ngày chốt, chưa qua hạn", "open on the cut-off day, not past the term"],
        ),
        Bucket::OpenOverdue => (
            "OPEN_OVERDUE",
            ["Chưa hoàn thành, quá hạn", "Not completed, overdue"],
            ["đang mở vào ngày chốt, đã qua hạn", "open on the cut-off day, past the term"],
        ),
        Bucket::Undated => (
            "UNDATED",
            ["Không thời hạn", "No deadline"],
            ["đếm riêng, ở mọi trạng thái", "counted apart, in whatever state"],
        ),
        Bucket::Recurring => ("RECURRING", ["Thường xuyên", "Recurring"], ["đếm riêng", "counted apart"]),
        Bucket::Cancelled => ("CANCELLED", ["Đã hủy", "Cancelled"], ["đếm riêng", "counted apart"]),
    };
    (key, scope.say(label[0], label[1]), scope.say(rule[0], rule[1]))
}
