//! What the log records of itself: once a day where every stream ended, and every change of the signing key.

use super::Integrity;
use crate::{
    ApiError, Application, Request,
    clock::{Random, SystemRandom},
    jobs::id_of,
};
use sauro_domain::{Command, context::Actor, id::LedgerId, ledger::LedgerCommand, text::Line, time::day_of};
use sauro_heads::{HeadsError, Rotation, stream_heads};

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
        let root = line(&sauro_ledger::hex::encode(&root))?;
        let command = Command::Ledger(ledger(), LedgerCommand::RecordStreamHeads { root, size, streams });
        Ok(self.execute(Request::new(id, command, Actor::Scheduler, "job")).await?.events)
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
