//! What can be asked of an inspection: all but the explanation by its inspectors alone.

use super::macros::mutations;
use crate::graphql::{
    enums::FindingVerdict,
    input::{EntryRefInput, EvidenceInput, InspectionScopeInput, read_evidence},
    payloads::InspectionPayload,
    scalars::{Date, Ulid},
};
use async_graphql::ID;
use sauro_domain::{
    id::InspectionId,
    inspection::{InspectionCommand, limits},
};

mutations! {
    /// Inspections.
    InspectionMutations, Inspection, InspectionPayload;

    /// Opens an inspection (mở cuộc kiểm tra): by a holder of the power to inspect all of the scope.
    create(InspectionId) inspection_open(InspectionOpenInput {
        /// What it is called (tên cuộc kiểm tra).
        title: String,
        /// The decision to inspect (quyết định kiểm tra).
        basis: ID,
        /// What is to be found out (nội dung kiểm tra).
        subject: String,
        /// What is inspected (phạm vi kiểm tra).
        scope: InspectionScopeInput,
        /// The seats that write in it (thành viên đoàn kiểm tra); the first leads.
        inspectors: Vec<ID>,
    }) |i, r| {
        let (title, subject) = (r.line("title", &i.title), r.prose("subject", &i.subject));
        let (basis, scope) = (r.id("basis", &i.basis), i.scope.read(r));
        let inspectors =
            r.each("inspectors", limits::INSPECTORS, Some(i.inspectors), |r, seat| Some(r.id("", &seat)));
        InspectionCommand::Open { title: title?, basis, subject: subject?, scope, inspectors }
    };

    /// Draws a sample of the assignments in the scope (chọn mẫu), so that anybody can draw it again.
    update(inspection: InspectionId) inspection_sample_draw(InspectionSampleDrawInput {
        /// How many (cỡ mẫu), 1 to 500.
        size: i32,
        /// What it is drawn by (hạt giống); left out = the system draws one and records it.
        seed: Option<String>,
    }) |i, r| {
        let seed = r.line_if("seed", i.seed.as_deref());
        let most = u32::try_from(limits::SAMPLE).unwrap_or(u32::MAX);
        InspectionCommand::DrawSample { size: r.number("size", i.size, 1, most), seed, drawn: None }
    };

    /// Records a finding (ghi phát hiện) on an assignment or on an entry of a history. Nobody inspects themself.
    update(inspection: InspectionId) inspection_finding_record(InspectionFindingRecordInput {
        /// What was found (nội dung).
        text: String,
        /// The rule or criterion that was not kept (quy định, tiêu chí).
        criterion: String,
        /// The assignment it is about (nhiệm vụ).
        assignment: Option<ID>,
        /// The entry it is about (mục trong lịch sử).
        entry: Option<EntryRefInput>,
        /// The seat that is heard (chức vụ giải trình); left out = the lead of the assignment.
        office: Option<ID>,
        /// What it rests on (minh chứng).
        evidence: Option<Vec<EvidenceInput>>,
    }) |i, r| {
        let (text, criterion) = (r.prose("text", &i.text), r.prose("criterion", &i.criterion));
        let assignment = r.id_if("assignment", i.assignment.as_ref());
        let office = r.id_if("office", i.office.as_ref());
        let evidence = read_evidence(r, i.evidence);
        let entry = match i.entry {
            Some(entry) => Some(r.within("entry", |r| entry.read(r))?),
            None => None,
        };
        let (text, criterion) = (text?, criterion?);
        InspectionCommand::RecordFinding { text, criterion, assignment, entry, office, evidence }
    };

    /// Explains a finding (giải trình): by the office concerned, while the finding is open.
    update(inspection: InspectionId) inspection_explanation_give(InspectionExplanationGiveInput {
        /// The finding (phát hiện).
        finding: Ulid,
        /// The words (nội dung).
        text: String,
        /// What it rests on (minh chứng).
        evidence: Option<Vec<EvidenceInput>>,
    }) |i, r| {
        let (text, evidence) = (r.prose("text", &i.text), read_evidence(r, i.evidence));
        InspectionCommand::GiveExplanation { finding: i.finding.into(), text: text?, evidence }
    };

    /// Concludes a finding (kết luận phát hiện): it stands or it does not, and why.
    update(inspection: InspectionId) inspection_finding_conclude(InspectionFindingConcludeInput {
        /// The finding (phát hiện).
        finding: Ulid,
        /// Whether it stands (kết luận).
        verdict: FindingVerdict,
        /// Why (lý do).
        reason: String,
    }) |i, r| InspectionCommand::ConcludeFinding {
        finding: i.finding.into(),
        verdict: i.verdict.into(),
        reason: r.prose("reason", &i.reason)?,
    };

    /// Requires that something be put right (yêu cầu khắc phục), of a finding that stands; the assignments by which it is
    /// done are given by whoever holds the power to assign.
    update(inspection: InspectionId) inspection_remedy_require(InspectionRemedyRequireInput {
        /// The finding (phát hiện).
        finding: Ulid,
        /// What is to be done (nội dung).
        text: String,
        /// The assignments by which it is done, as far as they are given already (nhiệm vụ khắc phục).
        assignments: Option<Vec<ID>>,
        /// By when (hạn).
        due: Option<Date>,
    }) |i, r| {
        let (text, due) = (r.prose("text", &i.text), r.day_if("due", i.due));
        let assignments = r.each("assignments", limits::LINKS, i.assignments, |r, id| Some(r.id("", &id)));
        InspectionCommand::RequireRemedy { finding: i.finding.into(), text: text?, assignments, due }
    };

    /// Closes an inspection (kết thúc kiểm tra), once every finding is concluded.
    update(inspection: InspectionId) inspection_close(InspectionCloseInput {
        /// What came of it (kết luận).
        conclusion: String,
        /// The document that concludes it (văn bản kết luận).
        document: ID,
    }) |i, r| {
        let conclusion = r.prose("conclusion", &i.conclusion);
        InspectionCommand::Close { document: r.id("document", &i.document), conclusion: conclusion? }
    };
}
