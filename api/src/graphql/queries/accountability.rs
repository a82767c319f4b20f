//! Who answers, and who may.

use super::assignments::named;
use crate::graphql::{
    enums::Power,
    errors::Answer,
    input::{AsOfInput, Reader, readable},
    scalars::DateTime,
    scope::Scope,
    types::{AccountabilityAnswer, Accountable, AuthorityExplanation},
};
use async_graphql::{Context, ID, Object, OneofObject};
use sauro_domain::{
    id::{AssignmentId, PersonId, PositionId},
    mandate::{Ask, explain},
};
use sauro_projections::{AsOf, accountability::Subject};

/// About whom or what somebody asks (hỏi về).
#[derive(OneofObject, Debug, Clone)]
pub enum AccountabilityTarget {
    /// Assignment (nhiệm vụ).
    Assignment(ID),
    /// Position (chức vụ).
    Position(ID),
    /// Cá nhân: one answer per seat.
    Person(ID),
    /// Đơn vị: its head.
    Unit(ID),
    /// Chương trình: its owner.
    Programme(ID),
}

/// Who answers, and who may.
#[derive(Debug, Default)]
pub struct AccountabilityQueries;

/// Who answers, and who may.
#[Object]
impl AccountabilityQueries {
    /// Who answers for something, and who stands above (ai chịu trách nhiệm), now or at a moment.
    #[graphql(complexity = "10 + child_complexity")]
    async fn accountability(
        &self,
        ctx: &Context<'_>,
        target: AccountabilityTarget,
        as_of: Option<AsOfInput>,
    ) -> Option<Answer<AccountabilityAnswer>> {
        let found = async {
            let scope = Scope::of(ctx)?;
            let as_of = AsOfInput::resolve(as_of.as_ref(), &scope)?;
            answer(&scope, target, as_of).await
        };
        found.await.transpose()
    }

    /// May this seat do that there, and why or why not (giải thích thẩm quyền): the chain of mandates, or what is missing.
    #[graphql(complexity = "10 + child_complexity")]
    #[allow(clippy::too_many_arguments, reason = "they are the contract's")]
    async fn authority_explain(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The seat acted in (chức vụ).")] actor_position: ID,
        #[graphql(desc = "Who acts in it (cá nhân); left out = whoever answers in it.")] person: Option<ID>,
        #[graphql(desc = "To do what (quyền).")] power: Power,
        #[graphql(desc = "In or to which unit (đơn vị).")] unit: ID,
        #[graphql(desc = "In which field (lĩnh vực).")] field: Option<String>,
        #[graphql(desc = "For which programme (chương trình).")] programme: Option<ID>,
        #[graphql(desc = "When (thời điểm); left out = now.")] at: Option<DateTime>,
    ) -> Option<Answer<AuthorityExplanation>> {
        let explained = async {
            let scope = Scope::of(ctx)?;
            let mut r = Reader::default();
            let seat: PositionId = r.id("actorPosition", &actor_position);
            let person: Option<PersonId> = r.id_if("person", person.as_ref());
            let target_unit = r.id("unit", &unit);
            let field = r.line_if("field", field.as_deref());
            let programme = r.id_if("programme", programme.as_ref());
            let at = r.moment_if("at", at);
            readable(&scope, r)?;
            let as_of = scope.moment(None, at)?;
            let register = scope.register();
            let view = register.view(as_of.ordinal, as_of.in_force_at);
            let answers = || view.accountable(seat).map(|answers| answers.person);
            let Some(actor_person) = person.or_else(answers) else {
                return Err(scope.bad_request(
                    "Chức vụ này không tồn tại hoặc không có ai giữ.",
                    "There is no such seat, or nobody answers in it.",
                ));
            };
            let ask = Ask {
                actor_position: seat,
                actor_person,
                power: power.into(),
                target_unit,
                field,
                programme,
            };
            Ok(AuthorityExplanation::new(&scope, &ask, &explain(&view, &ask), as_of))
        };
        Some(explained.await)
    }
}

async fn answer(
    scope: &Scope<'_>,
    target: AccountabilityTarget,
    as_of: AsOf,
) -> Answer<Option<AccountabilityAnswer>> {
    let subject = match target {
        AccountabilityTarget::Assignment(id) => {
            let id: AssignmentId = named(scope, &id)?;
            let answering = scope.loaders.answering(id, as_of).await?;
            return answering
                .map(|found| AccountabilityAnswer::of_assignment(scope, &found, as_of))
                .transpose();
        }
        AccountabilityTarget::Position(id) => Subject::Position(named(scope, &id)?),
        AccountabilityTarget::Person(id) => Subject::Person(named(scope, &id)?),
        AccountabilityTarget::Unit(id) => Subject::Unit(named(scope, &id)?),
        AccountabilityTarget::Programme(id) => Subject::Programme(named(scope, &id)?),
    };
    if !known(scope, subject, as_of) {
        return Ok(None);
    }
    let found = scope.viewed(scope.app.views().exposure(subject, &as_of))?;
    let role = match subject {
        Subject::Unit(_) => scope.say("người đứng đầu", "head of unit"),
        Subject::Programme(_) => scope.say("chủ trì chương trình", "owner of the programme"),
        _ => scope.say("người chịu trách nhiệm", "answers"),
    };
    let answers =
        found.answers.iter().map(|one| Accountable::new(scope, role, one.position, Some(*one), as_of));
    let above = Accountable::above(scope, &found.above, as_of);
    Ok(Some(AccountabilityAnswer::new(scope, answers.collect(), above, as_of)))
}

fn known(scope: &Scope<'_>, subject: Subject, as_of: AsOf) -> bool {
    let register = scope.register();
    let view = register.view(as_of.ordinal, as_of.in_force_at);
    match subject {
        Subject::Assignment(_) => true,
        Subject::Position(id) => view.position(id).is_some(),
        Subject::Person(id) => view.person_known(id),
        Subject::Unit(id) => view.unit(id).is_some(),
        Subject::Programme(id) => view.programme(id).is_some(),
    }
}
