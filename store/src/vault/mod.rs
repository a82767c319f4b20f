//! The vault of personal values. Events hold salted commitments; the values lie here, each person's under a key of
//! their own. Erasing a person destroys the key: what backups of `vault.db` still hold can then not be read.
//!
//! Two files, so that keys can be backed up for a shorter time than values: `vault.db` and `keys.db`. Order matters:
//! a value is durable here before the event that commits to it is appended, and an erasure is recorded in the log
//! before the key is destroyed. What a crash leaves between the two is a value no event speaks of, or an erasure to
//! finish at the next start; never a commitment without its value.

mod cipher;
mod commitment;
mod files;

use cipher::{KEY_BYTES, NONCE_BYTES};
use rusqlite::{Connection, OptionalExtension, Row};
use sauro_domain::{
    id::{CommandId, PersonId},
    person::{Commitment, Detail, Sealed},
};
use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

pub use commitment::{SALT_BYTES, commitment};

/// Fills a buffer with bytes nobody can foresee. Randomness is an argument here.
pub type Entropy<'a> = &'a mut dyn FnMut(&mut [u8]);

/// Why the vault did not do as asked.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The person's key was destroyed; nothing is kept about them again.
    #[error("the personal data of {0} has been erased")]
    Erased(PersonId),
    /// A file cannot be read or written now.
    #[error("the vault is not available: {0}")]
    Unavailable(String),
    /// A file contradicts itself.
    #[error("the vault is damaged at {place}: {what}")]
    #[allow(missing_docs)]
    Corrupt { place: String, what: String },
}

impl VaultError {
    fn damaged(place: &str, what: &str) -> Self {
        Self::Corrupt { place: place.to_owned(), what: what.to_owned() }
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseCorrupt, DiskFull, NotADatabase};
        match error.sqlite_error_code() {
            Some(DatabaseCorrupt | NotADatabase) => Self::damaged("vault", &error.to_string()),
            Some(DiskFull) => {
                Self::Unavailable("DISK_FULL: there is no space left; nothing was kept".to_owned())
            }
            _ => Self::Unavailable(error.to_string()),
        }
    }
}

/// A value taken out of its box, checked against its commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Opened {
    pub person: PersonId,
    pub detail: Detail,
    pub commitment: Commitment,
    pub salt: [u8; SALT_BYTES],
    pub value: String,
}

/// The vault of one installation. Every call may wait for the disk.
#[derive(Debug)]
pub struct Vault {
    // One lock for both files: keys first, then values, or the other way round when destroying.
    files: Mutex<Files>,
}

#[derive(Debug)]
struct Files {
    values: Connection,
    keys: Connection,
    mark: files::Mark,
}

impl Vault {
    /// Opens the vault in a directory, which is made if need be.
    pub fn open(directory: &Path) -> Result<Self, VaultError> {
        std::fs::create_dir_all(directory).map_err(|why| VaultError::Unavailable(why.to_string()))?;
        let keys = files::open(&directory.join("keys.db"), files::KEYS)?;
        let values = files::open(&directory.join("vault.db"), files::VALUES)?;
        let files = Files { values, keys, mark: files::Mark::of(directory) };
        if files.mark.stands() {
            files.write_anew()?;
        }
        Ok(Self { files: Mutex::new(files) })
    }

    fn files(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps values of a person, durably before it answers with what an event may say of them. The same command with
    /// the same values is answered as before. Refuses a person who was erased.
    pub fn seal(
        &self,
        person: PersonId,
        command: CommandId,
        values: &BTreeMap<Detail, String>,
        entropy: Entropy<'_>,
    ) -> Result<Sealed, VaultError> {
        let mut files = self.files();
        let key = files.key_for(person, entropy)?;
        let transaction = files.values.transaction()?;
        let mut sealed = Sealed::new();
        for (detail, value) in values {
            let item = (*detail, value.as_str());
            let commitment = match before(&transaction, &key, person, command, item)? {
                Some(commitment) => commitment,
                None => keep(&transaction, &key, person, command, item, entropy)?,
            };
            sealed.insert(*detail, commitment);
        }
        transaction.commit()?;
        Ok(sealed)
    }

    /// The value behind a commitment; none when it was erased, or never kept here.
    pub fn value(
        &self,
        person: PersonId,
        detail: Detail,
        commitment: &Commitment,
    ) -> Result<Option<String>, VaultError> {
        let files = self.files();
        let Some(key) = files.key(person)?.flatten() else { return Ok(None) };
        files
            .values
            .prepare_cached("SELECT * FROM sealed WHERE person = ?1 AND detail = ?2 AND commitment = ?3")?
            .query_row((person.to_string(), commitment::path(detail), &commitment.0), Kept::read)
            .optional()?
            .map(|kept| kept.open(&key).map(|opened| opened.value))
            .transpose()
    }

    /// Every value kept of everybody who was not erased, superseded ones included: events say which commitment counts.
    pub fn open_all(&self) -> Result<Vec<Opened>, VaultError> {
        let files = self.files();
        let mut keys: HashMap<String, [u8; KEY_BYTES]> = HashMap::new();
        let mut statement = files.keys.prepare("SELECT person, key FROM key WHERE key IS NOT NULL")?;
        for row in statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))? {
            let (person, key) = row?;
            keys.insert(person, key);
        }
        let mut statement = files.values.prepare("SELECT * FROM sealed")?;
        let mut opened = Vec::new();
        for kept in statement.query_map((), Kept::read)? {
            let kept = kept?;
            // Without a key: an erasure that a crash cut short.
            if let Some(key) = keys.get(&kept.person) {
                opened.push(kept.open(key)?);
            }
        }
        Ok(opened)
    }

    /// Destroys a person's key and boxes, for ever, durably before it answers: no byte of them is left in the files of
    /// the vault. Repeating it does no harm, and finishes one that was cut short.
    pub fn erase(&self, person: PersonId) -> Result<(), VaultError> {
        let files = self.files();
        if files.key(person)? == Some(None) && !files.keeps(person)? && !files.mark.stands() {
            return Ok(());
        }
        files.mark.set()?;
        // The key first: from here on nothing can be read, whatever happens.
        files.keys.execute(
            "INSERT INTO key (person, key) VALUES (?1, NULL) ON CONFLICT (person) DO UPDATE SET key = NULL",
            [person.to_string()],
        )?;
        files::empty_wal(&files.keys)?;
        files.values.execute("DELETE FROM sealed WHERE person = ?1", [person.to_string()])?;
        files.write_anew()
    }

    /// Whether the person's key was destroyed.
    pub fn is_erased(&self, person: PersonId) -> Result<bool, VaultError> {
        Ok(self.files().key(person)? == Some(None))
    }
}

impl Files {
    /// The person's key: none when never made, none inside when destroyed.
    fn key(&self, person: PersonId) -> rusqlite::Result<Option<Option<[u8; KEY_BYTES]>>> {
        let mut find = self.keys.prepare_cached("SELECT key FROM key WHERE person = ?1")?;
        find.query_row([person.to_string()], |row| row.get(0)).optional()
    }

    /// Whether boxes of the person are left.
    fn keeps(&self, person: PersonId) -> rusqlite::Result<bool> {
        let mut find = self.values.prepare_cached("SELECT 1 FROM sealed WHERE person = ?1 LIMIT 1")?;
        find.exists([person.to_string()])
    }

    /// Leaves nothing of what was deleted in either file.
    fn write_anew(&self) -> Result<(), VaultError> {
        files::write_anew(&self.keys)?;
        files::write_anew(&self.values)?;
        self.mark.clear()
    }

    /// The person's key, made and kept on the first occasion.
    fn key_for(&self, person: PersonId, entropy: Entropy<'_>) -> Result<[u8; KEY_BYTES], VaultError> {
        match self.key(person)? {
            Some(Some(key)) => Ok(key),
            Some(None) => Err(VaultError::Erased(person)),
            None => {
                let mut key = [0; KEY_BYTES];
                entropy(&mut key);
                let sql = "INSERT INTO key (person, key) VALUES (?1, ?2)";
                self.keys.prepare_cached(sql)?.execute((person.to_string(), key))?;
                Ok(key)
            }
        }
    }
}

/// The commitment this command was given before for this very value.
fn before(
    values: &Connection,
    key: &[u8; KEY_BYTES],
    person: PersonId,
    command: CommandId,
    (detail, value): (Detail, &str),
) -> Result<Option<Commitment>, VaultError> {
    let mut find =
        values.prepare_cached("SELECT * FROM sealed WHERE person = ?1 AND detail = ?2 AND command = ?3")?;
    let path = commitment::path(detail);
    for kept in find.query_map((person.to_string(), path, command.to_string()), Kept::read)? {
        let opened = kept?.open(key)?;
        if opened.value == value {
            return Ok(Some(opened.commitment));
        }
    }
    Ok(None)
}

fn keep(
    values: &Connection,
    key: &[u8; KEY_BYTES],
    person: PersonId,
    command: CommandId,
    (detail, value): (Detail, &str),
    entropy: Entropy<'_>,
) -> Result<Commitment, VaultError> {
    let (mut salt, mut nonce) = ([0; SALT_BYTES], [0; NONCE_BYTES]);
    entropy(&mut salt);
    entropy(&mut nonce);
    let commitment = commitment(detail, value, &salt);
    let (person, path) = (person.to_string(), commitment::path(detail));
    let sealed = cipher::lock(key, &nonce, &about(&person, path, &commitment.0), &salt, value)?;
    values
        .prepare_cached(
            "INSERT INTO sealed (person, detail, commitment, command, nonce, box) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((person, path, &commitment.0, command.to_string(), nonce, sealed))?;
    Ok(commitment)
}

fn about(person: &str, path: &str, commitment: &str) -> Vec<u8> {
    [person, path, commitment].join("/").into_bytes()
}

/// A row of the table of boxes.
struct Kept {
    person: String,
    detail: String,
    commitment: String,
    nonce: [u8; NONCE_BYTES],
    sealed: Vec<u8>,
}

impl Kept {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            person: row.get("person")?,
            detail: row.get("detail")?,
            commitment: row.get("commitment")?,
            nonce: row.get("nonce")?,
            sealed: row.get("box")?,
        })
    }

    fn open(self, key: &[u8; KEY_BYTES]) -> Result<Opened, VaultError> {
        let damaged = |what| VaultError::damaged(&format!("person {}, {}", self.person, self.detail), what);
        let about = about(&self.person, &self.detail, &self.commitment);
        let (salt, value) = cipher::unlock(key, &self.nonce, &about, &self.sealed)
            .ok_or_else(|| damaged("the box does not open with the person's key"))?;
        let person = self.person.parse().map_err(|_| damaged("not a person's id"))?;
        let detail = commitment::detail(&self.detail).ok_or_else(|| damaged("an unknown detail"))?;
        let commitment = commitment(detail, &value, &salt);
        if commitment.0 == self.commitment {
            Ok(Opened { person, detail, commitment, salt, value })
        } else {
            Err(damaged("the value does not match its commitment"))
        }
    }
}
