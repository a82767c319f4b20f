//! What happened, in words: names of events and fields, and one line of what was said or decided.

use super::{register_words, scope::Scope, types::term_words};
use sauro_domain::{
    Event,
    assignment::{AssignmentEvent as Did, Terms, TimeTerm},
    id::{DocumentId, MandateId, PositionId, ProgrammeId},
    refusal::Language,
};
use sauro_projections::AsOf;
use serde_json::Value;
use std::str::FromStr;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($key:literal $vi:literal $en:literal;)* }) => {
        $(#[$doc])*
        pub fn $name(key: &str, language: Language) -> &str {
            match (key, language) {
                $(($key, Language::Vietnamese) => $vi, ($key, Language::English) => $en,)*
                _ => key,
            }
        }
    };
}
pub(crate) use words;

words! {
    /// The name of an event on an assignment.
    on_assignment {
        "assignment.drafted" "Lập dự thảo" "Drafted";
        "assignment.draft_revised" "Sửa dự thảo" "Draft revised";
        "assignment.draft_discarded" "Bỏ dự thảo" "Draft discarded";
        "assignment.issued" "Giao việc" "Issued";
        "assignment.acknowledged" "Nhận việc" "Acknowledged";
        "assignment.clarity_queried" "Hỏi lại điều chưa rõ" "Clarity queried";
        "assignment.clarity_answered" "Trả lời điều chưa rõ" "Clarity answered";
        "assignment.declined" "Trả lại việc" "Declined";
        "assignment.progress_reported" "Báo cáo tiến độ" "Progress reported";
        "assignment.milestone_reached" "Đạt mốc tiến độ" "Milestone reached";
        "assignment.evidence_attached" "Thêm minh chứng" "Evidence attached";
        "assignment.evidence_superseded" "Thay minh chứng" "Evidence superseded";
        "assignment.obstacle_reported" "Báo cáo vướng mắc" "Obstacle reported";
        "assignment.obstacle_resolved" "Tháo gỡ vướng mắc" "Obstacle resolved";
        "assignment.proposal_made" "Đề xuất" "Proposal made";
        "assignment.proposal_answered" "Trả lời đề xuất" "Proposal answered";
        "assignment.opinion_reserved" "Bảo lưu ý kiến" "Opinion reserved";
        "assignment.contribution_requested" "Đề nghị phối hợp" "Contribution requested";
        "assignment.contribution_made" "Trả lời phối hợp" "Contribution made";
        "assignment.contribution_missed" "Quá hạn phối hợp" "Contribution missed";
        "assignment.extension_requested" "Đề nghị gia hạn" "Extension requested";
        "assignment.extension_granted" "Đồng ý gia hạn" "Extension granted";
        "assignment.extension_refused" "Không đồng ý gia hạn" "Extension refused";
        "assignment.cause_confirmed" "Xác nhận nguyên nhân" "Cause confirmed";
        "assignment.lead_reassigned" "Chuyển người chủ trì" "Lead reassigned";
        "assignment.coordinator_added" "Thêm đơn vị phối hợp" "Coordinator added";
        "assignment.coordinator_removed" "Thôi phối hợp" "Coordinator removed";
        "assignment.supervisor_changed" "Thay lãnh đạo phụ trách" "Supervisor changed";
        "assignment.accepter_changed" "Thay người nghiệm thu" "Accepter changed";
        "assignment.urged" "Đôn đốc" "Urged";
        "assignment.urge_answered" "Trả lời đôn đốc" "Urge answered";
        "assignment.escalated" "Báo cáo cấp trên" "Escalated";
        "assignment.result_submitted" "Trình kết quả" "Result submitted";
        "assignment.result_returned" "Trả lại kết quả" "Result returned";
        "assignment.result_accepted" "Nghiệm thu" "Result accepted";
        "assignment.suspended" "Tạm dừng" "Suspended";
        "assignment.resumed" "Tiếp tục" "Resumed";
        "assignment.cancelled" "Hủy nhiệm vụ" "Cancelled";
        "assignment.reopened" "Mở lại" "Reopened";
        "assignment.work_file_closed" "Lập hồ sơ, đóng nhiệm vụ" "Work file closed";
        "assignment.basis_confirmed" "Xác nhận căn cứ" "Basis confirmed";
        "assignment.entry_corrected" "Đính chính" "Entry corrected";
    }
}

words! {
    /// The name of a field of an assignment.
    of_assignment {
        "code" "Mã nhiệm vụ" "Code";
        "phase" "Trạng thái" "State";
        "assigner" "Người giao" "Assigner";
        "lead" "Người chủ trì" "Lead";
        "accepter" "Người nghiệm thu" "Accepter";
        "supervisor" "Lãnh đạo phụ trách" "Supervisor";
        "due_original" "Thời hạn ban đầu" "Original deadline";
        "due_current" "Thời hạn hiện hành" "Current deadline";
        "percent" "Tiến độ (%)" "Progress (%)";
        "cause" "Nguyên nhân" "Cause";
        "terms.title" "Tên việc" "Title";
        "terms.description" "Mô tả" "Description";
        "terms.basis" "Căn cứ" "Basis";
        "terms.lead" "Người chủ trì" "Lead";
        "terms.time" "Thời hạn" "Deadline as ordered";
        "terms.time_wording" "Nguyên văn thời hạn" "Original wording of the deadline";
        "terms.milestones" "Mốc tiến độ" "Milestones";
        "terms.deliverables" "Sản phẩm" "Deliverables";
        "terms.accepter" "Người nghiệm thu" "Accepter";
        "terms.lead_duty" "Trách nhiệm chủ trì" "Lead's duty";
        "terms.coordinators" "Phối hợp" "Coordinating parties";
        "terms.supervisor" "Lãnh đạo phụ trách" "Supervisor";
        "terms.followers" "Để biết" "Informed parties";
        "terms.mandate" "Thẩm quyền giao" "Mandate of the assigner";
        "terms.lead_powers" "Quyền của người chủ trì" "Powers of the lead";
        "terms.field" "Lĩnh vực" "Field";
        "terms.programme" "Chương trình" "Programme";
        "terms.parent" "Nhiệm vụ cha" "Parent assignment";
        "terms.series" "Chuỗi định kỳ" "Series";
        "terms.starred" "Gắn sao" "Starred";
        "terms.ad_hoc" "Đột xuất" "Ad hoc";
    }
}

/// The name of an event.
pub fn label(key: &str, language: Language) -> &str {
    match on_assignment(key, language) {
        same if same == key => register_words::label(key, language),
        named => named,
    }
}

/// The name of a field that changed.
pub fn field(key: &str, language: Language) -> &str {
    match of_assignment(key, language) {
        same if same == key => register_words::field(key.rsplit('.').next().unwrap_or(key), language),
        named => named,
    }
}

/// A value as people read it: things by what they are called, days as days, the rest as written.
pub fn value(scope: &Scope<'_>, field: &str, value: &Value, as_of: AsOf) -> String {
    match value {
        Value::String(text) => plain(scope, field, text, as_of),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| self::value(scope, field, item, as_of)).collect();
            items.join("; ")
        }
        Value::Object(fields) => {
            let term: Option<TimeTerm> =
                (field == "terms.time").then(|| serde_json::from_value(value.clone()).ok()).flatten();
            if let Some(term) = term {
                return term_words(&term, scope.language());
            }
            let told = |key: &str| fields.get(key).map(|inner| self::value(scope, key, inner, as_of));
            let what = ["title", "name", "part", "power", "words", "oral", "document"]
                .iter()
                .find_map(|key| told(key));
            match (told("position"), what) {
                (Some(who), Some(what)) => format!("{who}: {what}"),
                (Some(one), None) | (None, Some(one)) => one,
                (None, None) => {
                    let told = |(key, inner): (&String, &Value)| {
                        format!("{}: {}", plain(scope, "", key, as_of), self::value(scope, key, inner, as_of))
                    };
                    fields.iter().map(told).collect::<Vec<_>>().join("; ")
                }
            }
        }
        Value::Bool(yes) => {
            scope.say(if *yes { "có" } else { "không" }, if *yes { "yes" } else { "no" }).to_owned()
        }
        other => other.to_string(),
    }
}

/// One word or id, by the field it stands in.
fn plain(scope: &Scope<'_>, field: &str, text: &str, as_of: AsOf) -> String {
    let register = scope.register();
    let view = register.view(as_of.ordinal, as_of.in_force_at);
    let name = field.rsplit('.').next().unwrap_or(field);
    let named = match name {
        "lead" | "accepter" | "supervisor" | "assigner" | "followers" | "position" => {
            PositionId::from_str(text).ok().map(|id| seat(scope, id, as_of))
        }
        "document" => DocumentId::from_str(text)
            .ok()
            .and_then(|id| view.document_key(id))
            .map(|(_, number, dated)| format!("{number} ({})", dated.format("%d/%m/%Y"))),
        "mandate" => MandateId::from_str(text)
            .ok()
            .and_then(|id| view.mandate(id))
            .map(|facts| super::types::mandate_label(&view, scope, facts)),
        "programme" => ProgrammeId::from_str(text)
            .ok()
            .and_then(|id| view.programme(id))
            .map(|facts| facts.title.to_string()),
        "phase" => Some(phase(text, scope.language()).to_owned()),
        "cause" => Some(cause(text, scope.language()).to_owned()),
        _ => chrono::NaiveDate::from_str(text).ok().map(|day| day.format("%d/%m/%Y").to_string()),
    };
    let otherwise = || register_words::value(scope, name, text, as_of);
    named.or_else(otherwise).unwrap_or_else(|| text.to_owned())
}

words! {
    /// A state in the course of an assignment.
    phase {
        "draft" "dự thảo" "draft";
        "issued" "đã giao" "issued";
        "in_progress" "đang thực hiện" "in progress";
        "submitted" "đã trình kết quả" "submitted";
        "accepted" "đã nghiệm thu" "accepted";
        "closed" "đã đóng hồ sơ" "closed";
        "declined" "đã trả lại" "declined";
        "suspended" "tạm dừng" "suspended";
        "cancelled" "đã hủy" "cancelled";
        "discarded" "đã bỏ" "discarded";
    }
}

words! {
    /// Why something is late.
    cause {
        "objective" "khách quan" "objective";
        "subjective" "chủ quan" "subjective";
    }
}

pub(super) fn seat(scope: &Scope<'_>, id: PositionId, as_of: AsOf) -> String {
    super::types::seat_label(&scope.register().view(as_of.ordinal, as_of.in_force_at), id)
}

fn titled(terms: &Terms) -> String {
    terms.title.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// What was said or decided, in one line.
pub fn summary(scope: &Scope<'_>, event: &Event, as_of: AsOf) -> String {
    let Event::Assignment(did) = event else { return register_words::summary(scope, event, as_of) };
    let seat = |id: &PositionId| seat(scope, *id, as_of);
    let day = |day: &chrono::NaiveDate| day.format("%d/%m/%Y").to_string();
    let note =
        |note: &Option<sauro_domain::text::Prose>| note.as_ref().map(ToString::to_string).unwrap_or_default();
    match did {
        Did::Drafted { terms, .. } | Did::DraftRevised { terms } => titled(terms),
        Did::Issued { terms, deadline, .. } => match &deadline.due {
            Some(due) => format!("{} — {} {}", titled(terms), scope.say("hạn", "due"), day(due)),
            None => titled(terms),
        },
        Did::Acknowledged { note: said } | Did::WorkFileClosed { note: said } => note(said),
        Did::MilestoneReached { milestone, note: said } => {
            format!("{} {}. {}", scope.say("Mốc", "Milestone"), milestone + 1, note(said))
                .trim_end()
                .to_owned()
        }
        Did::ResultAccepted { note: said, .. } => note(said),
        Did::ClarityQueried { clarity, question, .. } => {
            format!("{}: {question}", super::words::clarity(*clarity, scope.language()))
        }
        Did::Declined { clarity, reason } => {
            format!("{}: {reason}", super::words::clarity(*clarity, scope.language()))
        }
        Did::ClarityAnswered { answer, .. }
        | Did::ProposalAnswered { answer, .. }
        | Did::UrgeAnswered { answer, .. } => answer.to_string(),
        Did::ProgressReported { percent, text, .. } => match percent {
            Some(percent) => format!("{percent} % — {text}"),
            None => text.to_string(),
        },
        Did::EvidenceAttached { evidence, .. } | Did::EvidenceSuperseded { evidence, .. } => {
            evidence.title.to_string()
        }
        Did::ObstacleReported { text, addressed_to, .. }
        | Did::ProposalMade { text, addressed_to, .. }
        | Did::OpinionReserved { text, addressed_to } => format!("{text} → {}", seat(addressed_to)),
        Did::ObstacleResolved { resolution, .. } => resolution.to_string(),
        Did::ContributionRequested { from, part, reply_by, .. } => {
            format!("{}: {part} ({} {})", seat(from), scope.say("trước", "by"), day(reply_by))
        }
        Did::ContributionMade { text, .. } | Did::ResultSubmitted { text, .. } | Did::Urged { text, .. } => {
            text.to_string()
        }
        Did::ContributionMissed { .. } => String::new(),
        Did::ExtensionRequested { until, reason, .. } => {
            format!("{} {}: {reason}", scope.say("đến", "until"), day(until))
        }
        Did::ExtensionGranted { deadline, reason, .. } => match &deadline.due {
            Some(due) => format!("{} {}: {reason}", scope.say("đến", "until"), day(due)),
            None => reason.to_string(),
        },
        Did::LeadReassigned { change, .. } => {
            format!("{} → {}: {}", seat(&change.from), seat(&change.to), change.reason)
        }
        Did::CoordinatorAdded { coordinator, .. } => {
            format!("{}: {}", seat(&coordinator.position), coordinator.part)
        }
        Did::CoordinatorRemoved { position, reason, .. } => format!("{}: {reason}", seat(position)),
        Did::SupervisorChanged { to, reason, .. }
        | Did::AccepterChanged { to, reason, .. }
        | Did::Escalated { to, reason, .. } => {
            format!("→ {}: {reason}", seat(to))
        }
        Did::DraftDiscarded { reason }
        | Did::ExtensionRefused { reason, .. }
        | Did::CauseConfirmed { reason, .. }
        | Did::ResultReturned { reason, .. }
        | Did::Suspended { reason, .. }
        | Did::Resumed { reason, .. }
        | Did::Cancelled { reason, .. }
        | Did::Reopened { reason, .. } => reason.to_string(),
        Did::BasisConfirmed { .. } => String::new(),
        Did::EntryCorrected { revision, text, reason } => {
            let (entry, why) = (scope.say("Mục", "Entry"), scope.say("lý do", "reason"));
            format!("{entry} {revision}: {text} ({why}: {reason})")
        }
    }
}
