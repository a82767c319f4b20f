//! Time: where an assignment stands, and the ledger of its deadline.

use super::history::ActorRef;
use crate::graphql::{
    enums::{Cause, TimeStatus},
    errors::Answer,
    scalars::{Date, DateTime, Ulid},
    scope::Scope,
    user_errors::{UserError, small},
    words,
};
use async_graphql::{ComplexObject, Context, Enum, SimpleObject};
use chrono::NaiveDate;
use sauro_domain::{
    assignment::{Deadline, Judgement, State, TimeTerm, judge},
    id::AssignmentId,
    refusal::Language,
};
use sauro_projections::{AsOf, AssignmentRow, deadlines};
use std::sync::Arc;

/// Where it stands against the deadline first given and the one of now, always both (tình trạng thời hạn).
#[derive(SimpleObject, Debug, Clone)]
pub struct TimeJudgement {
    /// Against the deadline of now (so với thời hạn hiện hành).
    pub current: TimeStatus,
    /// Against the deadline first given (so với thời hạn ban đầu).
    pub original: TimeStatus,
    /// The day of the submission that was accepted (ngày hoàn thành).
    pub completed_on: Option<Date>,
    /// Days until the deadline of now (còn lại); negative once it has passed; none when undated or not running.
    pub days_left: Option<i32>,
    /// Days past the deadline of now (số ngày quá hạn).
    pub days_late: i32,
    /// Days past the deadline first given (số ngày quá hạn so với ban đầu).
    pub days_late_against_original: i32,
    /// In words (diễn giải).
    pub words: String,
}

fn narrow(days: i64) -> i32 {
    i32::try_from(days).unwrap_or(i32::MAX)
}

/// The judgement of a row on the day in force.
pub fn judged(scope: &Scope<'_>, row: &AssignmentRow, as_of: AsOf) -> Judgement {
    let calendar = scope.register().view(as_of.ordinal, as_of.in_force_at).calendar();
    judge(&row.course(as_of.day()), as_of.day(), &calendar)
}

/// Days left, negative once the deadline has passed.
pub fn days_left(judgement: &Judgement) -> Option<i32> {
    judgement.days_left.map(|left| {
        if judgement.days_late_current > 0 { -narrow(judgement.days_late_current) } else { narrow(left) }
    })
}

impl TimeJudgement {
    /// In the viewer's words.
    pub fn new(judgement: &Judgement, language: Language) -> Self {
        Self {
            current: judgement.current.into(),
            original: judgement.original.into(),
            completed_on: judgement.completed_on.map(Date),
            days_left: days_left(judgement),
            days_late: narrow(judgement.days_late_current),
            days_late_against_original: narrow(judgement.days_late_original),
            words: in_words(judgement, language),
        }
    }
}

fn in_words(judgement: &Judgement, language: Language) -> String {
    let status = words::time_status(judgement.current, language);
    let (late, original) = (judgement.days_late_current, judgement.days_late_original);
    let mut text = status.to_owned();
    if late > 0 {
        text = format!("{text} {}", words::days(late, language));
    } else if let Some(left) = judgement.days_left {
        let left = words::days(left, language);
        text = match language {
            Language::Vietnamese => format!("{text}, còn {left}"),
            Language::English => format!("{text}, {left} left"),
        };
    }
    if original > late {
        let original = words::days(original, language);
        text = match language {
            Language::Vietnamese => format!("{text}; so với thời hạn ban đầu quá {original}"),
            Language::English => format!("{text}; {original} past the original deadline"),
        };
    }
    text
}

/// The deadline, as first given and as it stands (thời hạn).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct DeadlineSummary {
    #[graphql(skip)]
    assignment: AssignmentId,
    #[graphql(skip)]
    as_of: AsOf,
    /// As first given (thời hạn ban đầu).
    pub original: Option<Date>,
    /// After extensions (thời hạn hiện hành).
    pub current: Option<Date>,
    /// Extensions granted (số lần gia hạn).
    pub extension_count: i32,
    /// Days until it; negative once it has passed (còn lại).
    pub days_left: Option<i32>,
    /// Whether there is none (không thời hạn).
    pub undated: bool,
    /// In words (diễn giải).
    pub words: String,
}

impl DeadlineSummary {
    /// Of a row.
    pub fn new(row: &AssignmentRow, judgement: &Judgement, scope: &Scope<'_>, as_of: AsOf) -> Self {
        let dated = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
        let words = match (row.due_current, row.due_original) {
            (Some(current), Some(original)) if current != original => {
                format!("{} ({} {})", dated(current), scope.say("ban đầu", "originally"), dated(original))
            }
            (Some(current), _) => dated(current),
            (None, _) if row.undated => scope.say("không thời hạn", "no deadline").to_owned(),
            (None, _) => scope.say("chưa có thời hạn", "not set yet").to_owned(),
        };
        Self {
            assignment: row.id,
            as_of,
            original: row.due_original.map(Date),
            current: row.due_current.map(Date),
            extension_count: small(u64::from(row.extensions)),
            days_left: days_left(judgement),
            undated: row.undated,
            words,
        }
    }
}

#[ComplexObject]
impl DeadlineSummary {
    /// Where the term of now would have ended without rolling over days off (trước khi lùi qua ngày nghỉ).
    async fn rolled_from(&self, ctx: &Context<'_>) -> Option<Answer<Date>> {
        let deadline = self.state(ctx).await.map(|state| state?.deadline_current.clone()?.rolled_from);
        deadline.map(|day| day.map(Date)).transpose()
    }

    /// The edition of the calendar that resolved it (phiên bản lịch); 0 when none was published.
    async fn calendar_version(&self, ctx: &Context<'_>) -> Answer<i32> {
        let version =
            self.state(ctx).await?.and_then(|state| Some(state.deadline_current.as_ref()?.calendar_version));
        Ok(small(u64::from(version.unwrap_or(0))))
    }

    /// Why there is none (lý do không thời hạn).
    async fn undated_reason(&self, ctx: &Context<'_>) -> Option<Answer<String>> {
        let reason = self.state(ctx).await.map(|state| match state?.terms.time.as_ref()? {
            TimeTerm::Undated { reason } => Some(reason.to_string()),
            _ => None,
        });
        reason.transpose()
    }

    /// The original wording (nguyên văn thời hạn).
    async fn wording(&self, ctx: &Context<'_>) -> Option<Answer<String>> {
        self.state(ctx).await.map(|state| Some(state?.terms.time_wording.as_ref()?.to_string())).transpose()
    }
}

impl DeadlineSummary {
    async fn state(&self, ctx: &Context<'_>) -> Answer<Option<Arc<State>>> {
        Scope::of(ctx)?.loaders.state(self.assignment, self.as_of).await
    }
}

/// What a line of the deadline ledger is about (loại mục).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineEntryKind {
    /// Giao việc: the deadline first given.
    Issued,
    /// Gia hạn: asked for, and what became of it.
    Extension,
    /// Cause confirmed (xác nhận nguyên nhân).
    CauseConfirmed,
    /// Reopened (mở lại với thời hạn mới).
    Reopened,
    /// Suspended (tạm dừng).
    Suspended,
    /// Resumed (tiếp tục).
    Resumed,
}

/// What became of a request for an extension (kết quả đề nghị gia hạn).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtensionDecision {
    /// Pending (chờ quyết định).
    Pending,
    /// Granted (đồng ý).
    Granted,
    /// Refused (không đồng ý).
    Refused,
}

/// One line of the deadline ledger (sổ thời hạn).
#[derive(SimpleObject, Debug, Clone)]
pub struct DeadlineEntry {
    /// What it is about (loại mục).
    pub kind: DeadlineEntryKind,
    /// The request, for the acts that decide it (mã đề nghị).
    pub request_id: Option<Ulid>,
    /// Until when it was asked (xin đến ngày).
    pub requested_until: Option<Date>,
    /// Who asked, or acted (người đề nghị).
    pub requested_by: Option<ActorRef>,
    /// When (lúc đề nghị).
    pub requested_at: Option<DateTime>,
    /// Why (lý do).
    pub reason: Option<String>,
    /// The cause the lead claimed (nguyên nhân nêu ra).
    pub claimed_cause: Option<Cause>,
    /// The term was over already (sau khi hết hạn).
    pub after_expiry: bool,
    /// What became of the request (kết quả).
    pub decision: Option<ExtensionDecision>,
    /// Who decided (người quyết định).
    pub decided_by: Option<ActorRef>,
    /// When (lúc quyết định).
    pub decided_at: Option<DateTime>,
    /// Why it was decided so (lý do quyết định).
    pub decision_reason: Option<String>,
    /// The deadline before (thời hạn trước).
    pub due_before: Option<Date>,
    /// The deadline from then on (thời hạn sau).
    pub due: Option<Date>,
    /// Where the term would have ended without rolling over days off (trước khi lùi qua ngày nghỉ).
    pub rolled_from: Option<Date>,
    /// The edition of the calendar that resolved it (phiên bản lịch).
    pub calendar_version: Option<i32>,
    /// The original wording (nguyên văn thời hạn).
    pub wording: Option<String>,
    /// The confirmed cause (nguyên nhân xác nhận).
    pub cause: Option<Cause>,
}

impl DeadlineEntry {
    fn by(kind: DeadlineEntryKind, scope: &Scope<'_>, doing: &deadlines::Doing, as_of: AsOf) -> Self {
        Self {
            kind,
            request_id: None,
            requested_until: None,
            requested_by: Some(ActorRef::new(scope, &doing.by, as_of)),
            requested_at: Some(DateTime(doing.effective_at)),
            reason: None,
            claimed_cause: None,
            after_expiry: false,
            decision: None,
            decided_by: None,
            decided_at: None,
            decision_reason: None,
            due_before: None,
            due: None,
            rolled_from: None,
            calendar_version: None,
            wording: None,
            cause: None,
        }
    }

    fn until(mut self, deadline: &Deadline) -> Self {
        self.due = deadline.due.map(Date);
        self.rolled_from = deadline.rolled_from.map(Date);
        self.calendar_version = Some(small(u64::from(deadline.calendar_version)));
        self
    }

    /// The whole ledger, in order.
    pub fn all(scope: &Scope<'_>, ledger: &deadlines::Ledger, as_of: AsOf) -> Vec<Self> {
        let issued = ledger.original.iter().map(|original| Self {
            wording: original.wording.clone(),
            ..Self::by(DeadlineEntryKind::Issued, scope, &original.set, as_of).until(&original.deadline)
        });
        issued.chain(ledger.lines.iter().map(|line| Self::line(scope, line, as_of))).collect()
    }

    fn line(scope: &Scope<'_>, line: &deadlines::Line, as_of: AsOf) -> Self {
        use deadlines::Line;
        let by = |kind, doing| Self::by(kind, scope, doing, as_of);
        match line {
            Line::Extension { request, asked, decided, due_before, due_after } => {
                let mut entry = by(DeadlineEntryKind::Extension, &asked.doing);
                if let Some(deadline) = due_after {
                    entry = entry.until(deadline);
                }
                let decision = decided.as_ref().map_or(ExtensionDecision::Pending, |decided| {
                    if decided.granted { ExtensionDecision::Granted } else { ExtensionDecision::Refused }
                });
                Self {
                    request_id: Some((*request).into()),
                    requested_until: Some(Date(asked.until)),
                    reason: Some(asked.reason.to_string()),
                    claimed_cause: Some(asked.claimed_cause.into()),
                    after_expiry: asked.after_expiry
                        || decided.as_ref().is_some_and(|decided| decided.after_expiry),
                    decision: Some(decision),
                    decided_by: decided
                        .as_ref()
                        .map(|decided| ActorRef::new(scope, &decided.doing.by, as_of)),
                    decided_at: decided.as_ref().map(|decided| DateTime(decided.doing.effective_at)),
                    decision_reason: decided.as_ref().map(|decided| decided.reason.to_string()),
                    due_before: due_before.map(Date),
                    ..entry
                }
            }
            Line::Reopening { doing, reason, due_before, due_after } => Self {
                reason: Some(reason.to_string()),
                due_before: due_before.map(Date),
                ..by(DeadlineEntryKind::Reopened, doing).until(due_after)
            },
            Line::CauseConfirmed { doing, cause, reason } => Self {
                reason: Some(reason.to_string()),
                cause: Some((*cause).into()),
                ..by(DeadlineEntryKind::CauseConfirmed, doing)
            },
            Line::Suspended { doing, reason } => {
                Self { reason: Some(reason.to_string()), ..by(DeadlineEntryKind::Suspended, doing) }
            }
            Line::Resumed { doing, reason } => {
                Self { reason: Some(reason.to_string()), ..by(DeadlineEntryKind::Resumed, doing) }
            }
        }
    }
}

/// How a term would be resolved (tính thử thời hạn).
#[derive(SimpleObject, Debug, Clone)]
pub struct DeadlinePreview {
    /// The last day (ngày đến hạn); none when undated or not resolved.
    pub due: Option<Date>,
    /// Where the term would have ended without rolling over days off (trước khi lùi qua ngày nghỉ).
    pub rolled_from: Option<Date>,
    /// The edition of the calendar that resolves it (phiên bản lịch).
    pub calendar_version: i32,
    /// Days from the day of issue (số ngày kể từ ngày giao).
    pub days_from_issue: Option<i32>,
    /// In words (diễn giải).
    pub explanation: String,
    /// What of the input cannot be taken (lỗi dữ liệu).
    pub input_errors: Vec<UserError>,
}

impl DeadlinePreview {
    /// Of a resolved deadline.
    pub fn new(scope: &Scope<'_>, deadline: &Deadline, issued: NaiveDate) -> Self {
        let dated = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
        let explanation = match (deadline.due, deadline.rolled_from) {
            (None, _) => scope.say("Không thời hạn.", "No deadline.").to_owned(),
            (Some(due), Some(from)) => format!(
                "{} {}: {} {} {}.",
                scope.say("Đến hạn", "Due"),
                dated(due),
                scope.say("ngày", "the term would end on"),
                dated(from),
                scope.say("là ngày nghỉ nên lùi sang ngày làm việc kế tiếp", "which is a day off")
            ),
            (Some(due), None) => format!("{} {}.", scope.say("Đến hạn", "Due"), dated(due)),
        };
        Self {
            due: deadline.due.map(Date),
            rolled_from: deadline.rolled_from.map(Date),
            calendar_version: small(u64::from(deadline.calendar_version)),
            days_from_issue: deadline.due.map(|due| narrow((due - issued).num_days())),
            explanation,
            input_errors: Vec::new(),
        }
    }

    /// Nothing could be resolved.
    pub fn unresolved(scope: &Scope<'_>, input_errors: Vec<UserError>) -> Self {
        Self {
            due: None,
            rolled_from: None,
            calendar_version: 0,
            days_from_issue: None,
            explanation: scope
                .say("Chưa xác định được thời hạn.", "The deadline cannot be resolved.")
                .to_owned(),
            input_errors,
        }
    }
}
