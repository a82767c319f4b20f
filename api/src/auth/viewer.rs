//! Who asks: the signed-in account, the person behind it and the position acted in.

use sauro_domain::{
    context::Actor,
    id::{PersonId, PositionId},
    refusal::Language,
};

/// Through what kind of credential the request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credential {
    /// A browser session: a cookie.
    Session,
    /// An API token: reads only.
    Token,
}

/// The position acted in, checked against the register at the moment of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acting {
    /// The seat.
    pub position: PositionId,
    /// The absent holder the person acts for; none when the person holds the seat.
    pub on_behalf_of: Option<PersonId>,
}

/// Who asks. Put into the data of every GraphQL request that carries a valid credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The account signed in.
    pub account: String,
    /// The person it is bound to.
    pub person: PersonId,
    /// The position acted in; none when the person neither holds nor acts for one.
    pub acting: Option<Acting>,
    /// Session or token.
    pub credential: Credential,
    /// May issue commands. Tokens may not.
    pub may_write: bool,
    /// The language of the answer: `Accept-Language`, Vietnamese unless English is preferred.
    pub language: Language,
}

impl Viewer {
    /// The actor of a command; none when there is no position to act in or the credential is for reading only.
    pub fn actor(&self) -> Option<Actor> {
        let acting = self.acting.filter(|_| self.may_write)?;
        Some(Actor::Person {
            person: self.person,
            position: acting.position,
            on_behalf_of: acting.on_behalf_of,
        })
    }
}
