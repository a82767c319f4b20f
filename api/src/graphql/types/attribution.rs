//! Whose time it was, and why it is late.

use super::Seat;
use crate::graphql::{scalars::DateTime, scope::Scope, words};
use async_graphql::{Enum, SimpleObject};
use chrono::TimeDelta;
use sauro_domain::{
    assignment::{self, Attribution, Judgement},
    refusal::Language,
};
use sauro_projections::AsOf;

/// Who bears a stretch of time (bên nắm giữ thời gian).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer {
    /// Lead (người chủ trì).
    Lead,
    /// Người giao: an unanswered question or proposal.
    Assigner,
    /// Đơn vị phối hợp: a contribution past its reply-by day.
    Coordinator,
    /// Người nghiệm thu: a result not decided.
    Accepter,
    /// Extension decider (người quyết định gia hạn).
    ExtensionDecider,
    /// Tạm dừng: nobody's.
    Suspended,
}

impl From<assignment::Bearer> for Bearer {
    fn from(bearer: assignment::Bearer) -> Self {
        use assignment::Bearer as Of;
        match bearer {
            Of::Lead(_) => Self::Lead,
            Of::Assigner(_) => Self::Assigner,
            Of::Coordinator(_) => Self::Coordinator,
            Of::Accepter(_) => Self::Accepter,
            Of::ExtensionDecider(_) => Self::ExtensionDecider,
            Of::Suspended => Self::Suspended,
        }
    }
}

/// All the time of one bearer (tổng thời gian của một bên).
#[derive(SimpleObject, Debug, Clone)]
pub struct BearerTotal {
    /// Who (bên).
    pub bearer: Bearer,
    /// The seat (chức vụ).
    pub position: Option<Seat>,
    /// In words (diễn giải).
    pub label: String,
    /// How many hours (số giờ).
    pub hours: f64,
    /// How many days, rounded (số ngày).
    pub days: i32,
}

/// A stretch of time of one bearer (khoảng thời gian).
#[derive(SimpleObject, Debug, Clone)]
pub struct AttributionSpan {
    /// Who (bên).
    pub bearer: Bearer,
    /// The seat (chức vụ).
    pub position: Option<Seat>,
    /// In words (diễn giải).
    pub label: String,
    /// From (từ).
    pub from: DateTime,
    /// Until, exclusive (đến).
    pub until: DateTime,
    /// How many hours (số giờ).
    pub hours: f64,
}

/// Whose time it was from issue to completion (phân chia thời gian): every hour belongs to exactly one bearer.
#[derive(SimpleObject, Debug, Clone)]
pub struct TimeAttribution {
    /// Why it is late, or whose time it was, in one sentence (vì sao chậm).
    pub sentence: String,
    /// Per bearer, longest first (tổng theo bên).
    pub totals: Vec<BearerTotal>,
    /// In order of time (các khoảng).
    pub spans: Vec<AttributionSpan>,
}

fn hours(time: TimeDelta) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "minutes of a working life fit a float")]
    let minutes = time.num_minutes() as f64;
    (minutes / 6.0).round() / 10.0
}

impl TimeAttribution {
    /// In the viewer's words.
    pub fn new(scope: &Scope<'_>, split: &Attribution, judgement: &Judgement, as_of: AsOf) -> Self {
        let language = scope.language();
        let present = scope.linked(as_of);
        let seat = |bearer: assignment::Bearer| bearer.position().map(|id| Seat::new(id, present));
        let totals = split.totals.iter().map(|share| BearerTotal {
            bearer: share.bearer.into(),
            position: seat(share.bearer),
            label: words::bearer(share.bearer, language).to_owned(),
            hours: hours(share.time),
            days: i32::try_from(share.days()).unwrap_or(i32::MAX),
        });
        let spans = split.spans.iter().map(|span| AttributionSpan {
            bearer: span.bearer.into(),
            position: seat(span.bearer),
            label: words::bearer(span.bearer, language).to_owned(),
            from: DateTime(span.from),
            until: DateTime(span.to),
            hours: hours(span.length()),
        });
        Self {
            sentence: sentence(split, judgement, language),
            totals: totals.collect(),
            spans: spans.collect(),
        }
    }
}

fn sentence(split: &Attribution, judgement: &Judgement, language: Language) -> String {
    let waited: Vec<_> = split
        .waited_for()
        .filter(|share| share.days() > 0)
        .map(|share| {
            let days = words::days(share.days(), language);
            let who = words::bearer(share.bearer, language);
            match (share.bearer, language) {
                (assignment::Bearer::Suspended, Language::Vietnamese) => format!("tạm dừng {days}"),
                (assignment::Bearer::Suspended, Language::English) => format!("{days} suspended"),
                (_, Language::Vietnamese) => format!("chờ {who} {days}"),
                (_, Language::English) => format!("{days} waiting for {who}"),
            }
        })
        .collect();
    let lead = words::days((split.lead_time().num_hours() + 12).div_euclid(24), language);
    let whole = words::days((split.whole().num_hours() + 12).div_euclid(24), language);
    let late = judgement.days_late_current.max(judgement.days_late_original);
    let head = match (late > 0, language) {
        (true, Language::Vietnamese) => format!("Chậm {}", words::days(late, language)),
        (true, Language::English) => format!("{} late", words::days(late, language)),
        (false, Language::Vietnamese) => "Chưa chậm".to_owned(),
        (false, Language::English) => "Not late".to_owned(),
    };
    let body = match language {
        Language::Vietnamese => format!("trong {whole}, người chủ trì nắm giữ {lead}"),
        Language::English => format!("of {whole}, the lead held the work for {lead}"),
    };
    match waited.as_slice() {
        [] => format!("{head}: {body}."),
        waited => format!("{head}: {body}; {}.", waited.join(", ")),
    }
}
