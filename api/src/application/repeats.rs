//! Whether a command that comes again under the same id says the same. A retry is answered as the first time; another
//! act, another person's, or other words under an id that is taken are refused: nobody may believe recorded what is not.

use super::{Application, Outcome, Request};
use crate::ApiError;
use sauro_domain::{
    Command, Context, Event,
    aggregate::State,
    context::{Actor, OpenWork},
    event::Meta,
    time::Timestamp,
};
use sauro_store::codec;
use serde_json::Value;

/// What the register adds to what the sender says: it may have changed since.
const ADDED: [&str; 3] = ["chain", "warnings", "code"];

impl Application {
    /// The answer of the first time, if this says the same.
    pub(super) async fn repeated(&self, request: &Request, before: Outcome) -> Result<Outcome, ApiError> {
        let reused = || Err(ApiError::CommandReused(request.command_id));
        // The system sends its own commands under ids that say what they are about.
        if request.actor == Actor::Scheduler {
            return Ok(before);
        }
        let mut state = State::absent(&request.command);
        let mut own: Vec<(Event, Meta)> = Vec::new();
        for recorded in self.log().read_stream(&request.command.stream(), 0).await? {
            let decoded = codec::decode(&recorded)?;
            if decoded.meta.command == request.command_id {
                let why = decoded.envelope.why.as_deref();
                if own.is_empty() && !sent_alike(request, &decoded.meta, why) {
                    return reused();
                }
                own.push((decoded.event, decoded.meta));
            } else if own.is_empty() {
                state = state.evolve(&decoded.event, &decoded.meta);
            } else {
                break;
            }
        }
        let Some((event, meta)) = own.first() else { return Ok(before) };
        if !same_act(&request.command, event) {
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

/// By the same person in the same seat, for the same reason, and to take effect at the same moment.
fn sent_alike(request: &Request, recorded: &Meta, why: Option<&str>) -> bool {
    let moment = |at: Timestamp| at.timestamp_millis();
    let effective = match request.effective {
        Some(effective) => moment(effective) == moment(recorded.effective_at),
        None => recorded.effective_at == recorded.recorded_at,
    };
    let given = request.why.as_ref().map(ToString::to_string);
    effective && given.as_deref() == why && same_actor(recorded.actor, request.actor)
}

/// Whether the event records the act that the command asks for, where every act has an event of its own.
fn same_act(command: &Command, event: &Event) -> bool {
    match (command, event) {
        (Command::Assignment(_, command), Event::Assignment(event)) => command.act() == event.act(),
        _ => true,
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
    let personal = matches!(command, Command::Person(..));
    let told = |data: Value| match data {
        Value::Object(fields) => {
            let said = |name: &str| !(ADDED.contains(&name) || personal && name == "details");
            fields.into_iter().filter(|(name, _)| said(name)).map(due_alone).collect()
        }
        other => other,
    };
    one.kind == other.kind && (one.kind == "assignment.drafted" || told(one.data) == told(other.data))
}

/// Of a deadline the day; which edition of the calendar resolved it is the register's.
fn due_alone((name, value): (String, Value)) -> (String, Value) {
    let due = value.get("due").cloned().filter(|_| name == "deadline");
    (name, due.unwrap_or(value))
}
