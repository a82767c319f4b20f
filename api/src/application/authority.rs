//! By what authority an act was done: the chain of mandates relied on, kept beside every event that relies on one.

use sauro_domain::{Command, Context, authority, id::MandateId};
use sauro_store::Authority;
use serde::Deserialize;
use serde_json::Value;

/// The authority behind an event, as far as it relies on a mandate: the chain its payload states, or, for acts of
/// organisation, the one that answers for them now.
pub fn behind(command: &Command, payload: &Value, cx: &Context<'_>) -> Option<Authority> {
    let stated: Option<Vec<MandateId>> = payload.get("chain").and_then(|chain| Vec::deserialize(chain).ok());
    let chain = stated.unwrap_or_else(|| authority::chain(command, cx));
    let basis = cx.view().mandate(*chain.first()?)?.grant.legal_basis.to_string();
    Some(Authority { chain, basis })
}
