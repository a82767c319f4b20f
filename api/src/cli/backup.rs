//! `sauro backup` and `sauro restore`: everything that matters, with a manifest of SHA-256, verified on the way back.
//!
//! A copy holds what the directory holds, keys and password hashes too: nobody but its owner looks into it.

mod apart;

use super::{exit::Failure, output::Output};
use crate::{
    clock::{Clock, SystemClock},
    installation::make_private,
};
use apart::apart;
pub(super) use apart::outside;
use rusqlite::{Connection, OpenFlags};
use sauro_store::sqlite::verify_all;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// What a backup leaves out: the views are rebuilt, and locks and half-taken files are worth nothing.
const LEFT_OUT: [&str; 5] = ["views", "incoming", "log.lock", "readiness.probe", "manifest.json"];

/// What a backup holds.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    /// Of this form of backup.
    version: u32,
    /// When it was made.
    made_at: String,
    /// SHA-256 of every file, by path with `/`.
    files: BTreeMap<String, String>,
}

/// Copies an installation, also while a server works on it: databases through SQLite, other files as they are.
pub fn backup(data: &Path, to: &Path, output: &Output) -> Result<(), Failure> {
    if !data.join(sauro_store::sqlite::FILE).exists() {
        return Err(Failure::new(7, "NOT_SET_UP", format!("there is no installation in {}", data.display())));
    }
    apart(("--data", data), ("--to", to))?;
    outside(("--to", to))?;
    if to.exists() {
        return Err(Failure::new(3, "ALREADY_THERE", format!("{} exists already", to.display())));
    }
    make_private(to).map_err(|error| Failure::about(to, error))?;
    // The vault before the log: a person the log names is then in one of the two, never a name without its key.
    let mut all = walk(data)?;
    // The rows of the access log last: they then hold all that its head, and the log, speak of. The journal of heads after
    // the heads, and before the log, for the same reason.
    let late = ["heads/journal", sauro_store::sqlite::FILE, "access.db"];
    all.sort_by_key(|path| late.iter().position(|name| path.ends_with(name)));
    let bar = output.progress(all.len() as u64, "Sao lưu");
    let mut files = BTreeMap::new();
    for path in all {
        let (from, target) = (data.join(&path), to.join(&path));
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        // A running server puts new tiles in the place of old ones; a proof can be made from what is there then.
        let replaced =
            |error: &io::Error| path.starts_with("heads") && error.kind() == io::ErrorKind::NotFound;
        match is_database(&from) {
            Ok(true) => copy_database(&from, &target)?,
            Ok(false) => match fs::copy(&from, &target) {
                Ok(_) => {}
                Err(error) if replaced(&error) => continue,
                Err(error) => return Err(error.into()),
            },
            Err(error) if replaced(&error) => continue,
            Err(error) => return Err(error.into()),
        }
        files.insert(slashed(&path), hash_of(&target)?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    let count = files.len();
    let manifest = Manifest { version: 1, made_at: SystemClock.now().to_rfc3339(), files };
    let text = serde_json::to_string_pretty(&manifest).map_err(Failure::other)?;
    fs::write(to.join("manifest.json"), text)?;
    sync(to)?;
    output.say(&manifest, &format!("{count} files were copied to {}.", to.display()));
    Ok(())
}

/// Puts a backup into a new directory, after checking every file, and verifies the log there.
pub fn restore(from: &Path, data: &Path, heads: Option<&Path>, output: &Output) -> Result<(), Failure> {
    let text = fs::read_to_string(from.join("manifest.json")).map_err(|error| {
        let words = format!("there is no backup in {}: manifest.json: {error}", from.display());
        Failure { message: words, ..error.into() }
    })?;
    let manifest: Manifest =
        serde_json::from_str(&text).map_err(|error| Failure::damaged(format!("manifest.json: {error}")))?;
    if manifest.version != 1 {
        return Err(Failure::damaged(format!("a backup of version {} is not known here", manifest.version)));
    }
    if data.exists() && fs::read_dir(data)?.next().is_some() {
        return Err(Failure::new(3, "ALREADY_THERE", format!("{} is not empty", data.display())));
    }
    apart(("--from", from), ("--data", data))?;
    outside(("--data", data))?;
    let bar = output.progress(manifest.files.len() as u64 * 2, "Kiểm tra và khôi phục");
    for (path, hash) in &manifest.files {
        let given =
            hash_of(&from.join(safe(path)?)).map_err(|error| Failure::damaged(format!("{path}: {error}")))?;
        if given != *hash {
            return Err(Failure::damaged(format!("{path} is not what was backed up")));
        }
        bar.inc(1);
    }
    make_private(data).map_err(|error| Failure::about(data, error))?;
    for path in manifest.files.keys() {
        let target = data.join(safe(path)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(from.join(safe(path)?), &target)?;
        if is_database(&target)? {
            check_database(&target)?;
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    if let Some(survived) = heads {
        replace_heads(survived, &data.join("heads"))?;
    }
    sync(data)?;
    let verified = verify_all(data, &mut |_, _| {}).map_err(Failure::damaged)?;
    let (events, root) = (verified.events, hex::encode(verified.root));
    let signed = signed(&data.join("heads"))?;
    let read_only = signed.is_some_and(|signed| signed > events);
    let result = serde_json::json!({
        "files": manifest.files.len(), "events": events, "root": root, "signed": signed, "readOnly": read_only,
    });
    let mut words = format!("Restored into {}: {events} events, verified.\nroot {root}", data.display());
    if let Some(signed) = signed.filter(|_| read_only) {
        words += &format!(
            "\n\nHeads were signed for {signed} events: {} are missing here. It will be served read-only, and nothing can be\nrecorded. Look for a newer backup; the administrators' guide says what remains if there is none.",
            signed - events
        );
    }
    output.say(&result, &words);
    Ok(())
}

/// Refuses to open a backup as if it were a data directory: its files would change, and no longer be those it lists.
pub(super) fn refuse(data: &Path) -> Result<(), Failure> {
    let manifest = fs::read(data.join("manifest.json")).ok();
    if manifest.is_none_or(|bytes| serde_json::from_slice::<Manifest>(&bytes).is_err()) {
        return Ok(());
    }
    let data = data.display();
    let words = format!(
        "{data} is a backup, and opening it would spoil it; restore it first: sauro restore --from {data} --data NEW"
    );
    Err(Failure::new(3, "IS_A_BACKUP", words))
}

/// Puts the heads that survived in the place of those of the backup.
fn replace_heads(survived: &Path, heads: &Path) -> Result<(), Failure> {
    if !survived.join("journal").exists() {
        return Err(Failure::missing(format!("there is no journal of heads in {}", survived.display())));
    }
    if heads.exists() {
        fs::remove_dir_all(heads)?;
    }
    for path in walk(survived)? {
        let target = heads.join(&path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(survived.join(&path), &target)?;
    }
    Ok(())
}

/// For how many events a head was signed, by the journal; none when there is no journal.
fn signed(heads: &Path) -> io::Result<Option<u64>> {
    let journal = match fs::read_to_string(heads.join("journal")) {
        Ok(journal) => journal,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(journal.lines().filter_map(|line| line.split(' ').next()?.parse().ok()).max())
}

/// Every file below, by relative path, without what is left out and without SQLite's own side files.
fn walk(root: &Path) -> io::Result<Vec<PathBuf>> {
    let (mut found, mut open) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let (name, kind) = (entry.file_name(), entry.file_type()?);
            let text = name.to_string_lossy();
            let side = text.ends_with("-wal") || text.ends_with("-shm") || text.ends_with("-journal");
            let side = side || text.ends_with(".new");
            if side || LEFT_OUT.contains(&text.as_ref()) {
                continue;
            }
            let path = folder.join(&name);
            if kind.is_dir() {
                open.push(path);
            } else if kind.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_database(path: &Path) -> io::Result<bool> {
    let mut magic = [0_u8; 16];
    let mut file = File::open(path)?;
    Ok(file.read(&mut magic)? == 16 && magic == *b"SQLite format 3\0")
}

fn copy_database(from: &Path, to: &Path) -> Result<(), Failure> {
    let failed =
        |error: rusqlite::Error| Failure::new(1, "BACKUP_FAILED", format!("{}: {error}", from.display()));
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(failed)?;
    source.busy_timeout(std::time::Duration::from_secs(10)).map_err(failed)?;
    let mut target = Connection::open(to).map_err(failed)?;
    let copy = rusqlite::backup::Backup::new(&source, &mut target).map_err(failed)?;
    copy.run_to_completion(1_000, std::time::Duration::ZERO, None).map_err(failed)?;
    drop(copy);
    // One file, complete in itself; the adapters turn to WAL again when they open it.
    target.pragma_update(None, "journal_mode", "DELETE").map_err(failed)
}

fn check_database(path: &Path) -> Result<(), Failure> {
    let check = || -> rusqlite::Result<String> {
        let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        file.query_row("PRAGMA integrity_check", [], |row| row.get(0))
    };
    match check() {
        Ok(word) if word == "ok" => Ok(()),
        Ok(word) => Err(Failure::damaged(format!("{}: {word}", path.display()))),
        Err(error) => Err(Failure::damaged(format!("{}: {error}", path.display()))),
    }
}

fn hash_of(path: &Path) -> io::Result<String> {
    let (mut file, mut hash) = (File::open(path)?, Sha256::new());
    let mut chunk = vec![0_u8; 64 * 1024];
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(hex::encode(hash.finalize())),
            read => hash.update(chunk.get(..read).unwrap_or_default()),
        }
    }
}

fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// A path of the manifest that stays below the directory.
fn safe(path: &str) -> Result<PathBuf, Failure> {
    let outside = path.split('/').any(|part| matches!(part, "" | "." | "..")) || path.contains('\\');
    if outside {
        Err(Failure::damaged(format!("the manifest names {path:?}")))
    } else {
        Ok(path.split('/').collect())
    }
}

/// Makes every file and folder durable.
fn sync(root: &Path) -> io::Result<()> {
    for path in walk(root)? {
        File::open(root.join(path))?.sync_all()?;
    }
    File::open(root)?.sync_all()
}
