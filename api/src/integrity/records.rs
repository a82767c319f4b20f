//! What the log records of itself: once a day where every stream ended, from time to time how far the access log has come,
//! and every change of the signing key.

use super::Integrity;
use crate::{
    ApiError, Application, Request,
    clock::{Random, SystemRandom},
    jobs::id_of,
};
use sauro_domain::{
    Command, Event,
    context::Actor,
    id::LedgerId,
    ledger::{AccessHead, LedgerCommand, State, evolve},
    text::Line,
    time::day_of,
};
use sauro_heads::{HeadsError, Rotation, stream_heads};
use sauro_ledger::hex;
use sauro_store::{EventLog, codec};

/// The one stream of the log's own records.
fn ledger() -> LedgerId {
    LedgerId::from(id_of("ledger", "the log of this installation"))
}

fn line(text: &str) -> Result<Line, ApiError> {
    Line::parse(text).map_err(|error| ApiError::Unacceptable(error.to_string()))
}

fn failed(error: HeadsError) -> ApiError {
    ApiError::Unavailable(error.to_string())
}

impl Application {
    /// Records where every stream ends, once a day: with it, a few entries can be shown to be all of their streams.
    pub async fn record_stream_heads(&self) -> Result<usize, ApiError> {
        if self.integrity().published().is_none() || self.integrity().contradiction().is_some() {
            return Ok(0);
        }
        let day = day_of(self.clock().now()).to_string();
        let size = self.log().head().await?.parts().0;
        let id = id_of("ledger.stream_heads", &day);
        let known = self.log().read_stream(&format!("{}-{}", LedgerId::KIND, ledger()), 0).await?;
        let today = |recorded: &sauro_store::Recorded| {
            sauro_store::codec::open(&recorded.bytes).is_ok_and(|envelope| envelope.cmd == id)
        };
        if size == 0 || known.iter().any(today) {
            return Ok(0);
        }
        let Some((root, streams)) = stream_heads(self.log().as_ref(), size).await.map_err(failed)? else {
            return Err(ApiError::Damaged("a stream has a name no stream has".to_owned()));
        };
        let root = line(&hex::encode(&root))?;
        let command = Command::Ledger(ledger(), LedgerCommand::RecordStreamHeads { root, size, streams });
        Ok(self.execute(Request::new(id, command, Actor::Scheduler, "job")).await?.events)
    }

    /// Records how far the access log has come, if it has grown: from then on nobody can write it anew unnoticed, not even
    /// with both its files in hand. Of a log with something wrong nothing is recorded.
    pub async fn record_access_head(&self) -> Result<usize, ApiError> {
        if self.integrity().published().is_none() || self.integrity().contradiction().is_some() {
            return Ok(0);
        }
        self.access().flush().await;
        let head = self.access().head();
        let known = head.recorded.as_ref().map_or(0, |recorded| recorded.size);
        if head.trouble.is_some() || head.size <= known {
            return Ok(0);
        }
        let (size, root) = (head.size, line(&hex::encode(&head.root))?);
        let id = id_of("ledger.access_head", &format!("{size} {root}"));
        let command = LedgerCommand::RecordAccessHead { root, size };
        let done = self
            .execute(Request::new(id, Command::Ledger(ledger(), command), Actor::Scheduler, "job"))
            .await?;
        if let Some(head) = recorded_access_head(self.log().as_ref()).await? {
            self.access().recorded(head);
        }
        Ok(done.events)
    }

    /// Puts a new signing key in the place of the one in use, and records it.
    pub async fn rotate_key(&self) -> Result<Rotation, ApiError> {
        self.integrity().writable()?;
        let rotation = self.integrity().rotate().await.map_err(failed)?;
        let signature = rotation.note.signatures().first().map(ToString::to_string).unwrap_or_default();
        let (old, new) = (line(&rotation.old.to_string())?, line(&rotation.new.to_string())?);
        let id = id_of("ledger.key_rotated", &rotation.new.to_string());
        let command = LedgerCommand::RecordKeyRotation { old, new, signature: line(&signature)? };
        let command = Command::Ledger(ledger(), command);
        self.execute(Request::new(id, command, Actor::Scheduler, "cli")).await?;
        Ok(rotation)
    }
}

/// What the event log last recorded of the access log.
pub async fn recorded_access_head(log: &dyn EventLog) -> Result<Option<AccessHead>, ApiError> {
    let mut state = State::default();
    for recorded in log.read_stream(&format!("{}-{}", LedgerId::KIND, ledger()), 0).await? {
        let decoded = codec::decode(&recorded)?;
        if let Event::Ledger(event) = &decoded.event {
            state = evolve(state, event, &decoded.meta);
        }
    }
    Ok(state.access)
}

impl Integrity {
    async fn rotate(&self) -> Result<Rotation, HeadsError> {
        let mut held = self.0.keeper.lock().await;
        let none = || HeadsError::Contradiction("no heads are kept here".to_owned());
        let keeper = held.as_mut().ok_or_else(none)?;
        let mut seed = [0_u8; 32];
        SystemRandom.fill(&mut seed);
        let rotation = keeper.rotate(&seed)?;
        self.tell(keeper)?;
        Ok(rotation)
    }
}
