//! From an input to a recorded act, or to the reasons why not.

use crate::{
    application::{Act, Outcome},
    graphql::{
        errors::{self, Answer},
        ids::Global,
        input::Reader,
        scalars::{DateTime, LogPosition, Sha256, Ulid},
        scope::Scope,
        user_errors::{UserError, small},
    },
};
use async_graphql::{Context, ID, SimpleObject};
use sauro_domain::{Command, context::Actor, id::CommandId};
use sauro_store::codec::event_id;

/// What every input carries besides what it asks for.
#[derive(Debug)]
pub struct Head {
    /// The idempotency key.
    pub command_id: Ulid,
    /// The revision the sender saw.
    pub expected_revision: Option<i32>,
    /// When it takes effect.
    pub effective_at: Option<DateTime>,
    /// Why.
    pub why: Option<String>,
}

/// An input that asks for one command.
pub trait Input: Sized {
    /// What it is addressed to.
    type Id: Global;

    /// What it carries besides.
    fn head(&mut self) -> Head;

    /// Whom it is addressed to.
    fn target(&self, r: &mut Reader) -> Self::Id;

    /// The command it asks for. None when something was noted.
    fn command(self, id: Self::Id, r: &mut Reader) -> Option<Command>;
}

/// What became of a mutation.
#[derive(Debug)]
pub struct Performed<I> {
    /// What it was addressed to.
    pub id: I,
    /// The command.
    pub command: CommandId,
    /// What was recorded; none when refused.
    pub outcome: Option<Outcome>,
    /// Why not.
    pub errors: Vec<UserError>,
}

/// The proof of an act (biên nhận): keep it, and anybody can check that the act stands in the log unchanged.
#[derive(SimpleObject, Debug)]
pub struct Receipt {
    /// Ids of the recorded events (mã sự kiện).
    pub event_ids: Vec<ID>,
    /// Their leaf hashes in the log's tree (mã băm).
    pub leaf_hashes: Vec<Sha256>,
    /// The place in the log (vị trí trong sổ).
    pub position: LogPosition,
    /// The revision it stands at (bản).
    pub revision: i32,
}

impl<I> Performed<I> {
    /// The proof, when something was recorded.
    pub fn receipt(&self) -> Option<Receipt> {
        let outcome = self.outcome.as_ref()?;
        Some(Receipt {
            event_ids: (0..outcome.events)
                .map(|index| ID(event_id(self.command, index).to_string()))
                .collect(),
            leaf_hashes: outcome.leaves.iter().copied().map(Sha256).collect(),
            position: LogPosition(outcome.position),
            revision: small(outcome.revision),
        })
    }
}

/// Reads an input, has its command executed and waits until the views show the effect.
pub async fn perform<I: Input>(ctx: &Context<'_>, mut input: I) -> Answer<Performed<I::Id>> {
    let scope = Scope::of(ctx)?;
    let actor = actor(&scope)?;
    let mut r = Reader::default();
    let id = input.target(&mut r);
    let head = input.head();
    let command_id = CommandId::from(head.command_id);
    let act = act(&scope, actor, head, &mut r);
    let command = input.command(id, &mut r);
    match command.filter(|_| r.problems().is_empty()) {
        Some(command) => {
            let result = scope.app.execute(act.request(command)).await;
            performed(&scope, id, command_id, result)
        }
        None => Ok(refused(&scope, id, command_id, r)),
    }
}

/// Who acts, or why nobody does.
pub fn actor(scope: &Scope<'_>) -> Answer<Actor> {
    scope.viewer.actor().ok_or_else(|| errors::forbidden(scope.viewer))
}

/// The act without its wish.
pub fn act(scope: &Scope<'_>, actor: Actor, head: Head, r: &mut Reader) -> Act {
    let mut act = Act::new(head.command_id.into(), actor, scope.door());
    act.effective = r.moment_if("effectiveAt", head.effective_at);
    act.why = r.prose_if("why", head.why.as_deref());
    act.expected_revision =
        head.expected_revision.map(|revision| u64::from(r.number("expectedRevision", revision, 0, u32::MAX)));
    act
}

/// What became of it, once the application has answered.
pub fn performed<I>(
    scope: &Scope<'_>,
    id: I,
    command: CommandId,
    result: Result<Outcome, crate::ApiError>,
) -> Answer<Performed<I>> {
    match result {
        Ok(outcome) => Ok(Performed { id, command, outcome: Some(outcome), errors: Vec::new() }),
        Err(error) => {
            let error = UserError::of_application(scope, &error)?;
            Ok(Performed { id, command, outcome: None, errors: vec![error] })
        }
    }
}

/// Nothing was asked of the application: the input could not be read.
pub fn refused<I>(scope: &Scope<'_>, id: I, command: CommandId, r: Reader) -> Performed<I> {
    let errors = r.into_problems().iter().map(|problem| UserError::of(scope, problem)).collect();
    Performed { id, command, outcome: None, errors }
}
