//! Whether a command that comes again under the same id says the same. A retry is answered as the first time; another
//! act, another person's, or other words under an id that is taken are refused: nobody may believe recorded what is not.

use super::{Application, Outcome, Request};
use crate::ApiError;
use sauro_domain::{
    Command, Context, Event,
    aggregate::State,
    context::{Actor, OpenWork},
    event::Meta,
};
use sauro_store::codec;
use serde_json::Value;

/// What the register adds to what the sender says: it may have changed since.
const ADDED: [&str; 4] = ["chain", "warnings", "deadline", "code"];

impl Application {
    /// The answer of the first time, if this says the same.
    pub(super) async fn repeated(&self, request: &Request, before: Outcome) -> Result<Outcome, ApiError> {
        let reused = || Err(ApiError::CommandReused(request.command_id));
        let mut state = State::absent(&request.command);
        let mut own: Vec<(Event, Meta)> = Vec::new();
        for recorded in self.log().read_stream(&request.command.stream(), 0).await? {
            let decoded = codec::decode(&recorded)?;
            if decoded.meta.command == request.command_id {
                own.push((decoded.event, decoded.meta));
            } else if own.is_empty() {
                state = state.evolve(&decoded.event, &decoded.meta);
            } else {
                break;
            }
        }
        let Some((_, meta)) = own.first() else { return Ok(before) };
        if !same_actor(meta.actor, request.actor) {
            return reused();
        }
        let now = meta.recorded_at;
        let decided = self.registers().look(now, |register, _| {
            let cx = Context {
                command: request.command_id,
                now,
                effective: request.effective.unwrap_or(now),
                actor: request.actor,
                why: request.why.clone(),
                register,
                open_work: OpenWork::default(),
            };
            state.decide(&request.command, &cx)
        });
        // What would be refused today may well have been allowed then.
        let Ok(decided) = decided else { return Ok(before) };
        let same = decided.len() == own.len()
            && decided
                .iter()
                .zip(&own)
                .all(|(said, (recorded, _))| says_the_same(&request.command, said, recorded));
        if decided.is_empty() || same { Ok(before) } else { reused() }
    }
}

fn same_actor(one: Actor, other: Actor) -> bool {
    match (one, other) {
        (Actor::Person { person, position, .. }, Actor::Person { person: who, position: seat, .. }) => {
            (person, position) == (who, seat)
        }
        (one, other) => one == other,
    }
}

/// Of the same type, and with the same contents as far as the sender says them. A draft that is sent again with other
/// words is not refused: its sender is told that it was there, and revises it. Personal values are sealed anew each time.
fn says_the_same(command: &Command, one: &Event, other: &Event) -> bool {
    let (Ok(one), Ok(other)) = (codec::encode(one), codec::encode(other)) else { return false };
    let told = |data: Value| match data {
        Value::Object(fields) => {
            fields.into_iter().filter(|(name, _)| !ADDED.contains(&name.as_str())).collect()
        }
        other => other,
    };
    let words_vary = matches!(command, Command::Person(..)) || one.kind == "assignment.drafted";
    one.kind == other.kind && (words_vary || told(one.data) == told(other.data))
}
