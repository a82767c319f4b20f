//! One pass over the bundle, file by file, holding little: 32 bytes an entry, and the end of each stream.

use std::io::Read;

use sauro_ledger::{
    Hash,
    bundle::{HOWTOS, Name, tar},
    hex,
    policy::Policy,
    tiles::{MAX_ENTRY, Row, WIDTH},
};
use sha2::{Digest, Sha256};

use crate::{
    Trust,
    follow::Follow,
    heads::Heads,
    manifest::Manifest,
    report::{Code, Report},
    selection::Selection,
    tree::Tree,
    values::Values,
};

/// The largest text file read whole; lists and bundles of entries may be larger.
const MAX_TEXT: u64 = 1 << 22;
const MAX_LIST: u64 = 1 << 28;

/// How the entries are proven.
enum Body {
    /// All of them, by the root.
    Whole(Box<Tree>),
    /// Each by itself.
    Selection(Box<Selection>),
}

/// The state of the pass.
pub(crate) struct Pass<'t> {
    trust: &'t Trust,
    pub(crate) report: Report,
    manifest: Option<Manifest>,
    /// `HOWTO.txt` and `policy.claimed` were there.
    explained: bool,
    claimed: bool,
    heads: Heads,
    values: Values,
    /// From the first file that needs them.
    body: Option<(Body, Follow<'t>)>,
    files: Vec<(Hash, Hash)>,
    sums: String,
    closed: bool,
    /// Leaf hashes in order, kept for a reader who will compare a later bundle.
    leaves: Option<Vec<Hash>>,
}

impl<'t> Pass<'t> {
    pub(crate) fn new(trust: &'t Trust, keep: bool) -> Self {
        Self {
            trust,
            report: Report::default(),
            manifest: None,
            explained: false,
            claimed: false,
            heads: Heads::default(),
            values: Values::default(),
            body: None,
            files: Vec::new(),
            sums: String::new(),
            closed: false,
            leaves: keep.then(Vec::new),
        }
    }

    /// Reads the whole bundle. Damage of the archive itself ends the reading. Gives the leaf hashes, if kept.
    pub(crate) fn read(mut self, input: impl Read) -> (Report, Heads, Vec<Hash>) {
        match self.files(input) {
            Ok(()) => self.finish(),
            Err((code, detail)) => {
                self.report.found(code, None, detail);
                self.report.continues = None;
                (self.report, self.heads, Vec::new())
            }
        }
    }

    fn files(&mut self, input: impl Read) -> Result<(), (Code, String)> {
        let mut reader = tar::Reader::new(input);
        let mut last: Option<Name> = None;
        while let Some((path, _)) = reader.next_file().map_err(|error| (Code::Archive, error.to_string()))? {
            let name = path.parse::<Name>().ok().filter(|name| last.as_ref().is_none_or(|last| last < name));
            let name = name.ok_or((Code::File, path))?;
            self.file(&name, &mut reader).map_err(|error| (Code::Archive, format!("{name}: {error}")))?;
            last = Some(name);
        }
        Ok(())
    }

    fn file(&mut self, name: &Name, reader: &mut tar::Reader<impl Read>) -> Result<(), tar::TarError> {
        let mut sum = Sha256::new();
        if let Name::File(said) = name {
            reader.pass(&mut |part| sum.update(part))?;
            let hash: Hash = sum.finalize().into();
            self.files.push((*said, hash));
            self.sums.push_str(&format!("{}  {name}\n", hex::encode(&hash)));
            return Ok(());
        }
        let limit = match name {
            Name::Sealed | Name::Sums => MAX_LIST,
            Name::Tile(tile) if tile.row() == Row::Entries => u64::from(WIDTH) * (MAX_ENTRY as u64 + 2),
            Name::Entry(_) => MAX_ENTRY as u64,
            _ => MAX_TEXT,
        };
        let bytes = reader.bytes(limit)?;
        if *name == Name::Sums {
            self.close(&bytes);
            return Ok(());
        }
        sum.update(&bytes);
        self.sums.push_str(&format!("{}  {name}\n", hex::encode(&sum.finalize())));
        if self.preface(name, &bytes) {
            return Ok(());
        }
        if self.body.is_none() {
            self.begin();
        }
        self.proofs_and_entries(name, &bytes);
        Ok(())
    }

    /// `SHA256SUMS`: the files before it, each as it was read.
    fn close(&mut self, bytes: &[u8]) {
        self.closed = true;
        if bytes != self.sums.as_bytes() {
            let said = String::from_utf8_lossy(bytes);
            let mut said = said.lines();
            let differing = self.sums.lines().find(|line| said.next() != Some(line));
            let name = differing.and_then(|line| line.split("  ").last()).unwrap_or("SHA256SUMS");
            self.report.found(Code::Sum, None, name);
        }
    }

    /// Files that come before any proof or entry. False for the others.
    fn preface(&mut self, name: &Name, bytes: &[u8]) -> bool {
        let report = &mut self.report;
        match name {
            Name::Howto => {
                self.explained = true;
                if !HOWTOS.iter().any(|text| text.as_bytes() == bytes) {
                    report.found(Code::Howto, None, String::new());
                }
            }
            Name::Manifest => {
                self.manifest = Manifest::read(bytes);
                if self.manifest.is_none() {
                    report.found(Code::Manifest, None, String::new());
                }
            }
            Name::Policy => {
                self.claimed = true;
                match Policy::parse(bytes) {
                    Ok(policy) => {
                        let logs = policy.logs().iter().map(|log| log.key.to_string());
                        let witnesses = policy.witnesses().iter().map(|witness| witness.key.to_string());
                        report.claimed = logs.chain(witnesses).collect();
                    }
                    Err(error) => report.found(Code::File, None, format!("policy.claimed: {error}")),
                }
            }
            Name::Checkpoint => self.heads.checkpoint(bytes, self.trust, report),
            Name::Head { size, .. } => self.heads.earlier(*size, name.to_string(), bytes, self.trust, report),
            Name::Consistency(size) => self.heads.consistency(*size, &name.to_string(), bytes, report),
            Name::Sealed => self.values.rows(bytes, report),
            _ => return false,
        }
        true
    }

    /// Head and manifest are read: prepares for proofs and entries.
    fn begin(&mut self) {
        let (Some(manifest), Some(head)) = (&self.manifest, self.heads.head()) else { return };
        let head = head.checkpoint().clone();
        if (manifest.origin.as_str(), manifest.size) != (head.origin(), head.size()) {
            self.report.found(Code::Manifest, None, format!("{} {}", manifest.origin, manifest.size));
        }
        if manifest.streams.as_ref().is_some_and(Vec::is_empty) {
            // Nobody asks for nothing, and nothing could be missing from it.
            self.report.found(Code::Manifest, None, "scope []");
        }
        self.report.whole = manifest.streams.is_none();
        self.report.request = manifest.request.clone();
        self.report.asked = manifest.streams.clone().unwrap_or_default();
        let (streams, trust) = (manifest.streams.clone(), self.trust);
        let body = match &streams {
            None => {
                let kept =
                    trust.earlier.as_ref().map(|earlier| earlier.leaves().to_vec()).unwrap_or_default();
                let mut tree = Tree::new(head.size(), *head.root(), kept);
                self.heads.mark(&mut tree, trust, &mut self.report);
                for receipt in trust.receipts.iter().map(|receipt| receipt.checkpoint().checkpoint()) {
                    tree.mark(receipt.size(), *receipt.root(), Code::Receipt, receipt.size().to_string());
                }
                Body::Whole(Box::new(tree))
            }
            Some(streams) => {
                self.heads.prove(trust, &mut self.report);
                Body::Selection(Box::new(Selection::new(streams.clone(), manifest)))
            }
        };
        self.heads.bounded(trust, &mut self.report);
        let values = std::mem::take(&mut self.values);
        let leaves = self.leaves.take();
        self.body = Some((body, Follow::new(trust, self.heads.seen(), streams, values, leaves)));
    }

    fn proofs_and_entries(&mut self, name: &Name, bytes: &[u8]) {
        let Self { body, heads, report, .. } = self;
        let (Some((body, follow)), Some(head)) = (body, heads.head()) else { return };
        match (body, name) {
            (Body::Whole(tree), Name::Tile(tile)) if tile.row() == Row::Entries => {
                tree.bundle(tile, bytes, report, &mut |index, leaf, bytes, report| {
                    let entry = follow.entry(index, leaf, bytes, report)?;
                    Some((entry.stream, entry.ver))
                });
            }
            (Body::Whole(tree), Name::Tile(tile)) => tree.hashes(tile, bytes, report),
            (Body::Selection(selection), Name::Proof(index)) => selection.proof(*index, bytes, head, report),
            (Body::Selection(selection), Name::StreamHead(stream)) => selection.head(stream, bytes, report),
            (Body::Selection(selection), Name::Entry(index)) => {
                let leaf = sauro_ledger::leaf_hash(bytes);
                let entry = follow.entry(*index, leaf, bytes, report);
                selection.follow(*index, leaf, entry.as_ref(), head, report);
            }
            _ => report.found(Code::File, None, name.to_string()),
        }
    }

    fn finish(mut self) -> (Report, Heads, Vec<Hash>) {
        if self.body.is_none() {
            self.begin();
        }
        let Self { mut report, manifest, heads, body, files, closed, explained, claimed, .. } = self;
        for (there, what) in [
            (closed, Name::Sums),
            (explained, Name::Howto),
            (manifest.is_some(), Name::Manifest),
            (claimed, Name::Policy),
            (heads.head().is_some(), Name::Checkpoint),
        ] {
            if !there {
                report.found(Code::Missing, None, what.to_string());
            }
        }
        let mut leaves = Vec::new();
        if let Some((body, follow)) = body {
            let size = report.size;
            match body {
                Body::Whole(tree) => tree.finish(&mut report),
                Body::Selection(selection) => {
                    selection.finish(follow.chain(), &follow.relied(), size, &mut report);
                }
            }
            leaves = follow.finish(&files, &mut report);
        }
        if report.findings.iter().any(|finding| matches!(finding.code, Code::History | Code::Rewritten)) {
            report.continues = None;
        }
        (report, heads, leaves)
    }
}
