//! Opening the heads beside the log, and the rounds that sign them.

use super::{Inner, Integrity, Signed, Standing, Unsigned, witnesses::Asking};
use crate::clock::{Clock, Random, SystemClock, SystemRandom};
use sauro_domain::time::Timestamp;
use sauro_heads::{Contradiction, HeadsError, Keeper, Opened, ReadOnly, Round, Source, recent_lines};
use sauro_ledger::{checkpoint::SignedCheckpoint, policy::Policy};
use sauro_store::EventLog;
use std::{path::Path, sync::Arc, time::Duration};

/// How long the end of the process waits for witnesses.
const LAST_ROUND: Duration = Duration::from_secs(6);

impl Integrity {
    /// The heads of a log on a cluster: none are signed here.
    pub fn on_cluster() -> Self {
        let integrity = Self::default();
        integrity.change(|standing| standing.unsigned = Unsigned::OnCluster);
        integrity
    }

    /// Compares the log with the journal of its heads, before any act. Gives the log to work with: read-only where it
    /// contradicts what was signed.
    pub async fn open(
        folder: &Path,
        origin: &str,
        witnesses: Witnesses,
        log: Arc<dyn EventLog>,
    ) -> Result<(Self, Arc<dyn EventLog>), HeadsError> {
        let inner = Inner { asking: witnesses.asking, ..Inner::default() };
        let integrity = Self(Arc::new(inner));
        integrity.change(|standing| standing.folder = Some(folder.to_owned()));
        let seed = || {
            let mut seed = [0_u8; 32];
            SystemRandom.fill(&mut seed);
            seed
        };
        let why = match Keeper::open(folder, origin, log.as_ref(), seed).await {
            Ok(Opened::Sound(mut keeper)) => {
                keeper.witnessed_by(witnesses.lines)?;
                integrity.tell(&keeper)?;
                *integrity.0.keeper.lock().await = Some(*keeper);
                return Ok((integrity, log));
            }
            Ok(Opened::Contradicts(why)) => why,
            Err(HeadsError::Damaged { path, what }) => damaged(&path, &what),
            Err(HeadsError::Io { path, source }) if unreadable(folder, &path) => damaged(&path, &source),
            Err(error) => return Err(error),
        };
        tracing::error!(%why, code = why.code(), "no act is recorded any more");
        let log: Arc<dyn EventLog> = Arc::new(ReadOnly::new(log, why.to_string()));
        integrity.look(folder)?;
        integrity.change(|standing| standing.contradiction = Some(why));
        Ok((integrity, log))
    }

    /// What was signed before stays to be seen while nothing is signed any more.
    fn look(&self, folder: &Path) -> Result<(), HeadsError> {
        // Without a journal that can be read, the heads themselves are still there.
        let (lines, source) = (recent_lines(folder).unwrap_or_default(), Source::of(folder)?);
        let Some(source) = source else { return Ok(()) };
        let size = source.head.checkpoint().size();
        let at = lines.iter().find(|line| line.size == size).map(|line| line.at);
        let at = at.and_then(Timestamp::from_timestamp_millis).or_else(|| published_at(&source.head));
        let policy = Policy::parse(source.policy.as_bytes()).ok();
        self.change(|standing| {
            standing.origin = Some(source.head.checkpoint().origin().to_owned());
            let own = policy.as_ref().and_then(|policy| policy.logs().first());
            standing.key = own.map(|log| log.key.to_string());
            let signed = Signed { head: source.head, at: at.unwrap_or_default() };
            standing.head = Some(signed.clone());
            standing.published = Some(signed);
            standing.lines = lines;
            standing.policy = policy.map(Arc::new);
            standing.policy_text = source.policy;
        });
        Ok(())
    }

    /// One round: signs a head if the log grew, or if it is time to say that it did not.
    pub async fn round(&self, log: &dyn EventLog) -> Result<Round, HeadsError> {
        let mut held = self.0.keeper.lock().await;
        let Some(keeper) = held.as_mut() else { return Ok(Round::Nothing) };
        let round = keeper.round(log, SystemClock.now().timestamp_millis()).await?;
        let alone =
            Policy::parse(keeper.claimed_policy().as_bytes()).is_ok_and(|policy| policy.asks_no_witness());
        if alone && round != Round::Nothing {
            keeper.publish_head()?;
        }
        self.tell(keeper)?;
        drop(held);
        self.ask_witnesses().await?;
        Ok(round)
    }

    /// The last head, as the process ends. A failure is said and loses nothing: the next start signs.
    pub async fn last_round(&self, log: &dyn EventLog) {
        match tokio::time::timeout(LAST_ROUND, self.round(log)).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::warn!(%error, "no last head could be signed"),
            Err(_) => tracing::warn!("a witness did not answer for the last head"),
        }
    }

    /// Takes over what the keeper knows.
    pub(super) fn tell(&self, keeper: &Keeper) -> Result<(), HeadsError> {
        let lines: Vec<_> = keeper.recent().collect();
        let at = |size: u64| {
            let signed = lines.iter().find(|line| line.size == size)?;
            Timestamp::from_timestamp_millis(signed.at)
        };
        let head = keeper
            .head()
            .and_then(|head| Some(Signed { at: at(head.checkpoint().size())?, head: head.clone() }));
        let published = keeper.published_head()?.map(|published| {
            let size = published.checkpoint().size();
            let at = at(size).or_else(|| published_at(&published)).unwrap_or_default();
            Signed { head: published, at }
        });
        let policy_text = keeper.claimed_policy();
        let policy = Policy::parse(policy_text.as_bytes()).ok().map(Arc::new);
        self.change(|standing: &mut Standing| {
            standing.origin = Some(keeper.origin().to_owned());
            standing.key = Some(keeper.public_key());
            standing.published = published;
            standing.head = head;
            standing.lines = lines;
            standing.policy = policy;
            standing.policy_text = policy_text;
        });
        Ok(())
    }
}

fn damaged(path: &Path, what: &dyn std::fmt::Display) -> Contradiction {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Contradiction::Damaged(format!("{name}: {what}"))
}

/// The journal or the key is there, and cannot be read: whoever put something else in its place.
fn unreadable(folder: &Path, path: &Path) -> bool {
    let ours = [folder.join("journal"), folder.join("key")].iter().any(|own| own == path);
    ours && std::fs::read(path).is_err_and(|error| error.kind() != std::io::ErrorKind::NotFound)
}

/// When a head was last cosigned: for heads older than what is remembered of the journal.
fn published_at(head: &SignedCheckpoint) -> Option<Timestamp> {
    let lines = head.note().signatures().iter();
    let seconds = lines.filter_map(|line| u64::from_be_bytes(*line.bytes().first_chunk()?).try_into().ok());
    Timestamp::from_timestamp(seconds.filter(|at| *at < 1 << 40).max()?, 0)
}

/// Who witnesses the heads, from the policy file of the settings.
#[derive(Debug, Default)]
pub struct Witnesses {
    lines: String,
    asking: Asking,
}

impl Witnesses {
    /// Reads a policy file. Its lines of logs say nothing here: the log is this one.
    pub fn read(path: &Path, timeout: Duration) -> Result<Self, String> {
        let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let bytes = std::fs::read(path).map_err(|error| failed(&error))?;
        Policy::parse(&bytes).map_err(|error| failed(&error))?;
        let text = String::from_utf8(bytes).map_err(|error| failed(&error))?;
        let log = |line: &&str| line.split([' ', '\t']).find(|word| !word.is_empty()) != Some("log");
        let lines = text.lines().filter(log).map(|line| format!("{line}\n")).collect();
        let asking = Asking::new(timeout).map_err(|error| failed(&error))?;
        Ok(Self { lines, asking })
    }
}
