//! Drafting: nothing is given yet.

use super::super::perform::{self, Head, Performed, actor, performed, refused};
use crate::graphql::{
    errors::Answer,
    input::{Reader, TermsInput},
    mutations::macros::mutations,
    payloads::AssignmentPayload,
    scalars::{DateTime, Ulid},
    scope::Scope,
};
use async_graphql::{Context, InputObject, Object};
use sauro_domain::{
    Command,
    assignment::AssignmentCommand as Ask,
    id::{AssignmentId, CommandId},
};

mutations! {
    /// Drafts.
    DraftingMutations, Assignment, AssignmentPayload;

    /// Replaces what a draft says (sửa dự thảo).
    update(assignment: AssignmentId) assignment_draft_revise(AssignmentDraftReviseInput {
        /// What it says from now on (nội dung).
        terms: TermsInput,
    }) |i, r| Ask::ReviseDraft { terms: i.terms.read(r, "terms") };

    /// Throws a draft away (bỏ dự thảo); it stays on record.
    update(assignment: AssignmentId) assignment_draft_discard(AssignmentDraftDiscardInput {
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::DiscardDraft { reason: r.prose("reason", &i.reason)? };
}

/// What a draft needs (dữ liệu đầu vào).
#[derive(InputObject, Debug)]
pub struct AssignmentDraftInput {
    /// The key of this command (mã lệnh): repeating it repeats the answer and records nothing. The assignment carries
    /// the same ULID.
    pub command_id: Ulid,
    /// The human code (mã nhiệm vụ); none = the next one of the year.
    pub code: Option<String>,
    /// What it says so far (nội dung): anything may be left out.
    pub terms: TermsInput,
    /// When it took or takes effect (thời điểm có hiệu lực), if not now.
    pub effective_at: Option<DateTime>,
    /// Why (lý do), where the act itself carries none.
    pub why: Option<String>,
}

/// The first draft.
#[derive(Debug, Default)]
pub struct DraftMutation;

/// The first draft.
#[Object]
impl DraftMutation {
    /// Drafts an assignment (dự thảo nhiệm vụ): it binds nobody until it is issued.
    async fn assignment_draft(
        &self,
        ctx: &Context<'_>,
        input: AssignmentDraftInput,
    ) -> Option<Answer<AssignmentPayload>> {
        Some(draft(ctx, input).await.map(AssignmentPayload))
    }
}

async fn draft(ctx: &Context<'_>, input: AssignmentDraftInput) -> Answer<Performed<AssignmentId>> {
    let scope = Scope::of(ctx)?;
    let actor = actor(&scope)?;
    let mut r = Reader::default();
    let command_id = CommandId::from(input.command_id);
    let id = AssignmentId::from(command_id);
    let AssignmentDraftInput { command_id: key, code, terms, effective_at, why } = input;
    let head = Head { command_id: key, expected_revision: None, effective_at, why };
    let act = perform::act(&scope, actor, head, &mut r);
    let code = r.line_if("code", code.as_deref());
    let terms = terms.read(&mut r, "terms");
    if !r.problems().is_empty() {
        return Ok(refused(&scope, id, command_id, r));
    }
    let command = Command::Assignment(id, Ask::Draft { code, terms });
    let result = scope.app.execute(act.request(command)).await;
    performed(&scope, id, command_id, result)
}
