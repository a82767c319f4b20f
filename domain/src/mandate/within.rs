//! A child is within its parent in every field, and nobody gives to themselves.

use super::{Grant, Holder, Power};
use crate::{
    context::Context,
    id::{MandateId, PersonId, PositionId},
    refusal::{Code, Refusal},
};

/// Refuses a grant that comes back to its giver: the same seat, the same person, any other seat in which that person
/// sits or acts, then, now or at any moment recorded for later; or the person for whom they act.
pub(super) fn no_self_grant(
    grant: &Grant,
    giver: PositionId,
    person: PersonId,
    cx: &Context<'_>,
) -> Result<(), Refusal> {
    let view = cx.view();
    let own = match grant.holder {
        Holder::Position(seat) => {
            view.successor(seat) == giver
                || view.may_act(person, view.successor(seat)).is_some()
                || view.sits_from_now_on(person, seat)
        }
        Holder::Person(delegate) => {
            delegate == person
                || view.may_act(delegate, giver).is_some()
                || view.sits_from_now_on(delegate, giver)
        }
    };
    if own { Err(Refusal::new(Code::SelfGrant).at("grant.holder")) } else { Ok(()) }
}

/// The giver holds the parent, and it holds with its whole chain, at the moment of giving.
pub(super) fn held_parent(
    parent: MandateId,
    giver: PositionId,
    person: PersonId,
    cx: &Context<'_>,
) -> Result<(), Refusal> {
    let view = cx.view();
    let facts =
        view.mandate(parent).ok_or_else(|| Refusal::unknown(MandateId::KIND, parent).at("grant.parent"))?;
    let (held, in_force) = (view.holds(facts, giver, person), view.mandate_in_force(parent));
    let code = if !held { Code::MandateNotHeld } else { Code::MandateOver };
    if held && in_force { Ok(()) } else { Err(Refusal::new(code).at("grant.parent")) }
}

/// The parent may be passed on, and covers the child in powers, unit, fields, programme, period and depth.
pub(super) fn parent_covers(grant: &Grant, parent: MandateId, cx: &Context<'_>) -> Result<(), Refusal> {
    let view = cx.view();
    let Some(facts) = view.mandate(parent) else { return Err(Refusal::unknown(MandateId::KIND, parent)) };
    let (above, scope) = (&facts.grant, &facts.grant.scope);
    if above.depth == 0 {
        return Err(Refusal::new(Code::MandateDepthSpent).at("grant.parent"));
    }
    if !above.powers.contains(&Power::Grant) {
        return Err(Refusal::new(Code::AuthorityMissing)
            .with("position", grant.giver.map(|giver| giver.to_string()).unwrap_or_default())
            .with("power", Power::Grant)
            .with("holders", ""));
    }
    let fields = &grant.scope.fields;
    let within_fields = scope.fields.is_empty() || !fields.is_empty() && fields.is_subset(&scope.fields);
    let within_programme = scope
        .programme
        .is_none_or(|limit| grant.scope.programme.is_some_and(|own| view.programme_within(own, limit)));
    let ends_within = above.valid_until.is_none_or(|end| grant.valid_until.is_some_and(|own| own <= end));
    let rules = [
        (grant.powers.is_subset(&above.powers), "powers"),
        (view.within(grant.scope.unit, scope.unit), "unit"),
        (within_fields, "fields"),
        (within_programme, "programme"),
        (grant.valid_from >= above.valid_from && ends_within, "period"),
        (grant.depth < above.depth, "depth"),
    ];
    match rules.into_iter().find(|(holds, _)| !holds) {
        Some((_, what)) => Err(Refusal::new(Code::MandateNotWithinParent).with("what", what).at("grant")),
        None => Ok(()),
    }
}
