//! The log, or some of it, as a bundle an inspector takes away.

use crate::{HeadsError, Published, files};
use sauro_ledger::{
    Hash,
    bundle::{Manifest, Name, Request, Scope, SealedRow, Writer},
    checkpoint::SignedCheckpoint,
    hex, leaf_hash,
    tiles::{Tile, TileSource, decode_hashes},
    witness::AddCheckpoint,
};
use sauro_store::{EventLog, Position, vault::Opened};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

/// Events read at a time.
const BATCH: usize = 2_000;

/// What a bundle is made under.
#[derive(Debug, Clone)]
pub struct Source {
    /// The head it is proven by.
    pub head: SignedCheckpoint,
    /// The keys and witnesses the log says it has.
    pub policy: String,
    /// The folder of heads.
    pub folder: PathBuf,
    /// What was asked for, as it was asked: said in the bundle, proven by nothing.
    pub request: Request,
}

impl Source {
    /// Of a folder of heads: the published head, or the newest where none was published; none without any. The log need
    /// not be sound: a bundle of one that is not fails, and names the entry.
    pub fn of(folder: &Path) -> Result<Option<Self>, HeadsError> {
        let head = match files::read(&folder.join("checkpoint"))? {
            Some(bytes) => Some(bytes),
            None => files::read(&folder.join("head"))?,
        };
        let head = head.and_then(|bytes| SignedCheckpoint::parse(&bytes).ok());
        let policy = files::read(&folder.join("policy"))?.unwrap_or_default();
        let policy = String::from_utf8_lossy(&policy).into_owned();
        let (folder, request) = (folder.to_owned(), Request::default());
        Ok(head.map(|head| Self { head, policy, folder, request }))
    }

    /// Says what was asked for: whoever reads a selection is told.
    pub fn asked(self, request: Request) -> Self {
        Self { request, ..self }
    }
}

/// What goes into the bundle beside events and proofs.
#[derive(Default)]
pub struct Wanted<'w> {
    /// Personal values the reader may see.
    pub personal: Vec<Opened>,
    /// The folder of evidence files; none: left out.
    pub evidence: Option<&'w dyn Evidence>,
    /// The size of a head the reader kept: the proof that the log continues it is put in.
    pub since: Option<u64>,
    /// Told of every step done, of how many.
    pub progress: Option<&'w (dyn Fn(u64, u64) + Send + Sync)>,
}

impl std::fmt::Debug for Wanted<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Wanted({} values)", self.personal.len())
    }
}

/// Where evidence files are.
pub trait Evidence: std::fmt::Debug + Sync {
    /// The file with this SHA-256; none when it is not here.
    fn open(&self, hash: &Hash) -> Option<File>;
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inspection {
    /// The size of the head.
    pub size: u64,
    /// How many events the bundle holds.
    pub events: u64,
    /// Personal values.
    pub values: u64,
    /// Evidence files.
    pub files: u64,
}

/// Writes the whole log under a head.
pub async fn write<W: Write + Send>(
    out: W,
    source: &Source,
    log: &dyn EventLog,
    wanted: Wanted<'_>,
) -> Result<(W, Inspection), HeadsError> {
    let size = source.head.checkpoint().size();
    let told = |done| wanted.progress.iter().for_each(|progress| progress(done, size * 2));
    // First the leaves, and where personal values and files are spoken of.
    let mut seen = Seen::default();
    let mut leaves = Vec::new();
    each(log, size, &mut |index, bytes| {
        leaves.push(leaf_hash(bytes));
        seen.look(index, bytes);
        told(index);
        Ok(())
    })
    .await?;
    let rows = seen.rows(&wanted.personal);
    let mut writer = (|| {
        let mut writer = preface(out, source, &Scope::Whole, false)?;
        for (name, bytes) in earlier(&source.folder, size)? {
            writer.add(name, &bytes)?;
        }
        consistency(&mut writer, source, wanted.since)?;
        writer.sealed(&rows)?;
        // As they were published: where the log was changed since, they still tell which entry it is.
        writer.tiles_as(&leaves, &mut |tile| published(&source.folder, tile))?;
        std::io::Result::Ok(writer)
    })()
    .map_err(bundle())?;
    let mut pack = Vec::with_capacity(256);
    let mut written = 0;
    each(log, size, &mut |index, bytes| {
        pack.push(bytes.to_vec());
        if pack.len() == 256 {
            writer.entry_bundle(written, &pack)?;
            written += 1;
            pack.clear();
        }
        told(size + index);
        Ok(())
    })
    .await?;
    let rest = || {
        writer.entry_bundle(written, &pack)?;
        let files = seen.give(&mut writer, wanted.evidence)?;
        Ok((writer.finish()?, files))
    };
    let (out, files): (W, u64) = rest().map_err(bundle())?;
    Ok((out, Inspection { size, events: size, values: rows.len() as u64, files }))
}

pub(crate) fn bundle() -> impl FnOnce(std::io::Error) -> HeadsError {
    files::io(Path::new("bundle"))
}

/// The hashes of a tile as they were published; none when they never were, or too few.
fn published(folder: &Path, tile: &Tile) -> std::io::Result<Option<Vec<Hash>>> {
    match Published::of(folder).read(tile) {
        Ok(bytes) => Ok(decode_hashes(tile, &bytes)),
        Err(HeadsError::Tiles(_)) => Ok(None),
        Err(error) => Err(std::io::Error::other(error)),
    }
}

/// Begins a bundle: what it is of, the keys claimed, the head. `mandates`: their streams are shown whole.
pub(crate) fn preface<W: Write>(
    out: W,
    source: &Source,
    scope: &Scope,
    mandates: bool,
) -> std::io::Result<Writer<W>> {
    let head = source.head.checkpoint();
    let manifest = Manifest::new(head.origin(), head.size(), scope).asked(source.request.clone());
    let manifest = if mandates { manifest.with_mandates() } else { manifest };
    let mut writer = Writer::begin(out, &manifest)?;
    writer.add(Name::Policy, source.policy.as_bytes())?;
    writer.add(Name::Checkpoint, source.head.to_string().as_bytes())?;
    Ok(writer)
}

/// The proof that the head continues one of another size.
pub(crate) fn grown(source: &Source, old: u64) -> std::io::Result<Vec<u8>> {
    let size = source.head.checkpoint().size();
    let proof = match old {
        0 => Vec::new(),
        old if old == size => Vec::new(),
        old => Published::of(&source.folder).consistency(old, size).map_err(std::io::Error::other)?,
    };
    Ok(AddCheckpoint { old, proof, checkpoint: source.head.clone() }.to_string().into_bytes())
}

/// Puts in the proof for a reader who kept a head.
fn consistency<W: Write>(writer: &mut Writer<W>, source: &Source, since: Option<u64>) -> std::io::Result<()> {
    match since.filter(|old| (1..=source.head.checkpoint().size()).contains(old)) {
        Some(old) => writer.add(Name::Consistency(old), &grown(source, old)?),
        None => Ok(()),
    }
}

/// Looks at the first `size` events.
pub(crate) async fn each(
    log: &dyn EventLog,
    size: u64,
    look: &mut (dyn FnMut(u64, &[u8]) -> std::io::Result<()> + Send),
) -> Result<(), HeadsError> {
    let (mut after, mut index) = (Position::START, 0);
    while index < size {
        let batch = log.read_all(after, BATCH).await?;
        let Some(last) = batch.last() else {
            return Err(HeadsError::Contradiction(format!("the log ends at {index}, the head says {size}")));
        };
        after = last.position;
        for recorded in batch.iter().take(usize::try_from(size - index).unwrap_or(BATCH)) {
            look(index, &recorded.bytes).map_err(bundle())?;
            index += 1;
        }
    }
    Ok(())
}

/// Heads signed before, by size.
pub(crate) fn earlier(folder: &Path, size: u64) -> std::io::Result<BTreeMap<Name, Vec<u8>>> {
    let folder = folder.join("checkpoints");
    let mut found = BTreeMap::new();
    if !folder.exists() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("checkpoints/{}", entry.file_name().to_string_lossy()).parse::<Name>();
        if let Ok(name @ Name::Head { size: of, .. }) = name
            && of < size
        {
            found.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(found)
}

/// What entries speak of.
#[derive(Default)]
pub(crate) struct Seen {
    /// The entries that commit to a value, by commitment.
    commitments: HashMap<String, Vec<(u64, String)>>,
    files: BTreeSet<Hash>,
}

impl Seen {
    pub(crate) fn look(&mut self, index: u64, bytes: &[u8]) {
        let speaks = |of: &[u8]| bytes.windows(of.len()).any(|window| window == of);
        let (person, file) = (speaks(b"\"type\":\"person."), speaks(b"\"sha256\":\""));
        if !person && !file {
            return;
        }
        let Ok(entry) = serde_json::from_slice::<Value>(bytes) else { return };
        if person {
            let details = entry.pointer("/data/details").and_then(Value::as_object);
            for (path, commitment) in details.into_iter().flatten() {
                if let Some(commitment) = commitment.as_str() {
                    self.commitments.entry(commitment.to_owned()).or_default().push((index, path.clone()));
                }
            }
        }
        collect(&entry, &mut self.files);
    }

    pub(crate) fn rows(&self, personal: &[Opened]) -> Vec<SealedRow> {
        let mut rows = Vec::new();
        for opened in personal {
            for (index, path) in self.commitments.get(&opened.commitment.0).into_iter().flatten() {
                let (path, value) = (path.clone(), opened.value.clone());
                rows.push(SealedRow { index: *index, path, salt: opened.salt, value });
            }
        }
        rows.sort_by(|a, b| (a.index, &a.path).cmp(&(b.index, &b.path)));
        rows
    }

    /// Puts in the files spoken of that are here. Tells how many.
    pub(crate) fn give<W: Write>(
        &self,
        writer: &mut Writer<W>,
        evidence: Option<&dyn Evidence>,
    ) -> std::io::Result<u64> {
        let mut files = 0;
        for (hash, file) in self.files.iter().filter_map(|hash| Some((*hash, evidence?.open(hash)?))) {
            let (length, mut file) = (file.metadata()?.len(), file);
            writer.stream(Name::File(hash), length, &mut file)?;
            files += 1;
        }
        Ok(files)
    }
}

fn collect(value: &Value, found: &mut BTreeSet<Hash>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => {
            found.extend(fields.get("sha256").and_then(Value::as_str).and_then(hex::decode));
            fields.values().for_each(|field| collect(field, found));
        }
        _ => {}
    }
}
