//! API tokens for dashboards: read-only, shown once, kept as a hash, gone after at most a year.

use super::{
    accounts::{AccountError, Accounts, moment, parsed},
    sessions::{Bearer, digest, secret},
};
use crate::clock::{Random, locked};
use chrono::Duration;
use rusqlite::{OptionalExtension, params};
use sauro_domain::time::Timestamp;

/// What every token begins with, so that a leaked one is recognised.
pub const PREFIX: &str = "sr_";
/// The longest a token can hold, in days.
pub const MOST_DAYS: u32 = 365;
/// Tokens one account can have at a time.
const MOST_TOKENS: i64 = 50;

/// A token as its owner sees it. All tokens have the one scope there is: `read`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct TokenInfo {
    pub id: String,
    pub label: String,
    pub scopes: Vec<&'static str>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
}

/// Why a token is not given.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The stated life is not between 1 and 365 days.
    #[error("a token holds for 1 to {MOST_DAYS} days")]
    BadLife,
    /// A label is needed to tell tokens apart.
    #[error("a token needs a label of 1 to 100 characters")]
    BadLabel,
    /// The account has as many as it can have.
    #[error("the account has {MOST_TOKENS} tokens; take one back first")]
    TooMany,
    /// The file does not do as asked.
    #[error(transparent)]
    Account(#[from] AccountError),
}

impl From<rusqlite::Error> for TokenError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Account(error.into())
    }
}

impl Accounts {
    /// Makes a token and gives its secret, which is nowhere else.
    pub fn create_token(
        &self,
        account: &str,
        label: &str,
        days: u32,
        random: &dyn Random,
        now: Timestamp,
    ) -> Result<(String, TokenInfo), TokenError> {
        if !(1..=MOST_DAYS).contains(&days) {
            return Err(TokenError::BadLife);
        }
        let label: String = label.trim().chars().filter(|c| !c.is_control()).collect();
        if !(1..=100).contains(&label.chars().count()) {
            return Err(TokenError::BadLabel);
        }
        if self.find(account)?.is_none() {
            return Err(AccountError::Unknown(account.to_owned()).into());
        }
        let secret = format!("{PREFIX}{}", secret(random));
        let info = TokenInfo {
            id: random.ulid(now).to_string(),
            label,
            scopes: vec!["read"],
            created_at: now,
            expires_at: now + Duration::days(i64::from(days)),
            last_used_at: None,
        };
        let file = locked(&self.file);
        let count: i64 =
            file.query_row("SELECT count(*) FROM token WHERE account = ?1", [account], |row| row.get(0))?;
        if count >= MOST_TOKENS {
            return Err(TokenError::TooMany);
        }
        file.execute(
            "INSERT INTO token(hash, id, account, label, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                digest(&secret),
                info.id,
                account,
                info.label,
                now.timestamp_millis(),
                info.expires_at.timestamp_millis()
            ],
        )?;
        Ok((secret, info))
    }

    /// Who the token belongs to, if it still holds.
    pub fn token(&self, secret: &str, now: Timestamp) -> Result<Option<Bearer>, AccountError> {
        if !secret.starts_with(PREFIX) {
            return Ok(None);
        }
        let (hash, at) = (digest(secret), now.timestamp_millis());
        let file = locked(&self.file);
        let mut query = file.prepare_cached(
            "SELECT t.id, t.account, a.person, t.seen_at FROM token t JOIN account a ON a.name = t.account
             WHERE t.hash = ?1 AND t.expires_at > ?2 AND a.disabled_at IS NULL",
        )?;
        let found = query
            .query_row(params![hash, at], |row| {
                let bearer = Bearer { id: row.get(0)?, account: row.get(1)?, person: parsed(row, 2)? };
                Ok((bearer, row.get::<_, Option<i64>>(3)?))
            })
            .optional()?;
        let Some((bearer, seen)) = found else { return Ok(None) };
        if seen.is_none_or(|seen| at - seen >= 60_000) {
            file.prepare_cached("UPDATE token SET seen_at = ?2 WHERE hash = ?1")?
                .execute(params![hash, at])?;
        }
        Ok(Some(bearer))
    }

    /// The tokens of an account, newest first.
    pub fn tokens(&self, account: &str) -> Result<Vec<TokenInfo>, AccountError> {
        let file = locked(&self.file);
        let mut query = file.prepare_cached(
            "SELECT id, label, created_at, expires_at, seen_at FROM token WHERE account = ?1 ORDER BY created_at DESC",
        )?;
        let rows = query.query_map([account], |row| {
            Ok(TokenInfo {
                id: row.get(0)?,
                label: row.get(1)?,
                scopes: vec!["read"],
                created_at: moment(row.get(2)?),
                expires_at: moment(row.get(3)?),
                last_used_at: row.get::<_, Option<i64>>(4)?.map(moment),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Takes a token back at once; only its own account can.
    pub fn revoke_token(&self, account: &str, id: &str) -> Result<bool, AccountError> {
        Ok(locked(&self.file).execute("DELETE FROM token WHERE account = ?1 AND id = ?2", [account, id])?
            == 1)
    }
}
