//! Findings of an inspection (phát hiện), with what was said of them.

use super::{
    Document, EventSubject, Seat,
    history::ActorRef,
    inspection::{by, named},
};
use crate::graphql::{
    enums::FindingVerdict,
    errors::Answer,
    scalars::{Date, DateTime, Sha256, Ulid},
    user_errors::small,
};
use async_graphql::{ComplexObject, Context, SimpleObject};
use sauro_domain::{assignment::Evidence, id::AssignmentId};
use sauro_projections::{
    AsOf,
    inspections::{ConclusionRow, ExplanationRow, FindingRow, RemedyRow, Said},
};
use std::sync::Arc;

/// What a finding or an explanation rests on (minh chứng).
#[derive(SimpleObject, Debug, Clone)]
pub struct InspectionEvidence {
    /// What it is (tên minh chứng).
    pub title: String,
    /// The stored file (tệp).
    pub sha256: Option<Sha256>,
    /// The registered document (văn bản).
    pub document: Option<Document>,
    /// The day it speaks of (ngày của minh chứng).
    pub dated: Date,
}

fn evidence(given: &[Evidence], at: AsOf) -> Vec<InspectionEvidence> {
    let file = |piece: &Evidence| {
        let mut bytes = [0; 32];
        hex::decode_to_slice(piece.sha256.as_ref()?.as_str(), &mut bytes).ok().map(|()| Sha256(bytes))
    };
    let piece = |piece: &Evidence| InspectionEvidence {
        title: piece.title.to_string(),
        sha256: file(piece),
        document: piece.document.map(|id| Document::new(id, at)),
        dated: Date(piece.dated),
    };
    given.iter().map(piece).collect()
}

/// What was found (phát hiện): against which criterion, on what, and what the office concerned said.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct InspectionFinding {
    #[graphql(skip)]
    row: Arc<FindingRow>,
    #[graphql(skip)]
    at: AsOf,
    /// The command that recorded it (mã phát hiện).
    pub id: Ulid,
    /// What was found (nội dung).
    pub text: String,
    /// The rule or criterion that was not kept (quy định, tiêu chí).
    pub criterion: String,
    /// The entry of the history it is about, by its place (mục số).
    pub entry_revision: Option<i32>,
    /// What it rests on (minh chứng).
    pub evidence: Vec<InspectionEvidence>,
    /// When it was recorded (lúc ghi).
    pub recorded_at: DateTime,
    /// What the office concerned said (giải trình), in order.
    pub explanations: Vec<FindingExplanation>,
    /// What came of it (kết luận); none while it is open.
    pub conclusion: Option<FindingConclusion>,
    /// What is to be put right (yêu cầu khắc phục), in order.
    pub remedies: Vec<FindingRemedy>,
}

impl InspectionFinding {
    /// As known at a moment.
    pub fn new(row: FindingRow, at: AsOf) -> Self {
        Self {
            id: row.id.into(),
            text: row.text.clone(),
            criterion: row.criterion.clone(),
            entry_revision: row.entry.as_ref().map(|entry| small(entry.revision)),
            evidence: evidence(&row.evidence, at),
            recorded_at: DateTime(row.said.at),
            explanations: row.explanations.iter().map(|one| FindingExplanation::new(one, at)).collect(),
            conclusion: row.conclusion.as_ref().map(|one| FindingConclusion::new(one, at)),
            remedies: row.remedies.iter().map(|one| FindingRemedy::new(one, at)).collect(),
            row: Arc::new(row),
            at,
        }
    }
}

#[ComplexObject]
impl InspectionFinding {
    /// What it is about (đối tượng): the assignment, else the thing whose entry it names.
    async fn about(&self, ctx: &Context<'_>) -> Option<Answer<EventSubject>> {
        let assignment = self.row.assignment.map(|id| format!("{}-{id}", AssignmentId::KIND));
        let stream = assignment.or_else(|| self.row.entry.as_ref().map(|entry| entry.stream.to_string()))?;
        EventSubject::of_stream(ctx, &stream, self.at).await.transpose()
    }

    /// The seat that is heard (chức vụ giải trình).
    async fn office(&self) -> Option<Seat> {
        Some(Seat::new(self.row.office, self.at))
    }

    /// By whom it was recorded (người ghi).
    async fn recorded_by(&self, ctx: &Context<'_>) -> Option<Answer<ActorRef>> {
        Some(by(ctx, &self.row.said, self.at))
    }
}

/// What the office concerned said (giải trình).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct FindingExplanation {
    #[graphql(skip)]
    said: Said,
    #[graphql(skip)]
    at: AsOf,
    /// The command that gave it (mã giải trình).
    pub id: Ulid,
    /// The words (nội dung).
    pub text: String,
    /// What it rests on (minh chứng).
    pub evidence: Vec<InspectionEvidence>,
    /// When it was recorded (lúc ghi).
    pub given_at: DateTime,
}

impl FindingExplanation {
    fn new(row: &ExplanationRow, at: AsOf) -> Self {
        let (id, text, said) = (row.id.into(), row.text.clone(), row.said);
        Self { said, at, id, text, evidence: evidence(&row.evidence, at), given_at: DateTime(said.at) }
    }
}

#[ComplexObject]
impl FindingExplanation {
    /// By whom (người giải trình).
    async fn given_by(&self, ctx: &Context<'_>) -> Option<Answer<ActorRef>> {
        Some(by(ctx, &self.said, self.at))
    }
}

/// What came of a finding (kết luận về phát hiện).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct FindingConclusion {
    #[graphql(skip)]
    said: Said,
    #[graphql(skip)]
    at: AsOf,
    /// Whether it stands (kết luận).
    pub verdict: FindingVerdict,
    /// Why (lý do).
    pub reason: String,
    /// When it was recorded (lúc ghi).
    pub concluded_at: DateTime,
}

impl FindingConclusion {
    fn new(row: &ConclusionRow, at: AsOf) -> Self {
        let (verdict, reason, said) = (row.verdict.into(), row.reason.clone(), row.said);
        Self { said, at, verdict, reason, concluded_at: DateTime(said.at) }
    }
}

#[ComplexObject]
impl FindingConclusion {
    /// By whom (người kết luận).
    async fn concluded_by(&self, ctx: &Context<'_>) -> Option<Answer<ActorRef>> {
        Some(by(ctx, &self.said, self.at))
    }
}

/// What is to be put right (yêu cầu khắc phục).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex)]
pub struct FindingRemedy {
    #[graphql(skip)]
    row: Arc<RemedyRow>,
    #[graphql(skip)]
    at: AsOf,
    /// The command that required it (mã yêu cầu).
    pub id: Ulid,
    /// What is to be done (nội dung).
    pub text: String,
    /// By when (hạn).
    pub due: Option<Date>,
    /// When it was required (lúc yêu cầu).
    pub required_at: DateTime,
}

impl FindingRemedy {
    fn new(row: &RemedyRow, at: AsOf) -> Self {
        let (id, text, due) = (row.id.into(), row.text.clone(), row.due.map(Date));
        Self { at, id, text, due, required_at: DateTime(row.said.at), row: Arc::new(row.clone()) }
    }
}

#[ComplexObject]
impl FindingRemedy {
    /// The assignments by which it is done (nhiệm vụ khắc phục).
    #[graphql(complexity = "5 + 5 * child_complexity")]
    async fn assignments(&self, ctx: &Context<'_>) -> Option<Answer<Vec<EventSubject>>> {
        Some(named(ctx, &self.row.assignments, self.at).await)
    }

    /// By whom (người yêu cầu).
    async fn required_by(&self, ctx: &Context<'_>) -> Option<Answer<ActorRef>> {
        Some(by(ctx, &self.row.said, self.at))
    }
}
