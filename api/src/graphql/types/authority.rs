//! May this seat do that there, and why (not)?

use super::{Mandate, Seat};
use crate::graphql::{
    scalars::DateTime,
    scope::Scope,
    types::{mandate, seat},
    words,
};
use async_graphql::SimpleObject;
use sauro_domain::mandate::{Ask, Explanation, MissingLink, Verdict};
use sauro_projections::AsOf;

/// One link of a chain of mandates (mắt xích thẩm quyền).
#[derive(SimpleObject, Debug, Clone)]
pub struct AuthorityLink {
    /// The mandate (thẩm quyền).
    pub mandate: Mandate,
    /// In words (diễn giải).
    pub sentence: String,
}

/// Why a mandate does not suffice (mắt xích còn thiếu).
#[derive(SimpleObject, Debug, Clone)]
pub struct AuthorityMissingLink {
    /// The stable code (mã).
    pub code: String,
    /// In words (diễn giải).
    pub message: String,
    /// The mandate that was considered (thẩm quyền đã xét).
    pub mandate: Option<Mandate>,
}

/// Whether a seat may do something, and why or why not (giải thích thẩm quyền).
#[derive(SimpleObject, Debug, Clone)]
pub struct AuthorityExplanation {
    /// Whether it may (được phép hay không).
    pub allowed: bool,
    /// In one sentence (tóm tắt).
    pub sentence: String,
    /// The mandate relied on and what it is cut from, root last (chuỗi thẩm quyền).
    pub chain: Vec<AuthorityLink>,
    /// The nearest thing to a mandate, and what it lacks (còn thiếu gì); none when allowed.
    pub missing: Option<AuthorityMissingLink>,
    /// Every mandate that was considered and does not suffice (các thẩm quyền đã xét).
    pub considered: Vec<AuthorityMissingLink>,
    /// Seats that could do it (chức vụ có thẩm quyền).
    pub holders: Vec<Seat>,
    /// For which moment (thời điểm).
    pub at: DateTime,
}

fn link(scope: &Scope<'_>, link: MissingLink) -> (&'static str, String) {
    let (code, vi, en) = match link {
        MissingLink::NotHeld => ("NOT_HELD", "do chức vụ khác giữ", "it is held by another seat"),
        MissingLink::PowerMissing => ("POWER_MISSING", "không gồm quyền này", "it does not name the power"),
        MissingLink::OutsideUnit => {
            ("OUTSIDE_UNIT", "không bao gồm đơn vị này", "it does not reach the unit")
        }
        MissingLink::OutsideField => {
            ("OUTSIDE_FIELD", "không bao gồm lĩnh vực này", "it does not reach the field")
        }
        MissingLink::OutsideProgramme => {
            ("OUTSIDE_PROGRAMME", "không bao gồm chương trình này", "it does not reach the programme")
        }
        MissingLink::NotYetValid => ("NOT_YET_VALID", "chưa có hiệu lực", "it is not yet valid"),
        MissingLink::Expired => ("EXPIRED", "đã hết hạn", "it has expired"),
        MissingLink::Revoked => ("REVOKED", "đã bị thu hồi", "it was revoked"),
        MissingLink::ParentNotInForce => {
            ("PARENT_NOT_IN_FORCE", "thẩm quyền gốc không còn hiệu lực", "what it is cut from does not hold")
        }
        MissingLink::PersonLeftSeat => {
            ("PERSON_LEFT_SEAT", "người được ủy quyền đã rời chức vụ", "the delegate left the seat")
        }
    };
    (code, scope.say(vi, en).to_owned())
}

impl AuthorityExplanation {
    /// In the viewer's words.
    pub fn new(scope: &Scope<'_>, ask: &Ask, explanation: &Explanation, as_of: AsOf) -> Self {
        let register = scope.register();
        let view = register.view(as_of.ordinal, as_of.in_force_at);
        let present = scope.linked(as_of);
        let chain = match &explanation.verdict {
            Verdict::Allowed { chain } => chain.as_slice(),
            Verdict::Denied => &[],
        };
        let links = chain.iter().filter_map(|id| Some((*id, view.mandate(*id)?)));
        let links: Vec<_> = links
            .map(|(id, facts)| AuthorityLink {
                mandate: Mandate::new(id, present),
                sentence: mandate::label(&view, scope, facts),
            })
            .collect();
        let considered: Vec<_> = explanation
            .considered
            .iter()
            .map(|(id, why)| {
                let (code, message) = link(scope, *why);
                AuthorityMissingLink {
                    code: code.to_owned(),
                    message,
                    mandate: Some(Mandate::new(*id, present)),
                }
            })
            .collect();
        let allowed = matches!(explanation.verdict, Verdict::Allowed { .. });
        let missing = (!allowed).then(|| {
            let own = explanation.considered.iter().find(|(_, why)| *why != MissingLink::NotHeld);
            let (code, message) = match own.map(|(_, why)| *why) {
                Some(why) => link(scope, why),
                None => {
                    let words = scope.say(
                        "chức vụ này không giữ thẩm quyền nào như vậy",
                        "the seat holds no such mandate",
                    );
                    ("NO_MANDATE", words.to_owned())
                }
            };
            let mandate = own.map(|(id, _)| Mandate::new(*id, present));
            AuthorityMissingLink { code: code.to_owned(), message, mandate }
        });
        let who = seat::label(&view, ask.actor_position);
        let what = words::power(ask.power, scope.language());
        let sentence = match (&missing, links.first()) {
            (None, Some(first)) => {
                format!("{who} {} {what}: {}.", scope.say("được quyền", "may"), first.sentence)
            }
            (None, None) => format!("{who} {} {what}.", scope.say("được quyền", "may")),
            (Some(missing), _) => {
                format!("{who} {} {what}: {}.", scope.say("không được quyền", "may not"), missing.message)
            }
        };
        Self {
            allowed,
            sentence,
            chain: links,
            missing,
            considered,
            holders: explanation.holders.iter().map(|id| Seat::new(*id, present)).collect(),
            at: DateTime(as_of.in_force_at),
        }
    }
}
