//! Doing: progress, evidence, obstacles, proposals, contributions.

use crate::graphql::{
    input::{EvidenceInput, read_evidence},
    mutations::macros::mutations,
    payloads::AssignmentPayload,
    scalars::{Date, Ulid},
};
use async_graphql::ID;
use sauro_domain::{
    assignment::{AssignmentCommand as Ask, limits},
    id::AssignmentId,
};

/// Pieces of evidence that one act can attach.
const MOST_PIECES: u32 = 20;

mutations! {
    /// Doing.
    DoingMutations, Assignment, AssignmentPayload;

    /// The lead reports progress (báo cáo tiến độ).
    update(assignment: AssignmentId) assignment_progress_report(AssignmentProgressReportInput {
        /// How much is done, 0 to 100 (phần trăm).
        percent: Option<i32>,
        /// In words (nội dung).
        text: String,
        /// Evidence (minh chứng).
        evidence: Option<Vec<EvidenceInput>>,
    }) |i, r| Ask::ReportProgress {
        percent: i.percent.map(|percent| r.number("percent", percent, 0, 100)).and_then(|p| u8::try_from(p).ok()),
        evidence: read_evidence(r, i.evidence),
        text: r.prose("text", &i.text)?,
    };

    /// A milestone is reached (đạt mốc tiến độ).
    update(assignment: AssignmentId) assignment_milestone_reach(AssignmentMilestoneReachInput {
        /// Its index in the terms (mốc thứ mấy).
        milestone: i32,
        /// A remark (ghi chú).
        note: Option<String>,
    }) |i, r| Ask::ReachMilestone {
        milestone: r.number("milestone", i.milestone, 0, u32::try_from(limits::MILESTONES).unwrap_or(u32::MAX)),
        note: r.prose_if("note", i.note.as_deref()),
    };

    /// Adds evidence to the file (thêm minh chứng).
    update(assignment: AssignmentId) assignment_evidence_attach(AssignmentEvidenceAttachInput {
        /// The evidence (minh chứng).
        evidence: EvidenceInput,
    }) |i, r| Ask::AttachEvidence { evidence: r.within("evidence", |r| i.evidence.read(r))? };

    /// Puts newer evidence beside an older piece (thay minh chứng); both stay visible.
    update(assignment: AssignmentId) assignment_evidence_supersede(AssignmentEvidenceSupersedeInput {
        /// The act that attached the older piece (minh chứng cũ).
        old: Ulid,
        /// Which of the pieces of that act, from 0 (mục thứ mấy); left out = the first.
        index: Option<i32>,
        /// The newer one (minh chứng mới).
        evidence: EvidenceInput,
        /// Why (lý do).
        reason: String,
    }) |i, r| {
        let evidence = r.within("evidence", |r| i.evidence.read(r));
        let reason = r.prose("reason", &i.reason);
        let index = r.number("index", i.index.unwrap_or(0), 0, MOST_PIECES);
        Ask::SupersedeEvidence { old: i.old.into(), index, evidence: evidence?, reason: reason? }
    };

    /// Reports an obstacle (báo cáo vướng mắc) to a seat that can clear it.
    update(assignment: AssignmentId) assignment_obstacle_report(AssignmentObstacleReportInput {
        /// The obstacle (nội dung vướng mắc).
        text: String,
        /// Who should clear it (gửi đến).
        addressed_to: ID,
    }) |i, r| Ask::ReportObstacle { addressed_to: r.id("addressedTo", &i.addressed_to), text: r.prose("text", &i.text)? };

    /// Says how an obstacle was cleared (tháo gỡ vướng mắc).
    update(assignment: AssignmentId) assignment_obstacle_resolve(AssignmentObstacleResolveInput {
        /// The obstacle (vướng mắc nào).
        obstacle: Ulid,
        /// How (cách tháo gỡ).
        resolution: String,
    }) |i, r| Ask::ResolveObstacle { obstacle: i.obstacle.into(), resolution: r.prose("resolution", &i.resolution)? };

    /// Puts a proposal to a seat (đề xuất).
    update(assignment: AssignmentId) assignment_proposal_make(AssignmentProposalMakeInput {
        /// The proposal (nội dung đề xuất).
        text: String,
        /// To whom (gửi đến).
        addressed_to: ID,
    }) |i, r| Ask::MakeProposal { addressed_to: r.id("addressedTo", &i.addressed_to), text: r.prose("text", &i.text)? };

    /// Answers a proposal (trả lời đề xuất).
    update(assignment: AssignmentId) assignment_proposal_answer(AssignmentProposalAnswerInput {
        /// The proposal (đề xuất nào).
        proposal: Ulid,
        /// Whether it is agreed to (đồng ý hay không).
        agreed: bool,
        /// In words (nội dung trả lời).
        answer: String,
    }) |i, r| Ask::AnswerProposal {
        proposal: i.proposal.into(),
        agreed: i.agreed,
        answer: r.prose("answer", &i.answer)?,
    };
}

mutations! {
    /// Asking others.
    AskingMutations, Assignment, AssignmentPayload;

    /// Puts a reserved opinion on record (bảo lưu ý kiến): its addressee cannot remove it.
    update(assignment: AssignmentId) assignment_opinion_reserve(AssignmentOpinionReserveInput {
        /// The opinion (ý kiến).
        text: String,
        /// To whom (gửi đến).
        addressed_to: ID,
    }) |i, r| Ask::ReserveOpinion { addressed_to: r.id("addressedTo", &i.addressed_to), text: r.prose("text", &i.text)? };

    /// Asks a coordinating seat for its part (đề nghị phối hợp).
    update(assignment: AssignmentId) assignment_contribution_request(AssignmentContributionRequestInput {
        /// The seat asked (chức vụ phối hợp).
        from: ID,
        /// Its part (phần việc).
        part: String,
        /// By when (hạn trả lời).
        reply_by: Date,
    }) |i, r| Ask::RequestContribution {
        from: r.id("from", &i.from),
        reply_by: r.day("replyBy", i.reply_by),
        part: r.prose("part", &i.part)?,
    };

    /// Gives the part that was asked for (trả lời phối hợp).
    update(assignment: AssignmentId) assignment_contribution_make(AssignmentContributionMakeInput {
        /// The request (đề nghị nào).
        request: Ulid,
        /// The part (nội dung).
        text: String,
        /// Evidence (minh chứng).
        evidence: Option<Vec<EvidenceInput>>,
    }) |i, r| Ask::Contribute {
        request: i.request.into(),
        evidence: read_evidence(r, i.evidence),
        text: r.prose("text", &i.text)?,
    };

    /// Notes that a contribution was not given in time (quá hạn phối hợp). The scheduler does this by itself; a person
    /// is refused.
    update(assignment: AssignmentId) assignment_contribution_miss(AssignmentContributionMissInput {
        /// The request (đề nghị nào).
        request: Ulid,
    }) |i, r| Ask::MarkContributionMissed { request: i.request.into() };
}
