//! Browser sessions: 256 random bits in a cookie, of which only the SHA-256 is kept.

use super::accounts::{AccountError, Accounts, moment, parsed};
use crate::clock::{Random, locked};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Duration;
use rusqlite::{OptionalExtension, params};
use sauro_domain::{id::PersonId, time::Timestamp};
use sha2::{Digest, Sha256};

/// How long sessions last.
#[derive(Debug, Clone, Copy)]
pub struct Lifetime {
    /// Without a request.
    pub idle: Duration,
    /// In any case.
    pub absolute: Duration,
}

/// Who a secret belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// The public id of the session or token.
    pub id: String,
    /// The account.
    pub account: String,
    /// The person it is bound to.
    pub person: PersonId,
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct SessionInfo {
    pub id: String,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    pub user_agent: String,
    pub address: String,
}

/// How stale `seen_at` may be: not every request needs a write.
const SEEN_GRAIN: i64 = 60_000;

pub(super) fn digest(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

pub(super) fn secret(random: &dyn Random) -> String {
    let mut bytes = [0_u8; 32];
    random.fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Accounts {
    /// Opens a session and gives its secret, which is nowhere else.
    pub fn open_session(
        &self,
        account: &str,
        agent: &str,
        address: &str,
        random: &dyn Random,
        now: Timestamp,
    ) -> Result<String, AccountError> {
        let secret = secret(random);
        let agent: String = agent.chars().filter(|c| !c.is_control()).take(200).collect();
        locked(&self.file).execute(
            "INSERT INTO session(hash, id, account, created_at, seen_at, agent, address) VALUES (?1,?2,?3,?4,?4,?5,?6)",
            params![
                digest(&secret),
                random.ulid(now).to_string(),
                account,
                now.timestamp_millis(),
                agent,
                address
            ],
        )?;
        Ok(secret)
    }

    /// Who the session belongs to, if it is still open; using it keeps it from idling out.
    pub fn session(
        &self,
        secret: &str,
        lifetime: Lifetime,
        now: Timestamp,
    ) -> Result<Option<Bearer>, AccountError> {
        let (hash, at) = (digest(secret), now.timestamp_millis());
        let file = locked(&self.file);
        let mut query = file.prepare_cached(
            "SELECT s.id, s.account, a.person, s.created_at, s.seen_at FROM session s JOIN account a ON a.name = s.account
             WHERE s.hash = ?1 AND a.disabled_at IS NULL",
        )?;
        let found = query
            .query_row([hash], |row| {
                let bearer = Bearer { id: row.get(0)?, account: row.get(1)?, person: parsed(row, 2)? };
                Ok((bearer, row.get::<_, i64>(3)?, row.get::<_, i64>(4)?))
            })
            .optional()?;
        let Some((bearer, created, seen)) = found else { return Ok(None) };
        if at - seen >= lifetime.idle.num_milliseconds()
            || at - created >= lifetime.absolute.num_milliseconds()
        {
            file.prepare_cached("DELETE FROM session WHERE hash = ?1")?.execute([hash])?;
            return Ok(None);
        }
        if at - seen >= SEEN_GRAIN {
            file.prepare_cached("UPDATE session SET seen_at = ?2 WHERE hash = ?1")?
                .execute(params![hash, at])?;
        }
        Ok(Some(bearer))
    }

    /// Ends a session by its public id; only its own account can.
    pub fn end_session(&self, account: &str, id: &str) -> Result<bool, AccountError> {
        Ok(locked(&self.file).execute("DELETE FROM session WHERE account = ?1 AND id = ?2", [account, id])?
            == 1)
    }

    /// The open sessions of an account, newest first.
    pub fn sessions(
        &self,
        account: &str,
        lifetime: Lifetime,
        now: Timestamp,
    ) -> Result<Vec<SessionInfo>, AccountError> {
        let file = locked(&self.file);
        let mut query = file.prepare_cached(
            "SELECT id, created_at, seen_at, agent, address FROM session
             WHERE account = ?1 AND seen_at > ?2 AND created_at > ?3 ORDER BY created_at DESC",
        )?;
        let idle_since = (now - lifetime.idle).timestamp_millis();
        let old_since = (now - lifetime.absolute).timestamp_millis();
        let rows = query.query_map(params![account, idle_since, old_since], |row| {
            Ok(SessionInfo {
                id: row.get(0)?,
                created_at: moment(row.get(1)?),
                last_seen_at: moment(row.get(2)?),
                user_agent: row.get(3)?,
                address: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Forgets sessions and tokens that have run out.
    pub fn forget_expired(&self, lifetime: Lifetime, now: Timestamp) -> Result<(), AccountError> {
        let file = locked(&self.file);
        file.execute(
            "DELETE FROM session WHERE seen_at <= ?1 OR created_at <= ?2",
            params![(now - lifetime.idle).timestamp_millis(), (now - lifetime.absolute).timestamp_millis()],
        )?;
        file.execute("DELETE FROM token WHERE expires_at <= ?1", [now.timestamp_millis()])?;
        Ok(())
    }
}
