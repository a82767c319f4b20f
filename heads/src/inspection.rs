//! The whole log as a bundle an inspector takes away.

use crate::{HeadsError, Keeper, files};
use sauro_ledger::{
    Hash,
    bundle::{Name, Scope, SealedRow, Writer},
    hex, leaf_hash,
};
use sauro_store::{EventLog, Position, vault::Opened};
use serde_json::Value;
use std::{
    collections::{BTreeMap, HashMap},
    fs::{self, File},
    io::Write,
    path::Path,
};

/// Events read at a time.
const BATCH: usize = 2_000;

/// What goes into the bundle beside events and proofs.
#[derive(Debug, Default)]
pub struct Wanted<'w> {
    /// Personal values the reader may see.
    pub personal: Vec<Opened>,
    /// The folder of evidence files; none: left out.
    pub evidence: Option<&'w dyn Evidence>,
}

/// Where evidence files are.
pub trait Evidence: std::fmt::Debug + Sync {
    /// The file with this SHA-256; none when it is not here.
    fn open(&self, hash: &Hash) -> Option<File>;
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inspection {
    /// The size of the head, and so the number of events.
    pub events: u64,
    /// Personal values.
    pub values: u64,
    /// Evidence files.
    pub files: u64,
}

/// Writes the whole log under the keeper's newest head.
pub async fn write<W: Write + Send>(
    out: W,
    keeper: &Keeper,
    log: &dyn EventLog,
    wanted: Wanted<'_>,
) -> Result<(W, Inspection), HeadsError> {
    let none = || HeadsError::Contradiction("no head has been signed yet".to_owned());
    let head = keeper.head().ok_or_else(none)?;
    let size = head.checkpoint().size();
    let failed = files::io(Path::new("bundle"));

    // First the leaves, and where personal values and files are spoken of.
    let mut seen = Seen::default();
    let mut leaves = Vec::new();
    each(log, size, &mut |index, bytes| {
        leaves.push(leaf_hash(bytes));
        seen.look(index, bytes);
        Ok(())
    })
    .await?;
    let rows = seen.rows(wanted.personal);

    let mut writer = (|| {
        let mut writer = Writer::new(out, head.checkpoint().origin(), size, &Scope::Whole)?;
        writer.add(Name::Policy, &fs::read(keeper.folder().join("policy"))?)?;
        writer.add(Name::Checkpoint, head.to_string().as_bytes())?;
        for (name, bytes) in earlier(keeper.folder(), size)? {
            writer.add(name, &bytes)?;
        }
        writer.sealed(&rows)?;
        writer.tiles(leaves)?;
        std::io::Result::Ok(writer)
    })()
    .map_err(failed)?;

    let mut pack = Vec::with_capacity(256);
    let mut written = 0;
    each(log, size, &mut |_, bytes| {
        pack.push(bytes.to_vec());
        if pack.len() == 256 {
            writer.entry_bundle(written, &pack)?;
            written += 1;
            pack.clear();
        }
        Ok(())
    })
    .await?;
    let rest = || {
        writer.entry_bundle(written, &pack)?;
        let mut files = 0;
        for (hash, file) in seen.files.iter().filter_map(|hash| Some((*hash, wanted.evidence?.open(hash)?))) {
            let (length, mut file) = (file.metadata()?.len(), file);
            writer.stream(Name::File(hash), length, &mut file)?;
            files += 1;
        }
        Ok((writer.finish()?, files))
    };
    let (out, files): (W, u64) = rest().map_err(files::io(Path::new("bundle")))?;
    Ok((out, Inspection { events: size, values: rows.len() as u64, files }))
}

/// Looks at the first `size` events.
async fn each(
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
            look(index, &recorded.bytes).map_err(files::io(Path::new("bundle")))?;
            index += 1;
        }
    }
    Ok(())
}

/// Heads signed before, by size.
fn earlier(folder: &Path, size: u64) -> std::io::Result<BTreeMap<Name, Vec<u8>>> {
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
struct Seen {
    /// The entries that commit to a value, by commitment.
    commitments: HashMap<String, Vec<(u64, String)>>,
    files: std::collections::BTreeSet<Hash>,
}

impl Seen {
    fn look(&mut self, index: u64, bytes: &[u8]) {
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

    fn rows(&self, personal: Vec<Opened>) -> Vec<SealedRow> {
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
}

fn collect(value: &Value, found: &mut std::collections::BTreeSet<Hash>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => {
            found.extend(fields.get("sha256").and_then(Value::as_str).and_then(hex::decode));
            fields.values().for_each(|field| collect(field, found));
        }
        _ => {}
    }
}
