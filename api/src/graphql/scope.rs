//! What a resolver works with: the application, who asks, and the moment it answers for.

use super::{
    errors::{self, Answer, Fault},
    loaders::Loaders,
};
use crate::{Application, Credential, Viewer};
use async_graphql::{Context, Error};
use sauro_domain::{refusal::Language, register::Register, time::Timestamp};
use sauro_projections::{AsOf, KnownAt, Moment, ViewError};
use sauro_store::Position;
use std::{sync::Arc, time::Duration};

/// How long an answer waits for a position that the reader asked for.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a resolver works with. Only made for a signed-in viewer: members and tokens of an installation may read all
/// of it, so the visible scope is the whole installation.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The application.
    pub app: &'a Application,
    /// Who asks.
    pub viewer: &'a Viewer,
    /// Batched look-ups of this request.
    pub loaders: &'a Loaders,
}

impl<'a> Scope<'a> {
    /// Of a request; refused when nobody is signed in.
    pub fn of(ctx: &Context<'a>) -> Answer<Self> {
        let viewer = ctx.data_opt::<Viewer>().ok_or_else(errors::unauthenticated)?;
        Ok(Self { app: ctx.data()?, viewer, loaders: ctx.data()? })
    }

    /// The language of the answer.
    pub fn language(&self) -> Language {
        self.viewer.language
    }

    /// Through which door a command comes.
    pub fn door(&self) -> &'static str {
        match self.viewer.credential {
            Credential::Session => "web",
            Credential::Token => "graphql",
        }
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.app.clock().now()
    }

    /// The register as the views hold it.
    pub fn register(&self) -> Arc<Register> {
        self.app.views().register()
    }

    /// The present: one and the same for the whole request.
    pub fn present(&self) -> Answer<AsOf> {
        match self.loaders.present.get() {
            Some(present) => Ok(*present),
            None => {
                let present = self.fresh()?;
                Ok(*self.loaders.present.get_or_init(|| present))
            }
        }
    }

    /// The moment that links lead to from an answer for `as_of`: the present, whatever past is answered for. After a
    /// write, and in a subscription, the answer itself may be newer than the request.
    pub fn linked(&self, as_of: AsOf) -> AsOf {
        self.present().ok().filter(|present| present.ordinal >= as_of.ordinal).unwrap_or(as_of)
    }

    /// The present once the views hold a position, or STALE.
    pub async fn present_from(&self, least: Option<Position>) -> Answer<AsOf> {
        match least {
            None => self.present(),
            Some(position) => {
                let reached = self.app.views().wait_for(position, PATIENCE).await;
                reached.map_err(|stale| self.view_error(&ViewError::Stale(stale)))?;
                self.fresh()
            }
        }
    }

    /// The present as of this very moment: after a write, and for every message of a subscription.
    pub fn fresh(&self) -> Answer<AsOf> {
        self.resolve(&Moment::default())
    }

    /// A moment as asked for: both absent = the present.
    pub fn moment(&self, known_at: Option<Timestamp>, in_force_at: Option<Timestamp>) -> Answer<AsOf> {
        self.resolve(&Moment { known_at: known_at.map(KnownAt::Time), in_force_at })
    }

    /// The moment that an id carries, or the present of the request.
    pub fn moment_of(&self, id: &str) -> Answer<AsOf> {
        match super::ids::moment(id) {
            None => self.present(),
            Some((position, at)) => {
                self.resolve(&Moment { known_at: Some(KnownAt::Position(position)), in_force_at: Some(at) })
            }
        }
    }

    fn resolve(&self, moment: &Moment) -> Answer<AsOf> {
        self.viewed(self.app.views().resolve(moment, self.now()))
    }

    /// An answer of the views as an answer of the contract.
    pub fn viewed<T>(&self, answer: sauro_projections::Result<T>) -> Answer<T> {
        answer.map_err(|error| self.view_error(&error))
    }

    /// Why the views did not answer.
    pub fn view_error(&self, error: &ViewError) -> Error {
        errors::of_views(error, || self.correlation())
    }

    /// Something inside failed.
    pub fn internal(&self, what: &dyn std::fmt::Display) -> Error {
        errors::internal(what, self.correlation())
    }

    /// The request makes no sense: in the viewer's language.
    pub fn bad_request(&self, vi: &str, en: &str) -> Error {
        Fault::BadRequest.error(self.say(vi, en))
    }

    /// One of two wordings.
    pub fn say<'w>(&self, vi: &'w str, en: &'w str) -> &'w str {
        match self.language() {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }

    fn correlation(&self) -> String {
        self.app.random().ulid(self.now()).to_string()
    }
}
