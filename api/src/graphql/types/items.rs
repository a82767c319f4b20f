//! What was asked inside an assignment, and what was answered: folded from its own history.

use super::{Document, Seat, history::ActorRef};
use crate::graphql::{
    enums::Clarity,
    scalars::{Date, DateTime, Sha256, Ulid},
    scope::Scope,
};
use async_graphql::{Enum, SimpleObject};
use sauro_domain::{
    Event,
    assignment::{AssignmentEvent as Did, Evidence},
    id::CommandId,
};
use sauro_projections::{AsOf, history::Entry};

/// What was asked (loại yêu cầu).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenItemKind {
    /// Clarity query (điều chưa rõ, người giao trả lời).
    ClarityQuery,
    /// Obstacle (vướng mắc).
    Obstacle,
    /// Proposal (đề xuất).
    Proposal,
    /// Contribution (đề nghị phối hợp).
    Contribution,
    /// Extension (đề nghị gia hạn).
    Extension,
    /// Urge (đôn đốc).
    Urge,
    /// Submission (kết quả trình nghiệm thu).
    Submission,
    /// Bảo lưu ý kiến: stays on record, needs no answer.
    ReservedOpinion,
}

/// Something asked of somebody inside an assignment, and what was answered (yêu cầu và trả lời).
#[derive(SimpleObject, Debug, Clone)]
pub struct OpenItem {
    /// Names it in the acts that answer it (mã yêu cầu).
    pub id: Ulid,
    /// What it is (loại yêu cầu).
    pub kind: OpenItemKind,
    /// Whether it still waits (đang chờ).
    pub open: bool,
    /// Which clarity is queried (mục chưa rõ).
    pub clarity: Option<Clarity>,
    /// In the asker's words (nội dung).
    pub text: String,
    /// Who asked (người hỏi).
    pub asked_by: Option<ActorRef>,
    /// When (lúc hỏi).
    pub asked_at: DateTime,
    /// Whom it is addressed to (gửi đến).
    pub addressed_to: Option<Seat>,
    /// By when (hạn trả lời).
    pub reply_by: Option<Date>,
    /// For an extension: until when (xin đến ngày).
    pub requested_until: Option<Date>,
    /// In the answerer's words (nội dung trả lời).
    pub answer: Option<String>,
    /// Whether it was agreed to, granted or accepted (đồng ý).
    pub agreed: Option<bool>,
    /// The reply-by day passed in silence (quá hạn trả lời).
    pub missed: bool,
    /// Who answered (người trả lời).
    pub answered_by: Option<ActorRef>,
    /// When (lúc trả lời).
    pub answered_at: Option<DateTime>,
}

/// A piece of evidence in the file (minh chứng).
#[derive(SimpleObject, Debug, Clone)]
pub struct EvidenceItem {
    /// The act that attached it: names it, with the index, in the act that supersedes it (mã minh chứng).
    pub id: Ulid,
    /// Which of the pieces of that act, from 0 (mục thứ mấy).
    pub index: i32,
    /// What it is (tên minh chứng).
    pub title: String,
    /// The stored file (tệp).
    pub sha256: Option<Sha256>,
    /// The registered document (văn bản).
    pub document: Option<Document>,
    /// The day it speaks of (ngày của minh chứng).
    pub dated: Date,
    /// When it was attached (lúc thêm).
    pub attached_at: DateTime,
    /// By whom (người thêm).
    pub attached_by: Option<ActorRef>,
    /// The act that put a newer piece beside it (được thay bởi).
    pub superseded_by: Option<Ulid>,
}

/// Everything asked and everything attached, in order.
#[derive(Debug, Default)]
pub struct Items {
    /// Asked.
    pub asked: Vec<OpenItem>,
    /// Attached.
    pub evidence: Vec<EvidenceItem>,
}

struct Answered<'a> {
    text: Option<String>,
    agreed: Option<bool>,
    entry: &'a Entry,
}

impl Items {
    /// Folds a history.
    pub fn fold(scope: &Scope<'_>, entries: &[Entry], as_of: AsOf) -> Self {
        let mut items = Self::default();
        for entry in entries {
            if let Event::Assignment(did) = &entry.event {
                items.take(scope, entry, did, as_of);
            }
        }
        items
    }

    fn take(&mut self, scope: &Scope<'_>, entry: &Entry, did: &Did, as_of: AsOf) {
        use OpenItemKind as Kind;
        let at = scope.linked(as_of);
        let mut ask = |id: &CommandId, kind, text: String| {
            let item = OpenItem {
                id: (*id).into(),
                kind,
                open: kind != Kind::ReservedOpinion,
                clarity: None,
                text,
                asked_by: Some(ActorRef::new(scope, &entry.actor, as_of)),
                asked_at: DateTime(entry.effective_at),
                addressed_to: None,
                reply_by: None,
                requested_until: None,
                answer: None,
                agreed: None,
                missed: false,
                answered_by: None,
                answered_at: None,
            };
            self.asked.push(item);
        };
        match did {
            Did::ClarityQueried { query, question, .. } => {
                ask(query, Kind::ClarityQuery, question.to_string())
            }
            Did::ObstacleReported { obstacle, text, .. } => ask(obstacle, Kind::Obstacle, text.to_string()),
            Did::ProposalMade { proposal, text, .. } => ask(proposal, Kind::Proposal, text.to_string()),
            Did::ContributionRequested { request, part, .. } => {
                ask(request, Kind::Contribution, part.to_string())
            }
            Did::ExtensionRequested { request, reason, .. } => {
                ask(request, Kind::Extension, reason.to_string())
            }
            Did::Urged { urge, text, .. } => ask(urge, Kind::Urge, text.to_string()),
            Did::ResultSubmitted { submission, text, .. } => {
                ask(submission, Kind::Submission, text.to_string())
            }
            Did::OpinionReserved { text, .. } => ask(&entry.command, Kind::ReservedOpinion, text.to_string()),
            _ => {}
        }
        let asked = self.asked.last_mut();
        match (did, asked) {
            (Did::ClarityQueried { clarity, .. }, Some(item)) => item.clarity = Some((*clarity).into()),
            (
                Did::ObstacleReported { addressed_to, .. }
                | Did::ProposalMade { addressed_to, .. }
                | Did::OpinionReserved { addressed_to, .. },
                Some(item),
            ) => item.addressed_to = Some(Seat::new(*addressed_to, at)),
            (Did::ContributionRequested { from, reply_by, .. }, Some(item)) => {
                item.addressed_to = Some(Seat::new(*from, at));
                item.reply_by = Some(Date(*reply_by));
            }
            (Did::ExtensionRequested { until, .. }, Some(item)) => item.requested_until = Some(Date(*until)),
            _ => {}
        }
        self.answer(scope, entry, did, as_of);
        self.attach(scope, entry, did, as_of);
    }

    fn answer(&mut self, scope: &Scope<'_>, entry: &Entry, did: &Did, as_of: AsOf) {
        let mut close = |id: &CommandId, text: Option<String>, agreed: Option<bool>| {
            let answered = Answered { text, agreed, entry };
            self.close(scope, *id, answered, as_of);
        };
        match did {
            Did::ClarityAnswered { query, answer, .. } => close(query, Some(answer.to_string()), None),
            Did::ObstacleResolved { obstacle, resolution } => {
                close(obstacle, Some(resolution.to_string()), None)
            }
            Did::ProposalAnswered { proposal, agreed, answer } => {
                close(proposal, Some(answer.to_string()), Some(*agreed));
            }
            Did::ContributionMade { request, text, .. } => close(request, Some(text.to_string()), None),
            Did::ExtensionGranted { request, reason, .. } => {
                close(request, Some(reason.to_string()), Some(true))
            }
            Did::ExtensionRefused { request, reason, .. } => {
                close(request, Some(reason.to_string()), Some(false))
            }
            Did::UrgeAnswered { urge, answer } => close(urge, Some(answer.to_string()), None),
            Did::ResultReturned { submission, reason, .. } => {
                close(submission, Some(reason.to_string()), Some(false))
            }
            Did::ResultAccepted { submission, note, .. } => {
                close(submission, note.as_ref().map(ToString::to_string), Some(true));
            }
            Did::ContributionMissed { request } => {
                if let Some(item) = self.asked.iter_mut().find(|item| CommandId::from(item.id) == *request) {
                    item.missed = true;
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, scope: &Scope<'_>, id: CommandId, answered: Answered<'_>, as_of: AsOf) {
        let Some(item) = self.asked.iter_mut().find(|item| CommandId::from(item.id) == id) else { return };
        item.open = false;
        item.answer = answered.text;
        item.agreed = answered.agreed;
        item.answered_by = Some(ActorRef::new(scope, &answered.entry.actor, as_of));
        item.answered_at = Some(DateTime(answered.entry.effective_at));
    }

    fn attach(&mut self, scope: &Scope<'_>, entry: &Entry, did: &Did, as_of: AsOf) {
        let at = scope.linked(as_of);
        let mut add = |(index, evidence): (i32, &Evidence)| {
            let mut bytes = [0; 32];
            let hash =
                evidence.sha256.as_ref().filter(|hex| hex::decode_to_slice(hex.as_str(), &mut bytes).is_ok());
            let sha256 = hash.map(|_| Sha256(bytes));
            self.evidence.push(EvidenceItem {
                id: entry.command.into(),
                index,
                title: evidence.title.to_string(),
                sha256,
                document: evidence.document.map(|id| Document::new(id, at)),
                dated: Date(evidence.dated),
                attached_at: DateTime(entry.effective_at),
                attached_by: Some(ActorRef::new(scope, &entry.actor, as_of)),
                superseded_by: None,
            });
        };
        match did {
            Did::EvidenceAttached { evidence, .. } => add((0, evidence)),
            Did::ProgressReported { evidence, .. }
            | Did::ContributionMade { evidence, .. }
            | Did::ResultSubmitted { evidence, .. } => (0..).zip(evidence).for_each(add),
            Did::EvidenceSuperseded { old, index, evidence, .. } => {
                add((0, evidence));
                let same = |item: &&mut EvidenceItem| {
                    CommandId::from(item.id) == *old && u32::try_from(item.index) == Ok(*index)
                };
                for item in self.evidence.iter_mut().filter(same) {
                    item.superseded_by = Some(entry.command.into());
                }
            }
            _ => {}
        }
    }
}
