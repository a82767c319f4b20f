//! The two files of the vault. Deleted content is overwritten, and the write-ahead log is emptied when it matters.

use super::VaultError;
use rusqlite::Connection;
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// "SAUV".
const APPLICATION_ID: i32 = 0x5341_5556;

pub(super) const VALUES: &str = "
    CREATE TABLE sealed (
        person     TEXT NOT NULL,
        detail     TEXT NOT NULL,               -- as in events: full_name, phone ...
        commitment TEXT NOT NULL,               -- what the event says instead of the value
        command    TEXT NOT NULL,               -- the command that brought the value
        nonce      BLOB NOT NULL CHECK (length(nonce) = 24),
        box        BLOB NOT NULL,               -- XChaCha20-Poly1305: salt (32 bytes), then the value
        PRIMARY KEY (person, detail, commitment)
    ) STRICT, WITHOUT ROWID;";
pub(super) const KEYS: &str = "
    CREATE TABLE key (
        person TEXT PRIMARY KEY,
        key    BLOB CHECK (key IS NULL OR length(key) = 32)     -- NULL: destroyed for ever
    ) STRICT, WITHOUT ROWID;";

/// Opens one of the files; it is made on the first occasion.
pub(super) fn open(file: &Path, schema: &str) -> Result<Connection, VaultError> {
    let connection = Connection::open(file)?;
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    let things: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get(0))?;
    let new = match (number("application_id")?, number("user_version")?) {
        (0, 0) if things == 0 => true,
        (APPLICATION_ID, 1) => false,
        _ => return Err(VaultError::damaged(&file.display().to_string(), "not a vault of this product")),
    };
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 5000;",
    )?;
    if new {
        connection.execute_batch(&format!(
            "BEGIN IMMEDIATE; {schema} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1; COMMIT;"
        ))?;
    }
    Ok(connection)
}

/// Moves everything into the database and cuts the write-ahead log to nothing: no old page is left in it.
pub(super) fn empty_wal(connection: &Connection) -> Result<(), VaultError> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get(0))?;
    if busy == 0 {
        Ok(())
    } else {
        let why =
            "somebody reads the vault's files; erased bytes are still in the write-ahead log".to_owned();
        Err(VaultError::Unavailable(why))
    }
}

/// Writes the whole database anew, and cuts the write-ahead log to nothing. Deleting alone is not enough: when a page
/// was split, copies of what moved away stay in its gap, where overwriting what is deleted does not reach.
pub(super) fn write_anew(connection: &Connection) -> Result<(), VaultError> {
    connection.execute_batch("VACUUM")?;
    empty_wal(connection)
}

/// A file that stands beside the vault while an erasure is on its way, so that one cut short is finished.
#[derive(Debug)]
pub(super) struct Mark {
    directory: PathBuf,
}

impl Mark {
    pub fn of(directory: &Path) -> Self {
        Self { directory: directory.to_owned() }
    }

    fn file(&self) -> PathBuf {
        self.directory.join("erasing")
    }

    pub fn stands(&self) -> bool {
        self.file().exists()
    }

    pub fn set(&self) -> Result<(), VaultError> {
        self.durably(File::create(self.file()).and_then(|file| file.sync_all()))
    }

    pub fn clear(&self) -> Result<(), VaultError> {
        self.durably(fs::remove_file(self.file()))
    }

    fn durably(&self, done: io::Result<()>) -> Result<(), VaultError> {
        let durable = done.and_then(|()| File::open(&self.directory)?.sync_all());
        durable.map_err(|why| VaultError::Unavailable(why.to_string()))
    }
}
