//! The deadline: asked for, granted, refused, and why it was passed.

use crate::graphql::{
    enums::Cause,
    mutations::macros::mutations,
    payloads::AssignmentPayload,
    scalars::{Date, Ulid},
};
use sauro_domain::{assignment::AssignmentCommand as Ask, id::AssignmentId};

mutations! {
    /// The deadline.
    DeadlineMutations, Assignment, AssignmentPayload;

    /// The lead asks for a later deadline (đề nghị gia hạn).
    update(assignment: AssignmentId) assignment_extension_request(AssignmentExtensionRequestInput {
        /// Until when (đến ngày).
        until: Date,
        /// Why (lý do).
        reason: String,
        /// The cause the lead claims (nguyên nhân).
        claimed_cause: Cause,
    }) |i, r| Ask::RequestExtension {
        until: r.day("until", i.until),
        claimed_cause: i.claimed_cause.into(),
        reason: r.prose("reason", &i.reason)?,
    };

    /// Grants an extension (đồng ý gia hạn). The lead never does.
    update(assignment: AssignmentId) assignment_extension_grant(AssignmentExtensionGrantInput {
        /// The request (đề nghị nào).
        request: Ulid,
        /// Until when (đến ngày), if earlier than asked; none = as asked.
        until: Option<Date>,
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::GrantExtension {
        request: i.request.into(),
        until: r.day_if("until", i.until),
        reason: r.prose("reason", &i.reason)?,
    };

    /// Refuses an extension (không đồng ý gia hạn).
    update(assignment: AssignmentId) assignment_extension_refuse(AssignmentExtensionRefuseInput {
        /// The request (đề nghị nào).
        request: Ulid,
        /// Why (lý do).
        reason: String,
    }) |i, r| Ask::RefuseExtension { request: i.request.into(), reason: r.prose("reason", &i.reason)? };

    /// Confirms why it is late (xác nhận nguyên nhân).
    update(assignment: AssignmentId) assignment_cause_confirm(AssignmentCauseConfirmInput {
        /// The cause (nguyên nhân).
        cause: Cause,
        /// Why it is judged so (lý do).
        reason: String,
    }) |i, r| Ask::ConfirmCause { cause: i.cause.into(), reason: r.prose("reason", &i.reason)? };
}
