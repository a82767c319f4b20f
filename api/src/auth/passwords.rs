//! Passwords: Argon2id at the OWASP floor, a refusal of the common ones, and never more than two hashes at once.

use crate::clock::Random;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// The fewest characters taken.
pub const FEWEST: usize = 8;
/// The number of characters advised on screen.
pub const ADVISED: usize = 15;
/// The most characters taken; a bound against hashing a megabyte.
pub const MOST: usize = 256;

/// Memory in KiB, passes and lanes: OWASP's floor for Argon2id.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);
/// Hashes computed at the same time: each takes 19 MiB and a core.
const AT_ONCE: usize = 2;

/// Hashes that may wait for their turn; more than that is an attack, and is sent away.
const WAITING: usize = 64;

/// Passwords too common to take, one per line, lower case.
const COMMON: &str = include_str!("../../assets/common-passwords.txt");

/// Why a new password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Fewer than eight characters.
    #[error("the password needs at least 8 characters; 15 or more are advised")]
    TooShort,
    /// More than 256 characters.
    #[error("the password may have at most 256 characters")]
    TooLong,
    /// On the list of common passwords, one repeated character, or a plain sequence.
    #[error("the password is among the first that anybody would try")]
    TooCommon,
    /// The account name itself, or little more.
    #[error("the password contains the account name")]
    HoldsAccount,
}

impl WeakPassword {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooShort => "PASSWORD_TOO_SHORT",
            Self::TooLong => "PASSWORD_TOO_LONG",
            Self::TooCommon => "PASSWORD_TOO_COMMON",
            Self::HoldsAccount => "PASSWORD_HOLDS_ACCOUNT",
        }
    }

    /// The refusal in Vietnamese.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::TooShort => "Mật khẩu cần ít nhất 8 ký tự; nên dùng 15 ký tự trở lên.",
            Self::TooLong => "Mật khẩu dài tối đa 256 ký tự.",
            Self::TooCommon => "Mật khẩu này quá phổ biến, ai cũng có thể đoán.",
            Self::HoldsAccount => "Mật khẩu không được chứa tên tài khoản.",
        }
    }
}

/// Checks a new password. No rules of composition, no forced change: length and not being common is what counts.
pub fn acceptable(account: &str, password: &str) -> Result<(), WeakPassword> {
    let length = password.chars().count();
    if length < FEWEST {
        return Err(WeakPassword::TooShort);
    }
    if length > MOST {
        return Err(WeakPassword::TooLong);
    }
    let folded = password.to_lowercase();
    if COMMON.lines().any(|common| common == folded) || monotonous(&folded) {
        return Err(WeakPassword::TooCommon);
    }
    let rest = folded.replace(&account.to_lowercase(), "");
    if rest.len() < folded.len() && rest.chars().count() < 6 {
        return Err(WeakPassword::HoldsAccount);
    }
    Ok(())
}

/// One character repeated, or a run such as `12345678` or `hgfedcba`.
fn monotonous(text: &str) -> bool {
    let steps = || {
        text.chars().zip(text.chars().skip(1)).map(|(a, b)| i64::from(u32::from(b)) - i64::from(u32::from(a)))
    };
    steps().next().is_some_and(|first| (-1..=1).contains(&first) && steps().all(|step| step == first))
}

/// Computes and checks hashes, away from the workers that serve requests.
#[derive(Debug, Clone)]
pub struct Hasher {
    turns: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    random: Arc<dyn Random>,
    /// What a guess at an unknown account is checked against, so that it takes as long as a real one.
    dummy: Arc<str>,
}

/// No hash could be computed: out of memory, or the process is stopping.
#[derive(Debug, thiserror::Error)]
#[error("the password cannot be checked at present: {0}")]
pub struct HashingFailed(String);

impl Hasher {
    /// A hasher with its own dummy.
    pub fn new(random: Arc<dyn Random>) -> Result<Self, HashingFailed> {
        let dummy = hash(random.as_ref(), "nobody has this password")?.into();
        let (turns, queue) = (Semaphore::new(AT_ONCE), Semaphore::new(WAITING));
        Ok(Self { turns: Arc::new(turns), queue: Arc::new(queue), random, dummy })
    }

    /// A PHC string for the password, with a fresh salt.
    pub async fn hash(&self, password: &str) -> Result<String, HashingFailed> {
        let (random, password) = (Arc::clone(&self.random), password.to_owned());
        self.in_turn(move || hash(random.as_ref(), &password)).await?
    }

    /// Whether the password belongs to the hash. Without a hash it takes as long and is never right.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Result<bool, HashingFailed> {
        let known = stored.is_some();
        let (stored, password) = (stored.unwrap_or(&self.dummy).to_owned(), password.to_owned());
        let right = self.in_turn(move || verify(&password, &stored)).await??;
        Ok(known && right)
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashingFailed> {
        let stopped = |error: &dyn std::fmt::Display| HashingFailed(error.to_string());
        let _place = self.queue.try_acquire().map_err(|error| stopped(&error))?;
        let _turn = self.turns.acquire().await.map_err(|error| stopped(&error))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| stopped(&error))
    }
}

fn argon2() -> Result<Argon2<'static>, HashingFailed> {
    let (memory, passes, lanes) = COST;
    let params =
        Params::new(memory, passes, lanes, None).map_err(|error| HashingFailed(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// A PHC string, computed here and now: for the command line, which has no server to disturb.
pub fn hash(random: &dyn Random, password: &str) -> Result<String, HashingFailed> {
    let mut salt = [0_u8; 16];
    random.fill(&mut salt);
    let hash: PasswordHash = argon2()?
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|error| HashingFailed(error.to_string()))?;
    Ok(hash.to_string())
}

fn verify(password: &str, stored: &str) -> Result<bool, HashingFailed> {
    let stored = PasswordHash::new(stored).map_err(|error| HashingFailed(error.to_string()))?;
    Ok(argon2()?.verify_password(password.as_bytes(), &stored).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SeededRandom;

    #[test]
    fn common_short_and_telling_passwords_are_refused() {
        let table = [
            ("ngắn", Err(WeakPassword::TooShort)),
            ("12345678", Err(WeakPassword::TooCommon)),
            ("Password1", Err(WeakPassword::TooCommon)),
            ("aaaaaaaaaa", Err(WeakPassword::TooCommon)),
            ("hgfedcba", Err(WeakPassword::TooCommon)),
            ("vanphong7", Err(WeakPassword::HoldsAccount)),
            ("vanphong có việc mỗi ngày", Ok(())),
            ("một câu dài dễ nhớ với tôi", Ok(())),
        ];
        for (password, expected) in table {
            assert_eq!(acceptable("vanphong", password), expected, "{password}");
        }
        assert_eq!(acceptable("a", &"đ".repeat(257)), Err(WeakPassword::TooLong));
        assert_eq!(acceptable("a", &"đáy biển ".repeat(28)), Ok(()));
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_only_and_nobody_fits_none() {
        let hasher = Hasher::new(Arc::new(SeededRandom::new(1))).unwrap();
        let stored = hasher.hash("đúng mật khẩu này").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(hasher.verify("đúng mật khẩu này", Some(&stored)).await.unwrap());
        assert!(!hasher.verify("sai mật khẩu này", Some(&stored)).await.unwrap());
        assert!(!hasher.verify("nobody has this password", None).await.unwrap());
    }
}
