//! Questions of a form while it is filled in: nothing is recorded.

use crate::graphql::{
    errors::Answer,
    input::{Reader, TermsInput, TimeTermInput, as_user_errors},
    scalars::{Date, LogPosition},
    scope::Scope,
    types::{Accountable, ClarityCheck, ClarityStanding, DeadlinePreview, Mandate},
    user_errors::{UserError, small},
};
use async_graphql::{Context, Object, SimpleObject};
use sauro_domain::{
    Refusal,
    assignment::{Deadline, evaluate},
    document::DocumentNumber,
    time::day_of,
};

/// How a document number was read (kết quả đọc số, ký hiệu).
#[derive(SimpleObject, Debug, Clone)]
pub struct DocumentNumberParse {
    /// Whether it could be read (đọc được).
    pub valid: bool,
    /// In canonical form (dạng chuẩn).
    pub canonical: Option<String>,
    /// The running number (số).
    pub number: Option<i32>,
    /// The year in it (năm), when it carries one.
    pub year: Option<i32>,
    /// The type (loại văn bản): NQ, QĐ.
    pub type_code: Option<String>,
    /// Why not (lý do).
    pub error: Option<UserError>,
}

/// Questions of a form.
#[derive(Debug, Default)]
pub struct CheckQueries;

/// Questions of a form.
#[Object]
impl CheckQueries {
    /// What the gate of the six clarities would say to a draft (kiểm tra sáu rõ), if the acting seat issued it now.
    #[graphql(complexity = "10 + child_complexity")]
    async fn clarity_check(
        &self,
        ctx: &Context<'_>,
        draft: TermsInput,
        min_position: Option<LogPosition>,
    ) -> Option<Answer<ClarityCheck>> {
        Some(check(ctx, draft, min_position).await)
    }

    /// Reads a document number as people write it (đọc số, ký hiệu).
    async fn document_number_parse(
        &self,
        ctx: &Context<'_>,
        text: String,
    ) -> Option<Answer<DocumentNumberParse>> {
        Some(Scope::of(ctx).map(|scope| match DocumentNumber::parse(&text) {
            Ok(number) => DocumentNumberParse {
                valid: true,
                canonical: Some(number.to_string()),
                number: Some(small(u64::from(number.number()))),
                year: number.year().map(i32::from),
                type_code: number.document_type().map(str::to_owned),
                error: None,
            },
            Err(bad) => DocumentNumberParse {
                valid: false,
                canonical: None,
                number: None,
                year: None,
                type_code: None,
                error: Some(UserError::of(&scope, &Refusal::from(bad).at("text"))),
            },
        }))
    }

    /// How a term would be resolved by the working calendar (tính thử thời hạn).
    async fn deadline_preview(
        &self,
        ctx: &Context<'_>,
        time: TimeTermInput,
        #[graphql(desc = "The day of issue (ngày giao); left out = today.")] issued_on: Option<Date>,
    ) -> Option<Answer<DeadlinePreview>> {
        Some(preview(ctx, time, issued_on))
    }
}

fn preview(ctx: &Context<'_>, time: TimeTermInput, issued_on: Option<Date>) -> Answer<DeadlinePreview> {
    let scope = Scope::of(ctx)?;
    let as_of = scope.present()?;
    let mut r = Reader::default();
    let issued = r.day_if("issuedOn", issued_on).unwrap_or_else(|| day_of(as_of.in_force_at));
    let term = time.read(&mut r, "time");
    let Some(term) = term.filter(|_| r.problems().is_empty()) else {
        return Ok(DeadlinePreview::unresolved(&scope, as_user_errors(&scope, r)));
    };
    let register = scope.register();
    Ok(match register.view(as_of.ordinal, as_of.in_force_at).calendar().resolve(&term, issued) {
        Ok(resolved) => DeadlinePreview::new(&scope, &Deadline::from(resolved), issued),
        Err(refusal) => DeadlinePreview::unresolved(&scope, vec![UserError::of(&scope, &refusal.at("time"))]),
    })
}

async fn check(ctx: &Context<'_>, draft: TermsInput, least: Option<LogPosition>) -> Answer<ClarityCheck> {
    let scope = Scope::of(ctx)?;
    let as_of = scope.present_from(least.map(|position| position.0)).await?;
    let Some(acting) = scope.viewer.acting else {
        return Err(crate::graphql::errors::forbidden(scope.viewer));
    };
    let mut r = Reader::default();
    let terms = draft.read(&mut r, "draft");
    let register = scope.register();
    let view = register.view(as_of.ordinal, as_of.in_force_at);
    let today = day_of(as_of.in_force_at);
    let overdue = match terms.lead {
        Some(lead) => scope.viewed(scope.app.views().lead_overdue(lead, as_of.in_force_at))?,
        None => 0,
    };
    let evaluation = evaluate(&terms, acting.position, &view, today, overdue);
    let input_errors = as_user_errors(&scope, r);
    Ok(ClarityCheck {
        clear: evaluation.passes() && input_errors.is_empty(),
        clarities: ClarityStanding::all(&scope, &evaluation),
        deadline: evaluation.deadline.as_ref().map(|deadline| DeadlinePreview::new(&scope, deadline, today)),
        mandate_chain: evaluation.chain.iter().map(|id| Mandate::new(*id, as_of)).collect(),
        lead: terms.lead.and_then(|lead| Accountable::of_position(&scope, lead, as_of)),
        input_errors,
    })
}
